"""Wording: finding the entries of a word list, and patterns, inside a span."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
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


class _Pieces(NamedTuple):
    """The pieces of a text: what they are, where they stand, and the numbers of each."""

    texts: list[str]
    spans: list[tuple[int, int]]
    places: dict[str, list[int]]


def _plain(text: str) -> str:
    """Return `text` in lower case with straight apostrophes, each character in its place."""
    straight = text.replace("’", "'")
    low = straight.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)


@lru_cache(maxsize=256)
def _pieces(text: str) -> _Pieces:
    plain = _plain(text)
    spans = [match.span() for match in _PIECE.finditer(plain)]
    texts = [plain[start:end] for start, end in spans]
    places: dict[str, list[int]] = {}
    for at, piece in enumerate(texts):
        places.setdefault(piece, []).append(at)
    return _Pieces(texts, spans, places)


@cache
def _entries(name: str) -> tuple[dict[str, list[tuple[Piece, ...]]], list[tuple[Piece, ...]]]:
    """Return the entries of a word list, longest first: those that open with a whole word by that word, and the others."""
    whole: dict[str, list[str]] = {}
    others: list[str] = []
    for entry in lexicon(name):
        opening = None if entry.isalpha() else _PIECE.match(entry)
        first = opening.group() if opening else entry
        if entry[len(first) :].startswith("*"):
            others.append(entry)
        else:
            whole.setdefault(first, []).append(entry)
    for alike in (*whole.values(), others):
        if len(alike) > 1:
            alike.sort(key=lambda entry: (-len(entry), entry))
    return {word: [*map(_pattern_of, alike)] for word, alike in whole.items()}, [*map(_pattern_of, others)]


def _pattern_of(entry: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    plain = _plain(entry)
    for match in _PIECE.finditer(plain):
        if match.group() == "*" and found:
            found[-1] = found[-1]._replace(open=True, end=match.end())
        else:
            found.append(Piece(match.group(), *match.span()))
    return tuple(found)


def _fits(entry: tuple[Piece, ...], pieces: _Pieces, at: int) -> bool:
    """Tell whether `entry` stands at a piece of a text: the same pieces, with white space where the entry has a space."""
    texts, spans, _ = pieces
    # Most entries that open with the same word differ in the second: one look there spares the loop.
    if len(entry) > 1 and (at + len(entry) > len(texts) or not texts[at + 1].startswith(entry[1].text)):
        return False
    for number, wanted in enumerate(entry, start=at):
        if not (texts[number].startswith(wanted.text) if wanted.open else texts[number] == wanted.text):
            return False
        if number > at and (wanted.start > entry[number - at - 1].end) != (spans[number][0] > spans[number - 1][1]):
            return False
    return True


def _found(name: str, text: str) -> Iterator[tuple[int, int]]:
    whole, others = _entries(name)
    pieces = _pieces(text)
    texts, spans, places = pieces
    likely = range(len(texts)) if others else sorted(at for word in whole.keys() & places.keys() for at in places[word])
    free = 0
    for at in likely:
        if at >= free:
            near = whole.get(texts[at], ())
            entry = next((entry for entry in (chain(near, others) if others else near) if _fits(entry, pieces, at)), None)
            if entry:
                free = at + len(entry)
                yield spans[at][0], spans[free - 1][1]


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
