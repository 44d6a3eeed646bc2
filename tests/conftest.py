"""What several test files share: the practice article, and the built book."""

import os
import subprocess
import sys
import time
from pathlib import Path

import hypothesis
import pytest

import whosays

ROOT = Path(__file__).parents[1]
LONGEST_BUILD = 600
"""Seconds after which a process that builds the book is taken for dead."""

# Hypothesis fails an example that takes 200 ms, which a busy machine brings about; timings live in benchmarks.
hypothesis.settings.register_profile("whosays", deadline=None)
hypothesis.settings.load_profile("whosays")


@pytest.fixture(scope="session")
def practice_text() -> str:
    """Return the text of the practice article."""
    return (ROOT / "book" / "articles" / "far-east-summit" / "article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def practice(practice_text: str) -> whosays.Report:
    """Return the report on the practice article."""
    return whosays.read(practice_text)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the book, built by Sphinx with every warning an error: once, for all processes of one run."""
    pytest.importorskip("sphinx")
    own = tmp_path_factory.getbasetemp()
    out = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "book"
    try:
        out.mkdir()
    except FileExistsError:  # another process is there already
        patience = time.monotonic() + LONGEST_BUILD
        while not (out / "said").exists() and time.monotonic() < patience:
            time.sleep(0.2)
    else:
        command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-d", str(out / "doctrees"), ".", str(out / "html")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        (out / "saying").write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
        (out / "saying").rename(out / "said")
    code, _, said = (out / "said").read_text(encoding="utf-8").partition("\n")
    assert code == "0", said
    return out / "html"
