"""What a kind of item offers: five small functions, and samples that test them."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Generic, TypeVar

from whosays.tables import Table

Question = TypeVar("Question")
Value = TypeVar("Value")

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An answer that is none. `reason` ends the sentence "Your answer to item 3 could not be read: ..."."""

    reason: str


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer and the share of the points (0 to 1) that it must earn; `readable` tells whether it is an answer."""

    answer: object
    share: Fraction
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Kind(Generic[Question, Value]):
    """A kind of item.

    Parameters
    ----------
    name : the word in ``kind = "..."``.
    letter : the first sentence of the feedback, with the places ``{item}`` and ``{answer}``.
    read : takes the kind's own fields of an ``[[items]]`` table, and makes its question of them.
    parse : makes a value of an answer, which may be anything that JSON can hold.
    compare : the share of the points (0 to 1) that a value earns where another value is the right one, and a sentence
        on what is right about it, or "".
    name_of : what people read for a value.
    choices : the values that can be chosen, each with its human name; none where the answer is written.
    samples : given the right value, answers that only this kind knows, with the share each must earn.
    fields : the JSON Schema of each field of the kind's own, by its name; `needed` are those that must be there.
    answers : the JSON Schema of an answer; every kind reads a text too, so that a form of one line can hold it.
    shows : what a student reads in the question beside prompt and text.
    own : whether an answer is judged by rules of the kind's own, so that the key holds a model and not the one right answer.
    keyed : makes a value of what stands in the key, where that is less than an answer; None where it is the same.
    key_name : what people read for the value of the key; None where it is the same as for an answer.
    slipped : whether an answer is the wrong one that a slip names; None where each is that earns all of it.
    told : what people read for an answer in the feedback; None where its human name will do.
    on_paper : the letters of the choices on paper, each with its human name; none where words or a number are written.
    in_letters : a value in these letters, as `keyed` (or else `parse`) reads it; "" where there are none.
    """

    name: str
    letter: str
    read: Callable[[Table], Question]
    parse: Callable[[Question, object], Value | Unreadable]
    compare: Callable[[Question, Value, Value], tuple[Fraction, str]]
    name_of: Callable[[Question, Value], str]
    choices: Callable[[Question], tuple[tuple[str, str], ...]]
    samples: Callable[[Question, Value], Iterable[Sample]]
    fields: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    shows: Callable[[Question], tuple[str, ...]] = lambda _: ()
    own: bool = False
    keyed: Callable[[Question, object], Value | Unreadable] | None = None
    key_name: Callable[[Question, Value], str] | None = None
    slipped: Callable[[Question, Value, Value], bool] | None = None
    told: Callable[[Question, Value], str] | None = None
    on_paper: Callable[[Question], tuple[tuple[str, str], ...]] = lambda _: ()
    in_letters: Callable[[Question, Value], str] = lambda _question, _value: ""


def folded(word: str) -> str:
    r"""Return `word` as it is compared: without case, hyphens, invisible characters and outer white space.

    >>> folded(" Writer\u2019s\u200b-Opinion ")
    "writer's opinion"
    """
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).replace("\u2019", "'")
        word = "".join(c for c in word if unicodedata.category(c) != "Cf")
    return " ".join(word.casefold().replace("-", " ").split())


def lettered(values: Iterable[str]) -> Mapping[str, str]:
    """Return `values` by the letters that they have on paper, in order; what comes after z has none.

    >>> lettered(["fact", "opinion"])
    {'a': 'fact', 'b': 'opinion'}
    """
    return dict(zip(_LETTERS, values, strict=False))


def letter_of(letters: Mapping[str, str], value: str) -> str:
    """Return the letter of `value`, or itself where it has none.

    >>> letter_of({"a": "fact", "b": "opinion"}, "opinion")
    'b'
    """
    return next((letter for letter, one in letters.items() if one == value), value)


def by_axes(given: tuple[str, str | None], right: tuple[str, str | None]) -> tuple[Fraction, str]:
    """Return a half for each of the two questions (who says, could it be checked) that is answered right, and a word on it."""
    says, checks = given[0] == right[0], given[1] == right[1]
    if says and checks:
        return ONE, ""
    if says:
        return HALF, "Who says it is right; whether it could be checked is not."
    if checks:
        return HALF, "Whether it could be checked is right; who says it is not."
    return ZERO, ""


def texts_schema(*, least: int = 1) -> dict[str, Any]:
    """Return the JSON Schema of a list of texts, all different."""
    return {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": least, "uniqueItems": True}
