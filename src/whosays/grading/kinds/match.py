"""Match claims with their owners: each claim is worth the same share.

An owner is named by id, by name, by one of its short names, or by its letter on paper. Without the names of the claims, owners
stand in the order of the claims: "byline, credit, date".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from whosays.errors import nearest
from whosays.grading.kinds.kind import ONE, ZERO, Kind, Sample, Unreadable, folded, letter_of, lettered
from whosays.tables import Table, described

LONGEST = 2_000
OPENING = 6
"""Words of a claim by which it is named."""
PARTLY = "{good} of {all} are matched as in the key."
NOBODY = "-"
"""Stands for a claim that was left without an owner."""

Owners = tuple[str, ...]
"""The id of an owner for each claim, in the order of the question."""


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """Claims and owners by id, with their texts and names, and each spelling that means an owner."""

    claims: Mapping[str, str]
    owners: Mapping[str, str]
    spellings: Mapping[str, str]


def read(table: Table) -> MatchQuestion:
    """Read ``[[items.claims]]`` (id, text) and ``[[items.owners]]`` (id, name, names)."""
    claims = {_id(claim): claim.text("text") for claim in _closed(table, "claims", "id", "text")}
    owners: dict[str, str] = {}
    spellings: dict[str, str] = {}
    for owner in _closed(table, "owners", "id", "name", "names"):
        owners[_id(owner)] = owner.text("name")
        for name in (_id(owner), owner.text("name"), *owner.texts("names")):
            if re.search(r"[;:=]", name):
                owner.fail(f"{described(name)} has a colon, semicolon or equals sign", "write it without")
            if spellings.setdefault(folded(name), _id(owner)) != _id(owner):
                owner.fail(f"{described(name)} names two owners", "give each owner names of its own")
    if len(claims) < 2 or len(owners) < 2:
        table.fail("there is nothing to match", "write two claims and two owners, or more")
    for letter, meant in lettered(owners).items():
        if spellings.setdefault(letter, meant) != meant:
            table.fail(
                f"an owner is called {letter!r}, and on paper that is {meant!r}", "give it a name of two letters or more"
            )
    return MatchQuestion(claims, owners, spellings)


def _closed(table: Table, name: str, *fields: str) -> Iterator[Table]:
    seen: set[str] = set()
    for part in table.tables(name):
        yield part
        if _id(part) in seen:
            part.fail(f"the id {described(_id(part))} is given twice", "give each an id of its own")
        seen.add(_id(part))
        part.known.update(fields)
        part.close()


def _id(table: Table) -> str:
    value = table.text("id")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", value):
        table.fail(f"'id' is {described(value)}", "use lower-case letters, digits and hyphens, at most 40")
    return value


def parse(question: MatchQuestion, answer: object) -> Owners | Unreadable:
    """Return the owners that `answer` gives: a table of claim and owner, "c1: Kim; c2: the Kremlin", or a list."""
    if type(answer) is str:
        answer = _from_text(question, answer) if len(answer) <= LONGEST else {}
    if type(answer) is not dict or not answer:
        return Unreadable(f"{described(answer)} matches nothing; write each with its choice, such as c1: name; c2: name")
    found: dict[str, str] = {}
    for claim, owner in answer.items():
        if claim not in question.claims:
            return Unreadable(f"there is no {described(claim)} to match; {nearest(str(claim)[:80], tuple(question.claims))}")
        if type(owner) is not str:
            return Unreadable(f"the choice for {claim} is {described(owner)}, not a name")
        given = folded(owner[:LONGEST])
        if given and given not in question.spellings and owner != NOBODY:
            return Unreadable(f"{described(owner)} is none of the choices")
        found[claim] = question.spellings.get(given, NOBODY)
    return tuple(found.get(claim, NOBODY) for claim in question.claims)


def _from_text(question: MatchQuestion, answer: str) -> dict[str, str]:
    """Return claims with owners, as a text names them, or as it lists the owners in the order of the claims."""
    listed = [one.strip() for one in answer.split(";" if ";" in answer else ",")]
    if ":" not in answer and len(listed) == len(question.claims):
        return dict(zip(question.claims, listed, strict=True))
    pairs = [one.partition(":") for one in answer.split(";") if one.strip()]
    return {claim.strip(): owner.strip() for claim, _, owner in pairs}


def compare(question: MatchQuestion, given: Owners, right: Owners) -> tuple[Fraction, str]:
    """Return the share of the claims that have the right owner."""
    good = sum(one == other != NOBODY for one, other in zip(given, right, strict=True))
    share = Fraction(good, len(question.claims))
    return share, "" if share == ONE else PARTLY.format(good=good, all=len(right))


def name_of(question: MatchQuestion, value: Owners) -> str:
    """Return each claim with the name of its owner."""
    pairs = zip(question.claims, value, strict=True)
    return "; ".join(f"{claim}: {question.owners.get(owner, NOBODY)}" for claim, owner in pairs)


def told(question: MatchQuestion, value: Owners) -> str:
    """Return the first words of each claim with the name of its owner."""
    pairs = zip(question.claims, value, strict=True)
    return "; ".join(f"{opening(question, claim)}: {question.owners.get(owner, NOBODY)}" for claim, owner in pairs)


def opening(question: MatchQuestion, claim: str) -> str:
    """Return the first words of a claim, by which students know it: they do not see its id."""
    words = question.claims[claim].split()
    return f"“{' '.join(words[:OPENING])}{'…' if len(words) > OPENING else ''}”"


def choices(_: MatchQuestion) -> tuple[tuple[str, str], ...]:
    """Return nothing: each claim has a choice of its own."""
    return ()


def on_paper(question: MatchQuestion) -> tuple[tuple[str, str], ...]:
    """Return the letter of each owner with its name."""
    return tuple((letter, question.owners[owner]) for letter, owner in lettered(question.owners).items())


def in_letters(question: MatchQuestion, value: Owners) -> str:
    """Return the letters of the owners in the order of the claims."""
    return ", ".join(letter_of(lettered(question.owners), owner) for owner in value)


def shows(question: MatchQuestion) -> tuple[str, ...]:
    """Return the claims and the owners' names."""
    return (*question.claims.values(), *question.owners.values())


