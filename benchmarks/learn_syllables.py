"""Learn the letter patterns and the exceptions that `whosays.structure.syllables` counts with.

usage: python benchmarks/learn_syllables.py ROWS.jsonl.gz [--check]

ROWS holds {"word", "counts": [accepted syllable counts], "tokens": frequency} a line, the counts from the CMU Pronouncing
Dictionary. Learning is greedy: start from the groups of vowel letters, then again and again take the pattern and the point
(+1 or -1) that mend most words, until none mends MIN_GAIN more than it spoils. There is no randomness: the same rows give
the same files, byte for byte. --check prints the accuracy on words that were held out, and writes nothing.
"""

import argparse
import heapq
from collections import defaultdict
from pathlib import Path
from typing import Any

from corpus import rows

from whosays.structure.syllables import count_syllables, letter_patterns, vowel_groups

DATA = Path(__file__).resolve().parents[1] / "src" / "whosays" / "data"
MIN_GAIN = 2
FOLDS = 5
ORIGIN = "# Origin: syllable counts of the CMU Pronouncing Dictionary (Carnegie Mellon University, BSD-style licence).\n"
PATTERNS_HEAD = (
    "# Letter patterns and what each adds to the number of vowel groups in a word, strongest first.\n"
    '# "^" and "$" are the start and the end of a word, "C" is any consonant letter. Points of all patterns add up.\n'
    f"{ORIGIN}# Learned by benchmarks/learn_syllables.py; do not edit by hand.\n"
)
EXCEPTIONS_HEAD = (
    "# Words whose syllables the letter patterns get wrong, with the right count.\n"
    f"{ORIGIN}# Learned by benchmarks/learn_syllables.py; do not edit by hand.\n"
)
SHORT_WORDS_HEAD = "# Short words that stay words in capitals, as in a headline; other short capitals are initials.\n"
SHORT_WORDS = """
a act ad add age ago aid air all am an and any are arm art as ask at bad ban bar be bed bet bid big bit box boy bus but
buy by can car cop cut dad day did die do dog due eat eye far few fix fly for fox fun get go god got gov gun had has hat
he her him his hit hot how ice if in is it its jan job joe joy key kid kim law lay led leg let lie lot low mad man map
may me men met mix mom my new no non nor not now odd of off oil old on one or our out own pay per put ran raw red rep
row run sad sat saw say sea see set sex she sit six sky so son sun tax ten the tie to tom too top try up use van via war
was way we web who why win won yes yet you
"""

Rows = list[dict[str, Any]]
"""Words, each with its accepted counts of syllables."""


class Learner:
    """The state of greedy learning: each word's count so far, and what each pattern would mend."""

    def __init__(self, rows: Rows) -> None:
        self.accepted = [row["counts"] for row in rows]
        self.counts = [vowel_groups(row["word"]) for row in rows]
        found = [letter_patterns(row["word"]) for row in rows]
        self.words_with: dict[str, list[int]] = defaultdict(list)
        for word, patterns in enumerate(found):
            for pattern in patterns:
                self.words_with[pattern].append(word)
        self.patterns_of = [[p for p in patterns if len(self.words_with[p]) >= MIN_GAIN] for patterns in found]
        self.gains: dict[tuple[str, int], int] = defaultdict(int)
        for word in range(len(rows)):
            self._add_gains(word, 1)

    def _mends(self, word: int, point: int) -> int:
        """Return how much nearer to an accepted count `point` brings `word`."""

        def distance(count: int) -> int:
            return min(abs(count - accepted) for accepted in self.accepted[word])

        return distance(self.counts[word]) - distance(self.counts[word] + point)

    def _add_gains(self, word: int, times: int) -> None:
        for point in (1, -1):
            mended = times * self._mends(word, point)
            for pattern in self.patterns_of[word]:
                self.gains[pattern, point] += mended

    def take(self, pattern: str, point: int) -> set[tuple[str, int]]:
        """Give `pattern` a point; return the choices whose gain may have moved."""
        for word in self.words_with[pattern]:
            self._add_gains(word, -1)
            self.counts[word] += point
            self._add_gains(word, 1)
        return {(p, s) for word in self.words_with[pattern] for p in self.patterns_of[word] for s in (1, -1)}


def learn(rows: Rows) -> dict[str, int]:
    """Return the points of each pattern, in the order in which they were learned."""
    learner = Learner(rows)

    def entry(pattern: str, point: int) -> tuple[int, int, str, int]:
        return (-learner.gains[pattern, point], len(pattern), pattern, point)

    queue = [entry(*choice) for choice in learner.gains]
    heapq.heapify(queue)
    points: dict[str, int] = defaultdict(int)
    while queue and -queue[0][0] >= MIN_GAIN:
        gain, _, pattern, point = heapq.heappop(queue)
        if learner.gains[pattern, point] != -gain:
            continue
        points[pattern] += point
        for choice in learner.take(pattern, point):
            if learner.gains[choice] >= MIN_GAIN:
                heapq.heappush(queue, entry(*choice))
    return {pattern: total for pattern, total in points.items() if total}


def teaching(rows: Rows) -> Rows:
    """Return the rows that patterns are learned from: words with a vowel, without the possessive that a rule handles."""
    return [row for row in rows if vowel_groups(row["word"]) and not row["word"].endswith("'s")]


def held_out_accuracy(rows: Rows) -> float:
    """Return the share of words that are right when every fifth word is held out in turn."""
    right = total = 0
    for fold in range(FOLDS):
        points = learn(teaching([row for i, row in enumerate(rows) if i % FOLDS != fold]))
        for row in teaching(rows[fold::FOLDS]):
            word = row["word"]
            count = max(1, vowel_groups(word) + sum(points.get(p, 0) for p in letter_patterns(word)))
            right, total = right + (count in row["counts"]), total + 1
    return right / total


def write(name: str, head: str, counts: dict[str, int]) -> None:
    """Write a data file: its head, then one entry a line."""
    lines = "".join(f"{key} {value}\n" for key, value in counts.items())
    (DATA / name).write_text(head + lines, encoding="utf-8")


def main() -> None:
    """Learn from the rows named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    words = sorted((row for row in rows(args.rows) if min(row["counts"]) > 0), key=lambda row: row["word"])
    if args.check:
        print(f"held-out words right: {held_out_accuracy(words):.4f} of {len(teaching(words))}")
        return
    write("syllables-patterns.txt", PATTERNS_HEAD, learn(teaching(words)))
    write("syllables-exceptions.txt", "", {})  # so that what is wrong is wrong by the patterns alone
    wrong = {row["word"]: row["counts"][0] for row in words if count_syllables(row["word"]) not in row["counts"]}
    short = {word: count_syllables(word) for word in SHORT_WORDS.split() if word not in wrong}
    write("syllables-exceptions.txt", EXCEPTIONS_HEAD, wrong)
    with (DATA / "syllables-exceptions.txt").open("a", encoding="utf-8") as exceptions:
        exceptions.write(SHORT_WORDS_HEAD + "".join(f"{word} {count}\n" for word, count in short.items()))


if __name__ == "__main__":
    main()
