"""Learn the points that `whosays.attribution.choice` adds up.

usage: python benchmarks/learn_attribution.py TRAIN.jsonl[.gz] [--check]

TRAIN holds one article a line: text, and attributions [{source, cue, content: [[start, end] ...]}], offsets into the text,
outermost only. What the corpus says with a cue of ours, or quotes, is to be found; what else it holds (beliefs, wishes,
plans) is neither right nor wrong. Each sentence is read as the engine reads it, with all readings of all its cues; where
the best readings that agree with each other differ from the corpus, the features of both are moved, no farther than needed
and no farther than STEP (passive-aggressive, PA-I), and the points are averaged over all steps. Features seen less than
RAREST times are left out. There is no randomness: the same corpus gives the same file, byte for byte.

References
----------
Crammer et al. (2006), Journal of Machine Learning Research 7, 551-585. Collins (2002), EMNLP, 1-8.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from corpus import rows

from whosays.attribution.choice import compatible, pair
from whosays.attribution.cues import verbs
from whosays.attribution.find import READ_KINDS, parsed
from whosays.attribution.parse import Parse
from whosays.attribution.readings import Offers, offers
from whosays.attribution.tokens import singular
from whosays.lexicon import lexicon
from whosays.report import structure
from whosays.spans import Span
from whosays.text.article import Article

FILE = Path(__file__).resolve().parents[1] / "src" / "whosays" / "data" / "attribution-points.json"
ROUNDS = 10
STEP = 0.02
RAREST = 40
STRIDE = 7919
"""Sentences are taken in steps of this prime number, so that no publisher is learned last."""
SCALE = 200
"""Whole points that 1 is worth."""
MARGIN_NONE, MARGIN_QUOTED, MARGIN_PART = 1.0, 2.0, 0.6
"""How far ahead the right reading must be of none at all, with quoted words too, and of one with another source or content."""
ALTERNATIVES, BEAM = 5, 10
LONGEST = 400
ATTITUDES = frozenset({"believe", "think"})
"""Cues of ours that need not be speech: what the corpus says with them alone is left open."""
LEAST_OVERLAP = 0.5
SOURCE_WORTH, FIT_WORTH = 0.6, 0.1
"""What a right source, and how well it fits, is worth beside the overlap of the content, in choosing what to aim at."""

Ids = tuple[int, ...]
Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """A cue with all its readings: features by number, and the reading that the corpus wants, as source and content.

    `missed` is the margin it must have over none at all.
    """

    at: int
    cue: Ids
    sources: tuple[Ids, ...]
    contents: tuple[Ids, ...]
    pairs: tuple[tuple[int, ...], ...]
    ranges: tuple[tuple[tuple[int, int], ...], ...]
    target: tuple[int, int] | None
    missed: float

    def features(self, source: int, content: int) -> Iterable[int]:
        """Return the features of one reading."""
        return chain(self.cue, self.sources[source], self.contents[content], (self.pairs[content][source],))


@dataclass(frozen=True, slots=True)
class Wanted:
    """An attribution of the corpus, laid onto the tokens of one sentence. `later` is true where its content starts after it."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    later: bool


Taken = tuple[tuple[int, int, int], ...]
"""Readings of a sentence: number of the example, of the source, of the content."""


class Numbers(dict[str, int]):
    """Features by number, in the order in which they are first seen."""

    def __missing__(self, feature: str) -> int:
        """Give a feature its number."""
        self[feature] = len(self)
        return self[feature]

    def of(self, features: Iterable[str]) -> Ids:
        """Return the numbers of `features`."""
        return tuple(self[feature] for feature in features)


def is_reported(text: str, attribution: dict[str, Spans]) -> bool:
    """Tell whether an attribution of the corpus is speech or record: its cue is one of ours, or its content is quoted."""
    cue = " ".join(text[start:end] for start, end in attribution["cue"]).lower()
    content = " ".join(text[start:end] for start, end in attribution["content"])
    if not cue or not content:
        return False
    words = cue.replace(":", " ").split()
    ours = any((w in verbs() and verbs()[w].lemma not in ATTITUDES) or singular(w) in lexicon("cues-noun") for w in words)
    return ours or ":" in cue or "according" in cue or any(quote in content for quote in '"“”')


def sentences(article: dict[str, Any], numbers: Numbers) -> Iterator[tuple[Example, ...]]:
    """Yield the examples of each sentence of an article that has any."""
    text = article["text"]
    document = structure(Article(text)).document
    gold = [one for one in article["attributions"] if one["content"]]
    reported = [one for one in gold if is_reported(text, one)]
    others = [one for one in gold if one not in reported]
    for sentence in document.sentences:
        if document.kind(sentence) in READ_KINDS and 0 < len(sentence.words) <= LONGEST:
            parse = parsed(document, sentence)
            wanted = [_lay(parse, sentence.span, one) for one in _near(reported, sentence.span)]
            left_open = [_lay(parse, sentence.span, one) for one in _near(others, sentence.span)]
            found = tuple(_examples(parse, wanted, left_open, numbers))
            if found:
                yield found


