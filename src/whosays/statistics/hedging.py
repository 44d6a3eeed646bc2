"""Hedging: how often the story says "may" or "likely", and in whose words.

A hedge is an entry of the word list of hedges. Words that are attributed to an owner are that owner's, all others of the
story are the reporter's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.evidence.hedges import hedges
from whosays.spans import Span
from whosays.statistics.counts import NO_STORY, story_sentences, story_words
from whosays.statistics.sourcing import Sources, words_in
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document

_SOURCE = "Own count; the word list of hedges"


@dataclass(frozen=True, slots=True)
class Hedging:
    """How many hedges stand in the words of one owner; `owner` is the id of an `Owner`, None for the reporter."""

    owner: str | None
    hedges: int
    words: int


def hedging(document: Document) -> dict[str, Statistic]:
    """Return the density of hedges in the story."""
    name, unit = "hedges_per_100_words", "hedges"
    number, words = len(_hedges(document)), len(story_words(document))
    if not words:
        return {name: Statistic(name, None, unit, NO_STORY, _SOURCE)}
    value = round(100 * number / words, 2)
    return {name: Statistic(name, value, unit, f"100 × {number} hedges / {words} words = {value}", _SOURCE)}


def hedges_by_owner(document: Document, sources: Sources) -> tuple[Hedging, ...]:
    """Return the reporter first, then each owner, those with the most hedges first.

    Where one owner is quoted in the words of another, both are answerable, and the words count for both.
    """
    found = _hedges(document)
    contents: dict[str | None, list[Span]] = {owner.id: [] for owner in sources.owners}
    for attribution in sources.attributions:
        if attribution.owner in contents:
            contents[attribution.owner].extend(attribution.content)
    everybody = [span for spans in contents.values() for span in spans]
    reporter = Hedging(
        None,
        len(found) - len(_inside(found, everybody)),
        len(sources.words) - words_in(sources.words, everybody),
    )
    rows = [Hedging(owner, len(_inside(found, spans)), words_in(sources.words, spans)) for owner, spans in contents.items()]
    return (reporter, *sorted(rows, key=lambda row: (-row.hedges, -row.words)))


def _hedges(document: Document) -> list[Span]:
    return [hedge for sentence in story_sentences(document) for hedge in hedges(document, sentence, (sentence.span,))]


def _inside(found: Iterable[Span], spans: Iterable[Span]) -> list[Span]:
    bounds = list(spans)
    return [hedge for hedge in found if any(hedge in span for span in bounds)]
