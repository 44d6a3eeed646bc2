"""Rewrite a sentence so that somebody is answerable for it. The engine checks the rewrite, and says so.

What it looks for is on the page: an owner (one of `owners`, where the item names them) and a cue for the words of the claim,
a hedge where the claim had one, and, if the item asks for it, a cue that takes no side and no word that pushes. It does not
judge style or truth.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from whosays.attribution.attribution import Attribution
from whosays.evidence.wording import holds, listed
from whosays.grading.kinds.kind import HALF, ONE, ZERO, Kind, Sample, Unreadable, folded, texts_schema
from whosays.report import read as read_article
from whosays.spans import Span
from whosays.structure.words import words
from whosays.tables import Table, described

LONGEST = 600
KEPT = Fraction(3, 5)
"""The share of the claim's content words that a rewrite must keep."""
_SMALL = 3
"""Letters up to which a word is no content word."""
_VAGUE = frozenset({"vague"})
_BELIEFS = frozenset("believes believed believe thinks thought think".split())
"""Cues of what is in somebody's head, which a reporter cannot hear."""
_GRUDGING = re.compile(
    r"\b(?:said|says) (?:only|simply|merely|just)\b|\b(?:only|simply|merely|just) (?:said|says)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FixQuestion:
    """The claim to keep, words one of which must stand in the owner, and whether the cue must be neutral."""

    text: str
    claim: str
    neutral: bool
    owners: tuple[str, ...] = ()


def read(table: Table) -> FixQuestion:
    """Read ``text``, ``claim`` (the words of it that must stay; the whole text if not given), ``owners`` and ``neutral``."""
    text = table.text("text")
    claim = table.text("claim", default=text)
    if claim not in text:
        table.fail("'claim' does not stand in the text", "copy it from the text, letter by letter")
    if not _content(claim):
        table.fail("'claim' has no word of four letters", "write a claim with words that can be kept")
    return FixQuestion(text, claim, table.flag("neutral"), table.texts("owners"))


def _content(text: str) -> set[str]:
    return {word for word in _words(text) if len(word) > _SMALL}


def _words(text: str) -> list[str]:
    return [folded(span.slice(text)) for span in words(text, Span(0, len(text)))]


def parse(_: FixQuestion, answer: object) -> str | Unreadable:
    """Return the rewrite, on one line."""
    if type(answer) is not str:
        return Unreadable(f"it is {described(answer)}, not a sentence")
    if len(answer) > LONGEST:
        return Unreadable(f"it is longer than {LONGEST} characters")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") and character not in "\n\r\t" for character in answer):
        return Unreadable("there is a character in it that cannot be seen")
    line = " ".join(answer.split())
    if len(_words(line)) < 2:
        return Unreadable("it is no sentence")
    return line


def compare(question: FixQuestion, given: str, right: str) -> tuple[Fraction, str]:
    """Return 1 where the engine finds all that it looks for, 1/2 where one thing is weak, 0 where owner or claim is missing."""
    if given == right:
        return ONE, ""
    wanted = _content(question.claim)
    kept = Fraction(len(wanted & set(_words(given))), len(wanted))
    if kept < KEPT:
        return ZERO, f"The program finds {round(100 * kept)}% of the words of the claim, and needs {round(100 * KEPT)}%."
    owned = [one for one in read_article(given).attributions if one.claimed and one.source and one.cue]
    owned = [one for one in owned if one.owner_type != "ghost"]
    meant = [one for one in owned if _covers(one, given, wanted)]
    if not meant:
        return ZERO, "The program finds nobody who is answerable for the claim, with a cue."
    if question.owners and not any(_names(one, given, question.owners) for one in meant):
        return ZERO, "The program finds somebody else answerable for the claim."
    weak = list(_weaknesses(question, given, owned))
    if weak:
        return HALF if len(weak) == 1 else ZERO, f"The program checked it: {', and '.join(weak)}."
    return ONE, ""


def _covers(attribution: Attribution, text: str, wanted: set[str]) -> bool:
    """Tell whether the words of the claim stand in the content of `attribution`."""
    content = {word for span in attribution.content for word in _words(span.slice(text))}
    return Fraction(len(wanted & content), len(wanted)) >= KEPT


def _names(attribution: Attribution, text: str, owners: tuple[str, ...]) -> bool:
    source = folded(" ".join(span.slice(text) for span in attribution.source))
    return any(folded(owner) in source for owner in owners)


def _weaknesses(question: FixQuestion, given: str, owned: Sequence[Attribution]) -> Iterator[str]:
    if all(one.owner_type in _VAGUE for one in owned):
        yield "it finds only a vague owner"
    hedges, left = _hedges(question.claim), _hedges(given)
    if left < hedges:
        yield "the hedge of the claim is gone"
    if not question.neutral:
        return
    if left > hedges:
        yield "it hedges more than the claim did"
    if any(one.cue_family not in ("neutral", None) for one in owned):
        yield "a cue takes a side"
    if any(folded(span.slice(given)) in _BELIEFS for one in owned for span in one.cue):
        yield "its cue tells what somebody thinks, where a verb of saying is wanted"
    if holds("evasion", given) or holds("loaded", given) or _GRUDGING.search(given):
        yield "a word still pushes"


def _hedges(text: str) -> int:
    return sum(1 for _ in listed("hedges", text, [Span(0, len(text))]))


def name_of(_: FixQuestion, value: str) -> str:
    """Return the rewrite."""
    return value


def choices(_: FixQuestion) -> tuple[tuple[str, str], ...]:
    """Return nothing: a rewrite is written."""
    return ()


def samples(question: FixQuestion, right: str) -> Iterator[Sample]:
    """Yield the model, the text as it was (it must earn nothing), an owner for another claim, and answers that are none."""
    yield Sample(f"  {right} ", ONE)
    yield Sample(question.text, ZERO)
    yield Sample("The mayor said on Monday that it would rain.", ZERO)
    yield Sample(question.claim.split()[0], ZERO, readable=False)
    yield Sample(right + "\u202e", ZERO, readable=False)
    yield Sample([right], ZERO, readable=False)


FIX = Kind(
    "fix", "You wrote “{answer}” for {item}.", read, parse, compare, name_of, choices, samples,
    fields={"claim": {"type": "string", "minLength": 1}, "neutral": {"type": "boolean"}, "owners": texts_schema()},
    answers={"type": "string"}, own=True,
)  # fmt: skip
