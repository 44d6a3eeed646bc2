"""A worksheet on paper, and its key: the same exercise as a PDF, set by Typst.

The words of an exercise go to the typesetter as data, never as markup, so that nothing in them is an order to it.
"""

import json
import re
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
from whosays.render.places import paragraphs
from whosays.render.plain import before_it, open_quotation
from whosays.render.prose import plain_words
from whosays.structure.document import Document, rows

PAPERS = ("a4", "us-letter", "a5", "us-statement")
"""Sizes by their names in Typst; two pages of the last two fit on one of the first two."""
LONGEST_READING = 200_000
"""Characters of an article that is printed: some sixty pages."""
Places = Mapping[str, Mapping[str, str]]
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """An article on paper: its paragraphs in order, each with the number in its margin, or ""."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]


def reading_of_story(document: Document, *, title: str) -> Reading:
    """Return an article whose story's paragraphs are numbered, as on the pages of the book and in its exercises."""
    found = [(row.paragraph, " ".join(document.text(document.blocks[at].span) for at in row.blocks)) for row in rows(document)]
    return _reading(title, [(str(number or ""), " ".join(text.split())) for number, text in found])


def reading_of_page(text: str, *, title: str) -> Reading:
    """Return an article whose paragraphs are all numbered, headline and furniture too."""
    return _reading(title, [(str(number), paragraph) for number, paragraph in enumerate(paragraphs(text), start=1)])


def _reading(title: str, numbered: list[tuple[str, str]]) -> Reading:
    if sum(len(text) for _, text in numbered) > LONGEST_READING:
        fix = "keep the story, and leave out the rest of the page"
        raise WhoSaysError(f"it is longer than {LONGEST_READING:,} characters", where=title, fix=fix)
    return Reading(title, tuple(numbered))


def worksheets_pdf(
    sheets: Sequence[Exercise | Reading],
    *,
    key: bool,
    paper: str = "a4",
    students: Mapping[str, str] = NOTHING,
    stand: Places = NOTHING,
) -> bytes:
    """Return exercises and articles, each on pages of its own, as a PDF; with `key`, the exercises' answers and reasons.

    `students` names for the id of an exercise the one student whom it was made for; `stand` says of an exercise for each item
    where its sentence stands in the article.

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
        data = {"paper": paper, "key": key, "sheets": [_data(one, key=key, students=students, stand=stand) for one in sheets]}
        inputs = {"data": json.dumps(data)}
        made: bytes = typst.compile(str(template), sys_inputs=inputs)
    return made


def _data(one: Exercise | Reading, *, key: bool, students: Mapping[str, str], stand: Places) -> dict[str, Any]:
    if isinstance(one, Reading):
        return {"title": one.title, "paragraphs": one.paragraphs}
    return worksheet_data(one, key=key, student=students.get(one.id, ""), stand=stand.get(one.id, NOTHING))


def worksheet_data(exercise: Exercise, *, key: bool, student: str = "", stand: Mapping[str, str] = NOTHING) -> dict[str, Any]:
    """Return what the typesetter needs; without `key` no answer is among it.

    `stand` says for items where their sentences stand in the article.
    """
    prompt = _for_a_pencil(exercise.prompt) if any(item.kind == "touch" for item in exercise.items) else exercise.prompt
    parts = re.split(r"\n\s*\n|\n(?=[-*] )", prompt)
    told = [part for part in parts if part.strip() and not part.startswith("#")]
    return {
        "title": f"Key: {exercise.title}" if key else exercise.title,
        "student": student,
        "id": exercise.id if student else "",
        "prompt": [] if key else [plain_words(part) for part in told],
        "items": [
            {**_asked(item), "place": stand.get(item.id, ""), **(_answer(item) if key else {})} for item in exercise.items
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
