"""A class: many papers on the same exercises make one report, for a teacher to read.

`class_report` counts scores, items, answers chosen, agreement, misconceptions, the line of bias, growth; variants of one
assignment together, each item over the papers that had it.

A figure that too few papers stand behind is given and marked so. Nothing here is a finding about a person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2, sqrt
from statistics import fmean, median

from whosays.grading.accounts import Account
from whosays.grading.exercise import Exercise, Item
from whosays.grading.kinds import kind_named
from whosays.grading.misconceptions import FEWEST, Explanation, axes_of, explain, foretelling, said
from whosays.grading.papers import Paper
from whosays.grading.pooling import Chosen, pooled
from whosays.grading.roster import same_name
from whosays.statistics.agreement import cohen_kappa, krippendorff_alpha
from whosays.statistics.testing import Detection, Gain, cronbach_alpha, detection, gain, item_rest_correlation
from whosays.tables import shown

_NOBODY: Mapping[str, str] = {}
FEW = 20
"""Papers below which an item gets no verdict."""
EASY, HARD, WEAK, SPLIT = 0.95, 0.2, 0.1, 0.7
"""Difficulty above and below which an item is flagged, the correlation below which it tells too little, and the split of a
class, from 0 (all chose the same) to 1 (all choices alike), from which an item is worth a talk."""


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One item over all papers.

    `difficulty` is the mean share of its points, 0 to 1; `correlation` that with the rest of the test. `chosen` counts each
    answer among the best third of the papers, the middle and the weakest. `split` is 0 where all chose the same answer.
    `papers` is the number of papers that had the item.
    """

    item: Item
    papers: int
    difficulty: float
    correlation: float | None
    left_out: int
    chosen: Mapping[str, tuple[int, int, int]]
    right: str
    split: float
    flags: tuple[str, ...]

    @property
    def few(self) -> bool:
        """Tell whether there are too few papers for a verdict on the item."""
        return self.papers < FEW


@dataclass(frozen=True, slots=True)
class ExerciseReport:
    """What a class did with one exercise. `few` tells that there are too few papers for a verdict on items."""

    exercise: Exercise
    papers: tuple[Paper, ...]
    items: tuple[ItemReport, ...]
    alpha: float | None
    kappa_with_key: float | None
    agreement: float | None
    bias: Mapping[str, Detection]
    certainty: Mapping[int, tuple[int, int]]

    @property
    def few(self) -> bool:
        """Tell whether the class is too small for a verdict on single items."""
        return len(self.papers) < FEW


@dataclass(frozen=True, slots=True)
class ClassReport:
    """What a class did. `explained` names the idea that explains all that a student wrote best, where one does.

    `chosen` tells which of several variants of a student counts; `account` is None where there is no list of the class.
    """

    exercises: tuple[ExerciseReport, ...]
    explained: Mapping[str, Explanation]
    untold: tuple[str, ...]
    refused: int
    growth: Gain | None
    grown_from: str
    chosen: tuple[Chosen, ...] = ()
    account: Account | None = None

    @property
    def students(self) -> tuple[str, ...]:
        """Return the students, in alphabetical order."""
        return tuple(sorted({paper.student for one in self.exercises for paper in one.papers}))

    @property
    def misconceptions(self) -> Mapping[str, tuple[Explanation, ...]]:
        """Return the papers that each idea explains, the commonest idea first."""
        named: defaultdict[str, list[Explanation]] = defaultdict(list)
        for explanation in self.explained.values():
            named[explanation.misconception].append(explanation)
        return {name: tuple(named[name]) for name in sorted(named, key=lambda one: (-len(named[one]), one))}


def class_report(
    exercises: Sequence[Exercise],
    papers: Sequence[Paper],
    *,
    refused: int = 0,
    before: Sequence[Paper] = (),
    grown_from: str = "",
    owners: Mapping[str, str] = _NOBODY,
    account: Account | None = None,
) -> ClassReport:
    """Return the report of `papers` on `exercises`; `before` are earlier papers, to which growth is told.

    `owners` says whose each variant is. An exercise without a paper is left out.
    """
    counted = [replace(one, items=tuple(item for item in one.items if not item.skip)) for one in exercises]
    pool = pooled(counted, papers, owners=owners)
    exercises, papers = pool.exercises, pool.papers
    by_exercise = {one.id: tuple(paper for paper in papers if paper.exercise == one.id) for one in exercises}
    written = [one for one in exercises if by_exercise[one.id]]
    return ClassReport(
        exercises=tuple(_exercise_report(one, by_exercise[one.id]) for one in written),
        explained=_explained(written, papers),
        untold=_untold(written, papers),
        refused=refused,
        growth=_growth(before, papers),
        grown_from=grown_from,
        chosen=pool.chosen,
        account=account,
    )


