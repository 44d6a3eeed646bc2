"""Count what the index of ease is compared with: how common words are, and how much of each part news has.

usage: python benchmarks/learn_ease.py NEWS.jsonl[.gz] TREEBANK.conllu[.gz]

NEWS holds one article a line, with its text. Words of both are counted; a word's frequency is the mean of its share of the
one and of the other. The 10,000 commonest that are seen three times or more go into ``data/word-bands.txt``; then each
article is read, and mean and deviation of the parts go into ``data/ease.json``. The same files give the same
data, byte for byte.
"""

import argparse
import json
import re
import statistics
from collections import Counter, defaultdict
from math import log10
from pathlib import Path

from corpus import lines, rows

from whosays.report import structure
from whosays.statistics.ease import WEIGHTS, Norm, parts, score, text_of, word_bands
from whosays.text.article import Article

DATA = Path(__file__).resolve().parents[1] / "src" / "whosays" / "data"
MOST, LEAST_SEEN = 10_000, 3
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
HEAD = (
    "# The 10,000 commonest words: ten times the log10 of 1 + their number in a million words, then the words of that band.\n"
    "# Origin: single words counted by benchmarks/learn_ease.py in the texts of 840 news articles (PolNeAR 1.0, train) and\n"
    "# the English Web Treebank; no run of words is kept. Licence of this file: Apache-2.0. Do not edit by hand.\n"
)


def bands(news: list[str], treebank: str) -> str:
    """Return the file of word bands."""
    one: Counter[str] = Counter()
    for text in news:
        one.update(_WORD.findall(text.lower().replace("’", "'")))
    other = Counter(fields[1].lower() for line in lines(treebank) if len(fields := line.split("\t")) > 1)
    millions = {
        word: 1_000_000 * (one[word] / one.total() + other[word] / other.total()) / 2
        for word in one.keys() | other.keys()
        if _WORD.fullmatch(word) and one[word] + other[word] >= LEAST_SEEN
    }
    common = sorted(millions, key=lambda word: (-millions[word], word))[:MOST]
    found: dict[int, list[str]] = defaultdict(list)
    for word in common:
        found[round(10 * log10(1 + millions[word]))].append(word)
    return HEAD + "".join(f"{band} {' '.join(sorted(words))}\n" for band, words in sorted(found.items(), reverse=True))


def norms(news: list[str]) -> str:
    """Return the file of norms."""
    texts = [text_of(structure(Article(text)).document) for text in news]
    found = [parts(text) for text in texts if text is not None]
    table = {name: _norm([one[name] for one in found]) for name in WEIGHTS}
    sums = [sum(score(one, table).values()) for one in found]
    table["sum"] = _norm(sums)
    meta = {
        "meaning": "mean and standard deviation over news articles of each part of the index of ease, and of their sum",
        "origin": f"counted by benchmarks/learn_ease.py in {len(found)} news articles (PolNeAR 1.0, train)",
        "licence": "Apache-2.0",
    }
    return json.dumps({"meta": meta, "norms": table}, indent=1) + "\n"


def _norm(values: list[float]) -> Norm:
    return Norm(round(statistics.mean(values), 5), round(statistics.stdev(values), 5))


def main() -> None:
    """Count, and write the two files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news")
    parser.add_argument("treebank")
    args = parser.parse_args()
    news = [row["text"] for row in rows(args.news)]
    (DATA / "word-bands.txt").write_text(bands(news, args.treebank), encoding="utf-8", newline="\n")
    word_bands.cache_clear()
    (DATA / "ease.json").write_text(norms(news), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
