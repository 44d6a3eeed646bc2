"""A document: an article with its blocks decided, and the sentences, words and quotations in them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from whosays.spans import Span
from whosays.text.article import Article, Block


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the document, its span, its block, and its words in order.

    `block` is an index into the document's blocks. Words follow the counting rules of `structure.words`.
    """

    index: int
    span: Span
    block: int
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks. `span` includes the marks.

    A quotation that runs on over paragraphs is one part a paragraph: `continues` is true of every part but the first.
    `closed` is false where no closing mark was found; the span then ends with its paragraph. `speech` is false for
    titles and words set off with distance (scare quotes).
    """

    span: Span
    inner: Span
    closed: bool = True
    continues: bool = False
    speech: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """An article, its blocks in order, its sentences in order, and the quotations of its story."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    def text(self, span: Span) -> str:
        """Return the words that `span` covers."""
        return span.slice(self.article.text)

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """Return the quotations that share a character with `span`, in order."""
        first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.end)
        last = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.span.start)
        return self.quotations[first:last]

    def kind(self, sentence: Sentence) -> str:
        """Return the kind of block that `sentence` stands in."""
        return self.blocks[sentence.block].kind


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page: the blocks on it, and its number if it is a paragraph of the story."""

    blocks: tuple[int, ...]
    paragraph: int | None


def rows(document: Document) -> tuple[Row, ...]:
    """Return the lines of the page in order; a dateline and the paragraph that it opens are one line."""
    lines: list[list[int]] = []
    for index, here in enumerate(document.blocks):
        before = document.blocks[index - 1].span.end if index else 0
        if lines and "\n" not in document.text(Span(before, here.span.start)):
            lines[-1].append(index)
        else:
            lines.append([index])
    count, found = 0, []
    for line in lines:
        story = any(document.blocks[index].kind == "body" for index in line)
        count += story
        found.append(Row(tuple(line), count if story else None))
    return tuple(found)
