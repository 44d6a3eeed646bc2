"""No page breaks a rule that axe-core knows, at any width, in light, in dark and in the reader's own colors."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whosays.grading.exercise import open_exercise
from whosays.render.questions import questions_page

BOOK = Path(__file__).parents[2] / "book"
PAGES = (
    *(
        f"book/{path.relative_to(BOOK).with_suffix('.html')}"
        for path in sorted(BOOK.rglob("*.md"))
        if path.parent.parent != BOOK / "articles"
    ),
    "search.html",
    "404.html",
)
WIDE, PHONE, NARROWEST = 1280, 390, 320
EXTREMES = ((WIDE, "light"), (PHONE, "dark"))
LOOKS = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"})
AFTER_A_CHANGE = 60
"""Milliseconds: a page that has been resized lays itself out again."""


@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_violation_in_any_look_and_width(
    visit: Callable[..., Any], violations: Callable[[Any], list[str]], path: str
) -> None:
    page = visit(path)
    for look in LOOKS:
        page.emulate_media(**{"forced_colors": "none", **look})
        for width in (WIDE, PHONE, NARROWEST):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(AFTER_A_CHANGE)
            assert violations(page) == [], f"{look}, {width} pixels"
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate("document.querySelector('.content').scrollWidth") <= width


@pytest.mark.parametrize(("width", "theme"), EXTREMES)
def test_open_card_and_dimmed_labels_have_no_violation(
    visit: Callable[..., Any], violations: Callable[[Any], list[str]], width: int, theme: str
) -> None:
    page = visit("book/articles/far-east-summit.html", width=width, theme=theme)
    page.get_by_role("button", name="SF sourced fact-claim").first.click()
    page.locator("#s13 .ws-tag").click()
    assert page.locator(".ws-card").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize(("width", "theme"), EXTREMES)
def test_marked_exercise_has_no_violation(
    visit: Callable[..., Any], violations: Callable[[Any], list[str]], width: int, theme: str
) -> None:
    page = visit("book/lessons/touch-the-owner.html", width=width, theme=theme)
    for group in page.locator("fieldset.ws-item").all():
        if group.locator("input[type=radio]").count():
            group.locator("input[type=radio]").last.check()
    for button in page.get_by_role("button", name="Check all").all():
        button.click()
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE, NARROWEST])
def test_page_of_questions_for_students_has_no_violation(
    visit: Callable[..., Any], violations: Callable[[Any], list[str]], tmp_path: Path, width: int, theme: str
) -> None:
    path = tmp_path / "questions.html"
    exercise = open_exercise(BOOK.parent / "exercises" / "touch-the-owner-words")
    path.write_text(questions_page(exercise, article="The bridge closed.\n\nIt was raining."), encoding="utf-8")
    page = visit(path.as_uri(), width=width, theme=theme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
