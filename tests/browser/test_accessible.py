"""No page breaks a rule that axe-core knows, at any width, in light, in dark and in the reader's own colors."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hostile import HOSTILE_KINDS, hostile
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


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("script", [True, False])
def test_student_page_has_no_violation_before_and_after_it_is_answered(
    visit: Callable[..., Any], violations: Callable[[Any], list[str]], tmp_path: Path, look: dict[str, str], script: bool
) -> None:
    path = tmp_path / "questions.html"
    exercise = hostile("Two words, said somebody, and a few more of them.", *HOSTILE_KINDS)
    text = questions_page(exercise, article="The bridge closed.\n\nIt was raining.")
    # axe needs scripts to run: where the page is to have none, its own are taken out.
    path.write_text(text if script else re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL), encoding="utf-8")
    page = visit(path.as_uri())
    page.emulate_media(**{"forced_colors": "none", **look})
    for answered in (False, True) if script else (False,):
        if answered:
            for control in page.locator("input[type=radio]:nth-of-type(1), .ws-word:nth-of-type(2)").all():
                if control.is_enabled():  # a first answer can close the next question
                    control.click()
            page.get_by_role("button", name="Save").click()
            page.get_by_role("button", name="Save").click()
            page.get_by_text("No file?").click()
        for width in (WIDE, PHONE, NARROWEST):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(AFTER_A_CHANGE)
            assert violations(page) == [], f"{width} pixels"
            assert page.evaluate("document.documentElement.scrollWidth") <= width
