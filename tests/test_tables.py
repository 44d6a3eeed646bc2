"""Strict reading of TOML and JSON: every surprise is a message, in time and in bounds."""

import json
import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whosays.errors import WhoSaysError
from whosays.tables import Table, decode, described, exact, parse, read_file, shown


def read(text: str, name: str = "answers.json") -> dict[str, object]:
    return parse(text, name=name, where=name, error=WhoSaysError)


def table_or_reason(text: str, name: str) -> dict[str, object] | WhoSaysError:
    try:
        return read(text, name)
    except WhoSaysError as reason:
        return reason


def table(**values: object) -> Table:
    return Table(values, where="exercise.toml", error=WhoSaysError)


JSON_SURPRISES = {
    "NaN": ('{"a": NaN}', "NaN is not a number"),
    "infinity": ('{"a": -Infinity}', "-Infinity is not a number"),
    "too large": ('{"a": 1e999}', "1e999 is not a number"),
    "too small": ('{"a": 1e-999999999}', "not a number of at most 25 digits"),
    "long integer": ('{"a": ' + "9" * 1_000_000 + "}", "a number of 1,000,000 digits is too long"),
    "long decimal": ('{"a": 0.' + "9" * 1_000_000 + "}", "not a number of at most 25 digits"),
    "duplicate": ('{"a": 1, "a": 2}', "'a' is given twice"),
    "duplicate inside": ('{"a": {"b": 1, "b": 1}}', "'b' is given twice"),
    "deep and open": ("[" * 1_000_000, "nested too deep"),
    "deep": ('{"a":' * 30 + "1" + "}" * 30, "nested too deep"),
    "list": ("[1]", "the file does not hold a table"),
    "cut off": ('{"a": 1', "the file ends too early, at line 1 column 8\n  fix: ask for a new export"),
    "more after the end": ('{"a": 1}e', "Extra data"),
    "wrong at the end": ('{"a": abc', "Expecting value"),
    "control character": ('{"a": "\x1b"}', "Invalid control character"),
}


@pytest.mark.parametrize(("text", "reason"), JSON_SURPRISES.values(), ids=JSON_SURPRISES)
def test_json_surprise_is_a_reason(text: str, reason: str) -> None:
    with pytest.raises(WhoSaysError, match=reason):
        read(text)


TOML_SURPRISES = {
    "NaN": ("a = nan", "nan is not a number"),
    "infinity": ("a = inf", "inf is not a number"),
    "too large": ("a = 1e999", "1e999 is not a number"),
    "long integer": ("a = " + "9" * 1_000_000, "digits"),
    "duplicate": ("a = 1\na = 2", "line 2: a is given twice"),
    "duplicate table": ("[a]\nb = 1\n[a]\nc = 2", r"a name is given twice \(at line 3"),
    "duplicate inside": ("a = {b = 1, b = 2}", "a name is given twice"),
    "deep": ("a = " + "[" * 100_000, "nest"),
    "deep by points": ("a." * 300_000 + "a = 1", "nested too deep"),
    "deep by quoted points": ('"a" . ' * 150_000 + "a = 1", "nested too deep"),
    "cut off": ("a = ", "line 1: a has no value"),
}


@pytest.mark.parametrize(("text", "reason"), TOML_SURPRISES.values(), ids=TOML_SURPRISES)
def test_toml_surprise_is_a_reason(text: str, reason: str) -> None:
    with pytest.raises(WhoSaysError, match=reason):
        read(text, "answers.toml")


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text(), min_size=1), st.randoms())
@example({"a": -1.5e-7}, Random(1))
@example({"a": "\u00e9"}, Random(5))
def test_json_that_was_cut_off_anywhere_ends_too_early(values: dict[str, object], chance: Random) -> None:
    whole = json.dumps(values)
    with pytest.raises(WhoSaysError, match=r"ends too early|too long"):
        read(whole[: chance.randrange(1, len(whole))])


def test_brackets_in_strings_are_no_nest() -> None:
    assert read('{"a": "' + "[" * 100 + '\\""}') == {"a": "[" * 100 + '"'}


def test_wide_table_is_no_deep_one() -> None:
    assert len(read('{"a": [' + ",".join(["[]"] * 100) + "]}")["a"]) == 100  # type: ignore[arg-type]


def test_decimals_stay_exact() -> None:
    assert read('{"a": 0.1}') == read("a = 0.1", "a.toml") == {"a": Decimal("0.1")}


@pytest.mark.parametrize(("name", "text"), [("a.json", '{"a": 1}'), ("a.toml", "a = 1"), ("-", ' {"a": 1}'), ("-", "a = 1")])
def test_format_is_told_by_ending_or_first_character(name: str, text: str) -> None:
    assert read(text, name) == {"a": 1}


