"""A number that shows its working."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usual:
    """The middle half of a corpus, first to third quartile: usual, never good or bad."""

    low: float
    high: float
    corpus: str


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number about an article.

    `value` is None where the statistic is not defined; `working` is then the reason, and otherwise one line of arithmetic
    that a pupil can redo. `source` says where the definition comes from. `usual` is the band of a named corpus, if there
    is one.
    """

    name: str
    value: float | int | str | None
    unit: str
    working: str
    source: str
    usual: Usual | None = None
