"""The annotated article: every sentence with its label, the words of evidence marked, and a note that gives the reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.typing import OptionSpec

from whosays.errors import ArticleError
from whosays.gold import open_gold
from whosays.labels.label import Label, LabelledSentence
from whosays.report import Report
from whosays.spans import Span
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.decided import Decided, decided
from whosays.sphinxext.labels import badge, full_name, short_name
from whosays.sphinxext.nodes import block, element, hidden_text, inline, paragraph
from whosays.sphinxext.notes import margin_note, note, page_note
from whosays.structure.document import Document, Row, rows
from whosays.tables import numbers_in

if TYPE_CHECKING:
    from sphinx.domains.std import StandardDomain

COPIED = "copied"
HEADLINE = "The headline has a label too. Charts and lessons count the story without it."


def setup(app: Sphinx) -> None:
    """Register the directives of an annotated article."""
    app.add_directive("ws-article", ArticleDirective)
    app.add_directive("ws-legend", LegendDirective)


def choose(document: Document, wanted: frozenset[int] | None) -> list[Row]:
    """Return the lines of the page whose paragraphs are `wanted`, all lines for None.

    Raises
    ------
    ArticleError
        When the story has no such paragraph.
    """
    found = rows(document)
    if wanted is None:
        return list(found)
    last = max((row.paragraph or 0 for row in found), default=0)
    for number in sorted(wanted):
        if not 1 <= number <= last:
            fix = f"name paragraphs from 1 to {last}"
            raise ArticleError(f"no paragraph {number}", where=document.article.name, fix=fix)
    return [row for row in found if row.paragraph in wanted]


def show_choice(argument: str) -> str:
    """Return what the article shows: ``labels`` for sentences, ``page`` for kinds of blocks, ``plain`` for neither.

    ``copied`` makes all lines alike and numbers none, so that nothing tells the story from the page.
    """
    return directives.choice(argument, ("labels", "page", "plain", COPIED))


class ArticleDirective(WhoSaysDirective):
    """``{ws-article} far-east-summit``: the article, or the paragraphs named, with labels and notes.

    With ``:gold:``, a file of what coders decided, their labels, owners and words are shown, and the engine's behind them.
    """

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "paragraphs": numbers_in,
        "show": show_choice,
        "legend": directives.flag,
        "gold": directives.unchanged_required,
    }

    def content_nodes(self) -> list[nodes.Node]:
        """Return the article as one block."""
        report = self.report(self.arguments[0])
        wanted = self.options.get("paragraphs")
        chosen = choose(report.document, wanted)
        told = decided(report, open_gold(self.path(self.options["gold"]))) if "gold" in self.options else {}
        view = View(report, self.options.get("show", "labels"), self.id_prefix(), told)
        if wanted is None and view.show == "labels" and not view.prefix:
            self.note_paragraphs(chosen)
        return [view.article(chosen, whole=wanted is None, with_legend=wanted is None or "legend" in self.options)]

    def note_paragraphs(self, chosen: Sequence[Row]) -> None:
        """Make each paragraph of an article's own page a target: ``{ref}`paragraph 11 <harbour-dispute-p11>` ``."""
        name = self.arguments[0]
        if self.env.docname.rpartition("/")[2] != name:
            return
        standard = cast("StandardDomain", self.env.get_domain("std"))
        for row in chosen:
            if row.paragraph is not None:
                target = f"p{row.paragraph}"
                standard.note_hyperlink_target(f"{name}-{target}", self.env.docname, target)

    def id_prefix(self) -> str:
        """Return what keeps the ids of a second article on the page apart from those of the first."""
        count = self.env.temp_data["whosays-articles"] = self.env.temp_data.get("whosays-articles", 0) + 1
        return "" if count == 1 else f"a{count}-"


class LegendDirective(WhoSaysDirective):
    """``{ws-legend}``: the five labels with their letters, shapes and line patterns; with an article, their counts too."""

    optional_arguments = 1

    def content_nodes(self) -> list[nodes.Node]:
        """Return the legend as one block."""
        counts = count_labels(self.report(self.arguments[0]).sentences) if self.arguments else None
        return [legend(counts)]


def count_labels(sentences: Sequence[LabelledSentence]) -> Counter[Label]:
    """Return how many of `sentences` have each label."""
    return Counter(sentence.label for sentence in sentences)


def legend(counts: "Counter[Label] | None", *, with_absent: bool = True) -> nodes.Element:
    """Return the labels as chips, those that count nothing `with_absent`; the page's script makes toggle buttons of them."""
    chips = []
    for label in Label:
        if counts is not None and not counts[label] and not with_absent:
            continue
        words: list[nodes.Node | str] = [badge(label), " ", inline(full_name(label), classes=["ws-chip-name"])]
        if counts is not None:
            words += [
                " ",
                inline(
                    str(counts[label]),
                    hidden_text(" sentence" if counts[label] == 1 else " sentences"),
                    classes=["ws-chip-count"],
                ),
            ]
        chips.append(element("li", inline(*words, classes=["ws-chip"]), data_ws_label=short_name(label).lower()))
    return block(element("ul", *chips, role="list", classes=["ws-chips"]), classes=["ws-legend"])


