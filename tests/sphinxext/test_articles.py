"""The annotated article: nothing lost, nothing run, every sentence with its label and its note."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whosays.labels.names import LABEL_NAMES
from whosays.report import read
from whosays.structure.document import rows
from whosays.tables import numbers_in

TEXT = (Path(__file__).parent / "sample" / "articles" / "harbour" / "article.txt").read_text(encoding="utf-8")
REPORT = read(TEXT)
SHORT = {label: names["short"] for label, names in LABEL_NAMES.items()}


def words_of(node: Any) -> list[str]:
    """Return the words of a node, its tags and the number of its paragraph left out."""
    if node.name == "#text":
        return [node.data]
    if {"ws-tag", "ws-pn"} & set(node.attrs.get("class", "").split()):
        return []
    return [words for child in node.children for words in words_of(child)]


def lines_of(page: Any) -> list[str]:
    return [" ".join("".join(words_of(line)).split()) for line in page.query("p.ws-par")]


def test_sample_book_builds_without_a_warning(sample: Any) -> None:
    assert sample.warnings == ""


def test_every_word_of_the_article_is_on_the_page_in_order(sample: Any) -> None:
    assert lines_of(sample.page("article")) == [" ".join(line.split()) for line in TEXT.split("\n\n")]


def test_markup_in_an_article_stays_text(sample: Any) -> None:
    page = sample.page("article")
    assert "<script>alert(1)</script>" in lines_of(page)[0]
    assert not page.query(".ws-article script")
    assert not page.query(".ws-article img")
    assert not [link for link in page.query("a") if link.attrs.get("href", "").startswith("javascript:")]


def test_paragraph_of_an_articles_own_page_can_be_linked_to(make_book: Callable[..., Any]) -> None:
    link = "# One\n\nLook at {ref}`paragraph 2 <harbour-p2>`.\n"
    book = make_book({"index": link, "harbour": "# A\n\n```{ws-article} harbour\n```\n"})
    assert "harbour-p2" not in book.warnings
    assert "harbour.html#p2" in [one.attrs.get("href") for one in book.page("index").query("a")]
    assert book.page("harbour").query("p#p2 .ws-pn")[0].to_text(separator="") == "Paragraph2"


def test_one_sentence_is_counted_in_the_singular(sample: Any) -> None:
    chips = [chip.to_text(separator=" ").split() for chip in sample.page("article").query(".ws-chip-count")]
    assert {words[1] for words in chips if words[0] == "1"} == {"sentence"}
    assert {words[1] for words in chips if words[0] != "1"} == {"sentences"}


def test_quotation_marks_of_the_article_stay_straight(sample: Any) -> None:
    assert '"It\'s a hard choice," she told the "Port News" <b>today</b>.' in lines_of(sample.page("article"))[2]


def test_every_sentence_has_a_tag_with_its_label_its_number_and_its_name(sample: Any) -> None:
    tags = sample.page("article").query("a.ws-tag")
    labels = [sentence.label.value for sentence in REPORT.sentences]
    wanted = [f"{SHORT[label]} {number}: {LABEL_NAMES[label]['name']}" for number, label in enumerate(labels, start=1)]
    assert [tag.attrs["aria-label"] for tag in tags] == wanted
    assert [tag.to_text() for tag in tags] == [words.partition(":")[0] for words in wanted]


def test_every_tag_leads_to_a_note_and_every_note_back(sample: Any) -> None:
    page = sample.page("article")
    for tag, sentence in zip(page.query("a.ws-tag"), page.query("span.ws-s"), strict=True):
        note = page.query(tag.attrs["href"])[0]
        assert f"#{sentence.attrs['id']}" in [link.attrs["href"] for link in note.query("a")]


def test_a_sentence_can_be_cited_by_its_number(sample: Any) -> None:
    assert "Four ferries" in "".join(words_of(sample.page("article").query("#s7")[0]))


def test_words_of_evidence_are_marked(sample: Any) -> None:
    assert "said" in [mark.to_text() for mark in sample.page("article").query("mark")]


def test_legend_counts_every_sentence_once(sample: Any) -> None:
    chips = sample.page("article").query("ul.ws-chips li")
    shown = {chip.attrs["data-ws-label"]: int(chip.query_one(".ws-chip-count").to_text().split()[0]) for chip in chips}
    counted = Counter(SHORT[sentence.label.value].lower() for sentence in REPORT.sentences)
    assert shown == {short.lower(): counted[short.lower()] for short in SHORT.values()}


def test_part_of_an_article_shows_the_paragraphs_named_and_no_others(sample: Any) -> None:
    first, _, plain, _ = sample.page("parts").query(".ws-article")
    assert [line.split()[:2] for line in lines_of(first)] == [["The", "decision"]]
    assert [line.split()[:2] for line in lines_of(plain)] == [["PORT", "ANSEL"], ["Traders", "lost"]]


def test_paragraphs_of_the_story_keep_their_numbers_in_a_part(sample: Any) -> None:
    first, _, plain, _ = sample.page("parts").query(".ws-article")
    assert [number.to_text(separator="") for number in first.query(".ws-pn")] == ["Paragraph2"]
    assert [number.to_text(separator="") for number in plain.query(".ws-pn")] == ["Paragraph1", "Paragraph3"]


def test_page_view_names_the_kind_of_each_block(sample: Any) -> None:
    kinds = sample.page("parts").query(".ws-show-page .ws-kind")
    assert [kind.to_text() for kind in kinds] == [
        "headline", "read time", "dateline", "story", "story", "story", "promo",
    ]  # fmt: skip


def test_copied_page_tells_nothing_of_its_parts(make_book: Callable[..., Any]) -> None:
    book = make_book({"page": "# Page\n\n```{ws-article} harbour\n:show: copied\n```\n"})
    (article,) = book.page("page").query(".ws-article")
    assert {row.attrs["class"] for row in article.query(".ws-row")} == {"ws-row ws-kind-body"}
    assert not article.query(".ws-pn, .ws-side, mark")


def test_plain_view_has_neither_tags_nor_notes(sample: Any) -> None:
    plain = sample.page("parts").query(".ws-show-plain")[0]
    assert not plain.query(".ws-tag, .ws-mnote, .ws-note, mark")


def test_articles_on_one_page_share_no_id(sample: Any) -> None:
    ids = [node.attrs["id"] for node in sample.page("parts").query("[id]")]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_gold_shows_what_the_coders_decided_and_tells_what_the_engine_reads(sample: Any) -> None:
    judged = sample.page("parts").query(".ws-article")[3]
    tag = next(tag for tag in judged.query("a.ws-tag") if "7" in tag.to_text())
    assert tag.to_text() == "RO 7"
    note = judged.query(tag.attrs["href"])[0].to_text()
    assert "The coders: Idle is a judgment. They marked it as disputed. It can also be read as plain reporting." in note
    assert "Who says? Nobody is named, so the reporter says it." in note
    assert "The engine reads it as plain reporting." in note


def test_a_dateline_stands_on_the_line_of_its_paragraph() -> None:
    assert [row.paragraph for row in rows(REPORT.document)] == [None, None, 1, 2, 3, None]


@pytest.mark.parametrize(("words", "wanted"), [("2", {2}), ("1-3, 7", {1, 2, 3, 7})])
def test_paragraph_ranges_are_read_as_people_write_them(words: str, wanted: set[int]) -> None:
    assert numbers_in(words) == wanted


@pytest.mark.parametrize(
    ("directive", "complaint"),
    [
        ("```{ws-article} harbor\n```", "use 'harbour'"),
        ("```{ws-article} harbour\n:paragraphs: one\n```", "paragraphs"),
        ("```{ws-article} harbour\n:show: nothing\n```", "show"),
        ("```{ws-article} harbour\n:paragraphs: 9\n```", "no paragraph 9"),
        ("```{ws-article} harbour\n:paragraphs: 3-1\n```", "3-1"),
    ],
)
def test_a_mistake_in_a_directive_is_told_at_its_line(make_book: Callable[..., Any], directive: str, complaint: str) -> None:
    said = make_book({"page": f"# Page\n\n{directive}\n"}).warnings
    assert re.search(r"page\.md:[34]\b", said)  # the line of the directive, or of the option
    assert complaint in said
