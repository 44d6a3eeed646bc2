"""Keep or change the label that the engine gave: it points at words, you decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from whosays.grading.kinds import sort
from whosays.grading.kinds.kind import HALF, ONE, ZERO, Kind, Sample, Unreadable, folded, letter_of, lettered
from whosays.grading.kinds.sort import LabelQuestion
from whosays.labels.label import Label
from whosays.tables import Table, described

KEEP = "keep"
_CHANGE = "change to "


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """The engine's label, and the question of which label it should be."""

    engine: str
    labels: LabelQuestion

    @property
    def ask(self) -> str:
        """Return what is asked, as `sort` calls it."""
        return self.labels.ask


def read(table: Table) -> AuditQuestion:
    """Read ``engine``."""
    engine = table.choice("engine", tuple(label.value for label in Label))
    return AuditQuestion(engine, sort.read(Table({}, where=table.where, error=table.error)))


def parse(question: AuditQuestion, answer: object) -> str | Unreadable:
    """Return the label that stands in the end: the engine's for "keep", else the one named; or the choice of that letter."""
    if type(answer) is str and len(answer) <= sort.LONGEST:
        given = folded(answer)
        if given == KEEP:
            return question.engine
        by_letter = _letters(question).get(given)
        return by_letter or sort.named(question.labels, given.removeprefix(_CHANGE))
    return Unreadable(f'it is {described(answer)}; write "keep", or the label that it should be')


def compare(question: AuditQuestion, given: str, right: str) -> tuple[Fraction, str]:
    """Return 1 for the right label; a half for a change of a wrong one to a label with one axis right."""
    if given == right:
        return ONE, ""
    if given == question.engine:
        return ZERO, "The engine is wrong here, and you kept its label."
    if question.engine == right:
        return ZERO, "The engine is right here."
    if sort.compare(question.labels, given, right)[0]:
        return HALF, "The engine is wrong here, and you saw it; the label should be another one."
    return ZERO, "The engine is wrong here, and you saw it, but the label that you chose fits less."


def name_of(question: AuditQuestion, value: str) -> str:
    """Return "keep", or the change."""
    return KEEP if value == question.engine else f"{_CHANGE}{sort.name_of(question.labels, value)}"


def choices(question: AuditQuestion) -> tuple[tuple[str, str], ...]:
    """Return the engine's label first, then each change."""
    others = [label for label, _ in sort.choices(question.labels) if label != question.engine]
    return tuple((value, name_of(question, value)) for value in (question.engine, *others))


def _letters(question: AuditQuestion) -> Mapping[str, str]:
    return lettered(value for value, _ in choices(question))


def on_paper(question: AuditQuestion) -> tuple[tuple[str, str], ...]:
    """Return the letter of keeping, and of each change."""
    return tuple((letter, name_of(question, value)) for letter, value in _letters(question).items())


def in_letters(question: AuditQuestion, value: str) -> str:
    """Return the letter of the label that stands in the end."""
    return letter_of(_letters(question), value)


def shows(question: AuditQuestion) -> tuple[str, ...]:
    """Return the name of the engine's label."""
    return (sort.name_of(question.labels, question.engine),)


def _share(question: AuditQuestion, label: str, right: str) -> Fraction:
    """Return what a label must earn, by its two answers alone."""
    if label == right:
        return ONE
    if question.engine in (label, right) or "page-furniture" in (label, right):
        return ZERO
    one, other = Label(label), Label(right)
    return HALF if one.voice == other.voice or one.check == other.check else ZERO


def samples(question: AuditQuestion, right: str) -> Iterator[Sample]:
    """Yield keeping, each change, and answers that are none."""
    yield Sample(" Keep ", ONE if question.engine == right else ZERO)
    for label, _ in sort.choices(question.labels):
        yield Sample(label, _share(question, label, right))
        yield Sample(name_of(question, label), _share(question, label, right))
    for letter, (label, _) in zip("abcde", choices(question), strict=True):
        yield Sample(letter, _share(question, label, right))
    yield Sample(f"{_CHANGE}b", ZERO, readable=False)
    yield Sample("change", ZERO, readable=False)
    yield Sample(["keep"], ZERO, readable=False)


AUDIT = Kind(
    "audit", "You decided “{answer}” for {item}.", read, parse, compare, name_of, choices, samples,
    fields={"engine": {"enum": [label.value for label in Label]}}, answers={"type": "string"}, needed=("engine",), shows=shows,
    on_paper=on_paper, in_letters=in_letters,
)  # fmt: skip
