import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.statistics.agreement import cohen_kappa, confusion, krippendorff_alpha

LABELS = st.sampled_from("abc")


def test_alpha_of_two_observers_in_krippendorff_2011_section_b() -> None:
    units = zip("aabbdcccedda", "babbbccceddd", strict=True)
    assert krippendorff_alpha(list(units)) == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_four_observers_with_missing_labels_in_krippendorff_2011_section_c() -> None:
    observers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    units = [[None if label == "." else label for label in unit] for unit in zip(*observers, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize("units", [[], [[None, None]], [["a", None], [None, "b"]], [["a", "a"], ["a", "a"]], [[]]], ids=str)
def test_alpha_is_none_where_nothing_can_disagree(units: list[list[str | None]]) -> None:
    assert krippendorff_alpha(units) is None


def test_kappa_below_zero_is_agreement_below_guessing() -> None:
    assert cohen_kappa(["a", "b"], ["b", "a"]) == -1.0


@pytest.mark.parametrize("labels", [[], ["a", "a"]], ids=str)
def test_kappa_is_none_where_guessing_would_agree_fully(labels: list[str]) -> None:
    assert cohen_kappa(labels, labels) is None


def test_labelings_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        cohen_kappa(["a"], [])


@given(st.lists(st.tuples(LABELS, LABELS)))
def test_confusion_holds_every_pair_once(pairs: list[tuple[str, str]]) -> None:
    table = confusion([a for a, _ in pairs], [b for _, b in pairs])
    assert sum(table.values()) == len(pairs)
    assert list(table) == sorted(table)


@given(st.lists(LABELS, min_size=2))
def test_perfect_agreement_is_one_where_it_is_defined(labels: list[str]) -> None:
    assert cohen_kappa(labels, labels) in (1.0, None)
    assert krippendorff_alpha([(label, label) for label in labels]) in (1.0, None)
