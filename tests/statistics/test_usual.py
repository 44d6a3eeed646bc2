"""What is usual: a band for what can be set beside a story, and for nothing that it cannot."""

import whosays
from whosays.statistics.usual import usual

STORY = "A headline\n\nPORT ANSEL — " + "Ada Lund said the bridge may close. It opened in May. " * 20
FOUND = whosays.read(STORY).statistics


def test_every_band_belongs_to_a_statistic_and_names_its_corpus() -> None:
    assert usual().keys() <= FOUND.keys()
    assert all(0 <= band.low < band.high for band in usual().values())
    assert {band.corpus for band in usual().values()} == {"PolNeAR, US election coverage 2015-16"}


def test_statistics_carry_their_bands_and_the_page_has_none() -> None:
    assert FOUND["flesch_kincaid_grade"].usual == usual()["flesch_kincaid_grade"]
    assert FOUND["page_words"].usual is None
    assert FOUND["reading_minutes_238"].usual is None


def test_bands_are_in_the_units_of_their_statistics() -> None:
    assert usual()["words_per_sentence"].low < 21 < usual()["words_per_sentence"].high
    assert usual()["flesch_kincaid_grade"].low > 8
    assert usual()["sourced_words"].high < 1
