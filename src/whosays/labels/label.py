"""The five labels: one gate and two questions (who says, and could we check it)."""

from dataclasses import dataclass
from enum import Enum

from whosays.evidence.rule import Evidence
from whosays.structure.document import Sentence


class Label(Enum):
    """What a sentence is: a description of its wording, never of its truth."""

    SOURCED_FACT = "sourced-fact"
    SOURCED_OPINION = "sourced-opinion"
    PLAIN_REPORTING = "plain-reporting"
    WRITERS_OPINION = "writers-opinion"
    PAGE_FURNITURE = "page-furniture"

    @property
    def voice(self) -> str:
        """Return who speaks: ``source``, ``reporter`` or ``page``."""
        return _AXES[self.value][0]

    @property
    def check(self) -> str | None:
        """Return ``fact`` (a record could settle it) or ``opinion``; None for the page itself."""
        return _AXES[self.value][1]

    def __str__(self) -> str:
        """Return the name of the label in JSON and on the command line."""
        return self.value


_AXES: dict[str, tuple[str, str | None]] = {
    "sourced-fact": ("source", "fact"),
    "sourced-opinion": ("source", "opinion"),
    "plain-reporting": ("reporter", "fact"),
    "writers-opinion": ("reporter", "opinion"),
    "page-furniture": ("page", None),
}


def label_of(voice: str, check: str | None) -> Label:
    """Return the label with these two answers.

    >>> label_of("source", "opinion")
    <Label.SOURCED_OPINION: 'sourced-opinion'>
    """
    return next(label for label in Label if label.voice == voice and (label.check == check or voice == "page"))


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with its label, the evidence it follows from, and the sums that decided.

    `points` maps an axis (``gate``, ``voice``, ``check``) to the sum of each answer. `margin` is the smaller lead of the
    winning answer on the axes that were asked, in points. `also` holds labels of other claims of five words or more.
    """

    sentence: Sentence
    label: Label
    evidence: tuple[Evidence, ...]
    points: dict[str, dict[str, int]]
    margin: int
    also: tuple[Label, ...] = ()
