"""Count what is usual in news: the middle half of each statistic over a corpus, read by this engine.

usage: python benchmarks/count_usual.py NEWS.jsonl[.gz]

NEWS holds one article a line, with its text. The first and third quartiles, to three digits, go into ``data/usual.json``:
numbers alone, no words. An article for which a statistic is not defined is left out of that statistic. The same file gives
the same data, byte for byte.
"""

import argparse
import json
import statistics
from collections import defaultdict
from pathlib import Path

from corpus import rows

import whosays

DATA = Path(__file__).resolve().parents[1] / "src" / "whosays" / "data" / "usual.json"
CORPUS = "PolNeAR, US election coverage 2015-16"
NAMES = (
    "words",
    "words_per_sentence",
    "syllables_per_word",
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_grade",
    "smog_short_text",
    "linsear_write",
    "coleman_liau_index",
    "automated_readability_index",
    "lix",
    "rix",
    "forcast",
    "ease_index",
    "sourced_sentences",
    "sourced_words",
    "attributions_per_1000_words",
    "owners",
    "named_owners",
    "named_owners_share",
    "vague_owners_share",
    "top_owner_share",
    "effective_sources",
    "inverse_simpson",
    "evenness",
    "longest_unsourced_run",
    "longest_unsourced_run_words",
    "words_before_first_attribution",
    "cue_neutral_share",
    "sourced_opinion_share",
    "writers_opinion_share",
    "hedges_per_100_words",
)
"""What can be set beside a corpus of stories: not the page around them, and not what is the same number in another unit."""


def main() -> None:
    """Read every article, and write the quartiles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news")
    values: dict[str, list[float]] = defaultdict(list)
    articles = 0
    for row in rows(parser.parse_args().news):
        articles += 1
        found = whosays.read(row["text"]).statistics
        for name in NAMES:
            value = found[name].value
            if isinstance(value, (int, float)):
                values[name].append(value)
    meta = {
        "meaning": "first and third quartile of each statistic over news articles",
        "corpus": CORPUS,
        "origin": f"counted by benchmarks/count_usual.py in {articles} news articles (PolNeAR 1.0, train)",
        "licence": "Apache-2.0",
    }
    usual = {name: _middle_half(values[name]) for name in NAMES}
    DATA.write_text(json.dumps({"meta": meta, "usual": usual}, indent=1) + "\n", encoding="utf-8", newline="\n")


def _middle_half(values: list[float]) -> tuple[float, float]:
    low, _, high = (float(f"{quartile:.3g}") for quartile in statistics.quantiles(values, n=4))
    return low, high


if __name__ == "__main__":
    main()
