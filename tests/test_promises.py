"""The six promises of the engine. They hold for any text at all, and these tests never change."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import whosays
from whosays.evidence.rule import Evidence
from whosays.labels.decision import decide, decide_kind
from whosays.spans import Span, subtract

FRAGMENTS = (
    *("The mayor said ", "Ada Lund, who heads the board, ", "he said", "she told reporters", ", adding that ", "According to "),
    *("analysts say", "is believed to ", "vowed ", "denied ", "accused ", "the U.S. ", "Mr. Oru ", "at 9 a.m. ", "No. 5 "),
    *("the bridge will open", "may ", "$9.5 million ", "in 1990 ", "Who pays?", "It is a disgrace"),
    *("Marrow Bay — ", "MARROW BAY — "),
    *('"', "“", "”", "‘", "’", "'", "«", "»", "''", "``"),
    *("(", ")", "[", "]", "…", "...", ".", "!", "?", ",", ";", ":", "—", "--"),
    *("\n", "\n\n", "\r\n", "\r", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\xa0", "\u200b", "\ufeff", "\x00", "\x1c"),
    *("Share", "Save Story", "5-6 minutes", "By Ada Lund", "© 2024", "Newsletter", "(Photo: Ada Lund)", "Related topics"),
    *("é", "e\u0301", "ß", "ﬁ", "İ", "ǅ", "٣", "漢字。", "שלום", "👩‍👩‍👧", "\ud800", "\udfff", "\U0010ffff", "<b>", "&amp;"),
)
news = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)
any_text = st.one_of(news, st.text(), st.text(st.characters()))  # the last one with lone surrogates
promise = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)


def spans_of(report: whosays.Report) -> Iterator[Span]:
    """Yield every span of a report."""
    document = report.document
    yield from (span for block in report.blocks for span in (block.block.span, *(e.span for e in block.evidence)))
    yield from (span for sentence in document.sentences for span in (sentence.span, *sentence.words))
    yield from (span for quotation in document.quotations for span in (quotation.span, quotation.inner))
    yield from (evidence.span for sentence in report.sentences for evidence in sentence.evidence)
    yield from (span for one in report.attributions for part in (one.source, one.cue, one.content) for span in part)
    yield from (span for owner in report.owners for span in owner.mentions)


def as_json(text: str) -> str:
    return json.dumps(whosays.as_dict(whosays.read(text)), allow_nan=False)


def rebuilt(evidence: list[dict[str, object]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(one["rule"], Span(one["start"], one["end"])) for one in evidence)


@promise
@given(any_text)
def test_text_is_never_altered_and_every_span_is_a_slice_of_it(text: str) -> None:
    report = whosays.read(text)
    assert report.document.article.text == text
    assert all(0 <= span.start <= span.end <= len(text) for span in spans_of(report))


@promise
@given(any_text)
@example('"the U.S. "')  # a quotation over two sentences
def test_evidence_words_and_labels_stay_with_their_sentence(text: str) -> None:
    report = whosays.read(text)
    assert [one.sentence for one in report.sentences] == list(report.document.sentences)
    for one in report.sentences:
        block = report.blocks[one.sentence.block]
        assert one.sentence.span in block.block.span
        assert all(word in one.sentence.span for word in one.sentence.words)
        assert one.evidence == block.evidence or all(e.span in one.sentence.span for e in one.evidence)


@promise
@given(any_text)
def test_blocks_are_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    spans = [block.span for block in whosays.read(text).document.blocks]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert not "".join(gap.slice(text) for gap in subtract(Span(0, len(text)), spans)).strip()


@promise
@given(any_text)
def test_sentences_are_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    document = whosays.read(text).document
    spans = [sentence.span for sentence in document.sentences]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert not "".join(gap.slice(text) for block in document.blocks for gap in subtract(block.span, spans)).strip()


@promise
@given(any_text)
def test_label_follows_from_the_evidence_alone(text: str) -> None:
    for one in json.loads(as_json(text))["sentences"]:
        decision = decide(rebuilt(one["evidence"]))
        assert (decision.label.value, decision.points, decision.margin) == (one["label"], one["points"], one["margin"])
        assert (decision.label.voice, decision.label.check) == (one["voice"], one["check"])


@promise
@given(any_text)
def test_kind_of_block_follows_from_the_evidence_alone(text: str) -> None:
    for one in json.loads(as_json(text))["blocks"]:
        kind, points = decide_kind(rebuilt(one["evidence"]))
        assert kind == one["kind"]
        assert {name: worth for name, worth in points.items() if worth} == one["points"]


@promise
@given(any_text)
def test_numbers_are_finite_or_undefined(text: str) -> None:
    for statistic in whosays.read(text).statistics.values():
        if not isinstance(statistic.value, str):
            assert statistic.value is None or math.isfinite(statistic.value)
        assert statistic.working
        assert statistic.source


@pytest.mark.parametrize("text", ["", " \n\t ", "Share", "Save Story\n\nRelated topics", "Weather\n\nWeather"])
def test_no_story_has_no_made_up_number(text: str) -> None:
    report = whosays.read(text)
    for name in ("flesch_reading_ease", "words_per_sentence", "reading_minutes_238", "sourced_sentences", "story_share"):
        assert report.statistics[name].value is None
    assert report.notes


@promise
@given(any_text)
def test_same_text_gives_the_same_json(text: str) -> None:
    assert as_json(text) == as_json(text)


PRINT_JSON = (
    "import json, sys, whosays; print(json.dumps(whosays.as_dict(whosays.read(sys.stdin.buffer.read().decode('utf-8')))))"
)


@pytest.mark.parametrize("seed", ["1", "2718"])
def test_json_does_not_depend_on_the_hash_seed(seed: str, practice_text: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PRINT_JSON],
        input=practice_text.encode("utf-8"),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode("ascii").strip() == as_json(practice_text)


PRINT_NEW_MODULES = """
import sys
before = set(sys.modules)
import whosays
known = {*sys.stdlib_module_names, "whosays"}
print(*sorted(name for name in set(sys.modules) - before if name.partition(".")[0] not in known))
"""


def test_import_loads_nothing_but_the_standard_library() -> None:
    ran = subprocess.run([sys.executable, "-c", PRINT_NEW_MODULES], capture_output=True, check=True, text=True)
    assert ran.stdout.split() == []
