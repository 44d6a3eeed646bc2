"""Twins among submissions: one student twice, or two students with the same answers throughout."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from whosays.grading.marking import Grade
from whosays.grading.submission import few

_SHOWN = 5


class Duplicates:
    """What has been handed in so far, as far as twins need it."""

    def __init__(self) -> None:
        self.by_student: defaultdict[str, list[str]] = defaultdict(list)
        self.by_answers: defaultdict[bytes, list[str]] = defaultdict(list)

    def note(self, name: str, grade: Grade) -> None:
        """Note the student and the answers of a grade; a blank paper has no twin."""
        if grade.student:
            self.by_student[unicodedata.normalize("NFKC", grade.student).casefold()].append(name)
        answers = "\0".join(f"{item.item}\0{item.answer}" for item in grade.items)
        if any(item.answer for item in grade.items) and grade.score != grade.possible:
            self.by_answers[hashlib.blake2b(answers.encode("utf-8", "surrogatepass"), digest_size=12).digest()].append(name)

    def told(self) -> Iterator[str]:
        """Yield a sentence for each set of twins; full marks are no sign, since right answers are alike."""
        for names in self.by_student.values():
            if len(names) > 1:
                yield f"the same student {len(names)} times: {few(names)}"
        twins = [names for names in self.by_answers.values() if len(names) > 1]
        for names in twins[:_SHOWN]:
            yield f"the same answers throughout: {few(names)}"
        if len(twins) > _SHOWN:
            yield f"and {len(twins) - _SHOWN} more sets of the same answers"
