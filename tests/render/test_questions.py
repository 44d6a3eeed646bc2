"""A student's page asks everything, gives nothing away, and lets nothing in an article run."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE_KINDS, hostile
from whosays.grading.exercise import open_exercise
from whosays.grading.kinds import KINDS
from whosays.render.asking import asking
from whosays.render.controls import CONTROLS
from whosays.render.elements import markup
from whosays.render.prose import plain_words
from whosays.render.questions import SCRIPTS, questions_page

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("exercises/*/exercise.toml"))
TAG = re.compile(r"<[^>]*>")


SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>\n?", re.DOTALL)
DATA = re.compile(r'<script type="application/json" class="ws-exercise-data">(.*?)</script>', re.DOTALL)


def body(page: str) -> str:
    """Return the body of a page without our scripts."""
    return SCRIPT.sub("", page.partition("</head>")[2])


def seen(page: str) -> str:
    """Return the words of a page that a reader sees."""
    return " ".join(unescape(TAG.sub(" ", body(page))).split())


def data_of(page: str) -> Any:
    (found,) = DATA.findall(page)
    return json.loads(found)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_points_of_a_certainty_are_said_to_be_no_part_of_a_grade_where_they_stand() -> None:
    for exercise in map(open_exercise, FOLDERS):
        for item in exercise.items:
            words = " ".join(map(markup, CONTROLS[item.kind](item)))
            assert ("points if right, or if wrong" in words) == (item.kind == "certainty") == ("no part of a grade" in words)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_page_asks_every_item_and_holds_no_reason(folder: Path) -> None:
    exercise = open_exercise(folder)
    words = squeezed(seen(questions_page(exercise)))
    for number, item in enumerate(exercise.items, start=1):
        assert squeezed(f"{number} {plain_words(item.prompt)}") in words
        assert squeezed(item.text) in words
        for typed, name in asking(item).typed:
            assert squeezed(f"{typed} {name}") in words
        assert item.key is not None
        assert squeezed(item.key.why) not in squeezed(questions_page(exercise))
    assert re.findall(r"\{\w+\}`|\*\*|Hint", body(questions_page(exercise))) == []


def test_a_long_introduction_is_folded_and_nothing_else_is() -> None:
    exercise = open_exercise(FOLDERS[0])
    for prompt, folds in (("Answer each item.", 0), ("Answer each item. " * 100, 1)):
        page = body(questions_page(replace(exercise, prompt=prompt)))
        assert page.count("<details") == folds
        assert "Answer each item." in page


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_data_of_the_page_is_the_same_with_and_without_a_key(folder: Path) -> None:
    exercise = open_exercise(folder)
    bare = replace(exercise, items=tuple(replace(item, key=None) for item in exercise.items))
    assert questions_page(exercise, student="Ada") == questions_page(bare, student="Ada")
    data = data_of(questions_page(exercise, student="Ada"))
    assert data.keys() == {"id", "sha256", "student", "items"}
    assert {name for item in data["items"].values() for name in item} <= {"kind", "pieces", "unit", "share"}


def test_items_name_the_paragraph_of_the_article_that_stands_below() -> None:
    exercise = open_exercise(FOLDERS[0])
    first, second = (replace(item, text=text) for item, text in zip(exercise.items, ("It rained.", "It snowed."), strict=False))
    both = replace(exercise, items=(first, second))
    page = questions_page(both, article="Rain\n\nIt rained.\nIt is dry.\n")
    assert re.findall(r"<li class=\"text\">(.*?)</li>", page) == ["Rain", "It rained.", "It is dry."]
    assert re.findall(r"\(paragraphs? .*?\)", seen(page)) == ["(paragraph 2)"]
    assert "(paragraph" not in seen(questions_page(both))


def test_kinds_of_the_bank_are_all_tried() -> None:
    assert {item.kind for folder in FOLDERS for item in open_exercise(folder).items} == {kind.name for kind in KINDS}


def test_page_is_one_file_and_its_policy_lets_only_its_own_scripts_run() -> None:
    exercise = open_exercise(FOLDERS[0])
    page = questions_page(exercise)
    assert '<html lang="en">' in page
    assert 'name="viewport"' in page
    assert re.findall(r"<link(?! rel=\"icon\" href=\"data:,\")|<img|\ssrc=|https?:|url\(", page) == []
    found = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(found) == len(SCRIPTS)
    runs = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in found)
    assert f"default-src 'none'; script-src {runs}; style-src" in page
    assert re.findall(r'<fieldset [^>]*data-ws-item="([^"]+)"', page) == [item.id for item in exercise.items]


def test_name_of_a_student_is_filled_in() -> None:
    page = questions_page(hostile("x"), student='Ada "<script>')
    assert data_of(page)["student"] == 'Ada "<script>'
    assert len(DATA.findall(page)) == 1


def test_every_kind_is_tried_with_hostile_texts() -> None:
    assert set(HOSTILE_KINDS) == {kind.name for kind in KINDS}


NO_SIGNS = {ord(sign): None for sign in ":;="}
"""Signs that the name of an owner cannot have."""
TAGS = set(
    "!doctype html head meta title link style body header main section h1 h2 p a ul ol li code strong em "
    "div form fieldset legend span label input select option textarea".split()
)


@given(st.text(min_size=1))
def test_nothing_in_an_article_becomes_markup(text: str) -> None:
    attack = f"two words <script>{text.translate(NO_SIGNS)}</script><!--<script><p onclick>\">'>"
    page = questions_page(hostile(attack, *HOSTILE_KINDS), student=attack, article=attack)
    assert {tag.split()[0].strip("</>") for tag in TAG.findall(body(page))} <= TAGS
    assert len(SCRIPT.findall(page)) == len(SCRIPTS) + 1
    assert "<p onclick" not in page
    assert data_of(page)["student"] == attack
