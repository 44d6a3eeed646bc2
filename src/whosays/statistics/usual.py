"""What is usual: the middle half of a corpus of news, read by this engine, for each statistic that can be set beside it."""

import json
from functools import cache

from whosays.datafile import read_data
from whosays.statistics.statistic import Usual


@cache
def usual() -> dict[str, Usual]:
    """Return the middle half, first to third quartile, of each statistic over the articles of the corpus."""
    held = json.loads(read_data("usual.json"))
    return {name: Usual(low, high, held["meta"]["corpus"]) for name, (low, high) in held["usual"].items()}
