"""Papers: what one student did with one exercise, taken from the results that `whosays grade` writes.

Of two papers of a student on one exercise the later counts, and of two spellings of a name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from whosays.errors import SubmissionError
from whosays.grading.roster import same_name
from whosays.tables import shown


@dataclass(frozen=True, slots=True)
class Answered:
    """What one paper did with one item: points of the possible, 0 to 1; the outcome; and the answer as people read it."""

    share: float
    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One student's paper on one exercise. `student` is the name, or the file's where nobody signed."""

    student: str
    exercise: str
    score: float
    possible: float
    items: Mapping[str, Answered]


def papers_from(results: Iterable[Mapping[str, Any]], *, where: str) -> tuple[list[Paper], int]:
    """Return the papers in `results`, the last one of each student, and how many submissions could not be used.

    A student goes by the last spelling of the name. A paper without an answer is none.

    Raises
    ------
    SubmissionError
        When something in `results` is no grade.
    """
    found: dict[tuple[str, str], Paper] = {}
    spelled: dict[str, str] = {}
    refused = 0
    for number, result in enumerate(results, start=1):
        if isinstance(result, dict) and "refused" in result:
            refused += 1
            continue
        if isinstance(result, dict) and "blank" in result:
            continue
        try:
            paper = _paper(result)
        except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
            fix = "make the file with whosays grade --results, or --json"
            raise SubmissionError(f"result {number} is no grade", where=where, fix=fix) from None
        name = same_name(paper.student) if result["student"] else f"\0{paper.student}"
        spelled[name] = paper.student
        found.pop((name, paper.exercise), None)  # so that the papers stand in the order in which they count
        found[name, paper.exercise] = paper
    return [replace(paper, student=spelled[name]) for (name, _), paper in found.items()], refused


def _paper(result: Mapping[str, Any]) -> Paper:
    items = {
        str(one["item"]): Answered(
            float(one["earned"]) / float(one["possible"]), str(one["outcome"]), shown(str(one["answer"]), longest=600)
        )
        for one in result["items"]
        if one["outcome"] != "skipped"
    }
    student = str(result["student"] or result["submission"])
    score, possible = float(result["score"]), float(result["possible"])
    shares = [score / possible, *(one.share for one in items.values())]
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError(shares)
    return Paper(student, str(result["exercise"]), score, possible, items)
