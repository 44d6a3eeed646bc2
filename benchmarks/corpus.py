"""Corpora on disk: one JSON object a line, packed with gzip or not."""

import gzip
import json
from collections.abc import Iterator
from typing import Any


def lines(path: str) -> Iterator[str]:
    """Yield the lines of a text file."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as found:
        yield from found


def rows(path: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file that holds one a line."""
    yield from map(json.loads, lines(path))
