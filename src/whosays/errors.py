"""Ground floor: the errors a person can mend. Each says what happened, where, and what to do.

WhoSaysError
├── ArticleError       an article cannot be opened or read
├── ExerciseError      an exercise folder contradicts itself
├── SubmissionError    a submission cannot be used
└── GoldError          a gold file cannot be used
"""

import difflib
from collections.abc import Iterable


class WhoSaysError(Exception):
    """A mistake a person made and can mend.

    Parameters
    ----------
    what : what happened, without a full stop.
    where : the file, and the place in it.
    fix : what to do about it.

    >>> print(WhoSaysError("no such article", where="brigde.txt", fix="use bridge.txt"))
    brigde.txt: no such article
      fix: use bridge.txt
    """

    def __init__(self, what: str, *, where: str, fix: str) -> None:
        super().__init__(what, where, fix)
        self.what, self.where, self.fix = what, where, fix

    def __str__(self) -> str:
        """Return the message for a person: what happened, where, and what to do."""
        return f"{self.where}: {self.what}\n  fix: {self.fix}"


class ArticleError(WhoSaysError):
    """An article cannot be opened or read."""


class ExerciseError(WhoSaysError):
    """An exercise folder contradicts itself."""


class SubmissionError(WhoSaysError):
    """A submission cannot be used."""


class GoldError(WhoSaysError):
    """A gold file cannot be used."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return advice that names the closest of the `known` words, or all of them.

    >>> nearest("brigde", ["bridge", "budget"])
    "use 'bridge'"
    >>> nearest("x", ["bridge", "budget"])
    "use one of: 'bridge', 'budget'"
    """
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1)
    return f"use {close[0]!r}" if close else "use one of: " + ", ".join(map(repr, names))
