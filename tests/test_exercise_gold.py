"""Where an exercise quotes an article, its key says what people decided about that sentence, mark for mark."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from whosays.gold import GoldSentence, normalise, open_gold, sentence_hash
from whosays.grading.check import article_path
from whosays.grading.exercise import Exercise, Item, open_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.marking import mark
from whosays.labels.label import Label

ROOT = Path(__file__).parents[1]
HALF = Fraction(1, 2)
MADE_UP = "Made up for this exercise."


def answer_of(ask: str, label: Label, kind: str) -> str | None:
    """Return what a sentence with `label` in a block of the kind `kind` answers to the question `ask`."""
    answers = {
        "label": label.value,
        "voice": label.voice,
        "check": label.check,
        "gate": "page" if label.voice == "page" else "story",
        "kind": "story" if kind == "body" else kind,
    }
    return answers[ask]


def shares(ask: str, row: GoldSentence) -> dict[str | None, Fraction]:
    """Return each answer that `row` allows, with the share of the points that it is worth."""
    found = {answer_of(ask, label, row.kind): HALF for label in row.also if label.voice != row.label.voice}
    for label, share in row.accept:
        answer = answer_of(ask, label, row.kind)
        found[answer] = max(share, found.get(answer, Fraction(0)))
    return {**found, answer_of(ask, row.label, row.kind): Fraction(1)}


def exercises() -> Iterator[tuple[Exercise, dict[str, GoldSentence]]]:
    """Yield each exercise on an article that people have labelled, with their decisions by the hash of the sentence."""
    for path in sorted(ROOT.glob("exercises/*/exercise.toml")):
        exercise = open_exercise(path.parent)
        article = article_path(path.parent, exercise.article or "-")
        gold = article.with_name("gold.toml") if article else None
        if gold is not None and gold.is_file():
            yield exercise, {row.hash: row for row in open_gold(gold).sentences}


def quoting() -> Iterator[object]:
    """Yield each item whose text is a sentence of the article, with what people decided about it."""
    for exercise, rows in exercises():
        for item in exercise.items:
            if item.kind == "sort" and sentence_hash(item.text) in rows:
                yield pytest.param(item, rows[sentence_hash(item.text)], id=f"{exercise.id}-{item.id}")


def others() -> Iterator[object]:
    """Yield each other sentence that is to be labelled, with the words of the article."""
    for exercise, rows in exercises():
        words = normalise(" ".join(row.text or "" for row in rows.values()))
        for item in exercise.items:
            if item.kind == "sort" and sentence_hash(item.text) not in rows:
                yield pytest.param(item, words, id=f"{exercise.id}-{item.id}")


@pytest.mark.parametrize(("item", "row"), tuple(quoting()))
def test_key_is_what_people_decided(item: Item, row: GoldSentence) -> None:
    choices = [value for value, _ in kind_named(item.kind).choices(item.question)]
    decided = shares(item.question.ask, row)
    assert {value: mark(item, value).earned / item.points for value in choices} == {
        value: decided.get(value, Fraction(0)) for value in choices
    }


@pytest.mark.parametrize(("item", "words"), tuple(others()))
def test_sentence_of_no_article_says_so(item: Item, words: str) -> None:
    assert item.prompt.startswith(MADE_UP)
    assert normalise(item.text) not in words
