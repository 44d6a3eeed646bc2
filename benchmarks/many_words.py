"""Measure the reading of many words: counting and formulas beside textstat, opinion, and one text of a million words.

usage: uv run --group peers python benchmarks/many_words.py [--words 1000000]

The text is the practice article again and again, a number in each sentence's end so that no line is there twice. Counting is
sentences, words, syllables and every formula; opinion is the evidence and the label of each sentence, its attributions
known. CPU seconds on one core. The last rows read one text of 1/8, 1/4, 1/2 and all of the words, each in a process of its
own: seconds a word should not grow with the length, and the peak memory is that of the process.
"""

import argparse
import importlib
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import whosays
from whosays.evidence import SENTENCE_RULES
from whosays.evidence.passage import passages
from whosays.evidence.rule import gather
from whosays.labels.blocks import LabelledBlock
from whosays.labels.decision import decide
from whosays.report import document_of
from whosays.statistics.ease import ease
from whosays.statistics.readability import readability
from whosays.structure.lines import lines
from whosays.text.article import Article, Block

ARTICLE = Path(__file__).parents[1] / "book" / "articles" / "far-east-summit" / "article.txt"
COUNTED_WORDS = 100_000
_PROSE = 15
"""Words of a line that is taken for prose."""
WHOLE = """
import resource, sys, time
sys.path.insert(0, sys.argv[2])
import many_words, whosays
text = many_words.text_of(int(sys.argv[1]))
start = time.process_time()
whosays.read(text)
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
TEXTSTAT = (
    "flesch_reading_ease flesch_kincaid_grade gunning_fog smog_index coleman_liau_index automated_readability_index "
    "dale_chall_readability_score linsear_write_formula lix rix spache_readability"
).split()


def text_of(words: int) -> str:
    """Return an article of about so many words, one paragraph a line."""
    prose = [line for line in ARTICLE.read_text(encoding="utf-8").splitlines() if len(line.split()) > _PROSE]
    made, counted, copy = [], 0, 0
    while counted < words:
        copy += 1
        for line in prose:
            made.append(f"{line[:-1]}, for the {copy}th time.")
            counted += len(line.split()) + 4
    return "\n".join(made)


def seconds_of(run: Callable[[], object]) -> float:
    """Return the fewest CPU seconds of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def count(text: str) -> None:
    """Count sentences, words and syllables of a text that is known to be story, and compute every formula."""
    article = Article(text)
    story = [LabelledBlock(Block("body", span), (), {}) for span in lines(text)]
    document = document_of(article, story)
    readability(document)
    ease(document)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=1_000_000)
    args = parser.parse_args()
    text = text_of(COUNTED_WORDS)
    words = len(text.split())
    print(f"counting and formulas     {words / seconds_of(lambda: count(text)):>10,.0f} words/s   (must 150,000)")
    try:
        textstat = importlib.import_module("textstat")
        textstat.syllable_count("word")
    except (ImportError, LookupError):
        print("textstat                  not installed, or without the pronouncing dictionary that it downloads")
    else:
        short = text_of(COUNTED_WORDS // 10)
        start = time.process_time()  # once: it remembers each text that it has seen
        for name in TEXTSTAT:
            getattr(textstat, name)(short)
        taken = time.process_time() - start
        print(f"textstat, eleven formulas {len(short.split()) / taken:>10,.0f} words/s")
    report = whosays.read(text_of(COUNTED_WORDS // 4))
    claimed = tuple(one for one in report.attributions if one.claimed)
    read = list(passages(report.document, claimed))
    taken = seconds_of(lambda: [decide(gather(SENTENCE_RULES, passage)) for passage in read])
    print(f"opinion                   {len(read) / taken:>10,.0f} sentences/s   (must 5,000)")
    for share in (8, 4, 2, 1):
        command = [sys.executable, "-c", WHOLE, str(args.words // share), str(Path(__file__).parent)]
        took, memory = map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
        number = args.words // share
        print(f"{number:>9,} words in one text {took:8.1f} s   {number / took:>8,.0f} words/s   peak {memory:,.0f} MB")


if __name__ == "__main__":
    main()
