"""Each way of answering says in the browser, word for word, what the grader says of the same answer."""

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from whosays.grading.exercise import Item, open_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.kinds.number import rounded
from whosays.grading.marking import mark

ROOT = Path(__file__).parents[2]
PAGES = {
    "touch-the-owner-words": "book/lessons/touch-the-owner.html",
    "story-and-page-reasons": "book/lessons/the-story-and-the-page.html",
}
VERDICTS = {"right": "Right", "partly": "Partly right", "wrong": "Not right"}
TRIES = 4
NUMBERS = [item for item in open_exercise(ROOT / "exercises" / "how-long-how-hard").items if item.kind == "number"]
NUMBERS_PAGE = "book/lessons/how-long-how-hard.html"


def items() -> list[Any]:
    found = []
    for name, page in PAGES.items():
        for number, item in enumerate(open_exercise(ROOT / "exercises" / name).items, start=1):
            found.append(pytest.param(name, page, item, number, id=f"{name}-{item.id}"))
    return found


def answers(item: Item, chance: random.Random) -> list[Any]:
    """Return the right answer and a few others."""
    right, question = item.key.answer, item.question
    if item.kind == "touch":
        places = range(len(question.spans))
        others = [tuple(sorted(chance.sample(places, chance.randint(1, min(6, len(places)))))) for _ in range(TRIES)]
        near = tuple(sorted({*right, chance.choice(places)}))
        parts = [part for part in (right[1:], right[:-1]) if part]
        return [right, near, *parts, *others]
    if item.kind == "match":
        return [right, *(tuple(chance.choice(list(question.owners)) for _ in right) for _ in range(TRIES))]
    if item.kind == "order":
        return [right, *(tuple(chance.sample(right, len(right))) for _ in range(TRIES))]
    return [value for value, _ in kind_named(item.kind).choices(question)]


def orders() -> list[Any]:
    folders = sorted((ROOT / "exercises").glob("**/exercise.toml"))
    return [item for path in folders for item in open_exercise(path.parent).items if item.kind == "order"]


@pytest.mark.parametrize("item", orders(), ids=lambda item: item.id)
def test_something_must_be_moved(item: Item) -> None:
    assert item.key.answer != tuple(item.question.texts)


def test_half_an_answer_is_asked_for_the_rest(visit: Callable[..., Any]) -> None:
    page = visit(PAGES["touch-the-owner-words"])
    group = page.locator("fieldset.ws-item", has=page.locator(".ws-match")).first
    group.locator("select").first.select_option(index=1)
    group.get_by_role("button", name="Check").click()
    assert "still open" in group.get_by_role("status").inner_text()


def test_the_page_is_a_whole_answer(visit: Callable[..., Any]) -> None:
    page = visit("book/lessons/four-corners-and-a-bin.html")
    name = "four-corners-and-a-bin"
    item = next(item for item in open_exercise(ROOT / "exercises" / name).items if item.key.answer == "page")
    group = page.locator(f"#{name}-{item.id}")
    group.get_by_label("the page").check()
    group.get_by_role("button", name="Check").click()
    assert group.get_by_role("status").inner_text().startswith("Right")


def test_an_order_that_nobody_moved_is_no_answer(visit: Callable[..., Any]) -> None:
    page = visit(PAGES["story-and-page-reasons"])
    group = page.locator("fieldset.ws-item", has=page.locator(".ws-order")).first
    group.get_by_role("button", name="Check").click()
    assert "Not yet Move something first." in [told.inner_text() for told in group.get_by_role("status").all()]


def test_the_right_words_are_outlined_once_words_are_checked(visit: Callable[..., Any]) -> None:
    page = visit(PAGES["touch-the-owner-words"])
    item = next(item for item in open_exercise(ROOT / "exercises" / "touch-the-owner-words").items if item.kind == "touch")
    group = page.locator(f"#touch-the-owner-words-{item.id}")
    group.locator(".ws-word").first.click()
    assert group.locator(".ws-right").count() == 0
    group.get_by_role("button", name="Check").click()
    assert group.locator(".ws-right").count() == len(item.key.answer)
    group.locator(".ws-word").nth(1).click()
    assert group.locator(".ws-right").count() == 0


