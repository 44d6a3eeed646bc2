"""Throw broken and hostile data at every parser for some minutes; stop at the first thing that is not a told mistake.

usage: python benchmarks/fuzz.py [--minutes 10] [--seed 1]

Good data of each kind is cut, doubled, shifted and sprinkled with bytes that have broken parsers before. What may happen: a
result, or an error of the project with what, where and how. Anything else, or more than two seconds for one input, ends the
run with the input in a file.
"""

import argparse
import collections
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import whosays
from whosays.errors import WhoSaysError
from whosays.grading.exercise import open_exercise
from whosays.grading.gradebook import class_report
from whosays.grading.intake import handed_in
from whosays.grading.kinds import kind_named
from whosays.grading.marking import mark, marker
from whosays.grading.papers import papers_from
from whosays.grading.results import open_results
from whosays.grading.submission import submission_from_bytes

ROOT = Path(__file__).resolve().parents[1]
EXERCISES = [open_exercise(path.parent) for path in sorted(ROOT.glob("exercises/**/exercise.toml"))]
SLOWEST = 2.0
SPRINKLES = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"'", b"[", b"{", b"]", b"}", b"\\", b"\\u0000", b"\\ud800",
    b",", b":", b"1e999", b"-0", b"NaN", b"\n", b"\r", b"\t", b"=", b"#", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80",
    b"PK\x03\x04", b"<script>", b"&#x0;", b"<!--", b"]]>", b"9" * 400, b"[" * 400, b"a." * 400, b" " * 4000, b"../", b"|",
    b";", b'""""', b"'''",
]  # fmt: skip


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with a few things done to it."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + chance.randint(1, 40))
        way = chance.randrange(6)
        if way == 0:
            made[at:at] = chance.choice(SPRINKLES)
        elif way == 1:
            del made[at:to]
        elif way == 2:
            made[at:at] = made[at:to] * chance.randint(1, 30)
        elif way == 3 and made:
            made[min(at, len(made) - 1)] ^= 1 << chance.randrange(8)
        elif way == 4:
            made[at:to] = bytes(chance.randrange(256) for _ in range(to - at))
        else:
            made = made[at:] + made[:at]
    return bytes(made)


def a_submission(chance: random.Random) -> bytes:
    """Return a submission to one of the exercises, every item answered in some way."""
    exercise = chance.choice(EXERCISES)
    answers: dict[str, object] = {}
    for item in exercise.items:
        right = kind_named(item.kind).name_of(item.question, item.key.answer) if item.key else ""
        answers[item.id] = chance.choice([right, right[::-1], [right], {"a": right}, 3, None, right * 3])
    return json.dumps({"format": 1, "exercise": exercise.id, "student": "Ana", "answers": answers}).encode()


def submission(data: bytes) -> None:
    """Grade a submission."""
    made = submission_from_bytes(data, "a.json")
    for exercise in EXERCISES:
        if exercise.id == made.exercise:
            marker(exercise)(made)


def answer(data: bytes) -> None:
    """Mark one answer for an item of each kind."""
    text = data.decode("utf-8", "surrogateescape")
    for exercise in EXERCISES:
        item = exercise.items[len(data) % len(exercise.items)]
        mark(item, text)
        mark(item, [text, text[::2]])
        mark(item, {"answer": text, "certainty": 1})


def archive(data: bytes) -> None:
    """Take in an archive."""
    in_file(data, "class.zip")


def table(data: bytes) -> None:
    """Take in a table."""
    in_file(data, "class.csv")


def in_file(data: bytes, name: str) -> None:
    """Write `data` to a file and take it in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        for one in handed_in([path], items={"a": ["s1", "s2", "n1"]}):
            if not one.reason:
                try:
                    submission_from_bytes(one.data, one.name)
                except WhoSaysError:
                    continue


def results(data: bytes) -> None:
    """Read results and report on the class."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.jsonl")
        path.write_bytes(data)
        papers, refused = papers_from(open_results(path), where="results")
        class_report(EXERCISES, papers, refused=refused)


def article(data: bytes) -> None:
    """Read a page as text and as HTML."""
    whosays.as_dict(whosays.read(data.decode("utf-8", "replace")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_bytes(data)
        whosays.as_dict(whosays.read(whosays.open_article(path)))


def seeds(chance: random.Random) -> dict[Callable[[bytes], None], bytes]:
    """Return good data for each parser."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in ("a.json", "b/c.json"):
            made.writestr(name, a_submission(chance))
    line = {"submission": "a", "sha256": "0", "student": "Ana", "exercise": "touch-the-owner", "score": 1, "possible": 2}
    item = {"item": "v1", "earned": 1, "possible": 1, "outcome": "right", "answer": "a source", "feedback": ""}
    page = (ROOT / "book" / "articles" / "school-meals" / "article.txt").read_bytes()
    return {
        submission: a_submission(chance),
        answer: chance.choice([b"source/fact", b"said | the mayor", b"c1: kim; c2: putin", b"b, a, c", b"27.5 %", b"fact/2"]),
        archive: packed.getvalue(),
        table: b'student,s1,n1\nAna,fact,5\n"Ben, B",opinion,\n',
        results: (json.dumps({**line, "items": [item]}) + "\n").encode() * 3,
        article: page[: chance.randrange(200, 4000)],
    }


def main() -> int:
    """Run until the time is up or something breaks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    end = time.monotonic() + 60 * args.minutes
    tried: collections.Counter[str] = collections.Counter()
    told: collections.Counter[str] = collections.Counter()
    slowest: dict[str, float] = {}
    while time.monotonic() < end:
        for parse, good in seeds(chance).items():
            data = broken(good, chance)
            start = time.process_time()
            try:
                parse(data)
            except WhoSaysError:
                told[parse.__name__] += 1
            except BaseException:
                Path("fuzz-input").write_bytes(data)
                print(f"{parse.__name__}: broken by the bytes in fuzz-input")
                raise
            took = time.process_time() - start
            slowest[parse.__name__] = max(took, slowest.get(parse.__name__, 0.0))
            tried[parse.__name__] += 1
            if took > SLOWEST:
                Path("fuzz-input").write_bytes(data)
                print(f"{parse.__name__}: {took:.1f} s for the bytes in fuzz-input")
                return 1
    for name, count in tried.items():
        print(f"{name:12s} {count:8,} inputs, {told[name]:8,} told mistakes, slowest {slowest[name]:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
