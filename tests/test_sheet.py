"""``whosays sheet``: a teacher names what the class needs, and it comes out on paper in the right order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whosays.cli import main
from whosays.grading.exercise import open_exercise
from whosays.render.worksheet import worksheet_data

ROOT = Path(__file__).parents[1]
Sheet = Callable[..., Result]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return a list that holds what goes to the typesetter, which is not needed here."""
    sheets: list[Any] = []

    def worksheets_pdf(parts: list[Any], **settings: object) -> bytes:
        sheets.extend([*parts, settings])
        return b"%PDF-"

    monkeypatch.setattr("whosays.render.worksheet.worksheets_pdf", worksheets_pdf)
    return sheets


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    """Return a function that runs ``whosays sheet`` in the folder of the course."""
    monkeypatch.chdir(ROOT)

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(main, ["sheet", *arguments, "-o", str(tmp_path / "x.pdf")])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


def ids(printed: list[Any]) -> list[str]:
    return [exercise.id for exercise in printed[:-1]]


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        ("1", "the-story-and-the-page story-and-page-reasons"),
        ("3", "touch-the-owner touch-the-owner-words"),
        ("11", "audit-the-engine"),
        ("bring-your-own", "audit-the-engine"),
        ("touch-the-owner", "touch-the-owner"),
        ("nobody-says 5 exercises/nobody-says/", "nobody-says could-we-check-it"),
        ("form-b", "form-b"),
    ],
)
def test_lessons_and_exercises_are_named_in_many_ways(names: str, meant: str, sheet: Sheet, printed: list[Any]) -> None:
    assert sheet(*names.split()).exit_code == 0
    assert ids(printed) == meant.split()


def test_all_keys_come_in_the_order_of_the_lessons_with_the_forms_last(sheet: Sheet, printed: list[Any]) -> None:
    sheet("exercises", "--key")
    found = ids(printed)
    assert printed[-1]["key"] is True
    assert len(found) == len(list(ROOT.glob("exercises/**/exercise.toml")))
    assert found[:3] == ["the-story-and-the-page", "story-and-page-reasons", "how-long-how-hard"]
    assert found[-4:] == ["audit-the-engine", "form-a", "form-b", "form-c"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("could-we-chek-it", "no such exercise\n  fix: use 'could-we-check-it'"),
        ("0", "no such lesson with an exercise\n  fix: use a number from 1 to 11"),
        ("12", "no such lesson with an exercise"),
    ],
)
def test_name_that_means_nothing_is_told_with_what_was_meant(name: str, told: str, sheet: Sheet) -> None:
    result = sheet(name)
    assert result.exit_code == 2
    assert told in result.stderr


def test_items_that_are_chosen_keep_their_numbers(sheet: Sheet, printed: list[Any]) -> None:
    sheet("nobody-says", "--only", "9-11, 2")
    data = worksheet_data(printed[0], key=False)
    assert [item["number"] for item in data["items"]] == [2, 9, 10, 11]
    assert data["items"][0]["prompt"] == open_exercise(ROOT / "exercises/nobody-says").items[1].prompt


@pytest.mark.parametrize("only", ["0", "4-2", "x", "1,,2", "1-999999999999", "99", "-1", "1-4-6"])
def test_numbers_that_name_no_items_are_told(only: str, sheet: Sheet) -> None:
    result = sheet("nobody-says", "--only", only)
    assert result.exit_code == 2
    assert "fix: write numbers from 1 to 18, such as 1-4,6,9" in result.stderr


def test_numbers_of_several_exercises_would_be_ambiguous(sheet: Sheet) -> None:
    assert "fix: name one: touch-the-owner, touch-the-owner-words" in sheet("3", "--only", "1").stderr


def test_many_exercises_make_one_pdf(sheet: Sheet, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    sizes = []
    for names in (("1",), ("1", "2", "3")):
        assert sheet(*names).exit_code == 0
        sizes.append(len((tmp_path / "x.pdf").read_bytes()))
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
    assert sizes[0] < sizes[1]
