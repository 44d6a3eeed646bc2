"""Measure the reading of text beside the peers that are installed, in one run.

usage: uv run --group peers python benchmarks/text.py TASK DATA.jsonl[.gz]

Tasks, with what a row of DATA holds and what is printed:

sentences    text, boundaries (each the number of characters, white space left out, before it): F of boundaries
syllables    word, counts (all that are right), tokens: share of words right, and of running words
readability  text, ease (higher is easier, as teachers judged): Pearson's r with it; the highest absolute one a tool has
opinion      text, label (opinion or fact): macro-F
html         html, body: mean over the pages of F of runs of four words

Peers that are not installed are named as such. The figures of `learn_page.py --check` and `learn_syllables.py --check` are
for lines and words that were held out; here our own row may have learned from the data, where the data are its training part.
"""

import argparse
import importlib
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from typing import Any

from corpus import rows

import whosays
from whosays.structure.syllables import count_syllables

Row = dict[str, Any]
Peer = Callable[[], Callable[[Row], Any]]
Task = tuple[dict[str, Peer], Callable[[Sequence[Row], Sequence[Any]], str]]


def _squeezed(text: str) -> int:
    return len("".join(text.split()))


def _ends(sentences: Sequence[str]) -> set[int]:
    """Return the inner boundaries of sentences, in characters without white space."""
    ends, seen = set(), 0
    for sentence in sentences:
        seen += _squeezed(sentence)
        ends.add(seen)
    return ends - {seen}


def _our_sentences() -> Callable[[Row], set[int]]:
    def find(row: Row) -> set[int]:
        report = whosays.read(row["text"])
        return _ends([report.document.text(one.sentence.span) for one in report.sentences])

    return find


def _pysbd() -> Callable[[Row], set[int]]:
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda row: _ends(segmenter.segment(row["text"]))


def _syntok() -> Callable[[Row], set[int]]:
    segmenter = importlib.import_module("syntok.segmenter")

    def find(row: Row) -> set[int]:
        text, ends = row["text"], set()
        for paragraph in segmenter.process(text):
            ends |= {_squeezed(text[: one[-1].offset + len(one[-1].value)]) for one in paragraph if one}
        return ends - {_squeezed(text)}

    return find


def _sentence_splitter() -> Callable[[Row], set[int]]:
    splitter = importlib.import_module("sentence_splitter").SentenceSplitter(language="en")
    return lambda row: _ends(splitter.split(row["text"]))


def _f_of_boundaries(rows: Sequence[Row], found: Sequence[set[int]]) -> str:
    gold = [set(row["boundaries"]) for row in rows]
    hit = sum(len(ours & theirs) for ours, theirs in zip(found, gold, strict=True))
    return f"F {2 * hit / (sum(map(len, found)) + sum(map(len, gold))):.4f}"


def _textstat_syllables() -> Callable[[Row], int]:
    textstat = importlib.import_module("textstat")
    return lambda row: int(textstat.syllable_count(row["word"]))


def _pyphen_syllables() -> Callable[[Row], int]:
    pyphen = importlib.import_module("pyphen").Pyphen(lang="en_US")
    return lambda row: len(pyphen.positions(row["word"])) + 1


def _share_right(rows: Sequence[Row], found: Sequence[int]) -> str:
    right = [count in row["counts"] for row, count in zip(rows, found, strict=True)]
    tokens = sum(row["tokens"] for row, good in zip(rows, right, strict=True) if good) / sum(row["tokens"] for row in rows)
    return f"types {sum(right) / len(rows):.4f}   tokens {tokens:.4f}"


def _our_statistics() -> Callable[[Row], dict[str, float]]:
    def find(row: Row) -> dict[str, float]:
        statistics = whosays.read(row["text"]).statistics
        return {name: one.value for name, one in statistics.items() if isinstance(one.value, int | float)}

    return find


_TEXTSTAT = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
    "lix",
    "rix",
    "spache_readability",
)


def _textstat() -> Callable[[Row], dict[str, float]]:
    textstat = importlib.import_module("textstat")
    return lambda row: {name: float(getattr(textstat, name)(row["text"])) for name in _TEXTSTAT}


def _best_r(rows: Sequence[Row], found: Sequence[dict[str, float]]) -> str:
    table: dict[str, float] = {}
    for name in found[0]:
        pairs = [(values[name], row["ease"]) for row, values in zip(rows, found, strict=True) if name in values]
        if len(pairs) > 0.95 * len(rows):
            table[name] = _pearson(pairs)
    ranked = sorted(table, key=lambda name: -abs(table[name]))
    return "   ".join(f"{name} {table[name]:+.3f}" for name in ranked[:4])


