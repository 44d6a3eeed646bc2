"""A submission is plain data or a reason; nothing in it is run, believed or lost in silence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import SubmissionError
from whosays.grading.submission import Submission, open_submission, submission_from_bytes

PLAIN = {"format": 1, "exercise": "harbour-voices", "student": "Ana", "answers": {"s1": "sourced-fact"}}
JSON_TYPES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    max_leaves=10,
)


def submission(**changes: object) -> Submission:
    return submission_from_bytes(json.dumps(PLAIN | changes).encode(), "ana.json")


def refused(read: Callable[[], Submission]) -> SubmissionError | None:
    """Return why a submission was refused; None where it was read."""
    try:
        assert isinstance(read(), Submission)
    except SubmissionError as refusal:
        return refusal
    return None


def test_json_and_toml_say_the_same() -> None:
    toml = 'format = 1\nexercise = "harbour-voices"\nstudent = "Ana"\n[answers]\ns1 = "sourced-fact"\n'
    assert submission_from_bytes(toml.encode(), "ana.json.toml").answers == submission().answers == PLAIN["answers"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_is_no_obstacle(encoding: str) -> None:
    assert submission_from_bytes(json.dumps(PLAIN).encode(encoding), "ana.json").student == "Ana"


@pytest.mark.parametrize("student", [None, "", "  "])
def test_nobody_signed_is_none(student: str | None) -> None:
    values = {name: value for name, value in PLAIN.items() if name != "student"}
    data = json.dumps(values if student is None else values | {"student": student}).encode()
    assert submission_from_bytes(data, "a.json").student is None


def test_controls_in_a_name_are_shown_as_escapes() -> None:
    assert submission(student="Ana\x1b[2J\u202e\ud800").student == "Ana\\x1b[2J\\u202e\\ud800"


def test_very_long_name_is_cut() -> None:
    assert len(str(submission(student="x" * 10_000).student)) == 200


def test_score_in_the_file_is_passed_over_with_a_warning() -> None:
    assert submission(score=12, correct=["s1"]).warnings == ("not read: 'score', 'correct'",)


def test_many_foreign_fields_make_one_short_warning() -> None:
    (warning,) = submission(**{f"x{number}": 1 for number in range(1000)}).warnings
    assert warning.endswith("'x4' and 995 more")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": 2}, "'format' is 2\n  fix: write format = 1"),
        ({"exercise": ["harbour-voices"]}, "'exercise' is a list, not text"),
        ({"exercise": ""}, "'exercise' is empty"),
        ({"student": {"name": "Ana"}}, "'student' is a table, not text"),
        ({"answers": ["sourced-fact"]}, "'answers' is a list, not a table"),
        ({"exercise_sha256": 5}, "'exercise_sha256' is 5, not text"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_field_of_another_type_is_a_reason(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(SubmissionError, match=reason):
        submission(**changes)


def test_misspelled_field_is_named() -> None:
    with pytest.raises(SubmissionError, match="no 'answers', but there is 'answer'\n  fix: rename"):
        submission_from_bytes(b'{"format": 1, "exercise": "harbour-voices", "answer": {}}', "a.json")


def test_file_over_a_megabyte_is_refused() -> None:
    with pytest.raises(SubmissionError, match="larger than 1,000,000 bytes"):
        submission(student="x" * 1_000_000)


def test_word_file_is_called_one_whatever_its_name() -> None:
    with pytest.raises(SubmissionError, match="a Word, e-book or ZIP file, not text\n  fix: open it"):
        submission_from_bytes(b"PK\x03\x04\x14\x00\x06\x00", "ana.json")


def test_pickle_is_never_loaded() -> None:
    with pytest.raises(SubmissionError, match="not utf-8 text"):
        submission_from_bytes(b"\x80\x04\x95\x17\x00\x00cos\nsystem\n", "ana.json")


def test_link_to_the_key_is_refused(folder: Path) -> None:
    (folder / "mine.toml").symlink_to(folder / "key.toml")
    with pytest.raises(SubmissionError, match="a link to another file"):
        open_submission(folder / "mine.toml")


def test_folder_in_place_of_a_file_is_a_reason(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError):
        open_submission(tmp_path)


@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.toml", "-"]))
def test_any_bytes_are_a_submission_or_a_reason(data: bytes, name: str) -> None:
    refusal = refused(lambda: submission_from_bytes(data, name))
    assert refusal is None or refusal.fix


@given(st.dictionaries(st.sampled_from([*PLAIN, "score"]), JSON_TYPES))
def test_any_json_is_a_submission_or_a_reason(changes: dict[str, object]) -> None:
    refusal = refused(lambda: submission(**changes))
    assert refusal is None or refusal.where.partition(",")[0] == "ana.json"


@pytest.mark.parametrize(
    ("text", "what", "fix"),
    [
        ('[answers]\nq1 = "fact\n', "line 2: q1 has no closing quotation mark", 'write q1 = "...", with a mark at each end'),
        ('[answers]\nq1 = "fact', "line 2: q1 has no closing quotation mark", 'write q1 = "...", with a mark at each end'),
        (
            '[answers]\n# The town\u2019s \u201cHarbor Lights\u201d\nq1 = "fact\n',
            "line 3: q1 has no closing quotation mark",
            'write q1 = "...", with a mark at each end',
        ),
        ('[answers]\nq1 = fact"\n', "line 2: q1 has no opening quotation mark", 'write q1 = "...", with a mark at each end'),
        (
            "[answers]\nq1 = \u201cfact\u201d\n",
            "line 2: q1 has curly quotation marks",
            'use straight quotation marks (") around each answer',
        ),
        ("[answers]\nq1 = it's so\n", "line 2: q1 has no quotation marks", 'write q1 = "it\'s so"'),
        (
            '[answers]\nq1 = "it says who took the "picture""\n',
            "line 2: q1 has quotation marks within its quotation marks",
            'inside the quotation marks write \\" for each mark, or put single marks around it all: \'... "..." ...\'',
        ),
        (
            '[answers]\nq1 = ["two", "guards]\n',
            "line 2: q1 has no closing quotation mark",
            'write q1 = ["...", "..."], with a mark at each end',
        ),
        ('[answers]\nq1 = ["two"\n', "line 2: q1 has no closing bracket", 'write q1 = ["...", "..."]'),
        ("[answers]\nq1 = fact\n", "line 2: q1 has no quotation marks", 'write q1 = "fact"'),
        (
            "[answers]\nq1 = True\n",
            "line 2: q1 is True",
            "write q1 = true, in small letters, or put an answer in quotation marks",
        ),
        ('[answers]\nq1 = "a"\nq1 = "b"\n', "line 3: q1 is given twice", "keep one of the two"),
        ("[answers]\nq1 =\n", "line 2: q1 has no value", 'write q1 = "", or the answer between the marks'),
        ('exercise = "a"\n[answers]\n', "no 'format'", "add format = 1"),
    ],
)
def test_usual_slips_are_met_with_the_remedy(text: str, what: str, fix: str) -> None:
    with pytest.raises(SubmissionError) as caught:
        submission_from_bytes(text.encode(), "a.toml")
    assert (caught.value.what, caught.value.fix) == (what, fix)
