"""Counts: the words and sentences that every statistic starts from.

The story is the body. A dateline is cut off as a block of its own before the first sentence: its words are words of the
story, but it is no sentence.
"""

from collections import Counter
from dataclasses import dataclass

from whosays.spans import Span
from whosays.structure.document import Document, Sentence
from whosays.structure.syllables import count_syllables

NO_STORY = "No story was found on this page, so there is nothing to count."
UNREAD = "unread"
"""The kind of a line that is too long to be a paragraph: nobody looked at its words."""
_LONG_WORD = 6
"""A long word has more letters than this (Björnsson 1968)."""
_POLYSYLLABLE = 3
"""A polysyllable has at least this many syllables (Gunning 1952, McLaughlin 1969)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the readability formulas count. `letters` are letters and digits; `hard` words are Gunning's.

    `by_syllables` maps a number of syllables to the number of words that have it.
    """

    words: int
    dateline_words: int
    sentences: int
    letters: int
    syllables: int
    monosyllables: int
    polysyllables: int
    hard: int
    long: int
    by_syllables: dict[int, int]


def story_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the body, in order."""
    return tuple(sentence for sentence in document.sentences if document.kind(sentence) == "body")


def story_words(document: Document) -> tuple[Span, ...]:
    """Return the words of the body and the dateline, in order."""
    return tuple(word for s in document.sentences if document.kind(s) in ("body", "dateline") for word in s.words)


def page_words(document: Document) -> int | None:
    """Return the number of words of all blocks, story and furniture; None where a line was left unread."""
    if any(block.kind == UNREAD for block in document.blocks):
        return None
    return sum(len(sentence.words) for sentence in document.sentences)


def count(document: Document) -> Counts:
    """Count the story of `document`."""
    words = [document.text(span) for span in story_words(document)]
    story = story_sentences(document)
    letters = [len(word) if word.isalnum() else sum(map(str.isalnum, word)) for word in words]
    syllables = [count_syllables(word) for word in words]
    return Counts(
        words=len(words),
        dateline_words=len(words) - sum(len(sentence.words) for sentence in story),
        sentences=len(story),
        letters=sum(letters),
        syllables=sum(syllables),
        monosyllables=syllables.count(1),
        polysyllables=sum(number >= _POLYSYLLABLE for number in syllables),
        hard=sum(_hard_words(document, sentence) for sentence in story),
        long=sum(number > _LONG_WORD for number in letters),
        by_syllables=dict(sorted(Counter(syllables).items())),
    )


def _hard_words(document: Document, sentence: Sentence) -> int:
    words = [document.text(span) for span in sentence.words]
    return sum(is_hard(word, opens_sentence=at == 0) for at, word in enumerate(words))


def is_hard(word: str, *, opens_sentence: bool = False) -> bool:
    """Tell whether `word` is hard in Gunning's sense: three syllables or more, with his exceptions.

    Not hard are names (a capital that does not open the sentence), compounds and numerals, and words that reach the third
    syllable with -ed, -es or -ing.

    >>> is_hard("satellite"), is_hard("expanded"), is_hard("long-lasting"), is_hard("Vladimir")
    (True, False, False, False)
    """
    if count_syllables(word) < _POLYSYLLABLE or "-" in word or any(map(str.isdigit, word)):
        return False
    if word[0].isupper() and not opens_sentence:
        return False
    stem = next((word[: -len(ending)] for ending in ("ed", "es", "ing") if word.endswith(ending)), "")
    return not stem or count_syllables(stem) >= _POLYSYLLABLE
