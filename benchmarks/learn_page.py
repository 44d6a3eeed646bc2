"""Learn the points with which `whosays.evidence.story` tells the story of a page from its furniture.

usage: python benchmarks/learn_page.py LINES.jsonl[.gz] [HTML.jsonl[.gz]] [--check]

LINES holds one page a line: site, lines, body (1, 0 or null a line, null where it is left open), window [start, end]. HTML
holds one page a line: url, html, body, the text of its story; a line whose runs of words stand in it is body. The
best division of each page is compared with the corpus; the points of both are moved, no farther than needed and no farther
than STEP (passive-aggressive, PA-I), and averaged over all steps. Features seen on fewer than RAREST sites are left out.
There is no randomness: the same corpus gives the same file, byte for byte. --check writes nothing, and prints what lines of
sites that were held out get: a fifth of the sites in turn, the learned lead alone and together with all other rules.

References
----------
Crammer et al. (2006), Journal of Machine Learning Research 7, 551-585. Collins (2002), EMNLP, 1-8.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus import rows

from whosays.evidence.page import STORY_RULES, Line, page_of, rules_for
from whosays.evidence.rule import Evidence, gather
from whosays.evidence.story import SCALE, best_leads, features, is_english
from whosays.labels.decision import decide_kind
from whosays.spans import Span
from whosays.structure.lines import lines
from whosays.text.article import Article
from whosays.text.html import article_from_html

FILE = Path(__file__).resolve().parents[1] / "src" / "whosays" / "data" / "page-points.json"
ROUNDS = 10
STEP = 0.01
RAREST = 4
STRIDE = 37
"""Pages are taken in steps of this prime number, so that no site is learned last."""
SMALLEST = 60
"""Hundredths of a point nearer to 0 than this are left out."""
WORTH = 16
"""Points of ``points.json`` that 1 is worth."""
FOLDS = 5
RUN, LEAST, MOST = 5, 0.3, 0.8
"""Words of a run, and the share of a line's runs that stand in the story up to which it is none, and from which it is one."""
STEPS = ("s0", "s1", "00", "01", "10", "11")
"""Steps of a division: where it starts, and from which state to which; 1 is story."""

Division = list[int]


@dataclass(frozen=True, slots=True)
class Example:
    """A page: its site, the features and the evidence of its lines, what the corpus says of each, and the window."""

    site: str
    lines: tuple[Line, ...]
    features: tuple[tuple[str, ...], ...]
    seen: tuple[tuple[Evidence, ...], ...]
    body: tuple[int | None, ...]
    window: tuple[int, int]
    story: str | None = None


def examples(path: str) -> Iterator[Example]:
    """Yield the pages of a corpus."""
    for row in rows(path):
        yield _from_html(row) if "html" in row else _from_lines(row)


def _from_lines(row: dict[str, Any]) -> Example:
    spans, at = [], 0
    for line in row["lines"]:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return _example(row["site"], Article("\n".join(row["lines"])), spans, row["body"], tuple(row["window"]))


def _from_html(row: dict[str, Any]) -> Example:
    article = article_from_html(row["html"])
    spans = lines(article.text)
    host = (urlsplit(row["url"]).hostname or "").split(".")
    told = {" ".join(line.split()) for line in row["body"].split("\n")}
    runs = _runs(row["body"])
    body = [_in_body(span.slice(article.text), told, runs) for span in spans]
    return _example(".".join(host[-2:]), article, spans, body, (0, 0), row["body"])


