"""A worksheet on paper, and its key: the same exercise as a PDF, set by Typst.

The words of an exercise go to the typesetter as data, never as markup, so that nothing in them is an order to it.
"""

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import as_file, files
from types import MappingProxyType
from typing import Any

from whosays.errors import WhoSaysError
from whosays.grading.exercise import Exercise, Item, Key
from whosays.grading.kinds import kind_named, match, sort, two_questions
from whosays.grading.kinds.kind import HALF, ONE
from whosays.labels.names import CHECK_NAMES
from whosays.render.plain import before_it, open_quotation
from whosays.render.prose import plain_words
from whosays.structure.document import Document, rows

PAPERS = ("a4", "us-letter")
LONGEST_READING = 200_000
"""Characters of an article that is printed: some sixty pages."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article on paper: its lines in order, each with the number in its margin, or "".

    `exercise` is the id of the exercise that was made from it and comes behind it, or "".
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    exercise: str = ""


def reading_by_paragraphs(document: Document, *, title: str) -> Reading:
    """Return an article whose story's paragraphs are numbered, as on the pages of the book and in its exercises."""
    found = [(row.paragraph, " ".join(document.text(document.blocks[at].span) for at in row.blocks)) for row in rows(document)]
    return Reading(title, _short([(str(number or ""), " ".join(text.split())) for number, text in found], title))


def reading_by_lines(text: str, *, title: str, exercise: str = "") -> Reading:
    """Return an article whose lines are all numbered, so that no number tells the story from the page."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return Reading(title, _short([(str(at), line) for at, line in enumerate(filter(None, lines), start=1)], title), exercise)


def _short(lines: list[tuple[str, str]], title: str) -> tuple[tuple[str, str], ...]:
    if sum(len(text) for _, text in lines) > LONGEST_READING:
        fix = "keep the story, and leave out the rest of the page"
        raise WhoSaysError(f"it is longer than {LONGEST_READING:,} characters", where=title, fix=fix)
    return tuple(lines)


def worksheets_pdf(
    sheets: Sequence[Exercise | Reading], *, key: bool, paper: str = "a4", students: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """Return exercises and articles, each on pages of its own, as a PDF; with `key`, the exercises' answers and reasons.

    `students` names for the id of an exercise the one student whom it was made for.

    Raises
    ------
    WhoSaysError
        When the typesetter is not installed.
    """
    try:
        typst = import_module("typst")
    except ImportError:
        fix = "install it: pip install 'whosays[print]'"
        raise WhoSaysError("the typesetter is not installed", where="whosays sheet", fix=fix) from None
    with as_file(files("whosays.render").joinpath("worksheet.typ")) as template:
        data = {"paper": paper, "key": key, "sheets": list(_sheets(sheets, key=key, students=students))}
        inputs = {"data": json.dumps(data)}
        made: bytes = typst.compile(str(template), sys_inputs=inputs)
    return made


def _sheets(sheets: Sequence[Exercise | Reading], *, key: bool, students: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    readings = {one.exercise: one for one in sheets if isinstance(one, Reading) and one.exercise}
    for one in sheets:
        if isinstance(one, Reading):
            yield {"title": one.title, "lines": one.lines}
        else:
            reading = readings.get(one.id)
            lines = lines_asked(one, reading) if reading else {}
            yield worksheet_data(one, key=key, student=students.get(one.id, ""), lines=lines)


def lines_asked(exercise: Exercise, reading: Reading) -> dict[str, str]:
    """Return for each item whose sentence stands in an article the lines where, such as "line 3" or "lines 3 to 4"."""
    text, starts, at = " ".join(line for _, line in reading.lines), [], 0
    for _, line in reading.lines:
        starts.append(at)
        at += len(line) + 1
    found: dict[str, str] = {}
    end = 0
    for item in exercise.items:
        place = text.find(item.text, end)
        place = place if place >= 0 else text.find(item.text)  # items may stand in another order
        if item.text and place >= 0:
            end = place + len(item.text)
            first, last = bisect_right(starts, place), bisect_right(starts, end - 1)
            found[item.id] = f"line {first}" if first == last else f"lines {first} to {last}"
    return found


def worksheet_data(
    exercise: Exercise, *, key: bool, student: str = "", lines: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Return what the typesetter needs; without `key` no answer is among it.

    `lines` says for items where their sentences stand in the article that is printed in front.
    """
    prompt = _for_a_pencil(exercise.prompt) if any(item.kind == "touch" for item in exercise.items) else exercise.prompt
    parts = re.split(r"\n\s*\n|\n(?=[-*] )", prompt)
    paragraphs = [part for part in parts if part.strip() and not part.startswith("#")]
    return {
        "title": f"Key: {exercise.title}" if key else exercise.title,
        "student": student,
        "id": exercise.id if student else "",
        "prompt": [] if key else [plain_words(part) for part in paragraphs],
        "items": [
            {**_asked(item), "line": lines.get(item.id, ""), **(_answer(item) if key else {})} for item in exercise.items
        ],
    }


