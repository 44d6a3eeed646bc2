"""One submission as it came in, before anybody knows what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.errors import SubmissionError

Items = Mapping[str, Sequence[str]]
"""The ids of the items of each exercise that papers may be for, by its name."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One submission: what errors call it, and its bytes, or the reason why there are none.

    `student` is the one whom a folder or a file name tells, or the table, "" where none does. `number` tells namesakes apart:
    the platform's own, or the row of a table. `aside` is true of a file that is no submission: nothing was handed in with it.
    """

    name: str
    data: bytes = b""
    reason: SubmissionError | None = None
    student: str = ""
    number: str = ""
    aside: bool = False
