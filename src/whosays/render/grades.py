"""A grade as plain data: the contract ``whosays/grade/v1``. Points are numbers, whole ones without a point."""

from fractions import Fraction
from typing import Any

from whosays.grading.marking import Grade

SCHEMA = "whosays/grade/v1"


def grade_as_dict(grade: Grade) -> dict[str, Any]:
    """Return `grade` as plain data: the same from Python, the command line and the browser."""
    return {
        "schema": SCHEMA,
        "exercise": grade.exercise,
        "student": grade.student,
        "score": _number(grade.score),
        "possible": _number(grade.possible),
        "items": [
            {
                "item": item.item,
                "earned": _number(item.earned),
                "possible": _number(item.possible),
                "outcome": item.outcome,
                "answer": item.answer,
                "feedback": item.feedback,
            }
            for item in grade.items
        ],
        "warnings": list(grade.warnings),
    }


def _number(points: Fraction) -> int | float:
    return int(points) if points.denominator == 1 else float(points)
