"""Each lesson opens with items of earlier ones, by a fixed schedule: two of the last, one of two before, one of four before."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from whosays.errors import ExerciseError
from whosays.grading.exercise import open_exercise
from whosays.grading.openers import open_openers

ROOT = Path(__file__).parents[1]
TABLE = tomllib.loads((ROOT / "exercises" / "openers.toml").read_text(encoding="utf-8"))
ORDER = TABLE["order"]
LESSONS = {path.parent.name: open_exercise(path.parent).lesson for path in ROOT.glob("exercises/*/exercise.toml")}
STEPS = {1: 2, 2: 1, 4: 1}
"""Lessons back -> items."""


@pytest.mark.parametrize("lesson", ORDER[1:])
def test_opener_follows_the_schedule(lesson: str) -> None:
    place = ORDER.index(lesson)
    due = Counter({ORDER[place - back]: count for back, count in STEPS.items() if back <= place})
    assert Counter(LESSONS[name.partition("/")[0]] for name in TABLE["openers"][lesson]) == due


def test_first_lesson_has_no_opener_and_no_item_opens_twice() -> None:
    assert ORDER[0] not in TABLE["openers"]
    names = [name for listed in TABLE["openers"].values() for name in listed]
    assert len(names) == len(set(names))


def test_each_item_says_from_which_lesson_it_is() -> None:
    for lesson, opener in open_openers(ROOT / "exercises").items():
        due = [ORDER.index(LESSONS[name.partition("/")[0]]) + 1 for name in TABLE["openers"][lesson]]
        assert [item.prompt.partition(". ")[0] for item in opener.items] == [f"Lesson {number}" for number in due]


def test_opener_is_an_exercise_with_its_keys() -> None:
    found = open_openers(ROOT / "exercises")
    assert set(found) == set(ORDER[1:])
    for opener in found.values():
        assert all(item.key for item in opener.items)
        assert len({item.id for item in opener.items}) == len(opener.items)


def test_item_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "openers.toml").write_text('format = 1\norder = ["b"]\n[openers]\nb = ["touch-the-owner/zz"]\n')
    (tmp_path / "touch-the-owner").symlink_to(ROOT / "exercises" / "touch-the-owner")
    with pytest.raises(ExerciseError, match="no item 'zz' in touch-the-owner"):
        open_openers(tmp_path)
