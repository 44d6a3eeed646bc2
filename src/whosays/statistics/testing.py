"""Statistics of a test: how hard its items are, whether they tell good papers from weak ones, and how much a class has grown.

Every figure is None where it is not defined. Nothing here knows what is asked; numbers go in, numbers come out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from statistics import NormalDist, fmean, stdev, variance

_CONFIDENCE = 0.95


def pearson(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Return Pearson's correlation; None for fewer than two pairs, or where one side is all the same.

    >>> round(pearson([1, 2, 3], [2, 4, 7]), 9)  # 5 / sqrt(2 * 38 / 3)
    0.993399268
    """
    if len(x) < 2 or len(set(x)) < 2 or len(set(y)) < 2:
        return None
    mean_x, mean_y = fmean(x), fmean(y)
    both = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    spread = sqrt(sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y))
    return both / spread if spread else None


def item_rest_correlation(item: Sequence[float], total: Sequence[float]) -> float | None:
    """Return the correlation of an item with the rest of the test, the corrected point-biserial of an item marked 0 or 1.

    `item` holds what each paper earned for it, `total` what it earned in all; the item itself is taken out of the total.

    References
    ----------
    Henrysson (1963), Psychometrika 28(2), 211-218.

    >>> round(item_rest_correlation([1, 1, 0], [3, 4, 1]), 9)  # the rest is 2, 3, 1
    0.866025404
    """
    return pearson(item, [whole - part for part, whole in zip(item, total, strict=True)])


def cronbach_alpha(papers: Sequence[Sequence[float]]) -> float | None:
    """Return Cronbach's alpha, which is KR-20 where items are marked 0 or 1; None for fewer than two papers or items.

    k / (k - 1) (1 - sum of the items' variances / variance of the totals)

    References
    ----------
    Cronbach (1951), Psychometrika 16(3), 297-334.

    Two papers of two items: the variances are 1/2 and 1/2, that of the totals 2: 2 (1 - 1/2).

    >>> cronbach_alpha([(1, 1), (0, 0)])
    1.0
    """
    if len(papers) < 2 or len(papers[0]) < 2:
        return None
    whole = variance([sum(paper) for paper in papers])
    if not whole:
        return None
    parts = sum(variance([float(paper[at]) for paper in papers]) for at in range(len(papers[0])))
    items = len(papers[0])
    return items / (items - 1) * (1 - parts / whole)


@dataclass(frozen=True, slots=True)
class Detection:
    """How well something is told, and to which side one leans: d' and c; the rates are corrected for small numbers.

    `hits` and `false_alarms` are shares of 0 to 1. c above 0 leans to saying no, below 0 to saying yes.
    """

    hits: float
    false_alarms: float
    d_prime: float
    criterion: float


def detection(*, hits: int, misses: int, false_alarms: int, correct_rejections: int) -> Detection | None:
    """Return d' and the criterion c; None where there was nothing to detect, or nothing else.

    d' = z(H) - z(F), c = -(z(H) + z(F)) / 2, with H = (hits + 1/2) / (signals + 1) and F likewise

    References
    ----------
    Hautus (1995), Behavior Research Methods 27(1), 46-51.

    >>> round(detection(hits=8, misses=2, false_alarms=2, correct_rejections=8).d_prime, 4)  # z(8.5 / 11) twice
    1.4957
    """
    signals, others = hits + misses, false_alarms + correct_rejections
    if not signals or not others:
        return None
    hit_rate, alarm_rate = (hits + 0.5) / (signals + 1), (false_alarms + 0.5) / (others + 1)
    z_hit, z_alarm = map(NormalDist().inv_cdf, (hit_rate, alarm_rate))
    return Detection(hits / signals, false_alarms / others, z_hit - z_alarm, -(z_hit + z_alarm) / 2)


@dataclass(frozen=True, slots=True)
class Gain:
    """How much later papers of the same people differ from earlier ones.

    `mean` is in the units of the papers, with its 95% interval from `low` to `high`; `d_z` is the mean over the deviation of
    the differences; `normalised` the share of what was left to gain, for papers that are shares of 0 to 1.
    """

    papers: int
    mean: float
    low: float
    high: float
    d_z: float | None
    normalised: float | None


def gain(before: Sequence[float], after: Sequence[float]) -> Gain | None:
    """Return the gain of paired papers, shares of 0 to 1; None for fewer than two pairs.

    References
    ----------
    Student (1908), Biometrika 6(1), 1-25, for the interval; Hake (1998), American J. Physics 66(1), 64-74, for the share.

    >>> gain([0.5, 0.5, 0.6], [0.7, 0.6, 0.9]).mean
    0.2
    """
    if len(before) < 2:
        return None
    differences = [late - early for early, late in zip(before, after, strict=True)]
    mean, deviation = fmean(differences), stdev(differences)
    half = t_quantile((1 + _CONFIDENCE) / 2, len(differences) - 1) * deviation / sqrt(len(differences))
    left = 1 - fmean(before)
    return Gain(
        papers=len(differences),
        mean=round(mean, 12),
        low=mean - half,
        high=mean + half,
        d_z=mean / deviation if deviation else None,
        normalised=mean / left if left > 0 else None,
    )


def t_quantile(probability: float, freedom: int) -> float:
    """Return the quantile of Student's t, by halving; `probability` from 0.5 up to 1.

    >>> round(t_quantile(0.975, 10), 6)
    2.228139
    """
    low, high = 0.0, 1.0
    while _t_probability(high, freedom) < probability:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        if _t_probability(middle, freedom) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _t_probability(t: float, freedom: int) -> float:
    return 1 - _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction (Abramowitz & Stegun 26.5.8)."""
    if x in (0.0, 1.0):
        return x
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    # Lentz's method: numerators d_1, d_2, ... of the fraction
    value, c, d = 1.0, 1.0, 0.0
    for step in range(1, 500):
        m = step // 2
        if step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + term * d)
        c = 1 + term / c
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front / value if value else 0.0