def give(group: Any, item: Item, answer: Any) -> None:
    """Answer as a person does, with the pointer."""
    if item.kind == "touch":
        words = group.locator(".ws-word")
        for at in range(words.count()):
            if (words.nth(at).get_attribute("aria-pressed") == "true") != (at in answer):
                words.nth(at).click()
    elif item.kind == "match":
        for claim, owner in zip(item.question.claims, answer, strict=True):
            group.locator(f"select[data-ws-claim='{claim}']").select_option(owner)
    elif item.kind == "order":
        for place, letter in enumerate(answer):
            while [*group.locator("li").evaluate_all("all => all.map(one => one.dataset.wsLetter)")].index(letter) > place:
                group.get_by_role("button", name=f"Move {letter} up").click()
    else:
        group.locator(f"input[value='{answer}']").check()


@pytest.mark.parametrize(("exercise", "page", "item", "number"), items())
def test_page_says_what_the_grader_says(visit: Callable[..., Any], exercise: str, page: str, item: Item, number: int) -> None:
    kind, chance = kind_named(item.kind), random.Random(number)
    root = visit(page).locator(f"#exercise-{exercise}")
    group = root.locator(f"fieldset[data-ws-item='{item.id}']")
    for answer in answers(item, chance):
        give(group, item, answer)
        group.get_by_role("button", name="Check").click()
        graded = mark(item, kind.name_of(item.question, answer))
        told = group.locator(".ws-feedback").inner_text()
        expected = graded.feedback.replace(f" {item.id}", f" item {number}", 1)
        plain = " ".join(told.split())
        assert plain.startswith(VERDICTS[graded.outcome]), (answer, plain)
        if item.kind != "touch":  # the page names single words, the grader runs of the text with their marks
            assert plain == f"{VERDICTS[graded.outcome]} {' '.join(expected.split())}"
        else:
            assert plain.partition(". ")[2] or plain
            assert " ".join(expected.split()).rpartition(f"in item {number}.")[2] == plain.rpartition(f"in item {number}.")[2]


@pytest.mark.parametrize("item", NUMBERS, ids=lambda item: item.id)
def test_page_knows_the_slips_that_the_grader_knows(visit: Callable[..., Any], item: Item) -> None:
    group = visit(NUMBERS_PAGE).locator(f"fieldset[data-ws-item='{item.id}']")
    assert item.key.slips
    for slip, _ in item.key.slips:
        spread = {Decimal(0), Decimal(float(rounded(slip))), Decimal(float(item.question.tolerance)), Decimal("0.04")}
        for answer in {slip + sign * step for step in spread for sign in (1, -1)} | {round(slip)}:
            written = f"{answer:f}"
            group.locator("input").fill(written)
            group.get_by_role("button", name="Check").click()
            expected = mark(item, written).feedback.partition(". ")[2]
            assert " ".join(group.locator(".ws-feedback").inner_text().split()).endswith(" ".join(expected.split())), written


def test_words_can_be_touched_by_keyboard_alone(visit: Callable[..., Any]) -> None:
    page = visit(PAGES["touch-the-owner-words"])
    words = page.locator("#exercise-touch-the-owner-words .ws-touch").first.locator(".ws-word")
    words.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    pressed = words.evaluate_all("all => all.map(one => one.getAttribute('aria-pressed') === 'true')")
    assert [at for at, on in enumerate(pressed) if on] == [1, len(pressed) - 1]


def test_answers_of_every_kind_are_kept_in_the_browser_and_read_by_the_grader(
    visit: Callable[..., Any], tmp_path: Path
) -> None:
    from whosays.grading.marking import grade
    from whosays.grading.submission import open_submission

    for name, path in PAGES.items():
        exercise = open_exercise(ROOT / "exercises" / name)
        page = visit(path)
        for item in exercise.items:
            give(page.locator(f"#exercise-{name} fieldset[data-ws-item='{item.id}']"), item, item.key.answer)
            if item.kind == "order":
                page.locator(f"#exercise-{name} fieldset[data-ws-item='{item.id}']").get_by_role("button", name="Check").click()
        page.reload()
        with page.expect_download() as download:
            page.locator(f"#exercise-{name}").get_by_role("button", name="Export answers").click()
        file = tmp_path / f"{name}.json"
        download.value.save_as(file)
        made = grade(exercise, open_submission(file))
        assert made.score == made.possible, [item for item in made.items if item.earned < item.possible]
