"""A draft from an article: items for both questions, with the engine's labels for a key that a person must go through.

Students are marked against what a person decided. So the key says ``reviewed = false``, and nothing is graded with it until
somebody has read every line and set that to true.
"""

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from whosays.evidence import SENTENCE_RULES
from whosays.grading.exercise import DRAFTED, FORMAT
from whosays.grading.kinds.two_questions import value_of
from whosays.labels.label import Label, LabelledSentence
from whosays.labels.names import LABEL_NAMES
from whosays.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

Raw = dict[str, Any]
LONGEST, SHORTEST = 60, 5
"""Words of a sentence that is asked about."""
_WHY = {rule.id: rule.why for rule in SENTENCE_RULES}
_HINT = "Put one finger on who is answerable and one on the cue; then ask what could settle it."


def draft(report: Report, *, name: str, title: str, items: int, seed: str) -> tuple[Raw, Raw]:
    """Return the tables of ``exercise.toml`` and ``key.toml``: sentences of each label in turn, the surest labels first."""
    chance = random.Random(f"{seed}\0{name}")  # noqa: S311 - it must come out the same again; it guards nothing
    by_label: defaultdict[Label, list[LabelledSentence]] = defaultdict(list)
    for one in sorted(report.sentences, key=lambda one: -one.margin):
        if SHORTEST <= len(one.sentence.words) <= LONGEST:
            by_label[one.label].append(one)
    chosen: list[LabelledSentence] = []
    for at in range(items):
        chosen += [pile[at] for _, pile in sorted(by_label.items(), key=lambda pair: pair[0].value) if at < len(pile)]
    chosen = chosen[:items]
    chance.shuffle(chosen)
    asked = [_item(report, one, number) for number, one in enumerate(chosen, start=1)]
    keys = {f"q{number}": _key(report, one) for number, one in enumerate(chosen, start=1)}
    head = {"format": FORMAT, "id": name, "title": title, "lesson": name, "article": "article.txt", "graded": True}
    return {**head, "items": asked}, {"format": FORMAT, "exercise": name, "reviewed": False, "items": keys}


def _item(report: Report, one: LabelledSentence, number: int) -> Raw:
    return {
        "id": f"q{number}",
        "kind": "two-questions",
        "gate": True,
        "points": 1,
        "prompt": "Who says it, and could it be checked? Or is it the page talking?",
        "text": _text(report, one),
        "hint": _HINT,
    }


def _text(report: Report, one: LabelledSentence) -> str:
    return " ".join(report.document.text(one.sentence.span).split())


def _key(report: Report, one: LabelledSentence) -> Raw:
    text = _text(report, one)
    seen = [" ".join(report.document.text(evidence.span).split()) for evidence in one.evidence]
    evidence = list(dict.fromkeys(words for words in seen if words and words in text))[:4] or [text.split()[0]]
    accept = {value_of(label): "1/2" for label in one.also if value_of(label) != value_of(one.label)}
    return {
        "answer": value_of(one.label),
        **({"accept": accept} if accept else {}),
        "evidence": evidence,
        "why": _why(one),
    }


def _why(one: LabelledSentence) -> str:
    """Return the reasons of the rules that decided, as far as they are about the two questions."""
    reasons: Sequence[str] = list(dict.fromkeys(_WHY[e.rule] for e in one.evidence if e.rule in _WHY))[:2]
    told = " ".join(reasons) or LABEL_NAMES[one.label.value]["question"].rstrip("?")
    return f"{DRAFTED}: {told[:1].lower()}{told[1:].rstrip('.')}"
