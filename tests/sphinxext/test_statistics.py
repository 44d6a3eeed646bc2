"""Numbers on a page: the engine's own, with their working."""

from collections.abc import Callable
from typing import Any

import pytest

from whosays.render.numbers import statistic_title, usual_text, value_text
from whosays.statistics.statistic import Statistic, Usual


def test_roles_print_the_value_and_the_working(sample: Any) -> None:
    text = sample.page("numbers").query("p")[0].to_text(separator="", strip=False)
    assert text.startswith("The page has 87 words: 87 words in 7 blocks")
    assert text.endswith("SMOG is not defined.")


def test_table_gives_value_working_and_source_of_each_statistic_named(sample: Any) -> None:
    table = sample.page("numbers").query("table.ws-statistics")[0]
    rows = [[cell.to_text() for cell in row.query("th, td")] for row in table.query("tbody tr")]
    assert [row[:2] for row in rows] == [["Story words", "61 words"], ["SMOG grade", "not defined"], ["Story share", "70.1%"]]
    assert rows[2][3] == "61 words of the story / 87 words of the page = 0.701"
    assert all(row[4] for row in rows)


def test_a_wide_table_can_be_scrolled_by_keyboard(sample: Any) -> None:
    region = sample.page("numbers").query(".ws-scroll")[0]
    assert (region.attrs["role"], region.attrs["tabindex"], region.attrs["aria-label"]) == (
        "region", "0", "Statistics of the article",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1360, "words", "1,360 words"),
        (14.7, "grade", "14.7 grade"),
        (0.716, "share, 0 to 1", "71.6%"),
        (None, "grade", "not defined"),
        ("5-6", "minutes", "5-6 minutes"),
    ],
)
def test_values_are_written_as_people_write_them(value: Any, unit: str, shown: str) -> None:
    assert value_text(Statistic("any", value, unit, "", ""), with_unit=True) == shown


def test_a_band_of_shares_is_written_in_percent_and_no_other_is() -> None:
    assert usual_text(Statistic("any", 0.6, "share, 0 to 1", "", "", Usual(0.58, 0.84, "news"))) == "58 to 84% (news)"
    assert usual_text(Statistic("any", 0.6, "hedges", "", "", Usual(0.13, 0.67, "news"))) == "0.13 to 0.67 (news)"
    assert usual_text(Statistic("any", 9, "grade", "", "", Usual(8.6, 11.0, "news"))) == "8.6 to 11.0 (news)"
    assert usual_text(Statistic("any", 9, "grade", "", "")) == ""


def test_names_of_people_and_formulas_keep_their_capitals() -> None:
    assert statistic_title("coleman_liau_index") == "Coleman-Liau index"
    assert statistic_title("smog_grade") == "SMOG grade"


@pytest.mark.parametrize(
    "text",
    ["{ws-stat}`harbour#page_word`", "```{ws-statistics} harbour\npage_word\n```"],
    ids=["role", "table"],
)
def test_an_unknown_statistic_is_told_with_the_nearest_name(make_book: Callable[..., Any], text: str) -> None:
    said = make_book({"page": f"# Page\n\n{text}\n"}).warnings
    assert "page.md:3" in said
    assert "no statistic 'page_word'" in said
    assert "use 'page_words'" in said
