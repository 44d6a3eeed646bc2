"""A report as a page needs nothing else, and whatever stands in an article stays text in it."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whosays
from whosays.labels.label import Label
from whosays.render.html import report_page
from whosays.text.article import Article

TAGS = {"html", "head", "meta", "title", "link", "style", "body", "header", "main", "footer", "h1", "h2", "p", "ul", "li"}
TAGS |= {"div", "span", "a", "mark", "q", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"}
VOID = {"meta", "link"}


class Page(HTMLParser):
    """Collects the tags, attributes and text of a page, and sees that tags close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def assert_harmless(page: Page) -> None:
    for tag, attributes in page.tags:
        assert tag in TAGS
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "srcdoc")]
        assert str(attributes.get("href", "#"))[0] == "#" or (tag, attributes["href"]) == ("link", "data:,")


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "javascript:alert(1)",
    "</style></title></p></div><script>alert(1)</script>",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;script&gt; &amp;amp; &#x3c;",
    "' onmouseover='alert(1)",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_headline_a_sentence_a_caption_and_a_name_stays_text(words: str) -> None:
    text = f"Bridge {words} shuts\n\nThe bridge {words} will close, said Mayor {words} Berg.\n(Photo: {words})\n"
    page = Page(report_page(whosays.read(Article(text, name=words))))
    assert_harmless(page)
    assert page.text.count(words) >= 3


@settings(max_examples=50)
@given(st.text(st.sampled_from("ab <>&\"'/=\n.“”\x00\x1b\u202e") | st.characters()))
def test_any_text_makes_a_harmless_page(text: str) -> None:
    page = report_page(whosays.read(text))
    assert_harmless(Page(page))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_policy_lets_nothing_run_and_nothing_load(report: whosays.Report) -> None:
    page = report_page(report)
    (policy,) = [one["content"] for tag, one in Page(page).tags if one.get("http-equiv")]
    style = page.partition("<style>")[2].partition("</style>")[0]
    fingerprint = b64encode(sha256(style.encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{fingerprint}';")
    assert "script" not in policy
    assert "http:" not in page
    assert "https:" not in page
    assert "url(" not in style
    assert "@import" not in style


def test_legend_counts_the_sentences_of_each_label(report: whosays.Report) -> None:
    text = Page(report_page(report)).text
    for label in Label:
        count = sum(one.label is label for one in report.sentences)
        assert re.search(rf"{'1 sentence' if count == 1 else f'{count} sentences'}\b", text)


def test_story_stands_whole_and_in_order(practice: whosays.Report) -> None:
    text = Page(report_page(practice)).text
    at = 0
    for labelled in practice.sentences:
        words = practice.document.text(labelled.sentence.span)
        if labelled.label is not Label.PAGE_FURNITURE:
            at = text.index(words, at)


def test_every_sentence_leads_to_its_details(practice: whosays.Report) -> None:
    page = Page(report_page(practice))
    links = [one["href"] for tag, one in page.tags if tag == "a"]
    ids = [f"#{one['id']}" for _, one in page.tags if one.get("id")]
    assert links
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))
    assert sum(tag == "details" for tag, _ in page.tags) > len(links)


def test_statistics_show_their_working(practice: whosays.Report) -> None:
    page = unescape(report_page(practice))
    for name, statistic in practice.statistics.items():
        assert name.startswith("words_in_") or statistic.working in page


def test_line_that_was_left_unread_is_not_printed() -> None:
    assert len(report_page(whosays.read("It rained on Monday, she said.\n" + "x" * 1_000_000))) < 60_000


def test_same_report_gives_the_same_page(report: whosays.Report) -> None:
    assert report_page(report) == report_page(report)
