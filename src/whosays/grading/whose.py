"""Whose paper is whose, over all that this run and earlier ones have seen.

1. `Whose.note` takes down where each paper comes from and what is signed on it.
2. `Whose.settled` then names its student: a roster's row for the file; or whose form it is, where nobody else has signed it; or
   the signature; or the place. A signature that is a part of the name that the form or the place tells is that student's.
   Namesakes with numbers of their own are told apart by these.
3. `Whose.told` says what a teacher should look at.

A platform's number tells people apart within one assignment alone: some platforms count anew for each.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from whosays.grading.roster import is_part, same_name
from whosays.grading.submission import few
from whosays.tables import shown

_TOLD = 10
"""Notices of one sort that are told one by one."""
BY_ROSTER = "roster"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of a paper: `signed` is the name in it, `place` whom its folder names, `number` what tells namesakes apart.

    `before` is the student whom the roster of an earlier run named, or "".
    """

    submission: str
    exercise: str
    signed: str = ""
    place: str = ""
    number: str = ""
    before: str = ""

    @property
    def name(self) -> str:
        """Return the name in the paper, or else that of its place."""
        return self.signed or self.place


@dataclass(frozen=True, slots=True)
class Settled:
    """Whose a paper is, None where nothing tells, and what is to be said of it; `by` is `BY_ROSTER` where one decided."""

    student: str | None
    warnings: tuple[str, ...] = ()
    by: str = ""


