"""Misconceptions: which wrong idea explains a paper best, if one does.

Each misconception foretells an answer to each item; where it does not matter, the right one. A paper is explained by the
idea under which its answers are likeliest, if that is far likelier than plain not knowing. A name given here is a hint for a
talk, not a finding about a person.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log
from typing import NamedTuple

from whosays.attribution.cues import verbs
from whosays.grading.exercise import Exercise, Item
from whosays.grading.kinds import kind_named
from whosays.labels.label import Label, label_of
from whosays.labels.names import GATE_NAMES

SLIP = Fraction(3, 20)
"""How often somebody answers against the own idea: 3 of 20."""
LIKELIER = log(5)
"""By how much the idea must explain a paper better than not knowing does: 5 times."""
FEWEST = 3
"""Items on which the idea must foretell a wrong answer, and hits among them, before it is named."""

_QUOTED = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong idea as a person may hold it, and what is so instead."""

    id: str
    thought: str
    fact: str


CATALOGUE: Mapping[str, Misconception] = {
    one.id: one
    for one in (
        Misconception("M1", "quotation marks show a source", "most sourced words stand without them, and marks can mock"),
        Misconception("M2", "a source makes it true", "a source makes a claim answerable; what it says may be opinion"),
        Misconception("M3", "an opinion is false or bad", "a good expert's forecast is an opinion too"),
        Misconception("M4", "a false statement is an opinion", "what a record could show wrong is a fact-claim"),
        Misconception("M5", "unsourced is made up", "reporters may state what they saw and what is on record"),
        Misconception("M6", "more sources are more reliable", "five voices from one side are one interest"),
        Misconception("M7", "an official is neutral", "officials are mostly parties to the story"),
        Misconception("M8", "anonymous is fake", "ask how the person is placed, why unnamed, and who else says so"),
        Misconception("M9", "all verbs of saying mean the same", "'claimed' steps back, 'admitted' steps in"),
        Misconception("M10", "hedges are dishonest", "a fair hedge tells how large the doubt is"),
        Misconception("M11", "all of the page is the reporter's", "much of a page is the website talking"),
        Misconception("M12", "the read time was measured", "it is a count of words over a guess"),
        Misconception("M13", "harder to read is better", "formulas see lengths and nothing else"),
        Misconception("M14", "a photo is independent proof", "read the credit: parties supply pictures"),
        Misconception("M15", "the computer's label is right", "it points at words; you decide"),
        Misconception("M16", "all news is biased", "you can tell which sentences rest on what"),
    )
}


class Axes(NamedTuple):
    """The right answers of an item to the three questions, as far as it asks them."""

    gate: str | None = None
    voice: str | None = None
    check: str | None = None


def axes_of(item: Item) -> Axes | None:
    """Return the right answers of an item that asks for a label or a part of one; None for other kinds."""
    if item.key is None or item.kind not in ("sort", "two-questions", "certainty"):
        return None
    answer = str(item.key.answer).rpartition("/")[0] if item.kind == "certainty" else str(item.key.answer)
    if item.kind == "two-questions":
        if answer == "page":
            return Axes(gate="page")
        voice, _, check = answer.partition("/")
        return Axes("story", voice, check)
    if item.question.ask == "label":
        label = Label(answer)
        return Axes("page") if label.check is None else Axes("story", label.voice, label.check)
    return Axes(**{item.question.ask: answer}) if item.question.ask in Axes._fields else None


def _put_together(item: Item, axes: Axes) -> str | None:
    """Return the answer to `item` that says what `axes` say."""
    if item.kind == "two-questions" or item.question.ask == "label":
        label = Label.PAGE_FURNITURE if axes.gate == "page" else label_of(axes.voice or "reporter", axes.check or "fact")
        value = "page" if axes.gate == "page" else f"{axes.voice or 'reporter'}/{axes.check or 'fact'}"
        return value if item.kind == "two-questions" else label.value
    return {"gate": axes.gate, "voice": axes.voice, "check": axes.check}[item.question.ask]


def _is_tagged(item: Item, name: str) -> bool:
    return item.key is not None and name in item.key.misconception


def _marks_show_a_source(item: Item, axes: Axes) -> Axes:
    return axes._replace(voice="source" if _QUOTED.search(item.text) else "reporter") if axes.voice else axes


def _is_sourced(item: Item, axes: Axes) -> bool:
    """Tell whether a reader sees a source: by the key where it says, else by a verb of saying in the text."""
    if axes.voice:
        return axes.voice == "source"
    return any(word.strip(",.;:\"”'") in verbs() for word in item.text.lower().split()) or "according to" in item.text.lower()


def _a_source_makes_it_fact(item: Item, axes: Axes) -> Axes:
    return axes._replace(check="fact") if axes.check and _is_sourced(item, axes) else axes


def _good_opinions_are_facts(item: Item, axes: Axes) -> Axes:
    return axes._replace(check="fact") if axes.check == "opinion" and _is_tagged(item, "M3") else axes


