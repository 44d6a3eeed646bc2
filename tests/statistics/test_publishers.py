"""The publishers' rules beside what the packages themselves said; benchmarks/publishers.py asked them."""

import json
from pathlib import Path
from typing import Any

import pytest

from whosays.statistics.publishers import PUBLISHERS, picture_seconds, textstat_minutes

HERE = Path(__file__).parent
ASKED = json.loads((HERE / "publishers.json").read_text(encoding="utf-8"))
ARTICLE = HERE.parents[1] / "book" / "articles" / "far-east-summit" / "article.txt"
PARAGRAPHS = [line for line in ARTICLE.read_text(encoding="utf-8").splitlines() if len(line.split()) > 15]
each_case = pytest.mark.parametrize("case", ASKED["cases"], ids=lambda case: f"{case['paragraphs']}-{case['pictures']}")


def text_of(case: dict[str, Any]) -> str:
    return "\n".join(PARAGRAPHS[: case["paragraphs"]])


def printed(name: str, case: dict[str, Any]) -> tuple[int, int]:
    publisher = PUBLISHERS[name]
    return publisher.minutes(publisher.count(text_of(case)), case["pictures"])


def test_more_than_a_hundred_cases_were_asked() -> None:
    assert len(ASKED["cases"]) >= 100
    assert max(case["paragraphs"] for case in ASKED["cases"]) == len(PARAGRAPHS)


@each_case
def test_minutes_are_those_that_the_packages_print(case: dict[str, Any]) -> None:
    assert printed("ghost", case)[0] == case["ghost"]
    assert printed("npm_reading_time", case)[0] == case["npm_reading_time"]
    assert PUBLISHERS["wordpress"].count(text_of(case)) == case["wordpress_words"]
    assert 60 * textstat_minutes(text_of(case)) == pytest.approx(case["textstat"])


@each_case
def test_time_of_medium_is_that_of_the_package_that_copies_it(case: dict[str, Any]) -> None:
    words = PUBLISHERS["medium"].count(text_of(case))
    assert words / 265 + picture_seconds(case["pictures"]) / 60 == pytest.approx(case["medium"])


@pytest.mark.parametrize(("words", "low", "high"), [(1, 1, 2), (354, 1, 2), (355, 2, 3), (972, 4, 6)])
def test_range_of_wordpress_is_a_fifth_to_both_sides(words: int, low: int, high: int) -> None:
    assert PUBLISHERS["wordpress"].minutes(words, 0) == (low, high)  # 0.8 and 1.2 of 354 / 189: 1.498, 2.248
