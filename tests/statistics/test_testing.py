"""Statistics of a test agree with the reference implementations, on made-up classes and at their edges."""

import random

import krippendorff
import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import cohen_kappa_score

from whosays.statistics.agreement import cohen_kappa, krippendorff_alpha
from whosays.statistics.testing import cronbach_alpha, detection, gain, item_rest_correlation, pearson, t_quantile

CLASSES = range(6)
EXACT = 1e-9


@pytest.fixture(params=CLASSES)
def papers(request: pytest.FixtureRequest) -> list[list[float]]:
    """Give a made-up class: what each of 8 to 60 papers earned for each of 5 to 30 items."""
    chance = random.Random(request.param)
    able = [chance.random() for _ in range(chance.randint(8, 60))]
    items = chance.randint(5, 30)
    return [[chance.choice([0.0, 0.5, 1.0]) if chance.random() > skill else 1.0 for _ in range(items)] for skill in able]


def test_correlations_are_those_of_scipy(papers: list[list[float]]) -> None:
    totals = [sum(paper) for paper in papers]
    for at in range(len(papers[0])):
        item = [paper[at] for paper in papers]
        rest = [total - part for total, part in zip(totals, item, strict=True)]
        if len(set(item)) > 1:
            assert pearson(item, totals) == pytest.approx(stats.pearsonr(item, totals).statistic, abs=EXACT)
            assert item_rest_correlation(item, totals) == pytest.approx(stats.pearsonr(item, rest).statistic, abs=EXACT)
        marks = [float(part == 1) for part in item]
        if len(set(marks)) > 1:
            told = stats.pointbiserialr(marks, rest).statistic
            assert pearson(marks, rest) == pytest.approx(told, abs=EXACT)


def test_alpha_is_that_of_its_covariances(papers: list[list[float]]) -> None:
    covariance = np.cov(np.array(papers).T)
    items = len(papers[0])
    expected = items / (items - 1) * (1 - np.trace(covariance) / covariance.sum())
    assert cronbach_alpha(papers) == pytest.approx(expected, abs=EXACT)


def test_kappa_is_that_of_scikit_learn() -> None:
    chance = random.Random(3)
    for _ in range(20):
        one, other = ([chance.choice("abc") for _ in range(30)] for _ in range(2))
        assert cohen_kappa(one, other) == pytest.approx(cohen_kappa_score(one, other), abs=EXACT)


def test_alpha_is_that_of_the_package_krippendorff() -> None:
    chance = random.Random(4)
    for _ in range(20):
        units = [[chance.choice(["a", "b", "c", None]) for _ in range(5)] for _ in range(25)]
        coded = [[np.nan if one is None else "abc".index(one) for one in coder] for coder in zip(*units, strict=True)]
        expected = krippendorff.alpha(reliability_data=coded, level_of_measurement="nominal")
        assert krippendorff_alpha(units) == pytest.approx(expected, abs=EXACT)


def test_quantiles_of_t_are_those_of_scipy() -> None:
    for freedom in (1, 2, 3, 7, 24, 199, 5000):
        for probability in (0.5, 0.6, 0.9, 0.975, 0.995):
            expected = stats.t.ppf(probability, freedom)
            assert t_quantile(probability, freedom) == pytest.approx(expected, rel=EXACT, abs=EXACT)


def test_gain_is_that_of_a_paired_t_test() -> None:
    chance = random.Random(5)
    before = [chance.random() * 0.6 for _ in range(26)]
    after = [min(1.0, score + chance.gauss(0.1, 0.1)) for score in before]
    found = gain(before, after)
    assert found is not None
    told = stats.ttest_rel(after, before)
    interval = told.confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), abs=EXACT)
    assert found.d_z == pytest.approx(told.statistic / 26**0.5, abs=EXACT)


def test_detection_is_that_of_the_normal_distribution() -> None:
    found = detection(hits=17, misses=3, false_alarms=6, correct_rejections=14)
    assert found is not None
    z_hit, z_alarm = stats.norm.ppf([17.5 / 21, 6.5 / 21])
    assert (found.d_prime, found.criterion) == pytest.approx((z_hit - z_alarm, -(z_hit + z_alarm) / 2), abs=EXACT)
    assert (found.hits, found.false_alarms) == (0.85, 0.3)


def test_what_is_not_defined_is_none() -> None:
    assert pearson([1.0], [2.0]) is None
    assert pearson([1.0, 1.0], [2.0, 3.0]) is None
    assert item_rest_correlation([1.0, 0.0], [1.0, 0.0]) is None  # one item: there is no rest
    assert cronbach_alpha([[1.0, 0.0]]) is None
    assert cronbach_alpha([[1.0, 0.0], [1.0, 0.0]]) is None
    assert detection(hits=0, misses=0, false_alarms=1, correct_rejections=1) is None
    assert gain([0.5], [0.7]) is None
