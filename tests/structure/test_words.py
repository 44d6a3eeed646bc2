from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.spans import Span
from whosays.structure.words import words


def words_of(text: str) -> list[str]:
    """Return the words of the whole of `text` as strings."""
    return [span.slice(text) for span in words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an anti-imperialist front", ["an", "anti-imperialist", "front"]),
        ("medium- to longer-term", ["medium", "to", "longer-term"]),
        ("yes--no — or – not", ["yes", "no", "or", "not"]),
        ("Kim's don’t O'Brien", ["Kim's", "don’t", "O'Brien"]),
        ("'so' he said", ["so", "he", "said"]),
        ("the U.S. and J.P. Morgan", ["the", "U.S.", "and", "J.P.", "Morgan"]),
        ("U.S.-led, U.N.'s", ["U.S.-led", "U.N.'s"]),
        ("KSL.com and Ph.D.", ["KSL.com", "and", "Ph.D"]),
        ("It ended.Then it rained.", ["It", "ended", "Then", "it", "rained"]),
        ("1,360 in 1950-53 or 1950–53", ["1,360", "in", "1950-53", "or", "1950–53"]),
        ("3.5% of $5, $1.50 or US$5", ["3.5%", "of", "$5", "$1.50", "or", "US$5"]),
        ("9/11 at 10:30", ["9/11", "at", "10:30"]),
        ("he/she and/or", ["he", "she", "and", "or"]),
        ("AT&T a@b.org @ada #bridge", ["AT&T", "a@b.org", "@ada", "#bridge"]),
        ("see https://example.org/a?b=1. Then", ["see", "https://example.org/a?b=1", "Then"]),
        ("cafe\u0301 caf\xe9", ["cafe\u0301", "caf\xe9"]),
        ("— • * % $ … \" '", []),
        ("", []),
    ],
)
def test_words_follow_the_stated_rules(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


def test_words_stay_inside_the_span() -> None:
    assert words("one two three", Span(4, 9)) == (Span(4, 7), Span(8, 9))


@given(st.text())
def test_words_are_in_order_and_hold_a_letter_or_digit(text: str) -> None:
    found = words(text, Span(0, len(text)))
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(any(map(str.isalnum, span.slice(text))) for span in found)


@pytest.mark.parametrize("piece", ["a.", "a", "1,", "www.!", "https://", "-", "a-"])
def test_hostile_runs_take_linear_time(piece: str) -> None:
    text = piece * 100_000  # minutes, were it quadratic
    assert words(text, Span(0, len(text))) is not None
