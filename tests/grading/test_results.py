"""A run that was stopped and taken up leaves the same file as one that was not."""

import json
from pathlib import Path

import pytest

from whosays.errors import SubmissionError
from whosays.grading.results import Results, open_results

NAMES = [f"{letter}.json" for letter in "abcdefgh"]


def run(path: Path, *, until: int = len(NAMES), version: str = "v1", digests: str = "1" * len(NAMES)) -> int:
    """Grade the first `until` submissions; return how many were graded and not kept from before."""
    results, graded = Results(path, exercise_sha256=version), 0
    for name, digest in list(zip(NAMES, digests, strict=True))[:until]:
        if not results.has(name, digest):
            results.add({"submission": name, "sha256": digest, "score": 1, "student": "Ana \ud800"})
            graded += 1
    if until == len(NAMES):
        results.close()
    else:
        results.file.close()  # stopped: nothing is tidied up
    return graded


def test_run_that_was_stopped_goes_on_where_it_ended(tmp_path: Path) -> None:
    run(tmp_path / "whole.jsonl")
    run(tmp_path / "stopped.jsonl", until=3)
    assert run(tmp_path / "stopped.jsonl") == len(NAMES) - 3
    assert (tmp_path / "stopped.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("cut", [1, 30, 100])
def test_line_that_was_cut_off_is_written_again(cut: int, tmp_path: Path) -> None:
    run(tmp_path / "whole.jsonl")
    whole = (tmp_path / "whole.jsonl").read_bytes()
    (tmp_path / "cut.jsonl").write_bytes(whole[:-cut])
    run(tmp_path / "cut.jsonl")
    assert (tmp_path / "cut.jsonl").read_bytes() == whole


def test_what_has_changed_is_graded_again_and_stands_there_once(tmp_path: Path) -> None:
    run(tmp_path / "a.jsonl")
    assert run(tmp_path / "a.jsonl") == 0
    assert run(tmp_path / "a.jsonl", digests="11121111") == 1
    found = list(open_results(tmp_path / "a.jsonl"))
    assert sorted(one["submission"] for one in found) == NAMES
    assert [one["sha256"] for one in found if one["submission"] == "d.json"] == ["2"]
    assert run(tmp_path / "a.jsonl", version="v2") == len(NAMES)
    assert len(list(open_results(tmp_path / "a.jsonl"))) == len(NAMES)


def test_late_papers_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    run(tmp_path / "a.jsonl")
    results = Results(tmp_path / "a.jsonl", exercise_sha256="v1")
    results.add({"submission": "late.json", "sha256": "1"})
    results.close()
    assert [one["submission"] for one in open_results(tmp_path / "a.jsonl")] == [*NAMES, "late.json"]


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary\n")
    with pytest.raises(SubmissionError, match="this is no file of results"):
        Results(path, exercise_sha256="v1")
    assert path.read_text() == "Dear diary\n"


def test_list_of_grades_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"submission": "a"}]))
    assert list(open_results(tmp_path / "a.json")) == [{"submission": "a"}]
    (tmp_path / "b.json").write_text("{")
    with pytest.raises(SubmissionError, match="this is no file of results"):
        list(open_results(tmp_path / "b.json"))
