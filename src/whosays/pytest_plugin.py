"""Floor 10, a door: an exercise folder is a test file.

``pytest exercises/<slug>`` gives one test for each promise of the folder. With ``--submission``, a file or a folder of
files, it gives one test for each item, which passes with full marks and otherwise fails with the feedback; a line of
points ends the run.

Nothing of whosays is imported at the top: pytest loads this module before coverage can watch, and an error here would
stop pytest itself.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.errors import SubmissionError
    from whosays.grading.check import Promise
    from whosays.grading.marking import ItemGrade

ENDINGS = (".json", ".toml")
POINTS = "whosays-points"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--submission``."""
    parser.getgroup("whosays").addoption(
        "--submission", metavar="FILE_OR_FOLDER", help="grade these answers to the exercise, one test for each item"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a submission that is not there before anything is collected."""
    if config.getoption("submission") is not None and not submissions(config):
        fix = f"name a file of answers, or a folder of {' and '.join(ENDINGS)} files"
        raise pytest.UsageError(f"--submission {config.getoption('submission')}: nothing to grade\n  fix: {fix}")


def submissions(config: pytest.Config) -> tuple[Path, ...]:
    """Return the files that ``--submission`` names, in order."""
    path = Path(config.invocation_params.dir, config.getoption("submission"))
    if path.is_dir():
        return tuple(sorted(one for one in path.iterdir() if one.suffix in ENDINGS and not one.name.startswith(".")))
    return (path,) if path.exists() else ()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ExerciseFile | None:
    """Take each ``exercise.toml`` for a test file."""
    return ExerciseFile.from_parent(parent, path=file_path) if file_path.name == "exercise.toml" else None


class ShortfallError(Exception):
    """What a person reads in place of a traceback."""


class ExerciseFile(pytest.File):
    """An exercise folder: its promises, or the items of the submissions to it."""

    def collect(self) -> Iterable[pytest.Item]:
        """Return the tests of the folder."""
        graded = self.config.getoption("submission") is not None
        return tuple(self._answers() if graded else self._promises())

    def _promises(self) -> Iterator[pytest.Item]:
        from whosays.grading.check import PROMISES

        yield PromiseItem.from_parent(self, name="tables-agree", promise=None)
        for promise in PROMISES:
            yield PromiseItem.from_parent(self, name=promise.name, promise=promise)

    def _answers(self) -> Iterator[pytest.Item]:
        from whosays.grading.exercise import open_exercise
        from whosays.grading.marking import grade_all
        from whosays.tables import shown

        paths = submissions(self.config)
        for path, graded in zip(paths, grade_all(open_exercise(self.path.parent), paths), strict=True):
            name = shown(path.name, longest=300)
            if isinstance(graded, Exception):
                yield RefusedItem.from_parent(self, name=name, reason=graded)
                continue
            for item in graded.items:
                label = item.item if len(paths) == 1 else f"{name}::{item.item}"
                yield AnswerItem.from_parent(self, name=label, submission=name, graded=item)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ARG002 - pytest's
        """Show a folder that nothing can be graded with as its message alone."""
        from whosays.errors import WhoSaysError

        return str(excinfo.value) if isinstance(excinfo.value, WhoSaysError) else super().repr_failure(excinfo)


class _Item(pytest.Item):
    """A test whose failure is a message to a person."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the message alone."""
        return str(excinfo.value) if isinstance(excinfo.value, ShortfallError) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Head the report with the name of the test."""
        return self.path, None, self.name


class PromiseItem(_Item):
    """One promise of an exercise folder; None is the first, that its tables agree."""

    def __init__(self, *, promise: Promise | None, **settings: Any) -> None:
        super().__init__(**settings)
        self.promise = promise

    def runtest(self) -> None:
        """Fail with what breaks the promise."""
        from whosays.grading.check import open_for_check, promises_for

        exercise, problems = open_for_check(self.path.parent)
        if self.promise is not None:
            if exercise is None:
                pytest.skip("not tried before the tables agree")
            if self.promise not in promises_for(exercise):
                pytest.skip("not tried before a person has checked the key")
            problems = tuple(self.promise.holds(self.path.parent, exercise))
        if problems:
            raise ShortfallError("\n".join(map(str, problems)))


class AnswerItem(_Item):
    """One answer of a submission."""

    def __init__(self, *, submission: str, graded: ItemGrade, **settings: Any) -> None:
        super().__init__(**settings)
        self.graded = graded
        self.user_properties.append((POINTS, [submission, str(graded.earned), str(graded.possible)]))

    def runtest(self) -> None:
        """Fail with the feedback unless the answer earns all its points."""
        if self.graded.earned < self.graded.possible:
            raise ShortfallError(self.graded.feedback)


class RefusedItem(_Item):
    """A submission that cannot be graded."""

    def __init__(self, *, reason: SubmissionError, **settings: Any) -> None:
        super().__init__(**settings)
        self.reason = reason

    def runtest(self) -> None:
        """Fail with the reason."""
        raise ShortfallError(str(self.reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with the points of each submission."""
    totals: defaultdict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for report in (one for listed in terminalreporter.stats.values() for one in listed):
        for name, value in getattr(report, "user_properties", ()):
            if name == POINTS and report.when == "call":
                totals[value[0]][0] += Fraction(value[1])
                totals[value[0]][1] += Fraction(value[2])
    for submission, (earned, possible) in sorted(totals.items()):
        whose = f" {submission}:" if len(totals) > 1 else ""
        terminalreporter.write_line(f"whosays:{whose} {_points(earned, possible)}")


def _points(earned: Fraction, possible: Fraction) -> str:
    from whosays.grading.marking import in_points

    return f"{in_points(earned)} of {in_points(possible)} points"
