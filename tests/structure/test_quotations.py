"""Quotation marks: paired, left open, carried over paragraphs; and marks that quote nobody."""

import pytest

from whosays.spans import Span
from whosays.structure.quotations import quotations

OPEN, CONTINUES, SET_OFF = "open", "continues", "set off"


def found(*paragraphs: str) -> list[tuple[str, ...]]:
    """Return the words of each quotation with what is special about it: `OPEN`, `CONTINUES`, `SET_OFF`."""
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return [
        (one.inner.slice(text), *[OPEN] * (not one.closed), *[CONTINUES] * one.continues, *[SET_OFF] * (not one.speech))
        for one in quotations(text, spans)
    ]


def wrong(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ('"We won," she said.', ["We won,"]),
        ('"We won," she said, "and they lost."', ["We won,", "and they lost."]),
        ("“We won,” she said.", ["We won,"]),
        ("«We won», she said.", ["We won"]),
        ("``We won,'' she said.", ["We won,"]),
        ('She was "tired of it" and left.', ["tired of it"]),
        ('They won ("by luck").', ["by luck"]),
        ('He said—"We won."', ["We won."]),
        ("\"They said 'never again' to me,\" she said.", ["They said 'never again' to me,"]),
        ("“They said ‘never again’ to me,” she said.", ["They said ‘never again’ to me,"]),
        wrong("„We won“, she said.", ["We won"], reason="the German closing mark is the English opening one"),
    ],
)
def test_marks_in_pairs_hold_a_quotation(paragraph: str, expected: list[str]) -> None:
    assert found(paragraph) == [(words,) for words in expected]


def test_span_holds_the_marks_and_inner_does_not() -> None:
    text = 'She said: "We won."'
    (quotation,) = quotations(text, [Span(0, len(text))])
    assert (quotation.span.slice(text), quotation.inner.slice(text)) == ('"We won."', "We won.")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("‘We won,’ she said.", ["We won,"]),
        ("'We won,' she said.", ["We won,"]),
        ("'We don't know,' she said.", ["We don't know,"]),
        ("She asked: 'Who won?'", ["Who won?"]),
        wrong("She said ‘we won’ and left.", ["we won"], reason="single marks without a stop look like apostrophes"),
    ],
)
def test_single_marks_hold_speech_where_there_are_no_double_ones(paragraph: str, expected: list[str]) -> None:
    assert found(paragraph) == [(words,) for words in expected]


@pytest.mark.parametrize(
    "paragraph",
    [
        "It's the boats' fault, isn't it?",
        "The '90s were the islanders' best years.",
        "Rock 'n' roll is dead.",
        'The pipe is 12" wide and the door 6\'2" high.',
        "She is 5'6\", he said.",
        "",
    ],
)
def test_apostrophes_and_inches_quote_nobody(paragraph: str) -> None:
    assert found(paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ('They read "The Song of the Sea" at school.', "The Song of the Sea"),
        ('The so-called "truce" held.', "truce"),
        ('A dish called "sea soup" is served.', "sea soup"),
        ('The boat, nicknamed "the tub", sank.', "the tub"),
    ],
)
def test_titles_and_words_at_a_distance_are_not_speech(paragraph: str, words: str) -> None:
    assert found(paragraph) == [(words, SET_OFF)]


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [('The mayor was "tired."', "tired."), ('She said it was "a waste of money" and left.', "a waste of money")],
)
def test_words_that_somebody_said_are_speech(paragraph: str, words: str) -> None:
    assert found(paragraph) == [(words,)]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert found('She said: "We won.', "Nobody knew.") == [("We won.", OPEN)]


def test_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    assert found('"We won.', '"They lost.', '"It is over," she said.') == [
        ("We won.", OPEN),
        ("They lost.", OPEN, CONTINUES),
        ("It is over,", CONTINUES),
    ]


def test_quotation_does_not_go_on_past_a_paragraph_without_marks() -> None:
    assert found('"We won.', "Nobody knew.", '"They lost," she said.') == [("We won.", OPEN), ("They lost,",)]


def test_closed_quotation_does_not_go_on() -> None:
    assert found('"We won," she said.', '"They lost," he said.') == [("We won,",), ("They lost,",)]


def test_second_opening_mark_ends_a_quotation_that_was_never_closed() -> None:
    assert found("“We won, she said. “They lost.”") == [("We won, she said. ", OPEN), ("They lost.",)]


def test_story_without_marks_has_no_quotation() -> None:
    assert found("Nobody spoke.", "Nobody came.") == []


def test_opening_mark_after_a_word_closes_a_quotation_typed_with_two_opening_marks() -> None:
    assert found("“We won,“ she said. “They lost.”") == [("We won,",), ("They lost.",)]
