"""The example in the exercises' README is an exercise that opens and marks."""

import re
from fractions import Fraction
from pathlib import Path

from whosays.errors import ExerciseError
from whosays.grading.exercise import read_exercise
from whosays.grading.marking import grade
from whosays.grading.submission import Submission
from whosays.tables import Table, parse

README = Path(__file__).parents[2] / "exercises" / "README.md"


def test_example_of_the_readme_is_an_exercise() -> None:
    asked, key = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    values = (parse(text, name="a.toml", where="README.md", error=ExerciseError) for text in (asked, key))
    tables = (Table(one, where="README.md", error=ExerciseError) for one in values)
    exercise, problems = read_exercise(*tables, prompt="Read.")
    assert not problems
    assert exercise is not None
    submission = Submission("harbour-voices", None, {"s1": "plain-reporting", "n1": "0.24"})
    assert grade(exercise, submission).score == Fraction(7, 4)
