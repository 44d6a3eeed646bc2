"""A draft from an article: items for both questions, with the engine's labels for a key that a person must go through.

Students are graded against what a person decided. So the key says ``reviewed = false``, and nothing is graded with it until
somebody has read every line and set that to true.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.evidence.rule import Evidence
from whosays.grading.exercise import DRAFTED, FORMAT
from whosays.grading.kinds.two_questions import PAGE, value_of
from whosays.labels.decision import STORY_KINDS, decide_kind, worth
from whosays.labels.label import Label, LabelledSentence
from whosays.report import Report

Raw = dict[str, Any]
LONGEST, SHORTEST, SHORTEST_OF_THE_PAGE = 60, 5, 3
"""Words of a sentence that is asked about; a caption's credit or a byline has few."""
MOST_BEFORE = 3
"""Sentences that are shown before one that leans on them."""
_HEADINGS = STORY_KINDS - {"body"}
_CARRIED = ("voice.open-quotation", "voice.carried-name")
MOST_WORDS = 4
"""Pieces of evidence that a key names."""
_WHY: dict[str, str] = {
    **{rule.id: rule.why for rule in PAGE_RULES},
    **{rule.id: rule.why for rule in SENTENCE_RULES},
}
_LEANS = re.compile(
    r"(?:he|she|it|they|we|his|her|its|their|our|this|that|these|those|such|both|neither|others)\b", re.IGNORECASE
)
"""How a sentence begins that speaks of the one before."""
_MEANS = {
    "source": "somebody on the page is answerable for it",
    "reporter": "nobody but the reporter is answerable for it",
    "fact": "a record or a witness could settle it",
    "opinion": "no record and no witness could settle it",
    PAGE: "the reader would lose nothing about the event if it were deleted",
}
"""Why each answer is right, where no rule points at words."""
_HINT = "Put one finger on who is answerable and one on the cue; then ask what could settle it."
_PAGE_HINT = "Take the delete test: if it were gone, would a reader lose anything about the event?"
_SHOWS: dict[str, str] = {
    "page.caption-wording": "{words} points at a picture",
    "page.read-time": "{words} is the page's own guess at your time",
    "page.byline": "{words} says who wrote the story",
    "page.contribution": "{words} says who else worked on the story",
    "page.button": "{words} is something to click",
    "page.promo": "{words} belongs to an offer of the page",
    "page.legal": "{words} belongs to the page's small print",
    "page.related": "{words} leads to other pages",
    "voice.cue": "{words} ties what is stated to somebody",
    "voice.ghost": "{words} reports what nobody on the page says",
    "check.hedge": "{words} does not put the claim forward as so",
    "check.duty": "{words} says what ought to be: no record settles that",
    "check.verdict": "{words}: the rating itself is what the sentence says",
    "check.analysis-verb": "the writer draws the meaning: no record settles {words}",
    "check.apparent": "{words} is the writer guessing at a meaning",
    "check.unowned-belief": "{words} puts a belief forward, and nobody to hold it",
    "check.first-person": "{words} marks a belief of the speaker",
    "check.stance": "{words} is what somebody holds, and no record settles that",
    "check.ability": "{words}: what can be and what cannot, somebody judges, and no record does",
    "check.judges": "{words} are asked for what they think",
    "check.state": "{words} says how things are, not what happened",
    "check.intensifier": "{words} tells how much or how many, and gives no measure",
    "check.predicate": "{words}: the sentence says what something is, not what happened",
    "check.opening": "{words} at the start carries an argument on",
    "check.contraction": "{words} is how somebody talks; a report spells its words out",
    "check.evasion": "{words} is the writer's verdict on an answer",
}
"""Reasons of rules that give examples of words, for the words of the sentence itself."""
_UNSEEN = ("page.among-comments", "page.named-furniture", "page.named-promo", "page.named-correction")
"""What the page calls its boxes, which nobody sees who reads the sentence."""
_LONGEST_SHOWN = 60
"""Characters of words that a reason names."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The tables of ``exercise.toml`` and ``key.toml``; for each label, how many sentences were found and are asked about."""

    asked: Raw
    key: Raw
    counts: tuple[tuple[Label, int, int], ...]


def draft(report: Report, *, name: str, title: str, items: int) -> Draft:
    """Return a draft: sentences of each label in turn, the surest labels first, asked in the order of the article.

    Headlines are no items: they make a claim, and their words count with the page.
    """
    by_label: defaultdict[Label, list[LabelledSentence]] = defaultdict(list)
    for one in sorted(report.sentences, key=lambda one: -one.margin):
        shortest = SHORTEST_OF_THE_PAGE if one.label is Label.PAGE_FURNITURE else SHORTEST
        if shortest <= len(one.sentence.words) <= LONGEST and report.document.kind(one.sentence) not in _HEADINGS:
            by_label[one.label].append(one)
    if Label.PAGE_FURNITURE in by_label:
        by_label[Label.PAGE_FURNITURE] = _spread(report, by_label[Label.PAGE_FURNITURE])
    chosen: list[LabelledSentence] = []
    for at in range(items):
        chosen += [pile[at] for _, pile in sorted(by_label.items(), key=lambda pair: pair[0].value) if at < len(pile)]
    chosen = sorted(chosen[:items], key=lambda one: one.sentence.index)
    asked = [_item(report, one, number) for number, one in enumerate(chosen, start=1)]
    keys = {f"q{number}": _key(report, one) for number, one in enumerate(chosen, start=1)}
    head = {"format": FORMAT, "id": name, "title": title, "lesson": name, "article": "article.txt", "graded": True}
    counts = tuple((label, len(by_label[label]), sum(one.label is label for one in chosen)) for label in Label)
    return Draft({**head, "items": asked}, {"format": FORMAT, "exercise": name, "reviewed": False, "items": keys}, counts)