@given(st.text())
@example('{"\\ud800": 1}')
@example("[[a]]\n[a]")
def test_any_text_is_a_table_or_a_reason(text: str) -> None:
    for name in ("a.json", "a.toml", "-"):
        found = table_or_reason(text, name)
        assert isinstance(found, dict) or str(found).replace("\n", "").isprintable()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_with_a_mark_or_in_utf8_is_read(encoding: str) -> None:
    assert decode("é = 1".encode(encoding), where="a", error=WhoSaysError) == "é = 1"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xe9t\xe9", "byte 0 is not utf-8 text"),
        ("a = 1".encode("utf-16-le"), "NUL"),
        (b"\xff\xfe\x00", "is not utf-16"),
        (b"a\x00", "NUL"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
    ],
)
def test_other_bytes_are_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(WhoSaysError, match=reason):
        decode(data, where="a", error=WhoSaysError)


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_file(tmp_path / "a", limit=5, error=WhoSaysError) == b"12345"
    with pytest.raises(WhoSaysError, match="larger than 4 bytes"):
        read_file(tmp_path / "a", limit=4, error=WhoSaysError)


def test_huge_sparse_file_is_not_read_into_memory(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(WhoSaysError, match="larger"):
        read_file(tmp_path / "a", limit=1000, error=WhoSaysError)


@pytest.mark.parametrize("name", ["missing", ".", "a\0b", "x" * 5000, "missing/a"], ids=lambda name: repr(name[:9]))
def test_path_that_is_no_file_is_a_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(WhoSaysError) as caught:
        read_file(tmp_path / name, limit=10, error=WhoSaysError)
    assert str(caught.value).replace("\n", "").isprintable()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WhoSaysError, match="not a regular file"):
        read_file(tmp_path / "pipe", limit=10, error=WhoSaysError)


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system cannot refuse links")
def test_link_is_refused_where_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "key.toml").write_text("secret")
    (tmp_path / "mine.json").symlink_to(tmp_path / "key.toml")
    assert read_file(tmp_path / "mine.json", limit=10, error=WhoSaysError) == b"secret"
    with pytest.raises(WhoSaysError, match="a link to another file"):
        read_file(tmp_path / "mine.json", limit=10, error=WhoSaysError, follow_links=False)


@given(st.text())
@example("\ud800\u202e\x1b[31m\x00")
def test_shown_text_cannot_move_a_cursor(text: str) -> None:
    assert shown(text).isprintable()


@pytest.mark.parametrize(
    ("value", "name"),
    [(16**100_000, "a very long number"), ({}, "a table"), (None, "nothing"), ("\u202e", "'\\u202e'"), (0.5, "0.5")],
    ids=["number", "table", "nothing", "text", "decimal"],
)
def test_any_value_has_a_short_name(value: object, name: str) -> None:
    assert described(value) == name


def number_or_none(digits: str) -> Decimal | None:
    try:
        return exact(digits)
    except ValueError:
        return None


@given(st.text() | st.from_regex(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"))
def test_exact_is_a_bounded_number_or_a_value_error(digits: str) -> None:
    if (number := number_or_none(digits)) is not None:
        assert abs(number) < 10**26
        return
    with pytest.raises(ValueError, match="number"):
        exact(digits)


def test_unknown_field_is_named_with_the_nearest() -> None:
    given = table(id="s1", hnt="Look.")
    given.text("id")
    given.has("hint")
    with pytest.raises(WhoSaysError, match="nobody reads 'hnt'\n  fix: use 'hint'"):
        given.close()


WRONG_TYPES = {
    "number for text": ("text", 1, "'text' is 1, not text"),
    "blank text": ("text", "  ", "'text' is empty"),
    "number among texts": ("texts", ["a", 1], "something that is not text"),
    "text for texts": ("texts", "a", "'texts' is 'a', not a list of texts"),
    "number for flag": ("flag", 1, "'flag' is 1, not true or false"),
    "flag for number": ("number", True, "'number' is true, not a number"),
    "division by zero": ("number", "1/0", "'number' is '1/0'"),
    "endless number": ("number", 16**100_000, "a very long number"),
    "list for table": ("table", [], "'table' is a list, not a table"),
    "number among tables": ("tables", [1], "'tables' is not a list of tables"),
}


@pytest.mark.parametrize(("name", "value", "reason"), WRONG_TYPES.values(), ids=WRONG_TYPES)
def test_value_of_another_type_is_a_reason(name: str, value: object, reason: str) -> None:
    with pytest.raises(WhoSaysError, match=reason):
        getattr(table(**{name: value}), name)(name)


@pytest.mark.parametrize(("value", "number"), [(2, Fraction(2)), (Decimal("0.75"), Fraction(3, 4)), ("1/3", Fraction(1, 3))])
def test_number_is_exact(value: object, number: Fraction) -> None:
    assert table(points=value).number("points") == number
