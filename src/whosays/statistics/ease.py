"""Ease: how easy the words and sentences of a story are to read, as a sum of eight named parts.

Each part is a share or a mean of the story, compared with news: how many standard deviations it lies above the mean of news
articles, times a small whole weight. The sum is scaled so that news has a mean of 50 and a standard deviation of 10.

Weights were set by hand, with two uses in mind: a part weighs 2 where research on reading names it first (familiar words,
long sentences), and 1 otherwise. Means and deviations come from ``data/ease.json``, which says of what.

References
----------
Chall & Dale (1995), Readability Revisited: familiar words and sentence length carry most of what a formula can see.
Crossley, Skalicky & Dascalu (2019), J. Research in Reading 42(3-4), 541-561: word frequency and cohesion beside them.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from math import log, sqrt
from typing import NamedTuple

from whosays.datafile import read_data
from whosays.lexicon import lexicon
from whosays.statistics.counts import NO_STORY, story_sentences, story_words
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document
from whosays.structure.syllables import count_syllables

WEIGHTS = {
    "everyday_words": 2,
    "word_frequency": 2,
    "rare_words": -1,
    "long_sentences": -2,
    "long_words": -1,
    "abstract_words": -1,
    "linking_words": -1,
    "semicolons": -1,
}
"""What a standard deviation more of each part is worth: above 0 where it makes reading easier."""
SOURCE = "Own index; parts compared with news, weights set by hand"
_MEAN, _DEVIATION = 50, 10
_SHORT = 3
"""Letters up to which a word is left out of the mean frequency: "the" and "of" are in every text."""
_POLYSYLLABLE = 3
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ity|ness|ism|ance|ence|ical|ous|ive|ology|graphy)s?\Z")
_NOT_LETTERS = re.compile(r"[^a-z'-]")


class Text(NamedTuple):
    """What the parts are counted on: words in lower case, those of three syllables or more, words in each sentence, and marks.

    `semicolons` counts colons too.
    """

    words: Sequence[str]
    polysyllables: int
    lengths: Sequence[int]
    semicolons: int


class Norm(NamedTuple):
    """Mean and standard deviation of a part over news articles."""

    mean: float
    deviation: float


def parts(text: Text) -> dict[str, float]:
    """Return the parts of the index: shares of the words (0 to 1), and means.

    ``everyday_words``   words a child knows: family, animals, body, home, doing
    ``word_frequency``   mean of log10(1 + times a million words of news and web) over words of four letters or more
    ``rare_words``       words outside the 10,000 commonest
    ``long_sentences``   natural log of the mean words in the longest quarter of the sentences
    ``long_words``       square root of the share of words with three syllables or more
    ``abstract_words``   words with an ending such as -tion, -ity, -ive
    ``linking_words``    which, whose, whom, thus, therefore, however
    ``semicolons``       semicolons and colons for each word
    """
    count, bands = len(text.words), word_bands()
    everyday, linking = lexicon("everyday"), lexicon("linking")
    longer = [word for word in text.words if len(word) > _SHORT]
    return {
        "everyday_words": sum(map(everyday.__contains__, text.words)) / count,
        "word_frequency": sum(bands.get(word, 0) for word in longer) / 10 / max(1, len(longer)),
        "rare_words": 1 - sum(map(bands.__contains__, text.words)) / count,
        "long_sentences": log(_mean_of_longest_quarter(text.lengths)),
        "long_words": sqrt(text.polysyllables / count),
        "abstract_words": sum(_ABSTRACT.search(word) is not None for word in longer) / count,
        "linking_words": sum(map(linking.__contains__, text.words)) / count,
        "semicolons": text.semicolons / count,
    }


def _mean_of_longest_quarter(lengths: Sequence[int]) -> float:
    """Return the mean of the longest quarter; of a sentence on its edge only that part counts that lies within."""
    left = quarter = len(lengths) / 4
    total = 0.0
    for length in sorted(lengths, reverse=True):
        total += length * min(1.0, left)
        left -= 1
        if left <= 0:
            break
    return total / quarter


def score(found: dict[str, float], norms: dict[str, Norm]) -> dict[str, float]:
    """Return what each part adds to the sum, before it is scaled."""
    return {name: weight * (found[name] - norms[name].mean) / norms[name].deviation for name, weight in WEIGHTS.items()}


@cache
def norms() -> dict[str, Norm]:
    """Return mean and deviation of each part, and of the ``sum``, over news articles."""
    return {name: Norm(*values) for name, values in json.loads(read_data("ease.json"))["norms"].items()}


@cache
def word_bands() -> dict[str, int]:
    """Return the 10,000 commonest words with ten times the log10 of 1 + their number in a million words."""
    bands: dict[str, int] = {}
    for line in read_data("word-bands.txt").split("\n"):
        if line and line[0] != "#":
            band, _, words = line.partition(" ")
            bands.update(dict.fromkeys(words.split(" "), int(band)))
    return bands


def _letters(word: str) -> str:
    """Return a word in lower case, without digits and marks but its apostrophes and hyphens."""
    low = word.lower()
    return low if low.isascii() and low.isalpha() else _NOT_LETTERS.sub("", low.replace("’", "'"))


def text_of(document: Document) -> Text | None:
    """Return what the parts are counted on, None where there is no story."""
    written = [document.text(word) for word in story_words(document)]
    words = [word for word in map(_letters, written) if word]
    sentences = [sentence for sentence in story_sentences(document) if sentence.words]
    if not words or not sentences:
        return None
    marks = sum(document.text(sentence.span).count(mark) for sentence in sentences for mark in ";:")
    polysyllables = sum(count_syllables(word) >= _POLYSYLLABLE for word in written)
    return Text(words, polysyllables, [len(sentence.words) for sentence in sentences], marks)


def ease(document: Document) -> dict[str, Statistic]:
    """Return the index as a statistic, its arithmetic with each part's share of it."""
    text = text_of(document)
    if text is None:
        return {"ease_index": Statistic("ease_index", None, "points", NO_STORY, SOURCE)}
    table = norms()
    points = {name: _DEVIATION * value / table["sum"].deviation for name, value in score(parts(text), table).items()}
    value = round(_MEAN + sum(points.values()), 1)
    told = " ".join(
        f"{'-' if added < 0 else '+'} {abs(added):.1f} ({name.replace('_', ' ')})" for name, added in points.items()
    )
    return {"ease_index": Statistic("ease_index", value, "points", f"{_MEAN} {told} = {value}", SOURCE)}
