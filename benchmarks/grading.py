"""Time the grading of submissions of 40 items beside pytest and otter-grader, and of 100,000 in one stream.

usage: python benchmarks/grading.py [--otter PYTHON] [--stream 100000]

CPU seconds. Each submission is JSON of its own, parsed, checked, marked and answered with feedback. "Like a class" has the
answers that a class gives, over and over; "all new" never has the same answer twice. pytest marks one submission in a process
of its own; otter-grader, where --otter names the Python of its environment, grades one notebook of 40 questions through
otter.api.grade_submission in its own process, its start left out. The stream is `whosays grade --results` on a zip file, run
once whole and once killed and taken up; both must leave the same file.
"""

import argparse
import filecmp
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import tomli_w

from whosays.errors import ExerciseError
from whosays.grading.exercise import Exercise, read_exercise
from whosays.grading.marking import grade, marker
from whosays.grading.submission import submission_from_bytes
from whosays.labels.label import Label
from whosays.tables import Table

SUBMISSIONS = 1_000
ITEMS = 40
LIMIT = 0.0003
"""CPU seconds for each submission."""
LABELS = [label.value for label in Label]
OTTER = """
import contextlib, io, json, sys, time, pathlib, subprocess, nbformat
folder = pathlib.Path(sys.argv[1]); (folder / "tests").mkdir()
for n in range(40):
    (folder / "tests" / f"q{n}.py").write_text(
        "test = {'name': 'q%d', 'points': 1, 'suites': [{'cases': [{'code': '>>> a%d == %d\\\\nTrue'}], 'scored': True,"
        " 'setup': '', 'teardown': '', 'type': 'doctest'}]}" % (n, n, n))
nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(f"a{n} = {n}") for n in range(40)])
nb.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
nbformat.write(nb, folder / "sub.ipynb")
command = [sys.executable, "-m", "otter", "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"]
subprocess.run(command, cwd=folder, check=True, capture_output=True)
from otter.api import grade_submission
import resource
def cpu():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)
with contextlib.redirect_stdout(io.StringIO()):
    grade_submission(str(folder / "sub.ipynb"), str(folder / "autograder.zip"), quiet=True)
    start = cpu()
    made = grade_submission(str(folder / "sub.ipynb"), str(folder / "autograder.zip"), quiet=True)
    took = cpu() - start
print(took, made.total, made.possible)
"""


def tables() -> tuple[dict[str, object], dict[str, object]]:
    """Return what is asked and the key: label items, every fourth one a number."""
    asked = {"format": 1, "id": "timing", "title": "Timing", "lesson": "timing", "items": [item(n) for n in range(ITEMS)]}
    return asked, {"format": 1, "exercise": "timing", "items": {f"s{n}": answer(n) for n in range(ITEMS)}}


def make_exercise() -> Exercise:
    """Return the exercise."""
    made = (Table(values, where="timing", error=ExerciseError) for values in tables())
    exercise, problems = read_exercise(*made, prompt="Time it.")
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


def make_submissions(number: int) -> list[bytes]:
    """Return submissions: right, wrong, blank and a few that are no answers; the same every time."""
    chance = random.Random(7)
    labels = [*LABELS, *LABELS, "sourced opinion", "SF", "", "no idea"]
    return [json.dumps(submission(chance, labels, student)).encode() for student in range(number)]


def submission(chance: random.Random, labels: list[str], student: int) -> dict[str, object]:
    """Return one submission with answers drawn by `chance`."""
    numbers = {f"s{n}": chance.choice([n, f"{n} %", f"{n}.5", 100]) for n in range(3, ITEMS, 4)}
    answers = {f"s{n}": chance.choice(labels) for n in range(ITEMS)} | numbers
    return {"format": 1, "exercise": "timing", "student": f"A pupil {student}", "answers": answers}


