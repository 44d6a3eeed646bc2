"""Ground floor: a span, the half-open range of characters that every finding points with."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= i < end``, into one text.

    >>> Span(4, 8).slice("who says?")
    'says'
    >>> Span(4, 8) in Span(0, 9)
    True
    """

    start: int
    end: int

    def slice(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        """Return the number of characters."""
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        """Tell whether the whole of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def strip(text: str, span: Span) -> Span:
    """Return `span` without the white space at its two ends.

    >>> strip("  who ", Span(0, 6))
    Span(start=2, end=5)
    """
    piece = span.slice(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.end - len(piece) + len(piece.rstrip())))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of `spans`, of which there is at least one.

    >>> hull([Span(4, 8), Span(0, 3)])
    Span(start=0, end=8)
    """
    listed = list(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed))


def subtract(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of `span` once `holes` are cut out, in order.

    >>> subtract(Span(0, 9), [Span(2, 4)])
    (Span(start=0, end=2), Span(start=4, end=9))
    """
    left, at = [], span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        left.append(Span(at, span.end))
    return tuple(left)
