"""An exercise under the hand: by keyboard, kept in the browser, written to a file that the grader reads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whosays.grading.exercise import open_exercise
from whosays.grading.marking import grade
from whosays.grading.submission import open_submission

LESSON = "book/lessons/touch-the-owner.html"
EXERCISE = open_exercise(Path(__file__).parents[2] / "exercises" / "touch-the-owner")
FIRST = next(item for item in EXERCISE.items if item.kind == "sort")


@pytest.fixture
def lesson(visit: Callable[..., Any]) -> Any:
    return visit(LESSON)


def form(page: Any) -> Any:
    return page.locator(f"#exercise-{EXERCISE.id}")


def group(page: Any, item: str) -> Any:
    return form(page).locator(f"fieldset[data-ws-item='{item}']")


def answer_all(page: Any) -> None:
    """Give the key's answer to every item."""
    for item in EXERCISE.items:
        box = group(page, item.id).locator("input")
        if item.kind == "number":
            box.fill(str(item.key.answer))
        else:
            group(page, item.id).locator(f"input[value='{item.key.answer}']").check()


def test_an_item_can_be_answered_and_checked_by_keyboard_alone(lesson: Any) -> None:
    item = group(lesson, FIRST.id)
    item.locator("input").first.focus()
    lesson.keyboard.press("Space")
    lesson.keyboard.press("ArrowDown")
    assert item.locator("input").nth(1).is_checked()
    lesson.keyboard.press("Tab")
    assert lesson.evaluate("document.activeElement.textContent").startswith("Check")
    lesson.keyboard.press("Enter")
    feedback = item.get_by_role("status").inner_text()
    assert FIRST.key.why in feedback
    assert all(words in feedback for words in FIRST.key.evidence)
    assert lesson.evaluate("document.activeElement.textContent").startswith("Check")


def test_words_of_evidence_are_marked_in_the_sentence_after_an_answer(lesson: Any) -> None:
    item = group(lesson, FIRST.id)
    assert item.locator("mark").count() == 0
    item.locator("input").first.check()
    item.get_by_role("button", name="Check").click()
    assert item.locator("mark").all_inner_texts() == list(FIRST.key.evidence)


def test_a_blank_item_is_asked_for_an_answer(lesson: Any) -> None:
    item = group(lesson, FIRST.id)
    item.get_by_role("button", name="Check").click()
    assert item.get_by_role("status").inner_text() == "No answer yet Answer it first."


def test_the_key_earns_every_point(lesson: Any) -> None:
    answer_all(lesson)
    form(lesson).get_by_role("button", name="Check all").click()
    points = f"{float(EXERCISE.points):g}"
    count = len(EXERCISE.items)
    assert (
        form(lesson).locator(".ws-progress").inner_text()
        == f"{count} of {count} items checked. {points} of {points} points on those."
    )


def test_a_hint_is_given_when_it_is_asked_for(lesson: Any) -> None:
    item = group(lesson, FIRST.id)
    assert not item.get_by_text(FIRST.hint).is_visible()
    item.get_by_text("Hint", exact=True).click()
    assert item.get_by_text(FIRST.hint).is_visible()


def test_answers_are_kept_in_the_browser_until_they_are_cleared(lesson: Any) -> None:
    answer_all(lesson)
    lesson.reload()
    assert group(lesson, FIRST.id).locator(f"input[value='{FIRST.key.answer}']").is_checked()
    form(lesson).get_by_role("button", name="Start again").click()
    lesson.reload()
    assert form(lesson).locator("input:checked").count() == 0


def test_exported_answers_are_a_submission_that_the_grader_reads(lesson: Any, tmp_path: Path) -> None:
    answer_all(lesson)
    form(lesson).get_by_label("Your name").fill("Ada <b>Quill</b>")
    with lesson.expect_download() as download:
        form(lesson).get_by_role("button", name="Export answers").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    submission = open_submission(path)
    assert submission.student == "Ada <b>Quill</b>"
    assert grade(EXERCISE, submission).score == EXERCISE.points


def test_without_script_questions_and_answers_can_be_read(visit: Callable[..., Any]) -> None:
    page = visit(LESSON, java_script_enabled=False)
    item = group(page, FIRST.id)
    assert item.get_by_text(FIRST.text).is_visible()
    assert not item.get_by_text(FIRST.key.why).is_visible()
    item.get_by_text("Answer and reason").click()
    assert item.get_by_text(FIRST.key.why).is_visible()


def test_on_paper_the_exercise_shows_questions_and_no_answers(lesson: Any) -> None:
    answer_all(lesson)
    form(lesson).get_by_role("button", name="Check all").click()
    lesson.emulate_media(media="print")
    item = group(lesson, FIRST.id)
    assert item.get_by_text(FIRST.prompt).first.is_visible()
    assert not item.get_by_role("status").is_visible()
    assert not form(lesson).get_by_role("button", name="Check all").is_visible()
