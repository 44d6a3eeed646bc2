"""Lines: the candidate blocks of a page, before anything decides what kind each one is."""

import itertools
import re

from whosays.spans import Span, strip

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_FIRST_WORD = re.compile(r"\S+")
_WRAP_WIDTHS = range(40, 121)
"""Widths, in characters, at which mail programs and text editors wrap a paragraph."""


def lines(text: str) -> tuple[Span, ...]:
    r"""Return the lines of `text` that are not blank, without outer white space, in order.

    Lines of a paragraph that was wrapped at a fixed width come back as one.

    >>> [span.slice("Who says?\n\n  Save Story ") for span in lines("Who says?\n\n  Save Story ")]
    ['Who says?', 'Save Story']
    """
    found: list[Span] = []
    for run in _runs(text):
        found.extend([Span(run[0].start, run[-1].end)] if _is_wrapped(text, run) else run)
    return tuple(found)


def _runs(text: str) -> list[list[Span]]:
    """Return the lines in runs that no blank line interrupts."""
    runs: list[list[Span]] = []
    end = -1
    for match in _LINE.finditer(text):
        line = strip(text, Span(*match.span()))
        if not line:
            continue
        gap = text[end : match.start()] if end >= 0 else ""
        if end < 0 or len(gap.replace("\r\n", "\n")) > 1:
            runs.append([])
        runs[-1].append(line)
        end = match.end()
    return runs


def _is_wrapped(text: str, run: list[Span]) -> bool:
    """Tell whether each line of `run` broke because the next word did not fit."""
    width = max(len(line) for line in run)
    if len(run) < 3 or width not in _WRAP_WIDTHS:
        return False
    for line, following in itertools.pairwise(run):
        word = _FIRST_WORD.match(text, following.start)
        if word is None or len(line) + 1 + len(word.group()) <= width:
            return False
    return True