def _for_a_pencil(prompt: str) -> str:
    """Return a prompt to touch words as one to underline them.

    >>> _for_a_pencil("Touch the cue, and touch nothing else.")
    'Underline the cue, and underline nothing else.'
    """
    return re.sub(r"\btouch\b", "underline", re.sub(r"\bTouch\b", "Underline", prompt))


def _asked(item: Item) -> dict[str, Any]:
    """Return what the sheet shows of an item; its letters are those that the grader reads."""
    question, kind = item.question, kind_named(item.kind)
    letters = kind.on_paper(question)
    made: dict[str, Any] = {
        "number": item.number,
        "kind": item.kind,
        "prompt": plain_words(_for_a_pencil(item.prompt) if item.kind == "touch" else item.prompt),
        "before": before_it(item),
        "text": item.text,
        "began": open_quotation(item.text)[0],
        "goes_on": open_quotation(item.text)[1],
        "choices": letters,
    }
    if item.kind == "two-questions":
        checks = [(letter, name) for letter, name in letters if two_questions.LETTERS[letter] in CHECK_NAMES]
        return {**made, "voices": [one for one in letters if one not in checks], "checks": checks}
    if item.kind == "match":
        return {**made, "claims": list(question.claims.values())}
    if item.kind == "audit":
        return {**made, "engine": sort.name_of(question.labels, question.engine)}
    return {**made, "unit": question.unit} if item.kind == "number" else made


def _answer(item: Item) -> dict[str, Any]:
    if item.skip and item.key is None:
        return {"letters": "", "answer": [], "also": [], "counted": False, "why": "", "evidence": ""}
    if item.key is None:
        raise WhoSaysError("there is no key", where=f"item {item.id}", fix="add key.toml to the folder")
    key = item.key
    evidence = ", ".join(f"“{words}”" for words in key.evidence)
    return {
        "letters": _letters(item, key.answer),
        "answer": _words(item, key.answer),
        "also": list(_accepted(item, key)),
        "counted": not item.skip,
        "why": key.why,
        "evidence": evidence,
    }


def _accepted(item: Item, key: Key) -> Iterator[str]:
    """Yield what else earns points, with the share that it earns, the most first."""
    by_share: defaultdict[Any, list[str]] = defaultdict(list)
    for value, share in (*key.accept, *((value, HALF) for value in key.also)):
        by_share[share].append(_named(item, value))
    for share, named in sorted(by_share.items(), reverse=True):
        head = "also right" if share == ONE else "for half the points" if share == HALF else f"for {share} of the points"
        yield f"{head}: {'; '.join(named)}"


def _letters(item: Item, value: Any) -> str:
    return kind_named(item.kind).in_letters(item.question, value)


def _words(item: Item, value: Any) -> list[str]:
    """Return what people read for `value`, in lines: texts in their order, owners in the order of the claims."""
    if item.kind == "order":
        return [item.question.texts[letter] for letter in value]
    if item.kind == "match":
        return [item.question.owners.get(owner, match.NOBODY) for owner in value]
    kind = kind_named(item.kind)
    return [(kind.key_name or kind.name_of)(item.question, value)]


def _named(item: Item, value: Any) -> str:
    return f"{_letters(item, value)} {'; '.join(_words(item, value))}".strip()
