"""No blind rule passes an exercise: what can be guessed without reading earns at most 60 % of the points.

Each bot answers all items that ask the same question (who says it, story or page, which kind of line) by one shortcut.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from statistics import median

import pytest

from whosays.grading.exercise import Item, open_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.marking import mark

ROOT = Path(__file__).parents[1]
MOST = Fraction(60, 100)
FEWEST = 6  # items of one question: on fewer, a bot can be lucky
ENDS = {"voice": ("source", "reporter"), "check": ("fact", "opinion"), "gate": ("story", "page")}
"""The two answers to each question that has two."""
SIGNS = {"quotation mark": '"', "quotation mark or said": r'"|\bsaid\b', "name": r"\w\W+[A-Z]"}
"""What can be spotted without reading: the last is a capital letter inside the sentence."""

Bot = Callable[[Sequence[Item]], list[str]]


def choices(item: Item) -> tuple[str, ...]:
    """Return what can be chosen, in the order in which it is offered."""
    return tuple(value for value, _ in kind_named(item.kind).choices(item.question))


def first(items: Sequence[Item]) -> list[str]:
    return [choices(item)[0] for item in items]


def last(items: Sequence[Item]) -> list[str]:
    return [choices(item)[-1] for item in items]


def always(answer: str) -> Bot:
    return lambda items: [answer if answer in choices(item) else "" for item in items]


def where(shows: Callable[[Item], bool], yes: str, no: str) -> Bot:
    return lambda items: [yes if shows(item) else no for item in items]


def sign(pattern: str) -> Callable[[Item], bool]:
    return lambda item: re.search(pattern, item.text) is not None


def made_up(item: Item) -> bool:
    return item.prompt.startswith("Made up")


def longer(yes: str, no: str) -> Bot:
    def answer(items: Sequence[Item]) -> list[str]:
        lengths = [len(item.text.split()) for item in items]
        return [yes if length > median(lengths) else no for length in lengths]

    return answer


def in_turns(one: str, other: str) -> Bot:
    return lambda items: [other if at % 2 else one for at, _ in enumerate(items)]


def bots(ask: str, items: Sequence[Item]) -> Iterator[tuple[str, Bot]]:
    """Yield the shortcuts that fit a question, each with a name."""
    yield "first option", first
    yield "last option", last
    for answer in dict.fromkeys(choice for item in items for choice in choices(item)):
        yield f"always {answer}", always(answer)
    if ask in ENDS:
        yes, no = ENDS[ask]
        for one, other in ((yes, no), (no, yes)):
            yield f"longer is {one}", longer(one, other)
            yield f"in turns from {one}", in_turns(one, other)
            if any(made_up(item) for item in items):
                yield f"made up is {one}", where(made_up, one, other)
    if ask == "voice":
        for name, pattern in SIGNS.items():
            yield f"{name} is source", where(sign(pattern), "source", "reporter")


def groups() -> Iterator[object]:
    """Yield each exercise with the items of each question that it asks."""
    for path in sorted(ROOT.glob("exercises/*/exercise.toml")):
        exercise = open_exercise(path.parent)
        labels = [item for item in exercise.items if item.kind == "sort"]
        for ask in dict.fromkeys(item.question.ask for item in labels):
            items = [item for item in labels if item.question.ask == ask]
            if len(items) >= FEWEST:
                for name, bot in bots(ask, items):
                    yield pytest.param(items, bot, id=f"{exercise.id}-{ask}-{name.replace(' ', '-')}")


def share(items: Sequence[Item], answers: Sequence[str]) -> Fraction:
    """Return the share of the points that `answers` earn."""
    earned = sum((mark(item, answer).earned for item, answer in zip(items, answers, strict=True)), Fraction(0))
    return earned / sum((item.points for item in items), Fraction(0))


@pytest.mark.parametrize(("items", "bot"), tuple(groups()))
def test_no_shortcut_passes(items: Sequence[Item], bot: Bot) -> None:
    assert share(items, bot(items)) <= MOST
