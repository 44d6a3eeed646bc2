"""Word lists, read once from ``data/lexicons/*.txt``.

A list holds one entry a line, lower case. Lines that start with ``#`` are its head: meaning, source, license, date.
"""

from functools import cache

from whosays.datafile import read_data


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
    lines = read_data(f"lexicons/{name}.txt").splitlines()
    return tuple(entry for line in lines if (entry := line.strip()) and entry[0] != "#")
