"""Results on disk: one JSON object a line, in the order of the submissions, added to as they are graded.

A run that was stopped goes on where it ended: a line that was cut off is dropped, and what has a line is not graded again
unless its bytes have changed. The file of a run that was stopped and taken up is that of a run that was not.
"""

import hashlib
import json
import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whosays.errors import SubmissionError
from whosays.tables import shown

Result = dict[str, Any]
LONGEST_LINE = 20_000_000


def fingerprint(data: bytes) -> str:
    """Return what tells one submission's bytes from others."""
    return hashlib.sha256(data).hexdigest()


class Results:
    """The results of one exercise in the file at `path`, opened to be added to; little is kept in memory for each."""

    def __init__(self, path: Path, *, exercise_sha256: str) -> None:
        self.exercise_sha256 = exercise_sha256
        self.file = path.open("r+b" if path.exists() else "w+b")
        self.marks: list[bytes] = []
        self.ends = array("Q", [0])
        for line in iter(self.file.readline, b""):
            if not line.endswith(b"\n"):
                break  # cut off
            self.marks.append(self._mark_in(line, path))
            self.ends.append(self.ends[-1] + len(line))
        self.at = 0
        self._cut(len(self.marks))

    def _mark_in(self, line: bytes, path: Path) -> bytes:
        try:
            result = json.loads(line)
            return _mark(result["submission"], result["sha256"], result["exercise_sha256"])
        except (ValueError, KeyError, TypeError):
            self.file.close()
            where, fix = shown(str(path), longest=200), "name another file, or remove this one"
            raise SubmissionError("this is no file of results", where=where, fix=fix) from None

    def _cut(self, kept: int) -> None:
        """Drop all lines after the first `kept`."""
        del self.marks[kept:]
        del self.ends[kept + 1 :]
        self.file.truncate(self.ends[kept])
        self.file.seek(self.ends[kept])

    def has(self, name: str, digest: str) -> bool:
        """Tell whether the next line is that of this submission to this version; else drop it and all after it."""
        if self.at < len(self.marks) and self.marks[self.at] == _mark(name, digest, self.exercise_sha256):
            self.at += 1
            return True
        if self.at < len(self.marks):
            self._cut(self.at)
        return False

    def add(self, result: Result) -> None:
        """Write one result."""
        line = json.dumps({**result, "exercise_sha256": self.exercise_sha256}, ensure_ascii=True, sort_keys=True) + "\n"
        self.file.write(line.encode("ascii"))
        self.marks.append(_mark(result["submission"], result["sha256"], self.exercise_sha256))
        self.ends.append(self.ends[-1] + len(line))
        self.at += 1

    def close(self) -> None:
        """Write what is left, drop lines of submissions that are gone, and close the file."""
        if self.at < len(self.marks):
            self._cut(self.at)
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()


def _mark(*parts: str) -> bytes:
    """Return a short hash of what tells one result from another."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def open_results(path: str | Path) -> Iterator[Result]:
    """Yield the results in a file: one JSON object a line, or the list that ``whosays grade --json`` prints.

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
                if line.strip():
                    yield json.loads(line)
    except OSError as cause:
        raise SubmissionError(cause.strerror or "it cannot be opened", where=where, fix="name a file of results") from None
    except (ValueError, RecursionError):
        fix = "make it with whosays grade --results, or --json"
        raise SubmissionError("this is no file of results", where=where, fix=fix) from None
