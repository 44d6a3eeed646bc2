"""A drafted key becomes a person's: what is still open in it, item by item, with the line to look at."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from whosays.errors import ExerciseError
from whosays.grading.exercise import DRAFTED, Exercise, Item, Key, open_text
from whosays.grading.kinds import kind_named
from whosays.tables import described

_FIELDS = ("why", "answer", "reviewed")
MEND = "write each reason in your own words, copy evidence from the item letter by letter, and then write reviewed = true"
UNCHECKED = "the key is the engine's draft, and no person has checked it"


def still_open(folder: Path, exercise: Exercise) -> Iterator[ExerciseError]:
    """Yield what a person has yet to do in a drafted key; nothing where a person wrote the key."""
    if not exercise.drafted:
        return
    path = folder / "key.toml"
    written = open_text(path).splitlines()
    for item in exercise.items:
        found = tuple(_open(item, item.key)) if item.key and not item.skip else ()
        if found:
            line = _line(written, item.id, found[0][1])
            what = "; ".join(what for what, _ in found)
            yield ExerciseError(what, where=f"{path}{line}, item {item.id}", fix=MEND)
    if not exercise.stamped:
        yield ExerciseError("it does not say reviewed = true", where=f"{path}{_line(written, '', 'reviewed')}", fix=MEND)


def _open(item: Item, key: Key) -> Iterator[tuple[str, str]]:
    """Yield what is open in one item of a key, each with what to look for in its lines."""
    if key.why.startswith(DRAFTED):
        yield "the reason is still the engine's draft", "why"
    if not key.evidence:
        yield "no evidence words", "answer"
    for words in not_shown(item, key):
        yield f"the evidence {described(words)} does not stand in the item", words
    parts = str(key.answer).split("/")
    for part, found in _of_another_answer(key, parts):
        mend = f"look whether it argues for {described('/'.join(parts))}, then take away 'drafted'"
        yield f"the evidence {', '.join(map(described, found))} was drafted for the answer {described(part)}: {mend}", found[0]


def _of_another_answer(key: Key, parts: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield evidence that the engine found for a part of an answer that is no more in the key, and for none that is."""
    kept = {words for part, found in key.drafted if part in parts for words in found}
    for part, found in key.drafted:
        stale = [words for words in found if words in key.evidence and words not in kept]
        if part not in parts and stale:
            yield part, stale


def not_shown(item: Item, key: Key) -> Iterator[str]:
    """Yield the evidence that a student cannot see in the item."""
    read = (item.text, *kind_named(item.kind).shows(item.question), "" if item.text else item.prompt)
    return (words for words in key.evidence if not any(words in text for text in read))


def _line(written: list[str], item: str, wanted: str) -> str:
    """Return ", line 12" for where `wanted` stands in the table of `item`, or of the whole key; "" where it is not found."""
    head = re.compile(rf"\s*\[\s*items\s*\.\s*[\"']?{re.escape(item)}[\"']?\s*\]") if item else re.compile("")
    first = next((at for at, line in enumerate(written) if head.match(line)), None)
    if first is None:
        return ""
    shown = re.escape(json.dumps(wanted, ensure_ascii=False)[1:-1])
    sought = re.compile(rf"\s*{wanted}\s*=" if wanted in _FIELDS else rf"(?!\s*#).*(?:{re.escape(wanted)}|{shown})")
    for number, line in enumerate(written[first + 1 :] if item else written, start=first + 2 if item else 1):
        if item and line.lstrip().startswith("[items"):
            break
        if sought.match(line):
            return f", line {number}"
    return f", line {first + 1}"
