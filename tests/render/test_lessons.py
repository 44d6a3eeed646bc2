"""Lessons are called as their pages are headed, and every idea and question has one to go to."""

from pathlib import Path

from whosays.grading.misconceptions import CATALOGUE
from whosays.render.lessons import LESSONS, OF_IDEAS, OF_QUESTIONS

PAGES = Path(__file__).parents[2] / "book" / "lessons"


def test_lessons_are_called_as_their_pages_are_headed() -> None:
    headed = {path.stem: path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for path in PAGES.glob("*.md")}
    assert headed == LESSONS


def test_every_idea_and_every_question_has_a_lesson() -> None:
    assert OF_IDEAS.keys() == CATALOGUE.keys()
    assert {*OF_IDEAS.values(), *(lesson for _, lesson in OF_QUESTIONS.values())} <= LESSONS.keys()
