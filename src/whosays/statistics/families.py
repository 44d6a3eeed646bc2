"""All statistics of an article, family by family."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from whosays.attribution.attribution import Attribution, Owner
from whosays.labels.label import LabelledSentence
from whosays.statistics.ease import ease
from whosays.statistics.hedging import hedging
from whosays.statistics.page import page_share
from whosays.statistics.readability import readability
from whosays.statistics.reading_time import reading_time
from whosays.statistics.sourcing import sourcing
from whosays.statistics.statistic import Statistic
from whosays.statistics.usual import usual
from whosays.structure.document import Document

Family = Callable[
    [Document, Sequence[LabelledSentence], Sequence[Attribution], Sequence[Owner]],
    dict[str, Statistic],
]


def _of_document(family: Callable[[Document], dict[str, Statistic]]) -> Family:
    """Return `family`, which needs no more than the document, in the shape of all families."""
    return lambda document, *_: family(document)


FAMILIES: tuple[Family, ...] = (
    _of_document(page_share),
    _of_document(readability),
    _of_document(ease),
    _of_document(reading_time),
    sourcing,
    _of_document(hedging),
)


def statistics(
    document: Document,
    sentences: Sequence[LabelledSentence],
    attributions: Sequence[Attribution],
    owners: Sequence[Owner],
) -> dict[str, Statistic]:
    """Return every statistic by its name, in the order of `FAMILIES`, each with what is usual in news where that is known.

    No two families share a name.
    """
    found: dict[str, Statistic] = {}
    for family in FAMILIES:
        found.update(family(document, sentences, attributions, owners))
    for name, band in usual().items():
        found[name] = replace(found[name], usual=band)
    return found
