"""Syllables: how many a word has when somebody reads it aloud.

A word is counted part by part ("medium-term" has two parts, "Soyuz-2" too):

1. A numeral is read as number words: "40" is "forty", "1950-53" is "nineteen fifty to fifty-three".
2. A part in ``data/syllables-exceptions.txt`` has the count that is written there.
3. Initials, and parts without a vowel letter, are read by the names of their letters: "U.S.", "FBI", "BBC".
4. Any other part has one syllable for each group of vowel letters, plus the points of the letter patterns in it
   (``data/syllables-patterns.txt``): "stopped" has two groups, and "pped$" takes one away.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from whosays.datafile import read_data

LONGEST_PATTERN = 6
"""Letters in the longest pattern, the marks for the start and the end of a word among them."""
LONGEST_WORD = 60
"""Letters after which a part is no word, and patterns say nothing about it."""

_PART = re.compile(
    r"""
    (?P<sign>[$€£¥]?)(?P<number>[0-9]+(?:,[0-9]{3})*)(?::00)?(?:\.(?P<decimals>[0-9]+))?(?P<suffix>%|[a-z]{1,3}\b)?
  | (?P<to>(?<=[0-9])[-\u2013](?=[0-9]))
  | (?P<initials>(?:[A-Za-z]\.)+[A-Za-z]?\b|\b[A-Z]{1,3}&[A-Z]{1,3}\b)
  | (?P<letters>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)
    """,
    re.VERBOSE,
)
_VOWELS = re.compile("[aeiouy]+")
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
_SIBILANT_END = re.compile("(?:[sxz]|[cs]h|[cgsz]e)$")
_YEAR = re.compile("1[1-9][0-9]{2}|20[1-9][0-9]")
_SHORT_INITIALS = 3
"""Letters up to which a part in capitals is read by the names of its letters; longer ones are read as a word (NATO)."""
_SIGNS = {"": 0, "$": 2, "€": 2, "£": 1, "¥": 1}
_SUFFIXES = {"%": 2, "s": 0, "st": 0, "rd": 0, "k": 2, "m": 2, "mn": 2, "bn": 2, "tn": 2, "kg": 3, "km": 4}
_BELOW_TWENTY = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
_TENS = (0, 1, 2, 2, 2, 2, 2, 3, 2, 2)
_SCALES = ((10**12, 2), (10**9, 2), (10**6, 2), (10**3, 2), (100, 2))
_LONGEST_NUMBER = 15
"""Digits beyond which a numeral is read digit by digit."""


@lru_cache(maxsize=1 << 16)
def count_syllables(word: str) -> int:
    """Return the number of syllables of `word`, at least 1.

    >>> [count_syllables(word) for word in ("said", "stopped", "anti-imperialist", "U.S.", "1950-53", "$5")]
    [1, 1, 7, 2, 8, 3]
    """
    return max(1, sum(_of_part(part) for part in _PART.finditer(_plain(word))))


def _plain(word: str) -> str:
    """Return `word` without accents; a final é is sounded, so it becomes "ay"."""
    if word.isascii():
        return word
    composed = unicodedata.normalize("NFC", word)
    if composed.endswith("é"):
        composed = composed[:-1] + "ay"
    return "".join(c for c in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(c))


def _of_part(part: re.Match[str]) -> int:
    if part["number"]:
        return _of_numeral(part["sign"], part["number"], part["decimals"] or "", part["suffix"] or "")
    if part["to"]:
        return 1
    return _by_name(part["initials"]) if part["initials"] else _of_letters(part["letters"])


def _of_letters(letters: str) -> int:
    low = letters.lower().replace("\u2019", "'")
    if low.endswith("'s") and low not in _exceptions():
        return _of_stem(letters[:-2], low[:-2]) + bool(_SIBILANT_END.search(low[:-2]))
    return _of_stem(letters, low)


def _of_stem(letters: str, low: str) -> int:
    known = _exceptions().get(low)
    if known is not None:
        return known
    if _is_initials(letters):
        return _by_name(low.removesuffix("s") if letters.endswith("s") else low)
    return vowel_groups(low) + _points(low)


def _is_initials(letters: str) -> bool:
    """Tell whether `letters` are read one by one: "FBI", "MPs", "BBC", and "svp", which nobody could say."""
    capitals = letters.removesuffix("s")
    return not vowel_groups(letters.lower()) or (capitals.isupper() and 1 < len(capitals) <= _SHORT_INITIALS)


def _by_name(letters: str) -> int:
    """Return the syllables of the letters' names, of which only "double-u" has more than one; "&" is "and"."""
    return sum(3 if letter in "wW" else 1 for letter in letters if letter.isalpha() or letter == "&")


