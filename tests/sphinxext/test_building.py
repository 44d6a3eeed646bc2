"""Building: other formats, two processes, and what is read again when a file or the engine changes."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from whosays.sphinxext import engine

PAGES = {
    "one": "# One\n\n```{ws-article} harbour\n```\n\nOf {ws-stat}`harbour#page_words` words.\n",
    "two": "# Two\n\n```{ws-rules} sentence\n```\n",
    "three": "# Three\n\n{ws:rule}`voice.cue`\n\n```{ws-chart} harbour page\n```\n\n```{ws-exercise} harbour-voices\n```\n",
    "four": "# Four\n\n```{ws-labels}\n```\n\n```{ws-statistics} harbour\n```\n",
    "five": "# Five\n",
    "six": "# Six\n",
}


@pytest.mark.parametrize(
    ("builder", "file"), [("text", "one.txt"), ("latex", "sample.tex"), ("man", "sample.1"), ("texinfo", "sample.texi")]
)
def test_other_builders_write_the_article_in_words(make_book: Callable[..., Any], builder: str, file: str) -> None:
    book = make_book(PAGES, builder=builder)
    assert book.warnings.replace("WARNING: no ", "") == "" or builder in {"man", "texinfo", "latex"}
    text = " ".join((book.out / file).read_text(encoding="utf-8").split())
    assert "Four ferries stood idle at the quay on Monday." in text
    assert "script" in text


def test_two_processes_build_the_same_pages_as_one(make_book: Callable[..., Any]) -> None:
    alone = make_book(PAGES)
    html = {page: alone.html(page) for page in PAGES}
    together = make_book(PAGES, parallel=2, out="out2")
    assert together.warnings == ""
    assert {page: together.html(page) for page in PAGES} == html


def test_an_edited_article_is_read_again(make_book: Callable[..., Any]) -> None:
    book = make_book(PAGES)
    article = book.source / "articles" / "harbour" / "article.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("Four ferries", "Nine tugs"), encoding="utf-8")
    again = make_book({})
    assert "Nine tugs stood idle" in again.page("one").to_text()
    assert "Four ferries stood idle" not in again.page("one").to_text()


def test_a_report_is_kept_between_builds(make_book: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    _edited(make_book(PAGES))
    monkeypatch.setattr("whosays.report.read", _never)
    assert "Four ferries stood idle" in make_book({}).page("one").to_text()


@pytest.mark.parametrize("left", [b"", b"no pickle", pickle.dumps(("another engine", "another article"))])
def test_a_kept_report_that_cannot_be_used_is_made_anew(make_book: Callable[..., Any], left: bytes) -> None:
    book = make_book(PAGES)
    for kept in (book.out / ".doctrees" / "reports").iterdir():
        kept.write_bytes(left)
    _edited(book)
    again = make_book({})
    assert again.warnings == ""
    assert "Four ferries stood idle" in again.page("one").to_text()


def _edited(book: Any) -> None:
    """Edit a page that shows an article, and forget what this process has read, as a new one would have."""
    page = book.source / "one.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    engine._read.cache_clear()


def _never(*_: object) -> None:
    raise AssertionError("the article was read again")


def test_an_edited_key_is_read_again(make_book: Callable[..., Any]) -> None:
    book = make_book(PAGES)
    key = book.source / "exercises" / "harbour-voices" / "key.toml"
    key.write_text(key.read_text(encoding="utf-8").replace("nobody else is named", "nobody at all is named"), encoding="utf-8")
    assert "nobody at all is named" in make_book({}).html("three")


def test_new_examples_of_a_rule_are_read_again(make_book: Callable[..., Any]) -> None:
    book = make_book(PAGES)
    examples = book.source / "examples" / "check.number.txt"
    examples.write_text("+ It cost [40] crowns.\n", encoding="utf-8")
    assert "It cost" in make_book({}).page("two").to_text()


def test_an_edited_style_sheet_reaches_the_pages_without_reading_them_again(make_book: Callable[..., Any]) -> None:
    pages = {"five": PAGES["five"]}
    book = make_book(pages)
    (book.source / "looks").mkdir()
    (book.source / "looks" / "book.css").write_text("a { color: red }", encoding="utf-8")
    looks = {"html_static_path": ["looks"], "html_css_files": ["book.css"]}
    before = make_book({}, **looks).html("five")
    (book.source / "looks" / "book.css").write_text("a { color: blue }", encoding="utf-8")
    again = make_book({}, **looks)
    assert again.read_again == ()
    assert again.html("five") != before
    assert (again.out / "_static" / "book.css").read_text(encoding="utf-8") == "a { color: blue }"


def test_nothing_is_read_again_when_nothing_changed(make_book: Callable[..., Any]) -> None:
    make_book(
        {name: text for name, text in PAGES.items() if name != "two"} | {"three": PAGES["three"].replace("{ws:rule}", "")}
    )
    assert make_book({}).read_again == ()


def test_a_new_engine_reads_every_page_again(make_book: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    make_book(PAGES)
    monkeypatch.setattr("whosays.sphinxext.engine.fingerprint", lambda: "another engine")
    assert set(make_book({}).read_again) == {"index", *PAGES}


def test_a_rule_that_is_no_longer_described_is_missed(make_book: Callable[..., Any]) -> None:
    book = make_book(PAGES)
    (book.source / "two.md").write_text("# Two\n", encoding="utf-8")
    (book.source / "three.md").write_text("# Three\n\nHere still {ws:rule}`voice.cue`.\n", encoding="utf-8")
    assert "ws:rule reference target not found: voice.cue" in make_book({}).warnings
