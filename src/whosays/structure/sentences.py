"""Sentence boundary detection: where a sentence ends, as spans of the untouched text.

A stop ends a sentence unless one of four things speaks against it, asked in this order: what follows starts in lower case;
the stop belongs to an abbreviation, an initial or a list number; what follows is a cue that belongs to the quotation
before it (``"Why?" she asked``); a bracket is still open.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from whosays.lexicon import lexicon
from whosays.spans import Span, strip

_STOP = re.compile(r"(?P<marks>[.!?…。！？]+)(?P<close>[\"'”’»)\]]*)(?P<space>\s+)(?=\S)")
_WORD_BEFORE = re.compile(r"[\w.&'’°-]+\Z")
_WORD_AFTER = re.compile(r"[\"'“‘«(\[—–-]*\s?([\w'’-]+)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]\Z")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\Z")
_CUE_AFTER = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,4}?(\w+)|(?:he|she|they|it|I|we) (\w+)", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?:[—–―]|--?)\s?(?=[A-Z])(?:[A-Z]\.|[^.!?\n]){2,80}\.?\s*\Z")
"""A dash and a name that end the paragraph belong to the quotation before them."""
_ELLIPSIS = re.compile(r"\.(?:\s\.){2,3}(?!\.)")
_THREE = 3
_ENTRY = re.compile(r"(?<!\S)(?:[•⁃‣*-]\s?)?(?P<number>\d{1,3}|[a-z])(?:\.\)|[.)])\s+(?=\S)")
"""The mark of an entry of a list: "1.", "2)", "• 3.", "b."."""
_LOOK_BACK = 40
"""Characters that are enough to see the word before a stop."""
_BRACKET = 300
"""Characters within which a bracket is looked for on either side of a stop."""


def sentences(text: str, block: Span) -> tuple[Span, ...]:
    """Return the sentence spans of a block, in order; they leave out nothing but white space.

    >>> block = "The U.S. warned of a deal. It may come soon."
    >>> [span.slice(block) for span in sentences(block, Span(0, len(block)))]
    ['The U.S. warned of a deal.', 'It may come soon.']
    """
    found = []
    start = block.start
    for end, resume in _boundaries(text, block):
        found.append(Span(start, end))
        start = resume
    last = strip(text, Span(start, block.end))
    return (*found, last) if last else tuple(found)


def _boundaries(text: str, block: Span) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ends and where the next one starts."""
    start = block.start
    told = dict(_ellipses(text, block))
    entries = _entries(text, block)
    for before, mark in pairwise(entries):
        told[mark.start] = (strip(text, Span(before.start, mark.start)).end, mark.start)
    marked = {at for mark in entries for at in range(mark.start, mark.end)}
    for stop in _STOP.finditer(text, block.start, block.end):
        known = stop.start() in marked or stop.start() in told
        if not known and _ends_sentence(text, start, stop, block.end):
            told[stop.start()] = (stop.start("space"), stop.end())
            start = stop.end()
    resumed = block.start
    for _, ends in sorted(told.items()):
        if ends is not None and ends[1] > resumed:
            resumed = ends[1]
            yield ends


def _ellipses(text: str, block: Span) -> Iterator[tuple[int, tuple[int, int] | None]]:
    """Yield each stop of a spaced ellipsis, with where a sentence ends there: None, but at one of four stops.

    Where the first of four stands at a word, it ends the sentence; where none does, the last one ends it.
    """
    for match in _ELLIPSIS.finditer(text, block.start, block.end):
        stops = [at for at in range(match.start(), match.end()) if text[at] == "."]
        after = _WORD_AFTER.match(text, match.end() + 1, block.end)
        goes_on = after is not None and after.group(1)[0].isupper() and len(stops) > _THREE
        attached = match.start() > block.start and not text[match.start() - 1].isspace()
        for number, at in enumerate(stops):
            ends = goes_on and number == (0 if attached else len(stops) - 1)
            yield at, ((at + 1, at + 2) if ends else None)


def _entries(text: str, block: Span) -> list[Span]:
    """Return the marks of a list written in one line, "1. ... 2. ...": each counts on from the one before."""
    found: list[Span] = []
    expected = None
    if _ENTRY.match(text, block.start, block.end):
        for match in _ENTRY.finditer(text, block.start, block.end):
            name = match["number"]
            if expected is None or name == expected:
                found.append(Span(*match.span()))
                expected = str(int(name) + 1) if name.isdigit() else chr(ord(name) + 1)
    return found if len(found) > 1 else []


def _ends_sentence(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    after = _WORD_AFTER.match(text, stop.end(), limit)
    if after is not None and after.group(1)[0].islower() and not _is_name_in_lower_case(after.group(1)):
        return False
    if stop["marks"] == "." and not stop["close"] and _belongs_to_word(text, start, stop, after):
        return False
    if stop["close"] and _SIGNATURE.match(text, stop.end(), limit):
        return False
    if stop["close"] and not stop["marks"].endswith(".") and _cue_follows(text, stop.end(), limit):
        return False
    return not _inside_bracket(text, start, stop)


def _is_name_in_lower_case(word: str) -> bool:
    """Tell whether `word` is a name such as iPhone or eBay, which may open a sentence."""
    return any(c.isupper() for c in word[1:3])


def _belongs_to_word(text: str, start: int, stop: re.Match[str], after: re.Match[str] | None) -> bool:
    """Tell whether the full stop is part of the word before it, and the sentence goes on."""
    before = _WORD_BEFORE.search(text, max(start, stop.start() - _LOOK_BACK), stop.start())
    if before is None or after is None:
        return False
    word, following = before.group().lower(), after.group(1)
    if before.start() == start and _LIST_NUMBER.match(word):
        return True
    if word in lexicon("abbreviations-title"):
        return True
    if word in lexicon("abbreviations-number"):
        return following[0].isdigit()
    if word in ("a.m", "p.m") and following.lower() in lexicon("abbreviations-title"):
        return False
    if _INITIALS.match(before.group()):
        is_initial = len(word) == 1
        return (is_initial and before.group() != "I") or following.lower() not in _sentence_openers()
    return _is_abbreviation(before.group()) and following.lower() not in _sentence_openers()


def _is_abbreviation(word: str) -> bool:
    """Tell whether `word` is an abbreviation; "Co" and "Ill" are, "co" and "ill" are not."""
    small = word.lower()
    return small in lexicon("abbreviations") or (word[0].isupper() and small in lexicon("abbreviations-capital"))


@cache
def _sentence_openers() -> frozenset[str]:
    return lexicon("sentence-openers")


def _cue_follows(text: str, at: int, limit: int) -> bool:
    """Tell whether the words at `at` are a speaker and a cue, as after a quoted question."""
    match = _CUE_AFTER.match(text, at, limit)
    return match is not None and (match.group(1) or match.group(2)).lower() in lexicon("cues-plain")


def _inside_bracket(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a bracket that opened in this sentence, and not before it, is still open after the stop."""
    so_far = text[max(start, stop.start() - _BRACKET) : stop.end("close")]
    opened = so_far.count("(") - so_far.count(")")
    return opened == 1 and not so_far.startswith("(") and ")" in text[stop.end() : stop.end() + _BRACKET]
