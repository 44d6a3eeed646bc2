"""Descriptions: the article's own words for who an owner is."""

import pytest

import whosays
from whosays.render.html import report_page


@pytest.mark.parametrize(
    ("text", "name", "described"),
    [
        ("Harbour master Ada Lund said the bridge is old.", "Ada Lund", ["Harbour master"]),
        ("Ada Lund, a retired welder, said the bridge is old.", "Ada Lund", ["a retired welder"]),
        ("Ada Lund, who lives by the river, said the bridge is old.", "Ada Lund", ["who lives by the river"]),
        ('"The bridge is old," said Ada Lund of the harbour board.', "Ada Lund", ["of the harbour board"]),
        ("The mayor, Ada Lund, said the bridge is old.", "Ada Lund", ["mayor"]),
        ("Ada Lund said the bridge is old.", "Ada Lund", []),
        ("Ada Lund, in turn, said the bridge is old.", "Ada Lund", []),
        (
            "Mayor Ada Lund said the bridge is old. Lund, a former welder, said it is weak.",
            "Ada Lund",
            ["Mayor", "a former welder"],
        ),
        ("Mayor Ada Lund said the bridge is old. Mayor Lund said it is weak.", "Ada Lund", ["Mayor"]),
    ],
)
def test_owner_is_described_by_the_words_beside_the_name(text: str, name: str, described: list[str]) -> None:
    owner = next(owner for owner in whosays.read(text).owners if owner.name == name)
    assert [span.slice(text) for span in owner.described_by] == described


def test_unnamed_owner_is_described_by_its_name_alone() -> None:
    (owner,) = whosays.read("A diplomat familiar with the talks said the bridge is old.").owners
    assert owner.described_by == ()


def test_ledger_shows_the_description_of_an_owner() -> None:
    report = whosays.read("Ada Lund, a retired welder, said the bridge is old.")
    assert "a retired welder" in report_page(report)
