"""The decision: evidence is worth whole points to each answer, and the largest sum wins.

The points stand in ``data/points.json`` and nowhere else. Each axis starts from the points of ``start``, which is what an
answer is worth before anything is seen; each rule counts once a sentence, however often it was seen.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from whosays.datafile import read_data
from whosays.evidence.rule import Evidence
from whosays.labels.label import Label, label_of

STORY_KINDS = frozenset({"body", "headline", "subhead"})
"""Kinds of block whose sentences are asked the two questions; all others are the page talking."""

Points = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Decision:
    """A label, the sums that decided it, and the lead of the winning answer on the closest axis, in points."""

    label: Label
    points: Points
    margin: int


@cache
def points_table() -> dict[str, Points]:
    """Return what each rule is worth: axis -> rule -> answer -> points."""
    table: dict[str, Points] = json.loads(read_data("points.json"))["points"]
    return table


def worth(rule: str, axis: str, answer: str) -> int:
    """Return the points that a rule gives to one answer on one axis; above 0 it argues for that answer.

    >>> worth("voice.cue", "voice", "source") > 0, worth("voice.cue", "voice", "reporter") > 0
    (True, False)
    """
    return points_table()[axis].get(rule, {}).get(answer, 0)


def add_up(axis: str, evidence: Iterable[Evidence]) -> dict[str, int]:
    """Return the sum of each answer on one axis, answers in the order of the table's start."""
    table = points_table()[axis]
    sums = dict(table["start"])
    for rule in dict.fromkeys(e.rule for e in evidence):
        for answer, worth in table.get(rule, {}).items():
            sums[answer] = sums.get(answer, 0) + worth
    return sums


def decide_kind(evidence: Iterable[Evidence]) -> tuple[str, dict[str, int]]:
    """Return the kind of block that the evidence of a line adds up to, and the sums."""
    sums = add_up("gate", evidence)
    return _winner(sums), sums


def decide(evidence: Iterable[Evidence]) -> Decision:
    """Return the label that `evidence` adds up to: the gate first, then the two questions.

    >>> decide([]).label
    <Label.PLAIN_REPORTING: 'plain-reporting'>
    """
    seen = tuple(evidence)
    kind, gate = decide_kind(seen)
    if kind not in STORY_KINDS:
        return Decision(Label.PAGE_FURNITURE, {"gate": gate}, _lead(gate))
    points = {axis: add_up(axis, seen) for axis in ("voice", "check")}
    label = label_of(_winner(points["voice"]), _winner(points["check"]))
    return Decision(label, points, min(_lead(sums) for sums in points.values()))


def _winner(sums: dict[str, int]) -> str:
    """Return the answer with the largest sum; the earlier one of equals."""
    return max(sums, key=lambda answer: sums[answer])


def _lead(sums: dict[str, int]) -> int:
    first, second = sorted(sums.values(), reverse=True)[:2]
    return first - second