def seconds_each(run: Callable[[bytes], object], year: list[bytes]) -> float:
    """Return the CPU seconds for each submission, the least of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        for data in year:
            run(data)
        taken.append((time.process_time() - start) / len(year))
    return min(taken)


def child_seconds(command: list[str], cwd: Path) -> float:
    """Return the CPU seconds of a process, the least of three runs."""
    taken = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=cwd, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def folder_in(place: Path) -> Path:
    """Write the exercise as a folder; return it."""
    folder = place / "timing"
    folder.mkdir()
    asked, key = tables()
    blank = {"format": 1, "exercise": "timing", "answers": {f"s{n}": "" for n in range(ITEMS)}}
    for name, values in (("exercise.toml", asked), ("key.toml", key), ("answers.toml", blank)):
        (folder / name).write_text(tomli_w.dumps(values), encoding="utf-8")
        tomllib.loads((folder / name).read_text(encoding="utf-8"))
    (folder / "prompt.md").write_text("# Timing\n", encoding="utf-8")
    return folder


def stream(place: Path, folder: Path, number: int) -> None:
    """Grade many submissions in one stream, whole and killed; print time, memory and whether both are the same."""
    with zipfile.ZipFile(place / "many.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for at, data in enumerate(make_submissions(number)):
            archive.writestr(f"{at:06}.json", data)
    command = [sys.executable, "-m", "whosays", "grade", str(folder), "many.zip", "--results"]
    start = time.perf_counter()
    process = subprocess.Popen([*command, "whole.jsonl"], cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    print(
        f"stream of {number:,}: {took:.0f} s, {usage.ru_maxrss / 1024:.0f} MB at most, exit {os.waitstatus_to_exitcode(status)}"
    )
    stopped = subprocess.Popen([*command, "taken-up.jsonl"], cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(took / 3)
    os.kill(stopped.pid, signal.SIGKILL)
    stopped.wait()
    kept = (place / "taken-up.jsonl").read_bytes().count(b"\n")
    subprocess.run([*command, "taken-up.jsonl"], cwd=place, capture_output=True, check=False)
    same = filecmp.cmp(place / "whole.jsonl", place / "taken-up.jsonl", shallow=False)
    print(f"killed after {kept:,} and taken up: {'the same file' if same else 'ANOTHER FILE'}")


def main() -> int:
    """Print the figures; return 1 when the limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--otter", metavar="PYTHON")
    parser.add_argument("--stream", type=int, default=100_000)
    args = parser.parse_args()
    exercise, year = make_exercise(), make_submissions(SUBMISSIONS)
    marked = marker(exercise)
    like_a_class = seconds_each(lambda data: marked(submission_from_bytes(data, "answers.json")), year)
    all_new = seconds_each(lambda data: grade(exercise, submission_from_bytes(data, "answers.json")), year[:200])
    print(f"whosays, like a class   {1e6 * like_a_class:10,.0f} microseconds a submission of {ITEMS} items")
    print(f"whosays, all new        {1e6 * all_new:10,.0f}")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = folder_in(place)
        (place / "one.json").write_bytes(year[0])
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder), "--submission", "one.json"]
        alone = child_seconds(command, place)
        print(f"pytest, a process each  {1e6 * alone:10,.0f}   {alone / like_a_class:,.0f} times as much")
        if args.otter:
            (place / "otter").mkdir()
            ran = subprocess.run([args.otter, "-c", OTTER, str(place / "otter")], capture_output=True, text=True, check=False)
            if ran.returncode:
                print(f"otter-grader            failed: {ran.stderr.strip().splitlines()[-1:]}")
            else:
                took = float(ran.stdout.split()[0])
                print(f"otter-grader, its API   {1e6 * took:10,.0f}   {took / like_a_class:,.0f} times as much")
        if args.stream:
            stream(place, folder, args.stream)
    kept = like_a_class < LIMIT
    print(f"limit {1e6 * LIMIT:.0f} microseconds: {'kept' if kept else 'NOT kept'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
