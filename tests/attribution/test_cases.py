"""Cases that tools stumble over: each finds the sources, cues and contents that its line marks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import whosays
from marks import Found, unmark

CASES = Path(__file__).parent / "cases.txt"


def cases() -> Iterator[object]:
    """Yield each case as a parameter: the marked text; a case known to go wrong as a strict expected failure."""
    for number, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith("#"):
            name, _, rest = line.partition(": ")
            example, _, reason = rest.partition("  # ")
            wrong = [pytest.mark.xfail(reason=reason[2:], raises=AssertionError)] if reason.startswith("? ") else []
            yield pytest.param(example, id=f"{number}-{re.sub(r'[^a-z]+', '-', name.lower())}", marks=wrong)


def attributed(text: str) -> Found:
    """Return what the engine finds to be said by somebody in `text`."""
    parts = [
        part
        for one in whosays.read(text).attributions
        if one.claimed
        for part in (("{", one.source), ("[", one.cue), ("<", one.content))
    ]
    return {(opening, span.start, span.slice(text)) for opening, spans in parts for span in spans}


@pytest.mark.parametrize("example", [*cases()])
def test_all_that_is_marked_is_attributed_and_nothing_else(example: str) -> None:
    text, marked = unmark(example.replace(" / ", "\n\n"))
    assert attributed(text) == marked


def test_known_failures_are_at_most_a_fifth() -> None:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert 5 * sum("  # ? " in line for line in lines) <= len(lines)
