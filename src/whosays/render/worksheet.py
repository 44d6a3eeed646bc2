"""A worksheet on paper, and its key: the same exercise as a PDF, set by Typst.

The words of an exercise go to the typesetter as data, never as markup, so that nothing in them is an order to it.
"""

import json
import re
from importlib import import_module
from importlib.resources import as_file, files
from typing import Any

from whosays.errors import WhoSaysError
from whosays.grading.exercise import Exercise, Item
from whosays.grading.kinds import kind_named, sort
from whosays.labels.names import CHECK_NAMES, GATE_NAMES, VOICE_NAMES
from whosays.render.plain import before_it

PAPERS = ("a4", "us-letter")


def worksheet_pdf(exercise: Exercise, *, key: bool, paper: str = "a4") -> bytes:
    """Return the worksheet of `exercise`, or with `key` its answers and reasons, as a PDF.

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
        inputs = {"data": json.dumps(worksheet_data(exercise, key=key, paper=paper))}
        made: bytes = typst.compile(str(template), sys_inputs=inputs)
    return made


def worksheet_data(exercise: Exercise, *, key: bool, paper: str) -> dict[str, Any]:
    """Return what the typesetter needs; without `key` no answer is among it."""
    parts = re.split(r"\n\s*\n|\n(?=[-*] )", exercise.prompt)
    paragraphs = [part for part in parts if part.strip() and not part.startswith("#")]
    return {
        "title": f"{exercise.title}: key" if key else exercise.title,
        "paper": paper,
        "key": key,
        "prompt": [] if key else [_plain(part) for part in paragraphs],
        "items": [{**_asked(item), **(_answer(item) if key else {})} for item in exercise.items],
    }


def _plain(paragraph: str) -> str:
    """Return a paragraph of a prompt without its markup for links and terms."""
    return " ".join(paragraph.split()).replace("{term}", "").replace("`", "").replace("*", "")


def _asked(item: Item) -> dict[str, Any]:
    question = item.question
    shown = "\n".join(filter(None, (before_it(item), item.text)))
    made: dict[str, Any] = {"kind": item.kind, "prompt": item.prompt, "text": shown, "choices": []}
    if item.kind == "two-questions":
        page = [GATE_NAMES["page"]] if question.gate else []
        return {**made, "voices": [*VOICE_NAMES.values(), *page], "checks": list(CHECK_NAMES.values())}
    if item.kind == "certainty":
        return {**made, "choices": [name for _, name in sort.choices(question)]}
    if item.kind == "match":
        return {**made, "claims": list(question.claims.values()), "owners": list(question.owners.values())}
    if item.kind == "order":
        return {**made, "choices": list(question.texts.values())}
    if item.kind == "number":
        return {**made, "unit": question.unit}
    return {**made, "choices": [name for _, name in kind_named(item.kind).choices(question)]}


def _answer(item: Item) -> dict[str, str]:
    if item.key is None:
        raise WhoSaysError("there is no key", where=f"item {item.id}", fix="add key.toml to the folder")
    kind = kind_named(item.kind)
    name = kind.key_name or kind.name_of
    if item.kind == "order":
        texts = [item.question.texts[letter] for letter in item.key.answer]
        answer = "; ".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    else:
        answer = name(item.question, item.key.answer)
    accepted = [name(item.question, value) for value, _ in item.key.accept] + [name(item.question, v) for v in item.key.also]
    evidence = ", ".join(f"“{words}”" for words in item.key.evidence)
    return {"answer": answer, "also": "; ".join(accepted), "why": item.key.why, "evidence": evidence}
