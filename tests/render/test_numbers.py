"""Numbers are written for a reader, and every statistic has a title of its own."""

import pytest

import whosays
from whosays.render import numbers
from whosays.statistics.statistic import Statistic, Usual


def statistic(value: float | str | None, unit: str = "words", usual: Usual | None = None) -> Statistic:
    return Statistic("some_words", value, unit, "1 + 1 = 2", "nobody", usual)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1360, "words", "1,360 words"),
        (0.5476, "share, 0 to 1", "54.76%"),
        ("5-6", "minutes", "5-6 minutes"),
        (None, "words", "not defined"),
    ],
)
def test_value_is_written_with_its_unit(value: float | str | None, unit: str, text: str) -> None:
    assert numbers.value_text(statistic(value, unit), with_unit=True) == text


@pytest.mark.parametrize(
    ("value", "place"), [(1, "below"), (2, "within"), (3, "within"), (4, "above"), (None, ""), ("2-3", "")]
)
def test_place_beside_the_usual_band_is_told_where_it_can_be(value: float | str | None, place: str) -> None:
    assert numbers.beside_usual(statistic(value, usual=Usual(2, 3, "some corpus"))) == place


def test_statistics_have_different_titles(practice: whosays.Report) -> None:
    titles = [numbers.statistic_title(name) for name in practice.statistics]
    assert len(set(titles)) == len(titles)


def test_every_statistic_stands_in_one_group_or_with_the_kinds_of_the_page(practice: whosays.Report) -> None:
    grouped = [one.name for group in numbers.statistics_by_group(practice).values() for one in group]
    assert sorted(grouped) == sorted(name for name in practice.statistics if not name.startswith("words_in_"))
    assert set(numbers.statistics_by_group(practice)) == set(numbers.STATISTIC_GROUPS.values())


@pytest.mark.parametrize("name", numbers.STATISTIC_TITLES)
def test_title_belongs_to_a_statistic(name: str, practice: whosays.Report) -> None:
    assert name in practice.statistics
