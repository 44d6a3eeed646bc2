"""Made-up students: papers that show what a report looks like before there is a class. Whatever shows them says so.

Each student knows the answer to a share of the items that is their own, between `KNOWS`; what they do not know they guess,
evenly among the other choices. Where an item asks how sure they are, `SURE_KNOWING` and `SURE_GUESSING` weigh the answers 1,
2 and 3: students who guess are surer than they should be, as people are.

References
----------
Lichtenstein, Fischhoff & Phillips (1982), Calibration of probabilities, in Kahneman, Slovic & Tversky, Judgment under
uncertainty, 306-334: people answer with more certainty than they earn, most of all on hard questions.
"""

import random

from whosays.grading.exercise import Exercise
from whosays.grading.kinds import certainty, kind_named
from whosays.grading.submission import Submission

KNOWS = (0.35, 0.9)
SURE_KNOWING, SURE_GUESSING = (1, 3, 6), (3, 4, 2)


def simulated_submissions(exercise: Exercise, *, students: int, seed: int) -> list[Submission]:
    """Return papers of made-up students on the items of `exercise` that have choices; the same seed makes the same papers.

    The exercise has its key.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up papers, no secret
    return [
        Submission(exercise.id, f"simulated {number}", _answers(exercise, chance.uniform(*KNOWS), chance))
        for number in range(1, students + 1)
    ]


def _answers(exercise: Exercise, knows: float, chance: random.Random) -> dict[str, object]:
    given: dict[str, object] = {}
    for item in exercise.items:
        choices = [value for value, _ in kind_named(item.kind).choices(item.question)]
        if choices and item.key is not None:
            given[item.id] = _answer(item.kind, choices, item.key.answer, knows=chance.random() < knows, chance=chance)
    return given


def _answer(kind: str, choices: list[str], right: str, *, knows: bool, chance: random.Random) -> str:
    if kind != "certainty":
        return right if knows else chance.choice([value for value in choices if value != right])
    right, _ = certainty.split(right)
    others = sorted({certainty.split(value)[0] for value in choices} - {right})
    sure = chance.choices(tuple(certainty.MARKS), SURE_KNOWING if knows else SURE_GUESSING)[0]
    return f"{right if knows else chance.choice(others)}/{sure}"
