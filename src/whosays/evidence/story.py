"""Story: how much each line of a page reads like the story, all lines taken together.

A line has features: its length, its end, its capitals, the rules that see something in it, how much prose stands around it.
Each is worth points, learned by ``benchmarks/learn_page.py``; ``data/page-points.json`` says what from. Going from story to
furniture or back costs points too, and the division of the page that has most points is the best one. The *lead* of a line
is how many points the best division with the line in the story is ahead of the best one without it.

References
----------
Collins (2002), EMNLP, 1-8. Viterbi (1967), IEEE Transactions on Information Theory 13(2), 260-269.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from whosays.attribution.cues import verbs
from whosays.datafile import read_data
from whosays.evidence.page import STOP_AT_END, Page
from whosays.evidence.rule import Evidence
from whosays.evidence.wording import holds

LEAST_LINES = 8
"""A text of fewer lines is no page with furniture, and is left to the other rules."""
SCALE = 100
"""Learned points that are worth one point of ``points.json``."""
NOT_LEARNED = frozenset(
    {"page.outside-story", "page.first-line", "page.title-above", "page.too-long", "page.masthead", "page.kicker"}
)
"""Rules about a place on the page, or for the headline, which the corpus leaves open."""
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35, 60)
_SHARES = (0, 0.2, 0.4, 0.6, 0.8, 0.99)
_SMALL_SHARES = (0, 0.1, 0.2, 0.3, 0.4, 0.5)
_PLACES = (0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.9999)
_LINES = (0, 1, 2, 4, 8, 16, 40)
_SHORT = 12
"""Words up to which the words of a line are features themselves."""
_LONG = 8
"""Words from which a line with a stop and with function words is prose."""
_ENGLISH = 0.15
"""Share of function words from which a page is in English; it is .3 to .4 in news."""
_NEAR, _SIDE = 4, 5
_FUNCTION_WORDS = frozenset(
    """a an and are as at be been but by for from had has have he her his i in is it its not of on or she that the their they
    this to was we were which who will with would you""".split()
)
_PRONOUNS = frozenset("you your we our i he she his her they".split())
_SIGNS = {
    "comma": ",",
    "stroke": "|",
    "at": "@",
    "hash": "#",
    "address": "http",
    "colon": ": ",
    "slash": "/",
    "dots": "...",
    "copyright": "©",
    "curly": "“",
    "straight": '"',
    "question": "?",
    "exclamation": "!",
    "dollar": "$",
    "bracket": "(",
    "arrow": "»",
    "dash": "—",
}
_EDGE = ".,:;!?\"“”()'’‘"


class Points(NamedTuple):
    """What was learned: points of features, and of going from furniture (0) or story (1) to either."""

    features: dict[str, int]
    steps: dict[str, int]


@cache
def learned() -> Points:
    """Return the learned points."""
    held = json.loads(read_data("page-points.json"))
    return Points(held["features"], held["steps"])


class _Shape(NamedTuple):
    words: int
    size: int
    end: str
    first: str
    capitals: int
    function: int
    low: tuple[str, ...]

    @property
    def is_prose(self) -> bool:
        return self.words >= _LONG and self.end == "stop" and self.function >= 2


def leads(page: Page, seen: Sequence[Sequence[Evidence]]) -> tuple[int, ...] | None:
    """Return the lead of each line of `page` in points; None where it tells nothing.

    That is a text too short to be a page, or not in English, or one in which no line at all would be the story.

    `seen` is the evidence of each line.
    """
    if len(page.lines) < LEAST_LINES or not is_english(page):
        return None
    points = learned()
    sums = [sum(points.features.get(name, 0) for name in line) for line in features(page, seen)]
    found = tuple(round(lead / SCALE) for lead in best_leads(sums, points.steps))
    return found if max(found) > 0 else None


def is_english(page: Page) -> bool:
    """Tell whether the long lines of a page have as many of the commonest English words as English has."""
    words = [word for span in page.lines if len(low := span.slice(page.article.text).lower().split()) >= _LONG for word in low]
    return sum(map(_FUNCTION_WORDS.__contains__, words)) >= _ENGLISH * len(words)


def best_leads(sums: Sequence[float], steps: dict[str, int] | dict[str, float]) -> list[float]:
    """Return by how much the best division with each line in the story is ahead of the best one without it."""
    out, into = steps["01"], steps["10"]
    stay, go_on = steps["00"], steps["11"]
    ahead = [(steps["s0"] + 0.0, steps["s1"] + sums[0])]
    for here in sums[1:]:
        other, story = ahead[-1]
        ahead.append((max(other + stay, story + into), max(other + out, story + go_on) + here))
    behind = [(0.0, 0.0)]
    for here in reversed(sums[1:]):
        other, story = behind[-1]
        behind.append((max(stay + other, out + here + story), max(into + other, go_on + here + story)))
    return [a[1] + b[1] - a[0] - b[0] for a, b in zip(ahead, reversed(behind), strict=True)]


def features(page: Page, seen: Sequence[Sequence[Evidence]]) -> Iterator[list[str]]:
    """Yield the features of each line of `page`."""
    texts = [span.slice(page.article.text) for span in page.lines]
    shapes = [_shape(text) for text in texts]
    prose = [0, *accumulate(shape.is_prose for shape in shapes)]
    words = [0, *accumulate(shape.words * shape.is_prose for shape in shapes)]
    since = _LINES[-1] + 1
    for at, (text, shape) in enumerate(zip(texts, shapes, strict=True)):
        found = [*_in_words(shape), *_in_signs(text, shape)]
        rules = {evidence.rule for evidence in seen[at]}
        for rule in rules - NOT_LEARNED:
            found += (rule, f"{rule} size={shape.size}")
        if page.is_repeated(text):
            found += ("repeated", f"repeated size={shape.size}")
        left = prose[at] - prose[max(0, at - _SIDE)]
        right = prose[min(len(texts), at + 1 + _SIDE)] - prose[at + 1]
        near = prose[min(len(texts), at + 1 + _NEAR)] - prose[max(0, at - _NEAR)] - shape.is_prose
        place = bisect_left(_PLACES, words[at] / (words[-1] or 1))
        if shape.words <= _LONG and "page.sentence" not in rules and holds("page-sections", text):
            since = 0
        section = bisect_left(_LINES, since)
        since += 1
        found += _around(shape, left, right, near)
        found += _placed(shape, place, section)
        yield found


def _shape(text: str) -> _Shape:
    words = text.split()
    low = tuple(word.lower().strip(_EDGE) for word in words)
    firsts = [word[0] for word in words if word[0].isalpha()]
    capitals = sum(map(str.isupper, firsts)) / len(firsts) if firsts else 0.0
    function = sum(map(_FUNCTION_WORDS.__contains__, low)) / len(words) if words else 0.0
    sizes = bisect_left(_LENGTHS, len(words))
    return _Shape(
        len(words), sizes, _end(text), _first(text), bisect_left(_SHARES, capitals), bisect_left(_SMALL_SHARES, function), low
    )


def _end(text: str) -> str:
    if STOP_AT_END.search(text):
        return "stop"
    last = text[-1:]
    return last if last and last in ":,»›>|" else "none"


def _first(text: str) -> str:
    first = text[:1]
    if first.isalpha():
        return "capital" if first.isupper() else "small"
    return "digit" if first.isdigit() else "quote" if first and first in "\"“'‘" else "other"


def _in_words(shape: _Shape) -> Iterator[str]:
    size, end = f"size={shape.size}", f"end={shape.end}"
    yield from (size, end, f"{size} {end}", f"first={shape.first}", f"first={shape.first} {end} {size}")
    yield from (f"capitals={shape.capitals}", f"{size} capitals={shape.capitals}")
    yield from (f"function={shape.function}", f"{size} function={shape.function}", f"{end} function={shape.function}")
    if not verbs().keys().isdisjoint(shape.low):
        yield from ("says", f"says {end}")
    yield from (f"has={word}" for word in _PRONOUNS.intersection(shape.low))
    if shape.words <= _SHORT:
        yield from (f"word={word}" for word in shape.low)
    if shape.low:
        yield from (f"first-word={shape.low[0]}", f"last-word={shape.low[-1]}")


_DIGIT = re.compile(r"\d")


def _in_signs(text: str, shape: _Shape) -> Iterator[str]:
    for name, sign in _SIGNS.items():
        if sign in text:
            yield from (f"has={name}", f"has={name} end={shape.end}")
    if _DIGIT.search(text):
        yield from ("has=digit", f"has=digit size={shape.size}")
    if text.isupper():
        yield "shouted"


def _around(shape: _Shape, left: int, right: int, near: int) -> Iterator[str]:
    sides = f"left={left} right={right}"
    yield from (sides, f"{sides} prose={shape.is_prose}", f"{sides} size={shape.size}")
    yield from (f"near={near}", f"near={near} size={shape.size} end={shape.end}")


def _placed(shape: _Shape, place: int, section: int) -> Iterator[str]:
    prose = f"prose={shape.is_prose}"
    yield from (f"place={place}", f"place={place} {prose}", f"place={place} size={shape.size} end={shape.end}")
    yield from (f"section={section}", f"section={section} {prose}", f"section={section} place={place}")