class Whose:
    """What tells whose the papers are: a roster by `files`, the `owners` of forms, and the papers themselves.

    `assignment` gives the name that the variants of one assignment share, and `listed` the students of the class.
    """

    def __init__(
        self,
        files: Mapping[str, str],
        owners: Mapping[str, str],
        *,
        listed: Iterable[str] = (),
        assignment: Callable[[str], str] = lambda name: name,
    ) -> None:
        self.files = {_path(name): student for name, student in files.items()}
        self.owners, self.assignment = owners, assignment
        self.everybody = tuple(dict.fromkeys((*files.values(), *owners.values(), *listed)))
        self.students = set(map(same_name, self.everybody))
        self.together = _run_together(self.everybody)
        self.fits: defaultdict[str, set[str]] = defaultdict(set)
        self.clues: list[tuple[tuple[str, ...], Clue]] = []
        self.notices: dict[str, str] = {}
        self.off: dict[str, None] = {}
        self.before: dict[str, str] = {}

    def note(self, clue: Clue) -> None:
        """Take down a paper; all are noted before the first is settled."""
        for path in _ends(clue.submission):
            if path in self.files:
                self.fits[path].add(clue.submission)
        clue = self._in_full(clue)
        if clue.before:
            self.before[clue.submission] = clue.before
        elif clue.name and clue.number:
            self.clues.append((self._scope(clue), clue))

    def _scope(self, clue: Clue) -> tuple[str, ...]:
        """Return within what the number of a paper tells namesakes apart: rows count in their own table alone."""
        table = clue.submission.rpartition(", row ")[0] if clue.number.startswith("row ") else ""
        return same_name(clue.name), self.assignment(clue.exercise), table

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, ...], Mapping[str, Clue]]:
        """Return the numbers of each name that has several, each with a paper that bears it."""
        found: defaultdict[tuple[str, ...], dict[str, Clue]] = defaultdict(dict)
        for scope, clue in self.clues:
            if self._named(clue.submission) is None and not self._is_owners(clue):
                found[scope].setdefault(clue.number, clue)
        return {scope: numbers for scope, numbers in found.items() if len(numbers) > 1}

    @cached_property
    def _own(self) -> set[tuple[str, ...]]:
        """Return the names of which one paper lies in a place of that name."""
        return {
            scope for scope, those in self._numbers.items() if any(same_name(one.place) == scope[0] for one in those.values())
        }

    @cached_property
    def _namesakes(self) -> Mapping[tuple[str, ...], Sequence[Clue]]:
        """Return a paper of each student of one name, where there are several."""
        found = {scope: [one for one in those.values() if not self._is_borrowed(one)] for scope, those in self._numbers.items()}
        return {scope: those for scope, those in found.items() if len(those) > 1}

    def _is_borrowed(self, clue: Clue) -> bool:
        """Tell whether a paper lies in the place of another student than its signer, whose own place is known too."""
        return bool(clue.place) and same_name(clue.place) != same_name(clue.name) and self._scope(clue) in self._own

    def _named(self, submission: str) -> str | None:
        """Return whom the roster, or an earlier one, names for a file: by its path, or by the end of it that fits no other."""
        named = (self.files[path] for path in _ends(submission) if path in self.files and self._is_clear(path))
        return next(named, None) or self.before.get(submission)

    def _is_clear(self, path: str) -> bool:
        return len(self.fits[path]) <= 1 or any(_path(one) == path for one in self.fits[path])

    def settled(self, clue: Clue) -> Settled:
        """Return whose the paper is, and take down what is to be told of it."""
        found = self.found(clue)
        for warning in found.warnings:
            if warning == _OFF:
                self.off[clue.submission] = None
            else:
                self.notices[clue.submission] = warning
        return found

    def found(self, clue: Clue) -> Settled:
        """Return whose a paper seems to be, of which nothing need be told."""
        named = self._named(clue.submission)
        clue = clue if named else self._in_full(clue)
        if not clue.signed and clue.place in self.together:
            clue = replace(clue, place=self.together[clue.place])
        if named:
            differs = clue.signed and same_name(clue.signed) != same_name(named)
            return Settled(named, (f"it is signed {clue.signed!r}; the roster says {named!r}",) if differs else (), BY_ROSTER)
        owner = self.owners.get(clue.exercise)
        if self._is_owners(clue):
            return Settled(owner)
        if self._is_borrowed(clue):
            what = f"it is signed {clue.signed!r}, and lies in the folder of {clue.place!r}: it counts for {clue.place!r}"
            return Settled(clue.place, (f"{what}; to give it to somebody else, name the file in a --roster",))
        student = self._apart(clue) or None
        if owner:
            what = f"it is signed {clue.name!r}, but the form {clue.exercise} is that of {owner!r}: it counts for {student!r}"
            return Settled(student, (f"{what}; to give it to {owner!r}, name the file in a --roster",))
        warnings = (_OFF,) if self.files else ()
        if clue.signed and same_name(clue.place) in self.students - {same_name(clue.signed)}:
            what = f"it is signed {clue.signed!r}, and lies in the folder of {clue.place!r}: it counts for {clue.signed!r}"
            return Settled(student, (*warnings, f"{what}; to give it to {clue.place!r}, name the file in a --roster"))
        return Settled(student, warnings)

    def _in_full(self, clue: Clue) -> Clue:
        """Return the clue with the student's whole name where a part of it is signed, such as "rosa" for "Rosa Diaz".

        Form and place must not name two, and a part that is the name of somebody else in the class stays as it is.
        """
        if not clue.signed or same_name(clue.signed) in self.students:
            return clue
        place = self.together.get(clue.place, clue.place)
        told = {same_name(one): one for one in (place, self.owners.get(clue.exercise, "")) if same_name(one) in self.students}
        whole = next(iter(told.values())) if len(told) == 1 else ""
        return replace(clue, signed=whole) if whole and is_part(clue.signed, whole) else clue

    def _is_owners(self, clue: Clue) -> bool:
        """Tell whether a paper is on somebody's form, and nothing in it speaks for somebody else.

        "Jack Smith" does not speak against "Jack Smith (5a)".
        """
        owner = self.owners.get(clue.exercise)
        if not owner:
            return False
        if same_name(clue.name) in ("", same_name(owner), same_name(_IN_BRACKETS.sub("", owner))):
            return True
        return not clue.signed and same_name(clue.place) not in self.students

    def _apart(self, clue: Clue) -> str:
        scope = self._scope(clue)
        several = scope in self._namesakes and clue.number in self._numbers[scope]
        return _numbered(clue.name, clue.number) if several else clue.name

    def told(self) -> Iterator[str]:
        """Yield what a teacher should know of whose the papers are."""
        for those in list(self._namesakes.values())[:_TOLD]:
            apart = ", ".join(f"'{shown(self._apart(one))}' ('{shown(one.submission, longest=300)}')" for one in those[:_TOLD])
            more = f" and {len(those) - _TOLD} more" if len(those) > _TOLD else ""
            yield f"{len(those)} students of one name: {apart}{more}; if they are one, or for better names, write a --roster"
        if len(self._namesakes) > _TOLD:
            yield f"and {len(self._namesakes) - _TOLD} more names that several students bear"
        for path, fit in self.fits.items():
            if not self._is_clear(path):
                such = few(sorted(fit)[:2])
                yield f"the roster's '{shown(path, longest=300)}' fits {len(fit)} papers; write more of the path: {such}"
        if self.files and not any(self.fits.values()):
            yield f"no row of the roster is the name of a paper; papers are called {few(list(self.off)[:2]) or 'otherwise'}"
        elif self.off:
            yield f"not on the roster: {few(list(self.off))}"
        for name, words in list(self.notices.items())[:_TOLD]:
            yield f"{shown(name, longest=300)}: {words}"
        if len(self.notices) > _TOLD:
            yield f"and {len(self.notices) - _TOLD} more such papers"


