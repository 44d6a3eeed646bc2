"""The annotated article under the hand: by pointer, by touch, by keyboard, on paper, and without script."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ARTICLE = "book/articles/far-east-summit.html"


@pytest.fixture
def article(visit: Callable[..., Any]) -> Any:
    return visit(ARTICLE)


def card(page: Any) -> Any:
    return page.locator(".ws-card")


def test_passing_over_a_sentence_opens_its_card_and_leaving_closes_it(article: Any) -> None:
    article.locator("#s13 .ws-tag").hover()
    card(article).wait_for()
    assert "13" in card(article).inner_text()
    article.locator("h1").hover()
    card(article).wait_for(state="detached")


def test_the_pointer_can_rest_on_the_card(article: Any) -> None:
    article.locator("#s13 .ws-tag").hover()
    card(article).wait_for()
    card(article).hover()
    article.wait_for_timeout(500)
    assert card(article).is_visible()


def test_a_click_keeps_the_card_and_a_second_click_takes_it_away(article: Any) -> None:
    article.locator("#s13 .ws-tag").click()
    article.locator("h1").hover()
    article.wait_for_timeout(500)
    assert card(article).is_visible()
    article.locator("#s13 .ws-tag").click()
    assert card(article).count() == 0


def test_a_click_elsewhere_closes_the_card(article: Any) -> None:
    article.locator("#s13 .ws-tag").click()
    article.locator("h1").click()
    assert card(article).count() == 0


def test_a_card_has_a_button_that_closes_it(article: Any) -> None:
    article.locator("#s13 .ws-tag").click()
    card(article).get_by_role("button", name="Close the note").click()
    assert card(article).count() == 0
    assert article.evaluate("document.activeElement.closest('.ws-s').id") == "s13"


def test_next_goes_from_one_sentence_with_the_label_to_the_next(article: Any) -> None:
    article.locator("[data-ws-label='ro'] button").click()
    opened = []
    for _ in range(2):
        article.get_by_role("button", name="Next").click()
        opened.append(article.locator(".ws-open").get_attribute("id"))
        assert "ws-ro" in article.locator(".ws-open").get_attribute("class").split()
    assert opened[0] != opened[1]
    assert article.get_by_role("button", name="Next").is_visible()
    article.locator("[data-ws-label='ro'] button").click()
    assert article.get_by_role("button", name="Next").count() == 0


def test_all_labels_are_shown_again_by_one_button(article: Any) -> None:
    for label in ("ro", "so"):
        article.locator(f"[data-ws-label='{label}'] button").click()
    article.get_by_role("button", name="Show all").click()
    assert article.locator(".ws-dim").count() == 0
    assert article.locator(".ws-chip[aria-pressed='true']").count() == 1  # the one for the notes


def test_on_a_phone_a_picked_label_stays_in_sight_and_the_text_in_its_place(visit: Callable[..., Any]) -> None:
    page = visit(ARTICLE, width=390, has_touch=True, is_mobile=True)
    page.locator("[data-ws-label='p'] button").scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 300)")
    before = page.locator("#s3").bounding_box()["y"]
    page.locator("[data-ws-label='p'] button").dispatch_event("click")
    box = page.locator("[data-ws-label='p'] button").bounding_box()
    assert box["x"] + box["width"] <= 390
    assert abs(page.locator("#s3").bounding_box()["y"] - before) <= 1


def test_a_card_that_would_open_below_the_window_is_brought_into_it(visit: Callable[..., Any]) -> None:
    page = visit(ARTICLE, width=390, has_touch=True, is_mobile=True)
    page.locator("#s34").evaluate("element => window.scrollBy(0, element.getBoundingClientRect().bottom - innerHeight + 10)")
    page.locator("#s34 .ws-tag").dispatch_event("click")
    box = card(page).bounding_box()
    assert box["y"] >= 0
    assert box["y"] + min(box["height"], 400) <= 900


def test_a_tap_opens_the_card_on_a_phone(visit: Callable[..., Any]) -> None:
    page = visit(ARTICLE, width=390, has_touch=True, is_mobile=True)
    page.locator("#s14 .ws-tag").tap()
    box, sentence = card(page).bounding_box(), page.locator("#s14").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] >= sentence["y"]


def test_the_article_can_be_walked_by_keyboard_alone(article: Any) -> None:
    article.locator(".ws-chips button").last.focus()
    article.keyboard.press("Tab")
    assert article.evaluate("document.activeElement.closest('.ws-s').id") == "s1"
    assert card(article).is_visible()
    assert article.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    article.keyboard.press("Tab")
    assert article.evaluate("document.activeElement.closest('.ws-s').id") == "s2"
    article.keyboard.press("Shift+Tab")
    article.keyboard.press("Enter")
    article.keyboard.press("Tab")
    assert article.evaluate("document.activeElement.closest('.ws-card') !== null")
    article.keyboard.press("Escape")
    assert card(article).count() == 0
    assert article.evaluate("document.activeElement.closest('.ws-s').id") == "s1"
    article.keyboard.press("Enter")
    assert card(article).is_visible()
    article.keyboard.press("Space")
    assert card(article).count() == 0


def test_a_chip_keeps_its_label_and_dims_the_rest_without_hiding_it(article: Any) -> None:
    chip = article.get_by_role("button", name="RO writer's opinion").first
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert article.locator(".ws-s.ws-ro.ws-dim").count() == 0
    others = article.locator(".ws-s:not(.ws-ro)")
    assert article.locator(".ws-s.ws-dim").count() == others.count() > 0
    assert others.first.is_visible()
    chip.click()
    assert article.locator(".ws-dim").count() == 0


def test_the_address_of_a_sentence_opens_its_card(visit: Callable[..., Any]) -> None:
    page = visit(f"{ARTICLE}#s20")
    assert "20" in card(page).inner_text()
    page.wait_for_function("""() => {
        const { top } = document.querySelector("#s20").getBoundingClientRect();
        return top >= 0 && top < innerHeight;
    }""")


def test_notes_stand_beside_the_text_where_there_is_room_and_below_it_where_there_is_none(visit: Callable[..., Any]) -> None:
    for width, beside in ((1280, True), (390, False)):
        page = visit(ARTICLE, width=width)
        row = page.locator(".ws-row", has=page.locator("#s13"))
        text, note = row.locator(".ws-par").bounding_box(), row.locator(".ws-side").bounding_box()
        assert (note["x"] >= text["x"] + text["width"]) == beside
        assert (note["y"] >= text["y"] + text["height"]) != beside


def test_notes_can_be_put_away(article: Any) -> None:
    article.get_by_role("button", name="Notes").click()
    assert not article.locator(".ws-mnote").first.is_visible()


def test_without_script_every_note_can_be_read(visit: Callable[..., Any]) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    notes = page.locator(".ws-note")
    assert notes.count() == page.locator(".ws-s").count()
    assert notes.first.is_visible()
    assert notes.last.is_visible()


def test_from_a_file_on_disk_the_card_opens_too(visit: Callable[..., Any], built: Path) -> None:
    page = visit((built / ARTICLE).as_uri())
    page.locator("#s13 .ws-tag").click()
    assert card(page).is_visible()


def test_on_paper_tags_are_numbered_and_notes_stand_at_the_end(article: Any) -> None:
    article.locator("#s13 .ws-tag").click()
    article.emulate_media(media="print")
    assert article.locator(".ws-notes").is_visible()
    assert not card(article).is_visible()
    assert not article.locator(".ws-side").first.is_visible()
    text, notes = article.locator(".ws-page").bounding_box(), article.locator(".ws-notes").bounding_box()
    assert notes["y"] >= text["y"] + text["height"]


def test_the_menu_of_a_narrow_page_opens_by_keyboard(visit: Callable[..., Any]) -> None:
    page = visit(ARTICLE, width=390)
    link = page.get_by_role("link", name="Glossary")
    assert not link.is_visible()
    page.get_by_role("button", name="Pages of the book").focus()
    page.keyboard.press("Space")
    link.wait_for(state="visible")
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
