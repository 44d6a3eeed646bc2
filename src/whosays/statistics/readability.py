"""Readability: how long the sentences and the words are, and the classic formulas that turn this into a school grade.

A formula knows nothing but lengths: neither whether a text makes sense, nor whether you care for it. The formulas are
pure functions of counts; each returns None where it is not defined.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from math import sqrt

from whosays.statistics.counts import NO_STORY, Counts, count
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document

SMOG_SENTENCES = 30
"""McLaughlin drew his formula from samples of 30 sentences; on fewer it says nothing."""


def flesch_reading_ease(*, words: int, sentences: int, syllables: int) -> float | None:
    """Return Flesch's ease of reading; about 100 is very easy, 0 very hard.

    206.835 - 1.015 (words / sentences) - 84.6 (syllables / words)

    References
    ----------
    Flesch (1948), J. Applied Psychology 32(3), 221-233.

    >>> round(flesch_reading_ease(words=100, sentences=5, syllables=150), 3)
    59.635
    """
    if not words or not sentences:
        return None
    return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)


def flesch_kincaid_grade(*, words: int, sentences: int, syllables: int) -> float | None:
    """Return the US school grade by Flesch and Kincaid.

    0.39 (words / sentences) + 11.8 (syllables / words) - 15.59

    References
    ----------
    Kincaid, Fishburne, Rogers & Chissom (1975), Navy Research Branch Report 8-75.

    >>> round(flesch_kincaid_grade(words=100, sentences=5, syllables=150), 2)
    9.91
    """
    if not words or not sentences:
        return None
    return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59


def gunning_fog(*, words: int, sentences: int, hard: int) -> float | None:
    """Return Gunning's years of school; `hard` words have three syllables or more, without names and compounds.

    0.4 (words / sentences + 100 hard / words)

    References
    ----------
    Gunning (1952), The Technique of Clear Writing.

    >>> round(gunning_fog(words=100, sentences=5, hard=10), 2)
    12.0
    """
    if not words or not sentences:
        return None
    return 0.4 * (words / sentences + 100 * hard / words)


def smog_grade(*, sentences: int, polysyllables: int) -> float | None:
    """Return McLaughlin's SMOG grade; not defined under 30 sentences. Polysyllables have three syllables or more.

    1.0430 sqrt(30 polysyllables / sentences) + 3.1291

    References
    ----------
    McLaughlin (1969), J. Reading 12(8), 639-646.

    >>> round(smog_grade(sentences=30, polysyllables=100), 4)
    13.5591
    """
    if sentences < SMOG_SENTENCES:
        return None
    return 1.0430 * sqrt(30 * polysyllables / sentences) + 3.1291


def smog_short_text(*, sentences: int, polysyllables: int) -> float | None:
    """Return the SMOG grade of a text of fewer than 30 sentences, its polysyllables scaled up to 30; not defined from 30 on.

    1.0430 sqrt(30 polysyllables / sentences) + 3.1291

    McLaughlin gives no grade for so short a text. The scaling is that of the conversion for short passages in the guide
    named below; on a few sentences one word moves the grade.

    References
    ----------
    National Cancer Institute (1989), Making Health Communication Programs Work, appendix on the SMOG formula.

    >>> round(smog_short_text(sentences=15, polysyllables=50), 4)
    13.5591
    """
    if not 0 < sentences < SMOG_SENTENCES:
        return None
    return 1.0430 * sqrt(30 * polysyllables / sentences) + 3.1291


def linsear_write(*, words: int, sentences: int, polysyllables: int) -> float | None:
    """Return the US school grade by O'Hayre's Linsear Write: easy words count 1, those of three syllables or more 3.

    r = (words + 2 polysyllables) / sentences; r / 2 above 20, else r / 2 - 1

    O'Hayre counts a sample of about 100 words; here the whole story is the sample.

    References
    ----------
    O'Hayre (1966), Gobbledygook Has Gotta Go, US Bureau of Land Management.

    >>> linsear_write(words=100, sentences=5, polysyllables=10), linsear_write(words=100, sentences=10, polysyllables=5)
    (12.0, 4.5)
    """
    if not words or not sentences:
        return None
    count = (words + 2 * polysyllables) / sentences
    return count / 2 if count > 20 else count / 2 - 1


def coleman_liau_index(*, letters: int, words: int, sentences: int) -> float | None:
    """Return the US school grade by Coleman and Liau, which needs no syllables.

    0.0588 (letters per 100 words) - 0.296 (sentences per 100 words) - 15.8

    References
    ----------
    Coleman & Liau (1975), J. Applied Psychology 60(2), 283-284.

    >>> round(coleman_liau_index(letters=500, words=100, sentences=5), 2)
    12.12
    """
    if not words or not sentences:
        return None
    return 0.0588 * (100 * letters / words) - 0.296 * (100 * sentences / words) - 15.8


def automated_readability_index(*, letters: int, words: int, sentences: int) -> float | None:
    """Return the US school grade by Smith and Senter; `letters` are letters and digits.

    4.71 (letters / words) + 0.5 (words / sentences) - 21.43

    References
    ----------
    Smith & Senter (1967), AMRL-TR-66-220.

    >>> round(automated_readability_index(letters=500, words=100, sentences=5), 2)
    12.12
    """
    if not words or not sentences:
        return None
    return 4.71 * (letters / words) + 0.5 * (words / sentences) - 21.43


def lix(*, words: int, sentences: int, long: int) -> float | None:
    """Return Björnsson's LIX; `long` words have more than six letters. About 20 is very easy, 60 very hard.

    words / sentences + 100 long / words

    References
    ----------
    Björnsson (1968), Läsbarhet. Liber.

    >>> lix(words=100, sentences=5, long=25)
    45.0
    """
    if not words or not sentences:
        return None
    return words / sentences + 100 * long / words


def rix(*, sentences: int, long: int) -> float | None:
    """Return Anderson's RIX: long words (more than six letters) a sentence.

    long / sentences

    References
    ----------
    Anderson (1983), J. Reading 26(6), 490-496.

    >>> rix(sentences=5, long=25)
    5.0
    """
    return long / sentences if sentences else None


def forcast(*, words: int, monosyllables: int) -> float | None:
    """Return the FORCAST grade, which looks at words of one syllable alone.

    20 - N / 10, with N the words of one syllable in 150 words

    References
    ----------
    Caylor, Sticht, Fox & Ford (1973), HumRRO Technical Report 73-5.

    >>> forcast(words=150, monosyllables=100)
    10.0
    """
    return 20 - (150 * monosyllables / words) / 10 if words else None


def _ratio(above: int, below: int) -> float | None:
    return above / below if below else None


@dataclass(frozen=True, slots=True)
class Formula:
    """A statistic of the story: how it is computed from the counts, and its working with ``{count}`` for each of them."""

    name: str
    unit: str
    compute: Callable[[Counts], float | None]
    working: str
    source: str
    decimals: int = 1


_LENGTHS = "Own count; the rules stand in the module structure.words"
_SYLLABLES = "Own count, learned from the CMU Pronouncing Dictionary; numerals read aloud"

FORMULAS = (
    Formula(
        "words",
        "words",
        lambda c: c.words,
        "{body_words} words in the body + {dateline_words} in the dateline = {value}",
        _LENGTHS,
        0,
    ),
    Formula(
        "sentences",
        "sentences",
        lambda c: c.sentences,
        "{sentences} sentences in the body; headline, captions and the dateline are not counted",
        _LENGTHS,
        0,
    ),
    Formula(
        "words_per_sentence",
        "words",
        lambda c: _ratio(c.words, c.sentences),
        "{words} words / {sentences} sentences = {value}",
        _LENGTHS,
    ),
    Formula("syllables", "syllables", lambda c: c.syllables, "{syllable_sum} = {value}", _SYLLABLES, 0),
    Formula(
        "syllables_per_word",
        "syllables",
        lambda c: _ratio(c.syllables, c.words),
        "{syllables} syllables / {words} words = {value}",
        _SYLLABLES,
        3,
    ),
    Formula(
        "flesch_reading_ease",
        "points, 0 hard to 100 easy",
        lambda c: flesch_reading_ease(words=c.words, sentences=c.sentences, syllables=c.syllables),
        "206.835 - 1.015 × ({words} / {sentences}) - 84.6 × ({syllables} / {words}) = {value}",
        "Flesch (1948), J. Applied Psychology 32(3), 221-233",
    ),
    Formula(
        "flesch_kincaid_grade",
        "US school grade",
        lambda c: flesch_kincaid_grade(words=c.words, sentences=c.sentences, syllables=c.syllables),
        "0.39 × ({words} / {sentences}) + 11.8 × ({syllables} / {words}) - 15.59 = {value}",
        "Kincaid, Fishburne, Rogers & Chissom (1975), Navy Research Branch Report 8-75",
    ),
    Formula(
        "gunning_fog",
        "years of school",
        lambda c: gunning_fog(words=c.words, sentences=c.sentences, hard=c.hard),
        "0.4 × ({words} / {sentences} + 100 × {hard} / {words}) = {value}",
        "Gunning (1952), The Technique of Clear Writing",
    ),
    Formula(
        "smog_grade",
        "US school grade",
        lambda c: smog_grade(sentences=c.sentences, polysyllables=c.polysyllables),
        "1.0430 × sqrt(30 × {polysyllables} / {sentences}) + 3.1291 = {value}",
        "McLaughlin (1969), J. Reading 12(8), 639-646",
    ),
    Formula(
        "smog_short_text",
        "US school grade",
        lambda c: smog_short_text(sentences=c.sentences, polysyllables=c.polysyllables),
        "1.0430 × sqrt(30 × {polysyllables} / {sentences}) + 3.1291 = {value}",
        "National Cancer Institute (1989), Making Health Communication Programs Work",
    ),
    Formula(
        "linsear_write",
        "US school grade",
        lambda c: linsear_write(words=c.words, sentences=c.sentences, polysyllables=c.polysyllables),
        "({words} + 2 × {polysyllables}) / {sentences} = {linsear_sum}; {linsear_step} = {value}",
        "O'Hayre (1966), Gobbledygook Has Gotta Go",
    ),
    Formula(
        "coleman_liau_index",
        "US school grade",
        lambda c: coleman_liau_index(letters=c.letters, words=c.words, sentences=c.sentences),
        "0.0588 × (100 × {letters} / {words}) - 0.296 × (100 × {sentences} / {words}) - 15.8 = {value}",
        "Coleman & Liau (1975), J. Applied Psychology 60(2), 283-284",
    ),
    Formula(
        "automated_readability_index",
        "US school grade",
        lambda c: automated_readability_index(letters=c.letters, words=c.words, sentences=c.sentences),
        "4.71 × ({letters} / {words}) + 0.5 × ({words} / {sentences}) - 21.43 = {value}",
        "Smith & Senter (1967), AMRL-TR-66-220",
    ),
    Formula(
        "lix",
        "points, 20 easy to 60 hard",
        lambda c: lix(words=c.words, sentences=c.sentences, long=c.long),
        "{words} / {sentences} + 100 × {long} / {words} = {value}",
        "Björnsson (1968), Läsbarhet",
    ),
    Formula(
        "rix",
        "long words a sentence",
        lambda c: rix(sentences=c.sentences, long=c.long),
        "{long} / {sentences} = {value}",
        "Anderson (1983), J. Reading 26(6), 490-496",
        2,
    ),
    Formula(
        "forcast",
        "US school grade",
        lambda c: forcast(words=c.words, monosyllables=c.monosyllables),
        "20 - (150 × {monosyllables} / {words}) / 10 = {value}",
        "Caylor, Sticht, Fox & Ford (1973), HumRRO Technical Report 73-5",
    ),
)


def readability(document: Document) -> dict[str, Statistic]:
    """Return the lengths of the story and every readability formula, in the order of `FORMULAS`."""
    counts = count(document)
    named = {**asdict(counts), **_more_numbers(counts)} if counts.words and counts.sentences else {}
    return {formula.name: _statistic(formula, counts, named) for formula in FORMULAS}


def _statistic(formula: Formula, counts: Counts, named: Mapping[str, object]) -> Statistic:
    exact = formula.compute(counts) if counts.words and counts.sentences else None
    if exact is None:
        value, working = None, _reason(formula, counts)
    else:
        value = round(exact, formula.decimals) if formula.decimals else int(exact)
        working = formula.working.format(**named, value=value)
    return Statistic(formula.name, value, formula.unit, working, formula.source)


def _more_numbers(counts: Counts) -> dict[str, int | str]:
    """Return what a working may name beside the counts themselves."""
    terms = [f"{words} × {syllables}" for syllables, words in counts.by_syllables.items()]
    linsear = (counts.words + 2 * counts.polysyllables) / counts.sentences
    return {
        "body_words": counts.words - counts.dateline_words,
        "syllable_sum": " + ".join(terms),
        "linsear_sum": f"{linsear:.2f}",
        "linsear_step": f"{linsear:.2f} / 2" + ("" if linsear > 20 else " - 1"),
    }


def _reason(formula: Formula, counts: Counts) -> str:
    if not counts.words or not counts.sentences:
        return NO_STORY
    if formula.name == "smog_short_text":
        return (
            f"smog_short_text is for fewer than {SMOG_SENTENCES} sentences; this story has {counts.sentences}: see smog_grade."
        )
    return f"{formula.name} needs at least {SMOG_SENTENCES} sentences; this story has {counts.sentences}."
