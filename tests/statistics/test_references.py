"""Our formulas on the counts of other tools, beside what those tools made of them; benchmarks/who_counts.py asked them."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from whosays.statistics import readability

TOLD = json.loads((Path(__file__).parent / "references.json").read_text(encoding="utf-8"))["references"]
ROUNDED = 0.05
"""Some tools print one decimal, and one has other last digits in a constant of Coleman-Liau."""


@pytest.mark.parametrize("one", TOLD, ids=lambda one: f"{one['formula']} by {one['tool']}")
def test_formula_gives_what_another_tool_gives_on_the_same_counts(one: dict[str, Any]) -> None:
    assert getattr(readability, one["formula"])(**one["counts"]) == pytest.approx(one["value"], abs=ROUNDED)


def test_formulas_have_two_references_each() -> None:
    tools = defaultdict(set)
    for one in TOLD:
        tools[one["formula"]].add(one["tool"])
    classic = {formula.name for formula in readability.FORMULAS if "grade" in formula.unit or "points" in formula.unit}
    alone = {"forcast", "smog_short_text"}  # no tool on PyPI or npm has FORCAST; the other is SMOG itself on fewer sentences
    assert {name for name in classic - alone if len(tools[name]) < 2} == set()
