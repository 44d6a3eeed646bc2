"""The JSON Schema of exercise.toml, key.toml and a submission, made of what each kind says of itself.

Editors check against it while a teacher types; the grader's own reading decides.
"""

from typing import Any

from whosays.grading.exercise import FORMAT as EXERCISE_FORMAT
from whosays.grading.exercise import MOST_POINTS
from whosays.grading.kinds import KINDS
from whosays.grading.kinds.kind import Kind, texts_schema
from whosays.grading.submission import FORMAT as SUBMISSION_FORMAT

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$"}
_SHARE: Schema = {
    "oneOf": [{"type": "number", "exclusiveMinimum": 0, "maximum": 1}, {"type": "string", "pattern": "^[0-9]+/[0-9]+$"}]
}
_POINTS: Schema = {
    "oneOf": [
        {"type": "number", "exclusiveMinimum": 0, "maximum": MOST_POINTS},
        {"type": "string", "pattern": "^[0-9]+(/[0-9]+)?$"},
    ]
}


def _table(properties: Schema, needed: tuple[str, ...], **more: Any) -> Schema:
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False, **more}


def _item(kind: Kind[Any, Any]) -> Schema:
    common = {
        "id": _SLUG,
        "kind": {"const": kind.name},
        "points": _POINTS,
        "prompt": _TEXT,
        "hint": _TEXT,
        "text": {"type": "string"},
        "before": {"type": "string"},
    }
    return _table({**common, **kind.fields}, ("id", "kind", "points", "prompt", "hint", *kind.needed))


def exercise_schema() -> Schema:
    """Return the schema of ``exercise.toml``."""
    properties = {
        "format": {"const": EXERCISE_FORMAT},
        "id": _SLUG,
        "title": _TEXT,
        "lesson": _TEXT,
        "article": _TEXT,
        "teaches": _TEXTS,
        "not_teaches": _TEXTS,
        "needs": _TEXTS,
        "graded": {"type": "boolean"},
        "items": {"type": "array", "minItems": 1, "items": {"oneOf": [_item(kind) for kind in KINDS]}},
    }
    needed = ("format", "id", "title", "lesson", "items")
    return {"$schema": DRAFT, "title": "exercise.toml of Who Says?", **_table(properties, needed)}


def key_schema() -> Schema:
    """Return the schema of ``key.toml``; which answers fit is up to the kind of the item."""
    answers = [kind.answers for kind in KINDS]
    item = _table(
        {
            "answer": {"anyOf": answers},
            "accept": {"type": "object", "additionalProperties": _SHARE},
            "slips": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
            "also": _TEXTS,
            "evidence": _TEXTS,
            "why": _TEXT,
            "rule": _TEXTS,
            "misconception": _TEXTS,
            "origin": _TEXT,
            "place": _TEXT,
            "skip": {"type": "boolean"},
            "drafted": {"type": "object", "additionalProperties": _TEXTS},
        },
        (),
        anyOf=[{"required": ["answer", "why"]}, {"required": ["skip"], "properties": {"skip": {"const": True}}}],
    )
    properties = {
        "format": {"const": EXERCISE_FORMAT},
        "exercise": _SLUG,
        "reviewed": {"type": "boolean"},
        "items": {"type": "object", "additionalProperties": item, "minProperties": 1},
    }
    return {"$schema": DRAFT, "title": "key.toml of Who Says?", **_table(properties, ("format", "exercise", "items"))}


def submission_schema() -> Schema:
    """Return the schema of a submission. Other fields are passed over with a warning, so they are no error."""
    anything: Schema = {"anyOf": [{"const": ""}, *(kind.answers for kind in KINDS), texts_schema()]}
    properties = {
        "format": {"const": SUBMISSION_FORMAT},
        "exercise": _SLUG,
        "student": {"type": "string"},
        "exercise_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "answers": {"type": "object", "additionalProperties": anything},
    }
    made = _table(properties, ("format", "exercise", "answers"))
    return {"$schema": DRAFT, "title": "a submission to Who Says?", **made, "additionalProperties": True}


SCHEMAS = {"exercise": exercise_schema, "key": key_schema, "submission": submission_schema}
