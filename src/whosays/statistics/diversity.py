"""Diversity: how many owners a story really has, once it counts how much each of them says.

All take the words of each owner, every one above zero, and are None for fewer than three owners.
"""

from collections.abc import Sequence
from math import exp, log

LEAST_OWNERS = 3


def shannon_entropy(counts: Sequence[int]) -> float:
    """Return Shannon's entropy in nats of the shares of `counts`, which are above zero.

    - sum of p ln p, with p each share

    References
    ----------
    Shannon (1948), Bell System Technical Journal 27, 379-423.

    >>> round(shannon_entropy([5, 5]), 4)  # ln 2
    0.6931
    """
    total = sum(counts)
    return sum(-number / total * log(number / total) for number in counts)


def effective_number(counts: Sequence[int]) -> float | None:
    """Return how many equally loud owners would be as diverse as these: exp of the entropy. None under three.

    References
    ----------
    Hill (1973), Ecology 54(2), 427-432.

    >>> round(effective_number([10, 10, 10, 10]), 4)
    4.0
    """
    return exp(shannon_entropy(counts)) if len(counts) >= LEAST_OWNERS else None


def inverse_simpson(counts: Sequence[int]) -> float | None:
    """Return 1 over the chance that two words drawn at random have the same owner. None under three owners.

    1 / sum of p squared

    References
    ----------
    Simpson (1949), Nature 163, 688.

    >>> inverse_simpson([50, 25, 25])  # 1 / (1/4 + 1/16 + 1/16) = 8 / 3
    2.6666666666666665
    """
    return sum(counts) ** 2 / sum(number**2 for number in counts) if len(counts) >= LEAST_OWNERS else None


def evenness(counts: Sequence[int]) -> float | None:
    """Return how evenly the words are shared out: 1 is perfectly even. None under three owners.

    entropy / ln (number of owners)

    References
    ----------
    Pielou (1966), J. Theoretical Biology 13, 131-144.

    >>> round(evenness([7, 7, 7]), 4)
    1.0
    """
    return shannon_entropy(counts) / log(len(counts)) if len(counts) >= LEAST_OWNERS else None
