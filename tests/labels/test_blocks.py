"""The gate: what kind each line of a page is."""

import pytest

import whosays
from whosays.text.html import article_from_html

PAGE = [
    ("headline", "Storm sinks two boats in Marrow Bay"),
    ("byline", "By Ada Lund"),
    ("timestamp", "Published June 3, 2024"),
    ("caption", "Fishers look for their boats on the quay of Marrow Bay on Monday."),
    ("caption", "Fishers look for their boats on the quay of Marrow Bay on Monday."),
    ("credit", "(Photo: Cara Milne)"),
    ("button", "Save Story"),
    ("read-time", "Reading time: 3 minutes"),
    ("notice", "This is an archived page; names and dates may have changed."),
    ("dateline", "PORT ANSEL —"),
    ("body", "Two boats went down off the quay of Marrow Bay on Monday night, the Harbour Board said."),
    ("body", '"The wall did not hold," Ben Oru said.'),
    ("subhead", "A wall too low"),
    ("body", "The wall was built in 1990, and the Harbour Board has raised it twice since then."),
    ("body", "Nobody was hurt, and both boats have been found on the sand below the lighthouse."),
    ("correction", "Correction: an earlier version gave the wrong name for one of the boats."),
    ("contribution", "Contributing: Ben Oru and Cara Milne"),
    ("related", "Related topics"),
    ("related", "More from the island"),
    ("promo", "Get our newsletter delivered to your inbox."),
    ("legal", "By signing up, you accept our Terms of Use."),
    ("widget", "Island Weather Forecast"),
    ("button", "Play video"),
]
JOINED = {"dateline", "credit"}
"""Kinds that stand on a line with what comes before or after them."""


def page(*, end: str = "\n\n") -> str:
    """Return the page above as text: a dateline goes before its paragraph, a credit after its caption."""
    text = ""
    for kind, line in PAGE:
        text += f"{' ' if kind == 'credit' else end}{line}" if not text.endswith("—") else f" {line}"
    return text


@pytest.mark.parametrize("end", ["\n\n", "\n", "\r\n", "\n\n\n\n"])
def test_each_line_of_a_copied_page_is_of_its_kind(end: str) -> None:
    text = page(end=end)
    found = [(block.kind, block.block.span.slice(text)) for block in whosays.read(text).blocks]
    assert found == PAGE


def test_each_line_of_an_html_page_is_of_its_kind() -> None:
    article = article_from_html(
        """<html><body><nav><a href="/">Home</a> <a href="/w">Weather</a></nav>
        <article><h1>Storm sinks two boats in Marrow Bay</h1>
        <figure><img src="a.png"><figcaption>Fishers look for their boats on the quay.</figcaption></figure>
        <p>Two boats went down off the quay of Marrow Bay on Monday night, the Harbour Board said.</p>
        <h2>A wall too low</h2>
        <p>The wall was built in 1990, and nobody has raised it since.</p></article>
        <aside><a href="/b">Board sells the last ferry</a></aside><footer>© 2024 Ansel Courier</footer>"""
    )
    kinds = [block.kind for block in whosays.read(article).blocks]
    assert kinds == ["navigation", "headline", "caption", "body", "subhead", "body", "navigation", "legal"]


def wrong(paragraph: str, reason: str) -> object:
    return pytest.param(paragraph, marks=pytest.mark.xfail(reason=f"taken for {reason}"))


@pytest.mark.parametrize(
    "paragraph",
    [
        "The bridge is old.",
        "Nobody came.",
        '"We won."',
        '"It is over," she said.',
        "She left at nine.",
        "Who pays?",
        "The mayor asked for a correction.",
        "The ministry archived the letter.",
        "The bridge will close.",
        "They share one harbour.",
        "She declined to comment.",
        wrong("The markets opened late.", "a box of its own"),
        "The poll was wrong.",
        "The two plans are related.",
        wrong("The harbour law may be outdated, the mayor said.", "a notice"),
        wrong("The board's newsletter named the wall first.", "a box that asks to sign up"),
        wrong("The baker gave out cookies at the gate.", "small print"),
        wrong("Two deaths were reported from the coast.", "a line on who worked on the story"),
        wrong("Ben Oru is a writer who lost his house in the flood.", "a line on who worked on the story"),
        wrong('"We will open the harbour before the storms come,"', "a heading"),
    ],
)
def test_short_paragraph_between_two_long_ones_is_story(paragraph: str) -> None:
    long = "The wall was built in 1990, and the Harbour Board has raised it twice since then."
    report = whosays.read(f"{long}\n\n{paragraph}\n\n{long.replace('wall', 'quay')}")
    assert [block.kind for block in report.blocks] == ["body"] * 3


def test_last_heading_of_an_html_story_is_a_subheading() -> None:
    article = article_from_html(
        """<html><body><article><h1>Ferry lost</h1><p>The ferry to Port Ansel ran for forty years.</p>
        <h2>A wall too low</h2><p>It is gone.</p></article>"""
    )
    assert [block.kind for block in whosays.read(article).blocks][2] == "subhead"


@pytest.mark.parametrize("text", ["Share", "Save Story\n\nPrint", "Sign up for our newsletter", "© 2024 Ansel Courier"])
def test_page_without_a_story_has_no_body(text: str) -> None:
    assert "body" not in {block.kind for block in whosays.read(text).blocks}


def test_one_sentence_alone_is_a_story() -> None:
    assert [block.kind for block in whosays.read("The bridge is old.").blocks] == ["body"]


SHORT_STORY = (
    "Bridge to close for a year\n\nThe harbor bridge will close in May, the council said on Monday.\n\n"
    "The school declined to comment.\n\nThe work will cost two million and take nearly a year to finish.\n\n"
)


@pytest.mark.parametrize(
    "ending",
    [
        "Officials would not comment on the report.",
        "The hearing resumes on Friday.",
        "The new bridge is expected to open in May.\n\nCorrection: an earlier version of this article gave the wrong month.",
        "Her office did not comment.\n\nAda Lund contributed to this report.",
    ],
)
def test_short_last_paragraph_is_story(ending: str) -> None:
    kinds = [block.kind for block in whosays.read(SHORT_STORY + ending).blocks]
    assert kinds[:5] == ["headline", "body", "body", "body", "body"]


def test_headline_below_the_name_of_the_paper_is_the_headline() -> None:
    top = "The Ansel Courier\n\nNews | Sport | Letters\n\n"
    kinds = [block.kind for block in whosays.read(top + SHORT_STORY).blocks]
    assert kinds[:4] == ["navigation", "navigation", "headline", "body"]