def vowel_groups(letters: str) -> int:
    """Return how many runs of vowel letters there are in lower-case `letters`."""
    return len(_VOWELS.findall(letters))


def letter_patterns(letters: str) -> set[str]:
    """Return every pattern in lower-case `letters`; "^" and "$" are the two ends, "C" is any consonant letter.

    >>> sorted(letter_patterns("aye"))
    ['^a', '^ay', '^aye', '^aye$', 'ay', 'aye', 'aye$', 'e$', 'ye', 'ye$']
    """
    return set(_patterns(f"^{letters.replace(chr(39), '')}$"))


def _patterns(marked: str) -> Iterator[str]:
    classes = "".join("C" if sign in _CONSONANTS else sign for sign in marked)
    for start in range(len(marked) - 1):
        for end in range(start + 2, min(start + LONGEST_PATTERN, len(marked)) + 1):
            yield marked[start:end]
            if classes[start] == "C" or classes[end - 1] == "C":
                yield classes[start] + marked[start + 1 : end - 1] + classes[end - 1]


def _points(low: str) -> int:
    """Return the points of the patterns in `low`, each counted once: `letter_patterns` without making them all."""
    if len(low) > LONGEST_WORD:
        return 0
    marked, tree = f"^{low.replace(chr(39), '')}$", _pattern_tree()
    found: dict[str, int] = {}
    for start, first in enumerate(marked):
        for begun in (first, "C") if first in _CONSONANTS else (first,):
            node = tree.get(begun)
            if node is None:
                continue
            for sign in marked[start + 1 : start + LONGEST_PATTERN]:
                longer, _ = node
                if sign in _CONSONANTS and "C" in longer:
                    found |= longer["C"].points
                node = longer.get(sign)
                if node is None:
                    break
                if node.points:
                    found |= node.points
    return sum(found.values())


def _of_numeral(sign: str, number: str, decimals: str, suffix: str) -> int:
    is_plain = not (sign or decimals or suffix == "%")
    whole = _of_year(int(number)) if is_plain and _YEAR.fullmatch(number) else _of_whole(number.replace(",", ""))
    if not decimals:
        fraction = 0
    elif sign and len(decimals) == 2:
        fraction = _of_whole(decimals)  # "$1.50" is "one dollar fifty"
    else:
        fraction = 1 + _digit_by_digit(decimals)
    return whole + fraction + _SIGNS[sign] + _of_suffix(suffix, int(number[-2:].replace(",", "")))


def _of_suffix(suffix: str, last_two: int) -> int:
    """Return what a suffix adds: "2nd" and "20th" are a syllable longer than "two" and "twenty"."""
    if suffix == "nd":
        return 1
    if suffix == "th":
        return int(last_two >= 20 and last_two % 10 == 0)
    return _SUFFIXES[suffix] if suffix in _SUFFIXES else _of_letters(suffix) if suffix else 0


def _of_whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER or (len(digits) > 1 and digits.startswith("0")):
        return _digit_by_digit(digits)
    return _of_number(int(digits))


def _digit_by_digit(digits: str) -> int:
    return sum(_BELOW_TWENTY[int(digit)] for digit in digits)


def _of_number(number: int) -> int:
    if number < 20:
        return _BELOW_TWENTY[number]
    for size, syllables in _SCALES:
        if number >= size:
            rest = number % size
            return _of_number(number // size) + syllables + (_of_number(rest) if rest else 0)
    return _TENS[number // 10] + (_BELOW_TWENTY[number % 10] if number % 10 else 0)


def _of_year(year: int) -> int:
    """Return the syllables of a year read in pairs: "nineteen hundred", "nineteen oh five", "nineteen fifty"."""
    century, rest = divmod(year, 100)
    if rest == 0:
        return _of_number(century) + 2
    return _of_number(century) + (1 if rest < 10 else 0) + _of_number(rest)


class _Node(NamedTuple):
    """What patterns that begin alike go on with; `points` of the pattern that ends here, if there is one."""

    longer: dict[str, "_Node"]
    points: dict[str, int]


@cache
def _pattern_tree() -> dict[str, _Node]:
    root = _Node({}, {})
    for pattern, points in _read("syllables-patterns.txt").items():
        node = root
        for sign in pattern:
            node = node.longer.setdefault(sign, _Node({}, {}))
        node.points[pattern] = points
    return root.longer


@cache
def _exceptions() -> dict[str, int]:
    return _read("syllables-exceptions.txt")


def _read(name: str) -> dict[str, int]:
    lines = (line.split() for line in read_data(name).splitlines() if line and not line.startswith("#"))
    return {key: int(value) for key, value in lines}
