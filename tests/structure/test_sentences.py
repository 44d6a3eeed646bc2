"""Sentences end where they end. In the examples a bar stands between two sentences."""

import pytest

from whosays.spans import Span
from whosays.structure.sentences import sentences


def split(text: str) -> list[str]:
    """Return the sentences of the whole of `text` as strings."""
    return [span.slice(text) for span in sentences(text, Span(0, len(text)))]


def wrong(example: str, reason: str) -> object:
    return pytest.param(example, marks=pytest.mark.xfail(reason=reason))


ABBREVIATIONS = [
    "The U.S. warned of a deal. | It may come soon.",
    "The deal was signed in the U.S. | It may come soon.",
    "The U.N. Security Council met. | It adjourned.",
    "She moved to Washington, D.C. | The house is old.",
    "The talks began at 9 a.m. Monday. | Nobody came.",
    "The shop opens at 9 a.m. | The owner sleeps late.",
    "Mr. Oru, Dr. Lund and Gen. Veld met Sen. Kade.",
    "Lund Corp. sold boats. | Veld Inc. did not.",
    "See No. 5 on the list. | No. | It is gone.",
    "She was born on Sept. 13 in Marrow Bay.",
    "The firm sells boats, nets, etc. and mends them.",
    "Oru et al. wrote the report.",
    "Lund v. Norland was heard on Monday.",
    "The St. Ansel ferry is late. | So is the bus.",
    "The town lies in Ill. | The river is wide.",
    "He was ill. | Nobody came.",
    "She has a Ph.D. | He has none.",
    "Ph.D. students left.",
    wrong("He left the U.S. | Ada Lund stayed.", "a name after an abbreviation may open a sentence or belong to it"),
    wrong("Sales fell at Lund Co. | Wages rose.", "a rare word after an abbreviation"),
]
INITIALS = [
    "J. R. Oru wrote it. | Nobody read it.",
    "J.R. Oru wrote it. | Nobody read it.",
    "Edith M. Lund left. | Ben Oru stayed.",
    "It was him, not I. | She left.",
    wrong("They eat vitamin C. | It helps.", "a letter that is a name of its own"),
    wrong("There is no plan B. | Nobody has one.", "a letter that is a name of its own"),
]
QUOTES = [
    '"We won." | The crowd sang.',
    '"We won," she said. | "They lost."',
    'He said: "We won. | They lost."',
    "“We won.” | “They lost.”",
    '"Why now?" she asked. | Nobody knew.',
    '"Why now?" Lund asked. | Nobody knew.',
    '"Get out!" the mayor shouted. | They left.',
    '"Is it over?" | The hall fell silent.',
    '"We want that." said Ben Oru.',
    '"We want that." | Ben Oru left at nine.',
    "She called it 'a shame.' | He left.",
    'The sign says "Stop!" in red. | Nobody stops.',
    wrong('"Why now?" Ada Lund asked. | Nobody knew.', "a cue after a name of two words"),
    wrong('"We want that." Ben Oru said. | He left.', "a full stop where a comma should be, and a name after it"),
]
LISTS = [
    "1. Mend the wall.",
    "1. Mend the wall. | Then paint it.",
    "a. Mend the wall.",
    "iv. Paint the gate.",
    "1. Mend the wall | 2. Paint the gate",
    "1.) Mend the wall. | 2.) Paint the gate.",
    "a) Mend the wall | b) Paint the gate | c) Go home",
    "• 9. Mend the wall | • 10. Paint the gate",
    "1. Mend the wall in 3. gear.",
]
ELLIPSES = [
    "The wall . . . broke in May.",
    "The wall broke . . . . | Nobody came.",
    "The wall broke. | . . . Nobody came.",
    "He waited ... and left.",
    "He waited... | Then he left.",
    "He waited… | Then he left.",
    "What?! | Nobody knew.",
    "Stop!!! | It hurts.",
]
BRACKETS = [
    "The wall (it is old. It leaks.) fell down. | Nobody wept.",
    "The wall is old. | (It was built in 1990.) | It leaks.",
    "He left [sic]. | She stayed.",
    "The wall fell (in May). | It was old.",
]
NUMBERS_AND_NAMES = [
    "Prices rose 3.5 percent. | Wages did not.",
    "It cost $3. | 40 boats are late.",
    "It sold well. | iPhones were scarce.",
    "The firm Yahoo! announced a deal.",
    "Write to ada@ansel.example now. | Bring a coat.",
]


@pytest.mark.parametrize("example", [*ABBREVIATIONS, *INITIALS, *QUOTES, *LISTS, *ELLIPSES, *BRACKETS, *NUMBERS_AND_NAMES])
def test_sentences_end_at_the_bars(example: str) -> None:
    expected = example.split(" | ")
    assert split(" ".join(expected)) == expected


def test_white_space_between_sentences_belongs_to_none() -> None:
    assert split("It ended. \n\t Then it rained.  ") == ["It ended.", "Then it rained."]


def test_last_sentence_needs_no_stop() -> None:
    assert split("It ended. Then it") == ["It ended.", "Then it"]


def test_only_the_block_is_looked_at() -> None:
    assert sentences("One. Two. Three.", Span(5, 9)) == (Span(5, 9),)


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_blank_block_has_no_sentence(text: str) -> None:
    assert split(text) == []


ENDLESS_DOTS = pytest.param("...", marks=pytest.mark.xfail(run=False, reason="100,000 dots take minutes"))


@pytest.mark.parametrize("piece", ["a. ", "U.S. ", '." ', "( ", "A. B", "?! ", ENDLESS_DOTS])
def test_hostile_runs_take_linear_time(piece: str) -> None:
    text = piece * 30_000  # minutes, were it quadratic
    assert sentences(text, Span(0, len(text)))
