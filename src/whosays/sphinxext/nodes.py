"""The extension's own nodes and the few helpers that build trees of them.

An `HtmlElement` is an element of the page that docutils has no node for, such as a button. It is written with escaped
attributes in HTML; every other builder writes what it holds. Text always goes in as `nodes.Text`, so whatever stands in an
article stays text in the page.
"""

from collections.abc import Callable, Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from whosays.render.elements import VOID_TAGS, Element
from whosays.render.page import data_block

COLUMN = 24  # characters of a table column in plain text
CONTROL_TAGS = frozenset({"input", "select", "textarea"})
Translator = Any  # the builders' translators share no type that has `body`
Visitors = tuple[Callable[[Translator, Any], None], Callable[[Translator, Any], None] | None]


class HtmlElement(nodes.General, nodes.Element):
    """An element with a `tag` and a dictionary of `html` attributes."""


class HtmlOnly(nodes.General, nodes.Element):
    """What only a web page can use, such as a control; other builders leave it out."""


class DataBlock(nodes.General, nodes.Element):
    """Data for our script, under ``data``: a block of JSON that the browser does not run."""


def setup(app: Sphinx) -> None:
    """Register the nodes with a visitor for every builder family."""
    through, left_out = (_nothing, _nothing), (skip, None)
    add_node(app, HtmlElement, (visit_element, depart_element), elsewhere=through)
    add_node(app, HtmlOnly, through, elsewhere=left_out)
    add_node(app, DataBlock, (visit_data, None), elsewhere=left_out)


def add_node(app: Sphinx, node: type[nodes.Element], html: Visitors, *, elsewhere: Visitors) -> None:
    """Register `node` with its visitors for HTML, and with others for every other builder."""
    app.add_node(node, html=html, latex=elsewhere, text=elsewhere, man=elsewhere, texinfo=elsewhere)


def _nothing(translator: Translator, node: nodes.Element) -> None:
    """Write nothing here, and go on with what the node holds."""


def skip(translator: Translator, node: nodes.Element) -> None:
    """Leave out the node and what it holds."""
    raise nodes.SkipNode


def visit_element(translator: Translator, node: HtmlElement) -> None:
    """Write the start tag, its attributes escaped by docutils."""
    translator.body.append(translator.starttag(node, node["tag"], "", **node["html"]))


def depart_element(translator: Translator, node: HtmlElement) -> None:
    """Write the end tag, where the element has one."""
    if node["tag"] not in VOID_TAGS:
        translator.body.append(f"</{node['tag']}>")


def visit_data(translator: Translator, node: DataBlock) -> None:
    """Write the data so that no text in it can end the block."""
    translator.body.append(data_block(node["name"], node["data"]))
    raise nodes.SkipNode


def element(tag: str, *children: "nodes.Node | str", classes: Iterable[str] = (), **html: str | int) -> HtmlElement:
    """Return an HTML element; a trailing underscore in an attribute's name is dropped, inner ones become hyphens."""
    attributes = {name.rstrip("_").replace("_", "-"): value for name, value in html.items()}
    return HtmlElement("", *as_nodes(children), tag=tag, html=attributes, classes=list(classes))


def node_of(one: Element | str) -> nodes.Node:
    """Return a piece of a page as a node; controls are for web pages only."""
    if isinstance(one, str):
        return nodes.Text(one)
    children = [node_of(child) for child in one.children]
    if one.tag == "p":
        return paragraph(*children, classes=one.classes)
    if one.tag == "span" and not one.attributes:
        return inline(*children, classes=one.classes)
    made = HtmlElement("", *children, tag=one.tag, html=dict(one.attributes), classes=list(one.classes))
    return HtmlOnly("", made) if one.tag in CONTROL_TAGS else made


def inline(*children: "nodes.Node | str", classes: Iterable[str] = ()) -> nodes.inline:
    """Return words inside a paragraph, kept as they are: quotation marks in an article are evidence."""
    return nodes.inline("", "", *as_nodes(children), classes=list(classes), support_smartquotes=False)


def paragraph(*children: "nodes.Node | str", classes: Iterable[str] = ()) -> nodes.paragraph:
    """Return a paragraph."""
    return nodes.paragraph("", "", *as_nodes(children), classes=list(classes), support_smartquotes=False)


def block(*children: nodes.Node, classes: Iterable[str] = ()) -> HtmlElement:
    """Return a block that holds blocks; not docutils' container, whose class themes and sphinx-design have rules for."""
    return element("div", *children, classes=classes)


def hidden_text(text: str) -> nodes.inline:
    """Return words for a screen reader and for print, not for the screen."""
    return inline(text, classes=["ws-unseen"])


def local_link(*children: "nodes.Node | str", to: str, classes: Iterable[str] = ()) -> nodes.reference:
    """Return a link to the element with the id `to` on the same page."""
    return nodes.reference("", "", *as_nodes(children), internal=True, refid=to, classes=list(classes))


def as_nodes(children: "Iterable[nodes.Node | str]") -> list[nodes.Node]:
    """Return `children` with each string made a text node."""
    return [nodes.Text(child) if isinstance(child, str) else child for child in children]


def table(head: Iterable[str], rows: "Iterable[Iterable[nodes.Node | str]]", *, classes: Iterable[str] = ()) -> nodes.table:
    """Return a table with one line of head; the first cell of a row is that row's head."""
    heads, body = list(head), [list(row) for row in rows]
    group = nodes.tgroup(
        "", *(nodes.colspec("", colwidth=COLUMN, stub=int(name is heads[0])) for name in heads), cols=len(heads)
    )
    group += nodes.thead("", _row(heads))
    group += nodes.tbody("", *(_row(row) for row in body))
    return nodes.table("", group, classes=["colwidths-auto", *classes])


def scrollable(table: nodes.table, name: str) -> HtmlElement:
    """Return a wide table in a region that a keyboard can scroll."""
    return element("div", table, classes=["ws-scroll"], role="region", tabindex=0, aria_label=name)


def _row(cells: "Iterable[nodes.Node | str]") -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell if isinstance(cell, nodes.paragraph) else paragraph(cell)) for cell in cells))
