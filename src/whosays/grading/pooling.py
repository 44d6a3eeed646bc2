"""Variants of one assignment are counted together: their items by where in the bank they come from.

Each variant is an exercise of its own, with items of its own order. What a class did shows only when an item is counted over
all papers that had it, whatever its place on each of them. Of two variants that one student wrote, one counts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.grading.exercise import Exercise, Item
from whosays.grading.papers import Paper
from whosays.grading.roster import same_name

_NUMBER, _NUMBERS = re.compile(r"-\d+$"), re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A student wrote several variants of one assignment: `counts` is the one that does, `assigned` whether it is hers."""

    student: str
    written: tuple[str, ...]
    counts: str
    assigned: bool


@dataclass(frozen=True, slots=True)
class Pooled:
    """Exercises with the variants of each assignment as one, the papers on these, and which of several variants count."""

    exercises: tuple[Exercise, ...]
    papers: tuple[Paper, ...]
    chosen: tuple[Chosen, ...]


def pooled(exercises: Sequence[Exercise], papers: Sequence[Paper], *, owners: Mapping[str, str]) -> Pooled:
    """Return `exercises` with the variants of each assignment as one, and `papers` as papers on these.

    Variants bear one title, and every key of theirs says where in the bank it comes from. `owners` says whose each variant is.
    """
    chosen = variants_chosen(exercises, [(paper.student, paper.exercise) for paper in papers], owners=owners)
    dropped = {(same_name(one.student), variant) for one in chosen for variant in one.written if variant != one.counts}
    together: list[Exercise] = []
    renamed: dict[str, tuple[str, dict[str, str]]] = {}
    for variants in _by_title(exercises):
        if len(variants) > 1:
            pool = _pool(variants)
            together.append(pool)
            renamed |= {one.id: (pool.id, {item.id: _origin(item) for item in one.items}) for one in variants}
        else:
            together += variants
    kept = (paper for paper in papers if (same_name(paper.student), paper.exercise) not in dropped)
    moved = (_renamed(paper, *renamed[paper.exercise]) if paper.exercise in renamed else paper for paper in kept)
    return Pooled(tuple(together), tuple(moved), tuple(chosen))


def assignments(exercises: Iterable[Exercise]) -> dict[str, str]:
    """Return, for each variant that has others beside it, what they are called together."""
    return {one.id: _NUMBER.sub("", those[0].id) for those in _by_title(exercises) if len(those) > 1 for one in those}


def variants_chosen(
    exercises: Iterable[Exercise], papers: Iterable[tuple[str, str]], *, owners: Mapping[str, str]
) -> list[Chosen]:
    """Return which variant counts of students who wrote several: their own by `owners`, else the last.

    `papers` are pairs of a student and an exercise, in the order in which they count.
    """
    together = assignments(exercises)
    written: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for student, exercise in papers:
        if exercise in together:
            those = written[together[exercise], same_name(student)]
            those.pop(exercise, None)
            those[exercise] = student
    return [_chosen(those, owners) for those in written.values() if len(those) > 1]


def _chosen(written: Mapping[str, str], owners: Mapping[str, str]) -> Chosen:
    last = list(written)[-1]
    own = next((one for one, student in written.items() if same_name(owners.get(one, "")) == same_name(student)), None)
    return Chosen(written[last], tuple(written), own or last, assigned=own is not None)


def _by_title(exercises: Iterable[Exercise]) -> Iterable[list[Exercise]]:
    """Return the variants of each assignment, and what is none by itself, in the order of the first of each."""
    found: defaultdict[tuple[str, ...], list[Exercise]] = defaultdict(list)
    for one in exercises:
        found[(one.title,) if all(map(_origin, one.items)) else (one.title, one.id)].append(one)
    return found.values()


def _origin(item: Item) -> str:
    return item.origin


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
