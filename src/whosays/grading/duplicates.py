"""Whose papers have come in: students without one, one student twice, two students with the same answers throughout."""

import hashlib
from collections.abc import Iterable, Iterator

from whosays.grading.marking import Grade
from whosays.grading.roster import same_name
from whosays.tables import shown

_SHOWN, _NAMED, _FEWEST_WRONG = 10, 5, 3
"""Sets of twins that are told, papers of a set that are named, and wrong answers in common that are more than chance."""


class Duplicates:
    """What has been handed in so far, as far as twins need it: of most papers no more than two short hashes.

    `names` are the students by the last spelling of each, and `written` pairs of a student and an exercise, in the order in
    which papers count.
    """

    def __init__(self) -> None:
        self.first: dict[bytes, str] = {}
        self.same_student: dict[bytes, list[str]] = {}
        self.same_answers: dict[bytes, list[str]] = {}
        self.whose: dict[bytes, tuple[str, str]] = {}
        self.names: dict[str, str] = {}
        self.written: dict[tuple[str, str], None] = {}

    def note_student(self, name: str, *, exercise: str, student: str | None) -> None:
        """Note whose the paper `name` is; papers are noted in the order in which they count."""
        if student:
            self.names[same_name(student)] = student
            self.written.pop((same_name(student), exercise), None)
            self.written[same_name(student), exercise] = None
            digest = self._note(name, b"student", f"{exercise}\0{same_name(student)}", self.same_student)
            if digest in self.same_student:
                self.whose[digest] = student, exercise

    def note_answers(self, name: str, grade: Grade) -> None:
        """Note the answers of a grade; right answers are alike, wrong ones need not be."""
        if sum(bool(item.answer) and item.earned < item.possible for item in grade.items) >= _FEWEST_WRONG:
            answers = "\0".join(f"{item.item}\0{item.answer}" for item in grade.items)
            self._note(name, b"answers", answers, self.same_answers)

    def _note(self, name: str, kind: bytes, text: str, twins: dict[bytes, list[str]]) -> bytes:
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12, person=kind).digest()
        first = self.first.setdefault(digest, name)
        if first is not name:
            twins.setdefault(digest, [first]).append(name)
        return digest

    def without_paper(self, students: Iterable[str]) -> list[str]:
        """Return those of `students` of whom no paper has been noted, each once."""
        return [student for student in dict.fromkeys(students) if same_name(student) not in self.names]

    def told(self) -> Iterator[str]:
        """Yield a sentence for each set of twins."""
        for digest, names in list(self.same_student.items())[:_SHOWN]:
            student, exercise = map(shown, self.whose[digest])
            yield f"{student} handed in {len(names)} papers on {exercise}; the last one counts: {_listed(names)}"
        for names in list(self.same_answers.values())[:_SHOWN]:
            yield f"the same answers throughout {len(names)} times: {_listed(names)}"
        for words, twins in (("more than one paper", self.same_student), ("the same answers throughout", self.same_answers)):
            if len(twins) > _SHOWN:
                yield f"{words}: and {len(twins) - _SHOWN} more such sets"


def _listed(names: list[str]) -> str:
    """Return the last of `names`, whole: papers of a learning platform differ far behind in their names."""
    more = f"{len(names) - _NAMED} more, " if len(names) > _NAMED else ""
    return more + ", ".join(f"'{shown(name, longest=300)}'" for name in names[-_NAMED:])
