"""What must be shown on the seed article, which is not part of this project: the tests run where it is at hand."""

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

import whosays
from whosays.spans import Span

SEED = Path(os.environ.get("WHOSAYS_SEED") or Path(__file__).parents[2] / "shared" / "data" / "seed" / "article.txt")
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason=f"the seed article is not at hand: {SEED}")


@pytest.fixture(scope="module")
def report() -> whosays.Report:
    return whosays.read(SEED.read_text(encoding="utf-8"))


def kind_of(report: whosays.Report, words: str) -> list[str]:
    """Return the kinds of the blocks in which `words` stand, in order."""
    text = report.document.article.text
    return [block.kind for block in report.blocks if words in block.block.span.slice(text)]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("vows full support", ["headline"]),
        ("border to Russia at Khasan", ["caption", "caption"]),
        ("Guard posts and fences", ["caption", "caption"]),
        ("pad of Angara rockets", ["caption", "caption"]),
        ("Korea News Service", ["credit"]),
        ("Ng Han Guan", ["credit"]),
        ("Mikhail Metzel", ["credit"]),
        ("Save Story", ["button"]),
        ("Estimated read time", ["read-time"]),
        ("personal, non-commercial use", ["notice"]),
        ("SEOUL, South Korea", ["dateline"]),
        ("Contributing:", ["contribution"]),
        ("Most recent World", ["related"]),
        ("Related topics", ["related"]),
        ("And Dasha", ["byline"]),
        ("STAY IN THE KNOW", ["promo"]),
        ("delivered to your inbox", ["promo"]),
        ("By subscribing", ["legal"]),
        ("Weather Forecast", ["widget", "widget"]),
    ],
)
def test_page_furniture_is_of_its_kind(report: whosays.Report, words: str, kinds: list[str]) -> None:
    assert kind_of(report, words) == kinds


@pytest.mark.parametrize("words", ["Newsletter Signup", "Play button"])
def test_buttons_of_boxes_are_no_story(report: whosays.Report, words: str) -> None:
    (kind,) = kind_of(report, words)
    assert kind in {"button", "promo", "widget"}


def test_story_is_25_paragraphs(report: whosays.Report) -> None:
    assert [block.kind for block in report.blocks].count("body") == 25


def test_words_of_story_and_page_are_within_two_percent(report: whosays.Report) -> None:
    statistics = report.statistics
    assert statistics["story_words"].value == pytest.approx(974, rel=0.02)
    assert statistics["page_words"].value == pytest.approx(1360, rel=0.02)


def test_story_has_36_to_38_sentences(report: whosays.Report) -> None:
    assert 36 <= len(body(report)) <= 38


def test_no_sentence_is_cut_after_an_abbreviation_or_before_a_cue(report: whosays.Report) -> None:
    text = report.document.article.text
    for before, after in pairwise(body(report)):
        assert not before.slice(text).endswith(("U.S.", "U.N."))
        assert not after.slice(text).startswith("said")


def body(report: whosays.Report) -> list[Span]:
    """Return the spans of the sentences of the story."""
    document = report.document
    return [sentence.span for sentence in document.sentences if document.kind(sentence) == "body"]


def test_read_time_label_is_read_and_both_guesses_at_its_meaning_are_made(report: whosays.Report) -> None:
    statistics = report.statistics
    assert statistics["label_minutes"].value == "5-6"
    for name, words in (("label_pace_story", 974), ("label_pace_page", 1360)):
        low, high = map(int, statistics[name].value.split("-"))
        assert low == pytest.approx(words / 6, rel=0.02)
        assert high == pytest.approx(words / 5, rel=0.02)


def test_ten_owners_have_a_name(report: whosays.Report) -> None:
    assert sum(owner.type in ("named-person", "named-institution") for owner in report.owners) >= 10


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("just fight against hegemonic", "Kim"),
        ("reaffirm that we will", "Kim"),
        ("situation in the region", "Putin"),
        ("lots of interesting projects", "Putin"),
        ("working as equals", "Putin"),
        ("There are certain restrictions", "Putin"),
        ("we're discussing, thinking", "Putin"),
        ("a self-sufficient country", "Putin"),
        ("pretty much anything", "Nixey"),
        ("settle in for a longer", "Nixey"),
        ("immediate needs are met", "Nixey"),
        ("relatively easy gift", "Nixey"),
        ("scraping the bottom", "O'Brien"),
        ("overtly engaging with", "O'Brien"),
        ("very problematic for", "O'Brien"),
        ("limit their ability", "O'Brien"),
        ("any form of cooperation", "Guterres"),
        ("an international pariah", "Moon"),
    ],
)
def test_quotation_has_its_owner(report: whosays.Report, words: str, name: str) -> None:
    text = report.document.article.text
    assert text.count(words) == 1
    span = Span(text.index(words), text.index(words) + len(words))
    owners = {one.owner for one in report.attributions if any(span in content for content in one.content)}
    names = {owner.id: owner.name for owner in report.owners}
    assert [name in names[owner] for owner in owners] == [True]


def test_report_takes_less_than_a_tenth_of_a_second(report: whosays.Report) -> None:
    text = report.document.article.text
    runs = []
    for _ in range(5):
        start = time.process_time()
        whosays.read(text)
        runs.append(time.process_time() - start)
    assert min(runs) < 0.1
