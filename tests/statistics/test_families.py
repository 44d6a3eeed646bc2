import math
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from whosays.labels.label import Label
from whosays.statistics.families import FAMILIES, statistics
from whosays.structure.document import Document

KINDS = st.sampled_from(["headline", "dateline", "body", "caption", "read-time", "promo"])
BLOCKS = st.lists(st.tuples(KINDS, st.text(), st.text()), max_size=6)


def labels_of(document: Document) -> list[Label]:
    """Label each sentence as the gate would: story or page."""
    return [Label.PLAIN_REPORTING if document.kind(s) == "body" else Label.PAGE_FURNITURE for s in document.sentences]


def test_no_two_families_share_a_name(page_of: Callable[..., Any]) -> None:
    built = page_of(("body", "It closed."), ("read-time", "4 min read"))
    labelled = built.labelled(labels_of(built.document))
    each = [family(built.document, labelled, (), ()) for family in FAMILIES]
    assert sum(map(len, each)) == len(statistics(built.document, labelled, (), ()))


def test_empty_page_has_no_words_and_no_other_number(page_of: Callable[..., Any]) -> None:
    found = statistics(page_of().document, (), (), ())
    assert {statistic.value for statistic in found.values()} == {0, None}
    assert {name for name, statistic in found.items() if statistic.value == 0} == {"page_words", "repeated_lines"}


@given(BLOCKS)
def test_any_page_gives_finite_numbers_with_their_working(
    page_of: Callable[..., Any], written: list[tuple[str, str, str]]
) -> None:
    built = page_of(*written)
    found = statistics(built.document, built.labelled(labels_of(built.document)), (), ())
    for name, statistic in found.items():
        assert statistic.name == name
        assert statistic.working
        assert statistic.source
        assert statistic.unit
        assert not isinstance(statistic.value, float) or math.isfinite(statistic.value)
