"""A worksheet on paper holds every question and no answer; its key holds every reason."""

import re
import shutil
import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from whosays.cli.assigning import PROMPT
from whosays.grading.exercise import Exercise, open_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.marking import mark
from whosays.labels.names import LABEL_NAMES
from whosays.render.worksheet import PAPERS, worksheet_data, worksheets_pdf

ROOT = Path(__file__).parents[2]
LABEL_WORDS = {names["name"] for names in LABEL_NAMES.values()}
FOLDERS = sorted(path.parent for path in ROOT.glob("exercises/**/exercise.toml"))


def words_in(data: Any) -> str:
    if isinstance(data, dict):
        return " ".join(map(words_in, data.values()))
    return " ".join(map(words_in, data)) if isinstance(data, list) else str(data)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sheet_holds_no_answer_and_the_key_holds_every_reason(folder: Path) -> None:
    exercise = open_exercise(folder)
    sheet, key = (words_in(worksheet_data(exercise, key=wanted)) for wanted in (False, True))
    reasons = [item.key.why for item in exercise.items if item.key]
    assert [why for why in reasons if len(why) > 30 and why in sheet] == []
    assert [why for why in reasons if why not in key] == []
    assert [item.prompt for item in exercise.items if item.kind != "touch" and item.prompt not in sheet] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_letters_on_the_key_are_those_that_the_grader_reads(folder: Path) -> None:
    for item, printed in zip(
        open_exercise(folder).items, worksheet_data(open_exercise(folder), key=True)["items"], strict=True
    ):
        kind = kind_named(item.kind)
        assert item.key is not None
        assert bool(printed["letters"]) == (item.kind not in ("touch", "number", "fix"))
        if printed["letters"]:
            assert (kind.keyed or kind.parse)(item.question, printed["letters"]) == item.key.answer


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_letter_beside_a_choice_is_read_as_that_choice(folder: Path) -> None:
    exercise = open_exercise(folder)
    for item, shown in zip(exercise.items, worksheet_data(exercise, key=False)["items"], strict=True):
        kind = kind_named(item.kind)
        if kind.choices(item.question) and item.kind not in ("two-questions", "certainty"):
            read = [kind.name_of(item.question, kind.parse(item.question, letter)) for letter, _ in shown["choices"]]
            assert read == [name for _, name in shown["choices"]]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_paper_speaks_of_no_screen_and_no_file(folder: Path) -> None:
    sheet = worksheet_data(open_exercise(folder), key=False)
    told = [*sheet["prompt"], *(item["prompt"] for item in sheet["items"])]
    wrong = re.compile(r"\b(?:click|tap|screen|file|touch (?:the|as|what|only|word))\b", re.IGNORECASE)
    assert [words for words in told if wrong.search(words)] == []


SHARES = {"also right": "1", "for half the points": "1/2"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_else_the_key_on_paper_takes_earns_what_it_says(folder: Path) -> None:
    exercise = open_exercise(folder)
    keys = tomllib.loads((folder / "key.toml").read_text(encoding="utf-8"))["items"]
    for item, shown in zip(exercise.items, worksheet_data(exercise, key=True)["items"], strict=True):
        answers = (*keys[item.id].get("accept", ()), *keys[item.id].get("also", ()))
        earned = {str(mark(item, answer).earned / item.points) for answer in answers}
        assert {SHARES[line.partition(": ")[0]] for line in shown["also"]} == earned


def test_key_on_paper_says_which_share_another_reading_earns() -> None:
    ninth = worksheet_data(open_exercise(ROOT / "exercises/four-corners-and-a-bin"), key=True)["items"][8]
    assert ninth["also"] == ["for half the points: a/d a source, opinion-like"]
    exercise = open_exercise(ROOT / "exercises/nobody-says")
    item = exercise.items[0]
    assert item.key is not None
    others = [value for value, _ in kind_named(item.kind).choices(item.question) if value != item.key.answer]
    accept = ((others[0], Fraction(3, 4)), (others[1], Fraction(1)))
    varied = replace(item, key=replace(item.key, accept=accept, also=()))
    (shown,) = worksheet_data(replace(exercise, items=(varied,)), key=True)["items"]
    assert [line.partition(":")[0] for line in shown["also"]] == ["also right", "for 3/4 of the points"]


def test_the_key_of_an_item_that_is_left_out_needs_no_answer(tmp_path: Path) -> None:
    folder = tmp_path / "touch-the-owner-words"
    shutil.copytree(ROOT / "exercises" / folder.name, folder)
    first, second, *_ = (item.id for item in open_exercise(folder).items)
    key = (folder / "key.toml").read_text(encoding="utf-8")
    whole = re.search(rf"^\[items\.{first}\]\n.*?(?=^\[)", key, re.DOTALL | re.MULTILINE)
    assert whole
    bare = key.replace(whole[0], f"[items.{first}]\nskip = true\n\n")
    told = bare.replace(f"[items.{second}]\n", f"[items.{second}]\nskip = true\n")
    (folder / "key.toml").write_text(told, encoding="utf-8")
    none, kept, third = worksheet_data(open_exercise(folder), key=True)["items"][:3]
    assert (none["answer"], none["counted"]) == ([], False)
    assert kept["answer"]
    assert (kept["counted"], third["counted"]) == (False, True)
    pytest.importorskip("typst")
    assert worksheets_pdf([open_exercise(folder)], key=True).startswith(b"%PDF")


def test_drafted_exercise_speaks_of_no_file() -> None:
    assert "file" not in PROMPT


def test_sheet_shows_what_the_engine_said() -> None:
    first = worksheet_data(open_exercise(ROOT / "exercises/audit-the-engine"), key=False)["items"][0]
    assert first["engine"] in LABEL_WORDS


@pytest.mark.parametrize("folder", FOLDERS[:4], ids=lambda folder: folder.name)
@pytest.mark.parametrize("paper", PAPERS)
def test_sheet_and_key_are_pdfs(folder: Path, paper: str) -> None:
    pytest.importorskip("typst")
    exercise: Exercise = open_exercise(folder)
    for key in (False, True):
        assert worksheets_pdf([exercise], key=key, paper=paper).startswith(b"%PDF-")


def test_words_of_an_exercise_are_no_orders_to_the_typesetter(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    folder = tmp_path / "evil"
    folder.mkdir()
    evil = '#panic("owned") $x$ @y <z> \\\\ *b* #include "/etc/passwd"'
    item = {"id": "s1", "kind": "sort", "points": 1, "prompt": evil, "hint": "x", "text": evil}
    asked = {"format": 1, "id": "evil", "title": evil, "lesson": "x", "items": [item]}
    (folder / "exercise.toml").write_text(tomli_w.dumps(asked))
    (folder / "prompt.md").write_text("#panic(1)\n")
    assert worksheets_pdf([open_exercise(folder)], key=False).startswith(b"%PDF-")
