"""A grade is exact, explains itself, and one bad submission never stops the others."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import ExerciseError, SubmissionError
from whosays.grading.exercise import Exercise, open_exercise
from whosays.grading.marking import OUTCOMES, Grade, grade, grade_all, in_points
from whosays.grading.submission import Submission
from whosays.tables import Table

ANSWERS = st.dictionaries(
    st.sampled_from(["s1", "s2", "s3", "b1", "n1", "x9"]),
    st.sampled_from(["sourced-fact", "source", "reporter", "RO", "credit", "caption", "25 %", 0.25, 33.3, "", None, True, []])
    | st.text()
    | st.integers()
    | st.floats(),
)


def graded(exercise: Exercise, **answers: object) -> Grade:
    return grade(exercise, Submission(exercise.id, "Ana", answers))


def one(exercise: Exercise, **answers: object) -> Any:
    return next(item for item in graded(exercise, **answers).items if item.item in answers)


def test_blank_submission_scores_zero(exercise: Exercise) -> None:
    result = graded(exercise)
    assert result.score == 0
    assert {item.outcome for item in result.items} == {"blank"}


def test_key_scores_full(exercise: Exercise) -> None:
    result = graded(exercise, s1="sourced-fact", s2="reporter", s3="plain-reporting", b1="credit", n1=25)
    assert result.score == result.possible == exercise.points == Fraction(15, 2)


@pytest.mark.parametrize(
    ("item", "answer", "earned", "outcome"),
    [
        ("s1", "sourced-fact", "1", "right"),
        ("s1", "sourced-opinion", "1/2", "partly"),
        ("s1", "plain-reporting", "1/2", "partly"),
        ("s1", "writers-opinion", "0", "wrong"),
        ("s1", "page-furniture", "0", "wrong"),
        ("s2", "reporter", "2", "right"),
        ("s2", "source", "0", "wrong"),
        ("s3", "writers-opinion", "3/2", "partly"),
        ("s3", "sourced-fact", "1", "partly"),
        ("s3", "sourced-opinion", "1", "partly"),
        ("s3", "page-furniture", "0", "wrong"),
        ("b1", "caption", "1/4", "partly"),
        ("n1", "23", "3/2", "right"),
        ("n1", "22.9", "0", "wrong"),
        ("n1", "0.27", "3/2", "right"),
        ("n1", "35.3 %", "3/4", "partly"),
        ("n1", "NaN", "0", "unreadable"),
        ("s1", ["sourced-fact"], "0", "unreadable"),
        ("s1", True, "0", "unreadable"),
        ("s1", {"answer": "sourced-fact"}, "0", "unreadable"),
        ("s1", " \t", "0", "blank"),
        ("s1", None, "0", "blank"),
    ],
)
def test_answer_earns_its_share(exercise: Exercise, item: str, answer: object, earned: str, outcome: str) -> None:
    marked = one(exercise, **{item: answer})
    assert (marked.earned, marked.outcome) == (Fraction(earned), outcome)


def test_thirds_are_exact(folder: Path, edit: Any) -> None:
    edit("key.toml", "writers-opinion = 0.75", 'writers-opinion = "2/3"')
    edit("exercise.toml", 'kind = "sort"\npoints = 1', 'kind = "sort"\npoints = "1/3"')
    result = graded(open_exercise(folder), s1="sourced-fact", s3="writers-opinion")
    assert result.score == Fraction(1, 3) + Fraction(4, 3) == Fraction(5, 3)


@given(ANSWERS)
def test_marks_stay_between_nothing_and_all(exercise: Exercise, answers: dict[str, object]) -> None:
    result = graded(exercise, **answers)
    assert all(0 <= item.earned <= item.possible and item.outcome in OUTCOMES for item in result.items)
    assert result.score == sum(item.earned for item in result.items)
    assert all(item.feedback.isprintable() for item in result.items)


def test_unknown_items_are_a_warning(exercise: Exercise) -> None:
    result = graded(exercise, s1="sourced-fact", S2="reporter", **{"x\x1b[2J": "1"})
    assert result.score == 1
    assert result.warnings == ("no such item, not read: 'S2', 'x\\x1b[2J'",)


def test_submission_to_another_exercise_is_refused(exercise: Exercise) -> None:
    with pytest.raises(SubmissionError, match="it answers the exercise 'who-said-it', not 'harbour-voices'"):
        grade(exercise, Submission("who-said-it", "Ana", {}))


def test_submission_to_this_version_is_graded(exercise: Exercise) -> None:
    answers = {"s1": "sourced-fact"}
    assert grade(exercise, Submission(exercise.id, None, answers, exercise_sha256=exercise.sha256)).score == 1


def test_submission_to_another_version_is_refused(folder: Path, edit: Any) -> None:
    before = open_exercise(folder).sha256
    edit("exercise.toml", "Four ferries stood idle", "Five ferries stood idle")
    with pytest.raises(SubmissionError, match="another version of 'harbour-voices'"):
        grade(open_exercise(folder), Submission("harbour-voices", "Ana", {}, exercise_sha256=before))


def test_exercise_without_its_key_marks_nothing(folder: Path) -> None:
    (folder / "key.toml").unlink()
    with pytest.raises(ExerciseError, match="no key to grade with"):
        graded(open_exercise(folder))


def test_bad_submission_stops_no_other(folder: Path, tmp_path: Path) -> None:
    good = b'{"format": 1, "exercise": "harbour-voices", "student": "Ana", "answers": {"s2": "reporter"}}'
    files = {"a.json": good, "b.json": b"[" * 900_000, "c.json": b"\x80", "d.json": b"{}", "f.json": good}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    results = grade_all(open_exercise(folder), [tmp_path / f"{name}.json" for name in "abcdef"])
    assert [result.score if isinstance(result, Grade) else "refused" for result in results] == [2, *["refused"] * 4, 2]


def test_refusal_names_the_file(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"format": 1, "exercise": "x", "answers": {}}')
    (refusal,) = grade_all(open_exercise(folder), [path])
    assert isinstance(refusal, SubmissionError)
    assert refusal.where == str(path)


WHY = "because the harbour master is answerable for it, and the timetable could settle it. "
KEY = "The key says sourced fact-claim, " + WHY
WORDS = "Look at the words: “said”, “Ola Brandt, the harbour master”."
STEP = " Put one finger on the owner and one on the cue."
HALF_RIGHT = "Whether it could be checked is right; who says it is not. "
LETTERS = {
    "right": ("sourced-fact", "You chose sourced fact-claim for item 1. The key agrees, " + WHY + WORDS),
    "half": ("plain-reporting", "You chose plain reporting for item 1. " + HALF_RIGHT + KEY + WORDS + STEP),
    "wrong": ("page-furniture", "You chose page furniture for item 1. " + KEY + WORDS + STEP),
    "blank": ("", "You left item 1 blank. " + KEY + WORDS + STEP),
    "unreadable": (
        True,
        "Your answer to item 1 could not be read: it is true, not one of the choices. " + KEY + WORDS + STEP,
    ),
}


@pytest.mark.parametrize(("answer", "letter"), LETTERS.values(), ids=LETTERS)
def test_feedback_is_a_form_letter(exercise: Exercise, answer: object, letter: str) -> None:
    assert one(exercise, s1=answer).feedback == letter


@pytest.mark.parametrize(
    ("item", "answer", "note"),
    [
        ("s3", "RO", "You chose writer's opinion for item 3. The key accepts it in part. The key says plain reporting"),
        ("s1", "SO", "Who says it is right; whether it could be checked is not."),
        (
            "n1",
            "33.3 %",
            "You gave 33.3% for item 5. The key accepts it in part. The key says 25%, because 28 divided by",
        ),
        ("n1", "26", "You gave 26% for item 5. The key agrees, because"),
    ],
)
def test_feedback_says_what_part_was_earned_for(exercise: Exercise, item: str, answer: str, note: str) -> None:
    assert note in one(exercise, **{item: answer}).feedback


def test_a_slip_that_many_make_is_named(folder: Path, edit: Any) -> None:
    edit("key.toml", "answer = 25\n", 'answer = 25\nslips = { "75" = "That is the share of the story." }\n')
    marked = one(open_exercise(folder), n1="75 %")
    assert (marked.outcome, marked.earned) == ("wrong", 0)
    assert "You gave 75% for item 5. That is the share of the story. The key says 25%" in marked.feedback
    assert "That is the share" not in one(open_exercise(folder), n1="80").feedback


def test_other_claim_of_the_sentence_is_half_and_says_so(folder: Path, edit: Any) -> None:
    edit("key.toml", 'also = ["sourced-opinion"]', 'also = ["page-furniture", "sourced-opinion"]')
    marked = one(open_exercise(folder), s3="sourced-opinion")
    assert marked.earned == 1
    assert "The sentence makes that claim too, beside its main one." in marked.feedback


def test_answer_accepted_in_full_is_right_and_still_explained(folder: Path, edit: Any) -> None:
    edit("key.toml", 'caption = "1/4"', "caption = 1")
    marked = one(open_exercise(folder), b1="caption")
    assert (marked.outcome, marked.earned) == ("right", 1)
    assert "The key accepts your answer too. The key says credit, because it says who made" in marked.feedback


def test_feedback_shows_controls_as_escapes(exercise: Exercise) -> None:
    assert "'\\u202e\\x1b[2J'" in one(exercise, s1="\u202e\x1b[2J").feedback


@pytest.mark.parametrize(("points", "words"), [(7, "7"), ("15/2", "7.5"), ("1/4", "0.25"), ("22/3", "7 1/3"), ("1/3", "1/3")])
def test_points_are_written_as_people_write_them(points: Any, words: str) -> None:
    assert in_points(Fraction(points)) == words


def test_tables_alone_make_an_exercise() -> None:
    """A browser has no folder."""
    from whosays.grading.exercise import read_exercise

    item = {"id": "n1", "kind": "number", "points": Decimal("0.5"), "prompt": "How many?", "hint": "Count."}
    asked = {"format": 1, "id": "count", "title": "Count", "lesson": "count", "items": [item]}
    key = {"format": 1, "exercise": "count", "items": {"n1": {"answer": 3, "why": "there are three."}}}
    tables = (Table(values, where="count", error=ExerciseError) for values in (asked, key))
    exercise, problems = read_exercise(*tables, prompt="Count.")
    assert exercise is not None
    assert not problems
    assert graded(exercise, n1="3").score == Fraction(1, 2)
