"""Openers: the few items of earlier lessons that a lesson begins with, the same ones for everybody."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from whosays.errors import ExerciseError, nearest
from whosays.grading.exercise import Exercise, Item, open_exercise, open_table

FORMAT = 1
NAME = "openers.toml"
_NEIGHBORS = re.compile(r"\s*Compare it with the (?:next item|item before)[^.]*\.")


def open_openers(folder: str | Path) -> Mapping[str, Exercise]:
    """Return, for each lesson of the file ``openers.toml`` in `folder`, its opener as an exercise.

    The exercises that the file draws on stand in the same folder. An item is called by its exercise and its own id.

    Raises
    ------
    ExerciseError
        When the file names an exercise or an item that is not there.
    """
    folder = Path(folder)
    table = open_table(folder / NAME)
    table.states_format(FORMAT)
    order = table.texts("order")
    listed = table.table("openers", needed=True)
    table.close()
    opened = cache(lambda slug: open_exercise(folder / slug))  # a lesson's items come from few exercises
    number = {lesson: place for place, lesson in enumerate(order, start=1)}
    return {
        lesson: _opener(opened, number, lesson, listed.texts(lesson), listed.where) for lesson in order if listed.has(lesson)
    }


def lessons_in(folder: str | Path) -> tuple[str, ...]:
    """Return the lessons in their order, from lesson 1."""
    return open_table(Path(folder) / NAME).texts("order")


def exercises_in(folder: str | Path) -> tuple[str, ...]:
    """Return the names of the exercises that the openers in `folder` draw on."""
    listed = open_table(Path(folder) / NAME).table("openers", needed=True)
    return tuple(dict.fromkeys(name.partition("/")[0] for lesson in listed.values for name in listed.texts(lesson)))


def _opener(
    opened: Callable[[str], Exercise], number: Mapping[str, int], lesson: str, names: tuple[str, ...], where: str
) -> Exercise:
    items: list[Item] = []
    first: Exercise | None = None
    for name in names:
        exercise, item = _named(opened, name, where)
        first = first or exercise
        called = f"{exercise.id}-{item.id}"
        prompt = f"Lesson {number[exercise.lesson]}. {alone(item.prompt)}"
        items.append(replace(item, id=called, number=len(items) + 1, points=Fraction(1), prompt=prompt))
    if first is None:
        raise ExerciseError(f"no items for {lesson!r}", where=where, fix="name some, or take the line away")
    asked = "".join(f"{opened(name.partition('/')[0]).sha256}/{name}" for name in names)
    return replace(
        first,
        id=f"opener-{lesson}",
        title="Before you start",
        lesson=lesson,
        article=None,
        items=tuple(items),
        prompt="",
        sha256=hashlib.sha256(asked.encode()).hexdigest(),
    )


def alone(prompt: str) -> str:
    """Return a prompt without a word on its neighbors, for an item that is asked without them.

    >>> alone("Who says this? Compare it with the next item.")
    'Who says this?'
    """
    return _NEIGHBORS.sub("", prompt).strip()


def _named(opened: Callable[[str], Exercise], name: str, where: str) -> tuple[Exercise, Item]:
    slug, _, wanted = name.partition("/")
    exercise = opened(slug)
    for item in exercise.items:
        if item.id == wanted:
            return exercise, item
    fix = nearest(wanted, [item.id for item in exercise.items])
    raise ExerciseError(f"no item {wanted!r} in {slug}", where=where, fix=fix)
