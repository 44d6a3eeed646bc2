"""What a student needs to answer an item where nothing can be clicked: the texts to look at, and what can be written."""

from dataclasses import dataclass

from whosays.grading.exercise import Item
from whosays.grading.kinds import audit, kind_named, sort

Lines = tuple[tuple[str, str], ...]

HOW = {
    "touch": "Write the words, with | between pieces.",
    "match": "Write each with its choice, such as c1: name; c2: name.",
    "order": "Write the letters in order, such as b, a, c.",
    "number": "Write a number.",
    "fix": "Write a sentence.",
}
"""For the kinds without choices."""


@dataclass(frozen=True, slots=True)
class Asking:
    """`shown` are texts beside the sentence, each with its name or ""; `how` says what to write; `typed` are the choices."""

    shown: Lines
    how: str
    typed: Lines


def asking(item: Item) -> Asking:
    """Return what a student needs to answer `item`.

    A choice stands with what to write for it, and with what that means.
    """
    question = item.question
    if item.kind == "certainty":
        typed = sort.choices(question)
        how = f"Write one of these and how sure you are, 1 (a guess), 2, or 3 (very sure), such as {typed[0][0]}/2:"
        return Asking((), how, typed)
    if item.kind == "audit":
        _, *others = kind_named(item.kind).choices(question)
        (name,) = audit.shows(question)
        return Asking((("", f"The engine says: {name}"),), "Write one of these:", ((audit.KEEP, "it is right"), *others))
    if item.kind == "match":
        owners = "; ".join(question.owners.values())
        return Asking((*question.claims.items(), ("choose from", owners)), HOW["match"], ())
    if item.kind == "order":
        return Asking(tuple(question.texts.items()), HOW["order"], ())
    if item.kind == "number" and question.unit:
        return Asking((), f"Write a number, in {question.unit}.", ())
    typed = kind_named(item.kind).choices(question)
    return Asking((), "Write one of these:" if typed else HOW[item.kind], typed)


def shown_choices(item: Item) -> Lines:
    """Return the texts without which a question and its answer cannot be understood, each with its name or ""."""
    asks = asking(item)
    return asks.shown or (asks.typed if item.kind in ("pair", "why") else ())
