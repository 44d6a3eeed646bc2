"""Pages for the tests of statistics, put together by hand: no splitter and no tagger has a say in the numbers."""

from collections.abc import Sequence

import pytest

from whosays.attribution.attribution import Attribution
from whosays.labels.label import Label, LabelledSentence
from whosays.spans import Span
from whosays.structure.document import Document, Sentence
from whosays.structure.words import words
from whosays.text.article import Article, Block


class Page:
    """A page written as ``(kind, sentence, sentence, ...)`` for each block."""

    def __init__(self, *written: tuple[str, ...]) -> None:
        lines = [" ".join(sentences) for _, *sentences in written]
        text = "\n".join(lines)
        blocks: list[Block] = []
        found: list[Sentence] = []
        start = 0
        for (kind, *sentences), line in zip(written, lines, strict=True):
            at = start
            for sentence in sentences:
                span = Span(at, at + len(sentence))
                found.append(Sentence(len(found), span, len(blocks), words(text, span)))
                at += len(sentence) + 1
            blocks.append(Block(kind, Span(start, start + len(line))))
            start += len(line) + 1
        self.document = Document(Article(text), tuple(blocks), tuple(found), ())

    def labelled(self, labels: Sequence[Label]) -> tuple[LabelledSentence, ...]:
        """Return the sentences with these labels, one each."""
        pairs = zip(self.document.sentences, labels, strict=True)
        return tuple(LabelledSentence(sentence, label, (), {}, 0) for sentence, label in pairs)

    def span(self, words_: str) -> tuple[Span, ...]:
        """Return the place of `words_`, which the page holds once; nothing for no words."""
        if not words_:
            return ()
        assert self.document.article.text.count(words_) == 1, words_
        start = self.document.article.text.index(words_)
        return (Span(start, start + len(words_)),)

    def attribution(
        self,
        source: str,
        cue: str,
        content: str,
        owner: str | None,
        *,
        mode: str = "indirect",
        owner_type: str = "named-person",
        family: str | None = "neutral",
    ) -> Attribution:
        """Return an attribution whose parts are found on the page by their words."""
        return Attribution(self.span(source), self.span(cue), self.span(content), owner, mode, owner_type, family)


@pytest.fixture(scope="session")
def page_of() -> type[Page]:
    """Give the class `Page`, which builds a document by hand."""
    return Page
