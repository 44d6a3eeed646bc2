"""Wording: finding the entries of a word list, and patterns, inside a span."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from whosays.lexicon import lexicon
from whosays.spans import Span

_PIECE = re.compile(r"[\w-]+|[^\w\s-]")


class Piece(NamedTuple):
    """A word with its hyphens, or a single mark: lower case, straight apostrophes. `open` is true of the start of any word."""

    text: str
    start: int
    end: int
    open: bool = False


@lru_cache(maxsize=256)
def _pieces(text: str) -> tuple[Piece, ...]:
    return tuple(Piece(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in _PIECE.finditer(text))


@cache
def _entries(name: str) -> tuple[dict[str, tuple[tuple[Piece, ...], ...]], tuple[tuple[Piece, ...], ...]]:
    """Return the entries of a word list, longest first: those that open with a whole word by that word, and the others."""
    whole: dict[str, tuple[tuple[Piece, ...], ...]] = {}
    others: list[tuple[Piece, ...]] = []
    for entry in sorted(lexicon(name), key=lambda entry: (-len(entry), entry)):
        found: list[Piece] = []
        for piece in _pieces(entry):
            if piece.text == "*" and found:
                found[-1] = found[-1]._replace(open=True, end=piece.end)
            else:
                found.append(piece)
        if found[0].open:
            others.append(tuple(found))
        else:
            whole[found[0].text] = (*whole.get(found[0].text, ()), tuple(found))
    return whole, tuple(others)


def _fits(entry: tuple[Piece, ...], pieces: tuple[Piece, ...], at: int) -> bool:
    """Tell whether `entry` stands at a piece of a text: the same pieces, with white space where the entry has a space."""
    if at + len(entry) > len(pieces):
        return False
    for number, wanted in enumerate(entry):
        piece = pieces[at + number]
        if not (piece.text.startswith(wanted.text) if wanted.open else piece.text == wanted.text):
            return False
        if number and (wanted.start > entry[number - 1].end) != (piece.start > pieces[at + number - 1].end):
            return False
    return True


def _found(name: str, text: str) -> Iterator[tuple[int, int]]:
    whole, others = _entries(name)
    pieces = _pieces(text)
    at = 0
    while at < len(pieces):
        near = whole.get(pieces[at].text, ())
        entry = next((entry for entry in (*near, *others) if _fits(entry, pieces, at)), None) if near or others else None
        if entry is None:
            at += 1
        else:
            yield pieces[at].start, pieces[at + len(entry) - 1].end
            at += len(entry)


def listed(name: str, text: str, scope: Iterable[Span]) -> Iterator[Span]:
    """Yield where whole entries of the word list `name` stand inside the spans of `scope`, in any case.

    A final * of an entry matches any ending. Of two entries that start at one place, the longer one counts.
    """
    for span in scope:
        for start, end in _found(name, span.slice(text)):
            yield Span(span.start + start, span.start + end)


def holds(name: str, text: str) -> bool:
    """Tell whether an entry of the word list `name` stands anywhere in `text`.

    >>> holds("hedges", "It may rain."), holds("hedges", "It rains.")
    (True, False)
    """
    return next(_found(name, text), None) is not None


def is_listed(name: str, text: str) -> bool:
    """Tell whether the whole of `text` is an entry of the word list `name`."""
    return next(_found(name, text), None) == (0, len(text))


@cache
def pattern(expression: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Return a compiled pattern, compiled at its first use."""
    return re.compile(expression, re.IGNORECASE if ignore_case else 0)


def matches(what: re.Pattern[str], text: str, scope: Iterable[Span]) -> Iterator[Span]:
    r"""Yield where `what` matches inside the spans of `scope`; ``\\A`` and ``\\Z`` are the ends of a span."""
    for span in scope:
        for match in what.finditer(span.slice(text)):
            yield Span(span.start + match.start(), span.start + match.end())
