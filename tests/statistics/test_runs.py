"""Runs without a source: every sentence of the reporter lies in one, and only those."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whosays.labels.label import Label
from whosays.statistics.runs import unsourced_runs

STORY_LABELS = [Label.SOURCED_FACT, Label.SOURCED_OPINION, Label.PLAIN_REPORTING, Label.WRITERS_OPINION]


@given(st.lists(st.tuples(st.sampled_from(STORY_LABELS), st.integers(0, 40)), max_size=30))
def test_runs_hold_what_the_reporter_says_and_nothing_else(story: list[tuple[Label, int]]) -> None:
    labels, words = [label for label, _ in story], [count for _, count in story]
    runs = list(unsourced_runs(labels, words))
    inside = [at for run in runs for at in range(run.first, run.last + 1)]
    assert inside == [at for at, label in enumerate(labels) if label.voice == "reporter"]
    for run in runs:
        assert run.sentences == run.last - run.first + 1
        assert run.words == sum(words[run.first : run.last + 1])
        assert run.before == sum(words[: run.first])
    assert all(one.last + 1 < after.first for one, after in pairwise(runs))
