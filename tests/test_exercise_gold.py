"""Where an exercise quotes a practice article, its key says what people decided about that sentence, mark for mark."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

import whosays
from whosays.gold import GoldSentence, normalise, open_gold, sentence_hash
from whosays.grading.exercise import Exercise, Item, open_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.kinds.two_questions import value_of
from whosays.grading.marking import mark
from whosays.labels.label import Label

ROOT = Path(__file__).parents[1]
HALF = Fraction(1, 2)
MADE_UP = "Made up for this exercise."
ROWS = {row.hash: row for path in sorted(ROOT.glob("book/articles/*/gold.toml")) for row in open_gold(path).sentences}
WORDS = normalise(" ".join(row.text or "" for row in ROWS.values()))
BLOCKS = {row.kind for row in ROWS.values()} | {"story"}
LABELLING = ("sort", "two-questions", "certainty", "audit")


def answer_of(item: Item, label: Label, kind: str) -> str | None:
    """Return what a sentence with `label` in a block of the kind `kind` answers to `item`."""
    if item.kind == "two-questions":
        return value_of(label)
    answers = {
        "label": label.value,
        "voice": label.voice,
        "check": label.check,
        "gate": "page" if label.voice == "page" else "story",
        "kind": "story" if kind == "body" else kind,
    }
    return answers[item.question.ask]


def shares(item: Item, row: GoldSentence) -> dict[str | None, Fraction]:
    """Return each answer that `row` allows, with the share of the points that it is worth."""
    found = {answer_of(item, label, row.kind): HALF for label in row.also if label.voice != row.label.voice}
    for label, share in row.accept:
        answer = answer_of(item, label, row.kind)
        found[answer] = max(share, found.get(answer, Fraction(0)))
    return {**found, answer_of(item, row.label, row.kind): Fraction(1)}


def asks_of_the_page(item: Item) -> bool:
    """Tell whether `item` asks for something that gold holds: a label, an axis of it, or the kind of a block."""
    if item.kind not in LABELLING:
        return False
    return item.kind == "two-questions" or item.question.ask != "kind" or set(item.question.options) <= BLOCKS


def exercises() -> Iterator[Exercise]:
    yield from (open_exercise(path.parent) for path in sorted(ROOT.glob("exercises/**/exercise.toml")))


def quoting() -> Iterator[object]:
    """Yield each item whose text is a sentence of an article, with what people decided about it."""
    for exercise in exercises():
        for item in exercise.items:
            if asks_of_the_page(item) and sentence_hash(item.text) in ROWS:
                yield pytest.param(item, ROWS[sentence_hash(item.text)], id=f"{exercise.id}-{item.id}")


def others() -> Iterator[object]:
    """Yield each other sentence of practice that is to be labelled."""
    for exercise in exercises():
        for item in exercise.items:
            if item.kind in LABELLING and item.text and sentence_hash(item.text) not in ROWS and not exercise.graded:
                yield pytest.param(item, id=f"{exercise.id}-{item.id}")


@pytest.mark.parametrize(("item", "row"), tuple(quoting()))
def test_key_is_what_people_decided(item: Item, row: GoldSentence) -> None:
    """Hold the right answer to gold, and each reading that gold allows to at least its share."""
    choices = [value for value, _ in kind_named(item.kind).choices(item.question)]
    plain = {value: value.rpartition("/")[0] if item.kind == "certainty" else value for value in choices}
    earned = {value: mark(item, value).earned / item.points for value in choices}
    decided = shares(item, row)
    assert {value for value in choices if earned[value] == 1} == {value for value in choices if decided.get(plain[value]) == 1}
    if item.kind == "sort":
        assert earned == {value: decided.get(plain[value], Fraction(0)) for value in choices}


@pytest.mark.parametrize("item", tuple(others()))
def test_sentence_of_no_article_says_so(item: Item) -> None:
    assert item.prompt.startswith(MADE_UP)
    assert normalise(item.text) not in WORDS


def test_reasons_leave_it_to_the_letter_what_an_answer_earns() -> None:
    reasons = [item.key.why for exercise in exercises() for item in exercise.items if item.key]
    assert len(reasons) > 200
    assert [why for why in reasons if re.search(r"\b(?:earns?|half the points?|in part)\b", why)] == []


def test_no_graded_item_quotes_an_article_that_students_have_practised_on() -> None:
    graded = [item for exercise in exercises() if exercise.graded for item in exercise.items]
    assert graded
    assert [item.id for item in graded if sentence_hash(item.text) in ROWS] == []


def engine_labels() -> dict[str, str]:
    """Return the label that the engine gives to each sentence of the practice articles, by the hash of the sentence."""
    found = {}
    for path in sorted(ROOT.glob("book/articles/*/article.txt")):
        report = whosays.read(whosays.open_article(path))
        found |= {sentence_hash(report.document.text(one.sentence.span)): one.label.value for one in report.sentences}
    return found


def test_audited_labels_are_those_that_the_engine_gives() -> None:
    labels = engine_labels()
    audited = {item.id: item for item in open_exercise(ROOT / "exercises" / "audit-the-engine").items if item.kind == "audit"}
    quoted = {name: labels[sentence_hash(item.text)] for name, item in audited.items() if sentence_hash(item.text) in labels}
    assert quoted == {name: audited[name].question.engine for name in quoted}
    assert len(quoted) >= 9
    for item in (item for name, item in audited.items() if name not in quoted):
        (sentence,) = whosays.read(f"A headline for it\n\n{item.text}\n").sentences[1:]
        assert sentence.label.value == item.question.engine, item.id
