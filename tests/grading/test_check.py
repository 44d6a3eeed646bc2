"""A folder proves itself: each promise, once broken, is told with its file and its mending."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from whosays.grading.check import PROMISES, check_exercise

Edit = Callable[[str, str, str], None]


def said(folder: Path) -> str:
    return "\n".join(map(str, check_exercise(folder)))


def test_sound_folder_has_no_problem(folder: Path) -> None:
    assert said(folder) == ""


def test_promises_have_names_of_their_own() -> None:
    assert len({promise.name for promise in PROMISES}) == len(PROMISES)


BROKEN = {
    "evidence not in the text": (
        "key.toml",
        '["said",',
        '["says",',
        "key.toml, item s1: 'says' does not stand in the item\n  fix: copy the words",
    ),
    "no evidence": ("key.toml", 'evidence = ["Photo:"]\n', "", "key.toml, item b1: no evidence words"),
    "no article": ("exercise.toml", "harbour.txt", "harbor.txt", "exercise.toml: no such article: 'harbor.txt'"),
    "answered form": (
        "answers.toml",
        's2 = ""',
        's2 = "source"',
        "answers.toml: 's2' is answered\n  fix: write s2 = \"\"",
    ),
    "form with a gap": ("answers.toml", 's2 = ""\n', "", "answers.toml: no place for 's2'"),
    "form with too much": ("answers.toml", 's2 = ""', 's2 = ""\ns9 = ""', "answers.toml: no such item, not read: 's9'"),
    "form of another exercise": (
        "answers.toml",
        '"harbour-voices"',
        '"harbour"',
        "answers.toml: it answers.*'harbour'",
    ),
    "form that is no TOML": ("answers.toml", 's2 = ""', 's2 = "', "answers.toml: line 7: s2 has no closing"),
    "accept below the axis": (
        "key.toml",
        "writers-opinion = 0.75",
        "writers-opinion = 0.25",
        '"writer\'s opinion"|earns 1 of 2, not 1/2',
    ),
    "accept of the key": (
        "key.toml",
        "writers-opinion = 0.75",
        "plain-reporting = 0.5",
        "which is the answer.*fix: this reading is now the answer: delete its line under accept",
    ),
    "also of the key": ("key.toml", '["sourced-opinion"]', '["plain-reporting"]', "in 'also' earns all points anyway"),
    "sample with other score": ("samples/half.toml", "5.5/7.5", "6/7.5", "scores 11/2 of 15/2 points, not 6/7.5"),
    "sample with other points": ("samples/half.toml", "5.5/7.5", "5.5/8", "scores 11/2 of 15/2 points, not 5.5/8"),
    "sample by item": (
        "samples/hostile.toml",
        'b1 = "1/4"',
        'b1 = "1/2"',
        "hostile.toml: 'b1' earns 1/4 of 1, not 1/2",
    ),
    "sample of a stray item": ("samples/hostile.toml", "s1 = 0", "s0 = 0", "hostile.toml, expected: nobody reads 's0'"),
    "sample without score": ("samples/half.toml", 'expected = "5.5/7.5"\n', "", "half.toml: no 'expected'"),
    "sample with a word": ("samples/half.toml", "5.5/7.5", "half", "half.toml: 'expected' is 'half'"),
    "sample of another exercise": (
        "samples/half.toml",
        '"harbour-voices"',
        '"harbour"',
        "half.toml: it answers.*'harbour'",
    ),
    "broken table": ("exercise.toml", "hint = ", "hnt = ", "item s1: no 'hint'"),
}


@pytest.mark.parametrize(("file", "old", "new", "reason"), BROKEN.values(), ids=BROKEN)
def test_broken_promise_is_told(folder: Path, edit: Edit, file: str, old: str, new: str, reason: str) -> None:
    edit(file, old, new)
    assert re.search(reason, said(folder), re.DOTALL), said(folder)


@pytest.mark.parametrize("name", ["notes.txt", "key.toml.bak", "gold.txt", "extra/", "samples/a.json", "samples/b/"])
def test_stray_file_is_told(folder: Path, name: str) -> None:
    (folder / name).mkdir() if name.endswith("/") else (folder / name).write_text("x")
    assert f"{folder / name}: this file belongs to no exercise" in said(folder)


@pytest.mark.parametrize("name", [".DS_Store", "samples/.gitkeep"])
def test_hidden_file_is_left_alone(folder: Path, name: str) -> None:
    (folder / name).write_text("x")
    assert said(folder) == ""


def test_missing_key_is_told(folder: Path) -> None:
    (folder / "key.toml").unlink()
    assert "key.toml: no such file\n  fix: add it: a folder is proved by its key" in said(folder)


def test_missing_blank_form_is_told(folder: Path) -> None:
    (folder / "answers.toml").unlink()
    assert "answers.toml: no such file" in said(folder)


def test_folder_bears_the_name_of_its_exercise(folder: Path) -> None:
    assert "the id is 'harbour-voices', the folder 'copy'" in said(folder.rename(folder.parent / "copy"))


def test_folder_named_by_a_point_is_known_by_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert said(Path()) == ""


def test_kind_that_breaks_its_word_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fractions import Fraction

    from whosays.grading import kinds
    from whosays.grading.kinds.kind import Kind
    from whosays.grading.kinds.number import NUMBER

    soft = Kind(
        NUMBER.name,
        NUMBER.letter,
        NUMBER.read,
        NUMBER.parse,
        lambda *_: (Fraction(1), ""),
        NUMBER.name_of,
        NUMBER.choices,
        NUMBER.samples,
    )
    monkeypatch.setattr(kinds, "KINDS", (kinds.SORT, soft))
    assert "item n1: '28 %' earns 1 of the points, not 0 as its kind states" in said(folder)


def test_a_slip_is_a_wrong_answer(folder: Path, edit: Edit) -> None:
    edit("key.toml", "answer = 25\n", 'answer = 25\nslips = { "26" = "Nearly." }\n')
    assert "in 'slips' is right" in said(folder)
