"""A folder that contradicts itself does not open, and the message names the file, the item and the way out."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whosays.errors import ExerciseError
from whosays.grading.check import check_exercise
from whosays.grading.exercise import Exercise, open_exercise, open_table, read_exercise, read_folder
from whosays.tables import Table

Edit = Callable[[str, str, str], None]


def test_exercise_holds_what_its_files_say(exercise: Exercise) -> None:
    assert (exercise.id, exercise.title, exercise.lesson) == (
        "harbour-voices",
        "Voices at the harbour",
        "touch-the-owner",
    )
    assert [item.id for item in exercise.items] == ["s1", "s2", "s3", "b1", "n1"]
    assert exercise.points == Fraction(15, 2)
    assert exercise.prompt.startswith("# Voices at the harbour")
    assert not exercise.graded


def test_student_copy_without_key_opens(folder: Path) -> None:
    (folder / "key.toml").unlink()
    assert all(item.key is None for item in open_exercise(folder).items)


SPOILED = {
    "misspelled field": ("exercise.toml", "hint =", "hnt =", "item s1: no 'hint', but there is 'hnt'\n  fix: rename"),
    "stray field": ("exercise.toml", "points = 1\n", "points = 1\nscore = 1\n", "item s1: nobody reads 'score'"),
    "no hint": ("exercise.toml", 'hint = "Ask what could settle it."\n', "", "item s3: no 'hint'\n  fix: add hint"),
    "blank hint": ("exercise.toml", '"Ask what could settle it."', '" "', "item s3: 'hint' is empty"),
    "no points": ("exercise.toml", "points = 2", "points = 0", "item s2: 'points' is 0\n  fix: write points = 1"),
    "negative points": ("exercise.toml", "points = 2", "points = -2", "item s2: 'points' is -2"),
    "endless points": ("exercise.toml", "points = 2", "points = inf", "exercise.toml: inf is not a number"),
    "unknown kind": ("exercise.toml", '"number"', '"numbr"', "item n1: 'kind' is 'numbr'\n  fix: use 'number'"),
    "same id": ("exercise.toml", 'id = "s2"', 'id = "s1"', "items 2: the id 's1' is given twice"),
    "id with a space": ("exercise.toml", 'id = "s2"', 'id = "s 2"', "items 2: 'id' is 's 2'"),
    "id that is a path": ("exercise.toml", 'id = "s2"', 'id = "../s2"', "items 2: 'id' is '../s2'"),
    "no format": ("exercise.toml", "format = 1\n", "", "exercise.toml: no 'format'"),
    "later format": (
        "exercise.toml",
        "format = 1",
        "format = 2",
        "exercise.toml: 'format' is 2\n  fix: write format = 1",
    ),
    "cut off": (
        "exercise.toml",
        'title = "Voices at the harbour"',
        'title = "Voices',
        "line 3: title has no closing quotation mark",
    ),
    "no answer in the key": ("key.toml", "[items.s3]", "[items.s4]", "item s3: key.toml has no answer to it"),
    "stray key": (
        "key.toml",
        "[items.s3]",
        "[items.s4]",
        "key.toml, item s4: no such item in exercise.toml\n  fix: use one of: 's3', or add",
    ),
    "key out of options": (
        "key.toml",
        '"credit"',
        '"credti"',
        "key.toml, item b1: 'credti' is no answer.*fix: use 'credit'",
    ),
    "key of another kind": ("key.toml", "answer = 25", 'answer = "many"', "item n1: 'many' is no answer"),
    "no why": ("key.toml", 'why = "28 divided by 112 is 0.25."', "", "key.toml, item n1: no 'why'"),
    "share above one": ("key.toml", "= 0.75", "= 1.5", "item s3, accept: 'writers-opinion' earns 3/2 of the points"),
    "share of nothing": ("key.toml", "= 0.75", "= 0", "item s3, accept: 'writers-opinion' earns 0 of the points"),
    "unknown accepted label": ("key.toml", "{ writers-", "{ writer-", "item s3, accept: 'writer-opinion' is no answer"),
    "unknown other label": (
        "key.toml",
        "sourced-opinion",
        "sorced-opinion",
        "s3: 'sorced-opinion' is no.*use 'sourced-opinion'",
    ),
    "stray key field": ("key.toml", 'why = "it says', 'reason = "x"\nwhy = "it says', "item b1: nobody reads 'reason'"),
    "key of another exercise": ("key.toml", '"harbour-voices"', '"harbour"', "this is the key of 'harbour'"),
    "key that is no table": ("key.toml", "[items.s1]", "[items]\ns9 = 1\n[items.s1]", "items: 's9' is 1"),
    "empty prompt": ("prompt.md", "# Voices", "\0# Voices", "prompt.md: there is a NUL character"),
}


@pytest.mark.parametrize(("file", "old", "new", "reason"), SPOILED.values(), ids=SPOILED)
def test_spoiled_folder_does_not_open(folder: Path, edit: Edit, file: str, old: str, new: str, reason: str) -> None:
    edit(file, old, new)
    _, problems = read_folder(folder)
    assert any(re.search(reason, str(problem), re.DOTALL) for problem in problems), problems
    with pytest.raises(ExerciseError):
        open_exercise(folder)


def test_all_spoiled_items_are_named_at_once(folder: Path, edit: Edit) -> None:
    edit("exercise.toml", "hint = ", "hnt = ")
    edit("exercise.toml", "points = 2", "points = 0")
    edit("key.toml", "[items.b1]", "[items.b2]")
    _, problems = read_folder(folder)
    assert [problem.where.rpartition("item ")[2] for problem in problems] == ["s1", "s2", "b1", "b2"]


@pytest.mark.parametrize("file", ["exercise.toml", "prompt.md"])
def test_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ExerciseError, match=f"{file}: no such file\n  fix: add it"):
        open_exercise(folder)


def test_missing_folder_offers_the_nearest(folder: Path) -> None:
    with pytest.raises(ExerciseError, match="no such exercise folder\n  fix: use 'harbour-voices'"):
        open_exercise(folder.parent / "harbor-voices")


def test_file_in_place_of_a_folder_is_a_reason(folder: Path) -> None:
    with pytest.raises(ExerciseError, match="no such exercise folder"):
        open_exercise(folder / "exercise.toml")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("points = 2", "points = 3", True),
        ("Ask what the line is for.", "Ask who made it.", True),
        ("Four ferries", "Five ferries", False),
        ('options = ["caption"', 'options = ["body", "caption"', False),
        ("tolerance = 2", "tolerance = 3", False),
        ('prompt = "Who says it?"', 'prompt = "Who?"', False),
    ],
    ids=["points", "hint", "text", "options", "tolerance", "prompt"],
)
def test_fingerprint_changes_with_what_is_asked(folder: Path, edit: Edit, old: str, new: str, same: bool) -> None:
    before = open_exercise(folder).sha256
    edit("exercise.toml", old, new)
    assert (open_exercise(folder).sha256 == before) is same


def test_key_does_not_change_the_fingerprint(folder: Path, exercise: Exercise) -> None:
    (folder / "key.toml").unlink()
    assert open_exercise(folder).sha256 == exercise.sha256


PLACES = {
    "exercise.toml": ["format", "id", "title", "article", "teaches", "graded", "items"],
    "exercise.toml, item": ["id", "kind", "points", "prompt", "hint", "text", "ask", "options", "unit", "share", "x"],
    "key.toml": ["format", "exercise", "items"],
    "key.toml, item": ["answer", "accept", "also", "evidence", "why", "rule", "x"],
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text() | st.just(10_000).map(lambda n: 16**n),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    max_leaves=5,
)


@example(place=("exercise.toml", "format"), value=Decimal("Infinity"))
@example(place=("exercise.toml, item", "points"), value=Decimal("NaN"))
@example(place=("exercise.toml, item", "points"), value=Decimal("1e999999999"))
@given(place=st.sampled_from([(file, name) for file, names in PLACES.items() for name in names]), value=VALUES)
def test_any_value_in_any_place_is_an_exercise_or_a_reason(place: tuple[str, str], value: object) -> None:
    folder = Path(__file__).parent / "exercises" / "harbour-voices"
    tables = {name: open_table(folder / name).values for name in ("exercise.toml", "key.toml")}
    inside = {
        "exercise.toml": tables["exercise.toml"],
        "exercise.toml, item": tables["exercise.toml"]["items"][0],
        "key.toml": tables["key.toml"],
        "key.toml, item": tables["key.toml"]["items"]["s1"],
    }
    inside[place[0]][place[1]] = value
    made, problems = read_exercise(*(Table(one, where=name, error=ExerciseError) for name, one in tables.items()), prompt="")
    assert made is not None or problems
    assert all(problem.fix for problem in problems)


def test_item_may_be_left_out_by_the_key_without_an_answer(folder: Path, edit: Edit) -> None:
    edit("key.toml", '[items.s2]\nanswer = "reporter"\n', "[items.s2]\nskip = true\n")
    opened = open_exercise(folder)
    assert [(item.number, item.skip, item.key is None) for item in opened.items][:3] == [
        (1, False, False),
        (2, True, True),
        (3, False, False),
    ]
    assert opened.points == Fraction("5.5")
    samples = str(folder / "samples")
    assert [one for one in check_exercise(folder) if not one.where.startswith(samples)] == []
