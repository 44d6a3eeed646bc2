"""Choose one of two texts: the same claim with an owner and without, the harder and the easier sentence."""

from whosays.grading.kinds import options
from whosays.grading.kinds.kind import Kind
from whosays.grading.kinds.options import OptionsQuestion
from whosays.tables import Table


def read(table: Table) -> OptionsQuestion:
    """Read two ``options``."""
    return options.read_options(table, least=2, most=2)


PAIR = Kind(
    "pair", "You chose “{answer}” for {item}.", read, options.parse, options.compare, options.name_of,
    options.choices, options.samples,
    fields=options.FIELDS, answers={"type": "string"}, needed=("options",), shows=options.shows,
    on_paper=options.choices, in_letters=options.in_letters, key_name=options.quoted_name, told=options.told,
)  # fmt: skip
