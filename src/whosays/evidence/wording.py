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


def _pieces(text: str) -> tuple[Piece, ...]:
    return tuple(Piece(m.group().lower(), *m.span()) for m in _PIECE.finditer(text.replace("’", "'")))


@lru_cache(maxsize=256)
def _known(text: str) -> tuple[tuple[Piece, ...], dict[str, list[int]]]:
    """Return the pieces of `text`, and for each the numbers of where it stands."""
    pieces = _pieces(text)
    places: dict[str, list[int]] = {}
    for at, piece in enumerate(pieces):
        places.setdefault(piece.text, []).append(at)
    return pieces, places


@cache
def _entries(name: str) -> tuple[dict[str, list[str]], list[str]]:
    """Return the entries of a word list, longest first: those that open with a whole word by that word, and the others."""
    whole: dict[str, list[str]] = {}
    others: list[str] = []
    for entry in sorted(lexicon(name), key=lambda entry: (-len(entry), entry)):
        opening = _PIECE.match(entry)
        first = opening.group() if opening else entry
        if entry[len(first) :].startswith("*"):
            others.append(entry)
        else:
            whole.setdefault(first, []).append(entry)
    return whole, others


@cache
def _pattern_of(entry: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for piece in _pieces(entry):
        if piece.text == "*" and found:
            found[-1] = found[-1]._replace(open=True, end=piece.end)
        else:
            found.append(piece)
    return tuple(found)


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
    pieces, places = _known(text)
    likely = range(len(pieces)) if others else sorted(at for word in whole.keys() & places.keys() for at in places[word])
    free = 0
    for at in likely:
        if at >= free:
            near = map(_pattern_of, (*whole.get(pieces[at].text, ()), *others))
            entry = next((entry for entry in near if _fits(entry, pieces, at)), None)
            if entry:
                free = at + len(entry)
                yield pieces[at].start, pieces[free - 1].end


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


def matches(what: re.Pattern[str], text: str, scope: Iterable[Span]) -> Iterator[Span]:
    r"""Yield where `what` matches inside the spans of `scope`; ``\\A`` and ``\\Z`` are the ends of a span."""
    for span in scope:
        for match in what.finditer(span.slice(text)):
            yield Span(span.start + match.start(), span.start + match.end())
