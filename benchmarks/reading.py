"""Time what a reader waits for: the import, one article, many words, one changed page.

usage: reading.py [ARTICLE]       (default: the practice article)

Prints CPU seconds (median of several runs) beside the budget. Byte code is compiled first, as an installed package has it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "book" / "articles" / "far-east-summit" / "article.txt"
_PROSE = 100
"""Characters of a line that is taken for prose."""
IMPORT = "import time; a = time.process_time(); import whosays; print(time.process_time() - a)"
FIRST_READ = (
    "import sys, time, whosays; article = whosays.open_article(sys.argv[1]);"
    "a = time.process_time(); whosays.read(article); print(time.process_time() - a)"
)
NEXT_READ = FIRST_READ.replace("a = time", "whosays.read(article); a = time")


def compiled_in(folder: str) -> dict[str, str]:
    """Return an environment in which the first run leaves its byte code in `folder` for the next."""
    return {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}


def fresh(code: str, *arguments: str, runs: int = 7) -> float:
    """Return the median of what `code` prints in new interpreters."""
    with tempfile.TemporaryDirectory() as folder:
        env = compiled_in(folder)
        command = [sys.executable, "-c", code, *arguments]
        subprocess.run(command, env=env, check=True, capture_output=True)
        printed = [subprocess.run(command, env=env, check=True, capture_output=True).stdout for _ in range(runs)]
    return statistics.median(map(float, printed))


def rebuild_seconds() -> float:
    """Return the CPU seconds that `sphinx-build` needs after the practice article's page has changed."""
    page = ROOT / "book" / "articles" / "far-east-summit.md"
    before = page.read_bytes()
    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as folder:
        command, env = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", str(ROOT), out], compiled_in(folder)
        subprocess.run(command, env=env, check=True, cwd=ROOT)
        try:
            page.write_bytes(before + b"\nOne line more.\n")
            start = os.times()
            subprocess.run(command, env=env, check=True, cwd=ROOT)
            end = os.times()
        finally:
            page.write_bytes(before)
    return end.children_user - start.children_user + end.children_system - start.children_system


def long(text: str) -> Iterator[tuple[int, float]]:
    """Yield words and CPU seconds of longer and longer texts: the article again and again, no line twice the same."""
    import whosays

    for copies in (20, 80, 160):
        copied = ((copy, line) for copy in range(copies) for line in text.splitlines())
        lines = [f"{line[:-1]}, for the {copy}th time." if len(line) > _PROSE else line for copy, line in copied]
        start = time.process_time()
        whosays.read("\n".join(lines))
        yield sum(len(line.split()) for line in lines), time.process_time() - start


def main() -> None:
    """Print the table."""
    import whosays

    path = sys.argv[1] if len(sys.argv) > 1 else str(ARTICLE)
    text = whosays.open_article(path).text
    article_words = len(ARTICLE.read_text(encoding="utf-8").split())
    rows = (
        ("import whosays", fresh(IMPORT), 0.15),
        (f"read of {Path(path).name}, {len(text.split()):,} words", fresh(NEXT_READ, path), 0.1),
        ("the first read of a process, with the word lists and weights", fresh(FIRST_READ, path), 0.1),
        *((f"read of {words:,} words, {words / seconds:,.0f} words a second", seconds, None) for words, seconds in long(text)),
        (f"rebuild of a page of {article_words:,} words after an edit", rebuild_seconds(), 3.0),
    )
    for name, seconds, budget in rows:
        print(f"{name:60s} {seconds:8.3f} s" + (f"   budget {budget} s" if budget else ""))


if __name__ == "__main__":
    main()
