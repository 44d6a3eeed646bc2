"""Learn the tagger that `whosays.structure.tagging` reads with.

usage: python benchmarks/learn_tagger.py TRAIN.conllu.gz [--dev DEV.conllu.gz] [--check]

TRAIN is a treebank of Universal Dependencies with Penn tags in its fifth column. The text of each sentence is cut into our
own tokens first, so that the tagger learns on what it will read. Training is an averaged perceptron in the order of the
file, rounded to whole numbers and pruned: the same treebank gives the same file, byte for byte. --dev prints the share of
right tags on another treebank; --check writes nothing.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus import lines

from whosays.spans import Span
from whosays.structure.tagging import features, normal, read_tagger, tag
from whosays.structure.tokens import token_spans

FILE = Path(__file__).resolve().parents[1] / "src" / "whosays" / "data" / "tagger.json"
ROUNDS = 6
STRIDE = 7919
"""Sentences are taken in steps of this prime number, so that no source of the treebank is learned last."""
SCALE = 8
"""Whole points a unit of the averaged perceptron is worth."""
SMALLEST, LARGEST = 12, 1000
"""Points nearer to 0 than this are left out; points farther off are cut."""
RAREST = 4
"""A feature seen less often is left out."""
KNOWN, SURE = 6, 0.97
"""A word seen so often, with one tag in such a share, gets it from the list."""
META = {
    "meaning": "words with their one tag; feature -> number of a tag:its points, for each tag that has any",
    "origin": "learned by benchmarks/learn_tagger.py from the English Web Treebank of Universal Dependencies (CC BY-SA 4.0): "
    "single words and their tags only",
    "licence": "CC BY-SA 4.0",
}

Sentence = tuple[list[str], list[str]]


def sentences(path: str) -> Iterator[Sentence]:
    """Yield our tokens and their tags for each sentence of a treebank."""
    rows: list[tuple[str, str, bool]] = []
    joined_until = 0
    for line in lines(path):
        fields = line.rstrip("\n").split("\t")
        if line == "\n":
            yield _ours(rows)
            rows, joined_until = [], 0
        elif not line.startswith("#") and "-" in fields[0]:
            joined_until = int(fields[0].split("-")[1])
        elif not line.startswith("#") and "." not in fields[0]:
            joined = int(fields[0]) < joined_until or "SpaceAfter=No" in fields[9]
            rows.append((fields[1], fields[4], joined))


def _ours(rows: Sequence[tuple[str, str, bool]]) -> Sentence:
    """Return the tokens of one sentence as we cut it: a compound takes the tag of its last part, JJ before a noun."""
    text, parts = "", []
    for form, name, joined in rows:
        parts.append((len(text), len(text) + len(form), name))
        text += form + ("" if joined else " ")
    words, names = [], []
    for span in token_spans(text, Span(0, len(text))):
        inside = [part for part in parts if part[0] < span.end and span.start < part[1]]
        following = next((name for start, _, name in parts if start >= inside[-1][1]), "")
        words.append(span.slice(text))
        names.append(_compound(inside[-1][2], following) if len(inside) > 2 else inside[-1][2])
    return words, names


def _compound(last: str, following: str) -> str:
    """Return the tag of a word with hyphens whose last part has the tag `last`."""
    qualifies = last in ("NN", "NNS", "CD", "RB") or last.startswith("VB")
    return "JJ" if qualifies and following.startswith("NN") else last


class Learner:
    """Points of features for tags, averaged over all steps of the training."""

    def __init__(self, train: Sequence[Sentence]) -> None:
        self.train = train
        self.tags = tuple(sorted({name for _, names in train for name in names}))
        self.fixed = _fixed(train)
        self.rows: dict[str, dict[str, int]] = defaultdict(dict)
        self.seen: Counter[str] = Counter()
        self._totals: Counter[tuple[str, str]] = Counter()
        self._since: Counter[tuple[str, str]] = Counter()
        self.steps = 0

    def learn(self, number: int) -> int:
        """Go once through the sentences; return how many tokens were tagged wrongly."""
        return sum(
            self._sentence(*self.train[(turn * STRIDE + number) % len(self.train)], first=number == 0)
            for turn in range(len(self.train))
        )

    def _sentence(self, tokens: Sequence[str], names: Sequence[str], *, first: bool) -> int:
        words = [normal(token) for token in tokens]
        lows = [word.lower() for word in words]
        before, last, wrong = "<s>", "<s>", 0
        for at, name in enumerate(names):
            chosen = self.fixed.get(words[at]) or (self.fixed.get(lows[at]) if at == 0 else None)
            if chosen is None:
                self.steps += 1
                here = tuple(features(words, lows, at, last, before))
                if first:
                    self.seen.update(here)
                chosen = self._best(here)
                if chosen != name:
                    wrong += 1
                    for feature in here:
                        self._change(feature, name, 1)
                        self._change(feature, chosen, -1)
            before, last = last, chosen
        return wrong

    def _best(self, here: Sequence[str]) -> str:
        scores: Counter[str] = Counter()
        for feature in here:
            scores.update(self.rows.get(feature, {}))
        return max(sorted(scores), key=scores.__getitem__) if scores else "NN"

    def _change(self, feature: str, name: str, by: int) -> None:
        row = self.rows[feature]
        self._totals[feature, name] += (self.steps - self._since[feature, name]) * row.get(name, 0)
        self._since[feature, name] = self.steps
        row[name] = row.get(name, 0) + by

    def points(self) -> dict[str, str]:
        """Return the rounded averages worth keeping, as ``index:points`` of each feature."""
        found = {}
        for feature in sorted(self.rows):
            if self.seen[feature] >= RAREST:
                rounded = [(self.tags.index(name), self._rounded(feature, name)) for name in sorted(self.rows[feature])]
                kept = [f"{at}:{value}" for at, value in rounded if abs(value) >= SMALLEST]
                if kept:
                    found[feature] = ",".join(kept)
        return found

    def _rounded(self, feature: str, name: str) -> int:
        total = self._totals[feature, name] + (self.steps - self._since[feature, name]) * self.rows[feature][name]
        return max(-LARGEST, min(LARGEST, round(total * SCALE / self.steps)))


def _fixed(train: Sequence[Sentence]) -> dict[str, str]:
    """Return the words that nearly always have one tag."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tokens, names in train:
        for token, name in zip(tokens, names, strict=True):
            counts[normal(token)][name] += 1
    found = {}
    for word, names in sorted(counts.items()):
        name, most = names.most_common(1)[0]
        total = sum(names.values())
        if total >= KNOWN and most >= SURE * total:
            found[word] = name
    return found


def as_text(learner: Learner) -> str:
    """Return the tagger as JSON, one word or feature a line."""
    held = {"meta": META, "tags": learner.tags, "words": learner.fixed, "points": learner.points()}
    return json.dumps(held, ensure_ascii=False, indent=0) + "\n"


def accuracy(text: str, path: str) -> str:
    """Return the share of right tags on a treebank, with the commonest confusions."""
    learned = read_tagger(text)
    pairs = Counter(
        (name, found) for tokens, names in sentences(path) for name, found in zip(names, tag(tokens, learned), strict=True)
    )
    right = sum(count for (name, found), count in pairs.items() if name == found)
    wrong = [f"{name}>{found} {count}" for (name, found), count in pairs.most_common() if name != found]
    return f"{right / pairs.total():.4f} of {pairs.total():,} tags right; most often wrong: {', '.join(wrong[:12])}"


def main() -> None:
    """Learn, print what was seen, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train")
    parser.add_argument("--dev")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    learner = Learner(list(sentences(args.train)))
    for number in range(ROUNDS):
        print(f"round {number + 1}: {learner.learn(number):,} tokens tagged wrongly", flush=True)
    text = as_text(learner)
    if args.dev:
        print(accuracy(text, args.dev))
    if not args.check:
        FILE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