def _exercise_report(exercise: Exercise, papers: tuple[Paper, ...]) -> ExerciseReport:
    return ExerciseReport(
        exercise=exercise,
        papers=papers,
        items=tuple(_item_report(item, papers) for item in exercise.items),
        alpha=None if exercise.pooled else cronbach_alpha([[_share(p, item) for item in exercise.items] for p in papers]),
        kappa_with_key=_kappa_with_key(exercise, papers),
        agreement=krippendorff_alpha([[_said(p, item) or None for p in papers] for item in _labels(exercise)]),
        bias=dict(_bias(exercise, papers)),
        certainty=_certainty(exercise, papers),
    )


def _untold(exercises: Sequence[Exercise], papers: Sequence[Paper]) -> tuple[str, ...]:
    """Return the ideas that nobody was asked about on enough items to be given them."""
    told = foretelling(exercises)
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for paper in papers:
        asked[paper.student] |= {f"{paper.exercise}/{name}" for name in paper.items}
    wrong = {
        idea: {name for name, answer in answers.items() if answer != told.right[name]} for idea, answers in told.answers.items()
    }
    return tuple(idea for idea, names in wrong.items() if all(len(names & one) < FEWEST for one in asked.values()))


def _explained(exercises: Sequence[Exercise], papers: Sequence[Paper]) -> dict[str, Explanation]:
    """Return the idea that explains each student's papers together, where one does."""
    told = foretelling(exercises)
    items = {one.id: one.items for one in exercises}
    given: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for paper in papers:
        for item in items.get(paper.exercise, ()):
            if _said(paper, item):
                given[paper.student][f"{paper.exercise}/{item.id}"] = _said(paper, item)
    explanations = {student: explain(answers, told) for student, answers in given.items()}
    return {student: found for student, found in explanations.items() if found}


def _said(paper: Paper, item: Item) -> str:
    answered = paper.items.get(item.id)
    return said(item, answered.answer) if answered else ""


def _share(paper: Paper, item: Item) -> float:
    answered = paper.items.get(item.id)
    return answered.share if answered else 0.0


def _labels(exercise: Exercise) -> list[Item]:
    return [item for item in exercise.items if kind_named(item.kind).choices(item.question)]


def _right(item: Item) -> str:
    """Return the right answer as it is called where a student gives it."""
    return said(item, kind_named(item.kind).name_of(item.question, item.key.answer)) if item.key else ""


def _item_report(item: Item, every: Sequence[Paper]) -> ItemReport:
    papers = [paper for paper in every if item.id in paper.items]
    shares = [_share(paper, item) for paper in papers]
    totals = [sum(answered.share for answered in paper.items.values()) for paper in papers]
    correlation = item_rest_correlation(shares, totals)
    difficulty = fmean(shares) if shares else 0.0
    chosen = _chosen(item, papers)
    left_out = sum(not _said(paper, item) for paper in papers)
    split = _split(Counter({answer: sum(thirds) for answer, thirds in chosen.items()}), item)
    chance = 1.96 / sqrt(max(1, len(papers) - 1))
    flags = tuple(_flags(item, difficulty, correlation, chosen, chance=chance)) if len(papers) >= FEW else ()
    return ItemReport(item, len(papers), difficulty, correlation, left_out, chosen, _right(item), split, flags)


def _chosen(item: Item, papers: Sequence[Paper]) -> dict[str, tuple[int, int, int]]:
    """Return how often each answer was chosen in the best third of the papers, the middle and the weakest."""
    ranked = sorted(papers, key=lambda paper: -paper.score)
    third = len(ranked) / 3
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for place, paper in enumerate(ranked):
        answer = _said(paper, item)
        if answer:
            counts[answer][min(2, int(place / third))] += 1
    ordered = sorted(counts, key=lambda answer: (-sum(counts[answer]), answer))
    return {answer: (counts[answer][0], counts[answer][1], counts[answer][2]) for answer in ordered}


