"""Any text at all, and real articles with their quotation marks deleted and doubled: spans stay where they belong."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import whosays
from whosays.attribution.attribution import Attribution
from whosays.spans import Span

ARTICLE = (Path(__file__).parents[2] / "book" / "articles" / "far-east-summit" / "article.txt").read_text(encoding="utf-8")
MARKS = tuple(at for at, character in enumerate(ARTICLE) if character in "\"“”‘’'")
PIECES = (
    "Ada Lund said",
    "according to",
    "“",
    "”",
    '"',
    "'",
    ", ",
    ". ",
    ": ",
    "—",
    " who ",
    "adding that ",
    "the mayor ",
    "\n\n",
    "was told ",
)


def assert_sound(text: str) -> None:
    """Assert that all spans of all attributions lie inside the text, and no content overlaps its own cue."""
    attributions = whosays.read(text).attributions
    for one in (*attributions, *(inner for outer in attributions for inner in outer.nested)):
        assert one.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans_of(one))
        assert not any(piece.overlaps(cue) for piece in one.content for cue in one.cue)
        assert all(left.end <= right.start for left, right in zip(one.content, one.content[1:], strict=False))


def spans_of(one: Attribution) -> tuple[Span, ...]:
    return (*one.source, *one.cue, *one.content)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_pieces_of_speech_in_any_order(text: str) -> None:
    assert_sound(text)


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_characters(text: str) -> None:
    assert_sound(text)


@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(["", '""', "“", "''"])), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_quotation_marks_of_an_article_deleted_and_doubled(changes: list[tuple[int, str]]) -> None:
    text = ARTICLE
    for at, mark in sorted(changes, reverse=True):
        text = text[:at] + mark + text[at + 1 :]
    assert_sound(text)
