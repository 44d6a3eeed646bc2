"""Measure the labels on news that coders have read, or print the sentences for them to code.

usage: uv run python benchmarks/labels.py print CORPUS.jsonl[.gz] ID...
       uv run python benchmarks/labels.py score CORPUS.jsonl[.gz] CODING.tsv CODING.tsv...

Rows of CORPUS hold id and text. `print` writes a line for each sentence of the articles named: the article, the number of the
sentence, and its words, with tabs between; an empty line is a new paragraph. A coder writes article, number, gate (story or
page), voice (source or reporter) and check (fact or opinion); further columns are passed over. `score` counts the sentences
that all coders label alike, and those of them that the engine labels so, for all labels and by question.

The sentences are numbered as the engine splits them: score a coding with the engine that printed it, or one that splits alike.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus import rows

import whosays
from whosays.labels.label import Label, label_of

Place = tuple[str, int]


def read_coding(path: Path) -> dict[Place, Label]:
    """Return the label of each sentence that one coder gave."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if line]
    return {
        (article, int(number)): Label.PAGE_FURNITURE if gate == "page" else label_of(voice, check)
        for article, number, gate, voice, check, *_ in lines
    }


def printed(article: str, text: str) -> Iterator[str]:
    """Yield the lines for a coder of one article."""
    document = whosays.read(text).document
    block = -1
    for sentence in document.sentences:
        if sentence.block != block:
            yield ""
            block = sentence.block
        yield f"{article}\t{sentence.index}\t{' '.join(document.text(sentence.span).split())}"


def score(texts: dict[str, str], codings: list[dict[Place, Label]]) -> None:
    """Print how often the coders agree, and how often the engine agrees with them."""
    places = set.intersection(*map(set, codings))
    agreed = {place: codings[0][place] for place in places if len({one[place] for one in codings}) == 1}
    engine = {
        (article, one.sentence.index): one.label
        for article in {article for article, _ in places}
        for one in whosays.read(texts[article]).sentences
    }
    pairs = [(label, engine[place]) for place, label in agreed.items()]
    story = [(gold, got) for gold, got in pairs if Label.PAGE_FURNITURE not in (gold, got)]
    print(f"{len(places)} sentences, {len(agreed)} that all coders label alike; of these the engine gives")
    print(f"  the label                 {sum(gold is got for gold, got in pairs)} of {len(pairs)}")
    print(f"  who says it, in the story {sum(gold.voice == got.voice for gold, got in story)} of {len(story)}")
    print(f"  could it be checked       {sum(gold.check == got.check for gold, got in story)} of {len(story)}")
    for (gold, got), count in Counter(pair for pair in pairs if pair[0] is not pair[1]).most_common():
        print(f"  {count:4d}  {gold.value} read as {got.value}")


def main() -> None:
    """Print sentences, or the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("print", "score"))
    parser.add_argument("corpus")
    parser.add_argument("rest", nargs="+", help="ids of articles, or files of coders")
    args = parser.parse_args()
    texts = {row["id"]: row["text"] for row in rows(args.corpus)}
    if args.task == "print":
        for article in args.rest:
            print("\n".join(printed(article, texts[article])))
    else:
        score(texts, [read_coding(Path(name)) for name in args.rest])


if __name__ == "__main__":
    main()