def _spread(report: Report, sentences: list[LabelledSentence]) -> list[LabelledSentence]:
    """Return pieces of the page's furniture, each kind in turn, and of each kind what stands farthest from those before."""
    kinds: defaultdict[str, list[LabelledSentence]] = defaultdict(list)
    for one in sentences:
        kinds[report.document.kind(one.sentence)].append(one)
    found: list[LabelledSentence] = []
    while any(kinds.values()):
        for pile in filter(None, kinds.values()):
            seen = [one.sentence.index for one in found]
            far = max(pile, key=lambda one: min((abs(one.sentence.index - at) for at in seen), default=0))
            pile.remove(far)
            found.append(far)
    return found


def _item(report: Report, one: LabelledSentence, number: int) -> Raw:
    before = _before(report, one)
    return {
        "id": f"q{number}",
        "kind": "two-questions",
        "gate": True,
        "points": 1,
        "prompt": "Who says it, and could it be checked? Or is it the page talking?",
        **({"before": before} if before else {}),
        "text": _text(report, one),
        "hint": _PAGE_HINT if one.label is Label.PAGE_FURNITURE else _HINT,
    }


def _before(report: Report, one: LabelledSentence) -> str:
    """Return the sentences of the story before one that leans on them, back to one that stands alone."""
    if not _leans(report, one):
        return ""
    told: list[str] = []
    for other in reversed(report.sentences[: one.sentence.index]):
        if other.label is not Label.PAGE_FURNITURE:
            told.insert(0, _text(report, other))
            if len(told) == MOST_BEFORE or not _leans(report, other):
                break
    words = " ".join(told).split()
    return " ".join(words) if len(words) <= LONGEST else " ".join(["\u2026", *words[-LONGEST:]])


def _leans(report: Report, one: LabelledSentence) -> bool:
    """Tell whether a sentence needs the one before: it begins with a pronoun, or its owner was named earlier."""
    if one.label is Label.PAGE_FURNITURE:
        return False
    span = one.sentence.span
    runs_on = any(quotation.continues or quotation.span.start < span.start for quotation in report.document.quotations_in(span))
    return runs_on or any(evidence.rule in _CARRIED for evidence in one.evidence) or bool(_LEANS.match(_text(report, one)))


def _text(report: Report, one: LabelledSentence) -> str:
    return " ".join(report.document.text(one.sentence.span).split())


def _key(report: Report, one: LabelledSentence) -> Raw:
    accept = {value_of(label): "1/2" for label in one.also if value_of(label) != value_of(one.label)}
    arguing = _arguing(one)
    words = _words(report, one, arguing)
    return {
        "answer": value_of(one.label),
        **({"accept": accept} if accept else {}),
        "evidence": list(dict.fromkeys(found for mine in words.values() for found in mine)) or [_text(report, one)],
        "why": _why(report, one, arguing),
        **({"drafted": {answer: mine for answer, mine in words.items() if mine}} if any(words.values()) else {}),
    }


def _arguing(one: LabelledSentence) -> dict[str, list[Evidence]]:
    """Return the evidence for each answer that the label gives, what is worth most first; evidence against it stays out."""
    label = one.label
    answers = [("voice", label.voice), ("check", label.check)] if label.check else [("gate", decide_kind(one.evidence)[0])]
    return {
        answer if axis != "gate" else PAGE: sorted(
            (evidence for evidence in one.evidence if worth(evidence.rule, axis, answer) > 0),
            key=lambda evidence: -worth(evidence.rule, axis, answer),
        )
        for axis, answer in answers
    }


def _words(report: Report, one: LabelledSentence, arguing: dict[str, list[Evidence]]) -> dict[str, list[str]]:
    """Return for each answer the words that argue for it."""
    text = _text(report, one)
    found: dict[str, list[str]] = {}
    for answer, seen in arguing.items():
        mine: list[str] = []
        for evidence in seen:
            words = _told(report, evidence)
            if words and words in text and not any(words in other or other in words for other in mine):
                mine.append(words)
        found[answer] = mine[: MOST_WORDS // len(arguing)]
    return found


def _told(report: Report, evidence: Evidence) -> str:
    return " ".join(report.document.text(evidence.span).split())


def _why(report: Report, one: LabelledSentence, arguing: dict[str, list[Evidence]]) -> str:
    """Return for each answer the best reason that argues for it, or what the answer means where no rule does."""
    told: list[str] = []
    for answer, seen in arguing.items():
        reason = next(filter(None, (_reason(report, one, evidence) for evidence in seen)), "")
        told += [_MEANS[answer]] if not reason else [reason] if answer != PAGE else [_MEANS[answer], reason]
    joined = ". ".join(f"{reason[:1].upper()}{reason[1:].rstrip('.')}" for reason in told)
    return f"{DRAFTED}: {joined[:1].lower()}{joined[1:]}"


def _reason(report: Report, one: LabelledSentence, evidence: Evidence) -> str:
    """Return the reason that a rule gives, about words of this sentence alone; "" where it holds only for its examples."""
    if evidence.rule in _UNSEEN:
        return ""
    if evidence.rule not in _SHOWS:
        return _WHY[evidence.rule]
    words = _told(report, evidence)
    is_short = words and words in _text(report, one) and len(words) <= _LONGEST_SHOWN
    return _SHOWS[evidence.rule].format(words=f"\u201c{words}\u201d") if is_short else ""
