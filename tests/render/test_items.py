"""What every rendering of an item shows: the sentence before it, and its prompt, off the site without markup."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

from whosays.cli.assigning import _shown
from whosays.grading.exercise import Exercise, Item, open_exercise, read_exercise
from whosays.grading.marking import Grade, ItemGrade
from whosays.render.controls import controls
from whosays.render.elements import markup
from whosays.render.folders import _key, _told
from whosays.render.questions import _by_hand
from whosays.render.sheets import sheet_page
from whosays.render.worksheet import worksheet_data, worksheets_pdf
from whosays.sphinxext.exercises import group
from whosays.tables import Table

ITEM = {"id": "q1", "kind": "sort", "points": 1, "prompt": "Which?", "hint": "Look.", "text": "She was wrong."}
KEY = {"format": 1, "exercise": "a", "items": {"q1": {"answer": "writers-opinion", "why": "no record says so"}}}
SEEN = "Before it: Ana Berg <b>spoke</b>."


def exercise(**more: str) -> Exercise:
    asked = {"format": 1, "id": "a", "title": "A", "lesson": "a", "items": [{**ITEM, **more}]}
    tables = (Table(values, where="a", error=ValueError) for values in (asked, KEY))  # type: ignore[arg-type]
    made, problems = read_exercise(*tables, prompt="")
    assert made is not None, problems
    return made


def in_terminal(made: Exercise) -> str:
    return "\n".join(_shown(made.items[0], (("a", "A"),)))


def on_paper(made: Exercise) -> str:
    return str(worksheet_data(made, key=False)["items"][0])


def on_site(made: Exercise) -> str:
    return group(made, made.items[0]).astext()


def on_sheet(made: Exercise) -> str:
    item: Item = made.items[0]
    marked = ItemGrade(item.id, Fraction(0), Fraction(1), "wrong", "No.")
    return sheet_page(made, Grade("a", None, (marked,), ()), name="a").replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize("shown", [in_terminal, on_paper, on_site, on_sheet])
def test_sentence_before_is_shown(shown: Callable[[Exercise], str]) -> None:
    assert SEEN in shown(exercise(before="Ana Berg <b>spoke</b>."))
    assert "Before it" not in shown(exercise())


OPEN = 'We have met 37 of them," Vell said.'


@pytest.mark.parametrize(
    ("shown", "sign"),
    [(in_terminal, "[\u201c\u2026] "), (on_paper, "'began': True"), (on_site, "\u201c\u2026"), (on_sheet, "[\u201c\u2026] ")],
)
def test_quotation_that_is_open_already_is_shown_beside_the_text(shown: Callable[[Exercise], str], sign: str) -> None:
    made = shown(exercise(text=OPEN)).replace("&quot;", '"')
    assert sign in made
    assert OPEN in made.replace("\\'", "'")
    assert sign not in shown(exercise())


@pytest.mark.parametrize("shown", [in_terminal, on_paper, on_sheet])
def test_prompt_has_no_markup_off_the_site(shown: Callable[[Exercise], str]) -> None:
    made = shown(exercise(prompt="Take the {term}`delete test`."))
    assert "Take the delete test." in made
    assert "{term}" not in made


CHOICES = ("pair", "why", "match", "order")
BANK = [open_exercise(path.parent) for path in sorted(Path(__file__).parents[2].glob("exercises/*/exercise.toml"))]
CHOOSING = {
    kind: next(replace(one, items=(item,)) for one in BANK for item in one.items if item.kind == kind) for kind in CHOICES
}


def on_form(made: Exercise) -> str:
    return str(tuple(_told(made.items[0])))


def on_page(made: Exercise) -> str:
    return "".join(map(markup, controls(made.items[0]).children))


def by_hand(made: Exercise) -> str:
    return str(tuple(_by_hand(made.items[0])))


def in_key(made: Exercise) -> str:
    written = "\n".join(_key(made, {"format": 1, "items": {made.items[0].id: {"answer": "a"}}}))
    return " ".join(line.removeprefix("#").strip() for line in written.partition("answer =")[0].splitlines())


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize("shown", [on_paper, on_site, on_sheet, on_form, on_page, by_hand, in_key])
def test_texts_to_choose_from_are_shown(shown: Callable[[Exercise], str], kind: str) -> None:
    made = CHOOSING[kind]
    question = made.items[0].question
    texts = [*question.claims.values(), *question.owners.values()] if kind == "match" else [*question.texts.values()]
    assert len(texts) > 1
    words = unescape(shown(made)).replace("\\'", "'")
    assert [text for text in texts if text not in words] == []


@pytest.mark.parametrize("kind", CHOICES)
def test_key_on_paper_is_set_with_the_texts_to_choose_from(kind: str) -> None:
    pytest.importorskip("typst")
    assert worksheets_pdf([CHOOSING[kind]], key=True).startswith(b"%PDF-")


def test_sentence_before_is_part_of_what_is_asked() -> None:
    assert exercise().sha256 != exercise(before="Another.").sha256
