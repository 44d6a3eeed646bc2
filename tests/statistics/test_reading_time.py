from collections.abc import Callable
from typing import Any

import pytest

from whosays.statistics.reading_time import read_time_label, reading_time


def words_of(number: int) -> str:
    """Return a sentence of `number` words."""
    return " ".join(["word"] * number)


def test_minutes_are_words_over_the_stated_speed(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("body", words_of(952)), ("promo", words_of(238))).document)
    assert found["reading_minutes_238"].value == 4.0
    assert found["reading_minutes_238"].working == "952 words of the story / 238 words a minute = 4.0"
    assert found["reading_minutes_175"].value == 5.4  # 5.44
    assert found["reading_minutes_300"].value == 3.2  # 3.17
    assert found["reading_minutes_aloud"].value == 5.2  # 952 / 183 = 5.202
    assert found["page_reading_minutes_238"].value == 5.0


@pytest.mark.parametrize(
    ("label", "minutes"),
    [
        ("Estimated read time: 5-6 minutes", (5, 6)),
        ("5–6 minutes", (5, 6)),
        ("Reading time: 3 to 4 min", (3, 4)),
        ("4 min read", (4, 4)),
        ("10-minute read", (10, 10)),
        ("Estimated read time: 6 minutes", (6, 6)),
        ("Read in no time", None),
    ],
)
def test_label_of_the_page_is_read(page_of: Callable[..., Any], label: str, minutes: tuple[int, int] | None) -> None:
    assert read_time_label(page_of(("read-time", label)).document) == minutes


def test_minutes_in_the_story_are_no_label(page_of: Callable[..., Any]) -> None:
    assert read_time_label(page_of(("body", "The talks took 5 minutes.")).document) is None


def test_label_is_turned_into_the_pace_it_would_need(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("read-time", "2-4 minutes"), ("body", words_of(400)), ("promo", words_of(198))).document)
    assert found["label_minutes"].value == "2-4"
    assert found["label_pace_story"].value == "100-200"
    assert found["label_pace_story"].working == ("400 words of the story: 400 / 4 to 400 / 2 minutes = 100-200 words a minute")
    assert found["label_pace_page"].value == "150-300"  # 600 words with the label's own two


def test_label_of_one_number_gives_one_pace(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("read-time", "4 min read"), ("body", words_of(800))).document)
    assert found["label_minutes"].value == 4
    assert found["label_pace_story"].value == 200


def test_page_without_a_label_is_told_apart_from_zero_minutes(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("body", words_of(20))).document)
    assert found["label_minutes"].value is None
    assert found["label_pace_page"].working == "The page does not say how long it takes to read."


def test_label_of_zero_minutes_gives_no_pace(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("read-time", "0 min read"), ("body", words_of(20))).document)
    assert found["label_pace_story"].value is None


def test_page_without_words_takes_no_stated_time(page_of: Callable[..., Any]) -> None:
    assert {statistic.value for statistic in reading_time(page_of().document).values()} == {None}
