"""The page of questions asks everything, gives nothing away, and lets nothing in an article run."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.grading.exercise import Exercise, open_exercise, read_exercise
from whosays.grading.kinds import KINDS
from whosays.render.asking import asking
from whosays.render.prose import plain_words
from whosays.render.questions import questions_page
from whosays.tables import Table

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("exercises/*/exercise.toml"))
TAG = re.compile(r"<[^>]*>")


def seen(page: str) -> str:
    """Return the words of a page that a reader sees."""
    return " ".join(unescape(TAG.sub(" ", page.partition("</head>")[2])).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_page_asks_every_item_and_holds_no_reason(folder: Path) -> None:
    exercise = open_exercise(folder)
    words = squeezed(seen(questions_page(exercise)))
    for number, item in enumerate(exercise.items, start=1):
        assert squeezed(f"{number}. {plain_words(item.prompt)}") in words
        assert squeezed(item.text) in words
        for typed, name in asking(item).typed:
            assert squeezed(f"{typed} {name}") in words
        assert item.key is not None
        assert squeezed(item.key.why) not in words
    assert re.findall(r"\{\w+\}`|\*\*", questions_page(exercise).partition("</style>")[2]) == []


def test_kinds_of_the_bank_are_all_tried() -> None:
    assert {item.kind for folder in FOLDERS for item in open_exercise(folder).items} == {kind.name for kind in KINDS}


def test_page_needs_nothing_else_and_each_question_is_a_heading() -> None:
    exercise = open_exercise(FOLDERS[0])
    page = questions_page(exercise)
    assert '<html lang="en">' in page
    assert 'name="viewport"' in page
    assert re.findall(r"<script|<link(?! rel=\"icon\" href=\"data:,\")|<img|src=|https?:", page) == []
    assert re.findall(r'<h2 class="ask" id="([^"]+)">', page) == [item.id for item in exercise.items]


def hostile(text: str) -> Exercise:
    item = {
        "id": "q1",
        "kind": "two-questions",
        "gate": True,
        "points": 1,
        "hint": "x",
        "prompt": text,
        "text": text,
        "before": text,
    }
    asked = {"format": 1, "id": "a", "title": text, "lesson": "a", "items": [item]}
    made, problems = read_exercise(Table(asked, where="a", error=ValueError), None, prompt=text)  # type: ignore[arg-type]
    assert made is not None, problems
    return made


TAGS = set("!doctype html head meta title link style body header main section h1 h2 p ul li code strong em".split())


@given(st.text(min_size=1))
def test_nothing_in_an_article_becomes_markup(text: str) -> None:
    page = questions_page(hostile(f"<script>{text}</script><p onclick=x>"))
    assert {tag.split()[0].strip("</>") for tag in TAG.findall(page)} <= TAGS
    assert "<p onclick" not in page