def _false_is_opinion(item: Item, axes: Axes) -> Axes:
    return axes._replace(check="opinion") if axes.check == "fact" and _is_tagged(item, "M4") else axes


def _unsourced_is_made_up(item: Item, axes: Axes) -> Axes:
    return axes._replace(check="opinion") if axes.check == "fact" and not _is_sourced(item, axes) else axes


def _all_is_the_reporters(_: Item, axes: Axes) -> Axes:
    return Axes("story", "reporter", "fact") if axes.gate == "page" else axes


IDEAS: Mapping[str, Callable[[Item, Axes], Axes]] = {
    "M1": _marks_show_a_source,
    "M2": _a_source_makes_it_fact,
    "M3": _good_opinions_are_facts,
    "M4": _false_is_opinion,
    "M5": _unsourced_is_made_up,
    "M11": _all_is_the_reporters,
}
"""The ideas that change an answer about a sentence; M15 keeps every label of the engine."""


def foretold(name: str, item: Item) -> str | None:
    """Return the answer that the misconception `name` foretells, as people read it; None for kinds it cannot speak on."""
    value = _foretold_value(name, item)
    return None if value is None else _plain_name(item, value)


def _foretold_value(name: str, item: Item) -> str | None:
    if item.kind == "audit":
        return str(item.question.engine) if name == "M15" else _right(item)
    axes = axes_of(item)
    if axes is None:
        return None
    idea = IDEAS.get(name)
    return _put_together(item, idea(item, axes)) if idea else _put_together(item, axes)


def _right(item: Item) -> str | None:
    return str(item.key.answer) if item.key else None


def _plain_name(item: Item, value: str) -> str:
    kind = kind_named(item.kind)
    if item.kind == "certainty":
        return kind.name_of(item.question, f"{value}/1").rpartition(", certainty")[0]
    if value == "page" and item.kind == "two-questions":
        return GATE_NAMES["page"]
    return kind.name_of(item.question, value)


def said(item: Item, answer: str) -> str:
    """Return what an answer says, without how sure it is."""
    sure = re.fullmatch(r"(.*), certainty [1-3]", answer, re.DOTALL) if item.kind == "certainty" else None
    return sure[1] if sure else answer


@dataclass(frozen=True, slots=True)
class Explanation:
    """A misconception that explains a paper, with the items on which it foretold a wrong answer and got it."""

    misconception: str
    items: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Foretelling:
    """What each idea foretells of the items of some exercises, worked out once for all papers."""

    right: Mapping[str, str]
    options: Mapping[str, int]
    answers: Mapping[str, Mapping[str, str]]


def foretelling(exercises: Sequence[Exercise]) -> Foretelling:
    """Return the answers that each idea foretells, for each item that has choices and a key."""
    right: dict[str, str] = {}
    options: dict[str, int] = {}
    answers: dict[str, dict[str, str]] = {name: {} for name in (*IDEAS, "M15")}
    for exercise in exercises:
        for item in exercise.items:
            value = foretold("", item)
            if value is None:
                continue
            name = f"{exercise.id}/{item.id}"
            right[name] = value
            options[name] = max(2, len(_choices(item)))
            for idea, known in answers.items():
                answer = foretold(idea, item)
                if answer is not None and _can_be_chosen(item, answer):
                    known[name] = answer
    return Foretelling(right, options, answers)


def _choices(item: Item) -> set[str]:
    kind = kind_named(item.kind)
    return {said(item, name) for _, name in kind.choices(item.question)}


def _can_be_chosen(item: Item, answer: str) -> bool:
    return answer in _choices(item)


def explain(given: Mapping[str, str], told: Foretelling) -> Explanation | None:
    """Return the misconception that explains a paper best, or None.

    `given` maps an item to what was answered; blank answers are left out. Who does not know guesses, and is wrong no more
    often than a guess is.
    """
    asked = [name for name in given if name in told.right]
    if not asked:
        return None
    wrong = sum(given[name] != told.right[name] for name in asked)
    share = (wrong + 0.5) / (len(asked) + 1)
    plain = sum(
        _log_likelihood(given[name], told.right[name], told.options[name], min(share, 1 - 1 / told.options[name]))
        for name in asked
    )
    best: tuple[float, Explanation] | None = None
    for idea, answers in told.answers.items():
        foretold_wrong = [name for name in asked if answers.get(name, told.right[name]) != told.right[name]]
        hits = tuple(name for name in foretold_wrong if given[name] == answers[name])
        if len(foretold_wrong) < FEWEST or len(hits) < FEWEST:
            continue
        likely = sum(
            _log_likelihood(given[name], answers.get(name, told.right[name]), told.options[name], float(SLIP)) for name in asked
        )
        if likely - plain > LIKELIER and (best is None or likely > best[0]):
            best = (likely, Explanation(idea, hits, len(foretold_wrong)))
    return best[1] if best else None


def _log_likelihood(given: str, expected: str, options: int, slip: float) -> float:
    return log(1 - slip) if given == expected else log(slip / (options - 1))
