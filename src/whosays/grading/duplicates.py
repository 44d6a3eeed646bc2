"""Twins among submissions: one student twice, or two students with the same answers throughout."""

import hashlib
from collections.abc import Iterator

from whosays.grading.marking import Grade
from whosays.grading.roster import same_name
from whosays.grading.submission import few

_SHOWN, _FEWEST_WRONG = 5, 3
"""Sets of twins that are told, and wrong answers in common that are more than chance among good papers."""


class Duplicates:
    """What has been handed in so far, as far as twins need it: of most papers no more than two short hashes."""

    def __init__(self) -> None:
        self.first: dict[bytes, str] = {}
        self.same_student: dict[bytes, list[str]] = {}
        self.same_answers: dict[bytes, list[str]] = {}

    def note(self, name: str, grade: Grade) -> None:
        """Note the student and the answers of a grade; right answers are alike, wrong ones need not be."""
        if grade.student:
            self._note(name, b"student", same_name(grade.student), self.same_student)
        if sum(bool(item.answer) and item.earned < item.possible for item in grade.items) >= _FEWEST_WRONG:
            answers = "\0".join(f"{item.item}\0{item.answer}" for item in grade.items)
            self._note(name, b"answers", answers, self.same_answers)

    def _note(self, name: str, kind: bytes, text: str, twins: dict[bytes, list[str]]) -> None:
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12, person=kind).digest()
        first = self.first.setdefault(digest, name)
        if first is not name:
            twins.setdefault(digest, [first]).append(name)

    def told(self) -> Iterator[str]:
        """Yield a sentence for each set of twins."""
        for words, twins in (("the same student", self.same_student), ("the same answers throughout", self.same_answers)):
            for names in list(twins.values())[:_SHOWN]:
                yield f"{words} {len(names)} times: {few(names)}"
            if len(twins) > _SHOWN:
                yield f"{words}: and {len(twins) - _SHOWN} more such sets"
