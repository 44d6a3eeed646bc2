"""Touch the words: who is answerable, the cue that ties them to the claim, the word that pushes.

An answer is a list of pieces of the text, or of spans ``{start, end}`` in code points, with an optional ``quote`` that they
must hold. What counts is words: marks, case and the kind of apostrophe do not. The share is the F1 of the words touched with
the words of the key: full from 0.8, if no part of the key (such as the cue) is missing altogether, and a half from 0.5; so who
touches everything earns nothing on a long sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from whosays.grading.kinds.kind import HALF, ONE, ZERO, Kind, Sample, Unreadable, folded
from whosays.spans import Span
from whosays.structure.words import words
from whosays.tables import Table, described

MOST_PIECES = 60
LONGEST = 2_000
FULL, PART = Fraction(4, 5), Fraction(1, 2)
BETWEEN = " | "
"""Parts the pieces of an answer that is one text; a piece that stands in the text more than once may say which: "said [2]"."""

_SEPARATOR = re.compile(r"[,;](?![0-9])")
"""What may stand between pieces; "9,000" is one."""

NEAR = "Of the words that count ({right}) you found {hit}: near enough."
MISSING = "Of the words that count ({right}) you found {hit}, but one of the parts is missing."
FAR = "Of the words that count ({right}) you found {hit}; you touched {given} in all."
TOO_MANY = "You touched {given} in all; {right} would do."

Words = tuple[int, ...]
"""The numbers of the words touched, in order."""


@dataclass(frozen=True, slots=True)
class TouchQuestion:
    """The text, and the spans and folded forms of its words."""

    text: str
    spans: tuple[Span, ...]
    folded: tuple[str, ...]


def question_on(text: str) -> TouchQuestion:
    """Return the question on `text`."""
    spans = words(text, Span(0, len(text)))
    return TouchQuestion(text, spans, tuple(folded(span.slice(text)) for span in spans))


def read(table: Table) -> TouchQuestion:
    """Read ``text``, which the item shows."""
    question = question_on(table.text("text"))
    if len(question.spans) < 2:
        table.fail("'text' has fewer than two words", "write the sentence whose words are touched")
    return question


def parse(question: TouchQuestion, answer: object) -> Words | Unreadable:
    """Return the words that `answer` touches."""
    if type(answer) is str:
        answer = _pieces(question, answer) if len(answer) <= LONGEST else None
    if type(answer) is not list or not answer:
        return Unreadable("it is no list of words of the text")
    if len(answer) > MOST_PIECES:
        return Unreadable(f"it has more than {MOST_PIECES} pieces")
    touched: set[int] = set()
    for piece in answer:
        found = _in_text(question, piece) if type(piece) is str else _in_span(question, piece)
        if isinstance(found, Unreadable):
            return found
        touched.update(found)
    return tuple(sorted(touched))


def _pieces(question: TouchQuestion, answer: str) -> list[str]:
    """Return the pieces of an answer that is one text: parted by strokes, or else by commas where that leaves no doubt.

    It leaves none where the whole does not stand in the text, and each piece stands there once or says which one is meant.
    """
    pieces = answer.split(BETWEEN.strip())
    parted = [one for one in _SEPARATOR.split(answer) if one.strip()]
    if len(pieces) > 1 or len(parted) < 2 or not isinstance(_in_text(question, answer), Unreadable):
        return pieces
    return parted if len(parted) <= MOST_PIECES and all(_is_plain(question, one) for one in parted) else pieces


def _is_plain(question: TouchQuestion, piece: str) -> bool:
    """Tell whether `piece` stands once in the text, or counts the place that it means."""
    bare, count = _counted(piece)
    wanted = _folded(bare)
    places = len(list(_places(question, wanted))) if wanted else 0
    return places == 1 or (places >= count and bare != piece.strip())


def _folded(piece: str) -> tuple[str, ...]:
    return tuple(folded(span.slice(piece)) for span in words(piece, Span(0, len(piece))))


def _in_text(question: TouchQuestion, piece: str) -> range | Unreadable:
    """Return the words that `piece` names: the first place where they stand, or the one that it counts."""
    piece, count = _counted(piece[:LONGEST])
    wanted = _folded(piece)
    places = list(_places(question, wanted)) if wanted else []
    if len(places) < count:
        return Unreadable(f"{described(piece)} does not stand in the text")
    return range(places[count - 1], places[count - 1] + len(wanted))


def _counted(piece: str) -> tuple[str, int]:
    """Return a piece without the number of the place where it stands, and that number.

    >>> _counted("said [2]"), _counted("said")
    (('said', 2), ('said', 1))
    """
    stem = piece.strip()
    head, _, tail = stem.rpartition(" [")
    return (head, int(tail[0])) if head and len(tail) == 2 and tail[0] in "123456789" and tail[1] == "]" else (stem, 1)


def _places(question: TouchQuestion, wanted: tuple[str, ...]) -> Iterator[int]:
    size = len(wanted)
    return (at for at in range(len(question.folded) - size + 1) if question.folded[at : at + size] == wanted)


def _in_span(question: TouchQuestion, piece: object) -> list[int] | Unreadable:
    """Return the words that a span overlaps. What reaches out of the text is cut off."""
    if type(piece) is not dict or not {"start", "end"} <= piece.keys() <= {"start", "end", "quote"}:
        return Unreadable(f"{described(piece)} is no piece of the text")
    start, end, quote = piece["start"], piece["end"], piece.get("quote")
    if type(start) is not int or type(end) is not int:
        return Unreadable("a span has 'start' and 'end', whole numbers")
    start, end = sorted((min(max(start, 0), len(question.text)), min(max(end, 0), len(question.text))))
    if quote is not None and quote != question.text[start:end]:
        return Unreadable(f"the text has {described(question.text[start:end])} at {start} to {end}, not {described(quote)}")
    return [at for at, span in enumerate(question.spans) if span.start < end and start < span.end]


def compare(_: TouchQuestion, given: Words, right: Words) -> tuple[Fraction, str]:
    """Return 1 where F1 is 0.8 or more and each part of the key is touched, 1/2 from 0.5, else 0."""
    hit = len(set(given) & set(right))
    counts = {"hit": hit, "given": len(given), "right": len(right)}
    f1 = Fraction(2 * hit, len(given) + len(right)) if given or right else ZERO
    if f1 >= FULL:
        if any(not set(part) & set(given) for part in _runs(right)):
            return HALF, MISSING.format(**counts)
        return ONE, "" if given == right else NEAR.format(**counts)
    share = HALF if f1 >= PART else ZERO
    return share, (TOO_MANY if len(given) > 2 * len(right) else FAR).format(**counts)


def name_of(question: TouchQuestion, value: Words) -> str:
    """Return the runs of touched words, parted by a stroke."""
    return BETWEEN.join(_named(question, run) for run in _runs(value)) or "nothing"


def _runs(value: Words) -> list[list[int]]:
    """Return the words that stand side by side together."""
    runs: list[list[int]] = []
    for at in value:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def quoted_name(question: TouchQuestion, value: Words) -> str:
    """Return the runs of touched words in quotation marks."""
    return f"“{name_of(question, value)}”"


def _named(question: TouchQuestion, run: list[int]) -> str:
    spans = question.spans
    count = list(_places(question, question.folded[run[0] : run[-1] + 1])).index(run[0]) + 1
    shown = " ".join(question.text[spans[run[0]].start : spans[run[-1]].end].split())
    return shown if count == 1 else f"{shown} [{count}]"


def choices(_: TouchQuestion) -> tuple[tuple[str, str], ...]:
    """Return nothing: words are touched, not chosen from a list."""
    return ()


def samples(question: TouchQuestion, right: Words) -> Iterator[Sample]:
    """Yield the right words as pieces and as spans, all words, a word that is not among them, and answers that are none."""
    spans, size = question.spans, len(question.text)
    yield Sample(
        [{"start": spans[at].start, "end": spans[at].end, "quote": spans[at].slice(question.text)} for at in right], ONE
    )
    yield Sample([{"start": spans[at].end, "end": spans[at].start} for at in right for _ in (1, 2)][:MOST_PIECES], ONE)
    if len(right) > 1:
        yield Sample(", ".join(_told_apart(question, at) for at in right), ONE)
    yield Sample([{"start": -5, "end": size + 10**6}], _share_of_all(len(right), len(spans)))
    other = next((at for at in range(len(spans)) if at not in right), None)
    if other is not None:
        yield Sample([{"start": spans[other].start, "end": spans[other].end}], ZERO)
    yield Sample([{"start": 0, "end": 1}] * (MOST_PIECES + 1), ZERO, readable=False)
    yield Sample([{"start": 0, "end": 1, "score": 1}], ZERO, readable=False)
    yield Sample(["no such words anywhere"], ZERO, readable=False)


def _told_apart(question: TouchQuestion, at: int) -> str:
    """Return a word so that it can be no other: with its number where it stands in the text more than once."""
    places = list(_places(question, question.folded[at : at + 1]))
    word = question.spans[at].slice(question.text)
    return word if len(places) == 1 else f"{word} [{places.index(at) + 1}]"


def _share_of_all(right: int, all_words: int) -> Fraction:
    """Return what touching every word earns: nothing, unless the key holds a third of them or more."""
    return ONE if 6 * right >= 4 * all_words else HALF if 3 * right >= all_words else ZERO


TOUCH = Kind(
    "touch", "You touched “{answer}” in {item}.", read, parse, compare, name_of, choices, samples,
    answers={
        "oneOf": [
            {"type": "string"},
            {
                "type": "array",
                "maxItems": MOST_PIECES,
                "items": {
                    "oneOf": [
                        {"type": "string"},
                        {
                            "type": "object",
                            "properties": {
                                "start": {"type": "integer"}, "end": {"type": "integer"}, "quote": {"type": "string"},
                            },
                            "required": ["start", "end"],
                            "additionalProperties": False,
                        },
                    ]
                },
            },
        ]
    },
    key_name=quoted_name,
)  # fmt: skip
