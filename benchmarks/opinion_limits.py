"""Ask how far the check axis can follow a corpus that has another idea of opinion, and what that would cost.

usage: uv run python benchmarks/opinion_limits.py LEARN.jsonl[.gz] DATA.jsonl[.gz]

Rows hold text and label (opinion or fact). NewsSD-ENG and BABE ask whether the writer gives an opinion; the codebook also
calls a claim opinion that somebody else makes ("will fall, said the mayor"). Printed for DATA:

- the errors by who says the sentence;
- macro-F of the check axis, of the label "writer's opinion", and of a reader that has the check axis where a source speaks
  and makes no error where the reporter does;
- macro-F with points learned from LEARN for all sentences, and for the reporter's alone; beside each, how many sentences of
  the practice articles it puts on the side of the check axis where people put them.

Nothing that is learned here is kept.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import rows
from sklearn.linear_model import LogisticRegression

import whosays
from whosays.gold import match, open_gold
from whosays.labels.decision import points_table
from whosays.labels.label import LabelledSentence

ARTICLES = Path(__file__).resolve().parents[1] / "book" / "articles"
RULES = tuple(rule for rule in points_table()["check"] if rule != "start")
WEAKER = 3.3
"""The inverse strength of the penalty on learned weights."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text of a corpus: its sentences, and whether people call it opinion."""

    sentences: tuple[LabelledSentence, ...]
    opinion: bool

    @property
    def main(self) -> LabelledSentence:
        """The longest sentence, which mostly is the only one."""
        return max(self.sentences, key=lambda one: len(one.sentence.span))


Tells = Callable[[LabelledSentence], bool]


def _corpus(path: str) -> list[Asked]:
    read = (Asked(whosays.read(row["text"]).sentences, row["label"] == "opinion") for row in rows(path))
    return [asked for asked in read if asked.sentences]


def _practice() -> list[Asked]:
    """Return the sentences of the practice articles, with what people decided."""
    found = []
    for path in sorted(ARTICLES.glob("*/gold.toml")):
        report = whosays.read(whosays.open_article(path.parent / "article.txt"))
        gold = open_gold(path)
        for row, index in match(gold, [report.document.text(one.sentence.span) for one in report.sentences]).pairs:
            label, one = gold.sentences[row].label, report.sentences[index]
            if label.check and one.label.check:
                found.append(Asked((one,), label.check == "opinion"))
    return found


def _says(asked: Asked, tells: Tells) -> bool:
    """Tell whether most of a text is opinion by `tells`."""
    return sum(len(one.sentence.span) * (1 if tells(one) else -1) for one in asked.sentences) > 0


def _by_axis(one: LabelledSentence) -> bool:
    return one.label.check == "opinion"


def _writers(one: LabelledSentence) -> bool:
    return one.label is whosays.Label.WRITERS_OPINION


def _is_sourced(one: LabelledSentence) -> bool:
    return one.label.voice == "source"


def _features(one: LabelledSentence) -> list[bool]:
    seen = {evidence.rule for evidence in one.evidence}
    return [rule in seen for rule in RULES]


def _learned(corpus: Sequence[Asked]) -> Tells:
    model = LogisticRegression(C=1 / WEAKER, class_weight="balanced", max_iter=3000)
    model.fit([_features(asked.main) for asked in corpus], [asked.opinion for asked in corpus])
    weights, start = model.coef_[0], model.intercept_[0]
    return lambda one: start + sum(weight for weight, seen in zip(weights, _features(one), strict=True) if seen) > 0


def _macro_f(corpus: Sequence[Asked], said: Sequence[bool]) -> float:
    counts = Counter((told, asked.opinion) for asked, told in zip(corpus, said, strict=True))
    return sum(2 * counts[a, a] / (2 * counts[a, a] + counts[a, not a] + counts[not a, a]) for a in (True, False)) / 2


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("learn")
    parser.add_argument("data")
    args = parser.parse_args()
    learn, data, practice = _corpus(args.learn), _corpus(args.data), _practice()
    for name, sourced in (("a source", True), ("the reporter", False)):
        told = [(asked.opinion, _says(asked, _by_axis)) for asked in data if _is_sourced(asked.main) is sourced]
        called, missed = sum(said > is_so for is_so, said in told), sum(said < is_so for is_so, said in told)
        print(f"{name + ' says it:':22s}{len(told):6,} rows, {called} called opinion and not so in the corpus, {missed} missed")
    everywhere, reporters = _learned(learn), _learned([asked for asked in learn if not _is_sourced(asked.main)])
    readers: dict[str, Tells] = {
        "check axis": _by_axis,
        "writer's opinion": _writers,
        "learned for all": everywhere,
        "learned for reporter's": lambda one: _by_axis(one) if _is_sourced(one) else reporters(one),
    }
    for name, tells in readers.items():
        right = sum(_says(asked, tells) is asked.opinion for asked in practice)
        macro = _macro_f(data, [_says(asked, tells) for asked in data])
        print(f"{name:24s}macro-F {macro:.3f}   practice articles {right} of {len(practice)}")
    best = [_says(asked, _by_axis) if _is_sourced(asked.main) else asked.opinion for asked in data]
    print(f"{'no error in reporter’s':24s}macro-F {_macro_f(data, best):.3f}")


if __name__ == "__main__":
    main()
