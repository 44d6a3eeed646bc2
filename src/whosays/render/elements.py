"""Pieces of a page as plain values: written as HTML here, and as nodes of the book by its extension, so that both are alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from whosays.render.page import escaped

VOID_TAGS = frozenset({"input", "img", "source", "br"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element and what it holds; its attributes are ours, its words anybody's."""

    tag: str
    children: tuple["Element | str", ...] = ()
    classes: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


def element(tag: str, *children: Element | str, classes: Iterable[str] = (), **attributes: str | int) -> Element:
    """Return an element; a trailing underscore in an attribute's name is dropped, inner ones become hyphens."""
    named = {name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    return Element(tag, children, tuple(classes), named)


def markup(one: Element | str) -> str:
    """Return an element as HTML, or words as HTML that shows them and does nothing else.

    >>> markup(element("label", "Is it <b>?", element("input", type="text"), classes=["ask"]))
    '<label class="ask">Is it &lt;b&gt;?<input type="text"></label>'
    """
    if isinstance(one, str):
        return escaped(one)
    named = {**({"class": " ".join(one.classes)} if one.classes else {}), **one.attributes}
    start = "".join(f' {name}="{escape(value)}"' for name, value in named.items())
    inside = "".join(map(markup, one.children))
    return f"<{one.tag}{start}>" + ("" if one.tag in VOID_TAGS else f"{inside}</{one.tag}>")
