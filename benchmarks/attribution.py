"""Measure who-says-what on a corpus, beside plain baselines and the peers that are installed.

usage: python benchmarks/attribution.py CORPUS.jsonl[.gz] [--limit N] [--full]

CORPUS holds one article a line: text, sentences [[start, end]], tokens [[[start, end] ...] a sentence], and attributions
[{source, cue, content: [[start, end] ...]}], offsets into the text. In the reported view (the default) attributions whose
cue is no verb of saying or record, and whose content is not quoted, are neither right nor wrong.

Columns: precision, recall and F of sentences that hold attributed content, and its macro-F with the other sentences;
precision, recall and F of attributions (content token-F of at least .5, one to one); F of attributions with the right source
(at least one source token shared, or both without); words a second. Peers that are not installed are named as such.
"""

import argparse
import importlib
import re
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from corpus import rows

import whosays
from whosays.attribution.attribution import Attribution

LEAST = 0.5
SAYING = frozenset(
    """say tell add ask write note report announce suggest describe tweet argue acknowledge explain declare insist claim state
    admit confirm deny allege testify reply respond recall conclude estimate predict contend maintain urge accuse criticize
    point call promise pledge vow stress emphasize reveal disclose show find indicate remark observe comment continue agree
    assert boast complain demand quip joke cite warn brag mention repeat recount release publish post charge blame praise slam
    blast attack mock dismiss reject defend discuss talk speak address answer question caution concede lament recommend propose
    signal hint imply shout chant yell read quote interview statement according express refer label dub tout hail endorse
    denounce condemn decry counter echo retort rebut reiterate underscore highlight outline detail""".split()
)
"""Cues that count as speech or record in the reported view."""
IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "found": "find",
    "shown": "show",
    "spoke": "speak",
}
ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("d", ""))

Spans = list[list[int]]
Found = dict[str, Spans]
Reader = Callable[[dict[str, Any]], list[Found]]


@dataclass(frozen=True, slots=True)
class Laid:
    """An attribution as tokens of the corpus."""

    content: frozenset[int]
    source: frozenset[int]


class Grid:
    """The tokens and sentences of an article, onto which spans are laid."""

    def __init__(self, article: dict[str, Any]) -> None:
        self.tokens = [token for sentence in article["tokens"] for token in sentence]
        self.sentence = [number for number, sentence in enumerate(article["tokens"]) for _ in sentence]
        self.sentences = len(article["sentences"])
        self._starts = [token[0] for token in self.tokens]

    def covered(self, spans: Iterable[Iterable[int]]) -> frozenset[int]:
        """Return the numbers of the tokens that share a character with `spans`."""
        found = set()
        for start, end in spans:
            at = max(0, bisect_right(self._starts, start) - 1)
            while at < len(self.tokens) and self.tokens[at][0] < end:
                if self.tokens[at][1] > start:
                    found.add(at)
                at += 1
        return frozenset(found)

    def lay(self, found: Found) -> Laid:
        """Return content and source of an attribution as tokens."""
        return Laid(self.covered(found["content"]), self.covered(found["source"]))

    def holding(self, tokens: Iterable[int]) -> set[int]:
        """Return the sentences in which `tokens` stand."""
        return {self.sentence[at] for at in tokens}


def is_saying(word: str) -> bool:
    """Tell whether a word of a cue is a form of one of `SAYING`."""
    low = word.lower().strip(".,:;'’\"“”")
    low = IRREGULAR.get(low, low)
    stems = [low, *(low[: -len(end)] + put for end, put in ENDINGS if low.endswith(end))]
    return any(stem in SAYING or (stem[-1:] == stem[-2:-1] and stem[:-1] in SAYING) for stem in stems)


def is_reported(text: str, found: Found) -> bool:
    """Tell whether an attribution of the corpus counts in the reported view."""
    cue = " ".join(text[start:end] for start, end in found["cue"])
    content = " ".join(text[start:end] for start, end in found["content"])
    return bool(cue and content) and (":" in cue or any(q in content for q in '"“”') or any(map(is_saying, cue.split())))


