"""All statistics of an article, family by family."""

from collections.abc import Callable, Sequence

from whosays.attribution.attribution import Attribution, Owner
from whosays.labels.label import LabelledSentence
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document

Family = Callable[
    [Document, Sequence[LabelledSentence], Sequence[Attribution], Sequence[Owner]],
    dict[str, Statistic],
]

FAMILIES: tuple[Family, ...] = ()


def statistics(
    document: Document,
    sentences: Sequence[LabelledSentence],
    attributions: Sequence[Attribution],
    owners: Sequence[Owner],
) -> dict[str, Statistic]:
    """Return every statistic by its name, in the order of `FAMILIES`."""
    found: dict[str, Statistic] = {}
    for family in FAMILIES:
        found.update(family(document, sentences, attributions, owners))
    return found
