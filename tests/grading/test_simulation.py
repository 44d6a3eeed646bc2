"""Made-up papers: the same for the same seed, gradable, and made of the choices that the items offer."""

from pathlib import Path

import pytest

from whosays.grading.exercise import Exercise, open_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.marking import grade
from whosays.grading.simulation import simulated_submissions

EXERCISES = Path(__file__).parents[2] / "exercises"


@pytest.fixture
def exercise() -> Exercise:
    return open_exercise(EXERCISES / "trust-but-how-much")


def test_a_seed_makes_the_same_papers_again(exercise: Exercise) -> None:
    assert simulated_submissions(exercise, students=5, seed=1) == simulated_submissions(exercise, students=5, seed=1)
    assert simulated_submissions(exercise, students=5, seed=1) != simulated_submissions(exercise, students=5, seed=2)


def test_every_answer_is_one_of_the_choices_and_can_be_graded(exercise: Exercise) -> None:
    choices = {item.id: {value for value, _ in kind_named(item.kind).choices(item.question)} for item in exercise.items}
    papers = simulated_submissions(exercise, students=20, seed=3)
    assert all(answer in choices[item] for paper in papers for item, answer in paper.answers.items())
    scores = [float(grade(exercise, paper).score) for paper in papers]
    assert min(scores) < max(scores)


def test_students_who_know_more_are_surer(exercise: Exercise) -> None:
    right = {item.id: str(item.key.answer) for item in exercise.items if item.kind == "certainty" and item.key}
    sure: dict[bool, list[int]] = {True: [], False: []}
    for paper in simulated_submissions(exercise, students=60, seed=4):
        for item, key in right.items():
            chosen, _, certainty = str(paper.answers[item]).rpartition("/")
            sure[chosen == key.rpartition("/")[0]].append(int(certainty))
    assert sum(sure[True]) / len(sure[True]) > sum(sure[False]) / len(sure[False]) + 0.3
