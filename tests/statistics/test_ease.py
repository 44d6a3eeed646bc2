"""The index of ease: its parts by hand, its arithmetic, and what must not move it."""

import re
from math import log, sqrt

import pytest

import whosays
from whosays.statistics.ease import WEIGHTS, Text, norms, parts, word_bands

EASY = "The dog ran home. The boy saw the big dog and laughed. He was happy and sat down by the door with his mother."
HARD = (
    "Notwithstanding considerable institutional hesitancy, the administration's characterisation of jurisdictional "
    "obligations, which necessitated comprehensive reconsideration; therefore remained provisional."
)


def index(text: str) -> float:
    value = whosays.read(text).statistics["ease_index"].value
    assert isinstance(value, float)
    return value


def test_parts_by_hand() -> None:
    found = parts(Text(words=("the", "dog", "which", "xylograph"), polysyllables=1, lengths=(4,), semicolons=2))
    assert found["everyday_words"] == 0.25
    assert found["rare_words"] == 0.25
    assert found["linking_words"] == 0.25
    assert found["long_words"] == sqrt(0.25)
    assert found["long_sentences"] == pytest.approx(log(4))
    assert found["semicolons"] == 0.5
    assert found["word_frequency"] == pytest.approx(word_bands()["which"] / 10 / 2)


def test_longest_quarter_of_the_sentences_counts() -> None:
    found = parts(Text(words=("the",), polysyllables=0, lengths=(3, 30, 5, 4, 2, 20, 6, 7), semicolons=0))
    assert found["long_sentences"] == pytest.approx(log(25))


def test_everyday_story_is_easier_than_a_memo() -> None:
    assert index(EASY) > 60
    assert index(HARD) < 40


def test_working_adds_up() -> None:
    statistic = whosays.read(EASY).statistics["ease_index"]
    signs = re.findall(r"([+-]) (\d+\.\d) \(", statistic.working)
    assert len(signs) == len(WEIGHTS)
    total = 50 + sum(float(number) if sign == "+" else -float(number) for sign, number in signs)
    assert statistic.value == pytest.approx(total, abs=0.5)


def test_order_of_paragraphs_and_doubling_change_nothing() -> None:
    one, other = "The board met on Monday, and nobody spoke of the bridge.", "Repairs will begin in May; the wall is weak."
    assert index(f"{one}\n\n{other}") == index(f"{other}\n\n{one}") == index(f"{one}\n\n{other}\n\n{one}\n\n{other}")


def test_page_without_a_story_has_no_index() -> None:
    assert whosays.read("Share").statistics["ease_index"].value is None


def test_each_part_has_a_norm() -> None:
    assert norms().keys() == {*WEIGHTS, "sum"}
