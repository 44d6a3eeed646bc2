"""The whole class accounted for: of each name on its list, whether something was graded, was refused, or was not handed in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.grading.roster import same_name


@dataclass(frozen=True, slots=True)
class Account:
    """Where each student stands, by the spelling of the list; `refused` has the reason with it, "" where none is known.

    `others` are not on the list. `unknown` is the number of papers that could not be used and name nobody.
    """

    graded: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    nothing: tuple[str, ...]
    others: tuple[str, ...]
    unknown: int = 0

    @property
    def listed(self) -> int:
        """Return how many names the list has."""
        return len(self.graded) + len(self.refused) + len(self.nothing)


def account(
    listed: Sequence[str], *, graded: Iterable[str], refused: Iterable[tuple[str, str]] = (), blank: Iterable[str] = ()
) -> Account:
    """Return the account of a class: `graded` are students, `refused` pairs of a student, or "", and a reason.

    `blank` are students who left all of a paper blank; what has been graded goes before what was refused.
    """
    names = {same_name(name): name for name in listed}
    others = {same_name(name): name for name in (*graded, *blank)}
    reasons: dict[str, str] = {}
    unknown = 0
    for student, reason in refused:
        unknown += not student
        if student:
            reasons.setdefault(same_name(student), reason)
            others.setdefault(same_name(student), student)
    done = {same_name(name) for name in graded}
    return Account(
        graded=tuple(name for key, name in names.items() if key in done),
        refused=tuple((name, reasons[key]) for key, name in names.items() if key in reasons and key not in done),
        nothing=tuple(name for key, name in names.items() if key not in done and key not in reasons),
        others=tuple(name for key, name in others.items() if key not in names),
        unknown=unknown,
    )


def named_in(path: str, listed: Iterable[str]) -> str:
    """Return the one name of a list whose words all stand in the name of a file, or "".

    >>> named_in("in/week5-sample_ada.docx", ["Ada Sample", "Ben Sample"])
    'Ada Sample'
    """
    words = set(re.findall(r"[^\W\d_]+", re.split(r"[/\\]", path)[-1].casefold()))
    found = [name for name in listed if (parts := re.findall(r"[^\W\d_]+", name.casefold())) and words.issuperset(parts)]
    return found[0] if len(found) == 1 else ""


def reasons(results: Iterable[Mapping[str, object]]) -> list[tuple[str, str]]:
    """Return, for each line of results that holds a refusal, the student it seems to be of, or "", and the reason."""
    found = []
    for one in results:
        if isinstance(one, dict) and "refused" in one:
            what = one.get("what") or str(one["refused"]).partition("\n")[0].rpartition(": ")[2]
            found.append((str(one.get("student") or ""), str(what)))
    return found
