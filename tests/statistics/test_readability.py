from collections.abc import Callable
from typing import Any

import pytest

from whosays.statistics.counts import count, is_hard
from whosays.statistics.readability import (
    automated_readability_index,
    coleman_liau_index,
    flesch_kincaid_grade,
    flesch_reading_ease,
    forcast,
    gunning_fog,
    lix,
    readability,
    rix,
    smog_grade,
)

# 10 words, 2 sentences, 12 syllables (ve-ry, hap-py), 31 letters, 8 words of one syllable.
CAT = ("body", "The cat sat on the mat.", "It was very happy.")


def test_counts_are_those_of_a_pencil(page_of: Callable[..., Any]) -> None:
    counts = count(page_of(CAT).document)
    assert (counts.words, counts.sentences, counts.syllables, counts.letters) == (10, 2, 12, 31)
    assert (counts.monosyllables, counts.polysyllables, counts.long) == (8, 0, 0)


@pytest.mark.parametrize(
    ("name", "value", "working"),
    [
        ("words", 10, "10 words in the body + 0 in the dateline = 10"),
        ("words_per_sentence", 5.0, "10 words / 2 sentences = 5.0"),
        ("syllables", 12, "8 × 1 + 2 × 2 = 12"),
        ("syllables_per_word", 1.2, "12 syllables / 10 words = 1.2"),
        ("flesch_reading_ease", 100.2, "206.835 - 1.015 × (10 / 2) - 84.6 × (12 / 10) = 100.2"),
        ("flesch_kincaid_grade", 0.5, "0.39 × (10 / 2) + 11.8 × (12 / 10) - 15.59 = 0.5"),
        ("gunning_fog", 2.0, "0.4 × (10 / 2 + 100 × 0 / 10) = 2.0"),
        ("coleman_liau_index", -3.5, "0.0588 × (100 × 31 / 10) - 0.296 × (100 × 2 / 10) - 15.8 = -3.5"),
        ("automated_readability_index", -4.3, "4.71 × (31 / 10) + 0.5 × (10 / 2) - 21.43 = -4.3"),
        ("lix", 5.0, "10 / 2 + 100 × 0 / 10 = 5.0"),
        ("rix", 0.0, "0 / 2 = 0.0"),
        ("forcast", 8.0, "20 - (150 × 8 / 10) / 10 = 8.0"),
    ],
)
def test_value_and_working_agree_with_the_sum_by_hand(
    page_of: Callable[..., Any], name: str, value: float, working: str
) -> None:
    statistic = readability(page_of(CAT).document)[name]
    assert statistic.value == value
    assert statistic.working == working


def test_only_the_body_and_its_dateline_count(page_of: Callable[..., Any]) -> None:
    document = page_of(("headline", "Cat Sat."), ("dateline", "OSLO, Norway —"), CAT, ("caption", "A cat is seen.")).document
    found = readability(document)
    assert found["words"].value == 12
    assert found["words"].working == "10 words in the body + 2 in the dateline = 12"
    assert found["sentences"].value == 2


def test_smog_needs_thirty_sentences(page_of: Callable[..., Any]) -> None:
    assert smog_grade(sentences=29, polysyllables=36) is None
    assert smog_grade(sentences=30, polysyllables=36) == pytest.approx(1.0430 * 6 + 3.1291)
    statistic = readability(page_of(CAT).document)["smog_grade"]
    assert statistic.value is None
    assert statistic.working == "smog_grade needs at least 30 sentences; this story has 2."


def test_smog_is_given_from_thirty_sentences(page_of: Callable[..., Any]) -> None:
    document = page_of(("body", *["The satellite fell."] * 30)).document
    # One word of three syllables a sentence: 1.0430 sqrt(30) + 3.1291 = 5.7127 + 3.1291.
    assert readability(document)["smog_grade"].value == 8.8


@pytest.mark.parametrize("written", [(), (("caption", "A cat is seen."),), (("body",),), (("body", "— — —"),)], ids=str)
def test_nothing_gives_a_number_without_a_story(page_of: Callable[..., Any], written: tuple[tuple[str, ...], ...]) -> None:
    found = readability(page_of(*written).document)
    assert {statistic.value for statistic in found.values()} == {None}
    assert all("nothing to count" in statistic.working for statistic in found.values())


def test_pure_formulas_are_none_where_they_would_divide_by_nothing() -> None:
    nothing = {"words": 0, "sentences": 0}
    assert flesch_reading_ease(**nothing, syllables=0) is None
    assert flesch_kincaid_grade(**nothing, syllables=0) is None
    assert gunning_fog(**nothing, hard=0) is None
    assert coleman_liau_index(**nothing, letters=0) is None
    assert automated_readability_index(**nothing, letters=0) is None
    assert lix(**nothing, long=0) is None
    assert rix(sentences=0, long=0) is None
    assert forcast(words=0, monosyllables=0) is None


def test_figures_of_a_hand_counted_story() -> None:
    # A story of 972 words, 37 sentences and 1,680 syllables was counted by two people with pencils.
    assert round(flesch_reading_ease(words=972, sentences=37, syllables=1680), 1) == 33.9
    assert round(flesch_kincaid_grade(words=972, sentences=37, syllables=1680), 2) == 15.05


@pytest.mark.parametrize(
    ("word", "opens", "hard"),
    [
        ("satellite", False, True),
        ("interested", False, True),  # three syllables without -ed
        ("Satellite", True, True),
        ("Vladimir", False, False),  # a name
        ("created", False, False),  # the third syllable is -ed
        ("long-lasting", False, False),  # a compound
        ("1950-53", False, False),
        ("cat", False, False),
    ],
)
def test_gunning_leaves_out_names_compounds_and_endings(word: str, opens: bool, hard: bool) -> None:
    assert is_hard(word, opens_sentence=opens) is hard
