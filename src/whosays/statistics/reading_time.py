"""Reading time: words and a stated speed, what publishers would print, and a check of the time that the page itself promises.

The words are those of the story; what readers of a school grade take is the middle half of them, first to third quartile.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.statistics.counts import count, page_words, story_words
from whosays.statistics.publishers import PUBLISHERS, Publisher, textstat_minutes, words_a_minute_by_age
from whosays.statistics.readability import automated_readability_index, coleman_liau_index, flesch_kincaid_grade, gunning_fog
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document

WORDS_A_MINUTE = {"238": 238, "175": 175, "300": 300, "aloud": 183}
"""Adults read English non-fiction silently at 238 words a minute on average, most of them at 175 to 300; aloud at 183."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The pace of a kind of reader in words a minute: first quartile, median and third quartile."""

    name: str
    slow: int
    middle: int
    fast: int
    source: str


_SPICHTIG = "Spichtig et al. (2016), Reading Research Quarterly 51(2), 239-259: 2,203 US students who understood 70% or more"
_BRYSBAERT = "Brysbaert (2019), J. Memory and Language 109:104047: 190 studies of reading speed in adults"
READERS = (
    Reader("grade_6", 128, 157, 191, _SPICHTIG),
    Reader("grade_8", 134, 158, 193, _SPICHTIG),
    Reader("grade_10", 149, 172, 208, _SPICHTIG),
    Reader("grade_12", 151, 175, 225, _SPICHTIG),
    Reader(
        "grade_6_aloud", 122, 146, 173, "Hasbrouck & Tindal (2017), Technical Report 1702: words read right aloud, in spring"
    ),
)
"""School readers of their own grade's texts, silently where nothing else is said."""
LEAVING_AGES = (14, 18)
"""Ages at which a reader leaves school, for the rule that looks at age and at how hard the text is."""
_OWN = "Own arithmetic"
_NOTHING = "The story has no words that could be counted."
_UNTOLD = "The page does not say how long it takes to read."
_NUMBERS = {
    word: at for at, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_LABEL = re.compile(
    rf"(?<![\w.])({_NUMBER})(?:\s?(?:-|–|to)\s?({_NUMBER}))?[\s-]?(?:min(?:ute)?s?\b|m\b)|less than (?:a|one|1) (min)ute",
    re.IGNORECASE,
)


def reading_time(document: Document) -> dict[str, Statistic]:
    """Return the minutes that story and page take, by reader and by publisher, and what the page's own label would mean."""
    counted = _count(document)
    found = [_minutes(f"reading_minutes_{name}", counted.story, "story", pace) for name, pace in WORDS_A_MINUTE.items()]
    found += [_of_reader(reader, counted.story) for reader in READERS]
    found.append(_minutes("page_reading_minutes_238", counted.page, "page", WORDS_A_MINUTE["238"]))
    found.append(_pictures(counted))
    found += [_of_publisher(publisher, counted) for publisher in PUBLISHERS.values()]
    grade = _middle_grade(document)
    found += [_of_age(age, grade, counted.story) for age in LEAVING_AGES]
    found.append(_of_textstat(counted))
    label = read_time_label(document)
    found += [
        _label(label),
        _pace_of_label("label_pace_story", label, counted.story, "story"),
        _pace_of_label("label_pace_captions", label, counted.story + counted.captions, "story and its captions"),
        _pace_of_label("label_pace_page", label, counted.page, "page"),
        _label_fits(label, counted),
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
    """Return the fewest and the most minutes that the page says it takes, or None where it does not say.

    Less than a minute is told as 0 to 1.
    """
    texts = (document.text(block.span) for block in document.blocks if block.kind == "read-time")
    match = next(filter(None, map(_LABEL.search, texts)), None)
    if match is None:
        return None
    if match[3]:
        return 0, 1
    low = _number(match[1])
    high = _number(match[2] or match[1])
    return min(low, high), max(low, high)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


@dataclass(frozen=True, slots=True)
class _Counted:
    """Words by our count, and the texts that publishers would count in their own ways. Captions have their credits."""

    story: int
    captions: int
    page: int | None
    pictures: int
    story_text: str
    caption_text: str
    page_text: str


def _count(document: Document) -> _Counted:
    kinds = {"story": ("body", "dateline"), "caption": ("caption", "credit")}
    texts = {
        name: "\n".join(document.text(block.span) for block in document.blocks if block.kind in kind)
        for name, kind in kinds.items()
    }
    captions = [sentence for sentence in document.sentences if document.kind(sentence) in kinds["caption"]]
    return _Counted(
        story=len(story_words(document)),
        captions=sum(len(sentence.words) for sentence in captions),
        page=page_words(document),
        pictures=len(_captions(document)),
        story_text=texts["story"],
        caption_text=texts["caption"],
        page_text=document.article.text,
    )


def _captions(document: Document) -> list[str]:
    """Return the captions of different pictures: one that says an earlier one again, with or without a credit, counts once."""
    found: list[str] = []
    for block in document.blocks:
        if block.kind == "caption":
            text = " ".join(document.text(block.span).split()).casefold()
            if not any(text.startswith(earlier) or earlier.startswith(text) for earlier in found):
                found.append(text)
    return found


def _minutes(name: str, words: int | None, whose: str, pace: int) -> Statistic:
    exact = minutes(words, words_per_minute=pace) if words else None
    if exact is None:
        return Statistic(name, None, "minutes", f"The {whose} has no words that could be counted.", _BRYSBAERT)
    value = round(exact, 1)
    return Statistic(name, value, "minutes", f"{words} words of the {whose} / {pace} words a minute = {value}", _BRYSBAERT)


def _of_reader(reader: Reader, words: int) -> Statistic:
    """Return the minutes of the middle half of such readers."""
    name = f"reading_minutes_{reader.name}"
    if not words:
        return Statistic(name, None, "minutes", _NOTHING, reader.source)
    fast, middle, slow = (f"{words / pace:.1f}" for pace in (reader.fast, reader.middle, reader.slow))
    working = (
        f"{words} words of the story / {reader.fast} to {reader.slow} words a minute = {fast} to {slow};"
        f" at the middle pace of {reader.middle}: {middle}"
    )
    return Statistic(name, f"{fast}-{slow}", "minutes", working, reader.source)


def _pictures(counted: _Counted) -> Statistic:
    name, source = "pictures", "Own count; a picture without a caption leaves no trace in text"
    if not counted.page:
        return Statistic(name, None, "pictures", _NOTHING, source)
    working = f"{counted.pictures} different captions; a caption that is told twice counts once"
    return Statistic(name, counted.pictures, "pictures", working, source)


def _of_publisher(publisher: Publisher, counted: _Counted) -> Statistic:
    name = f"minutes_by_{publisher.name}"
    words = publisher.count(counted.story_text)
    if not words:
        return Statistic(name, None, "minutes", _NOTHING, publisher.source)
    value = _range(*publisher.minutes(words, counted.pictures))
    pictures = (
        f" and {counted.pictures} {'picture' if counted.pictures == 1 else 'pictures'}" if publisher.looks_at_pictures else ""
    )
    arithmetic = f"{words} words by its own count / {publisher.words_per_minute} words a minute{pictures}"
    working = f"{arithmetic}: {publisher.title} prints {value}"
    return Statistic(name, value, "minutes", working, publisher.source)


def _middle_grade(document: Document) -> float | None:
    """Return the mean of the middle two of four school grades of the story."""
    counts = count(document)
    size = {"words": counts.words, "sentences": counts.sentences}
    grades = (
        automated_readability_index(letters=counts.letters, **size),
        coleman_liau_index(letters=counts.letters, **size),
        flesch_kincaid_grade(syllables=counts.syllables, **size),
        gunning_fog(hard=counts.hard, **size),
    )
    known = sorted(grade for grade in grades if grade is not None)
    return (known[1] + known[2]) / 2 if known else None


def _of_age(age: int, grade: float | None, words: int) -> Statistic:
    """Return the minutes of a rule that looks at the age at which a reader left school, and at the grade of the text."""
    name, source = f"minutes_by_age_{age}", "After hast-util-reading-time 2.0.0, with the grades counted here"
    if grade is None or not words:
        return Statistic(name, None, "minutes", _NOTHING, source)
    pace = words_a_minute_by_age(age, grade)
    value = round(words / pace, 1)
    working = f"{words} words of grade {grade:.1f} / {pace:.0f} words a minute at {age} = {value}"
    return Statistic(name, value, "minutes", working, source)


def _of_textstat(counted: _Counted) -> Statistic:
    name, source = "minutes_by_textstat", "textstat 0.7.13; shown for contrast"
    if not counted.story:
        return Statistic(name, None, "minutes", _NOTHING, source)
    exact = textstat_minutes(counted.story_text)
    letters = sum(map(len, counted.story_text.split()))
    pace = round(counted.story / exact)
    working = (
        f"{letters} characters × 14.69 milliseconds = {exact:.1f} minutes: {pace} words a minute, a pace at which nobody reads"
    )
    return Statistic(name, round(exact, 1), "minutes", working, source)


def _label(label: tuple[int, int] | None) -> Statistic:
    name, source = "label_minutes", "The page itself"
    if label is None:
        return Statistic(name, None, "minutes", _UNTOLD, source)
    value = _range(*label)
    return Statistic(name, value, "minutes", f"The page says {value} minutes, and not what it counted.", source)


def _pace_of_label(name: str, label: tuple[int, int] | None, words: int | None, whose: str) -> Statistic:
    """Return the words a minute at which the label would be right, had the page counted the words of `whose`."""
    unit, source = "words a minute", f"{_OWN}; compare 175 to 300 words a minute (Brysbaert 2019)"
    if label is None:
        return Statistic(name, None, unit, _UNTOLD, source)
    low, high = label
    if not low or not words:
        return Statistic(name, None, unit, f"{words or 'No'} words cannot be divided by {low} minutes.", source)
    value = _range(round(words / high), round(words / low))
    sums = " to ".join(dict.fromkeys((f"{words} / {high}", f"{words} / {low}")))
    return Statistic(name, value, unit, f"{words} words of the {whose}: {sums} minutes = {value} words a minute", source)


def _label_fits(label: tuple[int, int] | None, counted: _Counted) -> Statistic:
    """Return which counts and publishers' rules would print the label: often more than one, so nobody can tell from outside."""
    name, unit = "label_fits", "counts and rules"
    if label is None:
        return Statistic(name, None, unit, _UNTOLD, _OWN)
    fits = list(_fits(label, counted))
    tried = len(PUBLISHERS) * len(_texts(counted))
    working = f"{len(fits)} of {tried} counts and rules print {_range(*label)}: {'; '.join(fits) or 'none that is known here'}"
    return Statistic(name, len(fits), unit, working, _OWN)


def _texts(counted: _Counted) -> dict[str, str]:
    both = f"{counted.story_text}\n{counted.caption_text}"
    return {"story": counted.story_text, "story and captions": both, "whole page": counted.page_text}


def _fits(label: tuple[int, int], counted: _Counted) -> Iterator[str]:
    """Yield each count and rule that prints the label, or its lower end where the label is a range of one minute."""
    for whose, text in _texts(counted).items():
        for publisher in PUBLISHERS.values():
            words = publisher.count(text)
            printed = publisher.minutes(words, counted.pictures) if words else None
            if printed == label:
                yield f"{whose} by {publisher.title}"
            elif printed and printed[0] == printed[1] == label[0] == label[1] - 1:
                yield f"{whose} by {publisher.title}, as {label[0]} to {label[1]}"


def _range(low: int, high: int) -> str | int:
    """Return both numbers as a range, or the one where they are the same."""
    return low if low == high else f"{low}-{high}"
