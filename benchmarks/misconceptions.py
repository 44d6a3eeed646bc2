"""Simulate students who each hold one wrong idea, and count how often the class report names it.

usage: python benchmarks/misconceptions.py [--students 200] [--noise 0.15] [EXERCISE ...]     (default: a term's)

A simulation: no student wrote anything here. Each made-up student answers by one idea where it matters, knows the right
answer elsewhere, and slips at the rate of the noise, to any other choice. The ideas are written here by what stands in an
item (its marks, its question), not by the code that names them. Also printed: how often a student without any of these
ideas, who guesses at a rate of his own, is given one all the same.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from whosays.grading.exercise import Exercise, Item, open_exercise
from whosays.grading.gradebook import class_report
from whosays.grading.kinds import kind_named
from whosays.grading.marking import grade
from whosays.grading.papers import papers_from
from whosays.grading.submission import Submission
from whosays.render.grades import grade_as_dict

ROOT = Path(__file__).resolve().parents[1] / "exercises"
TERM = (
    "the-story-and-the-page",
    "touch-the-owner",
    "could-we-check-it",
    "four-corners-and-a-bin",
    "trust-but-how-much",
    "audit-the-engine",
)
"""What a class writes in a term, as far as it asks for labels."""


def choices(item: Item) -> list[str]:
    """Return what can be chosen for an item."""
    return [value for value, _ in kind_named(item.kind).choices(item.question)]


def right(item: Item) -> str:
    """Return the key's answer."""
    assert item.key is not None  # noqa: S101 - a folder with a key was opened
    return str(item.key.answer)


def by_marks(item: Item) -> str:
    """M1: quotation marks, and nothing else, show a source."""
    seen = "source" if any(mark in item.text for mark in '"“”') else "reporter"
    if item.kind == "two-questions" and right(item) != "page":
        return f"{seen}/{right(item).partition('/')[2]}"
    return seen if item.kind == "sort" and item.question.ask == "voice" else right(item)


SAYING = re.compile(r"\b(?:said|says?|told|according to|warned|vowed|promised|predict(?:s|ed)|claim(?:s|ed)|expects?)\b")


def sees_a_source(item: Item) -> bool:
    """Tell whether a reader would see somebody behind the sentence: the key says so, or a verb of saying does."""
    if item.kind == "two-questions":
        return right(item).startswith("source/")
    return SAYING.search(item.text) is not None


def on_check(changes: Callable[[Item], str | None]) -> Callable[[Item], str]:
    """Return a student who answers the question whether it could be checked by `changes`, where that gives an answer."""

    def say(item: Item) -> str:
        key, changed = right(item), changes(item)
        if changed is None or key == "page":
            return key
        if item.kind == "two-questions":
            return f"{key.partition('/')[0]}/{changed}"
        if item.kind in ("sort", "certainty") and item.question.ask == "check":
            return f"{changed}/1" if item.kind == "certainty" else changed
        return key

    return say


def is_about(item: Item, name: str) -> bool:
    """Tell whether the writers of the item wrote it for an idea."""
    return item.key is not None and name in item.key.misconception


def believes_the_page(item: Item) -> str:
    """M11: everything on the page is the reporter's story."""
    if item.kind == "sort" and item.question.ask == "gate":
        return "story"
    return "reporter/fact" if item.kind == "two-questions" and right(item) == "page" else right(item)


def believes_the_engine(item: Item) -> str:
    """M15: whatever the computer says stays."""
    return str(item.question.engine) if item.kind == "audit" else right(item)


STUDENTS: dict[str, Callable[[Item], str]] = {
    "M1": by_marks,
    "M2": on_check(lambda item: "fact" if sees_a_source(item) else None),
    "M3": on_check(lambda item: "fact" if is_about(item, "M3") else None),
    "M4": on_check(lambda item: "opinion" if is_about(item, "M4") else None),
    "M5": on_check(lambda item: None if sees_a_source(item) else "opinion"),
    "M11": believes_the_page,
    "M15": believes_the_engine,
}


def answers(exercise: Exercise, say: Callable[[Item], str], chance: random.Random, noise: float) -> dict[str, object]:
    """Return what such a student hands in: items with choices alone."""
    given: dict[str, object] = {}
    for item in exercise.items:
        possible = choices(item)
        if possible:
            said = say(item)
            rest = [value for value in possible if value != said]
            given[item.id] = chance.choice(rest) if chance.random() < noise else said
    return given


def named(exercises: list[Exercise], students: list[list[dict[str, object]]]) -> Counter[str]:
    """Return how many students the class report gives each idea; each has a paper on each exercise."""
    results = [
        {"submission": f"{number}", **grade_as_dict(grade(exercise, Submission(exercise.id, f"simulated {number}", paper)))}
        for number, papers in enumerate(students)
        for exercise, paper in zip(exercises, papers, strict=True)
    ]
    report = class_report(exercises, papers_from(results, where="simulation")[0])
    return Counter({name: len(found) for name, found in report.misconceptions.items()})


def main() -> None:
    """Print, for each idea, in how many simulated students' papers it was named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercises", nargs="*", type=Path)
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--noise", type=float, default=0.15)
    args = parser.parse_args()
    chance = random.Random(11)
    folders = args.exercises or [ROOT / name for name in TERM]
    exercises = [open_exercise(folder) for folder in folders]
    items = [item for exercise in exercises for item in exercise.items if choices(item)]
    print(f"SIMULATED: {args.students} students for each idea, who slip on {args.noise:.0%} of {len(items)} items in")
    print(f"{', '.join(exercise.id for exercise in exercises)}")
    for name, say in STUDENTS.items():
        differ = sum(say(item) != right(item) for item in items)
        students = [[answers(one, say, chance, args.noise) for one in exercises] for _ in range(args.students)]
        tell(f"{name:4s} matters on {differ:2d} items", name, named(exercises, students), args.students)
    guessing = [chance.uniform(0.0, 0.5) for _ in range(args.students)]
    students = [[answers(one, right, chance, rate) for one in exercises] for rate in guessing]
    tell("none of them", "", named(exercises, students), args.students)


def tell(words: str, name: str, found: Counter[str], students: int) -> None:
    """Print how often the idea was named, and how often others were."""
    rest = ", ".join(f"{other_name} {count}" for other_name, count in found.most_common() if other_name != name)
    share = f"named in {found[name] / students:6.1%}" if name else ""
    print(f"{words:24s} {share:18s} others: {rest or 'none'}")


if __name__ == "__main__":
    main()
