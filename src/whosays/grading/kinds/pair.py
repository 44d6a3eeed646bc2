"""Choose one of two texts: the same claim with an owner and without, the harder and the easier sentence."""

from fractions import Fraction

from whosays.grading.kinds import options
from whosays.grading.kinds.kind import ONE, ZERO, Kind
from whosays.grading.kinds.options import OptionsQuestion
from whosays.tables import Table


def read(table: Table) -> OptionsQuestion:
    """Read two ``options``."""
    return options.read_options(table, least=2, most=2)


def compare(_: OptionsQuestion, given: str, right: str) -> tuple[Fraction, str]:
    """Return 1 for the right one, else 0."""
    return (ONE if given == right else ZERO), ""


PAIR = Kind(
    "pair", "You chose “{answer}” for {item}.", read, options.parse, compare, options.name_of, options.choices, options.samples,
    fields=options.FIELDS, answers={"type": "string"}, needed=("options",), shows=options.shows,
)  # fmt: skip
