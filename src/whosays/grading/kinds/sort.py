"""Choose a label for a sentence: all five, or one of the questions behind them.

``ask`` is ``label``, ``voice`` (source or reporter), ``check`` (fact or opinion), ``gate`` (story or page), or ``kind``
(the kind of a block of the page). ``options`` restricts the choice; ``kind`` has no other list of options.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from whosays.errors import nearest
from whosays.grading.kinds.kind import (
    HALF,
    ONE,
    ZERO,
    Kind,
    Sample,
    Unreadable,
    by_axes,
    folded,
    letter_of,
    lettered,
    texts_schema,
)
from whosays.labels.label import Label
from whosays.labels.names import CHECK_NAMES, GATE_NAMES, LABEL_NAMES, VOICE_NAMES
from whosays.tables import Table, described

NAMES: dict[str, Mapping[str, str]] = {
    "label": {value: names["name"] for value, names in LABEL_NAMES.items()},
    "voice": VOICE_NAMES,
    "check": CHECK_NAMES,
    "gate": GATE_NAMES,
    "kind": {},
}
"""For each thing that can be asked: the values that answer it, and what people read for them."""

AXES = {label.value: (label.voice, label.check) for label in Label}
LONGEST = 200


@dataclass(frozen=True, slots=True)
class LabelQuestion:
    """What is asked, the values to choose from, and each spelling that means one of them."""

    ask: str
    options: tuple[str, ...]
    spellings: Mapping[str, str]


def read(table: Table) -> LabelQuestion:
    """Read ``ask`` and ``options``."""
    ask = table.choice("ask", tuple(NAMES), default="label")
    known = tuple(NAMES[ask])
    options = table.texts("options") or known
    if len(options) < 2 or len(set(options)) < len(options):
        table.fail("'options' is not a list of two or more different values", 'write options = ["...", "..."]')
    for option in options:
        if known and option not in known:
            table.fail(f"there is no {ask} {described(option)}", nearest(option, known))
        if not re.fullmatch(r"[a-z][a-z-]+", option):  # one letter alone stands for a place in the list
            table.fail(f"the option {described(option)} is not a slug", "use lower-case letters and hyphens, two or more")
    return LabelQuestion(ask, options, {folded(word): option for option in options for word in _spellings(ask, option)})


def _spellings(ask: str, option: str) -> tuple[str, ...]:
    short = (LABEL_NAMES[option]["short"],) if ask == "label" else ()
    return (option, _name(ask, option), *short)


def _name(ask: str, option: str) -> str:
    return NAMES[ask].get(option) or option.replace("-", " ")


def parse(question: LabelQuestion, answer: object) -> str | Unreadable:
    """Return the option that `answer` names by its value, its human name, its short code, or its letter on paper."""
    by_letter = lettered(question.options).get(folded(answer)) if type(answer) is str and len(answer) <= LONGEST else None
    return by_letter or named(question, answer)


def named(question: LabelQuestion, answer: object) -> str | Unreadable:
    """Return the option that `answer` names by its value, its human name or its short code."""
    if type(answer) is not str:
        return Unreadable(f"it is {described(answer)}, not one of the choices")
    if len(answer) > LONGEST:
        return Unreadable(f"it is longer than {LONGEST} characters")
    option = question.spellings.get(folded(answer))
    if option is None:
        return Unreadable(f"{described(answer)} is not one of the choices; {nearest(answer, question.options)}")
    return option


def compare(question: LabelQuestion, given: str, right: str) -> tuple[Fraction, str]:
    """Return 1 for the right option, 1/2 for a label of the story with one of its two answers right, else 0."""
    if given == right:
        return ONE, ""
    if question.ask != "label":
        return ZERO, ""
    if None in (AXES[given][1], AXES[right][1]):
        return ZERO, ""
    return by_axes(AXES[given], AXES[right])


def name_of(question: LabelQuestion, value: str) -> str:
    """Return what people read for `value`."""
    return _name(question.ask, value)


def choices(question: LabelQuestion) -> tuple[tuple[str, str], ...]:
    """Return the options in order, each with its human name."""
    return tuple((option, _name(question.ask, option)) for option in question.options)


def on_paper(question: LabelQuestion) -> tuple[tuple[str, str], ...]:
    """Return the letter of each option with its human name."""
    return tuple((letter, _name(question.ask, option)) for letter, option in lettered(question.options).items())


def in_letters(question: LabelQuestion, value: str) -> str:
    """Return the letter of an option."""
    return letter_of(lettered(question.options), value)


_HALF_RIGHT = {
    "sourced-fact": ("sourced-opinion", "plain-reporting"),
    "sourced-opinion": ("sourced-fact", "writers-opinion"),
    "plain-reporting": ("writers-opinion", "sourced-fact"),
    "writers-opinion": ("plain-reporting", "sourced-opinion"),
    "page-furniture": (),
}
"""Written out, so that the samples do not repeat the reasoning that they test."""


def samples(question: LabelQuestion, right: str) -> Iterator[Sample]:
    """Yield each option with what it must earn, other spellings of the right one, and answers that are none."""
    for option in question.options:
        half = question.ask == "label" and option in _HALF_RIGHT[right]
        yield Sample(option, ONE if option == right else HALF if half else ZERO)
    for letter, option in lettered(question.options).items():
        half = question.ask == "label" and option in _HALF_RIGHT[right]
        yield Sample(f" {letter.upper()}", ONE if option == right else HALF if half else ZERO)
    for word in _spellings(question.ask, right):
        yield Sample(f"  {word.upper()} ", ONE)
    yield Sample(" ".join(question.options), ZERO, readable=False)
    yield Sample(list(question.options), ZERO, readable=False)
    yield Sample(right + "\x00", ZERO, readable=False)


SORT = Kind(
    "sort", "You chose {answer} for {item}.", read, parse, compare, name_of, choices, samples,
    fields={"ask": {"enum": list(NAMES)}, "options": texts_schema(least=2)}, answers={"type": "string"},
    on_paper=on_paper, in_letters=in_letters,
)  # fmt: skip
