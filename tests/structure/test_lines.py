"""Lines: where one ends, and when several are one wrapped paragraph."""

import textwrap

import pytest

from whosays.structure.lines import lines

PARAGRAPH = (
    "The ferry to Port Ansel ran for forty years, in storms and in fog, until the harbour wall broke in the first days of "
    "March; since then the islanders have crossed in fishing boats, two or three at a time, and the children stay at home."
)


def lines_of(text: str) -> list[str]:
    """Return the lines of `text` as strings."""
    return [span.slice(text) for span in lines(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\n\n", "\r\n\r\n"])
def test_line_ends_of_every_system_end_a_line(end: str) -> None:
    assert lines_of(f"Share{end}Save Story") == ["Share", "Save Story"]


def test_white_space_at_the_ends_belongs_to_no_line() -> None:
    assert lines_of("  \n\t Share \xa0\n   \n Save Story\u3000") == ["Share", "Save Story"]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\x85\u2028"])
def test_blank_text_has_no_line(text: str) -> None:
    assert lines_of(text) == []


@pytest.mark.parametrize("width", [60, 72, 78])
def test_paragraph_wrapped_at_a_fixed_width_is_one_line(width: int) -> None:
    wrapped = textwrap.fill(PARAGRAPH, width)
    assert lines_of(f"Ferry lost\n\n{wrapped}\n\n{wrapped}\n") == ["Ferry lost", wrapped, wrapped]


def test_wrapped_paragraph_keeps_its_line_ends() -> None:
    wrapped = textwrap.fill(PARAGRAPH, 72).replace("\n", "\r\n")
    assert lines_of(wrapped) == [wrapped]


@pytest.mark.parametrize(
    "text",
    [
        "Share\nSave Story\nPrint\nSend to a friend who has not read this yet",
        f"{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}",
        "\n".join(textwrap.wrap(PARAGRAPH, 72)[:2]),
    ],
    ids=["short lines", "whole paragraphs", "two lines"],
)
def test_lines_that_nobody_wrapped_stay_apart(text: str) -> None:
    assert lines_of(text) == text.split("\n")


def test_line_without_an_end_takes_linear_time() -> None:
    assert len(lines("a b " * 500_000)) == 1
