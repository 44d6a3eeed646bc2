"""Parts of speech: a tag of the Penn Treebank for each token of a sentence, by learned whole-number points.

Tokens are tagged from left to right. A word that nearly always has one tag gets it from a list; every other token gets the
tag for which its features (the word, its ending, its shape, its neighbors, the tags before it) add up to most points.
Points are learned by ``benchmarks/learn_tagger.py``; ``data/tagger.json`` states what from.

References
----------
Collins (2002), EMNLP, 1-8: averaged perceptron training. Penn Treebank tags: Marcus et al. (1993), Computational
Linguistics 19(2), 313-330.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from whosays.datafile import read_data

_BITS = 16
_ZERO = 1 << 11
"""What a feature adds to a tag for which it has no points; a sum of 20 features stays inside 16 bits."""
_START = ("<s>", "<s>")
_END = "</s>"
_PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "—", "―": "—"})


class Tagger:
    """What was learned: `fixed` maps a word to its one tag, `points` a feature to ``tag:points,tag:points``, tags by number.

    The points of one feature for all tags become one whole number when it is first seen, 16 bits a tag: adding two features
    is one addition.
    """

    def __init__(self, tags: Sequence[str], fixed: Mapping[str, str], points: Mapping[str, str]) -> None:
        self.tags = tuple(tags)
        self.fixed = fixed
        self._points = points
        self._rows: dict[str, int] = {}
        shifts = range(0, len(self.tags) * _BITS, _BITS)
        self._nothing = sum(_ZERO << shift for shift in shifts)
        in_memory = shifts if sys.byteorder == "little" else reversed(shifts)
        self._places = {str(at): 1 << shift for at, shift in enumerate(in_memory)}
        self._bytes = len(self.tags) * _BITS // 8
        self._default = self.tags.index("NN")

    def best(self, seen: Iterable[str]) -> str:
        """Return the tag for which the features seen add up to most points, the first of equals; NN where nothing is known."""
        total, known = 0, 0
        for feature in seen:
            row = self._rows.get(feature)
            if row is None:
                row = self._rows[feature] = self._row(feature)
            if row:
                total += row
                known += 1
        if not known:
            return self.tags[self._default]
        sums = memoryview(total.to_bytes(self._bytes, sys.byteorder)).cast("H").tolist()
        return self.tags[sums.index(max(sums))]

    def _row(self, feature: str) -> int:
        values = self._points.get(feature)
        if values is None:
            return 0
        row = self._nothing
        for value in values.split(","):
            name, _, points = value.partition(":")
            row += int(points) * self._places[name]
        return row


@cache
def tagger() -> Tagger:
    """Return the learned tagger, read once."""
    return read_tagger(read_data("tagger.json"))


def read_tagger(text: str) -> Tagger:
    """Return the tagger that `text` holds, a JSON object with `tags`, `words` and `points`."""
    held = json.loads(text)
    return Tagger(held["tags"], held["words"], held["points"])


def normal(token: str) -> str:
    """Return a token as the tagger knows it: typographic marks plain, digits all alike.

    >>> normal("“"), normal("1,250"), normal("Mid-2016")
    ('"', '#', 'Mid-#')
    """
    plain = token.translate(_PLAIN_MARKS)
    if plain.isalpha():
        return plain
    if plain in ("``", "''"):
        return '"'
    if plain[0].isdigit() and plain[-1].isdigit():
        return "#"
    return "".join("#" if c.isdigit() else c for c in plain).replace("##", "#").replace("##", "#")


def tag(tokens: Sequence[str], model: Tagger | None = None) -> tuple[str, ...]:
    """Return the tag of each of the `tokens` of one sentence, in order.

    >>> tag(["The", "mayor", "said", "it", "would", "close", "."])
    ('DT', 'NN', 'VBD', 'PRP', 'MD', 'VB', '.')
    """
    learned = model or tagger()
    words = [normal(token) for token in tokens]
    lows = [word.lower() for word in words]
    shouting = sum(word.isupper() for word in words) > len(words) / 2
    found: list[str] = []
    before, last = _START
    for at, low in enumerate(lows):
        known = learned.fixed.get(words[at]) or (learned.fixed.get(low) if at == 0 or shouting else None)
        chosen = known or learned.best(features(words, lows, at, last, before))
        found.append(chosen)
        before, last = last, chosen
    return tuple(found)


def features(words: Sequence[str], lows: Sequence[str], at: int, last: str, before: str) -> Iterator[str]:
    """Yield what the tagger looks at for the token at `at`: a letter for the kind of feature, then its value."""
    word, low = words[at], lows[at]
    previous = lows[at - 1] if at else "<s>"
    following = lows[at + 1] if at + 1 < len(lows) else _END
    yield "w" + low
    yield "s" + low[-3:]
    yield "e" + low[-2:]
    yield "p" + low[:2]
    yield "t" + last
    yield "u" + last + "," + before
    yield "v" + last + "," + low
    yield "l" + previous
    yield "n" + following
    yield "m" + following[-3:]
    yield "o" + (lows[at + 2] if at + 2 < len(lows) else _END)
    yield "c" + shape(word, first=at == 0)
    yield "f" + low[-4:]
    yield "q" + previous[-3:]
    yield "d" + last + "," + following[-2:]


def shape(word: str, *, first: bool) -> str:
    """Return how a word is written: capitals, digits, hyphens, and whether it opens the sentence.

    >>> shape("Moon", first=False), shape("U.S.", first=True), shape("well-kept", first=False)
    ('Aa', '^AA', 'a-')
    """
    start = "^" if first else ""
    if not word[0].isalnum():
        return start + word[0]
    if "#" in word:
        return start + ("#" if word == "#" else "#a")
    letters = "AA" if word.isupper() and len(word) > 1 else "Aa" if word[0].isupper() else "a"
    return start + letters + ("-" if "-" in word else "")
