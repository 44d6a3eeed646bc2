"""A grade as data keeps the points exact where a number can."""

import json
from fractions import Fraction

from whosays.grading.marking import Grade, ItemGrade
from whosays.render.grades import grade_as_dict


def test_grade_as_data_is_json_with_plain_numbers() -> None:
    item = ItemGrade("s1", Fraction(1, 2), Fraction(2), "partly", "Look again.", "a source")
    made = json.loads(json.dumps(grade_as_dict(Grade("bridge", None, (item, item), ()))))
    assert made == {
        "schema": "whosays/grade/v1",
        "exercise": "bridge",
        "student": None,
        "score": 1,
        "possible": 4,
        "items": [
            {"item": "s1", "earned": 0.5, "possible": 2, "outcome": "partly", "answer": "a source", "feedback": "Look again."}
        ]
        * 2,
        "warnings": [],
    }
