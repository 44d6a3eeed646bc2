"""The minutes that publishers print: what well-known software would say of the same story, each by its own count and rate.

Each rule counts words in its own way, so one text has more than one number of words. What is reproduced here is the
rule for running English text without markup; `benchmarks/publishers.py` compares it with the packages themselves.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, floor

WORDPRESS_WORDS_A_MINUTE = 189
_FIRST_PICTURE, _LAST_PICTURE = 12, 3
"""Seconds for the first picture; each further one takes a second less, and none less than the last."""

_WHITE = re.compile(r"\S+")
_LETTERS = re.compile(r"[a-zA-ZÀ-ÿ0-9_\u0392-\u03c9\u0410-\u04F9]+")
_CONNECTED = re.compile(r"--|\u2014")
_REMOVED = re.compile(
    r"[\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E\u0080-\u00BF\u00D7\u00F7\u2000-\u2BFF\u2E00-\u2E7F]"
)


def white_space_words(text: str) -> int:
    """Return the words that npm reading-time counts: whatever stands between white space.

    >>> white_space_words("A well-known word — isn't it?")
    6
    """
    return sum(1 for _ in _WHITE.finditer(text))


def runs_of_letters(text: str) -> int:
    """Return the words that Ghost counts: each run of letters and digits, so that "isn't" is two.

    >>> runs_of_letters("A well-known word — isn't it?")
    7
    """
    return sum(1 for _ in _LETTERS.finditer(text))


def wordpress_words(text: str) -> int:
    """Return the words that WordPress counts: a dash parts words, and a mark alone is none.

    >>> wordpress_words("A well-known word — isn't it?")
    5
    """
    return white_space_words(_REMOVED.sub("", _CONNECTED.sub(" ", text)))


def picture_seconds(pictures: int) -> int:
    """Return the seconds that Medium and Ghost add for pictures: 12 for the first, 11 for the second, down to 3.

    >>> picture_seconds(0), picture_seconds(3), picture_seconds(12)
    (0, 33, 81)
    """
    return sum(max(_FIRST_PICTURE - at, _LAST_PICTURE) for at in range(pictures))


def medium(words: int, pictures: int) -> tuple[int, int]:
    """Return the minutes that Medium prints: 265 words a minute and a time for each picture.

    Its help page does not say how it rounds; here to the nearest minute.

    References
    ----------
    Medium, help center, "Read time".

    >>> medium(530, 0), medium(530, 3)
    ((2, 2), (3, 3))
    """
    minutes = max(1, floor(words / 265 + picture_seconds(pictures) / 60 + 0.5))
    return minutes, minutes


def ghost(words: int, pictures: int) -> tuple[int, int]:
    """Return the minutes that Ghost prints: 275 words a minute and a time for each picture, to the nearest minute.

    References
    ----------
    @tryghost/helpers 1.1, reading-minutes.

    >>> ghost(550, 0), ghost(550, 3)
    ((2, 2), (3, 3))
    """
    minutes = max(1, floor((words / (275 / 60) + picture_seconds(pictures)) / 60 + 0.5))
    return minutes, minutes


def wordpress(words: int, pictures: int) -> tuple[int, int]:
    """Return the range that the time-to-read block of WordPress prints: 189 words a minute, a fifth more and a fifth less.

    References
    ----------
    WordPress 6.9, core/post-time-to-read with its default ``displayAsRange``.

    >>> wordpress(945, 0), wordpress(100, 0)
    ((4, 6), (1, 2))
    """
    exact = words / WORDPRESS_WORDS_A_MINUTE
    low, high = (max(1, floor(exact * share + 0.5)) for share in (0.8, 1.2))
    return low, high + (low == high)


def wordpress_com(words: int, pictures: int) -> tuple[int, int]:
    """Return the minutes that the reader of WordPress.com prints: 189 words a minute, each minute begun.

    References
    ----------
    Automattic, wp-calypso, lib/time-to-read.

    >>> wordpress_com(189, 0), wordpress_com(190, 0)
    ((1, 1), (2, 2))
    """
    minutes = max(1, ceil(words / WORDPRESS_WORDS_A_MINUTE))
    return minutes, minutes


def npm_reading_time(words: int, pictures: int) -> tuple[int, int]:
    """Return the minutes that the package reading-time prints: 200 words a minute, each minute begun.

    References
    ----------
    npm reading-time 1.5.0.

    >>> npm_reading_time(200, 0), npm_reading_time(203, 0)
    ((1, 1), (2, 2))
    """
    minutes = ceil(round(words / 200, 2))
    return minutes, minutes


def words_a_minute_by_age(age: int, grade: float) -> float:
    """Return the pace that hast-util-reading-time expects of a reader who left school at `age`, in a text of `grade`.

    228 words a minute at 18, and 14 fewer for each year below; 7 fewer for each year that the text is above the reader.
    Never fewer than a first-grader's 46, never more than 340.

    References
    ----------
    hast-util-reading-time 2.0.0, after Carver's 14 words a minute a grade.

    >>> words_a_minute_by_age(18, grade=13), words_a_minute_by_age(14, grade=15)
    (228.0, 130.0)
    """
    pace = 228.0 - 14 * (18 - age) - 7 * (5 + grade - age)
    return min(340.0, max(46.0, pace))


def textstat_minutes(text: str) -> float:
    """Return the minutes of textstat's `reading_time`: 14.69 milliseconds for each character that is not white space.

    References
    ----------
    textstat 0.7.13, which cites Demberg & Keller (2008); they measured how long an eye rests, not how long a text takes.

    >>> round(textstat_minutes("abcd " * 1000), 3)
    0.979
    """
    return 14.69 * sum(map(len, text.split())) / 60_000


@dataclass(frozen=True, slots=True)
class Publisher:
    """Software that prints a time to read: how it counts, its rate, and the fewest and most minutes that it prints."""

    name: str
    title: str
    words_per_minute: int
    count: Callable[[str], int]
    minutes: Callable[[int, int], tuple[int, int]]
    source: str
    looks_at_pictures: bool = False


PUBLISHERS: Mapping[str, Publisher] = {
    publisher.name: publisher
    for publisher in (
        Publisher("medium", "Medium", 265, white_space_words, medium, "Medium, help center", looks_at_pictures=True),
        Publisher("ghost", "Ghost", 275, runs_of_letters, ghost, "@tryghost/helpers 1.1", looks_at_pictures=True),
        Publisher("wordpress", "WordPress", 189, wordpress_words, wordpress, "WordPress 6.9, core/post-time-to-read"),
        Publisher("wordpress_com", "WordPress.com", 189, wordpress_words, wordpress_com, "Automattic, wp-calypso"),
        Publisher("npm_reading_time", "npm reading-time", 200, white_space_words, npm_reading_time, "npm reading-time 1.5.0"),
    )
}
