"""Answer both questions about a sentence: who says it, and whether it could be checked. Each is worth a half.

With ``gate = true`` the page itself is an answer too, for sentences that might not be story at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from whosays.grading.kinds.kind import HALF, ONE, ZERO, Kind, Sample, Unreadable, by_axes, folded, letter_of
from whosays.labels.label import Label
from whosays.labels.names import CHECK_NAMES, GATE_NAMES, LABEL_NAMES, VOICE_NAMES
from whosays.tables import Table, described

LONGEST = 200
PAGE = "page"


@dataclass(frozen=True, slots=True)
class TwoQuestions:
    """Whether the page is an answer too."""

    gate: bool


def read(table: Table) -> TwoQuestions:
    """Read ``gate``."""
    return TwoQuestions(table.flag("gate"))


def value_of(label: Label) -> str:
    """Return a label as an answer to both questions.

    >>> value_of(Label.SOURCED_OPINION), value_of(Label.PAGE_FURNITURE)
    ('source/opinion', 'page')
    """
    return f"{label.voice}/{label.check}" if label.check else PAGE


def _names(label: Label) -> tuple[str, ...]:
    """Return every spelling of an answer, the human one first."""
    names = (LABEL_NAMES[label.value]["name"], LABEL_NAMES[label.value]["short"], label.value)
    if label.check is None:
        return (GATE_NAMES[PAGE], PAGE, *names)
    voice, check = label.voice, label.check
    said = VOICE_NAMES[voice]
    ways = (f"{said}, {CHECK_NAMES[check]}", f"{said}, {check}", f"{voice}/{check}", f"{voice}, {check}", f"{voice} {check}")
    return (*ways, *names)


LETTERS = {"a": "source", "b": "reporter", "c": "fact", "d": "opinion", "e": PAGE}
"""What the answers are called on paper: one letter for each question, such as "a/d", or "e" alone for the page."""
_PAIRS = {(voice, check): f"{LETTERS[voice]}/{LETTERS[check]}" for voice in "ab" for check in "cd"}
_SPELLINGS = {folded(name): value_of(label) for label in Label for name in _names(label)}
_SPELLINGS |= {mark.join(pair): value for pair, value in _PAIRS.items() for mark in ("", "/", ", ", ",", " ")}
_SPELLINGS["e"] = PAGE


def parse(question: TwoQuestions, answer: object) -> str | Unreadable:
    """Return both answers as one value such as ``source/fact`` (``a/c`` on paper); a table has ``voice`` and ``check``."""
    if type(answer) is dict:
        answer = _from_table(answer)
    if type(answer) is not str:
        return Unreadable(f"it is {described(answer)}, not an answer to both questions")
    if len(answer) > LONGEST:
        return Unreadable(f"it is longer than {LONGEST} characters")
    value = _SPELLINGS.get(folded(answer))
    if value is None or (value == PAGE and not question.gate):
        return Unreadable(
            f'{described(answer)} does not answer both questions; write it as "source/fact", or in letters as "a/c"'
        )
    return value


def _from_table(answer: dict[object, object]) -> object:
    if answer.keys() == {"gate"} and answer["gate"] == PAGE:
        return PAGE
    if answer.keys() != {"voice", "check"}:
        return answer
    voice, check = answer["voice"], answer["check"]
    return f"{voice}/{check}" if type(voice) is str and type(check) is str else answer


def compare(_: TwoQuestions, given: str, right: str) -> tuple[Fraction, str]:
    """Return a half for each question that is answered right; the page and the story have nothing in common."""
    if PAGE in (given, right):
        return (ONE if given == right else ZERO), ""
    (voice, check), (right_voice, right_check) = given.split("/", 1), right.split("/", 1)
    return by_axes((voice, check), (right_voice, right_check))


def name_of(_: TwoQuestions, value: str) -> str:
    """Return both answers as people read them."""
    return next(_names(label)[0] for label in Label if value_of(label) == value)


def choices(question: TwoQuestions) -> tuple[tuple[str, str], ...]:
    """Return each pair of answers with its human name."""
    values = [value_of(label) for label in Label if label.check or question.gate]
    return tuple((value, name_of(question, value)) for value in values)


def on_paper(question: TwoQuestions) -> tuple[tuple[str, str], ...]:
    """Return the letter of each answer to each question with its human name."""
    names = {**VOICE_NAMES, **CHECK_NAMES, PAGE: GATE_NAMES[PAGE]}
    return tuple((letter, names[value]) for letter, value in LETTERS.items() if question.gate or value != PAGE)


def in_letters(_: TwoQuestions, value: str) -> str:
    """Return both answers in letters, such as "a/d"."""
    return "/".join(letter_of(LETTERS, part) for part in value.split("/"))


_BESIDE = {
    "source/fact": ("source/opinion", "reporter/fact"),
    "source/opinion": ("source/fact", "reporter/opinion"),
    "reporter/fact": ("reporter/opinion", "source/fact"),
    "reporter/opinion": ("reporter/fact", "source/opinion"),
    "page": (),
}
_ON_PAPER = {
    "a/c": "source/fact",
    "A, D": "source/opinion",
    "b c": "reporter/fact",
    "bd": "reporter/opinion",
    " E ": "page",
}
"""Written out, so that the samples do not repeat the reasoning that they test."""


def samples(question: TwoQuestions, right: str) -> Iterator[Sample]:
    """Yield each pair of answers with what it must earn, other spellings, and answers that are none."""
    for value, name in choices(question):
        share = ONE if value == right else HALF if value in _BESIDE[right] else ZERO
        voice, _, check = value.partition("/")
        yield Sample(name, share)
        yield Sample({"voice": voice, "check": check} if check else {"gate": value}, share)
    for letters, value in _ON_PAPER.items():
        if question.gate or value != PAGE:
            yield Sample(letters, ONE if value == right else HALF if value in _BESIDE[right] else ZERO)
    yield Sample("a", ZERO, readable=False)
    yield Sample("c/a", ZERO, readable=False)
    yield Sample("source", ZERO, readable=False)
    yield Sample({"voice": "source"}, ZERO, readable=False)
    yield Sample({"voice": "source", "check": "fact", "score": 1}, ZERO, readable=False)
    yield Sample({"voice": ["source"], "check": "fact"}, ZERO, readable=False)
    if not question.gate:
        yield Sample(PAGE, ZERO, readable=False)
        yield Sample("e", ZERO, readable=False)


TWO_QUESTIONS = Kind(
    "two-questions", "You answered {answer} for {item}.", read, parse, compare, name_of, choices, samples,
    fields={"gate": {"type": "boolean"}},
    answers={
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"voice": {"enum": list(VOICE_NAMES)}, "check": {"enum": list(CHECK_NAMES)}},
                "required": ["voice", "check"],
                "additionalProperties": False,
            },
            {"type": "object", "properties": {"gate": {"const": PAGE}}, "required": ["gate"], "additionalProperties": False},
        ]
    },
    on_paper=on_paper, in_letters=in_letters,
)  # fmt: skip
