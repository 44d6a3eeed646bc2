"""What several test files share: the practice article, and reports of short texts."""

from pathlib import Path

import hypothesis
import pytest

import whosays

ROOT = Path(__file__).parents[1]

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
