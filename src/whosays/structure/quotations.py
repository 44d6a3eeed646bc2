"""Quotation marks: paired, left open, doubled, and carried over paragraphs."""

import re
from collections.abc import Iterable

from whosays.spans import Span
from whosays.structure.document import Quotation

_DOUBLE = re.compile(r"[\"“”„«»]|''|``")
_SINGLE_SPEECH = re.compile(r"(?<![\w’'])[‘'](?=\w)([^‘’'\n]{0,400}(?:(?<=\w)['’](?=\w)[^‘’'\n]{0,400}){0,9}[,.?!])['’](?!\w)")
_BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-‘'/")
_TITLE_WORD = re.compile(r"[A-Z0-9][\w'’-]*|a|an|and|at|for|in|of|on|or|the|to|with")
_SET_OFF = re.compile(r"(?:so-called|called|dubbed|titled|entitled|nicknamed|termed|named|known as)\s*\Z", re.IGNORECASE)


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of a story's `paragraphs`, in order.

    Double marks first; single marks count in a paragraph that has no double ones. A quotation left open at the end of a
    paragraph goes on where the next paragraph starts with an opening mark.
    """
    found: list[Quotation] = []
    open_before = False
    for paragraph in paragraphs:
        here = _double(text, paragraph, continues=open_before) or _single(text, paragraph)
        found.extend(here)
        open_before = bool(here) and not here[-1].closed
    return tuple(found)


def _double(text: str, paragraph: Span, *, continues: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if mark.group() == "»" and mark.start() == paragraph.start:
            continue  # a bullet
        opens = _opens(text, mark, paragraph)
        if opened is not None and mark.group() == opened.group() == "“" and _stands_as_closing(text, mark, paragraph):
            opens = False
        if opened is None and opens is not False:
            opened = mark
        elif opened is not None and opens is True:
            found.append(_quotation(text, opened, mark.start(), mark.start(), closed=False))
            opened = mark
        elif opened is not None:
            found.append(_quotation(text, opened, mark.start(), mark.end(), closed=True))
            opened = None
    if opened is not None:
        found.append(_quotation(text, opened, paragraph.end, paragraph.end, closed=False))
    if found and continues and found[0].span.start == paragraph.start:
        first = found[0]
        found[0] = Quotation(first.span, first.inner, first.closed, continues=True, speech=True)
    return found


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool | None:
    """Tell whether a mark opens (True) or closes (False) a quotation; None where it could do either."""
    if mark.group() in ("“", "„", "«", "``"):
        return True
    if mark.group() in ("”", "»"):
        return mark.start() == paragraph.start
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if before in _BEFORE_OPENING and not after.isspace():
        return True
    if not before.isspace() and (after.isspace() or not after.isalnum()):
        return False
    return False if before.isdigit() else None


def _stands_as_closing(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Tell whether a mark has a word or a stop before it and none after it: “so“ has its two marks alike."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return before not in _BEFORE_OPENING and not after.isalnum()


def _quotation(text: str, opened: re.Match[str], inner_end: int, end: int, *, closed: bool) -> Quotation:
    span, inner = Span(opened.start(), end), Span(opened.end(), inner_end)
    return Quotation(span, inner, closed=closed, speech=not (closed and _is_set_off(text, span, inner)))


def _is_set_off(text: str, span: Span, inner: Span) -> bool:
    """Tell whether the marks set off a title or a word the writer keeps at a distance, rather than speech."""
    words = inner.slice(text).split()
    if not words or len(words) > 6 or inner.slice(text)[-1] in ",.?!":
        return False
    if _SET_OFF.search(text, max(0, span.start - 20), span.start):
        return True
    return len(words) > 1 and all(_TITLE_WORD.fullmatch(word) for word in words)


def _single(text: str, paragraph: Span) -> list[Quotation]:
    return [
        Quotation(Span(*match.span()), Span(*match.span(1)))
        for match in _SINGLE_SPEECH.finditer(text, paragraph.start, paragraph.end)
    ]
