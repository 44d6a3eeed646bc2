"""Choose, and say how sure you are: 1, 2 or 3.

The answer earns its points as in `sort`. What the certainty earns or costs (1, 2, 3 when right; 0, -2, -6 when wrong) is
told in the feedback and kept apart from the grade: it is there to learn from.

References
----------
Gardner-Medwin (1995), Confidence assessment in the teaching of basic science, ALT-J 3(1), 80-85.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from whosays.grading.kinds import sort
from whosays.grading.kinds.kind import ONE, ZERO, Kind, Sample, Unreadable, lettered
from whosays.grading.kinds.sort import LabelQuestion
from whosays.tables import described

MARKS = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
"""What each certainty earns where the answer is right, and where it is not."""
UNSAID = 0
"""The certainty of an answer without one."""
_WRITTEN = re.compile(r"(.{1,200}?)(?: ?/ ?|,? certainty |,? )([123])", re.DOTALL)


def parse(question: LabelQuestion, answer: object) -> str | Unreadable:
    """Return choice and certainty as one value such as ``fact/2``; a table has ``answer`` and ``certainty``.

    Without a certainty the value is such as ``fact/0``: the choice counts, and how sure somebody was is not known.
    """
    chosen, sure = _parts(question, answer)
    if chosen is None or type(sure) is not int or (sure not in MARKS and sure != UNSAID):
        return Unreadable(f'{described(answer)} is not a choice with a certainty of 1, 2 or 3; write it as "b/2"')
    value = sort.parse(question, chosen)
    return value if isinstance(value, Unreadable) else f"{value}/{sure}"


def _parts(question: LabelQuestion, answer: object) -> tuple[object, object]:
    if type(answer) is dict and answer.keys() == {"answer", "certainty"}:
        return answer["answer"], answer["certainty"] or None
    if not isinstance(sort.parse(question, answer), Unreadable):
        return answer, UNSAID
    match = _WRITTEN.fullmatch(answer.strip()) if type(answer) is str and len(answer) <= sort.LONGEST else None
    return (match[1], int(match[2])) if match else (None, None)


def keyed(question: LabelQuestion, answer: object) -> str | Unreadable:
    """Return the choice that stands in the key, with a certainty that counts for nothing."""
    value = sort.parse(question, answer)
    return value if isinstance(value, Unreadable) else f"{value}/1"


def key_name(question: LabelQuestion, value: str) -> str:
    """Return the choice alone."""
    return sort.name_of(question, split(value)[0])


def in_letters(question: LabelQuestion, value: str) -> str:
    """Return the letter of the choice."""
    return sort.in_letters(question, split(value)[0])


def split(value: str) -> tuple[str, int]:
    """Return the choice and the certainty.

    >>> split("fact/2")
    ('fact', 2)
    """
    chosen, _, sure = value.rpartition("/")
    return chosen, int(sure)


def pays_best(sure: int) -> tuple[float, float]:
    """Return the chance of being right, from and to, for which a certainty earns the most in the long run.

    Two certainties earn the same where p r + (1 - p) w is the same, with r and w what each earns when right and when wrong.

    >>> [tuple(round(end, 3) for end in pays_best(sure)) for sure in MARKS]
    [(0.0, 0.667), (0.667, 0.8), (0.8, 1.0)]
    """
    edges = [0.0, *(_even(low, high) for low, high in pairwise(MARKS.values())), 1.0]
    return edges[sure - 1], edges[sure]


def _even(low: tuple[int, int], high: tuple[int, int]) -> float:
    lost = low[1] - high[1]
    return lost / (lost + high[0] - low[0])


def compare(question: LabelQuestion, given: str, right: str) -> tuple[Fraction, str]:
    """Return what the choice earns, and say what the certainty would; the certainty of the key counts for nothing."""
    chosen, sure = split(given)
    share, _ = sort.compare(question, chosen, split(right)[0])
    if sure == UNSAID:
        return share, "You did not say how sure you are."
    earned = MARKS[sure][0 if share == 1 else 1]
    return share, f"With certainty {sure} that is {earned} in your own count; it is no part of your grade."


def name_of(question: LabelQuestion, value: str) -> str:
    """Return the choice and the certainty as people read them."""
    chosen, sure = split(value)
    name = sort.name_of(question, chosen)
    return name if sure == UNSAID else f"{name}, certainty {sure}"


def choices(question: LabelQuestion) -> tuple[tuple[str, str], ...]:
    """Return each choice with each certainty."""
    values = [f"{chosen}/{sure}" for chosen, _ in sort.choices(question) for sure in MARKS]
    return tuple((value, name_of(question, value)) for value in values)


def samples(question: LabelQuestion, right: str) -> Iterator[Sample]:
    """Yield each choice of the question beneath with each certainty, and answers that are none."""
    chosen = split(right)[0]
    for option, _ in sort.choices(question):
        share = sort.compare(question, option, chosen)[0]
        for sure in MARKS:
            yield Sample({"answer": option, "certainty": sure}, share)
            yield Sample(f"{option}/{sure}", share)
    for letter, option in lettered(question.options).items():
        yield Sample(f"{letter.upper()} / 2", sort.compare(question, option, chosen)[0])
    yield Sample(chosen, ONE)
    yield Sample({"answer": chosen, "certainty": 0}, ZERO, readable=False)
    yield Sample({"answer": chosen, "certainty": 4}, ZERO, readable=False)
    yield Sample({"answer": chosen, "certainty": True}, ZERO, readable=False)
    yield Sample({"answer": chosen, "certainty": 1, "score": 9}, ZERO, readable=False)
    yield Sample(f"{chosen}/1", ONE)


CERTAINTY = Kind(
    "certainty", "You answered {answer} for {item}.", sort.read, parse, compare, name_of, choices, samples,
    fields=sort.SORT.fields, keyed=keyed, key_name=key_name, on_paper=sort.on_paper, in_letters=in_letters,
    answers={
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"answer": {"type": "string"}, "certainty": {"enum": [1, 2, 3]}},
                "required": ["answer", "certainty"],
                "additionalProperties": False,
            },
        ]
    },
)  # fmt: skip
