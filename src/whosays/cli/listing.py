"""The list of a class, as ``grade``, ``class`` and ``assign`` take it; and whose each form is, where the keys tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

WHO_HAS_WHICH = "who-has-which.csv"
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class ClassList:
    """The `students` of a class, none where there is no list, and the `owners` of forms."""

    students: tuple[str, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)


def class_list(keys: str, students: str | None) -> ClassList:
    """Return the list in the file `students`; without one, that of the forms in `keys` and the folders in it, or above it."""
    from whosays.grading.roster import open_roster

    folder = Path(keys)
    inside = sorted(folder.glob(f"**/{WHO_HAS_WHICH}"))
    above = [one for one in (folder.parent / WHO_HAS_WHICH,) if one.is_file()]
    owners = {form: owner for path in inside or above for form, owner in open_roster(path).items()}
    # With a list above, one form of many is graded.
    listed = students_in(students) if students else tuple(dict.fromkeys(owners.values())) if inside else ()
    return ClassList(listed, owners)


def students_in(path: str) -> tuple[str, ...]:
    """Return the names in the file at `path`, each there once."""
    from whosays.errors import SubmissionError
    from whosays.grading.lists import names_of
    from whosays.grading.roster import list_of
    from whosays.tables import read_file

    return list_of(names_of(read_file(Path(path), limit=LARGEST, error=SubmissionError), where=path), where=path)
