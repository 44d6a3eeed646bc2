"""Variants of one assignment are counted together: their items by where in the bank they come from.

Each variant is an exercise of its own, with items of its own order. What a class did shows only when an item is counted over
all papers that had it, whatever its place on each of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whosays.grading.exercise import Exercise, Item
from whosays.grading.papers import Paper
from whosays.grading.roster import same_name

_NUMBER, _NUMBERS = re.compile(r"-\d+$"), re.compile(r"\d+")


def pooled(exercises: Sequence[Exercise], papers: Sequence[Paper]) -> tuple[list[Exercise], list[Paper]]:
    """Return `exercises` with the variants of each assignment as one, and `papers` as papers on these.

    Variants bear one title, and every key of theirs says where in the bank it comes from. They stay apart where a student has
    written two of them: a paper would be lost.
    """
    together: list[Exercise] = []
    renamed: dict[str, tuple[str, dict[str, str]]] = {}
    for variants in _by_title(exercises):
        if len(variants) > 1 and not _wrote_two({one.id for one in variants}, papers):
            pool = _pool(variants)
            together.append(pool)
            renamed |= {one.id: (pool.id, {item.id: _origin(item) for item in one.items}) for one in variants}
        else:
            together += variants
    return together, [_renamed(paper, *renamed[paper.exercise]) if paper.exercise in renamed else paper for paper in papers]


def _by_title(exercises: Iterable[Exercise]) -> Iterable[list[Exercise]]:
    """Return the variants of each assignment, and what is none by itself, in the order of the first of each."""
    found: defaultdict[tuple[str, ...], list[Exercise]] = defaultdict(list)
    for one in exercises:
        found[(one.title,) if all(map(_origin, one.items)) else (one.title, one.id)].append(one)
    return found.values()


def _origin(item: Item) -> str:
    return item.key.origin if item.key else ""


def _wrote_two(ids: set[str], papers: Iterable[Paper]) -> bool:
    counts = Counter(same_name(paper.student) for paper in papers if paper.exercise in ids)
    return any(number > 1 for number in counts.values())


def _pool(variants: Sequence[Exercise]) -> Exercise:
    """Return an exercise with every item of the variants once, named by its place in the bank."""
    items = {_origin(item): item for one in variants for item in one.items}
    name = _NUMBER.sub("", variants[0].id)
    ordered = sorted(items, key=lambda origin: _NUMBERS.sub(lambda number: number[0].zfill(4), origin))
    renamed = (replace(items[origin], id=origin, number=number) for number, origin in enumerate(ordered, start=1))
    return replace(variants[0], id=name, items=tuple(renamed), pooled=len(variants))


def _renamed(paper: Paper, exercise: str, origins: dict[str, str]) -> Paper:
    items = {origins[name]: answered for name, answered in paper.items.items() if name in origins}
    return replace(paper, exercise=exercise, items=items)
