"""Ground floor: word lists, read once from ``data/lexicons/*.txt``.

A list holds one entry a line, lower case. Lines that start with ``#`` are its head: meaning, source, licence, date.
"""

from functools import cache
from importlib.resources import files


@cache
def lexicon(name: str) -> frozenset[str]:
    """Return the entries of the word list `name`.

    >>> "according to" in lexicon("cues-preposition")
    True
    """
    return frozenset(entries(name))


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of the word list `name` in the order of the file."""
    text = files("whosays").joinpath("data", "lexicons", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