def samples(question: MatchQuestion, right: Owners) -> Iterator[Sample]:
    """Yield the right owners, one of them wrong, all of them missing but one, and answers that are none."""
    claims = tuple(question.claims)
    yield Sample(dict(zip(claims, right, strict=True)), ONE)
    wrong = next(owner for owner in question.owners if owner != right[0])
    yield Sample({**dict(zip(claims, right, strict=True)), claims[0]: wrong}, Fraction(len(claims) - 1, len(claims)))
    yield Sample({claims[0]: question.owners[right[0]].upper()}, Fraction(1, len(claims)))
    yield Sample({claims[0]: wrong}, ZERO)
    letters = {owner: letter for letter, owner in lettered(question.owners).items()}
    if all(owner in letters for owner in right):
        yield Sample(", ".join(letters[owner] for owner in right), ONE)
        yield Sample("; ".join([letters[right[0]].upper(), *["-"] * (len(claims) - 1)]), Fraction(1, len(claims)))
    yield Sample(" ; ".join(question.owners[owner] for owner in right), ONE)
    yield Sample(", ".join([*right, right[0]]), ZERO, readable=False)
    yield Sample({claims[0]: "nobody in particular"}, ZERO, readable=False)
    yield Sample({"no-such-claim": wrong}, ZERO, readable=False)
    yield Sample({claims[0]: [right[0]]}, ZERO, readable=False)


_ID: dict[str, Any] = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,39}$"}
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
MATCH = Kind(
    "match", "You matched {answer} in {item}.", read, parse, compare, name_of, choices, samples,
    fields={
        "claims": {
            "type": "array", "minItems": 2,
            "items": {
                "type": "object", "properties": {"id": _ID, "text": _TEXT}, "required": ["id", "text"],
                "additionalProperties": False,
            },
        },
        "owners": {
            "type": "array", "minItems": 2,
            "items": {
                "type": "object",
                "properties": {"id": _ID, "name": _TEXT, "names": {"type": "array", "items": _TEXT}},
                "required": ["id", "name"],
                "additionalProperties": False,
            },
        },
    },
    answers={"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]},
    needed=("claims", "owners"), shows=shows, on_paper=on_paper, in_letters=in_letters, key_name=told, told=told,
)  # fmt: skip
