"""How long and how hard each lesson reads, counted by the engine when the book is built."""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from whosays.errors import ArticleError
from whosays.render.numbers import value_text
from whosays.report import structure
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.nodes import inline, scrollable, table
from whosays.statistics.readability import readability
from whosays.text.article import Article

SOURCES = "## Sources"
_FENCE = re.compile(r"^(?P<ticks>`{3,}|:{3,})\{(?!dropdown)[^\n]*\n.*?^(?P=ticks)$\n?", re.DOTALL | re.MULTILINE)
_ROLE = re.compile(r"\{[a-z:-]+\}`([^`<]*?)(?: *<[^>]*>)?`")
_SHORTEST = 5
"""Words that a line of prose has at least; what is shorter is a heading, or the name of a column."""


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("ws-lessons", LessonsDirective)


def prose(text: str) -> list[str]:
    """Return the lines of a page that are the course's own prose: no directives but folds, no tables, no markup, no sources."""
    text, _, _ = text.partition(SOURCES)
    text = _ROLE.sub(r"\1", _FENCE.sub("", text))
    lines = (line.strip("-* >") for line in text.splitlines() if not line.startswith(("#", "|", "`", ":")))
    return [line for line in lines if len(line.split()) >= _SHORTEST]


class LessonsDirective(WhoSaysDirective):
    """``{ws-lessons}``, a page a line: the words of its own prose, and their Flesch-Kincaid grade."""

    has_content = True

    def content_nodes(self) -> list[nodes.Node]:
        """Return the table."""
        pages = [line.strip() for line in self.content if line.strip()]
        heads = ("Lesson", "Words of its own", "Flesch-Kincaid grade")
        return [scrollable(table(heads, [self.row(page) for page in pages]), "How long and how hard each lesson reads")]

    def row(self, page: str) -> list[nodes.Node | str]:
        """Return the cells of one lesson."""
        path = self.path(f"{page}.md")
        if not path.is_file():
            raise ArticleError("no such page", where=page, fix="name it as a link would, from the root of the book")
        text = path.read_text(encoding="utf-8")
        # Sphinx keeps its environment between builds: a lesson that has not changed is not counted again.
        known = vars(self.env).setdefault("whosays_lessons", {})
        told = known.setdefault(page, {})
        if told.get("text") != text:
            told.update(statistics(text), text=text)
        name = addnodes.pending_xref(
            "", inline(page), refdomain="std", reftype="doc", reftarget=page, refexplicit=False, refwarn=True
        )
        return [name, told["words"], told["flesch_kincaid_grade"]]


def statistics(text: str) -> dict[str, str]:
    """Return the words and the grade of the prose in the text of a lesson, as a reader writes them."""
    article = Article("\n".join(["Lesson", *prose(text)]))
    found = readability(structure(article).document)  # who says what in a lesson is nobody's question
    return {name: value_text(found[name]) for name in ("words", "flesch_kincaid_grade")}
