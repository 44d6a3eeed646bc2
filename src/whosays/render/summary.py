"""What a class report comes to, for Tuesday: what is secure, what to teach again, whom to talk to."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from whosays.grading.gradebook import ClassReport, ItemReport
from whosays.grading.misconceptions import CATALOGUE
from whosays.render.lessons import OF_IDEAS, lesson_called, question_of
from whosays.render.page import escaped
from whosays.render.plain import item_name

Naming = Callable[[str], str]
Asked = tuple[str, str, ItemReport]
"""What an item asks, the lesson to go to for it, and what the class did with it."""

SECURE, WEAK = 0.8, 0.6
"""Shares of the points from which a question is secure, and below which an item is to be taught again."""
_FEWEST, _SHOWN, _ITEMS = 3, 4, 6
"""Items on which a question must be asked before it is called secure; groups shown, and items of a group."""
_PAPERS = 4
"""Papers, or all there are, that an item must have had to count as weak."""
_LITTLE, _NAMED = 0.5, 5
"""The share of the points below which a student is named, and students who are: the lowest."""


def in_short(report: ClassReport, name_of: Naming) -> Iterator[str]:
    """Yield the section with which the page begins."""
    yield "<h2>In short</h2>"
    for head, lines, otherwise in (
        ("Secure", _secure(report), "No question yet: none has 80% of its points."),
        ("To teach again", _again(report), "Nothing stands out: no item has less than 60% of its points."),
        ("To talk to", _talk(report, name_of), "Nobody in particular."),
    ):
        told = list(lines)
        yield f"<h3>{head}</h3>"
        if told:
            yield "<ul>" + "".join(f"<li>{escaped(one)}</li>" for one in told) + "</ul>"
        else:
            yield f"<p>{otherwise}</p>"


def _asked(report: ClassReport) -> Iterator[Asked]:
    for one in report.exercises:
        yield from ((*question_of(one.exercise, item.item), item) for item in one.items if item.papers)


def _secure(report: ClassReport) -> Iterator[str]:
    """Yield each question of which the class has most of the points, the surest first."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for question, _, item in _asked(report):
        found[question].append(item.difficulty)
    for question, shares in sorted(found.items(), key=lambda one: -fmean(one[1])):
        if len(shares) >= _FEWEST and fmean(shares) >= SECURE:
            yield f"{_upper(question)} {fmean(shares):.0%} of the points, over {len(shares)} items."


def _again(report: ClassReport) -> Iterator[str]:
    """Yield what weak items have in common, the idea that most of them tempt to or else their question, with the lesson."""
    enough = min(_PAPERS, *(len(one.papers) for one in report.exercises))
    weak = [one for one in _asked(report) if one[2].difficulty < WEAK and one[2].papers >= enough]
    groups = sorted(_grouped(weak), key=lambda one: -sum(1 - item.difficulty for *_, item in one[1]))
    for idea, those in groups[:_SHOWN]:
        question, lesson, _ = those[0]
        about = f"the idea that {CATALOGUE[idea].thought} ({idea}); in fact {CATALOGUE[idea].fact}" if idea else question
        where = lesson_called(OF_IDEAS.get(idea, lesson))
        more = f" and {len(those) - _ITEMS} more" if len(those) > _ITEMS else ""
        items = ", ".join(item_name(item.item) for *_, item in those[:_ITEMS]) + more
        share = fmean(item.difficulty for *_, item in those)
        go = f" Go to {where}" if where else ""
        yield f"{_upper(about)}: {items}; {share:.0%} of the points.{go}"


def _grouped(weak: Sequence[Asked]) -> Iterator[tuple[str, list[Asked]]]:
    """Yield items by the idea that most of them share, then by that of most of the rest; and at last by question."""
    left = list(weak)
    while left:
        counts = Counter(idea for *_, item in left for idea in _ideas(item))
        idea, number = next(iter(counts.most_common(1)), ("", 0))
        if number < 2:
            break
        yield idea, [one for one in left if idea in _ideas(one[2])]
        left = [one for one in left if idea not in _ideas(one[2])]
    questions: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in left:
        questions[one[0]].append(one)
    yield from (("", those) for those in questions.values())


def _ideas(item: ItemReport) -> tuple[str, ...]:
    key = item.item.key
    return tuple(idea for idea in key.misconception if idea in CATALOGUE) if key else ()


def _talk(report: ClassReport, name_of: Naming) -> Iterator[str]:
    """Yield each student whose papers one idea explains, and those with few of the points."""
    for student in sorted(report.explained, key=name_of):
        idea = report.explained[student].misconception
        where = lesson_called(OF_IDEAS.get(idea, ""))
        yield f"{name_of(student)}: perhaps thinks that {CATALOGUE[idea].thought} ({idea})" + (f", {where}" if where else "")
    scores: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for one in report.exercises:
        for paper in one.papers:
            scores[paper.student][0] += paper.score
            scores[paper.student][1] += paper.possible
    shares = {student: score / possible for student, (score, possible) in scores.items() if student not in report.explained}
    low = sorted((student for student, share in shares.items() if share < _LITTLE), key=lambda one: shares[one])
    if low:
        more = f"; and {len(low) - _NAMED} more" if len(low) > _NAMED else ""
        told = "; ".join(f"{name_of(one)} {shares[one]:.0%}" for one in low[:_NAMED])
        yield f"Less than half of the points, and no single idea behind it: {told}{more}"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
