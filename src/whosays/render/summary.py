"""What a class report comes to, for Tuesday: what is secure, what to teach again, whom to talk to."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import fmean

from whosays.grading.gradebook import ClassReport, ItemReport
from whosays.grading.misconceptions import CATALOGUE
from whosays.render.lessons import OF_IDEAS, lesson_called, question_of
from whosays.render.numbers import words_of
from whosays.render.page import escaped
from whosays.render.plain import item_name, quoted

Naming = Callable[[str], str]
Shares = Mapping[str, tuple[float, int]]
"""For each question the share of its points that the class has, each paper counted, and the number of its items."""
Asked = tuple[str, str, ItemReport]
"""What an item asks, the lesson to go to for it, and what the class did with it."""

SECURE, WEAK = 0.8, 0.6
"""Shares of the points from which a question is secure, and below which an item is to be taught again."""
_FEWEST, _SHOWN, _ITEMS, _EXCERPT = 3, 4, 6, 50
"""Items on which a question must be asked before it is called secure; groups shown, items of a group, characters of each."""
_PAPERS = 4
"""Papers, or all there are, that an item must have had to count as weak."""
_LITTLE, _NAMED = 0.5, 5
"""The share of the points below which a student is named, and students who are: the lowest."""


def in_short(report: ClassReport, name_of: Naming) -> Iterator[str]:
    """Yield the section with which the page begins."""
    yield "<h2>In short</h2>"
    shares = _shares(report)
    for head, lines, otherwise in (
        ("Secure", _secure(shares), "No question yet: none has 80% of its points."),
        ("Not yet secure", _open(shares), "No question: all that were asked are secure."),
        ("To teach again", _again(report, shares), "Nothing stands out: no item has less than 60% of its points."),
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


def _shares(report: ClassReport) -> Shares:
    """Return each question that was asked, with the share of its points."""
    found: defaultdict[str, list[ItemReport]] = defaultdict(list)
    for question, _, item in _asked(report):
        found[question].append(item)
    return {
        question: (sum(one.difficulty * one.papers for one in items) / sum(one.papers for one in items), len(items))
        for question, items in found.items()
    }


def _is_secure(share: float, items: int) -> bool:
    return items >= _FEWEST and share >= SECURE


def _secure(shares: Shares) -> Iterator[str]:
    """Yield each question of which the class has most of the points, the surest first."""
    for question, (share, items) in sorted(shares.items(), key=lambda one: -one[1][0]):
        if _is_secure(share, items):
            yield f"{_headed(question)} {share:.0%} of the points, over {words_of(items, 'item')}."


def _open(shares: Shares) -> Iterator[str]:
    """Yield each other question, the weakest first."""
    for question, (share, items) in sorted(shares.items(), key=lambda one: one[1][0]):
        if not _is_secure(share, items):
            few = ", too few to call it secure" if share >= SECURE else ""
            yield f"{_headed(question)} {share:.0%} of the points, over {words_of(items, 'item')}{few}."


def _again(report: ClassReport, shares: Shares) -> Iterator[str]:
    """Yield what weak items have in common, the idea that most of them tempt to or else their question, with the lesson."""
    enough = min(_PAPERS, *(len(one.papers) for one in report.exercises))
    weak = [one for one in _asked(report) if one[2].difficulty < WEAK and one[2].papers >= enough]
    groups = sorted(_grouped(weak), key=lambda one: -sum(1 - item.difficulty for *_, item in one[1]))
    for idea, those in groups[:_SHOWN]:
        question, lesson, _ = those[0]
        if idea:
            about = f"The idea that {CATALOGUE[idea].thought} ({idea}); in fact {CATALOGUE[idea].fact}:"
        elif _is_secure(*shares[question]):
            about = f"{'One item' if len(those) == 1 else f'{len(those)} items'} of a question that is secure otherwise:"
        else:
            about = _headed(question)
        where = lesson_called(OF_IDEAS.get(idea, lesson))
        more = f" and {len(those) - _ITEMS} more" if len(those) > _ITEMS else ""
        items = ", ".join(_in_words(item) for *_, item in those[:_ITEMS]) + more
        share = fmean(item.difficulty for *_, item in those)
        go = f" Go to {where}" if where else ""
        yield f"{about} {items}; {share:.0%} of the points.{go}"


def _in_words(item: ItemReport) -> str:
    """Return what a teacher knows an item by: its number, and its words."""
    return f"{item_name(item.item)} {quoted(item.item.text or item.item.prompt, longest=_EXCERPT)}"


def _headed(question: str) -> str:
    """Return a question as the beginning of a line.

    >>> _headed("who says it?"), _headed("both questions at once")
    ('Who says it?', 'Both questions at once:')
    """
    return _upper(question) if question.endswith("?") else f"{_upper(question)}:"


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
