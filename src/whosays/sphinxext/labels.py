"""How a label looks on a page: its letters in a shape of its own."""

from docutils import nodes

from whosays.labels.label import Label
from whosays.labels.names import LABEL_NAMES
from whosays.sphinxext.nodes import inline


def short_name(label: Label) -> str:
    """Return the letters of `label`, such as ``SF``."""
    return str(LABEL_NAMES[label.value]["short"])


def full_name(label: Label) -> str:
    """Return the name of `label` as a reader sees it."""
    return str(LABEL_NAMES[label.value]["name"])


def badge(label: Label, *, number: int | None = None) -> nodes.inline:
    """Return the letters of `label` in its shape, with the number of a sentence if there is one."""
    letters = short_name(label)
    parts: list[nodes.Node | str] = [letters]
    if number is not None:
        parts.append(inline(f" {number}", classes=["ws-n"]))
    return inline(*parts, classes=["ws-badge", f"ws-badge-{letters.lower()}"])
