"""No page breaks a rule that axe-core knows, in light and dark, wide and narrow, before and after it is used."""

from collections.abc import Callable
from typing import Any

import pytest

MAIN_PAGES = (
    "book/index.html",
    "book/lessons/the-story-and-the-page.html",
    "book/lessons/touch-the-owner.html",
    "book/lessons/count-the-voices.html",
    "book/articles/far-east-summit.html",
    "book/articles/far-east-summit-statistics.html",
)
LESSONS = (
    "where-do-you-start",
    "how-long-how-hard",
    "nobody-says",
    "could-we-check-it",
    "four-corners-and-a-bin",
    "how-good-is-this-source",
    "small-words-that-push",
    "trust-but-how-much",
    "bring-your-own",
    "where-are-you-now",
)
TEACHING = ("start-here", "plans", "talking", "marking", "tests", "privacy-and-licence", "standards")
OTHER_PAGES = (
    *(f"book/lessons/{name}.html" for name in LESSONS),
    *(f"book/teaching/{name}.html" for name in TEACHING),
    "book/articles/far-east-summit-easy.html",
    "book/articles/harbour-dispute.html",
    "book/articles/night-buses.html",
    "book/articles/school-meals.html",
    "book/reference/how-this-was-made.html",
    "book/how-to-read.html",
    "book/reference/cli.html",
    "book/reference/formulas.html",
    "book/reference/glossary.html",
    "book/reference/labels.html",
    "book/reference/rules.html",
    "search.html",
)
WIDE, PHONE, NARROWEST = 1280, 390, 320
LOOKS = ((WIDE, "light"), (WIDE, "dark"), (PHONE, "light"), (PHONE, "dark"))
EXTREMES = ((WIDE, "light"), (PHONE, "dark"))


@pytest.mark.parametrize("path", MAIN_PAGES)
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_page_has_no_violation(
    visit: Callable[..., Any], violations: Callable[[Any], list[str]], path: str, width: int, theme: str
) -> None:
    assert violations(visit(path, width=width, theme=theme)) == []


@pytest.mark.parametrize("path", OTHER_PAGES)
def test_other_page_has_no_violation_on_a_dark_phone(
    visit: Callable[..., Any], violations: Callable[[Any], list[str]], path: str
) -> None:
    assert violations(visit(path, width=PHONE, theme="dark")) == []


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


@pytest.mark.parametrize("path", [*MAIN_PAGES, *OTHER_PAGES])
@pytest.mark.parametrize("width", [WIDE, PHONE, NARROWEST])
def test_no_page_is_wider_than_its_window(visit: Callable[..., Any], path: str, width: int) -> None:
    page = visit(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('.content').scrollWidth") <= width