def _split(counts: Counter[str], item: Item) -> float:
    """Return the entropy of the answers over that of an even split among the choices, 0 to 1."""
    choices = {said(item, name) for _, name in kind_named(item.kind).choices(item.question)}
    if len(choices) < 2 or not counts:
        return 0.0
    shares = [count / counts.total() for count in counts.values() if count]
    return -sum(share * log2(share) for share in shares) / log2(len(choices))


def _flags(
    item: Item, difficulty: float, correlation: float | None, chosen: Mapping[str, Sequence[int]], *, chance: float
) -> Iterator[str]:
    """Yield what is worth a look; a correlation below 0 counts only where it is more than `chance` would give."""
    if difficulty > EASY:
        yield "nearly all are right"
    if difficulty < HARD:
        yield "few are right: teach it again, or look at the key"
    if correlation is not None and correlation < -chance:
        yield "good papers do worse here: look at the key"
    elif correlation is not None and correlation < WEAK:
        yield "it tells good papers from weak ones hardly at all"
    best, right = Counter({answer: thirds[0] for answer, thirds in chosen.items()}), _right(item)
    drawn, number = next(iter(best.most_common(1)), ("", 0))
    if drawn != right and number > best[right]:
        yield f"the best papers choose {shown(drawn)!r}"


def _kappa_with_key(exercise: Exercise, papers: Sequence[Paper]) -> float | None:
    """Return the median over the papers of Cohen's kappa with the key, on items with choices."""
    items = _labels(exercise)
    kappas = []
    for paper in papers:
        pairs = [(_said(paper, item), _right(item)) for item in items if _said(paper, item)]
        kappa = cohen_kappa([one for one, _ in pairs], [other for _, other in pairs])
        if kappa is not None:
            kappas.append(kappa)
    return median(kappas) if kappas else None


YES = {"gate": "page", "voice": "reporter", "check": "opinion"}
"""The answer that one may lean to, for each question: calling too much the page, unsourced, or opinion."""


def _bias(exercise: Exercise, papers: Sequence[Paper]) -> Iterator[tuple[str, Detection]]:
    """Yield, for each question, how well the class tells its answers apart, and to which one it leans."""
    for question, yes in YES.items():
        counts: Counter[tuple[bool, bool]] = Counter()
        for item in exercise.items:
            axes = axes_of(item)
            right = getattr(axes, question) if axes else None
            if right is None:
                continue
            for paper in papers:
                given = _axis(item, _said(paper, item), question)
                if given:
                    counts[right == yes, given == yes] += 1
        told = detection(
            hits=counts[True, True],
            misses=counts[True, False],
            false_alarms=counts[False, True],
            correct_rejections=counts[False, False],
        )
        if told:
            yield question, told


def _axis(item: Item, answer: str, question: str) -> str | None:
    """Return what an answer says to one of the three questions."""
    kind = kind_named(item.kind)
    value = next((value for value, name in kind.choices(item.question) if said(item, name) == answer), None)
    if value is None:
        return None
    value = value.rpartition("/")[0] if item.kind == "certainty" else value
    if item.kind == "two-questions":
        gate, (voice, _, check) = ("page" if value == "page" else "story"), value.partition("/")
        return {"gate": gate, "voice": voice if check else None, "check": check or None}[question]
    return value if item.question.ask == question else None


def _growth(before: Sequence[Paper], after: Sequence[Paper]) -> Gain | None:
    """Return the gain of those who wrote both, in shares of the points."""
    earlier, later = _shares_of_points(before), _shares_of_points(after)
    both = sorted(earlier.keys() & later.keys())
    return gain([earlier[student] for student in both], [later[student] for student in both])


def _shares_of_points(papers: Sequence[Paper]) -> dict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    possible: defaultdict[str, float] = defaultdict(float)
    for paper in papers:
        student = same_name(paper.student)
        scores[student] += paper.score
        possible[student] += paper.possible
    return {student: scores[student] / possible[student] for student in scores}


def _certainty(exercise: Exercise, papers: Sequence[Paper]) -> dict[int, tuple[int, int]]:
    """Return, for each certainty, how many answers were right and how many there were."""
    counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for item in exercise.items:
        if item.kind == "certainty":
            for paper in papers:
                answered = paper.items.get(item.id)
                sure = answered.answer.rpartition("certainty ")[2] if answered else ""
                if answered and sure in ("1", "2", "3"):
                    counts[int(sure)][0] += answered.outcome == "right"
                    counts[int(sure)][1] += 1
    return {sure: (right, number) for sure, (right, number) in sorted(counts.items())}
