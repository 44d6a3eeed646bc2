"""Bytes become text as they stand, or one clear message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import ArticleError
from whosays.text.decode import KNOWN_KINDS, decode

SENTENCE = "The café “closed” in May.\r\nNobody said why.\rIt will not open again."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_out_untouched_line_ends_included(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), name="a.txt") == SENTENCE


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"])))
def test_any_utf8_text_comes_out_untouched(text: str) -> None:
    assert decode(b"Said: " + text.encode(), name="a.txt") == "Said: " + text


def test_one_cut_letter_does_not_garble_the_others() -> None:
    assert decode("Zoë, Chloé and André".encode()[:-1], name="a.txt") == "Zoë, Chloé and Andr\ufffd"


def test_replacement_mark_already_in_the_text_stays() -> None:
    assert decode("somebody said \ufffd".encode(), name="a.txt") == "somebody said \ufffd"


def test_page_in_its_declared_charset_is_read_so() -> None:
    page = '<meta charset="koi8-r"><p>Мост закрыт'
    assert decode(page.encode("koi8-r"), name="a.html") == page


def test_declared_charset_that_is_none_is_passed_over() -> None:
    assert decode(b'<meta charset="iso-8859-99"><p>caf\xe9', name="a.html").endswith("café")


@pytest.mark.parametrize(("first_bytes", "kind", "fix"), KNOWN_KINDS, ids=[str(known[0]) for known in KNOWN_KINDS])
def test_known_kind_of_file_is_named_with_what_to_do(first_bytes: bytes, kind: str, fix: str) -> None:
    with pytest.raises(ArticleError) as caught:
        decode(first_bytes + b"\0\1\2", name="story")
    assert (caught.value.what, caught.value.where, caught.value.fix) == (f"{kind}, not text", "story", fix)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"MZ\x00\x01story", "not text: 2 of 9 characters are control characters or cannot be decoded"),
        (b"\x01\x02\x03\x04ab", "not text: 4 of 6 characters are control characters or cannot be decoded"),
        (b"a story with one \x00 in it", "not text: 1 of 24 characters are control characters or cannot be decoded"),
        (b"\xff\xfe" + b"\x00\xd8" * 5, "not text: 5 of 5 characters are control characters or cannot be decoded"),
    ],
    ids=["program", "control characters", "one NUL", "broken UTF-16"],
)
def test_binary_data_is_refused_with_a_count(data: bytes, what: str) -> None:
    with pytest.raises(ArticleError) as caught:
        decode(data, name="story.txt")
    assert str(caught.value) == f"story.txt: {what}\n  fix: save the article as plain text (.txt) or HTML"


def text_or_error(data: bytes) -> str | ArticleError:
    try:
        return decode(data, name="any")
    except ArticleError as error:
        return error


@given(st.binary())
def test_any_bytes_are_text_or_an_article_error(data: bytes) -> None:
    found = text_or_error(data)
    if isinstance(found, ArticleError):
        assert found.what
        assert found.fix
        assert found.where == "any"
    else:
        assert "\0" not in found
