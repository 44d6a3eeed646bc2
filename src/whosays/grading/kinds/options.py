"""Options with texts of their own: what `pair`, `why` and `order` choose from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from whosays.errors import nearest
from whosays.grading.kinds.kind import ONE, ZERO, Sample, Unreadable, folded
from whosays.tables import Table, described

LONGEST = 400
FIELDS: Mapping[str, Any] = {
    "options": {
        "type": "array",
        "minItems": 2,
        "items": {
            "type": "object",
            "properties": {"id": {"type": "string", "pattern": "^[a-z]$"}, "text": {"type": "string", "minLength": 1}},
            "required": ["id", "text"],
            "additionalProperties": False,
        },
    }
}


@dataclass(frozen=True, slots=True)
class OptionsQuestion:
    """The texts to choose from, by the letter of each."""

    texts: Mapping[str, str]


def read_options(table: Table, *, least: int, most: int) -> OptionsQuestion:
    """Read ``[[items.options]]``: each has a letter and a text."""
    texts: dict[str, str] = {}
    for option in table.tables("options"):
        letter, text = option.text("id"), option.text("text")
        if not re.fullmatch(r"[a-z]", letter) or letter in texts:
            option.fail(f"'id' is {described(letter)}", "give each option a small letter of its own")
        texts[letter] = text
        option.close()
    if not least <= len(texts) <= most:
        table.fail(f"there are {len(texts)} options", f"write {least} to {most} of them, each with id and text")
    if len({folded(text) for text in texts.values()}) < len(texts):
        table.fail("two options say the same", "give each a text of its own")
    return OptionsQuestion(texts)


def parse(question: OptionsQuestion, answer: object) -> str | Unreadable:
    """Return the letter of the option that `answer` names by its letter or its whole text."""
    if type(answer) is not str:
        return Unreadable(f"it is {described(answer)}, not one of the choices")
    if len(answer) > LONGEST:
        return Unreadable(f"it is longer than {LONGEST} characters")
    given = folded(answer)
    found = [letter for letter, text in question.texts.items() if given in (letter, folded(text))]
    if not found:
        return Unreadable(f"{described(answer)} is not one of the choices; {nearest(given, tuple(question.texts))}")
    return found[0]


def compare(_: OptionsQuestion, given: str, right: str) -> tuple[Fraction, str]:
    """Return 1 for the right option, else 0."""
    return (ONE if given == right else ZERO), ""


def name_of(question: OptionsQuestion, value: str) -> str:
    """Return the text of the option."""
    return question.texts[value]


def choices(question: OptionsQuestion) -> tuple[tuple[str, str], ...]:
    """Return the letters in order, each with its text."""
    return tuple(question.texts.items())


def shows(question: OptionsQuestion) -> tuple[str, ...]:
    """Return the texts of the options."""
    return tuple(question.texts.values())


def told(question: OptionsQuestion, value: str) -> str:
    """Return the text of an option for use within a sentence: without a period of its own."""
    return name_of(question, value).removesuffix(".")


def quoted_name(question: OptionsQuestion, value: str) -> str:
    """Return the text of an option in quotation marks, for use within a sentence."""
    return f"“{told(question, value)}”"


def in_letters(_: OptionsQuestion, value: str) -> str:
    """Return the letter of the option: it is the value."""
    return value


def samples(question: OptionsQuestion, right: str) -> Iterator[Sample]:
    """Yield each option with what it must earn, and answers that are none."""
    for letter, text in question.texts.items():
        for answer in (letter, f" {letter.upper()} ", text):
            yield Sample(answer, ONE if letter == right else ZERO)
    yield Sample("".join(question.texts), ZERO, readable=False)
    yield Sample(list(question.texts), ZERO, readable=False)
