"""A student's page under the hand: every kind answered on a phone, saved to a file, and graded; and nothing in it runs."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hostile import HOSTILE_KINDS, hostile
from whosays.grading.exercise import Exercise, Item, open_exercise
from whosays.grading.kinds import KINDS, kind_named
from whosays.grading.kinds.certainty import split
from whosays.grading.marking import grade
from whosays.grading.submission import open_submission
from whosays.grading.variant import bank, variant
from whosays.render.questions import questions_page

ROOT = Path(__file__).parents[2]
PHONE = 390
ITEMS = 30
SAVE = "Save answers to a file"


def seed() -> str:
    """Return the first seed that draws every kind from the bank."""
    drawn = bank([path.parent for path in sorted((ROOT / "exercises").glob("*/exercise.toml"))])
    for one in map(str, range(100)):
        asked, _ = variant(drawn, name="mixed-01", title="mixed", items=ITEMS, seed=one)
        if {item["kind"] for item in asked["items"]} == {kind.name for kind in KINDS}:
            return one
    pytest.fail("no seed draws every kind")


@pytest.fixture(scope="module")
def assigned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Exercise, Path]:
    """Return a mixed assignment with items of every kind, made for a student by the command line, and the page in its zip."""
    out = tmp_path_factory.mktemp("assigned")
    (out / "class.txt").write_text("Zoë Sample\n", encoding="utf-8")
    options = ["--items", str(ITEMS), "--seed", seed(), "--students", str(out / "class.txt"), "-o", str(out / "made")]
    command = [sys.executable, "-m", "whosays", "assign", "mixed", str(ROOT / "exercises"), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(out / "made" / "students" / "mixed-01.zip") as bundle:
        bundle.extract("mixed-01/questions.html", out)
    exercise = open_exercise(out / "made" / "keys" / "mixed-01")
    assert {item.kind for item in exercise.items} == {kind.name for kind in KINDS}
    return exercise, out / "mixed-01" / "questions.html"


def group_of(page: Any, item: Item) -> Any:
    return page.locator(f"fieldset[data-ws-item='{item.id}']")


def give(page: Any, item: Item) -> None:
    """Answer as the key does."""
    group, right = group_of(page, item), item.key.answer
    if item.kind == "touch":
        for at in right:
            group.locator(".ws-word").nth(at).click()
    elif item.kind == "match":
        for claim, owner in zip(item.question.claims, right, strict=True):
            group.locator(f"select[data-ws-claim='{claim}']").select_option(owner)
    elif item.kind == "order":
        for place, letter in enumerate(right):
            while [*group.locator("li").evaluate_all("all => all.map(one => one.dataset.wsLetter)")].index(letter) > place:
                group.get_by_role("button", name=f"Move {letter} up").click()
    elif item.kind in ("number", "fix"):
        group.locator("input, textarea").fill(kind_named(item.kind).name_of(item.question, right))
    else:
        for value in chosen(item):
            group.locator(f"input[value='{value}']").check()


def chosen(item: Item) -> list[str]:
    """Return the values of the radio buttons that the key chooses."""
    if item.kind == "two-questions":
        return list(item.key.answer.split("/"))
    return [split(item.key.answer)[0], "2"] if item.kind == "certainty" else [item.key.answer]


def save(page: Any, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=SAVE).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_every_kind_is_answered_on_a_phone_and_the_file_earns_every_point(
    visit: Callable[..., Any], assigned: tuple[Exercise, Path], tmp_path: Path
) -> None:
    exercise, path = assigned
    page = visit(path.as_uri(), width=PHONE, has_touch=True)
    for item in exercise.items:
        give(page, item)
    assert page.locator(".ws-progress").inner_text() == f"{len(exercise.items)} of {len(exercise.items)} answered."
    page.reload()
    file = save(page, tmp_path)
    assert file.name == "mixed-01-zoe-sample.json"
    submission = open_submission(file)
    assert (submission.student, submission.exercise_sha256) == ("Zoë Sample", exercise.sha256)
    made = grade(exercise, submission)
    assert made.warnings == ()
    assert made.score == made.possible, [item for item in made.items if item.earned < item.possible]
    assert f"Saved as {file.name}." in page.locator(".ws-exported").inner_text()


def test_answering_tells_nothing(visit: Callable[..., Any], assigned: tuple[Exercise, Path]) -> None:
    exercise, path = assigned
    page = visit(path.as_uri())
    for item in exercise.items:
        give(page, item)
    assert page.locator("[data-ws-outcome], mark, .ws-right, form details:visible, .ws-check").count() == 0
    assert "".join(page.locator(".ws-feedback").all_inner_texts()) == ""
    assert page.get_by_role("button", name="Check").count() == 0


def test_what_is_open_is_named_before_saving_and_a_second_press_saves(
    visit: Callable[..., Any], assigned: tuple[Exercise, Path], tmp_path: Path
) -> None:
    exercise, path = assigned
    page = visit(path.as_uri())
    first, second, *others = exercise.items
    for item in others:
        give(page, item)
    page.get_by_role("button", name=SAVE).click()
    told = page.locator(".ws-exported")
    assert "Not saved yet." in told.inner_text()
    assert told.get_by_role("link").all_inner_texts() == [str(first.number), str(second.number)]
    told.get_by_role("link").first.click()
    assert page.url.endswith(f"#{exercise.id}-{first.id}")
    submission = open_submission(save(page, tmp_path))
    assert submission.answers.keys() == {item.id for item in others}


def test_what_was_told_already_is_not_told_again(
    visit: Callable[..., Any], assigned: tuple[Exercise, Path], tmp_path: Path
) -> None:
    exercise, path = assigned
    page = visit(path.as_uri())
    page.get_by_role("button", name=SAVE).click()
    assert "Not saved yet." in page.locator(".ws-exported").inner_text()
    give(page, exercise.items[0])
    assert open_submission(save(page, tmp_path)).answers.keys() == {exercise.items[0].id}


def test_a_half_answer_is_told_what_it_needs(visit: Callable[..., Any], assigned: tuple[Exercise, Path]) -> None:
    exercise, path = assigned
    page = visit(path.as_uri())
    item = next(item for item in exercise.items if item.kind == "certainty")
    group_of(page, item).locator("input").first.check()
    page.get_by_role("button", name=SAVE).click()
    assert group_of(page, item).locator(".ws-feedback").inner_text() == "Say how sure you are, too."


def test_half_answers_are_kept_and_a_choice_without_a_certainty_is_handed_in(
    visit: Callable[..., Any], assigned: tuple[Exercise, Path], tmp_path: Path
) -> None:
    exercise, path = assigned
    page = visit(path.as_uri())
    sure = next(item for item in exercise.items if item.kind == "certainty")
    two = next(item for item in exercise.items if item.kind == "two-questions")
    chosen = group_of(page, sure).locator("input").first
    chosen.check()
    group_of(page, two).get_by_role("radio", name="fact").check()
    page.reload()
    assert chosen.is_checked()
    assert group_of(page, two).get_by_role("radio", name="fact").is_checked()
    page.get_by_role("button", name=SAVE).click()
    submission = open_submission(save(page, tmp_path))
    assert submission.answers == {sure.id: chosen.input_value()}
    made = next(one for one in grade(exercise, submission).items if one.item == sure.id)
    assert "You did not say how sure you are." in made.feedback


def test_the_page_has_no_second_question(visit: Callable[..., Any], assigned: tuple[Exercise, Path]) -> None:
    exercise, path = assigned
    page = visit(path.as_uri())
    group = group_of(page, next(item for item in exercise.items if item.kind == "two-questions" and item.question.gate))
    seconds = group.locator("input[name$='-check']")
    group.locator("input[value='page']").check()
    assert seconds.evaluate_all("all => all.every(one => one.disabled)")
    page.wait_for_timeout(300)  # a browser may hand what is kept from one process to the next
    page.reload()
    assert seconds.evaluate_all("all => all.every(one => one.disabled)")
    group.locator("input[value='reporter']").check()
    assert seconds.evaluate_all("all => all.every(one => !one.disabled)")


def page_for(folder: Path, exercise: Exercise, **more: str) -> str:
    path = folder / "questions.html"
    path.write_text(questions_page(exercise, **more), encoding="utf-8")
    return path.as_uri()


def test_a_name_is_asked_for_once(visit: Callable[..., Any], tmp_path: Path) -> None:
    exercise = open_exercise(ROOT / "exercises" / "touch-the-owner-words")
    page = visit(page_for(tmp_path, exercise))
    for item in exercise.items:
        give(page, item)
    page.get_by_role("button", name=SAVE).click()
    assert "Your name is missing" in page.locator(".ws-exported").inner_text()
    assert page.get_by_label("Your name").evaluate("box => box === document.activeElement")
    assert "Write your name here" in page.locator(".ws-name").inner_text()
    assert open_submission(save(page, tmp_path)).student is None
    page.get_by_label("Your name").fill("Юлия Ким")
    file = save(page, tmp_path)
    assert file.name == "touch-the-owner-words-юлия-ким.json"
    assert open_submission(file).student == "Юлия Ким"


def test_answers_and_name_are_kept_and_a_refused_storage_is_no_harm(visit: Callable[..., Any], tmp_path: Path) -> None:
    exercise = open_exercise(ROOT / "exercises" / "touch-the-owner-words")
    address = page_for(tmp_path, exercise)
    page = visit(address)
    page.get_by_label("Your name").fill("Ada")
    give(page, exercise.items[0])
    page.reload()
    assert page.get_by_label("Your name").input_value() == "Ada"
    assert page.locator(".ws-progress").inner_text().startswith("1 of ")
    refused = visit("about:blank")
    script = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    refused.add_init_script(script)
    refused.goto(address)
    give(refused, exercise.items[0])
    assert refused.locator(".ws-progress").inner_text().startswith("1 of ")


KEPT = "Object.values(localStorage).join()"


def test_start_again_leaves_nothing_for_the_next_student(visit: Callable[..., Any], tmp_path: Path) -> None:
    exercise = open_exercise(ROOT / "exercises" / "touch-the-owner-words")
    page = visit(page_for(tmp_path, exercise))
    page.get_by_label("Your name").fill("Ada")
    for item in exercise.items:
        give(page, item)
    save(page, tmp_path)
    assert 'On a shared computer: when you have handed it in, delete it there and press "Start again"' in (
        page.locator(".ws-exported").inner_text()
    )
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Start again").click()
    assert asked == [f"This takes away your name and all your {len(exercise.items)} answers here. Start again?"]
    assert "Ada" in page.evaluate(KEPT)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Start again").click()
    assert page.evaluate(KEPT) == ""
    assert page.get_by_label("Your name").evaluate("box => box === document.activeElement")
    assert page.get_by_label("Your answers as text").input_value() == ""
    for _ in range(2):
        assert page.get_by_label("Your name").input_value() == ""
        assert page.locator(".ws-progress").inner_text().startswith("0 of ")
        assert page.locator("[aria-pressed='true']").count() == 0
        assert page.locator(".ws-exported").inner_text() == ""
        page.reload()
    assert page.evaluate(KEPT) == ""


def test_start_again_takes_every_kind_of_answer_and_leaves_the_name_of_the_form(
    visit: Callable[..., Any], assigned: tuple[Exercise, Path]
) -> None:
    exercise, path = assigned
    page = visit(path.as_uri())
    letters = "all => all.map(one => one.dataset.wsLetter)"
    order = page.locator(".ws-order li").evaluate_all(letters)
    for item in exercise.items:
        give(page, item)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Start again").click()
    assert page.locator(".ws-order li").evaluate_all(letters) == order
    assert page.locator("[aria-pressed='true'], input[name$='-check']:disabled, [data-ws-moved]").count() == 0
    written = page.locator("form").evaluate("all => [...new FormData(all).values()].filter(one => one).length")
    assert (written, page.get_by_label("Your name").input_value()) == (0, "Zoë Sample")
    page.reload()
    assert page.locator(".ws-progress").inner_text().startswith("0 of ")
    assert page.evaluate(KEPT) == ""


def test_an_answer_is_given_and_saved_by_keyboard_alone(visit: Callable[..., Any], tmp_path: Path) -> None:
    exercise = open_exercise(ROOT / "exercises" / "could-we-check-it")
    page = visit(page_for(tmp_path, exercise, student="Ada"))
    page.get_by_label("Your name").focus()
    page.keyboard.press("Enter")
    assert page.locator(".ws-exported").inner_text() == ""
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".ws-progress").inner_text().startswith("1 of ")
    focused = "getComputedStyle(document.activeElement.closest('.ws-choice') ?? document.activeElement).outlineStyle"
    assert page.evaluate(focused) == "solid"
    page.get_by_role("button", name=SAVE).focus()
    page.keyboard.press("Enter")
    with page.expect_download():
        page.keyboard.press("Enter")
    page.get_by_text("No file? Copy your answers").click()
    assert json.loads(page.get_by_label("Your answers as text").input_value())["student"] == "Ada"


def test_sign_of_an_open_quotation_moves_no_character_of_a_touched_word(visit: Callable[..., Any], tmp_path: Path) -> None:
    exercise = hostile('We have met 37 of them," Vell said.', "touch")
    page = visit(page_for(tmp_path, exercise, student="Vell"))
    assert page.locator(".ws-touch .ws-lead").inner_text().startswith("\u201c\u2026")
    page.get_by_role("button", name="Vell", exact=True).click()
    (piece,) = json.loads(save(page, tmp_path).read_text(encoding="utf-8"))["answers"]["q1"]
    text = exercise.items[0].text
    assert (piece["quote"], text[piece["start"] : piece["end"]]) == ("Vell", "Vell")


def test_nothing_in_a_hostile_exercise_runs(visit: Callable[..., Any], tmp_path: Path) -> None:
    attack = "two words </script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    exercise = hostile(attack.translate({ord(sign): None for sign in ":;="}), *HOSTILE_KINDS)
    page = visit(page_for(tmp_path, exercise, student=attack, article=attack))
    page.locator(".ws-word").first.click()
    page.get_by_role("button", name="Move b up").click()
    page.get_by_role("button", name=SAVE).click()
    with page.expect_download():
        page.get_by_role("button", name=SAVE).click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert page.get_by_label("Your name").input_value() == attack


def test_without_script_the_page_tells_how_to_answer_by_hand(visit: Callable[..., Any], tmp_path: Path) -> None:
    exercise = open_exercise(ROOT / "exercises" / "touch-the-owner-words")
    page = visit(page_for(tmp_path, exercise), java_script_enabled=False)
    assert page.get_by_text("answers.toml").first.is_visible()
    for item in exercise.items:
        assert group_of(page, item).get_by_text(f'{item.id} = "..."').is_visible()
        assert item.text in group_of(page, item).inner_text()
        assert group_of(page, item).locator("input:visible, select:visible, textarea:visible").count() == 0


def test_targets_are_large_enough_for_a_finger(visit: Callable[..., Any], assigned: tuple[Exercise, Path]) -> None:
    page = visit(assigned[1].as_uri(), width=320)
    boxes = "all => all.map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])"
    large = page.locator(".ws-choice, .ws-button, select, label textarea, input[type=text], .ws-move").evaluate_all(boxes)
    words = page.locator(".ws-word").evaluate_all(boxes)
    assert [one for one in large if one[1] < 43.9] == []
    assert [one for one in words if one[1] < 24] == []
