"""The report of a class as one page that needs nothing else, and as tables for a spreadsheet."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean, median

from whosays.grading.gradebook import FEW, SPLIT, ClassReport, ExerciseReport, ItemReport
from whosays.grading.misconceptions import CATALOGUE
from whosays.grading.papers import Paper
from whosays.grading.roster import same_name
from whosays.grading.standing import IS_GRADED, Standing
from whosays.render.accounts import account_html
from whosays.render.numbers import words_of
from whosays.render.page import escaped, head, style
from whosays.render.plain import excerpt, item_name
from whosays.render.spreadsheet import csv_text
from whosays.render.summary import in_short
from whosays.statistics.testing import Detection

Naming = Callable[[str], str]

LEANS = {
    "gate": ("calling a line the page", "calling a line the story"),
    "voice": ("saying that nobody is answerable", "seeing a source"),
    "check": ("calling a claim an opinion", "calling a claim a fact"),
}
_LEANS_FROM = 0.2
"""The criterion c from which a class is said to lean."""
_SPLITS_SHOWN, _SPLIT_FROM = 6, 4
"""Items shown, and papers without which a split of an item is chance."""


def class_page(report: ClassReport, *, name_of: Naming, simulated: bool = False) -> str:
    """Return the page; `name_of` says what a student is called on it."""
    return "\n".join(_lines(report, name_of, simulated=simulated)) + "\n"


def _lines(report: ClassReport, name_of: Naming, *, simulated: bool) -> Iterator[str]:
    title = ", ".join(one.exercise.title for one in report.exercises[:3])
    yield from head(f"Class report: {title}", style("sheets.css"))
    yield f"<header><h1>Class report: {escaped(title)}</h1>"
    refused = f"; {words_of(report.refused, 'submission')} could not be used" if report.refused else ""
    yield f'<p class="soft">{words_of(len(report.students), "student")}{refused}</p>'
    if simulated:
        yield '<p class="note"><strong>Simulated.</strong> No student wrote these papers; a program made them up.</p>'
    yield "</header><main>"
    for line in chosen_lines(report, name_of=name_of):
        yield f'<p class="note">{escaped(line)}.</p>'
    yield from in_short(report, name_of)
    if report.account:
        yield from account_html(report.account, name_of=name_of)
    yield from _misconceptions(report)
    yield from _growth(report)
    for one in report.exercises:
        variants = f" on {one.exercise.pooled} variants, counted together" if one.exercise.pooled else ""
        yield f'<h2>{escaped(one.exercise.title)}</h2><p class="soft">{words_of(len(one.papers), "paper")}{variants}</p>'
        if one.few:
            told = f"Fewer than {FEW} papers: too few for a verdict on single items. Read the figures as questions."
            yield f'<p class="note">{told}</p>'
        for part in (_scores, _splits, _certainty, _items, _figures):
            yield from part(one)
    yield from _students(report, name_of)
    yield "</main></body></html>"


def chosen_lines(report: ClassReport, *, name_of: Naming) -> Iterator[str]:
    """Yield a line for each student who wrote several variants: which one counts."""
    for one in report.chosen:
        why = "which is the student's own" if one.assigned else "the last one"
        yield f"{name_of(one.student)} wrote {len(one.written)} forms: {', '.join(one.written)}; {one.counts} counts, {why}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], label: str) -> Iterator[str]:
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{escaped(label)}"><table><thead><tr>'
    yield "".join(f'<th scope="col">{escaped(one)}</th>' for one in heads) + "</tr></thead><tbody>"
    for row in rows:
        cells = "".join(f"<td>{escaped(cell)}</td>" for cell in row[1:])
        yield f'<tr><th scope="row">{escaped(row[0])}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _scores(report: ExerciseReport) -> Iterator[str]:
    counts = Counter(min(9, int(10 * paper.score / paper.possible)) for paper in report.papers)
    most = max(counts.values())
    yield "<h3>Scores</h3>"
    yield '<table><thead><tr><th scope="col">Share of the points</th><th scope="col">Papers</th></tr></thead><tbody>'
    for ten in range(10):
        end = 100 if ten == 9 else 10 * ten + 9
        width = f"{160 * counts[ten] / most:.0f}"
        bar = f'<svg width="160" height="12" aria-hidden="true"><rect class="bar" width="{width}" height="12"/></svg>'
        yield f'<tr><th scope="row">{10 * ten} to {end}%</th><td>{bar} {counts[ten]}</td></tr>'
    yield "</tbody></table>"
    shares = [paper.score / paper.possible for paper in report.papers]
    yield f"<p>Mean {fmean(shares):.0%}, median {median(shares):.0%}.</p>"


def _figures(report: ExerciseReport) -> Iterator[str]:
    yield "<details><summary>For those who like figures</summary>"
    if report.alpha is not None:
        told = (
            f"Cronbach's alpha of the test: {report.alpha:.2f}. For a talk with the class .60 will do; for a grade aim at .75."
        )
        yield f"<p>{told}</p>"
    yield from _bias(report)
    yield from _agreement(report)
    yield "</details>"


def _misconceptions(report: ClassReport) -> Iterator[str]:
    yield "<h2>Ideas to talk about</h2>"
    if not report.misconceptions:
        yield "<p>No single wrong idea explains a student's papers better than not knowing does.</p>"
        yield from _not_asked(report)
        return
    yield "<p>The idea that explains a paper best, if it does so far better than not knowing. A hint, not a finding.</p>"
    rows = []
    called = _items_called(report)
    for name, papers in report.misconceptions.items():
        items = Counter(item for one in papers for item in one.items)
        told = "; ".join(f"{called[item]}: {count}" for item, count in items.most_common(6))
        rows.append((_in_words(name), f"{len(papers)} of {len(report.students)}", CATALOGUE[name].fact, told))
    yield from _table(("You may think", "Students", "In fact", "Items that show it"), rows, "Misconceptions")
    yield from _not_asked(report)


def _in_words(name: str) -> str:
    return f"{CATALOGUE[name].thought} ({name})"


def _items_called(report: ClassReport) -> dict[str, str]:
    """Return what each item is called, by exercise and name; where there are several exercises, with the title of its own."""
    exercises = [one.exercise for one in report.exercises]
    titles = {one.id: f"{one.title}, " if len(exercises) > 1 else "" for one in exercises}
    return {f"{one.id}/{item.id}": titles[one.id] + item_name(item) for one in exercises for item in one.items}


def _not_asked(report: ClassReport) -> Iterator[str]:
    if report.untold:
        told = "; ".join(map(_in_words, report.untold))
        yield f'<p class="note">These papers have too few items to tell who thinks: {escaped(told)}.</p>'


def _bias(report: ExerciseReport) -> Iterator[str]:
    if not report.bias:
        return
    yield "<h3>Which way the class leans</h3>"
    yield "<p>Hits and false alarms of the whole class. d' is how well two answers are told apart (0: not at all);"
    yield "c is to which one it leans.</p>"
    rows = []
    for question, told in report.bias.items():
        figures = (f"{told.hits:.0%}", f"{told.false_alarms:.0%}", f"{told.d_prime:.2f}", f"{told.criterion:+.2f}")
        rows.append((LEANS[question][0], *figures, _lean(question, told)))
    yield from _table(("Answer", "Hits", "False alarms", "d'", "c", "Leans to"), rows, "Bias")


def _lean(question: str, told: Detection) -> str:
    if abs(told.criterion) < _LEANS_FROM:
        return "neither side"
    return LEANS[question][told.criterion > 0]


def _splits(report: ExerciseReport) -> Iterator[str]:
    talked = (one for one in report.items if one.split >= SPLIT and one.papers >= _SPLIT_FROM)
    split = sorted(talked, key=lambda one: -one.split)[:_SPLITS_SHOWN]
    if not split:
        return
    yield "<h3>Where your class split</h3><p>Good places to start a talk: let each side point at words.</p>"
    for one in split:
        yield f'<p class="text">{escaped(one.item.text or one.item.prompt)}</p>'
        yield f'<p class="soft">{escaped(item_name(one.item))}: {escaped(_counts(one))}</p>'


def _counts(one: ItemReport) -> str:
    return "; ".join(f"{answer} {sum(thirds)}" for answer, thirds in one.chosen.items())


def _agreement(report: ExerciseReport) -> Iterator[str]:
    yield "<h3>Agreement</h3><ul>"
    yield f"<li>With the key, Cohen's kappa, the paper in the middle: {_number(report.kappa_with_key)}</li>"
    yield f"<li>Among the students, Krippendorff's alpha: {_number(report.agreement)}</li></ul>"


def _number(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"


def _certainty(report: ExerciseReport) -> Iterator[str]:
    if not report.certainty:
        return
    yield "<h3>How sure, and how right</h3>"
    rows = [
        (f"certainty {sure}", f"{right} of {number}", f"{right / number:.0%}")
        for sure, (right, number) in report.certainty.items()
    ]
    yield from _table(("Said to be sure", "Right", "Share"), rows, "Certainty")


def _growth(report: ClassReport) -> Iterator[str]:
    growth = report.growth
    if growth is None:
        return
    yield "<h2>Growth</h2>"
    yield (
        f"<p>{words_of(growth.papers, 'student')} wrote {escaped(report.grown_from)} before. They gained "
        f"{100 * growth.mean:+.1f} points of 100 (95% interval {100 * growth.low:+.1f} to {100 * growth.high:+.1f})"
        + (f", d = {growth.d_z:.2f}" if growth.d_z is not None else "")
        + (f", {growth.normalised:.0%} of what was left to gain" if growth.normalised is not None else "")
        + ".</p>"
    )
    if growth.papers < FEW:
        yield f'<p class="note">Fewer than {FEW} pairs: one class of this size can show only large effects.</p>'


def _items(report: ExerciseReport) -> Iterator[str]:
    yield "<h3>Items</h3><p>Answers are counted in the best third of the papers / the middle / the weakest.</p>"
    rows = [
        (
            f"{item_name(one.item)} {excerpt(one.item.text or one.item.prompt, longest=60)}",
            *([str(one.papers)] if report.exercise.pooled else []),
            f"{one.difficulty:.2f}",
            _number(one.correlation),
            str(one.left_out),
            one.right,
            "; ".join(f"{answer}: {' / '.join(map(str, thirds))}" for answer, thirds in one.chosen.items()),
            "too few for a verdict" if one.few else "; ".join(one.flags),
        )
        for one in report.items
    ]
    papers = ("Papers",) if report.exercise.pooled else ()
    heads = ("Item", *papers, "Difficulty", "With the rest", "Left out", "Key", "Answers", "Look at")
    yield from _table(heads, rows, "Items")


def _students(report: ClassReport, name_of: Naming) -> Iterator[str]:
    yield "<h2>Students</h2>"
    papers = {(paper.student, paper.exercise): paper for one in report.exercises for paper in one.papers}
    rows = []
    for student in sorted(report.students, key=name_of):
        points = [_points(papers.get((student, one.exercise.id))) for one in report.exercises]
        idea = _in_words(report.explained[student].misconception) if student in report.explained else ""
        rows.append((name_of(student), *points, idea))
    heads = ("Student", *(one.exercise.title for one in report.exercises), "An idea to talk about")
    yield from _table(heads, rows, "Students")


def _points(paper: Paper | None) -> str:
    return f"{paper.score:g} of {paper.possible:g}" if paper else ""


def students_csv(report: ClassReport, *, name_of: Naming) -> str:
    """Return a row for each student and exercise: points, and what each item earned."""
    rows: list[Sequence[object]] = [("student", "exercise", "score", "possible", "items")]
    for one in report.exercises:
        points = {item.id: float(item.points) for item in one.exercise.items}
        for paper in sorted(one.papers, key=lambda paper: name_of(paper.student)):
            earned = [f"{name} {paper.items[name].share * worth:g}" for name, worth in points.items() if name in paper.items]
            rows.append((name_of(paper.student), paper.exercise, paper.score, paper.possible, "; ".join(earned)))
    return csv_text(rows)


def gradebook_csv(report: ClassReport, stands: Standing) -> str:
    """Return a row for each student under the real name: points for each exercise, their sum, the maximum and the percent.

    What was not handed in is left empty, and the status says why; the points of the student's own form, or else the most that
    somebody could have, count in the maximum. Whoever is on the list of the class has a row, and whoever handed in something;
    sum and percent of those without any grade are empty too.
    """
    columns = [{same_name(paper.student): paper for paper in one.papers} for one in report.exercises]
    rows: list[Sequence[object]] = [("student", *_heads(report), "sum", "maximum", "percent", "status")]
    for student in _everybody(report, stands):
        written = [papers.get(same_name(student)) for papers in columns]
        done = any(written)
        total = sum(paper.score for paper in written if paper)
        maximum = sum(
            paper.possible if paper else stands.worth(student, one.exercise.id) or max(paper.possible for paper in one.papers)
            for paper, one in zip(written, report.exercises, strict=True)
        )
        points = (_tidy(paper.score) if paper else "" for paper in written)
        percent = round(100 * total / maximum, 1) if done else ""
        sums = (_tidy(total) if done else "", _tidy(maximum), percent)
        rows.append((student, *points, *sums, _status(report, stands, student, written)))
    return csv_text(rows)


def _titles(report: ClassReport) -> list[str]:
    """Return what each exercise is called, with its id where others have the same title."""
    titles = Counter(one.exercise.title for one in report.exercises)
    exercises = [one.exercise for one in report.exercises]
    return [one.title + (f", {one.id}" if titles[one.title] > 1 else "") for one in exercises]


def _heads(report: ClassReport) -> Iterator[str]:
    """Yield the heading of each exercise, with its points where they are the same for all."""
    for title, one in zip(_titles(report), report.exercises, strict=True):
        worth = {paper.possible for paper in one.papers}
        yield title + (f" (of {_tidy(max(worth))})" if len(worth) == 1 else " (points)")


def _everybody(report: ClassReport, stands: Standing) -> list[str]:
    """Return the students with a paper, those on the list of the class, and those whose papers are not graded."""
    listed = report.account
    absent = (*(name for name, _ in listed.refused), *listed.nothing) if listed else ()
    names: dict[str, str] = {}
    for student in (*report.students, *absent, *stands.names):
        names.setdefault(same_name(student), student)
    return sorted(names.values(), key=str.casefold)


def _status(report: ClassReport, stands: Standing, student: str, written: Sequence[Paper | None]) -> str:
    """Return what became of a student's papers: one word where it is the same for all, else what is missing, by exercise."""
    exercises = (one.exercise.id for one in report.exercises)
    states = [IS_GRADED if paper else stands.state(student, one) for one, paper in zip(exercises, written, strict=True)]
    if len(set(states)) == 1:
        return states[0]
    told = zip(_titles(report), states, strict=True)
    return "; ".join(f"{title}: {state}" for title, state in told if state != IS_GRADED)


def _tidy(points: float) -> float:
    return int(points) if points == int(points) else round(points, 2)


def items_csv(report: ClassReport) -> str:
    """Return a row for each item."""
    rows: list[Sequence[object]] = [
        ("exercise", "item", "papers", "difficulty", "correlation", "left_out", "key", "answers", "flags")
    ]
    for exercise in report.exercises:
        for one in exercise.items:
            correlation: object = "" if one.correlation is None else round(one.correlation, 4)
            flags = "too few for a verdict" if one.few else "; ".join(one.flags)
            figures = (one.papers, round(one.difficulty, 4), correlation, one.left_out)
            rows.append((exercise.exercise.id, one.item.id, *figures, one.right, _counts(one), flags))
    return csv_text(rows)
