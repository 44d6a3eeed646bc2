"""Promises about any story: order and length of a page do not move what is counted by the word."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import whosays
from whosays.statistics.ease import ease
from whosays.statistics.readability import FORMULAS, readability
from whosays.statistics.statistic import Statistic

if TYPE_CHECKING:
    from whosays.structure.document import Document

COUNTS = {"words", "sentences", "syllables"}
"""Grow with the article; all other statistics are by the word or by the sentence."""
BY_LENGTH = {"smog_grade", "smog_short_text"}
"""Two names of one formula, each defined on one side of thirty sentences."""
word = st.sampled_from(
    "the bridge closed yesterday satellite 1,200 mother's well-known council U.S. it extraordinary a".split()
)
sentence = st.lists(word, min_size=1, max_size=30).map(" ".join)
paragraphs = st.lists(st.lists(sentence, min_size=1, max_size=5), min_size=1, max_size=8)


def told(page_of: Callable[..., Any], story: list[list[str]]) -> dict[str, Statistic]:
    document: Document = page_of(*(("body", *(f"{one}." for one in paragraph)) for paragraph in story)).document
    return {**readability(document), **ease(document)}


@given(story=paragraphs)
def test_doubling_changes_nothing_that_is_counted_by_the_word(page_of: Callable[..., Any], story: list[list[str]]) -> None:
    once, twice = told(page_of, story), told(page_of, story + story)
    for name in once.keys() - COUNTS - BY_LENGTH:
        assert twice[name].value == pytest.approx(once[name].value, abs=0.1001), name
    for name in COUNTS:
        assert twice[name].value == 2 * once[name].value
    smog = [one["smog_grade"].value or one["smog_short_text"].value for one in (once, twice)]
    assert smog[1] == pytest.approx(smog[0], abs=0.1001)


@given(data=st.data(), story=paragraphs)
def test_order_of_paragraphs_changes_no_readability_value(
    page_of: Callable[..., Any], story: list[list[str]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(story))
    before, after = told(page_of, story), told(page_of, shuffled)
    assert {name: one.value for name, one in before.items()} == {name: one.value for name, one in after.items()}


def test_order_of_paragraphs_changes_no_readability_value_of_a_real_article(practice_text: str) -> None:
    page = whosays.read(practice_text)
    story = [page.document.text(one.block.span) for one in page.blocks if one.kind == "body"]
    names = [formula.name for formula in FORMULAS] + ["ease_index"]
    forward, backward = (whosays.read("\n".join(order)).statistics for order in (story, story[::-1]))
    assert {name: forward[name].value for name in names} == {name: backward[name].value for name in names}
