"""Time the grading of 1,000 submissions of 40 items in one process; fail at one second of CPU or more.

Run it as ``python benchmarks/grading.py``. Each submission is JSON of its own, parsed, checked, marked and answered
with feedback, as in the marking of a whole year.
"""

import json
import random
import sys
import time

from whosays.errors import ExerciseError
from whosays.grading.exercise import Exercise, read_exercise
from whosays.grading.marking import grade
from whosays.grading.submission import submission_from_bytes
from whosays.labels.label import Label
from whosays.tables import Table

SUBMISSIONS = 1_000
ITEMS = 40
LIMIT_SECONDS = 1.0
LABELS = [label.value for label in Label]


def main() -> int:
    """Print the figures; return 1 when the limit is not kept."""
    exercise = make_exercise()
    year = make_submissions(random.Random(7))
    start = time.process_time()
    grades = [grade(exercise, submission_from_bytes(data, "answers.json")) for data in year]
    seconds = time.process_time() - start
    mean = float(sum(one.score for one in grades)) / len(grades)
    print(f"submissions      {len(grades):,} of {len(exercise.items)} items, {sum(map(len, year)):,} bytes")
    print(f"mean score       {mean:.2f} of {float(exercise.points):g} points")
    print(f"CPU              {seconds:.3f} s, {1e6 * seconds / len(grades):.0f} microseconds each")
    print(f"limit            {LIMIT_SECONDS:g} s: {'kept' if seconds < LIMIT_SECONDS else 'NOT kept'}")
    return 0 if seconds < LIMIT_SECONDS else 1


def make_exercise() -> Exercise:
    """Return an exercise of label items, every fourth one a number."""
    items = [item(n) for n in range(ITEMS)]
    asked = {"format": 1, "id": "timing", "title": "Timing", "lesson": "timing", "items": items}
    key = {"format": 1, "exercise": "timing", "items": {f"s{n}": answer(n) for n in range(ITEMS)}}
    tables = (Table(values, where="timing", error=ExerciseError) for values in (asked, key))
    exercise, problems = read_exercise(*tables, prompt="Time it.")
    if exercise is None or problems:
        raise problems[0]
    return exercise


def item(number: int) -> dict[str, object]:
    """Return an item as it stands in ``exercise.toml``."""
    common: dict[str, object] = {
        "id": f"s{number}",
        "points": 1,
        "prompt": "Which?",
        "hint": "Look again.",
        "text": "The mayor said no.",
    }
    return common | ({"kind": "number", "unit": "%", "tolerance": 2} if number % 4 == 3 else {"kind": "sort"})


def answer(number: int) -> dict[str, object]:
    """Return the key of an item as it stands in ``key.toml``."""
    common: dict[str, object] = {"evidence": ["said"], "why": "the mayor is answerable for it."}
    label = {"answer": LABELS[number % 5], "also": [LABELS[number % 3]]}
    return {**common, **({"answer": number} if number % 4 == 3 else label)}


def make_submissions(chance: random.Random) -> list[bytes]:
    """Return a year's submissions: right, wrong, blank and a few that are no answers."""
    labels = [*LABELS, *LABELS, "sourced opinion", "SF", "", "no idea"]
    return [json.dumps(submission(chance, labels)).encode() for _ in range(SUBMISSIONS)]


def submission(chance: random.Random, labels: list[str]) -> dict[str, object]:
    """Return one submission with answers drawn by `chance`."""
    numbers = {f"s{n}": chance.choice([n, f"{n} %", f"{n}.5", 100]) for n in range(3, ITEMS, 4)}
    answers = {f"s{n}": chance.choice(labels) for n in range(ITEMS)} | numbers
    return {"format": 1, "exercise": "timing", "student": "A pupil", "answers": answers}


if __name__ == "__main__":
    sys.exit(main())
