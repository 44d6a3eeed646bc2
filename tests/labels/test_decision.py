"""The decision: evidence is worth whole points, and the largest sum gives the label. Here with points worked by hand."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.evidence.rule import Evidence, Rule
from whosays.labels import decision
from whosays.labels.label import Label, label_of
from whosays.spans import Span

TABLE = {
    "gate": {"start": {"body": 2, "caption": 0}, "page.credit": {"caption": 3}},
    "voice": {"start": {"reporter": 1, "source": 0}, "voice.cue": {"source": 4}, "voice.aside": {"reporter": 3}},
    "check": {"start": {"fact": 2, "opinion": 0}, "check.hedge": {"opinion": 5}, "check.number": {"fact": 1}},
}


def seen(*rules: str) -> tuple[Evidence, ...]:
    """Return evidence of `rules`, each at a place of its own."""
    return tuple(Evidence(rule, Span(at, at + 1)) for at, rule in enumerate(rules))


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the table of this file in the place of the real one."""
    monkeypatch.setattr(decision, "points_table", lambda: TABLE)


@pytest.mark.parametrize(
    ("rules", "label", "margin"),
    [
        ([], "plain-reporting", 1),  # reporter 1 to 0, fact 2 to 0
        (["voice.cue"], "sourced-fact", 2),  # source 4 to 1, fact 2 to 0
        (["voice.cue", "check.hedge"], "sourced-opinion", 3),  # source 4 to 1, opinion 5 to 2
        (["check.hedge"], "writers-opinion", 1),  # reporter 1 to 0, opinion 5 to 2
        (["check.hedge", "check.number"], "writers-opinion", 1),  # reporter 1 to 0, opinion 5 to 3
        (["page.credit"], "page-furniture", 1),  # caption 3 to 2
        (["page.credit", "voice.cue"], "page-furniture", 1),  # the gate is asked first
    ],
)
def test_largest_sum_gives_the_label(by_hand: None, rules: list[str], label: str, margin: int) -> None:
    decided = decision.decide(seen(*rules))
    assert (decided.label.value, decided.margin) == (label, margin)


def test_points_show_the_sum_of_each_answer(by_hand: None) -> None:
    points = decision.decide(seen("voice.cue", "voice.aside", "check.number")).points
    assert points == {"voice": {"reporter": 4, "source": 4}, "check": {"fact": 3, "opinion": 0}}


def test_earlier_answer_wins_where_two_are_equal(by_hand: None) -> None:
    assert decision.decide(seen("voice.cue", "voice.aside")).label.voice == "reporter"


def test_rule_counts_once_however_often_it_was_seen(by_hand: None) -> None:
    assert decision.add_up("check", seen("check.number", "check.number")) == {"fact": 3, "opinion": 0}


def test_rule_without_points_changes_nothing(by_hand: None) -> None:
    assert decision.decide(seen("voice.nothing")) == decision.decide(())


@given(st.lists(st.sampled_from([rule.id for rule in SENTENCE_RULES])), st.randoms(use_true_random=False))
def test_order_of_the_evidence_does_not_matter(rules: list[str], random: Random) -> None:
    shuffled = random.sample(rules, len(rules))
    assert decision.decide(seen(*rules)) == decision.decide(seen(*shuffled))


AXES = {
    "gate": [rule.id for rule in PAGE_RULES],
    "voice": [rule.id for rule in SENTENCE_RULES if rule.id.startswith("voice.")],
    "check": [rule.id for rule in SENTENCE_RULES if rule.id.startswith("check.")],
}


@pytest.mark.parametrize("axis", AXES)
def test_points_name_every_rule_of_the_axis_and_no_other(axis: str) -> None:
    assert set(decision.points_table()[axis]) == {"start", *AXES[axis]}


@pytest.mark.parametrize("axis", AXES)
def test_points_are_whole_and_go_to_answers_of_the_axis(axis: str) -> None:
    answers = set(decision.points_table()[axis]["start"])
    for worth in decision.points_table()[axis].values():
        assert set(worth) <= answers
        assert all(type(points) is int for points in worth.values())


@pytest.mark.parametrize("rule", [*PAGE_RULES, *SENTENCE_RULES], ids=lambda rule: rule.id)
def test_rule_has_a_reason_that_a_pupil_can_read(rule: Rule) -> None:
    assert rule.why.endswith(".")
    assert rule.why[0].isupper() or not rule.why[0].isalpha()
    assert len(rule.why) <= 100


def test_rules_have_names_of_their_own() -> None:
    names = [rule.id for rule in (*PAGE_RULES, *SENTENCE_RULES)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("label", Label)
def test_label_follows_from_its_two_answers(label: Label) -> None:
    assert label_of(label.voice, label.check) is label


def test_page_furniture_is_not_asked_whether_it_could_be_checked() -> None:
    assert [label.value for label in Label if label.check is None] == ["page-furniture"]
