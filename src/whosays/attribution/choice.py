"""Choice: which reading of a cue to take. Features add up to whole points; the reading with most points wins, above zero."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from whosays.attribution.parse import Parse
from whosays.attribution.readings import Offers, offers
from whosays.attribution.readings.after import CLAUSAL
from whosays.attribution.readings.offer import ContentOffer, Cue, SourceOffer

_ALTERNATIVES = 6
"""Readings of one cue that are weighed against those of its neighbors."""
_BEAM = 12
_INTRODUCES = frozenset("after before because since when while that although though".split())
"""Words that make what follows part of what is said before, where no comma stands between."""
_PAIR_MOST = 100
"""More points than a pair of source and content can have."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A source and a content taken together for one cue, and how many points they have."""

    cue: Cue
    source: SourceOffer
    content: ContentOffer
    points: int

    @property
    def features(self) -> tuple[str, ...]:
        """Return all that the points were given for, in order."""
        return (*self.cue.features, *self.source.features, *self.content.features, *pair(self.source, self.content))


def pair(source: SourceOffer, content: ContentOffer) -> tuple[str, ...]:
    """Return the features of a source and a content together."""
    return (f"pair={source.side}:{content.way}",)


def compatible(source: SourceOffer, content: ContentOffer) -> bool:
    """Tell whether a reading may take both: a content is cut around its own source, and swallows no other.

    "The audit found that ..." is a finding of anybody, "found nine cracks" is an event unless a document shows it.
    """
    if content.shown and source.kind != "document":
        return False
    if content.leans is not None:
        return content.leans == source.span
    if source.span is None or source.rule in ("by", "from"):
        return True
    if source.rule == "right":
        shows_itself = content.way != "after" or content.opens in CLAUSAL  # "signals a turn away from it": nobody turns
        return shows_itself and all(start >= source.span[1] for start, _ in content.ranges)
    if source.rule == "later":
        return all(end <= source.span[0] for _, end in content.ranges)
    return True


def ranked(offered: Offers, points: Mapping[str, int], *, most: int = 1) -> list[Reading]:
    """Return the readings of one cue with more than 0 points, at most `most`, those with most points first."""
    start = total(offered.cue.features, points)
    by_source = [(total(source.features, points), source) for source in offered.sources]
    found: list[tuple[int, int, SourceOffer, ContentOffer]] = []
    for content in offered.contents:
        so_far = start + total(content.features, points)
        for source_points, source in by_source:
            if so_far + source_points > -_PAIR_MOST and compatible(source, content):
                here = so_far + source_points + total(pair(source, content), points)
                if here > 0:
                    found.append((-here, len(found), source, content))
    return [Reading(offered.cue, source, content, -here) for here, _, source, content in nsmallest(most, found)]


def agree(one: Reading, other: Reading) -> bool:
    """Tell whether two readings of a sentence can both be taken: neither content holds words or the cue of the other."""
    for start, end in one.content.ranges:
        if start <= other.cue.at < end or any(start < stop and begin < end for begin, stop in other.content.ranges):
            return False
    return not any(start <= one.cue.at < end for start, end in other.content.ranges)


@dataclass(frozen=True, slots=True)
class Taken:
    """A reading taken, the readings nested in its content, and its points ahead of the next reading of the same cue."""

    reading: Reading
    inner: tuple[Reading, ...]
    margin: int


def readings(parse: Parse, points: Mapping[str, int]) -> Iterator[Taken]:
    """Yield the readings taken of a sentence, in the order of their cues.

    1. Each cue has its readings with more than 0 points.
    2. Those are taken that agree with each other and together have most points.
    3. "X said A after Y said B": B is part of what X said.
    4. Readings left over are kept as nested where they stand inside what somebody else says.
    """
    by_cue = [ranked(offered, points, most=_ALTERNATIVES) for offered in offers(parse)]
    taken = _widened(parse, _best_together(by_cue), by_cue)
    cues = {reading.cue.at for reading in taken}
    left = [alike[0] for alike in by_cue if alike and alike[0].cue.at not in cues]
    for reading in taken:
        inner = tuple(other for other in left if _inside(other, reading))
        yield Taken(reading, inner, _margin(reading, by_cue))


def _best_together(by_cue: Sequence[Sequence[Reading]]) -> tuple[Reading, ...]:
    beam: list[tuple[int, tuple[Reading, ...]]] = [(0, ())]
    for alternatives in by_cue:
        longer = list(beam)
        for reading in alternatives:
            longer += [
                (so_far + reading.points, (*taken, reading))
                for so_far, taken in beam
                if all(agree(reading, other) for other in taken)
            ]
        beam = sorted(longer, key=lambda one: -one[0])[:_BEAM]
    return beam[0][1]


def _widened(parse: Parse, taken: tuple[Reading, ...], by_cue: Sequence[Sequence[Reading]]) -> tuple[Reading, ...]:
    """Return `taken` with a content that ends before "after Y said B" going on to its end, and Y's reading left to it."""
    kept = list(taken)
    for one, other in pairwise(taken):
        ends = one.content.ranges[-1][1] if one.content.way == "after" else -1
        starts = other.source.span[0] if other.source.span else -1
        if ends + 1 == starts and parse.tokens[ends].low in _INTRODUCES and one in kept:
            alike = next(alternatives for alternatives in by_cue if one in alternatives)
            last = other.content.ranges[-1][1] if other.content.ranges else 0
            wide = next((r for r in alike if r.content.way == "after" and r.content.ranges[0][1] >= last), None)
            if wide is not None and wide.source == one.source and wide.content.ranges[0][0] == one.content.ranges[0][0]:
                kept[kept.index(one)] = wide
                kept.remove(other)
    return tuple(kept)


def _inside(inner: Reading, outer: Reading) -> bool:
    """Tell whether the cue and the source of one reading both stand inside what the other says."""
    source = inner.source.span
    return source is not None and any(
        start <= inner.cue.at < end and start <= source[0] < end for start, end in outer.content.ranges
    )


def _margin(reading: Reading, by_cue: Sequence[Sequence[Reading]]) -> int:
    """Return how many points a reading is ahead of the next one of its cue with another source, or of none at all."""
    alike = next(alternatives for alternatives in by_cue if reading in alternatives)
    others = [other.points for other in alike if other.source.span != reading.source.span]
    return reading.points - max(others, default=0)


def total(features: Iterable[str], points: Mapping[str, int]) -> int:
    """Return what `features` add up to."""
    return sum(points.get(feature, 0) for feature in features)
