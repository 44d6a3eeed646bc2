"""A drafted key tells what is still open in it, and on which line, until a person has gone through all of it."""

from pathlib import Path

import pytest

from whosays.grading.check import check_exercise
from whosays.grading.exercise import DRAFTED, open_exercise
from whosays.grading.reviewing import still_open

ASKED = """format = 1
id = "ours"
title = "Ours"
lesson = "ours"
graded = true
[[items]]
id = "q1"
kind = "two-questions"
gate = true
points = 1
prompt = "Who says?"
text = 'The "old" bridge closed.'
hint = "Look."
[[items]]
id = "q10"
kind = "two-questions"
points = 1
prompt = "Who says?"
text = "It was a shame."
hint = "Look."
"""
KEY = """# reviewed = true: why = "read me"
format = 1
exercise = "ours"
reviewed = true

# 1. The bridge closed.
[items.q1]
answer = "reporter/fact"
evidence = ["closed", 'The "old"']
why = "a record could settle it"

[items.q10]
answer = "reporter/opinion"
evidence = [
    "shame",
]
why = "it rates something"
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    files = {"exercise.toml": ASKED, "key.toml": KEY, "prompt.md": "# Ours\n"}
    files["answers.toml"] = 'format = 1\nexercise = "ours"\n[answers]\nq1 = ""\nq10 = ""\n'
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(folder: Path, old: str = "", new: str = "") -> list[str]:
    """Return what is open once `old` in the key has become `new`."""
    assert old in KEY
    (folder / "key.toml").write_text(KEY.replace(old, new, 1), encoding="utf-8")
    found = [f"{one.where}: {one.what}" for one in still_open(folder, open_exercise(folder))]
    return [line.removeprefix(f"{folder / 'key.toml'}, ") for line in found]


def test_key_that_a_person_has_gone_through_has_nothing_open(ours: Path) -> None:
    assert told(ours) == []
    assert check_exercise(ours) == ()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("it rates", f"{DRAFTED}: it rates", "line 17, item q10: the reason is still the engine's draft"),
        ('    "shame",', '    "shame",\n    "shane",', "line 16, item q10: the evidence 'shane' does not stand in the item"),
        ('["closed", ', '["was closed", ', "line 9, item q1: the evidence 'was closed' does not stand in the item"),
        ("""'The "old"'""", '"The \\"odd\\""', "line 9, item q1: the evidence 'The \"odd\"' does not stand in the item"),
        ("""evidence = ["closed", 'The "old"']\n""", "", "line 8, item q1: no evidence words"),
        ("\nreviewed = true", "\nreviewed = false", "line 4: it does not say reviewed = true"),
    ],
)
def test_what_is_open_is_told_with_its_line(ours: Path, old: str, new: str, line: str) -> None:
    assert told(ours, old, new) == [line]
    assert [problem.where.rpartition(", ")[0] != "" for problem in check_exercise(ours)] == [True]


def test_two_things_open_in_an_item_are_one_line_of_the_list(ours: Path) -> None:
    (line,) = told(ours, '    "shame",\n]\nwhy = "', f'    "shane",\n]\nwhy = "{DRAFTED}: ')
    assert line.startswith("line 17, item q10: the reason is still the engine's draft; the evidence 'shane'")


def test_reason_of_the_engine_counts_as_open_where_the_flag_is_gone(ours: Path) -> None:
    key = KEY.replace("\nreviewed = true", "", 1).replace("it rates", f"{DRAFTED}: it rates")
    (ours / "key.toml").write_text(key, encoding="utf-8")
    assert len(list(still_open(ours, open_exercise(ours)))) == 1
    assert not open_exercise(ours).reviewed


def test_evidence_that_was_drafted_for_another_answer_is_asked_about(ours: Path) -> None:
    path = ours / "key.toml"
    drafted = '\n[items.q1.drafted]\nreporter = ["closed"]\nopinion = ["old"]\n'
    path.write_text(KEY.replace('["closed", \'The "old"\']', '["closed", "old"]') + drafted, encoding="utf-8")
    (told,) = still_open(ours, open_exercise(ours))
    assert told.where.endswith("key.toml, line 9, item q1")
    assert told.what == (
        "the evidence 'old' was drafted for the answer 'opinion': "
        "look whether it argues for 'reporter/fact', then take away 'drafted'"
    )
    path.write_text(KEY.replace('["closed", \'The "old"\']', '["closed"]') + drafted, encoding="utf-8")
    assert list(still_open(ours, open_exercise(ours))) == []