def _near(attributions: Iterable[dict[str, Spans]], span: Span) -> Iterator[dict[str, Spans]]:
    for one in attributions:
        if any(start < span.end and span.start < end for start, end in chain(one["cue"], one["content"])):
            yield one


def _lay(parse: Parse, span: Span, attribution: dict[str, Spans]) -> Wanted:
    def covered(spans: Spans) -> frozenset[int]:
        return frozenset(
            at for at, t in enumerate(parse.tokens) for start, end in spans if start < t.span.end and t.span.start < end
        )

    later = any(start >= span.end for start, _ in attribution["content"])
    return Wanted(covered(attribution["source"]), covered(attribution["cue"]), covered(attribution["content"]), later)


def _examples(parse: Parse, wanted: Sequence[Wanted], left_open: Sequence[Wanted], numbers: Numbers) -> Iterator[Example]:
    """Yield an example for each cue, without those that the corpus leaves open or that no reading can meet."""
    used: set[int] = set()
    for offered in offers(parse):
        at = offered.cue.at
        number = next((n for n, one in enumerate(wanted) if at in one.cue), None)
        if number is None:
            if not any(at in one.cue or at in one.content for one in left_open):
                yield _example(parse, offered, None, numbers)
        elif number not in used:
            target = _target(offered, wanted[number])
            if target is not None:
                used.add(number)
                yield _example(parse, offered, target, numbers)


def _example(parse: Parse, offered: Offers, target: tuple[int, int] | None, numbers: Numbers) -> Example:
    pairs = tuple(
        tuple(numbers[pair(source, content)[0]] if compatible(source, content) else -1 for source in offered.sources)
        for content in offered.contents
    )
    return Example(
        offered.cue.at,
        numbers.of(offered.cue.features),
        tuple(numbers.of(source.features) for source in offered.sources),
        tuple(numbers.of(content.features) for content in offered.contents),
        pairs,
        tuple(content.ranges for content in offered.contents),
        target,
        _missed(parse, offered, target),
    )


def _missed(parse: Parse, offered: Offers, target: tuple[int, int] | None) -> float:
    """Return how far ahead of no reading at all the right one must be: farther where somebody's own words would be lost."""
    if target is None:
        return 0.0
    content = offered.contents[target[1]]
    quotes = any(parse.tokens[at].quoted for start, end in content.ranges for at in range(start, end))
    return MARGIN_QUOTED if quotes else MARGIN_NONE


def _target(offered: Offers, wanted: Wanted) -> tuple[int, int] | None:
    """Return the reading that comes nearest to what is wanted; None where none comes near enough."""
    best, most = None, 0.0
    for c, content in enumerate(offered.contents):
        tokens = frozenset(i for start, end in content.ranges for i in range(start, end)) - {offered.cue.at}
        for s, source in enumerate(offered.sources):
            if not compatible(source, content):
                continue
            span = frozenset(range(*source.span)) if source.span else frozenset()
            overlap = _overlap(content.way, tokens - span, wanted)
            if overlap >= LEAST_OVERLAP:
                right = bool(span & wanted.source) or (not span and not wanted.source)
                fit = len(span & wanted.source) / len(span | wanted.source) if span | wanted.source else 1.0
                worth = overlap + SOURCE_WORTH * right + FIT_WORTH * fit
                if worth > most:
                    best, most = (s, c), worth
    return best


def _overlap(way: str, tokens: frozenset[int], wanted: Wanted) -> float:
    if way == "below":
        return 1.0 if wanted.later and not wanted.content else 0.0
    if not tokens or not wanted.content:
        return 0.0
    return 2 * len(tokens & wanted.content) / (len(tokens) + len(wanted.content))