def pairs(found: list[Laid], gold: list[Laid]) -> list[tuple[int, int]]:
    """Return the best one-to-one pairs by content token-F, of at least `LEAST`."""
    scored = sorted(
        (
            (2 * len(one.content & other.content) / (len(one.content) + len(other.content)), i, j)
            for i, one in enumerate(found)
            for j, other in enumerate(gold)
            if one.content & other.content
        ),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    taken = []
    for overlap, i, j in scored:
        if overlap >= LEAST and i not in left and j not in right:
            left.add(i)
            right.add(j)
            taken.append((i, j))
    return taken


def count(article: dict[str, Any], found: list[Found], *, full: bool) -> Counter[str]:
    """Return hits, predictions and gold of one article, for sentences, attributions and sources."""
    grid, text = Grid(article), article["text"]
    gold = [one for one in article["attributions"] if one["content"]]
    kept = [one for one in gold if full or is_reported(text, one)]
    left_open = grid.covered(
        span for one in gold if one not in kept for role in ("content", "cue", "source") for span in one[role]
    )
    wanted = [grid.lay(one) for one in kept]
    laid = [one for one in map(grid.lay, found) if one.content]
    taken = pairs(laid, wanted)
    matched = {i for i, _ in taken}
    gold_in = grid.holding(at for one in wanted for at in one.content)
    skipped = grid.holding(left_open) - gold_in
    found_in = grid.holding(at for one in laid for at in one.content) - skipped
    counted = [i for i, one in enumerate(laid) if i in matched or 2 * len(one.content & left_open) < len(one.content)]
    right = [1 for i, j in taken if laid[i].source & wanted[j].source or not (laid[i].source or wanted[j].source)]
    return Counter(
        {
            "sentence hit": len(gold_in & found_in),
            "sentence found": len(found_in),
            "sentence gold": len(gold_in),
            "sentence neither": grid.sentences - len(skipped) - len(gold_in | found_in),
            "hit": len(taken),
            "found": len(counted),
            "gold": len(wanted),
            "right source": len(right),
        }
    )


def f_score(hit: int, found: int, gold: int) -> tuple[float, float, float]:
    """Return precision, recall and F; 0 where nothing is found or wanted."""
    precision, recall = hit / found if found else 0.0, hit / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def row(name: str, total: Counter[str], speed: float) -> str:
    """Return one line of the table."""
    sentence = f_score(total["sentence hit"], total["sentence found"], total["sentence gold"])
    wrong = total["sentence found"] + total["sentence gold"] - 2 * total["sentence hit"]
    others = 2 * total["sentence neither"] / (2 * total["sentence neither"] + wrong) if total["sentence neither"] else 0.0
    attribution = f_score(total["hit"], total["found"], total["gold"])
    source = f_score(total["right source"], total["found"], total["gold"])
    figures = (*sentence, (sentence[2] + others) / 2, *attribution, source[2])
    return f"{name:<28}" + "".join(f"{figure:7.3f}" for figure in figures) + f"{speed:12,.0f}"


def as_spans(one: Attribution) -> Found:
    """Return an attribution of ours as plain spans."""
    return {role: [[span.start, span.end] for span in getattr(one, role)] for role in ("source", "cue", "content")}


def ours(article: dict[str, Any]) -> list[Found]:
    """Read with everything."""
    return [as_spans(one) for one in whosays.read(article["text"]).attributions]


def by_rules(article: dict[str, Any]) -> list[Found]:
    """Read with weights set by hand, without anything learned."""
    return [as_spans(one) for one in whosays.read(article["text"], learned=False).attributions]


def any_quotation(article: dict[str, Any]) -> list[Found]:
    """Take every sentence with a quotation mark as attributed, to nobody."""
    text = article["text"]
    return [
        {"source": [], "cue": [], "content": [[start, end]]}
        for start, end in article["sentences"]
        if any(quote in text[start:end] for quote in '"“”')
    ]


SAID = re.compile(r"(?P<source>(?:[A-Z][\w.'’-]+ ?){1,4}|\b(?:he|she|they|it|officials|analysts|critics) )(?P<cue>\w+) ")


def verbs_and_quotations(article: dict[str, Any]) -> list[Found]:
    """Take the capitals before a verb of saying as its source, and the rest of the sentence as its content."""
    text, found = article["text"], any_quotation(article)
    for start, end in article["sentences"]:
        match = next((m for m in SAID.finditer(text, start, end) if is_saying(m["cue"])), None)
        if match is not None and not any(quote in text[start:end] for quote in '"“”'):
            content = [[start, match.start()]] if match.end() > end - 15 else [[match.end(), end]]
            found.append({"source": [list(match.span("source"))], "cue": [list(match.span("cue"))], "content": content})
    return found


def textacy() -> Reader | None:
    """Return textacy's direct quotations, where it and an English pipeline of spaCy are installed."""
    try:
        spacy = importlib.import_module("spacy")
        triples = importlib.import_module("textacy.extract").triples
        pipeline = next(
            spacy.load(name) for name in ("en_core_web_sm", "en_core_web_md", "en_core_web_lg") if spacy.util.is_package(name)
        )
    except (ImportError, StopIteration):
        return None

    def read(article: dict[str, Any]) -> list[Found]:
        document = pipeline(article["text"])
        try:
            return [_of_textacy(document, one) for one in triples.direct_quotations(document)]
        except ValueError:  # an odd number of quotation marks
            return []

    return read


def _of_textacy(document: Any, one: Any) -> Found:
    def ends(tokens: Any) -> Spans:
        return [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if tokens else []

    content = [[document[one.content.start].idx, document[one.content.end - 1].idx + len(document[one.content.end - 1])]]
    return {"source": ends(one.speaker), "cue": ends(one.cue), "content": content}


def readers() -> Iterator[tuple[str, Reader | None]]:
    """Yield all that is measured: a name, and what reads an article, None where it is not installed."""
    yield "any quotation mark", any_quotation
    yield "verbs of saying, quotations", verbs_and_quotations
    yield "textacy", textacy()
    yield "whosays, rules alone", by_rules
    yield "whosays", ours


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--full", action="store_true", help="count attitudes and plans too")
    args = parser.parse_args()
    articles = list(islice(rows(args.corpus), args.limit))
    words = sum(len(article["text"].split()) for article in articles)
    print(f"{len(articles)} articles, {words:,} words, {'full' if args.full else 'reported'} view")
    heads = ("s.P", "s.R", "s.F", "s.mac", "a.P", "a.R", "a.F", "+src.F")
    print(f"{'':<28}" + "".join(f"{head:>7}" for head in heads) + f"{'words/s':>12}")
    for name, read in readers():
        if read is None:
            print(f"{name:<28}  not installed")
            continue
        total: Counter[str] = Counter()
        seconds = 0.0
        for article in articles:
            start = time.perf_counter()
            found = read(article)
            seconds += time.perf_counter() - start
            total.update(count(article, found, full=args.full))
        print(row(name, total, words / seconds), flush=True)


if __name__ == "__main__":
    main()
