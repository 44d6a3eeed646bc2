"""``whosays sheet``: a teacher names what the class needs, and it comes out on paper in the right order."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whosays.cli import main
from whosays.grading.exercise import open_exercise
from whosays.grading.kinds import two_questions
from whosays.labels.label import Label
from whosays.render.places import paragraphs, places
from whosays.render.worksheet import PAPERS, worksheet_data
from whosays.tables import numbers_in

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


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Strip the page", "the-story-and-the-page"),
        ("the page  and its PARTS", "story-and-page-reasons"),
        ("who says it?", "touch-the-owner"),
        ("Test form B", "form-b"),
    ],
)
def test_exercise_is_found_by_its_title(title: str, meant: str, sheet: Sheet, printed: list[Any]) -> None:
    assert sheet(title).exit_code == 0
    assert ids(printed) == [meant]


def test_article_is_found_by_its_title(sheet: Sheet, printed: list[Any]) -> None:
    title = "Port Ansel ends its night bus after a split late vote"
    assert sheet(title).exit_code == 0
    assert printed[0].title == title


def test_titles_of_what_can_be_printed_are_all_different(sheet: Sheet) -> None:
    """Each is named once where nothing is near what was asked for, with its title."""
    told = sheet("zzz").stderr
    listed = dict(re.findall(r"'([a-z-]+)' \(([^;]+)\)", told))
    folders = [path.parent for path in ROOT.glob("exercises/**/exercise.toml")]
    assert {(folder.name, open_exercise(folder).title) for folder in folders} <= set(listed.items())
    assert listed["night-buses"] == "Port Ansel ends its night bus after a split late vote"
    assert len({title.casefold() for title in listed.values()}) == len(listed)


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
        ("could-we-chek-it", "no such exercise, lesson or article\n  fix: use 'could-we-check-it' (Could we check it?)"),
        ("Strip the pages", "fix: use 'the-story-and-the-page' (Strip the page)"),
        ("bring-you-own", "fix: use 'bring-your-own'"),
        ("13", "no such lesson with an exercise\n  fix: use a number from 1 to 11"),
        ("0", "lesson 0 uses form A\n  fix: print it: whosays sheet exercises/forms/form-a"),
        ("12", "lesson 12 uses form B\n  fix: print it: whosays sheet exercises/forms/form-b"),
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


def test_introduction_speaks_of_no_items_that_are_not_printed(sheet: Sheet, printed: list[Any]) -> None:
    sheet("four-corners-and-a-bin", "--only", "1-3")
    told = " ".join(worksheet_data(printed[0], key=False)["prompt"])
    assert told.startswith("Ask in this order.")
    assert "last item" not in told
    sheet("four-corners-and-a-bin")
    assert "last item" in " ".join(worksheet_data(printed[2], key=False)["prompt"])


def test_variants_bear_the_names_of_their_students(sheet: Sheet, printed: list[Any], tmp_path: Path) -> None:
    (tmp_path / "class.txt").write_text("Ada Sample\nBen Sample\n", encoding="utf-8")
    bank, out = str(ROOT / "exercises" / "nobody-says"), str(tmp_path / "out")
    CliRunner().invoke(main, ["assign", "week", bank, "--items", "3", "--students", str(tmp_path / "class.txt"), "-o", out])
    sheet(f"{out}/keys")
    assert printed[-1]["students"] == {"week-01": "Ada Sample", "week-02": "Ben Sample"}
    data = worksheet_data(printed[0], key=False, student="Ada Sample")
    assert (data["student"], data["id"]) == ("Ada Sample", "week-01")


@pytest.mark.parametrize("only", ["0", "4-2", "x", "1,,2", "1-999999999999", "99", "-1", "1-4-6"])
def test_numbers_that_name_no_items_are_told(only: str, sheet: Sheet) -> None:
    result = sheet("nobody-says", "--only", only)
    assert result.exit_code == 2
    assert "fix: write numbers from 1 to 18, such as 1-4,6,9" in result.stderr


def test_numbers_of_several_exercises_would_be_ambiguous(sheet: Sheet) -> None:
    assert "fix: name one: touch-the-owner, touch-the-owner-words" in sheet("3", "--only", "1").stderr


def test_article_of_the_book_comes_first_with_the_numbers_of_its_paragraphs(sheet: Sheet, printed: list[Any]) -> None:
    sheet("night-buses", "could-we-check-it", "--only", "2")
    article, exercise, _ = printed
    assert (exercise.id, len(exercise.items)) == ("could-we-check-it", 1)
    assert article.title == "Port Ansel ends its night bus after a split late vote"
    assert article.paragraphs[0] == ("", article.title)
    numbered = {number: words for number, words in article.paragraphs if number}
    assert list(numbered) == [str(number) for number in range(1, 16)]
    assert "Any member who voted with the majority may ask for one within 30 days." in numbered["15"]
    text = (ROOT / "book/articles/night-buses/article.txt").read_text(encoding="utf-8")
    assert " ".join(words for _, words in article.paragraphs).split() == text.split()


def test_any_other_article_has_all_its_paragraphs_numbered_so_that_no_number_tells(
    sheet: Sheet, printed: list[Any], tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text(
        "Bridge shut\n\nIt is shut, Ana Berg said.\nSign up for our newsletter\n", encoding="utf-8"
    )
    sheet(str(tmp_path / "own.txt"))
    numbered = (("1", "Bridge shut"), ("2", "It is shut, Ana Berg said."), ("3", "Sign up for our newsletter"))
    assert (printed[0].title, printed[0].paragraphs) == ("own", numbered)


def test_drafted_exercise_has_its_article_in_front_and_its_key_has_not(
    sheet: Sheet, printed: list[Any], tmp_path: Path
) -> None:
    article = str(ROOT / "book/articles/night-buses/article.txt")
    made = CliRunner().invoke(main, ["assign", "ours", "--article", article, "--items", "3", "-o", str(tmp_path / "out")])
    assert made.exit_code == 0, made.output
    sheet(str(tmp_path / "out" / "keys" / "ours"))
    assert [part.title for part in printed[:-1]] == ["ours: the article", "ours"]
    article_printed, exercise, settings = printed
    numbered, stand = dict(article_printed.paragraphs), settings["stand"]["ours"]
    assert stand.keys() == {item.id for item in exercise.items}
    for item, told in zip(exercise.items, worksheet_data(exercise, key=False, stand=stand)["items"], strict=True):
        assert item.text in numbered[told["place"].removeprefix("paragraph ")]
    del printed[:]
    sheet(str(tmp_path / "out" / "keys" / "ours"), "--key")
    assert ids(printed) == ["ours"]
    assert printed[-1]["stand"] == {"ours": stand}


def test_sentence_over_two_paragraphs_or_twice_in_the_article_is_found() -> None:
    exercise = open_exercise(ROOT / "exercises" / "nobody-says")
    texts = ("It rained.", "It rained all day.", "It rained.", "It snowed.")
    items = tuple(replace(item, text=text) for item, text in zip(exercise.items, texts, strict=False))
    told = places(replace(exercise, items=items), paragraphs("It rained.\nIt rained\nall day.\n\nIt rained."))
    assert list(told.values()) == ["paragraph 1", "paragraphs 2 to 3", "paragraph 4"]


@pytest.mark.parametrize(
    ("option", "told"), [(["--key"], "an article has no key"), (["--only", "1"], "an article has no items")]
)
def test_article_alone_has_neither_key_nor_items(option: list[str], told: str, sheet: Sheet) -> None:
    result = sheet("night-buses", *option)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_article_that_nobody_can_print_is_told(sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("It rained. " * 20_000, encoding="utf-8")
    assert "it is longer than 200,000 characters" in sheet(str(tmp_path / "long.txt")).stderr


PRINTED = re.findall(
    r"^\| (\d+) \| (`.+?) \| (.+) \|$", (ROOT / "book/teaching/plans.md").read_text(encoding="utf-8"), re.MULTILINE
)


def test_table_of_what_to_print_has_every_lesson_with_an_exercise() -> None:
    assert [int(number) for number, _, _ in PRINTED] == list(range(1, 12))


@pytest.mark.parametrize(("number", "names", "articles"), PRINTED, ids=lambda cell: cell[:20])
def test_table_of_what_to_print_names_what_the_command_prints(
    number: str, names: str, articles: str, sheet: Sheet, printed: list[Any]
) -> None:
    sheet(number)
    assert ids(printed) == re.findall(r"`(.+?)`", names)
    assert [name for name in re.findall(r"`(.+?)`", articles) if sheet(name).exit_code] == []


HOMEWORK = re.findall(
    r"^\| \d+ \| \{doc\}`/book/lessons/(.+?)` \| .+ \| items ([0-9 ,toand]+) \|$",
    (ROOT / "book/teaching/plans.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_homework_of_each_lesson_can_be_printed(sheet: Sheet) -> None:
    assert len(HOMEWORK) == 8
    for lesson, items in HOMEWORK:
        only = items.replace(" to ", "-").replace(" and ", ",")
        assert sheet(lesson, "--only", only).exit_code == 0, (lesson, only)


PLAN = (
    (ROOT / "book/teaching/plans.md")
    .read_text(encoding="utf-8")
    .partition("## One lesson of 45 minutes")[2]
    .partition("## Units")[0]
)
PLANNED = re.findall(r"^uv run whosays sheet (.+) -o (\S+)$", PLAN, re.MULTILINE)


def planned(words: str) -> set[int]:
    """Return the numbers of the items that the plan names right behind `words`."""
    (told,) = re.findall(rf"{re.escape(words)} (\d+(?:(?:, | to | and )\d+)*)", PLAN)
    return set(numbers_in(told.replace(" to ", "-").replace(" and ", ",")))


def test_plan_for_45_minutes_fills_45_minutes() -> None:
    assert sum(map(int, re.findall(r"^\| (\d+) \|", PLAN, re.MULTILINE))) == 45


def test_tests_in_the_plan_take_the_minutes_of_their_row() -> None:
    (row,) = re.findall(r"^\| (\d+) \| \*\*Three tests", PLAN, re.MULTILINE)
    told = re.findall(r"^- \*\*\w+ test\*\*, (\w+) minutes?,", PLAN, re.MULTILINE)
    assert len(told) == 3
    assert sum(map(("", "one", "two", "three", "four", "five").index, told)) == int(row)


def test_plan_prints_the_items_that_it_names_and_their_keys(sheet: Sheet, printed: list[Any]) -> None:
    items: dict[str, set[int]] = {}
    for arguments, file in PLANNED:
        del printed[:]
        assert sheet(*arguments.split()).exit_code == 0, arguments
        items[file] = {item.number for item in printed[0].items}
    practice, early, warm_up = planned("ten lines: items"), planned("**Ready early:** items"), planned("Show items")
    exits = planned("**Exit.** Item")
    assert items == {
        "practice.pdf": practice,
        "early.pdf": early,
        "exit.pdf": exits,
        "practice-key.pdf": practice | early,
        "other-key.pdf": warm_up | exits,
    }
    assert (len(practice), practice & early) == (10, set())


def test_plan_that_stops_early_has_met_every_label() -> None:
    (last,) = planned("stop the practice after item")
    met = [item for item in open_exercise(ROOT / "exercises/four-corners-and-a-bin").items if item.number <= last]
    assert {item.number for item in met} <= planned("ten lines: items")
    assert {item.key.answer for item in met if item.key} == {two_questions.value_of(label) for label in Label}


def test_short_sheet_comes_as_often_as_copies_are_asked_for(sheet: Sheet, printed: list[Any]) -> None:
    assert sheet("could-we-check-it", "--only", "17", "--copies", "2", "--paper", "a5").exit_code == 0
    assert [(part.id, [item.number for item in part.items]) for part in printed[:-1]] == [("could-we-check-it", [17])] * 2
    assert printed[-1]["paper"] == "a5"


def test_every_size_of_paper_that_the_typesetter_takes_can_be_asked_for() -> None:
    (paper,) = (one for one in main.commands["sheet"].params if one.name == "paper")
    assert tuple(paper.type.choices) == PAPERS


def test_many_exercises_make_one_pdf(sheet: Sheet, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    sizes = []
    for names in (("1",), ("1", "2", "3")):
        assert sheet(*names).exit_code == 0
        sizes.append(len((tmp_path / "x.pdf").read_bytes()))
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
    assert sizes[0] < sizes[1]