def _pearson(pairs: Sequence[tuple[float, float]]) -> float:
    count = len(pairs)
    mean_x, mean_y = sum(x for x, _ in pairs) / count, sum(y for _, y in pairs) / count
    both = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = sqrt(sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs))
    return both / spread if spread else 0.0


def _our_opinion(*, writer: bool) -> Callable[[], Callable[[Row], bool]]:
    """Return a reader: opinion by the check axis, or by the label of a writer's opinion alone."""

    def tells(one: Any) -> bool:
        return one.label is whosays.Label.WRITERS_OPINION if writer else one.label.check == "opinion"

    def find(row: Row) -> bool:
        sentences = whosays.read(row["text"]).sentences
        opinion = sum(len(one.sentence.span) for one in sentences if tells(one))
        return 2 * opinion > sum(len(one.sentence.span) for one in sentences)

    return lambda: find


def _textblob() -> Callable[[Row], bool]:
    blob = importlib.import_module("textblob").TextBlob
    return lambda row: blob(row["text"]).sentiment.subjectivity > 0.5


def _vader() -> Callable[[Row], bool]:
    analyzer = importlib.import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda row: abs(analyzer.polarity_scores(row["text"])["compound"]) > 0.05


def _macro_f(rows: Sequence[Row], found: Sequence[bool]) -> str:
    counts = Counter((said, row["label"] == "opinion") for row, said in zip(rows, found, strict=True))
    both = [
        2 * counts[a, a] / max(1, 2 * counts[a, a] + counts[a, b] + counts[b, a]) for a, b in ((True, False), (False, True))
    ]
    return f"macro-F {sum(both) / 2:.4f}"


def _our_html() -> Callable[[Row], str]:
    def find(row: Row) -> str:
        report = whosays.read(whosays.article_from_html(row["html"]))
        return "\n".join(report.document.text(one.block.span) for one in report.blocks if one.kind == "body")

    return find


def _trafilatura() -> Callable[[Row], str]:
    trafilatura = importlib.import_module("trafilatura")
    return lambda row: trafilatura.extract(row["html"], favor_precision=True, include_comments=False) or ""


def _justext() -> Callable[[Row], str]:
    justext = importlib.import_module("justext")
    words = justext.get_stoplist("English")
    return lambda row: "\n".join(p.text for p in justext.justext(row["html"].encode(), words) if not p.is_boilerplate)


def _mean_f(rows: Sequence[Row], found: Sequence[str]) -> str:
    total = 0.0
    for row, said in zip(rows, found, strict=True):
        ours, gold = Counter(_runs(said)), Counter(_runs(row["body"]))
        total += 2 * (ours & gold).total() / max(1, ours.total() + gold.total())
    return f"mean F {total / len(rows):.4f}"


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return (tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


TASKS: dict[str, Task] = {
    "sentences": (
        {"whosays": _our_sentences, "pysbd": _pysbd, "syntok": _syntok, "sentence-splitter": _sentence_splitter},
        _f_of_boundaries,
    ),
    "syllables": (
        {
            "whosays": lambda: lambda row: count_syllables(row["word"]),
            "textstat": _textstat_syllables,
            "pyphen": _pyphen_syllables,
        },
        _share_right,
    ),
    "readability": ({"whosays": _our_statistics, "textstat": _textstat}, _best_r),
    "opinion": (
        {
            "whosays, check axis": _our_opinion(writer=False),
            "whosays, writer's opinion": _our_opinion(writer=True),
            "TextBlob": _textblob,
            "VADER": _vader,
        },
        _macro_f,
    ),
    "html": ({"whosays": _our_html, "trafilatura, precision": _trafilatura, "justext": _justext}, _mean_f),
}


def main() -> None:
    """Print a row for each tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("data")
    args = parser.parse_args()
    data = list(rows(args.data))
    peers, measure = TASKS[args.task]
    print(f"{args.task}: {len(data):,} rows")
    for name, peer in peers.items():
        start = time.perf_counter()
        try:
            read = peer()
            found = [read(row) for row in data]
        except ImportError:
            print(f"{name:26s} not installed")
            continue
        except LookupError:
            print(f"{name:26s} cannot run without data that it would download")
            continue
        seconds = time.perf_counter() - start
        print(f"{name:26s} {measure(data, found)}   {len(data) / seconds:,.0f} rows/s", flush=True)


if __name__ == "__main__":
    main()