class Learner:
    """Points of features by number, averaged over all steps."""

    def __init__(self, train: Sequence[tuple[Example, ...]], size: int) -> None:
        self.train = train
        self.points = [0.0] * size
        self._totals = [0.0] * size
        self._since = [0] * size
        self.steps = 0

    def learn(self, number: int) -> int:
        """Go once through the sentences; return in how many the points had to be moved."""
        turns = range(len(self.train))
        return sum(self._sentence(self.train[(turn * STRIDE + number) % len(self.train)]) for turn in turns)

    def averaged(self) -> list[float]:
        """Return the points, averaged."""
        ends = zip(self.points, self._totals, self._since, strict=True)
        return [(total + (self.steps - since) * value) / self.steps for value, total, since in ends]

    def _sentence(self, examples: tuple[Example, ...]) -> bool:
        self.steps += 1
        wanted: Taken = tuple((n, *one.target) for n, one in enumerate(examples) if one.target)
        ahead, taken = self._best(examples)
        if set(taken) == set(wanted):
            return False
        behind = sum(self._total(examples[n].features(s, c)) for n, s, c in wanted)
        moved: Counter[int] = Counter()
        for n, s, c in set(wanted) - set(taken):
            moved.update(examples[n].features(s, c))
        for n, s, c in set(taken) - set(wanted):
            moved.subtract(examples[n].features(s, c))
        length = sum(count * count for count in moved.values())
        if not length or ahead <= behind:
            return False
        by = min(STEP, (ahead - behind) / length)
        for feature, count in moved.items():
            if count:
                self._totals[feature] += (self.steps - self._since[feature]) * self.points[feature]
                self._since[feature] = self.steps
                self.points[feature] += by * count
        return True

    def _total(self, features: Iterable[int]) -> float:
        return sum([self.points[feature] for feature in features])

    def _best(self, examples: tuple[Example, ...]) -> tuple[float, Taken]:
        """Return the readings that agree and are farthest ahead, margins included."""
        beam: list[tuple[float, Taken]] = [(0.0, ())]
        for number, example in enumerate(examples):
            longer = [(total + example.missed, taken) for total, taken in beam]
            for total, source, content in self._ranked(example):
                for so_far, taken in beam:
                    if all(_agree(example, content, examples[n], c) for n, _, c in taken):
                        longer.append((so_far + total, (*taken, (number, source, content))))
            beam = sorted(longer, key=lambda one: -one[0])[:BEAM]
        return beam[0]

    def _ranked(self, example: Example) -> list[tuple[float, int, int]]:
        start = self._total(example.cue)
        by_source = [self._total(source) for source in example.sources]
        found, aim = [], []
        for c, content in enumerate(example.contents):
            so_far = start + self._total(content)
            for s, source in enumerate(by_source):
                number = example.pairs[c][s]
                if number >= 0:
                    total = so_far + source + self.points[number]
                    if example.target == (s, c):
                        aim.append((total, s, c))
                    else:
                        found.append((total + _margin(example.target, s, c), s, c))
        found.sort(key=lambda one: (-one[0], -one[1], -one[2]))
        return [one for one in found[:ALTERNATIVES] if one[0] > 0] + aim


def _margin(target: tuple[int, int] | None, source: int, content: int) -> float:
    if target is None:
        return MARGIN_NONE
    return MARGIN_PART * ((source != target[0]) + (content != target[1]))


def _agree(one: Example, content: int, other: Example, other_content: int) -> bool:
    """Tell whether two readings can both be taken, as `choice.agree` does."""
    mine, theirs = one.ranges[content], other.ranges[other_content]
    crossing = any(start < stop and begin < end for start, end in mine for begin, stop in theirs)
    return (
        not crossing and not any(start <= other.at < end for start, end in mine) and not any(b <= one.at < e for b, e in theirs)
    )


def frequent(train: Sequence[tuple[Example, ...]], numbers: Numbers) -> tuple[list[tuple[Example, ...]], set[int]]:
    """Return the examples with those features alone that are seen often enough, and the numbers of these."""
    seen: Counter[int] = Counter()
    for example in chain.from_iterable(train):
        seen.update(example.cue)
        seen.update(chain.from_iterable(map(set, example.sources)))
        seen.update(chain.from_iterable(example.contents))
    kept = {number for name, number in numbers.items() if seen[number] >= RAREST or name.startswith("pair=")}

    def keep(ids: Ids) -> Ids:
        return tuple(number for number in ids if number in kept)

    return [
        tuple(
            Example(
                e.at,
                keep(e.cue),
                tuple(map(keep, e.sources)),
                tuple(map(keep, e.contents)),
                e.pairs,
                e.ranges,
                e.target,
                e.missed,
            )
            for e in examples
        )
        for examples in train
    ], kept


def as_text(points: dict[str, int], count: int) -> str:
    """Return the file of points."""
    meta = {
        "meaning": "feature of a reading -> whole points; a reading is taken if its points add up to more than 0",
        "origin": f"learned by benchmarks/learn_attribution.py from {count} news articles annotated for attribution "
        "(PolNeAR 1.0, train); no run of their words is kept, features name single words at most",
        "licence": "Apache-2.0",
    }
    rows = ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {value}" for name, value in sorted(points.items()))
    return f'{{\n "meta": {json.dumps(meta)},\n "points": {{\n{rows}\n }}\n}}\n'


def main() -> None:
    """Learn, print what was seen, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    numbers = Numbers()
    corpus = list(rows(args.train))
    train = [examples for article in corpus for examples in sentences(article, numbers)]
    kept_train, kept = frequent(train, numbers)
    found = Counter("wanted" if e.target else "other" for e in chain.from_iterable(train))
    print(f"{len(corpus)} articles, {len(train):,} sentences with a cue")
    print(f"{found['wanted']:,} attributions to be found, {found['other']:,} other cues")
    learner = Learner(kept_train, len(numbers))
    for number in range(ROUNDS):
        print(f"round {number + 1}: points moved in {learner.learn(number):,} sentences", flush=True)
    averaged = learner.averaged()
    points = {name: round(averaged[number] * SCALE) for name, number in numbers.items() if number in kept}
    text = as_text({name: value for name, value in points.items() if value}, len(corpus))
    if not args.check:
        FILE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {text.count(': ') - 4:,} features, {len(text):,} characters")


if __name__ == "__main__":
    main()
