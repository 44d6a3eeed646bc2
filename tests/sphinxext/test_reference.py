"""Reference pages and the links to them: written by the code, checked by the build."""

from collections.abc import Callable
from typing import Any

import pytest

from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.labels.names import LABEL_NAMES
from whosays.sphinxext.reference import formula_texts


@pytest.mark.parametrize("rule", [*PAGE_RULES, *SENTENCE_RULES], ids=lambda rule: rule.id)
def test_every_rule_is_described_with_its_reason(sample: Any, rule: Any) -> None:
    section = sample.page("rules").query(f"#rule-{rule.id.replace('.', '-')}")[0]
    assert section.query("p")[0].to_text(separator="", strip=False) == rule.why


def test_examples_of_a_rule_show_what_it_finds_passes_and_gets_wrong(sample: Any) -> None:
    items = sample.page("rules").query("#rule-voice-cue ul.ws-examples li")
    assert [item.attrs["class"] for item in items] == ["ws-example-finds", "ws-example-passes", "ws-example-wrong"]
    assert items[0].query("mark")[0].to_text() == "said"
    assert "<b>bridge</b>" in items[0].to_text()
    assert items[2].to_text().startswith("The rule gets this wrong, and we know it:")
    assert items[2].to_text().endswith('legal "said"')


def test_examples_of_attributions_mark_owner_cue_and_content(sample: Any) -> None:
    section = sample.page("rules").query("#rule-attribution-colon")[0]
    assert section.query("p")[0].to_text() == "A name and a colon."
    marks = [(mark.attrs["class"], mark.to_text()) for mark in section.query("mark")]
    assert marks == [
        ("ws-ev ws-ev-owner", "MAYOR LUND"), ("ws-ev ws-ev-cue", ":"), ("ws-ev ws-ev-content", "The bridge will open"),
    ]  # fmt: skip


def test_every_label_is_described_with_its_question(sample: Any) -> None:
    text = sample.page("labels").to_text()
    for names in LABEL_NAMES.values():
        assert names["question"] in text


def test_every_statistic_is_described_with_its_source(sample: Any) -> None:
    page = sample.page("numbers")
    section = page.query("#stat-flesch-kincaid-grade")[0].to_text(separator=" ")
    assert "0.39 (words / sentences) + 11.8 (syllables / words) - 15.59" in section
    assert "Kincaid, Fishburne, Rogers & Chissom (1975)" in section


def test_formulas_come_from_the_functions_themselves() -> None:
    sentence, formula = formula_texts()["lix"]
    assert sentence == "Björnsson's LIX; long words have more than six letters. About 20 is very easy, 60 very hard."
    assert formula == "words / sentences + 100 long / words"


def test_links_lead_to_the_pages_that_describe(sample: Any) -> None:
    links = {link.to_text(): link.attrs["href"] for link in sample.page("rules").query("p a.internal")}
    assert links == {"voice.cue": "#rule-voice-cue", "sourced fact-claim": "labels.html#label-sourced-fact"}
    assert sample.page("article").query("a[href='rules.html#rule-voice-cue']")


@pytest.mark.parametrize("role", ["{ws:rule}`voice.queue`", "{ws:label}`sourced`", "{ws:stat}`flesch`"])
def test_a_link_to_nothing_fails_the_build_with_its_line(make_book: Callable[..., Any], role: str) -> None:
    said = make_book({"page": f"# Page\n\nSee {role}.\n"}).warnings
    assert "page.md:3" in said
    assert "reference target not found" in said


def test_an_article_stands_in_a_book_without_reference_pages(make_book: Callable[..., Any]) -> None:
    assert make_book({"page": "# Page\n\n```{ws-article} harbour\n```\n"}).warnings == ""
