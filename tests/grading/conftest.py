"""A fictional exercise to work on, as a folder that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from whosays.grading.exercise import Exercise, open_exercise

EXERCISES = Path(__file__).parent / "exercises"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the exercise "Voices at the harbour", with its article above it."""
    shutil.copytree(EXERCISES, tmp_path / "exercises")
    return tmp_path / "exercises" / "harbour-voices"


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Return a function that puts new words for old, which must be there, in a file of the folder."""

    def put(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return put


@pytest.fixture(scope="session")
def exercise() -> Exercise:
    """Return the exercise "Voices at the harbour"."""
    return open_exercise(EXERCISES / "harbour-voices")
