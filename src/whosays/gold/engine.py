"""The engine held against gold: sentence by sentence, each question for itself, and what it misses."""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.gold.records import Gold, GoldSentence, match
from whosays.labels.label import Label, LabelledSentence
from whosays.report import Report
from whosays.statistics.agreement import krippendorff_alpha

AXES = ("gate", "voice", "check", "label")


@dataclass(frozen=True, slots=True)
class Missed:
    """A sentence on which the engine and gold differ."""

    row: GoldSentence
    engine: LabelledSentence


@dataclass(frozen=True, slots=True)
class Measured:
    """How far the engine agrees with gold on one article.

    `right` maps each axis to the number of sentences it gets right and of those it was asked; `alpha` to Krippendorff's alpha
    between engine and gold, None where it is not defined. `unmatched` rows found no sentence.
    """

    right: dict[str, tuple[int, int]]
    alpha: dict[str, float | None]
    missed: tuple[Missed, ...]
    unmatched: int


def measure(gold: Gold, report: Report) -> Measured:
    """Return how far `report` agrees with `gold`; check and voice are asked where both call a sentence story."""
    texts = [report.document.text(one.sentence.span) for one in report.sentences]
    matching = match(gold, texts)
    pairs = [(gold.sentences[row], report.sentences[index]) for row, index in matching.pairs]
    asked = {axis: [(_on(axis, row.label), _on(axis, one.label)) for row, one in pairs] for axis in AXES}
    known = {axis: [(a, b) for a, b in found if a and b] for axis, found in asked.items()}
    return Measured(
        right={axis: (sum(a == b for a, b in found), len(found)) for axis, found in known.items()},
        alpha={axis: krippendorff_alpha(found) for axis, found in known.items()},
        missed=tuple(_missed(pairs)),
        unmatched=len(matching.unmatched_rows),
    )


def _on(axis: str, label: Label) -> str | None:
    """Return what `label` says on `axis`; None where the axis is not asked."""
    if axis == "gate":
        return "page" if label.voice == "page" else "story"
    if axis == "voice":
        return label.voice if label.check else None
    return label.check if axis == "check" else label.value


def _missed(pairs: Sequence[tuple[GoldSentence, LabelledSentence]]) -> list[Missed]:
    return [Missed(row, one) for row, one in pairs if row.label is not one.label]
