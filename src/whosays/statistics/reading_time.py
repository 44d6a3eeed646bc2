"""Reading time: words and a stated speed, and a check of the time that the page itself promises."""

import re

from whosays.statistics.counts import page_words, story_words
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document

WORDS_A_MINUTE = {"238": 238, "175": 175, "300": 300, "aloud": 183}
"""Adults read English non-fiction silently at 238 words a minute on average, most of them at 175 to 300; aloud at 183."""

_SOURCE = "Brysbaert (2019), J. Memory and Language 109:104047: 190 studies of reading speed in adults"
_LABEL = re.compile(r"(?<!\d)(\d{1,3})(?:\s?(?:-|\u2013|to)\s?(\d{1,3}))?[\s-]?min", re.IGNORECASE)


def reading_time(document: Document) -> dict[str, Statistic]:
    """Return the minutes that the story and the page take, and what the page's own label would mean."""
    story, page = len(story_words(document)), page_words(document)
    found = [_minutes(f"reading_minutes_{name}", story, "story", pace) for name, pace in WORDS_A_MINUTE.items()]
    found.append(_minutes("page_reading_minutes_238", page, "page", WORDS_A_MINUTE["238"]))
    label = read_time_label(document)
    found += [
        _label(label),
        _pace_of_label("label_pace_story", label, story, "story"),
        _pace_of_label("label_pace_page", label, page, "page"),
    ]
    return {statistic.name: statistic for statistic in found}


def minutes(words: int, *, words_per_minute: int) -> float | None:
    """Return how long `words` take to read; None where there are none.

    words / words per minute

    >>> minutes(952, words_per_minute=238)
    4.0
    """
    return words / words_per_minute if words else None


def read_time_label(document: Document) -> tuple[int, int] | None:
    """Return the fewest and the most minutes that the page says it takes, or None where it does not say."""
    texts = (document.text(block.span) for block in document.blocks if block.kind == "read-time")
    match = next(filter(None, map(_LABEL.search, texts)), None)
    if match is None:
        return None
    low = int(match[1])
    high = int(match[2] or low)
    return min(low, high), max(low, high)


def _minutes(name: str, words: int | None, whose: str, pace: int) -> Statistic:
    exact = minutes(words, words_per_minute=pace) if words else None
    if exact is None:
        return Statistic(name, None, "minutes", f"The {whose} has no words that could be counted.", _SOURCE)
    value = round(exact, 1)
    return Statistic(name, value, "minutes", f"{words} words of the {whose} / {pace} words a minute = {value}", _SOURCE)


def _label(label: tuple[int, int] | None) -> Statistic:
    name, source = "label_minutes", "The page itself"
    if label is None:
        return Statistic(name, None, "minutes", "The page does not say how long it takes to read.", source)
    value = _range(*label)
    return Statistic(name, value, "minutes", f"The page says {value} minutes, and not what it counted.", source)


def _pace_of_label(name: str, label: tuple[int, int] | None, words: int | None, whose: str) -> Statistic:
    """Return the words a minute at which the label would be right, had the page counted the words of `whose`."""
    unit, source = "words a minute", "Own arithmetic; compare 175 to 300 words a minute (Brysbaert 2019)"
    if label is None:
        return Statistic(name, None, unit, "The page does not say how long it takes to read.", source)
    low, high = label
    if not low or not words:
        return Statistic(name, None, unit, f"{words or 'No'} words cannot be divided by {low} minutes.", source)
    value = _range(round(words / high), round(words / low))
    sums = " to ".join(dict.fromkeys((f"{words} / {high}", f"{words} / {low}")))
    return Statistic(name, value, unit, f"{words} words of the {whose}: {sums} minutes = {value} words a minute", source)


def _range(low: int, high: int) -> str | int:
    """Return both numbers as a range, or the one where they are the same."""
    return low if low == high else f"{low}-{high}"
