"""Put texts in order: sources from the one placed best to know, sentences from the surest to the least sure."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from whosays.grading.kinds import options
from whosays.grading.kinds.kind import ONE, ZERO, Kind, Sample, Unreadable
from whosays.grading.kinds.options import OptionsQuestion
from whosays.tables import Table, described

MOST = 7
PARTLY = "Taken two by two, {good} of {all} stand in the right order."
_LONGEST = 60

Order = tuple[str, ...]


def read(table: Table) -> OptionsQuestion:
    """Read three ``options`` or more."""
    return options.read_options(table, least=3, most=MOST)


def parse(question: OptionsQuestion, answer: object) -> Order | Unreadable:
    """Return the letters in the order that `answer` gives: a list, or a text such as "b, a, c"."""
    if type(answer) is str and len(answer) <= _LONGEST:
        answer = answer.replace(",", " ").split()
    if type(answer) is not list or not all(type(one) is str and len(one) <= 1 for one in answer):
        return Unreadable(f"{described(answer)} is no order; write the letters, such as {', '.join(question.texts)}")
    given = tuple(one.lower() for one in answer)
    if sorted(given) != sorted(question.texts):
        return Unreadable(f"it does not name each of {', '.join(question.texts)} once")
    return given


def compare(_: OptionsQuestion, given: Order, right: Order) -> tuple[Fraction, str]:
    """Return Kendall's tau, nothing below 0: the share of pairs in the right order less the share in the wrong one.

    A blind guess earns little, and the order turned round earns nothing.
    """
    place = {letter: at for at, letter in enumerate(right)}
    pairs = list(combinations(given, 2))
    good = sum(place[first] < place[second] for first, second in pairs)
    share = max(ZERO, Fraction(2 * good - len(pairs), len(pairs)))
    return share, "" if share == ONE else PARTLY.format(good=good, all=len(pairs))


def name_of(_: OptionsQuestion, value: Order) -> str:
    """Return the letters in order."""
    return ", ".join(value)


def choices(_: OptionsQuestion) -> tuple[tuple[str, str], ...]:
    """Return nothing: an order is put together, not chosen."""
    return ()


def samples(question: OptionsQuestion, right: Order) -> Iterator[Sample]:
    """Yield the right order, it turned round, it with its first two exchanged, and answers that are none."""
    pairs = len(right) * (len(right) - 1) // 2
    exchanged = [right[1], right[0], *right[2:]]
    yield Sample(list(right), ONE)
    yield Sample(" ,".join(right).upper(), ONE)
    yield Sample(list(reversed(right)), ZERO)
    yield Sample(exchanged, Fraction(pairs - 2, pairs))
    yield Sample(list(right[1:]), ZERO, readable=False)
    yield Sample([*right, right[0]], ZERO, readable=False)
    yield Sample([right[0]] * len(right), ZERO, readable=False)


ORDER = Kind(
    "order", "You gave the order {answer} for {item}.", read, parse, compare, name_of, choices, samples,
    fields=options.FIELDS,
    answers={"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    needed=("options",), shows=options.shows, on_paper=options.choices, in_letters=name_of,
)  # fmt: skip
