"""The words of the coders stand in the article where the coders saw them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import whosays
from whosays.gold import normalise, open_gold
from whosays.sphinxext.decided import _places, decided

ARTICLES = Path(__file__).parents[2] / "book" / "articles"
NAMES = [path.parent.name for path in sorted(ARTICLES.glob("*/gold.toml"))]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_coders_is_found_in_its_place(name: str) -> None:
    report = whosays.read(whosays.open_article(ARTICLES / name / "article.txt"))
    told = decided(report, open_gold(ARTICLES / name / "gold.toml"))
    assert len(told) > 30
    for one in told.values():
        whole = normalise(one.row.text)
        for spans, places in (
            (one.source, one.row.source_at),
            (one.cue, one.row.cue_at),
            (one.check, one.row.check_at),
        ):
            assert [normalise(report.document.text(span)) for span in spans] == [place.slice(whole).strip() for place in places]


@given(st.text())
def test_each_place_is_one_of_the_sentence_in_order(sentence: str) -> None:
    places = _places(sentence)
    assert places == sorted(places)
    assert all(0 <= place < len(sentence) for place in places)


def test_blanks_and_long_letters_keep_the_places() -> None:
    assert _places("  a\n b\u2026") == [2, 3, 5, 6, 6, 6]
    assert normalise("  a\n b\u2026") == "a b..."
