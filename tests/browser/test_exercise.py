"""An exercise under the hand: by keyboard, kept in the browser, written to a file that the grader reads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whosays.grading.exercise import open_exercise
from whosays.grading.kinds import kind_named, sort
from whosays.grading.kinds.certainty import split
from whosays.grading.kinds.kind import Unreadable
from whosays.grading.marking import grade, mark
from whosays.grading.submission import open_submission

LESSON = "book/lessons/touch-the-owner.html"
SURE = "book/lessons/trust-but-how-much.html"
EXERCISES = Path(__file__).parents[2] / "exercises"
EXERCISE = open_exercise(EXERCISES / "touch-the-owner")
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
    lesson.on("dialog", lambda dialog: dialog.accept())
    form(lesson).get_by_role("button", name="Start again").click()
    assert lesson.evaluate("document.activeElement.closest('fieldset[data-ws-item]').dataset.wsItem") == EXERCISE.items[0].id
    lesson.reload()
    assert form(lesson).locator("input:checked").count() == 0


def test_words_are_kept_while_they_are_typed(visit: Callable[..., Any]) -> None:
    page = visit("book/lessons/nobody-says.html")
    box = page.locator("#exercise-nobody-says textarea").first
    box.press_sequentially("The owner said")
    page.reload()
    assert page.locator("#exercise-nobody-says textarea").first.input_value() == "The owner said"


def test_answers_are_not_taken_away_by_a_slip(lesson: Any) -> None:
    answer_all(lesson)
    asked = []
    lesson.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    form(lesson).get_by_role("button", name="Start again").click()
    assert asked == [f"This takes away all your {len(EXERCISE.items)} answers here. Start again?"]
    assert group(lesson, FIRST.id).locator(f"input[value='{FIRST.key.answer}']").is_checked()


def test_what_was_checked_is_still_told_after_a_reload(lesson: Any) -> None:
    item = group(lesson, FIRST.id)
    item.locator(f"input[value='{FIRST.key.answer}']").check()
    item.get_by_role("button", name="Check").click()
    told, progress = item.get_by_role("status").inner_text(), form(lesson).locator(".ws-progress").inner_text()
    lesson.reload()
    assert told.startswith("Right")
    assert item.get_by_role("status").inner_text() == told
    assert form(lesson).locator(".ws-progress").inner_text() == progress


def test_check_all_names_the_items_that_are_still_open_and_leads_to_them(lesson: Any) -> None:
    answer_all(lesson)
    group(lesson, FIRST.id).locator("input").first.evaluate("box => { box.form[box.name].forEach(one => one.checked = false) }")
    form(lesson).get_by_role("button", name="Check all").click()
    number = group(lesson, FIRST.id).locator(".ws-item-number").inner_text()
    link = form(lesson).locator(".ws-progress").get_by_role("link")
    assert link.all_inner_texts() == [number]
    link.click()
    assert lesson.url.endswith(f"#{EXERCISE.id}-{FIRST.id}")


def test_a_number_is_read_as_the_grader_reads_it(lesson: Any) -> None:
    asked = next(item for item in EXERCISE.items if item.kind == "number" and item.question.share)
    item, number = group(lesson, asked.id), kind_named("number")
    right = asked.key.answer
    written = [
        f"{right}",
        f"{right} %",
        f"{right / 100}",
        f"{right / 100} %",
        "0.5 %",
        "1,360",
        "\N{MINUS SIGN}5",
        "+5",
        "25,7",
        "three",
    ]
    written += ["\N{FULLWIDTH DIGIT FIVE}4", ".5", "1.2.3", "5%", "5 percent", "1e3", "-", "12,34"]
    for answer in written:
        item.locator("input").fill(answer)
        item.get_by_role("button", name="Check").click()
        told = item.get_by_role("status").inner_text()
        graded = mark(asked, answer)
        if isinstance(number.parse(asked.question, answer), Unreadable):
            assert "Write a number in digits" in told, answer
        else:
            assert told.startswith({"right": "Right", "wrong": "Not right"}[graded.outcome]), answer


def test_certainties_are_added_up(visit: Callable[..., Any]) -> None:
    page = visit(SURE)
    exercise = open_exercise(EXERCISES / "trust-but-how-much")
    sure = [item for item in exercise.items if item.kind == "certainty"][:3]
    for number, item in enumerate(sure):
        box = page.locator(f"#exercise-{exercise.id} fieldset[data-ws-item='{item.id}']")
        chosen = split(item.key.answer)[0]
        wrong = next(value for value, _ in sort.choices(item.question) if sort.compare(item.question, value, chosen)[0] == 0)
        box.locator(f"input[value='{wrong if number == 2 else chosen}']").check()
        box.get_by_role("button", name="Check").click()
        assert "Say how sure you are, too." in box.get_by_role("status").last.inner_text()
        box.locator("input[value='3']").check()
        box.get_by_role("button", name="Check").click()
    told = page.locator(f"#exercise-{exercise.id} .ws-progress").inner_text()
    assert told.endswith("By how sure you were: certainty 3: 2 of 3 right. In your own count that comes to 0.")


def test_exported_answers_are_a_submission_that_the_grader_reads(lesson: Any, tmp_path: Path) -> None:
    answer_all(lesson)
    form(lesson).get_by_label("Your name").fill("Ada <b>Quill</b>")
    with lesson.expect_download() as download:
        form(lesson).get_by_role("button", name="Export answers").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert f"Saved as {path.name}." in form(lesson).locator(".ws-exported").inner_text()
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
