"""The search: what is written for students stands first."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("words", "lesson"), [("opinion", "could-we-check-it"), ("owner", "touch-the-owner"), ("hedge", "small-words")]
)
def test_search_finds_lessons_first(visit: Callable[..., Any], words: str, lesson: str) -> None:
    page = visit(f"search.html?q={words}")
    page.get_by_text("Search finished").wait_for()  # results come one by one
    found = [link.get_attribute("href") for link in page.locator("ul.search li > a").all()]
    lessons = [address for address in found if "/lessons/" in address]
    assert any(lesson in address for address in found[:12])
    assert all("/teaching/" not in address for address in found[: len(lessons)])


def test_search_finds_terms_of_the_glossary(visit: Callable[..., Any]) -> None:
    page = visit("search.html?q=ledger")
    page.get_by_text("Search finished").wait_for()
    assert any("glossary" in link.get_attribute("href") for link in page.locator("ul.search li > a").all()[:5])
