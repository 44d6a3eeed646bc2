"""Attacks on grading that need no code to run: each has its safe outcome.

The numbers are those of the list of attacks that the project keeps; those on code that students hand in (1 to 19, 21 to 30) do
not apply, since none is ever run, and those on archives stand in test_intake.py, on tables for spreadsheets and on the class
report in test_gradebook.py, on keys in the site in tests/test_canary.py.
"""

import json
import os
import pickle
import subprocess
import sys
import time
from fnmatch import fnmatch
from fractions import Fraction
from pathlib import Path

import pytest

from whosays.errors import ExerciseError, SubmissionError
from whosays.grading.exercise import Exercise, open_exercise, read_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.kinds.kind import Unreadable
from whosays.grading.kinds.touch import question_on
from whosays.grading.marking import Grade, grade, mark
from whosays.grading.submission import Submission, open_submission, submission_from_bytes
from whosays.render.sheets import SHEETS, file_name, sheet_page
from whosays.tables import Table

FOLDER = Path(__file__).parent / "exercises" / "harbour-voices"
LONG_SENTENCE = (
    "The harbour master said on Monday that the pier would stay closed until the wall is safe for every boat in the bay."
)


@pytest.fixture(scope="module")
def harbour() -> Exercise:
    return open_exercise(FOLDER)


def refused(data: bytes) -> str:
    with pytest.raises(SubmissionError) as reason:
        submission_from_bytes(data, "a.json")
    return reason.value.what


def test_20_no_answer_keeps_the_grader_busy(harbour: Exercise) -> None:
    nasty = [
        "a" * 900_000,
        "1," * 300_000,
        "(" * 300_000,
        " " * 900_000,
        "\u0301" * 300_000,
        "1e" * 200_000,
        "said | " * 100_000,
    ]
    start = time.process_time()
    for answer in nasty:
        for item in harbour.items:
            assert mark(item, answer).earned == 0
        touched = kind_named("touch").parse(question_on(LONG_SENTENCE), answer)
        assert isinstance(touched, Unreadable)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", ["conftest.py", "json.py", "sitecustomize.py", "pytest.ini", "harbour_voices.py"])
