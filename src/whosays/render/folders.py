"""An exercise as files: the folder that a teacher keeps, and the bundle without the key that a student gets."""

import io
import textwrap
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w

from whosays.errors import ExerciseError
from whosays.grading.exercise import DRAFTED, Exercise, Item, read_exercise
from whosays.render.asking import asking, shown_choices
from whosays.render.plain import before_it, framed
from whosays.render.prose import plain_words
from whosays.render.questions import questions_page
from whosays.render.visible import visible
from whosays.tables import Table, parse

KEY, ARTICLE = "key.toml", "article.txt"
COMMENT_WIDTH = 96
NO_HINT = "There are no hints where it counts for a grade."
HOW_TO_FILL = "Write each answer between the straight quotation marks, and save the file as plain text."
GO_THROUGH = (
    "The engine drafted this key. Go through every item:",
    "answer: is it right? If not, write another; answers.toml lists what can be written.",
    "accept: another reading with its share of the points; take it away where it is none.",
    "evidence: words of the sentence, letter by letter, that show the answer; new ones where you change the answer.",
    f'why: the reason as your students will read it after "because". Take away "{DRAFTED}".',
    'A quotation mark inside a text is written \\", or the text stands between single marks: \'... "..." ...\'.',
    "drafted: which words the engine found for which answer. Nothing is graded by it.",
    "Then write reviewed = true below. Until then nothing is graded. whosays check lists what is still open.",
)
_DATE = (2026, 1, 1, 0, 0, 0)
"""Of every file in a bundle, so that the same exercise gives the same bytes."""


def folder_files(
    asked: Mapping[str, Any], key: Mapping[str, Any], *, prompt: str, article: str | None = None, student: str = ""
) -> dict[str, str]:
    """Return the files of an exercise folder, by name; the form is for `student`, or for whoever writes a name into it."""
    written = tomli_w.dumps(asked, multiline_strings=False)
    exercise = _without_key(written, prompt)
    return {
        "exercise.toml": written,
        "prompt.md": prompt,
        "answers.toml": "\n".join(_form(exercise, student)) + "\n",
        KEY: "\n".join(_key(exercise, key)) + "\n",
        **({ARTICLE: article} if article is not None else {}),
    }


def _without_key(written: str, prompt: str) -> Exercise:
    """Return the exercise that the text of ``exercise.toml`` states: no key, so nothing made of it can hold one."""
    where = "exercise.toml"
    values = parse(written, name=where, where=where, error=ExerciseError)
    exercise, problems = read_exercise(Table(values, where=where, error=ExerciseError), None, prompt=prompt)
    if exercise is None:
        raise problems[0]
    return exercise


def _without_hints(written: str) -> str:
    """Return the text of ``exercise.toml`` with a neutral hint: one that is there for some answers would give them away."""
    asked = tomllib.loads(written)
    items = [{**item, "hint": NO_HINT} for item in asked["items"]]
    return tomli_w.dumps({**asked, "items": items}, multiline_strings=False)


def _form(exercise: Exercise, student: str) -> Iterator[str]:
    """Yield the lines of ``answers.toml``: a place for each answer, under the question and what can be written."""
    yield from comment(exercise.title)
    yield from comment(HOW_TO_FILL)
    yield "\n" + tomli_w.dumps({"format": 1, "exercise": exercise.id, "student": student}) + "\n[answers]"
    for item in exercise.items:
        yield ""
        yield from comment(f"{item.number}. {plain_words(item.prompt)}", hang="   ")
        for line in _told(item):
            yield from comment(line, indent="   ")
        yield tomli_w.dumps({item.id: ""}).rstrip("\n")


def _told(item: Item) -> Iterator[str]:
    """Yield what a student reads under a question, line by line."""
    yield from filter(None, (before_it(item), framed(item.text)))
    asks = asking(item)
    yield from (f"{name}: {text}" if name else text for name, text in asks.shown)
    yield asks.how
    yield from (f"  {typed}" if typed == words else f"  {typed}: {words}" for typed, words in asks.typed)


def _key(exercise: Exercise, key: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of ``key.toml``: each answer under what it answers, so that the key can be read on its own."""
    head = {name: value for name, value in key.items() if name != "items"}
    if not head.get("reviewed", True):
        for line in GO_THROUGH:
            yield from comment(line)
        yield ""
    yield tomli_w.dumps(head).rstrip("\n")
    one_prompt = len({item.prompt for item in exercise.items}) == 1
    for item in exercise.items:
        prompt = "" if one_prompt and item.text else plain_words(item.prompt)
        choices = (f"{name}: {text}" if name else text for name, text in shown_choices(item))
        first, *others = filter(None, (prompt, before_it(item), item.text, *choices))
        yield ""
        yield from comment(f"{item.number}. {first}", hang="   ")
        for line in others:
            yield from comment(line, indent="   ")
        yield tomli_w.dumps({"items": {item.id: key["items"][item.id]}}, multiline_strings=False).rstrip("\n")


def comment(text: str, *, indent: str = "", hang: str = "") -> Iterator[str]:
    r"""Yield `text`, whatever is in it, as lines of a TOML comment.

    >>> print(*comment("bad\nkey = 1\x00"), sep="\n")
    # bad key = 1\x00
    """
    margin = indent + " " * (len(text) - len(text.lstrip(" ")))
    lines = textwrap.wrap(
        visible(text).strip(),
        COMMENT_WIDTH - len(margin),
        break_long_words=False,
        break_on_hyphens=False,
        subsequent_indent=hang,
    )
    return (f"# {margin}{line}" for line in lines)


def student_bundle(files: Mapping[str, str], *, name: str, with_article: bool = False, student: str = "") -> bytes:
    """Return a zip file of the folder `name` without its key, and with a page to answer on; its name field says `student`.

    The article stays behind too, unless a person who may copy it wants it `with_article`: then the page shows it.
    """
    exercise = _without_key(files["exercise.toml"], files["prompt.md"])
    page = questions_page(exercise, article=files.get(ARTICLE, "") if with_article else "", student=student)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in {"questions.html": page, **files, "exercise.toml": _without_hints(files["exercise.toml"])}.items():
            if file not in (KEY, ARTICLE):
                entry = zipfile.ZipInfo(f"{name}/{file}", _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, text.encode("utf-8", "replace"))
    return made.getvalue()