_OFF = "not on the roster"


def _run_together(students: Iterable[str]) -> dict[str, str]:
    """Return the students by their names in one word, as Canvas writes them, the last name first.

    >>> _run_together(["Ada Sample"])["sampleada"]
    'Ada Sample'
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for student in students:
        words = re.findall(r"[^\W_]+", same_name(student))
        for at in range(1, len(words)):
            found["".join(words[at:] + words[:at])][same_name(student)] = student
    return {name: next(iter(those.values())) for name, those in found.items() if len(those) == 1}


def _numbered(name: str, number: str) -> str:
    return f"{name} ({number})" if number.startswith("row ") else f"{name} {number}"


def _path(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def _ends(submission: str) -> Iterator[str]:
    """Yield the path of a paper and each end of it, the longest first.

    >>> list(_ends("class.zip/Ada/a.json"))
    ['class.zip/Ada/a.json', 'Ada/a.json', 'a.json']
    """
    parts = _path(submission).split("/")
    return ("/".join(parts[at:]) for at in range(len(parts)))


def clue_of(result: Mapping[str, Any]) -> Clue:
    """Return what a line of results says of whose it is."""
    whose = result.get("whose") or {}
    student = str(result.get("student") or "")
    before = student if whose.get("by") == BY_ROSTER else ""
    signed = str(whose.get("signed", "")) if whose else student
    return Clue(
        str(result["submission"]), str(result.get("exercise", "")), signed, str(whose.get("place", "")),
        str(whose.get("number", "")), before,
    )  # fmt: skip


def whose_as_dict(clue: Clue, settled: Settled) -> dict[str, Any]:
    """Return what a line of results keeps, so that a later run can settle it anew."""
    made = {"signed": clue.signed, "place": clue.place, "number": clue.number, "by": settled.by, "told": list(settled.warnings)}
    return {name: value for name, value in made.items() if value}


def resettled(result: Mapping[str, Any], whose: Whose) -> dict[str, Any]:
    """Return a line of results with its student as `whose` settles it now."""
    clue = clue_of(result)
    found = whose.settled(clue)
    old = (result.get("whose") or {}).get("told", [])
    kept = [one for one in result.get("warnings", []) if one not in old]
    told = whose_as_dict(clue, found)
    made = {**result, "student": found.student, "warnings": [*kept, *found.warnings]}
    return {**made, "whose": told} if told else made
