"""Where students stand with each exercise: graded, blank, refused, or nothing handed in; and what their own form is worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whosays.grading.exercise import Exercise
from whosays.grading.pooling import assignments
from whosays.grading.results import BLANK, REFUSED, Result
from whosays.grading.roster import same_name

IS_GRADED, IS_BLANK, IS_REFUSED, IS_NOTHING = "graded", "blank", "could not be used", "nothing handed in"


@dataclass(frozen=True, slots=True)
class Aside:
    """A paper that is not graded: whose it is, the exercises that it may be for, and `IS_BLANK` or `IS_REFUSED`."""

    student: str
    exercises: frozenset[str]
    state: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of those who have no paper on an exercise. `names` are students by the spelling in their papers."""

    names: tuple[str, ...]
    together: Mapping[str, str]
    states: Mapping[tuple[str, str], str]
    points: Mapping[tuple[str, str], float]

    def state(self, student: str, exercise: str) -> str:
        """Return what became of the paper of a student who has no grade."""
        return self.states.get((same_name(student), self.together.get(exercise, exercise)), IS_NOTHING)

    def worth(self, student: str, exercise: str) -> float | None:
        """Return the points of the student's own form, None where no list of forms tells which it is."""
        return self.points.get((same_name(student), self.together.get(exercise, exercise)))


def standing(exercises: Iterable[Exercise], *, owners: Mapping[str, str], aside: Iterable[Aside]) -> Standing:
    """Return where students stand; `exercises` are all that were handed out, `owners` says whose each variant is."""
    every = list(exercises)
    together = assignments(every)
    names: dict[str, str] = {}
    states: dict[tuple[str, str], str] = {}
    for one in aside:
        names.setdefault(same_name(one.student), one.student)
        for exercise in one.exercises:
            place = same_name(one.student), together.get(exercise, exercise)
            if states.get(place) != IS_REFUSED:
                states[place] = one.state
    points = {(same_name(owners[one.id]), together.get(one.id, one.id)): float(one.points) for one in every if one.id in owners}
    return Standing(tuple(names.values()), together, states, points)


def asides(results: Iterable[Result]) -> list[Aside]:
    """Return the papers of one file of results that are not graded, and name somebody.

    What could not be read may have been for any exercise in the file.
    """
    found: list[tuple[str, str | None]] = []
    exercises: set[str] = set()
    for one in results:
        student, exercise = str(one.get("student") or ""), str(one.get("exercise") or "")
        exercises |= {exercise} - {""}
        if student and (REFUSED in one or BLANK in one):
            found.append((student, exercise if BLANK in one else None))
    return [
        Aside(student, frozenset(exercises), IS_REFUSED)
        if exercise is None
        else Aside(student, frozenset({exercise}), IS_BLANK)
        for student, exercise in found
    ]