@dataclass(frozen=True, slots=True)
class View:
    """One article as a page shows it: report, what is shown, prefix of its ids, and what the coders decided, if asked for."""

    report: Report
    show: str
    prefix: str
    told: Mapping[int, Decided]

    def article(self, chosen: Sequence[Row], *, whole: bool, with_legend: bool) -> nodes.Element:
        """Return `chosen` rows, with the legend above and the notes below where labels are shown."""
        body = block(*(self.row(row) for row in chosen), classes=["ws-page"])
        labelled = [labelled for row in chosen for labelled in self.sentences(row)]
        parts: list[nodes.Node] = [body]
        if self.show == "labels":
            if with_legend:
                parts.insert(0, legend(count_labels(labelled), with_absent=whole))
            if whole and any(self.report.document.kind(one.sentence) == "headline" for one in labelled):
                parts.insert(1, paragraph(HEADLINE, classes=["ws-headline-note"]))
            if whole:
                parts += [paragraph(words, classes=["ws-untold"]) for words in self.report.notes]
            parts.append(self.notes(labelled))
        return block(*parts, classes=["ws-article", f"ws-show-{self.show}"])

    def sentences(self, row: Row) -> list[LabelledSentence]:
        """Return the sentences of `row` in order, each with the label of the coders, or else of the engine."""
        found = [labelled for labelled in self.report.sentences if labelled.sentence.block in row.blocks]
        return [
            replace(one, label=self.told[one.sentence.index].row.label) if one.sentence.index in self.told else one
            for one in found
        ]

    def row(self, row: Row) -> nodes.Element:
        """Return one line of the page with its notes beside it."""
        kinds = ["body"] if self.show == COPIED else [self.report.document.blocks[index].kind for index in row.blocks]
        words = paragraph(*self.words(row), classes=["ws-par"])
        if row.paragraph is not None and self.show != COPIED:
            if self.show == "labels" and not self.prefix:
                words["ids"].append(f"p{row.paragraph}")
            words.insert(0, inline(hidden_text("Paragraph "), str(row.paragraph), " ", classes=["ws-pn"]))
        side = self.side(row)
        beside = [block(*side, classes=["ws-side"])] if side else []
        return block(words, *beside, classes=["ws-row", *(f"ws-kind-{kind}" for kind in kinds)])

    def side(self, row: Row) -> list[nodes.Node]:
        """Return what stands beside a row."""
        if self.show in ("plain", COPIED):
            return []
        if self.show == "page":
            return [page_note(self.report, index) for index in row.blocks]
        sentences = self.sentences(row)
        return [margin_note(self.report, one, self.prefix, self.told.get(one.sentence.index)) for one in sentences]

    def words(self, row: Row) -> Iterator[nodes.Node]:
        """Yield the text of a row, whole and in order, its sentences set off."""
        document = self.report.document
        at = document.blocks[row.blocks[0]].span.start
        for labelled in self.sentences(row):
            span = labelled.sentence.span
            if span.start > at:
                yield inline(document.text(Span(at, span.start)))
            yield self.sentence(labelled)
            at = span.end
        end = document.blocks[row.blocks[-1]].span.end
        if end > at:
            yield inline(document.text(Span(at, end)))

    def sentence(self, labelled: LabelledSentence) -> nodes.inline:
        """Return one sentence with its tag, the words of evidence marked."""
        number = labelled.sentence.index + 1
        if self.show != "labels":
            return inline(self.report.document.text(labelled.sentence.span))
        short = short_name(labelled.label)
        tag = element(
            "a", badge(labelled.label, number=number), href=f"#{self.prefix}n{number}", classes=["ws-tag"],
            aria_label=f"{short} {number}: {full_name(labelled.label)}",
        )  # fmt: skip
        made = inline(tag, " ", *self.marked(labelled), classes=["ws-s", f"ws-{short.lower()}"])
        made["ids"].append(f"{self.prefix}s{number}")
        return made

    def marked(self, labelled: LabelledSentence) -> Iterator[nodes.Node]:
        """Yield the words of a sentence, those marked by which it was decided."""
        told = self.told.get(labelled.sentence.index)
        if told is None:
            words = [(one.span, one.rule.partition(".")[0]) for one in labelled.evidence]
        else:
            words = [*((span, "voice") for span in (*told.source, *told.cue)), *((span, "check") for span in told.check)]
        return marked(self.report.document, labelled.sentence.span, words)

    def notes(self, sentences: Sequence[LabelledSentence]) -> nodes.Element:
        """Return the notes, sentence by sentence: what a page without script and a page on paper show."""
        title = nodes.rubric("", "", nodes.Text("Notes, sentence by sentence"))
        made = [note(self.report, one, self.prefix, self.told.get(one.sentence.index)) for one in sentences]
        return block(title, *made, classes=["ws-notes"])


def marked(document: Document, sentence: Span, evidence: Iterable[tuple[Span, str]]) -> Iterator[nodes.Node]:
    """Yield the words of a sentence, with those that `evidence` points at marked by its family.

    Evidence that is the whole sentence, such as its place on the page, marks nothing: the tag says it already.
    """
    found = [(span, family) for span, family in evidence if span.overlaps(sentence) and sentence not in span]
    edges = {sentence.start, sentence.end}
    edges.update(edge for span, _ in found for edge in (span.start, span.end) if sentence.start < edge < sentence.end)
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        families = sorted({family for span, family in found if piece in span})
        if families:
            yield element("mark", inline(document.text(piece)), classes=["ws-ev", *(f"ws-ev-{name}" for name in families)])
        else:
            yield inline(document.text(piece))
