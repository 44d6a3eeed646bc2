"""An exercise folder is a test file: one test a promise, or one test an answer and a line of points."""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import whosays.pytest_plugin

pytest_plugins = ["pytester"]

Run = Callable[..., pytest.RunResult]

STRICT = "[pytest]\naddopts = --strict-config --strict-markers\nfilterwarnings = error\n"


@pytest.fixture
def run(pytester: pytest.Pytester, folder: Path) -> Run:
    """Return a function that runs pytest on the folder, in its parent, as strictly as this project does."""
    (folder.parent / "pytest.ini").write_text(STRICT)
    pytester.chdir()

    def on_folder(*arguments: str | Path) -> pytest.RunResult:
        # The browser plugin cannot run inside itself.
        return pytester.runpytest(folder, "-p", "no:cacheprovider", "-p", "no:playwright", *map(str, arguments))

    return on_folder


def submission(folder: Path, name: str, **answers: str) -> Path:
    lines = ["format = 1", 'exercise = "harbour-voices"', "[answers]"]
    path = folder.parent / name
    path.write_text("\n".join([*lines, *(f'{item} = "{answer}"' for item, answer in answers.items())]))
    return path


def test_sound_folder_passes_one_test_a_promise(run: Run) -> None:
    result = run("-v")
    result.assert_outcomes(passed=10)
    result.stdout.fnmatch_lines(["*exercise.toml::tables-agree PASSED*", "*exercise.toml::nothing-stray PASSED*"])


def test_broken_promise_fails_with_its_message_alone(run: Run, folder: Path) -> None:
    (folder / "notes.txt").write_text("x")
    result = run()
    result.assert_outcomes(passed=9, failed=1)
    result.stdout.fnmatch_lines(["*notes.txt: this file belongs to no exercise", "*fix: take it away*"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*ShortfallError*")


def test_promises_wait_for_the_tables(run: Run, folder: Path) -> None:
    (folder / "key.toml").unlink()
    run().assert_outcomes(failed=1, skipped=9)


def test_answers_pass_with_full_marks_and_fail_with_feedback(run: Run, folder: Path) -> None:
    result = run("--submission", submission(folder, "ana.toml", s1="SF", s2="reporter", s3="RO", b1="credit"))
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(
        ["You chose writer's opinion for item 3.*", "You left item 5 blank.*", "whosays: 5.5 of 7.5 points"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_full_marks_end_well(run: Run, folder: Path) -> None:
    answers = {"s1": "SF", "s2": "reporter", "s3": "RF", "b1": "credit", "n1": "25 %"}
    result = run("--submission", submission(folder, "ana.toml", **answers))
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["whosays: 7.5 of 7.5 points"])


@pytest.mark.parametrize("workers", ["0", "2"])
def test_folder_of_submissions_is_graded_one_by_one(run: Run, folder: Path, workers: str) -> None:
    for name in ("ana", "bo"):
        submission(folder, f"{name}.toml", s2="reporter")
    (folder.parent / "cy.json").write_text("[" * 100_000)
    (folder.parent / "harbour.txt").unlink()
    result = run("--submission", folder.parent, "-n", workers)
    result.assert_outcomes(passed=2, failed=9)
    result.stdout.fnmatch_lines_random(
        ["*cy.json: nested too deep", "whosays: ana.toml: 2 of 7.5 points", "whosays: bo.toml: 2 of 7.5 points"]
    )


def test_submission_that_is_not_there_is_a_usage_error(run: Run) -> None:
    result = run("--submission", "nobody.json")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--submission nobody.json: nothing to grade", "*fix: name a file of answers*"])


def test_submission_to_a_broken_folder_is_its_message_alone(run: Run, folder: Path) -> None:
    (folder / "prompt.md").unlink()
    result = run("--submission", submission(folder, "ana.toml"))
    result.stdout.fnmatch_lines(["*prompt.md: no such file*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_plugin_imports_nothing_of_the_engine_at_its_top() -> None:
    tree = ast.parse(Path(whosays.pytest_plugin.__file__).read_text(encoding="utf-8"))
    imported = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not [line for line in imported if "whosays" in line]


def test_class_is_marked_by_several_workers_and_from_a_folder_of_the_teachers_own(tmp_path: Path) -> None:
    pytest.importorskip("xdist")
    folder = tmp_path / "my-exercises" / "harbour-voices"
    shutil.copytree(Path(__file__).parent / "exercises" / "harbour-voices", folder)
    (folder.parent / "harbour.txt").write_text("Not the article.\n")
    handed = tmp_path / "handed-in"
    handed.mkdir()
    for name, label in (("ana.json", "SF"), ("ben.json", "RO")):
        made = {"format": 1, "exercise": "harbour-voices", "student": name, "answers": {"s1": label}}
        (handed / name).write_text(json.dumps(made))
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "-p",
        "no:cacheprovider",
        "my-exercises",
        "--submission",
        "handed-in",
    ]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    assert "whosays: ana.json: 1 of 7.5 points" in told
    assert "whosays: ben.json: 0 of 7.5 points" in told
