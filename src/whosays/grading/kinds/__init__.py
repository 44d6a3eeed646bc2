"""The kinds of item. To add one, write its module and put its name in this list."""

from typing import Any

from whosays.grading.kinds.kind import Kind
from whosays.grading.kinds.labels import LABELS
from whosays.grading.kinds.number import NUMBER

KINDS: tuple[Kind[Any, Any], ...] = (
    LABELS,
    NUMBER,
)


def kind_named(name: str) -> Kind[Any, Any]:
    """Return the kind called `name`, which must be in the list."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise KeyError(name)
