"""Agreement: how far two or more people, or a person and the engine, gave the same labels.

Sums are exact fractions; only the result is a float. Each figure is None where it is not defined.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction


def confusion(a: Sequence[str], b: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return how often each pair of labels was given to the same item, in alphabetical order.

    >>> confusion(["fact", "fact", "opinion"], ["fact", "opinion", "opinion"])
    {('fact', 'fact'): 1, ('fact', 'opinion'): 1, ('opinion', 'opinion'): 1}
    """
    return dict(sorted(Counter(zip(a, b, strict=True)).items()))


def cohen_kappa(a: Sequence[str], b: Sequence[str]) -> float | None:
    """Return Cohen's kappa of two labelings; None without items, or where both give all items the same one label.

    (observed - expected) / (1 - expected), with expected the agreement of two people who guess at their own rates

    References
    ----------
    Cohen (1960), Educational and Psychological Measurement 20(1), 37-46.

    Two agree on 35 of 50 items; one says yes to 25, the other to 30: (0.7 - 0.5) / (1 - 0.5).

    >>> cohen_kappa(["yes"] * 25 + ["no"] * 25, ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15)
    0.4
    """
    pairs = list(zip(a, b, strict=True))
    if not pairs:
        return None
    observed = Fraction(sum(x == y for x, y in pairs), len(pairs))
    said_a, said_b = Counter(a), Counter(b)
    expected = Fraction(sum(said_a[label] * said_b[label] for label in said_a), len(pairs) ** 2)
    return None if expected == 1 else float((observed - expected) / (1 - expected))


def krippendorff_alpha(units: Sequence[Sequence[str | None]]) -> float | None:
    """Return Krippendorff's alpha for nominal labels; None where no unit has two labels, or all labels are the same.

    1 - observed disagreement / expected disagreement

    Parameters
    ----------
    units
        For each item, the label that each person gave it; None where somebody gave none.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.

    Two people agree on three of four items, and only one judged the fifth. Of the eight labels that can be paired five
    are "a" and three "b": 1 - (2 / 8) / ((64 - 25 - 9) / 56) = 1 - 7 / 15.

    >>> round(krippendorff_alpha([("a", "a"), ("b", "b"), ("a", "b"), ("a", "a"), ("b", None)]), 4)
    0.5333
    """
    pairable = [
        unit for unit in (Counter(label for label in labels if label is not None) for labels in units) if unit.total() > 1
    ]
    total = sum(unit.total() for unit in pairable)
    if not total:
        return None
    observed = sum((Fraction(_disagreeing(unit), unit.total() - 1) for unit in pairable), Fraction(0)) / total
    expected = Fraction(_disagreeing(sum(pairable, Counter())), total * (total - 1))
    return None if expected == 0 else float(1 - observed / expected)


def _disagreeing(labels: Counter[str]) -> int:
    """Return the number of ordered pairs of `labels` that differ."""
    return labels.total() ** 2 - sum(number**2 for number in labels.values())
