"""A table is read as a spreadsheet program saved it, and what is none gets a reason that a person can act on."""

import codecs
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whosays.errors import SubmissionError
from whosays.grading.intake import handed_in
from whosays.grading.lists import names_of, rows_of, text_of
from whosays.grading.roster import open_roster

ROWS = [["student", "s1", "n1"], ["Z\u00f6e, \u201cZ\u201d", "a;b", "1,5"], ["Ren\u00e9e", "", "2"]]


def table(between: str) -> str:
    return "".join(between.join('"' + cell + '"' if cell else "" for cell in row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_table_is_read_with_any_separator_in_any_encoding(between: str, encoding: str) -> None:
    assert list(rows_of(table(between).encode(encoding), where="a.csv")) == ROWS


def test_first_line_that_tells_the_separator_is_obeyed() -> None:
    assert list(rows_of(b"sep=;\r\na,b,c;d\r\n", where="a.csv")) == [["a,b,c", "d"]]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 a workbook", "this is no table or list as text"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "this is no table or list as text"),
        ("s1;\u00e9\n".encode() + b"\xe9\n", "byte 6 is not utf-8 text"),
        (b"s1,\x81\n", "byte 3 is neither UTF-8 nor Windows-1252 text"),
        (b"s1,\xe9\x00\n", "byte 3 is not utf-8 text"),
        (b"", "the file is empty"),
        (b'a;"b\n', "unexpected end of data, with semicolons between the cells"),
    ],
)
def test_what_is_no_table_gets_a_reason(data: bytes, what: str) -> None:
    with pytest.raises(SubmissionError) as caught:
        list(rows_of(data, where="a.csv"))
    assert caught.value.what == what
    assert caught.value.fix.endswith("save it as CSV UTF-8")


@example(b"\xa0")
@given(st.binary(max_size=60))
def test_any_bytes_are_rows_or_a_reason(data: bytes) -> None:
    with suppress(SubmissionError):
        assert all(isinstance(cell, str) for row in rows_of(data, where="a.csv") for cell in row)
    with suppress(SubmissionError):
        assert all(name == name.strip() for name in names_of(data, where="a.csv"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_answers_typed_into_a_spreadsheet_are_handed_in(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_bytes(table(";").encode(encoding))
    found = [json.loads(one.data) for one in handed_in([tmp_path], items={"bridge": ("s1", "n1")})]
    assert [one["student"] for one in found] == ["Z\u00f6e, \u201cZ\u201d", "Ren\u00e9e"]
    assert found[0]["answers"] == {"s1": "a;b", "n1": "1,5"}


def test_separator_that_was_guessed_wrong_shows_in_the_reason(tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("student|s1|n1\nAna|fact|5\n")
    (one,) = handed_in([tmp_path], items={"bridge": ("s1", "n1")})
    assert one.reason is not None
    assert one.reason.what == "no column is an item of the exercise"
    assert "the first row reads 'student|s1|n1'" in one.reason.fix


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_roster_from_a_spreadsheet_is_read_and_a_row_without_a_student_says_nothing(encoding: str, tmp_path: Path) -> None:
    text = "Student;Submission\nZ\u00f6e;a.json\n;b.json\nBen\n"
    (tmp_path / "roster.csv").write_bytes(text.encode(encoding))
    assert open_roster(tmp_path / "roster.csv") == {"a.json": "Z\u00f6e"}


def test_file_that_is_no_roster_is_told_what_its_first_row_is(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("file;who\n")
    with pytest.raises(SubmissionError, match="the first row reads 'file', 'who'"):
        open_roster(tmp_path / "roster.csv")


@pytest.mark.parametrize(
    "text",
    [
        "Z\u00f6e\n\nSample, Ada\n",
        "Z\u00f6e;\nSample, Ada;\n",
        "Nr;Student\n1;Z\u00f6e\n2;Sample, Ada\n3;\n4\n",
        'Nr,Name\n1,Z\u00f6e\n2,"Sample, Ada"\n',
    ],
    ids=["lines", "column", "semicolons", "commas"],
)
def test_names_come_from_a_list_or_a_table(text: str) -> None:
    for data in (text.encode(), codecs.BOM_UTF8 + text.encode(), text.encode("cp1252")):
        assert names_of(data, where="class.txt") == ["Z\u00f6e", "Sample, Ada"]


def test_quotation_marks_of_old_spreadsheets_stay_quotation_marks() -> None:
    assert text_of(b"a \x93b\x94 \x85", where="a") == "a \u201cb\u201d \u2026"


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\nstudent;id\nAnn;1\n",
        b"\n\nstudent;id\nAnn;1\n",
        b"id\tName\n1\tAnn\n",
        b"Ann\n",
        b'"Ann"\n',
        b"Ann;\n",
    ],
)
def test_names_are_taken_from_a_list_or_a_table(data: bytes) -> None:
    assert names_of(data, where="class") == ["Ann"]


def test_head_alone_names_nobody() -> None:
    assert names_of(b"student\n", where="class") == []


@pytest.mark.parametrize(
    "text",
    [
        "First name,Surname\nAda,Sample\n",
        "Last name;Given name;Class\nSample;Ada;5b\n",
        "Full name\nAda Sample\n",
        "No.,Pupil name\n1,Ada Sample\n",
        "Name,Surname\nAda,Sample\n",
    ],
)
def test_name_in_one_column_or_two_is_one_name(text: str) -> None:
    assert names_of(text.encode(), where="class") == ["Ada Sample"]


def test_list_of_lines_is_not_taken_for_a_table() -> None:
    assert names_of(b"Ada First\nBen Last\n", where="class") == ["Ada First", "Ben Last"]
