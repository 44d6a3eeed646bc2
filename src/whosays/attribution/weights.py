"""Weights: what the choice of a reading rests on, learned from corpora or set by hand."""

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from whosays.datafile import read_data
from whosays.structure.tagging import Tagger, read_tagger, tagger


class Weights(NamedTuple):
    """A tagger, and what each feature of a reading is worth."""

    tagger: Tagger
    points: Mapping[str, int]


@cache
def by_hand() -> Weights:
    """Return the weights set by hand: what the rules are worth where nothing was learned from any corpus."""
    return Weights(read_tagger(read_data("tagger-by-hand.json")), _points("attribution-points-by-hand.json"))


def _points(name: str) -> Mapping[str, int]:
    points: dict[str, int] = json.loads(read_data(name))["points"]
    return points


_LEARNED = Weights(tagger(), _points("attribution-points.json"))
"""Read with the module: every article needs them, and the first one should not wait."""


def learned() -> Weights:
    """Return the weights learned from corpora; their files say from which."""
    return _LEARNED
