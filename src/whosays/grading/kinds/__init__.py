"""The kinds of item. To add one, write its module and put its name in this list."""

from typing import Any

from whosays.grading.kinds.audit import AUDIT
from whosays.grading.kinds.certainty import CERTAINTY
from whosays.grading.kinds.fix import FIX
from whosays.grading.kinds.kind import Kind
from whosays.grading.kinds.match import MATCH
from whosays.grading.kinds.number import NUMBER
from whosays.grading.kinds.order import ORDER
from whosays.grading.kinds.pair import PAIR
from whosays.grading.kinds.sort import SORT
from whosays.grading.kinds.touch import TOUCH
from whosays.grading.kinds.two_questions import TWO_QUESTIONS
from whosays.grading.kinds.why import WHY

KINDS: tuple[Kind[Any, Any], ...] = (
    SORT,
    TWO_QUESTIONS,
    TOUCH,
    MATCH,
    NUMBER,
    PAIR,
    ORDER,
    WHY,
    FIX,
    CERTAINTY,
    AUDIT,
)


def kind_named(name: str) -> Kind[Any, Any]:
    """Return the kind called `name`, which must be in the list."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise KeyError(name)
