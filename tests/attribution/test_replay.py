"""Each attribution names the rules it rests on, and these find it again from its cue."""

from pathlib import Path

import pytest

import whosays
from whosays.attribution.replay import replay

ARTICLE = Path(__file__).parents[2] / "book" / "articles" / "far-east-summit" / "article.txt"
REPORT = whosays.read(ARTICLE.read_text(encoding="utf-8"))
CHOSEN = [one for one in REPORT.attributions if len(one.rules) > 1]


def test_most_attributions_of_the_practice_article_are_chosen_readings() -> None:
    assert 2 * len(CHOSEN) > len(REPORT.attributions)


@pytest.mark.parametrize("number", range(len(CHOSEN)))
def test_rules_of_an_attribution_find_it_again(number: int) -> None:
    one = CHOSEN[number]
    found = replay(REPORT.document, one)
    assert found is not None
    source, content = found
    assert source == one.source
    assert content
    assert all(any(piece in whole for whole in one.content) for piece in content)


def test_a_plain_rule_is_no_reading() -> None:
    report = whosays.read("According to the audit, the bridge will close in June and stay closed for nine years.")
    assert replay(report.document, report.attributions[0]) is None
