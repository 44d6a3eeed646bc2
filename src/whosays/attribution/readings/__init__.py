"""Readings: for each word that may be a cue, all the ways to read who says what with it, each way by a named rule.

A reading takes one source and one content of those offered here. Each brings *features*, short plain names of what is seen
("gap=comma", "opens=that"). `choice` adds up what the features are worth and takes the best reading, or none.
All positions are indices into the tokens of the sentence, half-open.

1. `cue` finds the words that may tie.
2. `source` finds who may be answerable, and `extent` how far their description reaches.
3. `after` and `before` find what may be said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.attribution.parse import Parse
from whosays.attribution.readings.after import after, below, beside_colon
from whosays.attribution.readings.before import before, subject
from whosays.attribution.readings.cue import cues
from whosays.attribution.readings.offer import ContentOffer, Cue, SourceOffer
from whosays.attribution.readings.source import sources


@dataclass(frozen=True, slots=True)
class Offers:
    """All that is offered for one cue."""

    cue: Cue
    sources: tuple[SourceOffer, ...]
    contents: tuple[ContentOffer, ...]


def offers(parse: Parse) -> Iterator[Offers]:
    """Yield all that is offered for each cue of the sentence, in the order of the cues."""
    for cue in sorted(cues(parse), key=lambda cue: cue.at):
        offered = tuple(sources(parse, cue))
        found = tuple(_contents(parse, cue, offered))
        if found:
            yield Offers(cue, offered, found)


def _contents(parse: Parse, cue: Cue, offered: tuple[SourceOffer, ...]) -> Iterator[ContentOffer]:
    if cue.kind == "colon":
        yield from beside_colon(parse, cue)
        return
    yield from after(parse, cue)
    yield from below(parse, cue)
    if cue.kind == "verb":
        yield from before(parse, cue, offered)
        yield from subject(parse, cue, offered)