def _example(
    site: str,
    article: Article,
    spans: Sequence[Span],
    body: Sequence[int | None],
    window: tuple[int, int],
    story: str | None = None,
) -> Example:
    page = page_of(article, tuple(spans))
    found = tuple(Line(page, at, span) for at, span in enumerate(spans))
    seen = tuple(gather(rules_for(page), line) for line in found)
    return Example(site, found, tuple(map(tuple, features(page, seen))), seen, tuple(body), window, story)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _in_body(line: str, told: Container[str], runs: Container[tuple[str, ...]]) -> int | None:
    """Return 1 for a line of the story, 0 for one that is none, None where only a part of it stands there."""
    words = re.findall(r"\w+", line)
    if len(words) < RUN:
        return int(" ".join(line.split()) in told)
    here = [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    share = sum(run in runs for run in here) / len(here)
    return 1 if share >= MOST else 0 if share <= LEAST else None


class Learner:
    """Points of features and steps, averaged over all pages taken."""

    def __init__(self, train: Sequence[Example]) -> None:
        sites: dict[str, set[str]] = defaultdict(set)
        for example in train:
            for name in {name for line in example.features for name in line}:
                sites[name].add(example.site)
        self.kept = {name for name, found in sites.items() if len(found) >= RAREST}
        self.train = [
            (example, [[name for name in line if name in self.kept] for line in example.features]) for example in train
        ]
        self.points: dict[str, float] = dict.fromkeys((*sorted(self.kept), *STEPS), 0.0)
        self._totals = dict.fromkeys(self.points, 0.0)
        self._since = dict.fromkeys(self.points, 0)
        self.steps = 0

    def learn(self, number: int) -> int:
        """Go once through the pages; return how many were divided wrongly."""
        return sum(self._page(*self.train[(turn * STRIDE + number) % len(self.train)]) for turn in range(len(self.train)))

    def averaged(self) -> dict[str, float]:
        """Return the points, averaged."""
        return {
            name: (self._totals[name] + (self.steps - self._since[name]) * value) / self.steps
            for name, value in self.points.items()
        }

    def _page(self, example: Example, lines: Sequence[Sequence[str]]) -> bool:
        self.steps += 1
        sums = [sum([self.points[name] for name in line]) for line in lines]
        margins = [0 if body is None else 1 - 2 * body for body in example.body]
        found = divide([a + b for a, b in zip(sums, margins, strict=True)], self.points)
        wanted = [given if body is None else body for given, body in zip(found, example.body, strict=True)]
        wrong = sum(a != b for a, b in zip(found, wanted, strict=True))
        if not wrong:
            return False
        moved: Counter[str] = Counter()
        for line, a, b in zip(lines, wanted, found, strict=True):
            for name in line if a != b else ():
                moved[name] += a - b
        moved.update(_taken(wanted))
        moved.subtract(_taken(found))
        behind = wrong - sum(self.points[name] * count for name, count in moved.items())
        length = sum(count * count for count in moved.values())
        by = min(STEP, max(0.0, behind) / length) if length else 0.0
        for name, count in moved.items():
            self._totals[name] += (self.steps - self._since[name]) * self.points[name]
            self._since[name] = self.steps
            self.points[name] += by * count
        return True


def _taken(division: Division) -> Counter[str]:
    return Counter([f"s{division[0]}", *(f"{a}{b}" for a, b in pairwise(division))])


def divide(sums: Sequence[float], steps: dict[str, float]) -> Division:
    """Return the division with most points: 1 for the lines of the story."""
    ahead = (steps["s0"], steps["s1"] + sums[0])
    back: list[tuple[int, int]] = []
    for here in sums[1:]:
        other = (ahead[0] + steps["00"], ahead[1] + steps["10"])
        story = (ahead[0] + steps["01"], ahead[1] + steps["11"])
        back.append((int(other[1] > other[0]), int(story[1] > story[0])))
        ahead = (max(other), max(story) + here)
    found = [int(ahead[1] > ahead[0])]
    for other_from, story_from in reversed(back):
        found.append(story_from if found[-1] else other_from)
    return found[::-1]


def learned(train: Sequence[Example], *, loud: bool = False) -> dict[str, int]:
    """Return whole points of features and steps."""
    learner = Learner(train)
    for number in range(ROUNDS):
        wrong = learner.learn(number)
        if loud:
            print(f"round {number + 1}: {wrong} of {len(train)} pages divided wrongly", flush=True)
    rounded = {name: round(value * WORTH * SCALE) for name, value in learner.averaged().items()}
    return {name: value for name, value in rounded.items() if abs(value) >= SMALLEST or name in STEPS}


def check(pages: Sequence[Example]) -> None:
    """Print body F of held-out sites, on the full page and in the window."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    fits: dict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        points = learned([page for page in pages if _fold(page.site) != fold])
        for page in pages:
            if _fold(page.site) == fold:
                sums = [sum(points.get(name, 0) for name in line) for line in page.features]
                leads = [round(lead / SCALE) for lead in best_leads(sums, points)]
                if not is_english(page.lines[0].page):
                    leads = [0] * len(leads)
                if page.story is None:
                    _count(found, page, leads)
                else:
                    for name, way in _ways(page, leads).items():
                        fits[name].append(_fit(page, way))
    for name, counts in sorted(found.items()):
        print(f"{name:24s} body F {2 * counts['hit'] / (counts['said'] + counts['gold']):.4f}")
    for name, fit in sorted(fits.items()):
        print(f"{name:24s} of HTML pages, mean F of runs of {RUN - 1} words {sum(fit) / len(fit):.4f}")


def _fold(site: str) -> int:
    return int(sha256(site.encode()).hexdigest(), 16) % FOLDS


def _ways(page: Example, leads: Sequence[int]) -> dict[str, Callable[[int], bool]]:
    return {
        "lead alone": lambda at: leads[at] > 0,
        "all rules": lambda at: _kind(page, at, leads[at]) == "body",
    }


def _fit(page: Example, way: Callable[[int], bool]) -> float:
    """Return F of the runs of four words of the lines taken as body, against the story."""
    said = Counter(_four("\n".join(line.text for at, line in enumerate(page.lines) if way(at))))
    gold = Counter(_four(page.story or ""))
    return 2 * (said & gold).total() / (said.total() + gold.total())


def _four(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return [tuple(words[at : at + RUN - 1]) for at in range(max(1, len(words) - RUN + 2))]


def _count(found: dict[str, Counter[str]], page: Example, leads: Sequence[int]) -> None:
    ways = _ways(page, leads)
    for at, gold in enumerate(page.body):
        views = ("full page", "window") if page.window[0] <= at < page.window[1] else ("full page",)
        for name, way in ways.items() if gold is not None else ():
            said = way(at)
            for view in views:
                found[f"{name}, {view}"].update(said=said, gold=gold or 0, hit=int(said and bool(gold)))


def _kind(page: Example, at: int, lead: int) -> str:
    line = page.lines[at]
    return decide_kind((*page.seen[at], *gather(STORY_RULES, Line(line.page, at, line.span, lead))))[0]


def as_text(points: dict[str, int], count: int) -> str:
    """Return the file of points."""
    meta = {
        "meaning": "feature of a line -> points, of which 100 are one point of points.json; "
        "step from furniture (0) or story (1) to either, and to start with either (s)",
        "origin": f"learned by benchmarks/learn_page.py from {count} pages, each line marked as body or not; "
        "no run of their words is kept, features name single words at most",
        "licence": "Apache-2.0",
    }
    held = {
        "meta": meta,
        "steps": {name: points[name] for name in STEPS},
        "features": {name: value for name, value in sorted(points.items()) if name not in STEPS},
    }
    return json.dumps(held, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Learn, print what was seen, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    pages = list(chain.from_iterable(map(examples, args.pages)))
    if args.check:
        check(pages)
        return
    text = as_text(learned(pages, loud=True), len(pages))
    FILE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
