"""A file becomes an article, or one message that says what, where and what to do."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import ArticleError
from whosays.text.article import Article
from whosays.text.files import MAX_BYTES, article_from_bytes, open_article


def message(path: str | Path) -> str:
    with pytest.raises(ArticleError) as caught:
        open_article(path)
    return str(caught.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bridge.txt").write_text("The bridge will close.", encoding="utf-8")
    (tmp_path / "budget.txt").write_text("The budget grew.", encoding="utf-8")
    return tmp_path


def test_text_file_is_an_untouched_article_named_after_the_file(folder: Path) -> None:
    article = open_article(folder / "bridge.txt")
    assert (article.text, article.name, article.markup) == ("The bridge will close.", "bridge.txt", ())


def test_path_may_be_a_string(folder: Path) -> None:
    assert open_article(str(folder / "bridge.txt")).name == "bridge.txt"


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".HTML"])
def test_html_file_is_read_as_a_page(tmp_path: Path, suffix: str) -> None:
    page = tmp_path / f"page{suffix}"
    page.write_text("It <b>rose</b>.", encoding="utf-8")
    assert open_article(page).text == "It rose."


@pytest.mark.parametrize(
    "start",
    ["<!DOCTYPE html>", "<html>", "\n<!-- a --> <!-- b -->\n<HTML lang=en>", '<?xml version="1.0"?><html>', "<p>"],
)
def test_text_that_begins_as_a_page_is_read_as_one(start: str) -> None:
    assert article_from_bytes(f"{start}<p>It <b>rose</b>.".encode()).text == "It rose."


@pytest.mark.parametrize(
    "text", ["1 < 2, he said.", "A <b>bold</b> claim.", "<!-- --> " * 50 + "no page", "<Laughter> he said."]
)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert article_from_bytes(text.encode()).text == text


def test_missing_file_offers_the_nearest_name(folder: Path) -> None:
    assert message(folder / "brigde.txt") == f"{folder}/brigde.txt: no such article\n  fix: use 'bridge.txt'"


def test_missing_file_offers_all_of_a_few_names(folder: Path) -> None:
    assert message(folder / "x") == f"{folder}/x: no such article\n  fix: use one of: 'bridge.txt', 'budget.txt'"


def test_missing_file_among_many_points_at_the_folder(folder: Path) -> None:
    for number in range(8):
        (folder / f"{number}.csv").touch()
    assert message(folder / "x") == f"{folder}/x: no such article\n  fix: look for its name in {str(folder)!r}"


@pytest.mark.parametrize("parent", ["nowhere", "bridge.txt"], ids=["missing", "a file"])
def test_missing_folder_is_named(folder: Path, parent: str) -> None:
    path = folder / parent / "a.txt"
    assert message(path) == f"{path}: no such article\n  fix: check the folder: there is no {str(path.parent)!r}"


def test_folder_is_no_article(folder: Path) -> None:
    assert message(folder) == f"{folder}: a folder, not an article\n  fix: name one of the files in it"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert message(tmp_path / "pipe").startswith(f"{tmp_path}/pipe: not a regular file\n  fix: save the text as a file")


def test_forbidden_file_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("whosays.text.files.os.open", forbid)
    path = folder / "bridge.txt"
    assert message(path) == f"{path}: reading is not allowed\n  fix: allow it, or make a copy you own"


@pytest.mark.parametrize("name", ["a\0b", "a" * 300], ids=["NUL", "too long"])
def test_impossible_name_gives_one_message(folder: Path, name: str) -> None:
    assert ": cannot be opened: " in message(folder / name)


def test_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(31_400_000)  # takes no room on the disk, and its NULs would give another message
    fix = "keep the article and leave out the rest"
    assert message(path) == f"{path}: too large: 31.4 MB; the limit is 20 MB\n  fix: {fix}"


def test_large_standard_input_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"\Astandard input: too large"):
        article_from_bytes(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"], ids=["nothing", "white space", "a mark"])
def test_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    assert message(path) == f"{path}: empty\n  fix: put the text of an article into it"


def test_page_that_shows_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "app.html"
    path.write_text("<div id=root></div><script>render('text')</script>", encoding="utf-8")
    assert message(path).startswith(f"{path}: the page shows no text until its scripts run\n  fix: open the page")


def test_binary_file_is_refused_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "story.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    assert message(path) == f"{path}: a PDF file, not text\n  fix: open it, copy its text and save that as a .txt file"


def article_or_error(data: bytes, name: str) -> Article | ArticleError:
    try:
        return article_from_bytes(data, name=name)
    except ArticleError as error:
        return error


@given(st.binary(), st.sampled_from(["a.txt", "a.html", "standard input"]))
def test_any_bytes_are_an_article_with_text_or_an_article_error(data: bytes, name: str) -> None:
    found = article_or_error(data, name)
    if isinstance(found, ArticleError):
        assert found.what
        assert found.fix
        assert found.where == name
    else:
        assert found.text.strip()
