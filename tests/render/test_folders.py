"""What a student gets can be read and filled in without the program, whatever stands in the article."""

import io
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.grading.exercise import open_exercise, open_table
from whosays.render.folders import folder_files, student_bundle

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("exercises/*/exercise.toml"))
KEY: dict[str, Any] = {"format": 1, "exercise": "ours", "items": {"q1": {"answer": "page", "why": "it is a button"}}}


def asked(**fields: Any) -> dict[str, Any]:
    item = {"id": "q1", "kind": "two-questions", "gate": True, "points": 1, "prompt": "Who says?", "hint": "Look.", **fields}
    return {"format": 1, "id": "ours", "title": "Ours", "lesson": "ours", "graded": True, "items": [item]}


def form(**fields: Any) -> str:
    return folder_files(asked(**fields), KEY, prompt="# Ours\n")["answers.toml"]


def test_form_says_above_each_answer_what_is_asked_and_what_can_be_written() -> None:
    lines = form(
        text="It rains.", before="The sun is gone.", prompt="Who **says** it, by the {term}`finger test`?"
    ).splitlines()
    assert lines[lines.index("[answers]") + 2 :] == [
        "# 1. Who says it, by the finger test?",
        "#    Before it: The sun is gone.",
        "#    It rains.",
        "#    Write one of these:",
        "#      source/fact: a source, fact-claim",
        "#      source/opinion: a source, opinion-like",
        "#      reporter/fact: the reporter, fact-claim",
        "#      reporter/opinion: the reporter, opinion-like",
        "#      page: the page",
        'q1 = ""',
    ]


def test_key_says_above_each_answer_what_it_answers() -> None:
    made = folder_files(asked(text="It rains.", before="It's wet."), {**KEY, "reviewed": False}, prompt="# Ours\n")["key.toml"]
    assert "\n# 1. Before it: It's wet.\n#    It rains.\n[items.q1]\nanswer = " in made
    assert made.startswith("# The engine drafted this key.")
    assert tomllib.loads(made) == {**KEY, "reviewed": False}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_comments_of_the_key_leave_it_as_it_was(folder: Path) -> None:
    values = [open_table(folder / name).values for name in ("exercise.toml", "key.toml")]
    made = folder_files(values[0], values[1], prompt="")["key.toml"]
    assert tomllib.loads(made, parse_float=Decimal) == values[1]


@given(st.text(min_size=1))
def test_comments_survive_any_text(text: str) -> None:
    item = {"text": text.encode("utf-8", "replace").decode(), "before": 'x\nq1 = "page"\r\x00\x1b\u2028\x7f'}
    assert tomllib.loads(form(**item))["answers"] == {"q1": ""}
    assert tomllib.loads(folder_files(asked(**item), KEY, prompt="# Ours\n")["key.toml"]) == KEY


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_form_of_every_kind_tells_what_can_be_written_and_no_reason(folder: Path) -> None:
    exercise = open_exercise(folder)
    values = [open_table(folder / name).values for name in ("exercise.toml", "key.toml")]
    made = folder_files(values[0], values[1], prompt=exercise.prompt)["answers.toml"]
    assert tomllib.loads(made)["answers"] == {item.id: "" for item in exercise.items}
    assert made.count("Write ") >= len(exercise.items)
    assert [item.id for item in exercise.items if item.key and item.key.why in made.replace("\n#", "")] == []


def test_bundle_holds_no_hint_and_is_the_same_exercise(tmp_path: Path) -> None:
    files = folder_files(asked(hint="Take the delete test.", points=0.5), KEY, prompt="# Ours\n")
    with zipfile.ZipFile(io.BytesIO(student_bundle(files, name="ours"))) as bundle:
        bundle.extractall(tmp_path)
        held = {name: bundle.read(name).decode() for name in bundle.namelist()}
    assert set(held) == {f"ours/{name}" for name in ("exercise.toml", "prompt.md", "answers.toml", "questions.html")}
    assert [name for name, text in held.items() if "delete test" in text or "it is a button" in text] == []
    for name in ("exercise.toml", "prompt.md"):
        (tmp_path / name).write_text(files[name], encoding="utf-8")
    assert open_exercise(tmp_path / "ours").sha256 == open_exercise(tmp_path).sha256
    assert open_exercise(tmp_path / "ours").points == open_exercise(tmp_path).points
