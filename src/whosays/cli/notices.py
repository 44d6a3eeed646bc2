"""What ``whosays grade`` tells beside the grades: whom to ask, what was passed over, and where the class stands."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from whosays.tables import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.grading.duplicates import Duplicates
    from whosays.grading.exercise import Exercise
    from whosays.grading.marking import Grade


def say(*lines: str) -> None:
    """Write lines to standard error, so that nothing in them steers a terminal."""
    from whosays.render.visible import visible

    for words in lines:
        click.echo(visible(words), err=True)


@dataclass
class Told:
    """What a run has found beside grades: papers that were refused, those without an answer, files that are no paper."""

    refused: list[tuple[str, str]] = field(default_factory=list)
    blank: list[tuple[str, str]] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    outdated: int = 0
    renamed: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Submission, exercise, and the student as an earlier run and as this one names her."""

    def told(self) -> "Iterator[str]":
        """Yield a line on each sort."""
        from whosays.grading.intake import TAKEN
        from whosays.grading.submission import few

        if self.other:
            yield f"left out, a submission ends in {', '.join(TAKEN)}: {few(self.other)}"
        if self.blank:
            those = [f"{shown(student) or 'no name'} ({shown(name, longest=300)})" for name, student in self.blank]
            yield f"nothing handed in, every answer is blank: {'; '.join(those[:10])}{_more(those)}"
        if self.nameless:
            yield f"no name in the row: {'; '.join(self.nameless[:10])}{_more(self.nameless)}"
        if self.outdated:
            yield f"{self.outdated} of the grades that were there are by an earlier key; name those papers to grade them anew"


def unread(exercise: "Exercise", name: str, grade: "Grade") -> "Iterator[str]":
    """Yield a line on answers that are none, such as mistyped letters: they earn nothing, and the teacher should know."""
    from whosays.render.numbers import words_of
    from whosays.render.plain import item_name

    items = {item.id: item for item in exercise.items}
    none = [items[one.item] for one in grade.items if one.outcome == "unreadable"]
    unsure = [
        items[one.item]
        for one in grade.items
        if items[one.item].kind == "certainty" and one.answer and ", certainty " not in one.answer
    ]
    if none:
        those = ", ".join(item_name(item) for item in none[:10])
        yield f"{name}{by_whom(grade)}: {words_of(len(none), 'answer')} could not be read: {those}{_more(none)}"
    if unsure:
        those = ", ".join(item_name(item) for item in unsure[:10])
        yield f"{name}{by_whom(grade)}: {words_of(len(unsure), 'answer')} without how sure, such as b/2: {those}{_more(unsure)}"


def by_whom(grade: "Grade") -> str:
    """Return the student of a grade, to follow the name of a file."""
    return f", {grade.student}" if grade.student else ""


def told_variants(exercises: "dict[str, Exercise]", twins: "Duplicates", owners: "Mapping[str, str]") -> "Iterator[str]":
    """Yield a line for each student who has written several variants."""
    from whosays.grading.pooling import variants_chosen

    for one in variants_chosen(exercises.values(), twins.written, owners=owners):
        why = "which is the student's own" if one.assigned else "the last one"
        forms = f"{len(one.written)} forms: {', '.join(one.written)}"
        yield f"{shown(twins.names[one.student])} wrote {forms}; {one.counts} counts, {why}"


def tell_account(listed: "Sequence[str]", twins: "Duplicates", told: Told, *, err: bool) -> None:
    """Print where each student of the list stands: a list for the teacher that stops in the middle is none."""
    from whosays.grading.accounts import account
    from whosays.render.accounts import account_lines
    from whosays.render.visible import visible

    blank = [student for _, student in told.blank if student]
    for line in account_lines(account(listed, graded=twins.names.values(), refused=told.refused, blank=blank)):
        click.echo(visible(line), err=err)


def tell_absent(students: list[str]) -> None:
    """Name all of them: a list for the teacher that stops in the middle is none."""
    if students:
        say(f"on the roster, without a paper that was graded: {'; '.join(map(shown, students))}")


def _more(names: "Sequence[object]") -> str:
    return f"; and {len(names) - 10} more" if len(names) > 10 else ""
