"""Gold in the book: how far the coders agree with each other, and the engine with them, article by article."""

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from whosays.gold import Gold, agreement, measure, open_gold
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.labels import badge, full_name
from whosays.sphinxext.nodes import inline, paragraph, scrollable, table

AXES = {"gate": "Story or page", "voice": "Who says", "check": "Could we check it", "label": "Label"}
CODINGS = ("first-coding.toml", "second-coding.toml")


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("ws-agreement", AgreementDirective)
    app.add_directive("ws-misses", MissesDirective)


class GoldDirective(WhoSaysDirective):
    """A directive on the gold of articles, given by name."""

    def gold(self, article: str, name: str = "gold.toml") -> Gold:
        """Return what the coders decided about `article`."""
        return open_gold(self.path(f"/{self.config.whosays_articles}/{article}/{name}"))


class AgreementDirective(GoldDirective):
    """``{ws-agreement}``, an article a line: alpha between the two codings, and the engine's share right, by question."""

    has_content = True

    def content_nodes(self) -> list[nodes.Node]:
        """Return the table."""
        articles = [line.strip() for line in self.content if line.strip()]
        head = (
            "Article",
            "Sentences",
            *(f"Coders: {name}" for name in AXES.values()),
            *(f"Engine: {name}" for name in AXES.values()),
        )
        return [scrollable(table(head, [list(self.row(one)) for one in articles]), "Agreement by article")]

    def row(self, article: str) -> Iterator[nodes.Node | str]:
        """Yield the cells of one article, the first a link to its page by the page's title."""
        gold = self.gold(article)
        alphas = agreement(*(self.gold(article, name) for name in CODINGS))
        measured = measure(gold, self.report(article))
        yield self.page_of(article)
        yield str(len(gold.sentences))
        for axis in AXES:
            alpha = alphas.get(axis)
            yield "not defined" if alpha is None else f"{alpha:.2f}"
        for axis in AXES:
            right, asked = measured.right[axis]
            alpha = measured.alpha[axis]
            yield f"{right} of {asked}" + ("" if alpha is None else f" (alpha {alpha:.2f})")

    def page_of(self, article: str) -> nodes.Node:
        """Return a link to the page of `article`; in a book without one, its name."""
        page = f"{self.config.whosays_articles}/{article}"
        if page not in self.env.found_docs:
            return inline(article)
        return addnodes.pending_xref(
            "", inline(article), refdomain="std", reftype="doc", reftarget=f"/{page}", refexplicit=False, refwarn=True
        )


class MissesDirective(GoldDirective):
    """``{ws-misses} harbour-dispute``: each sentence on which the engine differs from the coders, and their reason."""

    required_arguments = 1

    def content_nodes(self) -> list[nodes.Node]:
        """Return the list."""
        article = self.arguments[0]
        measured = measure(self.gold(article), self.report(article))
        if not measured.missed:
            return [paragraph("On this article the engine gives every sentence the label of the coders.")]
        items = []
        for one in measured.missed:
            head = paragraph(inline(one.row.text or one.row.id, classes=["ws-quote"]))
            told = paragraph(
                "The coders: ", badge(one.row.label), f" {full_name(one.row.label)}. The engine: ", badge(one.engine.label),
                f" {full_name(one.engine.label)}. ", one.row.why,
            )  # fmt: skip
            items.append(nodes.list_item("", head, told))
        return [nodes.bullet_list("", *items)]
