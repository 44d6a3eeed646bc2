"""Choose the reason: why a sentence is what it is, what would settle a claim, what a formula cannot see."""

from whosays.grading.kinds import options
from whosays.grading.kinds.kind import Kind
from whosays.grading.kinds.options import OptionsQuestion
from whosays.tables import Table

MOST_REASONS = 6


def read(table: Table) -> OptionsQuestion:
    """Read three ``options`` or more."""
    return options.read_options(table, least=3, most=MOST_REASONS)


WHY = Kind(
    "why", "You chose “{answer}” for {item}.", read, options.parse, options.compare, options.name_of,
    options.choices, options.samples,
    fields=options.FIELDS, answers={"type": "string"}, needed=("options",), shows=options.shows,
    on_paper=options.choices, in_letters=options.in_letters, key_name=options.quoted_name, told=options.told,
)  # fmt: skip
