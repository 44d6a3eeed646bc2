"""What a speaker's claim looks like where no record settles it; each finder is silent where the reporter speaks."""

import re
from collections.abc import Iterator

from whosays.evidence.passage import Passage
from whosays.evidence.wording import listed, matches
from whosays.spans import Span, subtract

_TOLD = 0.4
"""The share of a claim that may stand outside its speaker's own words."""
_CAN = re.compile(r"\b(?:can['’]t|cannot|can)\b", re.IGNORECASE)
_IS = re.compile(
    r"\b(?:is|are|isn['’]t|aren['’]t|am)\b|(?<=\w)['’](?:re|m)\b|\b(?:it|that|he|she|there|what)['’]s\b", re.IGNORECASE
)
_CALLS_IT = re.compile(
    r"\b(?:(?:it|this|that|these|those|what)(?: is| was| are| were)|(?:it|that)['’]s)"
    r"(?: (?:a|an|just|so|too|simply|nothing|only|all|pure|plain|about time)\b)",
    re.IGNORECASE,
)


def speech(passage: Passage) -> Iterator[Span]:
    """Yield a claim that is mostly in its speaker's own words, and has no number in it."""
    if passage.main is None or not passage.quotations or _has_number(passage):
        return
    quoted = [quotation.span for quotation in passage.quotations]
    told = sum(len(rest) for piece in passage.scope for rest in subtract(piece, quoted))
    if told <= _TOLD * sum(map(len, passage.scope)):
        yield from passage.scope


def stance(passage: Passage) -> Iterator[Span]:
    """Yield what a speaker needs, owes, deserves or agrees to."""
    return listed("stances", passage.text, passage.scope) if passage.main is not None else iter(())


def ability(passage: Passage) -> Iterator[Span]:
    """Yield what a speaker says can or cannot be, where nothing is counted; not in what is added after "he said"."""
    found = tuple(matches(_CAN, passage.text, passage.scope[:1])) if passage.main is not None else ()
    return iter(() if found and _has_number(passage) else found)


def verdict(passage: Passage) -> Iterator[Span]:
    """Yield "it is a", "this is just" in a speaker's own words: a name is given to what happened."""
    if passage.main is not None:
        speech = [quotation.span for quotation in passage.quotations if quotation.speech]
        found = matches(_CALLS_IT, passage.text, passage.scope)
        yield from (span for span in found if any(span in quotation for quotation in speech))


def _has_number(passage: Passage) -> bool:
    return any(map(str.isdigit, "".join(piece.slice(passage.text) for piece in passage.scope)))


def judges(passage: Passage) -> Iterator[Span]:
    """Yield who holds a claim without a number, where the word for them says that they judge: "critics", "analysts"."""
    found = tuple(listed("judges", passage.text, passage.main.source)) if passage.main is not None else ()
    return iter(() if found and _has_number(passage) else found)


def state(passage: Passage) -> Iterator[Span]:
    """Yield what a speaker says that something is, now."""
    return matches(_IS, passage.text, passage.scope) if passage.main is not None else iter(())
