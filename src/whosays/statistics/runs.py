"""Runs: sentences one after the other in which nobody but the reporter speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from whosays.labels.label import Label


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences `first` to `last` of the story, both counted from 0; `before` words stand in front of them."""

    first: int
    last: int
    before: int
    words: int

    @property
    def sentences(self) -> int:
        """Return the number of sentences."""
        return self.last - self.first + 1


def unsourced_runs(labels: Sequence[Label], sentence_words: Sequence[int]) -> Iterator[Run]:
    """Yield the runs in the reporter's voice, in the order of the story.

    `labels` and `sentence_words` run parallel: a label and a number of words for each sentence.

    >>> reported, sourced = Label.PLAIN_REPORTING, Label.SOURCED_FACT
    >>> list(unsourced_runs([reported, sourced, reported, reported], [5, 9, 7, 8]))
    [Run(first=0, last=0, before=0, words=5), Run(first=2, last=3, before=14, words=15)]
    """
    at, before = 0, 0
    pairs = zip(labels, sentence_words, strict=True)
    for is_reporter, group in groupby(pairs, key=lambda pair: pair[0].voice == "reporter"):
        sizes = [size for _, size in group]
        if is_reporter:
            yield Run(at, at + len(sizes) - 1, before, sum(sizes))
        at, before = at + len(sizes), before + sum(sizes)
