"""Floor 8, gold: what coders decided about the sentences of an article, and how far others and the engine agree with it."""

from whosays.gold.engine import Measured, Missed, measure
from whosays.gold.records import (
    Gold,
    GoldOwner,
    GoldSentence,
    Matching,
    agreement,
    match,
    normalise,
    open_gold,
    read_gold,
    sentence_hash,
    stand_off,
)

__all__ = [
    "Gold",
    "GoldOwner",
    "GoldSentence",
    "Matching",
    "Measured",
    "Missed",
    "agreement",
    "match",
    "measure",
    "normalise",
    "open_gold",
    "read_gold",
    "sentence_hash",
    "stand_off",
]