def test_31_code_beside_a_submission_is_never_run(name: str, tmp_path: Path) -> None:
    handed = tmp_path / "handed-in"
    handed.mkdir()
    (handed / name).write_text("import pathlib; pathlib.Path(__file__).with_name('owned').touch()\n")
    (handed / "a.json").write_text(json.dumps({"format": 1, "exercise": "harbour-voices", "answers": {"s1": "SF"}}))
    for command in (["pytest", "-q", "-p", "no:cacheprovider", str(FOLDER), "--submission", str(handed)],
                    ["whosays", "grade", str(FOLDER), str(handed)]):  # fmt: skip
        subprocess.run([sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, check=False)
    assert not (handed / "owned").exists()


class Owned:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch owned",)


@pytest.mark.parametrize(
    ("case", "data"),
    [
        (32, pickle.dumps({"format": 1})),
        (32, pickle.dumps(Owned())),
        (33, b"format: 1\nexercise: &a [*a]\n"),
        (33, b"!!python/object/apply:os.system ['touch owned']"),
        (34, b'{"format": 1, "answers": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        (34, b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        (35, b'{"format": 1, "exercise": "a", "answers": {"s1": "a", "s1": "b"}}'),
        (36, b'{"format": 1, "exercise": "a", "answers": {"n1": NaN}}'),
        (36, b'{"format": 1, "exercise": "a", "answers": {"n1": -Infinity}}'),
        (36, b'{"format": 1, "exercise": "a", "answers": {"n1": 1e999}}'),
        (37, b'{"format": 1, "exercise": "a", "answers": {"n1": ' + b"9" * 500_000 + b"}}"),
        (38, b" " * 1_000_001),
        (39, b"\xff\xfe\x00\xd8"),
        (39, b'{"format": 1, "exercise": "a\x00"}'),
        (39, b"\x80\x81"),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_data_that_is_no_submission_is_refused_in_no_time(case: int, data: bytes) -> None:
    start = time.process_time()
    assert refused(data)
    assert time.process_time() - start < 2
    assert not Path("owned").exists()


@pytest.mark.parametrize("mark_", [b"\xef\xbb\xbf", b""])
def test_39_byte_order_mark_is_no_attack(mark_: bytes) -> None:
    assert submission_from_bytes(mark_ + b'{"format": 1, "exercise": "a", "answers": {}}', "a.json").exercise == "a"


def test_44_file_that_is_swapped_for_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "a.json").symlink_to(tmp_path / "secret")
    with pytest.raises(SubmissionError, match="link"):
        open_submission(tmp_path / "a.json")


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", "<svg onload=alert(1)>", '" onmouseover="x', "javascript:x", "{{7*7}}"]
)
def test_46_sheet_shows_what_was_written_and_runs_nothing(evil: str, harbour: Exercise) -> None:
    made = grade(harbour, Submission(harbour.id, evil, {"s1": evil, evil: "x"}))
    page = sheet_page(harbour, made, name=evil)
    body = page.partition("<body>")[2]
    assert not any(tag in body for tag in ("<script", "<svg", 'onmouseover="x'))
    assert "script-src" not in page.partition("default-src 'none'")[2].partition('"')[0]


@pytest.mark.parametrize("evil", ["\x1b[2J", "\u202e", "\u200b\u2066", "\r", "\x07"])
def test_47_controls_are_not_passed_on(evil: str, harbour: Exercise) -> None:
    made = grade(harbour, Submission(harbour.id, f"Ana{evil}", {"s1": f"SF{evil}x"}))
    assert evil not in sheet_page(harbour, made, name="a").replace("\r\n", "\n")
    assert all(item.feedback.isprintable() for item in made.items)


@pytest.mark.parametrize(
    "answer", ["s\u043eurced-fact", "sourced\u2010fact", "\u200dsourced-fact", "SOURCED\u00a0FACT", "ｓourced-fact"]
)
def test_51_look_alike_letters_are_no_answer_and_invisible_ones_do_no_harm(answer: str, harbour: Exercise) -> None:
    made = mark(harbour.items[0], answer)
    expected = "unreadable" if "\u043e" in answer or "\u2010" in answer else "right"
    assert made.outcome == expected


def test_52_unknown_items_are_a_warning_and_missing_ones_earn_nothing(harbour: Exercise) -> None:
    made = grade(harbour, Submission(harbour.id, None, {f"x{n}": 1 for n in range(1000)}))
    assert (made.score, len(made.items)) == (0, len(harbour.items))
    assert len(made.warnings) == 1
    assert len(made.warnings[0]) < 200


def test_53_who_touches_everything_earns_nothing() -> None:
    touch, question = kind_named("touch"), question_on(LONG_SENTENCE)
    right = touch.parse(question, ["said"])
    for everything in (
        [LONG_SENTENCE],
        [{"start": 0, "end": 10**9}],
        [{"start": 10**9, "end": -(10**9)}],
        list(LONG_SENTENCE.split()),
    ):
        given = touch.parse(question, everything)
        assert not isinstance(given, Unreadable)
        assert touch.compare(question, given, right)[0] == 0


def test_54_many_spans_are_refused_and_overlapping_ones_count_once() -> None:
    touch, question = kind_named("touch"), question_on(LONG_SENTENCE)
    assert isinstance(touch.parse(question, [{"start": 0, "end": 1}] * 10**6), Unreadable)
    once = touch.parse(question, [{"start": 4, "end": 18}])
    assert (
        touch.parse(
            question, [{"start": 18, "end": 4}, {"start": 4, "end": 18}, {"start": 5, "end": 6}, {"start": 12, "end": 17}]
        )
        == once
    )


def test_55_span_that_does_not_hold_its_quote_is_told() -> None:
    question = question_on("\U0001f600 The mayor said no.")
    touch = kind_named("touch")
    assert touch.parse(question, [{"start": 12, "end": 16, "quote": "said"}]) == (2,)
    wrong = touch.parse(question, [{"start": 13, "end": 17, "quote": "said"}])  # counted in UTF-16
    assert isinstance(wrong, Unreadable)
    assert "not 'said'" in wrong.reason


def test_56_answers_to_another_exercise_or_version_are_not_graded(harbour: Exercise) -> None:
    for submission in (Submission("another", None, {}), Submission(harbour.id, None, {}, exercise_sha256="0" * 64)):
        with pytest.raises(SubmissionError):
            grade(harbour, submission)


@pytest.mark.parametrize("field", ["score", "possible", "graded_at", "correct", "items", "timestamp"])
def test_57_and_60_what_a_student_says_of_the_mark_counts_for_nothing(field: str, harbour: Exercise) -> None:
    data = json.dumps({"format": 1, "exercise": harbour.id, "answers": {}, field: 100}).encode()
    made = grade(harbour, submission_from_bytes(data, "a.json"))
    assert made.score == 0
    assert made.warnings == (f"not read: '{field}'",)


def test_62_sum_is_exact_and_never_above_what_can_be_earned() -> None:
    items = [{"id": f"n{at}", "kind": "number", "points": "1/3", "prompt": "?", "hint": "?"} for at in range(30)]
    asked = {"format": 1, "id": "thirds", "title": "T", "lesson": "t", "items": items}
    key = {"format": 1, "exercise": "thirds", "items": {f"n{at}": {"answer": at, "why": "so"} for at in range(30)}}
    exercise, _ = read_exercise(*(Table(one, where="t", error=ExerciseError) for one in (asked, key)), prompt="T")
    assert exercise is not None
    made = grade(exercise, Submission("thirds", None, {f"n{at}": at for at in range(30)}))
    assert made.score == made.possible == Fraction(10)


@pytest.mark.parametrize("name", ["CON", "a/../../b.json", "a\\..\\b", "x" * 500, "", ".", "a:b", "\u202e.json", "NUL.json"])
def test_43_sheet_has_a_name_of_its_own_that_leads_nowhere(name: str) -> None:
    for student in (None, name):
        made = file_name(Grade("harbour-voices", student, (), ()), name)
        assert made.endswith(".html")
        assert len(made) < 80
        assert not set(made) & set('/\\:*?"<>|')
        assert fnmatch(made, f"?{SHEETS}")
