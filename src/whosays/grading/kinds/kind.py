"""What a kind of item offers: five small functions, and samples that test them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from whosays.tables import Table

Question = TypeVar("Question")
Value = TypeVar("Value")

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An answer that is none. `reason` ends the sentence "Your answer to s3 could not be read: ..."."""

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
    """

    name: str
    letter: str
    read: Callable[[Table], Question]
    parse: Callable[[Question, object], Value | Unreadable]
    compare: Callable[[Question, Value, Value], tuple[Fraction, str]]
    name_of: Callable[[Question, Value], str]
    choices: Callable[[Question], tuple[tuple[str, str], ...]]
    samples: Callable[[Question, Value], Iterable[Sample]]
