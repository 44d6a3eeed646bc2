"""The published schema fits every exercise of the project, and refuses what the grader refuses."""

import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from whosays.grading.kinds import KINDS
from whosays.grading.schema import SCHEMAS, exercise_schema, key_schema, submission_schema

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("exercises/**/exercise.toml"))
GOOD: dict[str, Any] = {
    "format": 1,
    "id": "bridge",
    "title": "Bridge",
    "lesson": "x",
    "items": [{"id": "s1", "kind": "sort", "points": 1, "prompt": "?", "hint": "Look.", "text": "It rains."}],
}


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_schema_is_one(schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_exercise_fits(folder: Path) -> None:
    jsonschema.validate(table(folder / "exercise.toml"), exercise_schema())
    jsonschema.validate(table(folder / "key.toml"), key_schema())
    for path in (folder / "answers.toml", folder / "samples" / "key.toml"):
        if path.exists():
            jsonschema.validate(table(path), submission_schema())


def test_good_exercise_fits() -> None:
    jsonschema.validate(GOOD, exercise_schema())


@pytest.mark.parametrize(
    "change",
    [
        {"hnt": "x"},
        {"kind": "essay"},
        {"points": 0},
        {"id": "S 1"},
        {"kind": "pair"},
        {"unit": "%"},
        {"kind": "match", "claims": [], "owners": []},
        {"kind": "audit", "engine": "truth"},
    ],
    ids=str,
)
def test_exercise_with_a_slip_does_not_fit(change: dict[str, Any]) -> None:
    wrong = {**GOOD, "items": [{**GOOD["items"][0], **change}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, exercise_schema())


def test_every_kind_says_what_its_fields_and_answers_are() -> None:
    assert all(kind.answers for kind in KINDS)
    assert all(set(kind.needed) <= set(kind.fields) for kind in KINDS)
