"""Weights set by hand: they load, say where they come from, stay few, and find the plain cases by themselves."""

import json

import pytest

from whosays.attribution.find import find
from whosays.attribution.weights import by_hand, learned
from whosays.datafile import read_data
from whosays.report import structure
from whosays.structure.tagging import tag
from whosays.text.article import Article

MOST_FEATURES = 200


def found(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each attribution found with the weights set by hand."""
    attributions, _ = find(structure(Article(text)).document, by_hand())
    return [
        (
            " | ".join(span.slice(text) for span in one.source),
            " | ".join(span.slice(text) for span in one.cue),
            " | ".join(span.slice(text) for span in one.content),
        )
        for one in attributions
    ]


def test_head_of_the_tagger_says_that_it_was_set_by_hand_and_its_licence() -> None:
    meta = json.loads(read_data("tagger-by-hand.json"))["meta"]
    assert meta["origin"].startswith("set by hand from general knowledge of English; nothing was learned from a corpus")
    assert meta["licence"] == "Apache-2.0"


def test_head_of_the_points_says_that_they_were_set_by_hand_and_their_licence() -> None:
    meta = json.loads(read_data("attribution-points-by-hand.json"))["meta"]
    assert meta["origin"].startswith("set by hand")
    assert meta["meaning"]
    assert meta["licence"] == "Apache-2.0"


def test_features_are_few_and_their_points_are_round() -> None:
    points = by_hand().points
    assert 0 < len(points) <= MOST_FEATURES
    assert all(value and value % 10 == 0 for value in points.values())


def test_every_tag_set_by_hand_is_a_tag_of_the_learned_tagger() -> None:
    assert set(by_hand().tagger.tags) <= set(learned().tagger.tags)
    assert set(by_hand().tagger.fixed.values()) <= set(learned().tagger.tags)


def test_plain_sentence_is_tagged_by_hand_as_a_grammar_would() -> None:
    words = ["The", "old", "mayor", "quickly", "said", "they", "would", "close", "it", "."]
    assert tag(words, by_hand().tagger) == ("DT", "JJ", "NN", "RB", "VBD", "PRP", "MD", "VB", "PRP", ".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said that the bridge is unsafe.",
            ("The mayor", "said", "that the bridge is unsafe"),
        ),
        (
            "The bridge is old and unsafe, Ada Lund said.",
            ("Ada Lund", "said", "The bridge is old and unsafe"),
        ),
        (
            '"The bridge is old and unsafe," said Ada Lund.',
            ("Ada Lund", "said", '"The bridge is old and unsafe,"'),
        ),
        (
            "According to Ada Lund, the bridge is unsafe.",
            ("Ada Lund", "According to", "the bridge is unsafe"),
        ),
        (
            '"The bridge is old. It will fall," Ada Lund said.',
            ("Ada Lund", "said", '"The bridge is old. It will fall,"'),
        ),
        (
            "Ada Lund told the council that the bridge will fall.",
            ("Ada Lund", "told", "that the bridge will fall"),
        ),
    ],
)
def test_plain_attribution_is_found_by_hand(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


def test_speaker_who_adds_something_is_the_source_of_both_by_hand() -> None:
    assert found("Ada Lund said the bridge is old, adding that it will fall.") == [
        ("Ada Lund", "said", "the bridge is old"),
        ("Ada Lund", "adding", "that it will fall"),
    ]


def test_sentence_in_which_nobody_speaks_stays_empty_by_hand() -> None:
    assert found("The old bridge fell into the river on Monday.") == []
