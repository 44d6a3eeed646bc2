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
        ("Five-minute read", (5, 5)),
        ("3m read", (3, 3)),
        ("Less than a minute to read", (0, 1)),
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


def test_readers_of_a_grade_take_a_range(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("body", words_of(1930))).document)["reading_minutes_grade_8"]
    assert found.value == "10.0-14.4"  # 1930 / 193, and 1930 / 134 = 14.40
    assert found.working.endswith("at the middle pace of 158: 12.2")


def test_a_caption_told_twice_is_one_picture(page_of: Callable[..., Any]) -> None:
    page = page_of(
        ("caption", "The old bridge at noon."),
        ("caption", "The old bridge at noon. (Photo: R. Okafor)"),
        ("caption", "A ferry waits."),
        ("body", words_of(20)),
    )
    assert reading_time(page.document)["pictures"].value == 2


def test_publishers_print_other_minutes_for_one_story(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("caption", "A ferry waits."), ("body", words_of(980))).document)
    printed = {name: found[f"minutes_by_{name}"].value for name in ("ghost", "npm_reading_time", "wordpress", "wordpress_com")}
    # 980 / 275 + 12 s = 3.76; 980 / 200 = 4.9; 980 / 189 = 5.19, of which 0.8 are 4.15 and 1.2 are 6.22
    assert printed == {"ghost": 4, "npm_reading_time": 5, "wordpress": "4-6", "wordpress_com": 6}


def test_label_is_explained_by_every_count_and_rule_that_gives_it(page_of: Callable[..., Any]) -> None:
    page = page_of(("read-time", "5 min read"), ("body", words_of(980)))
    fits = reading_time(page.document)["label_fits"]
    # npm reading-time on the story (4.9), with captions there are none, and on the page's 983 words (4.9)
    assert fits.value == 3
    assert fits.working.startswith("3 of 15 counts and rules print 5: story by npm reading-time;")


def test_page_without_a_label_is_told_apart_from_zero_minutes(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("body", words_of(20))).document)
    assert found["label_minutes"].value is None
    assert found["label_pace_page"].working == "The page does not say how long it takes to read."


def test_label_of_zero_minutes_gives_no_pace(page_of: Callable[..., Any]) -> None:
    found = reading_time(page_of(("read-time", "0 min read"), ("body", words_of(20))).document)
    assert found["label_pace_story"].value is None


def test_page_without_words_takes_no_stated_time(page_of: Callable[..., Any]) -> None:
    assert {statistic.value for statistic in reading_time(page_of().document).values()} == {None}
