"""Floor 7, the whole: `read` turns a text into a report, step by step, in the order written here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from whosays.attribution.attribution import Attribution, Owner
from whosays.attribution.find import find
from whosays.attribution.weights import by_hand
from whosays.evidence import SENTENCE_RULES
from whosays.evidence.passage import Passage, content_in, passages
from whosays.evidence.rule import gather
from whosays.labels.blocks import LabelledBlock, decide_blocks
from whosays.labels.decision import STORY_KINDS, decide
from whosays.labels.label import Label, LabelledSentence, label_of
from whosays.spans import Span
from whosays.statistics.families import statistics
from whosays.statistics.sourcing import Sources, sources_of
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document, Sentence
from whosays.structure.lines import lines
from whosays.structure.quotations import quotations
from whosays.structure.sentences import sentences
from whosays.structure.words import words
from whosays.text.article import Article

_ALSO_WORDS = 5
"""A claim of fewer words does not count as one of its own."""


_SHOWN = 40
"""Characters of an unclosed quotation that a note shows."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that the engine can point at in one article.

    `blocks` run parallel to ``document.blocks``, `sentences` to ``document.sentences``. `statistics` maps a name to its
    `Statistic`. `notes` says, in plain sentences, what could not be told and why.
    """

    document: Document
    blocks: tuple[LabelledBlock, ...]
    attributions: tuple[Attribution, ...]
    owners: tuple[Owner, ...]
    sentences: tuple[LabelledSentence, ...]
    statistics: dict[str, Statistic]
    notes: tuple[str, ...]

    @property
    def sources(self) -> Sources:
        """Return what the statistics of sourcing count."""
        return sources_of(self.document, self.sentences, claimed(self.attributions), self.owners)


def read(article: Article | str, *, learned: bool = True) -> Report:
    """Read an article: any text at all, as a string or as an `Article`.

    With `learned` false, attributions are found by rules with weights set by hand, without anything learned from a corpus.

    1. Lines become blocks: the gate decides what is story and what is page.
    2. Blocks become sentences, words and quotations.
    3. Attributions and their owners are found.
    4. Evidence is gathered for each sentence, and adds up to its label.
    5. Statistics are counted.
    """
    structured = structure(Article(article) if isinstance(article, str) else article)
    document, blocks = structured.document, structured.blocks
    attributions, owners = find(document, None if learned else by_hand())
    told = claimed(attributions)
    labelled = tuple(_label(passage, blocks) for passage in passages(document, told))
    numbers = statistics(document, labelled, told, owners)
    return Report(document, blocks, attributions, owners, labelled, numbers, _notes(document))


def claimed(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions whose words say that something was said."""
    return tuple(one for one in attributions if one.claimed)


class Structured(NamedTuple):
    """A document with the evidence for its blocks."""

    document: Document
    blocks: tuple[LabelledBlock, ...]


def structure(article: Article) -> Structured:
    """Return the structure of an article, steps 1 and 2 of `read`."""
    blocks = decide_blocks(article, lines(article.text))
    return Structured(document_of(article, blocks), blocks)


def document_of(article: Article, decided: Sequence[LabelledBlock]) -> Document:
    """Return the document that decided blocks make: sentences, words and quotations."""
    blocks = tuple(one.block for one in decided)
    found: list[Sentence] = []
    for at, block in enumerate(blocks):
        if block.kind == "unread":
            found.append(Sentence(len(found), block.span, at, ()))
            continue
        for span in sentences(article.text, block.span):
            found.append(Sentence(len(found), span, at, words(article.text, span)))
    story = [block.span for block in blocks if block.kind in STORY_KINDS]
    return Document(article, blocks, tuple(found), quotations(article.text, story))


def _label(passage: Passage, blocks: Sequence[LabelledBlock]) -> LabelledSentence:
    block = blocks[passage.sentence.block]
    evidence = gather(SENTENCE_RULES, passage) if block.kind in STORY_KINDS else block.evidence
    decision = decide(evidence)
    return LabelledSentence(
        passage.sentence, decision.label, evidence, decision.points, decision.margin, _also(passage, decision.label)
    )


def _also(passage: Passage, label: Label) -> tuple[Label, ...]:
    """Return the labels of claims beside the main one: who else says five words or more here."""
    if label is Label.PAGE_FURNITURE:
        return ()
    found = []
    for attribution in passage.attributions:
        content = content_in(attribution, passage.sentence)
        long_enough = sum(len(span.slice(passage.text).split()) for span in content) >= _ALSO_WORDS
        if attribution is not passage.main and attribution.owner_type != "ghost" and long_enough:
            aside = Passage(passage.document, passage.sentence, (attribution,), passage.quotations, attribution, content)
            check = decide(gather(SENTENCE_RULES, aside)).label.check
            found.append(label_of("source", check))
    return tuple(dict.fromkeys(other for other in found if other is not label))


def _notes(document: Document) -> tuple[str, ...]:
    if not document.article.text.strip():
        return ("The text is empty: there is nothing to read.",)
    if not any(block.kind == "body" for block in document.blocks):
        return (
            *_unread(document),
            "No story was found: every line reads as page furniture, so the story has no statistics.",
        )
    return (*_unread(document), *_unclosed(document))


def _unread(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind == "unread":
            yield f"A line of {len(block.span):,} characters was left unread: it is data, not a paragraph."


def _unclosed(document: Document) -> Iterator[str]:
    for quotation, following in zip_longest(document.quotations, document.quotations[1:]):
        if not quotation.closed and not (following is not None and following.continues):
            words = document.text(Span(quotation.span.start, min(quotation.span.end, quotation.span.start + _SHOWN)))
            opening = words.rpartition(" ")[0] or words
            yield f"A quotation is opened and never closed, so judge yourself where it ends: {opening} \u2026"
