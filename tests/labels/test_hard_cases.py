"""The rulings of the codebook on its 35 hard cases. The examples stand in hard-cases.txt."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import whosays
from whosays.spans import Span

EXAMPLES = Path(__file__).with_name("hard-cases.txt")
LINE = re.compile(
    r"(?P<wrong>\? )?(?P<case>\d+) (?P<label>[a-z-]+)(?::(?P<facet>[a-z-]+))?  (?P<example>.+?)(?:  # (?P<reason>.*))?"
)
CASES = range(1, 36)


def lines() -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the number and the parts of each example line."""
    for number, line in enumerate(EXAMPLES.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            match = LINE.fullmatch(line)
            assert match, f"{EXAMPLES.name}:{number}: write 'case label:facet  example'"
            yield number, match


def examples() -> Iterator[object]:
    """Yield each example as a parameter: its label, its facet or None, its text with the sentence in brackets."""
    for number, match in lines():
        wrong = [pytest.mark.xfail(reason=match["reason"])] if match["wrong"] else []
        name = f"{EXAMPLES.name}:{number}-case-{match['case']}"
        yield pytest.param(match["label"], match["facet"], match["example"], id=name, marks=wrong)


@pytest.mark.parametrize(("label", "facet", "example"), [*examples()])
def test_sentence_has_the_label_of_the_ruling(label: str, facet: str | None, example: str) -> None:
    before, sentence, after = re.split(r"[][]", example.replace(" / ", "\n\n"))
    report = whosays.read(before + sentence + after)
    span = Span(len(before), len(before) + len(sentence))
    (found,) = [one for one in report.sentences if one.sentence.span == span]
    assert found.label.value == label
    assert facet is None or facet in facets(report, span)


def facets(report: whosays.Report, span: Span) -> set[str]:
    """Return the kind of block around `span`, and the types of the owners whose cue or content is in it."""
    kinds = {block.kind for block in report.blocks if span in block.block.span}
    return kinds | {
        one.owner_type for one in report.attributions if any(part.overlaps(span) for part in (*one.cue, *one.content))
    }


def test_every_case_of_the_codebook_has_an_example() -> None:
    assert {int(match["case"]) for _, match in lines()} == set(CASES)
