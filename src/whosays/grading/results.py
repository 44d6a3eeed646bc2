"""Results on disk: one JSON object a line, in the order of the submissions, added to as they are graded.

A run that was stopped goes on where it ended: a line that was cut off is dropped, and what has a grade is not graded again
unless its bytes have changed. The file of a run that was stopped and taken up is that of a run that was not. Papers that come
late are added to those that are there.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from whosays.errors import SubmissionError
from whosays.grading.roster import same_name
from whosays.tables import shown

Result = dict[str, Any]
LONGEST_LINE = 20_000_000
GRADED, REFUSED, BLANK = "graded", "refused", "blank"
"""What a line may hold: a grade; the reason why there is none; or that there is no answer in a paper."""


def fingerprint(data: bytes) -> str:
    """Return what tells one submission's bytes from others."""
    return hashlib.sha256(data).hexdigest()


class Results:
    """The results in the file at `path`, opened to be added to; of each no more than four short hashes are kept in memory.

    What is there stays: results of submissions that this run does not see are not graded anew. A submission that has changed
    gets a new line, and its old one goes when the file is closed. `settle` says anew whose the paper of a line is; `is_gone`
    tells of one that could not be used, and was not seen in this run, whether its line may go.
    """

    def __init__(
        self,
        path: Path,
        *,
        exercise_sha256: str,
        settle: Callable[[Result], Result] = lambda result: result,
        is_gone: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self.path, self.exercise_sha256 = path, exercise_sha256
        self.settle, self.is_gone = settle, is_gone
        self.file = path.open("r+b" if path.exists() else "w+b")
        self.known: dict[bytes, bytes] = {}
        self.aside: dict[bytes, str] = {}
        self.seen: set[bytes] = set()
        self.last: dict[bytes, bytes] = {}
        self.graded = 0
        self.has_old = False
        end = 0
        for line in iter(self.file.readline, b""):
            if not line.endswith(b"\n"):
                break  # cut off
            self._know(*self._marks_in(line))
            end += len(line)
        self.file.truncate(end)
        self.file.seek(end)

    def _know(self, name: bytes, mark: bytes, result: Result) -> None:
        self.has_old = self.has_old or name in self.known
        self.known[name] = mark
        self.aside.pop(name, None)
        if kind_of(result) == GRADED:
            self.last[_whose(result)] = name
        else:
            self.aside[name] = kind_of(result)

    def _marks_in(self, line: bytes) -> tuple[bytes, bytes, Result]:
        try:
            result = json.loads(line)
            settled = result if REFUSED in result else self.settle(result)
            gone = kind_of(result) != GRADED and self.is_gone(result["submission"])
            self.has_old = self.has_old or settled != result or gone
            named = settled["submission"], settled["sha256"], settled["exercise_sha256"]
            return _mark(named[0]), _mark(*named), settled
        except (ValueError, KeyError, TypeError, AttributeError):
            self.file.close()
            where, fix = shown(str(self.path), longest=200), "name another file, or remove this one"
            raise SubmissionError("this is no file of results", where=where, fix=fix) from None

    def has(self, name: str, digest: str) -> str:
        """Return the kind of this submission's line, as it is, to this version of the exercise; "" where there is none."""
        self.seen.add(_mark(name))
        if self.known.get(_mark(name)) != _mark(name, digest, self.exercise_sha256):
            return ""
        return self.aside.get(_mark(name), GRADED)

    @property
    def there_already(self) -> int:
        """Return how many grades were there before this run, and still are."""
        return len(self.known) - len(self.aside) - self.graded

    def counts(self, name: str, *, exercise: str, student: str | None) -> bool:
        """Tell whether no later paper of the student stands in the place of this one."""
        mark = _mark(name)
        return self.last.get(_mark(*paper_of(name, exercise=exercise, student=student)), mark) == mark

    def add(self, result: Result) -> None:
        """Write one result."""
        self.file.write(_line({**result, "exercise_sha256": self.exercise_sha256}))
        mark = _mark(result["submission"], result["sha256"], self.exercise_sha256)
        self._know(_mark(result["submission"]), mark, result)
        self.graded += kind_of(result) == GRADED

    def close(self) -> None:
        """Write what is left, drop lines that a later one replaces, and close the file."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        if self.has_old:
            waiting = dict(self.known)
            part = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
            with self.path.open("rb") as old, part.open("wb") as new:
                for line in old:
                    name, mark, _ = self._marks_in(line)
                    if waiting.get(name) == mark:
                        del waiting[name]
                        new.write(self._kept(name, line))
            part.replace(self.path)

    def _kept(self, name: bytes, line: bytes) -> bytes:
        """Return a line as it stays in the file, or nothing."""
        result = json.loads(line)
        if kind_of(result) != GRADED and name not in self.seen and self.is_gone(result["submission"]):
            return b""
        if REFUSED in result:
            return line
        settled = self.settle(result)
        return line if settled == result else _line(settled)


def _line(result: Result) -> bytes:
    return (json.dumps(result, ensure_ascii=True, sort_keys=True) + "\n").encode("ascii")


def paper_of(name: str, *, exercise: str, student: str | None) -> tuple[str, ...]:
    """Return what the papers of one student on one exercise share; an unsigned one shares it with none but itself."""
    return ("student", exercise, same_name(student)) if student else ("file", exercise, name)


def kind_of(result: Result) -> str:
    """Return what a line of results holds: `GRADED`, `REFUSED` or `BLANK`."""
    return REFUSED if REFUSED in result else BLANK if BLANK in result else GRADED


def _whose(result: Result) -> bytes:
    return _mark(*paper_of(result["submission"], exercise=result.get("exercise", ""), student=result.get("student")))


def _mark(*parts: str) -> bytes:
    """Return a short hash of what tells one result from another."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def open_results(path: str | Path, *, cut_off: bool = False) -> Iterator[Result]:
    """Yield the results in a file: one JSON object a line, or the list that ``whosays grade --json`` prints.

    Where the last line may be `cut_off`, it is passed over.

    Raises
    ------
    SubmissionError
        When the file does not hold results.
    """
    path = Path(path)
    where = shown(str(path), longest=200)
    try:
        with path.open(encoding="utf-8") as file:
            start = file.read(1)
            file.seek(0)
            if start == "[":
                yield from json.load(file)
                return
            while line := file.readline(LONGEST_LINE):
                if line.strip() and not (cut_off and not line.endswith("\n")):
                    yield json.loads(line)
    except OSError as cause:
        raise SubmissionError(cause.strerror or "it cannot be opened", where=where, fix="name a file of results") from None
    except (ValueError, RecursionError):
        fix = "make it with whosays grade --results, or --json"
        raise SubmissionError("this is no file of results", where=where, fix=fix) from None
