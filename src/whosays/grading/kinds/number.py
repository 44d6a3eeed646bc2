"""Write a number: a count, a share, a length of time.

``unit`` is what the number counts, shown beside the box; the answer may repeat it. An answer is right within
``tolerance`` (in the unit) or within ``relative`` (a share of the right value), whichever is wider. With ``unit = "%"``
and ``share = true``, a bare number between 0 and 1 is read as a share of one: 0.72 is 72%.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from whosays.grading.kinds.kind import ONE, ZERO, Kind, Sample, Unreadable
from whosays.tables import Table, described, exact

LONGEST = 60

_NUMBER = r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]+)?)(?![0-9.,])(.*)"


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """What is counted, and how far an answer may be from the right value."""

    unit: str
    tolerance: Fraction
    relative: Fraction
    share: bool


def read(table: Table) -> NumberQuestion:
    """Read ``unit``, ``tolerance``, ``relative`` and ``share``."""
    question = NumberQuestion(
        unit=table.text("unit", default=""),
        tolerance=table.number("tolerance", default=0),
        relative=table.number("relative", default=0),
        share=table.flag("share"),
    )
    if question.tolerance < 0 or not 0 <= question.relative < 1:
        table.fail("a tolerance is out of range", "write tolerance >= 0, and relative from 0 up to 1")
    if question.share and question.unit != "%":
        table.fail("'share' needs the unit '%'", 'write unit = "%", or take share away')
    return question


def parse(question: NumberQuestion, answer: object) -> Decimal | Unreadable:
    """Return the number that `answer` is or writes, in the unit of the question."""
    if type(answer) not in (int, float, Decimal, str):
        return Unreadable(f"it is {described(answer)}, not a number")
    text = str(answer) if type(answer) is not int or answer.bit_length() < LONGEST else "too long"
    if len(text) > LONGEST:
        return Unreadable(f"it is longer than {LONGEST} characters")
    digits, unit = _split(text) if type(answer) is str else (text, "")
    if unit and unit != _folded(question.unit):
        wanted = f"in {question.unit}" if question.unit else "without a unit"
        return Unreadable(f"{described(answer)} is not a number {wanted}")
    try:
        number = exact(digits)
    except ValueError:
        return Unreadable(f"{described(answer)} is not a number; write it in digits, such as 1360 or 5.7")
    is_share = question.share and not unit and 0 < abs(number) < 1
    return number.scaleb(2) if is_share else number + 0  # no "-0" in the feedback


def _split(text: str) -> tuple[str, str]:
    """Return the number at the start of `text`, without its thousands commas, and what follows it.

    >>> _split("1,360 words")
    ('1360', 'words')
    """
    match = re.fullmatch(_NUMBER, _folded(text), re.DOTALL)
    return (match[1].replace(",", ""), match[2].strip()) if match else ("", "")


def _folded(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    return plain.casefold().strip()


def compare(question: NumberQuestion, given: Decimal, right: Decimal) -> tuple[Fraction, str]:
    """Return 1 within the tolerance, else 0."""
    is_right = given == right or abs(Fraction(given) - Fraction(right)) <= margin(question, right)
    return (ONE if is_right else ZERO), ""


def margin(question: NumberQuestion, right: Decimal) -> Fraction:
    """Return how far an answer may be from `right`."""
    return max(question.tolerance, question.relative * abs(Fraction(right)) if question.relative else ZERO)


def slipped(question: NumberQuestion, given: Decimal, wrong: Decimal) -> bool:
    """Return whether `given` is `wrong`, the last digit of either rounded; never further away than the tolerance.

    >>> question = NumberQuestion("minutes", Fraction("0.2"), ZERO, share=False)
    >>> slipped(question, Decimal("0.3"), Decimal("0.25")), slipped(question, Decimal("0.4"), Decimal("0.25"))
    (True, False)
    """
    return abs(Fraction(given) - Fraction(wrong)) <= min(max(rounded(given), rounded(wrong)), margin(question, wrong))


def rounded(number: Decimal) -> Fraction:
    """Return how far rounding to the last digit of `number` can have moved it.

    >>> rounded(Decimal("0.25"))
    Fraction(1, 200)
    """
    exponent = number.as_tuple().exponent
    return Fraction(10) ** min(exponent, 0) / 2 if isinstance(exponent, int) else ZERO


def key_name(question: NumberQuestion, value: Decimal) -> str:
    """Return the number of the key with the decimals that it was given, so that one to one decimal is told as 4.0."""
    return _in_a_sentence(question, value, f"{value:f}")


def name_of(question: NumberQuestion, value: Decimal) -> str:
    """Return the number in digits, with its unit."""
    return _with_unit(_short(value), question.unit)


def told(question: NumberQuestion, value: Decimal) -> str:
    """Return the number with its unit as it stands in a sentence: "1 credit", where answers are in credits."""
    return _in_a_sentence(question, value, _short(value))


def one_of(unit: str) -> str:
    """Return a unit as it stands after 1.

    >>> one_of("words a minute"), one_of("%")
    ('word a minute', '%')
    """
    first, blank, rest = unit.partition(" ")
    return first.removesuffix("s") + blank + rest


def _in_a_sentence(question: NumberQuestion, value: Decimal, digits: str) -> str:
    return _with_unit(digits, one_of(question.unit) if value == 1 else question.unit)


def _short(value: Decimal) -> str:
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _with_unit(digits: str, unit: str) -> str:
    return f"{digits}{unit}" if unit == "%" else f"{digits} {unit}".strip()


def choices(question: NumberQuestion) -> tuple[tuple[str, str], ...]:
    """Return nothing: a number is written, not chosen."""
    return ()


def samples(question: NumberQuestion, right: Decimal) -> Iterator[Sample]:
    """Yield the right number in its spellings, numbers out of reach, and answers that are none."""
    step = ceil(margin(question, right)) + 1
    yield Sample(name_of(question, right), ONE)
    yield Sample(f"  {right:,f} {question.unit}", ONE)
    yield Sample(f"{right + step:f} {question.unit}", ZERO)
    yield Sample(f"{right - step:f} {question.unit}", ZERO)
    for text in ("NaN", "inf", "1e3", "1/2", "0x10", "1_000", "5,7", "1.2.3", "-", f"{right:f} {question.unit} 1"):
        yield Sample(text, ZERO, readable=False)


NUMBER = Kind(
    "number", "You gave {answer} for {item}.", read, parse, compare, name_of, choices, samples,
    fields={
        "unit": {"type": "string"},
        "tolerance": {"type": "number", "minimum": 0},
        "relative": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
        "share": {"type": "boolean"},
    },
    answers={"type": ["number", "string"]},
    told=told, key_name=key_name, slipped=slipped,
)  # fmt: skip
