"""An exercise whose every text wants to be markup: for tests of what shows it."""

from typing import Any

from whosays.grading.exercise import Exercise, read_exercise
from whosays.tables import Table

HOSTILE_KINDS: dict[str, dict[str, Any]] = {
    "sort": {},
    "two-questions": {"gate": True},
    "touch": {},
    "match": {"claims": ["c1", "c2"], "owners": ["o1", "o2"]},
    "number": {"unit": "HOSTILE"},
    "pair": {"options": ["a", "b"]},
    "order": {"options": ["a", "b", "c"]},
    "why": {"options": ["a", "b", "c"]},
    "fix": {},
    "certainty": {"ask": "check"},
    "audit": {"engine": "plain-reporting"},
}


def hostile(text: str, *kinds: str) -> Exercise:
    """Return an exercise with an item of each of some kinds, whose every text is `text`."""
    items = []
    for number, kind in enumerate(kinds or ("two-questions",), start=1):
        item = {"id": f"q{number}", "kind": kind, "points": 1, "hint": "x", "prompt": text, "text": text, "before": text}
        for field, value in HOSTILE_KINDS[kind].items():
            if isinstance(value, list):
                word = "name" if field == "owners" else "text"
                item[field] = [{"id": one, word: f"{one} {text}"} for one in value]
            else:
                item[field] = text if value == "HOSTILE" else value
        items.append(item)
    asked = {"format": 1, "id": "a", "title": text, "lesson": "a", "items": items}
    made, problems = read_exercise(Table(asked, where="a", error=ValueError), None, prompt=text)  # type: ignore[arg-type]
    assert made is not None, problems
    return made
