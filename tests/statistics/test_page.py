from collections.abc import Callable
from typing import Any

from whosays.statistics.page import page_share


def test_story_share_is_story_words_over_page_words(page_of: Callable[..., Any]) -> None:
    found = page_share(
        page_of(("headline", "Bridge closes"), ("dateline", "OSLO —"), ("body", "It closed.", "It will open.")).document
    )
    assert found["page_words"].value == 8
    assert found["story_words"].value == 6
    assert found["story_share"].value == 0.75
    assert found["story_share"].working == "6 words of the story / 8 words of the page = 0.75"


def test_every_kind_of_block_on_the_page_is_counted(page_of: Callable[..., Any]) -> None:
    found = page_share(
        page_of(("caption", "A bridge."), ("read-time", "4 min read"), ("caption", "The bridge again.")).document
    )
    assert found["words_in_caption"].value == 5
    assert found["words_in_caption"].working == "5 words in 2 blocks of the kind caption"
    assert found["words_in_read_time"].value == 3
    assert "words_in_body" not in found


def test_repeated_lines_are_repetitions_and_repetitions_with_something_added(page_of: Callable[..., Any]) -> None:
    written = [
        ("caption", "The bridge in May."),
        ("caption", "The bridge in May. (Photo: A. Smith)"),  # the line before, with a credit
        ("body", "It closed."),
        ("widget", "Weather"),
        ("body", "It will open."),
        ("widget", "Weather"),  # an earlier line
        ("widget", "Weathered"),  # begins alike, and is another word
    ]
    assert page_share(page_of(*written).document)["repeated_lines"].value == 2


def test_page_without_a_story_has_no_share(page_of: Callable[..., Any]) -> None:
    found = page_share(page_of(("promo", "Sign up now.")).document)
    assert found["page_words"].value == 3
    assert found["story_words"].value is None
    assert found["story_share"].working == "No story was found on this page, so there is nothing to count."


def test_words_of_an_unread_line_are_not_made_up(page_of: Callable[..., Any]) -> None:
    found = page_share(page_of(("body", "It closed."), ("unread", "data " * 9)).document)
    assert found["story_words"].value == 2
    assert found["page_words"].value is None
    assert found["story_share"].value is None
    assert "words_in_unread" not in found
