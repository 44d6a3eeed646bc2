"""Cues: the verbs that tie a claim to its owner, in all their forms."""

from functools import cache
from typing import NamedTuple

from whosays.lexicon import entries

NOT_CLAIMED = frozenset(
    "would could may might should must can will shall cannot to not never didn't doesn't don't hasn't haven't wouldn't".split()
)
"""Words before a verb of saying with which nothing is said: "would say", "did not say", "to say"."""


class Verb(NamedTuple):
    """One form of a verb of saying.

    `form` is ``past``, ``present``, ``base`` or ``ing``. `frames` are the letters explained in the head of
    ``cues-verb.txt``: what may follow the verb as its content.
    """

    lemma: str
    family: str
    frames: frozenset[str]
    form: str


@cache
def verbs() -> dict[str, Verb]:
    """Return every form of every verb of saying, lower case."""
    return _table("cues-verb")


@cache
def quoting_verbs() -> dict[str, Verb]:
    """Return every form of the verbs that tie a claim to its owner only where words are quoted, lower case."""
    return _table("cues-quoting")


def _table(word_list: str) -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for entry in entries(word_list):
        lemma, family, frames, *irregular = entry.split()
        pasts = irregular[0].split(",") if irregular else [_past(lemma)]
        forms = {lemma: "base", _present(lemma): "present", _ing(lemma): "ing"} | dict.fromkeys(pasts, "past")
        letters = frozenset(frames.split(","))
        for form, name in forms.items():
            if form not in table:
                table[form] = Verb(lemma, family, letters, name)
    return table


def _present(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


_DOUBLED = frozenset("admit blog brag concur deadpan dub extol hit pan put quip rebut refer rip slam snap sum tut".split())
"""Lemmas whose last letter is doubled before -ed and -ing."""


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return _stem(lemma) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return _stem(lemma) + "ing"


def _stem(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in _DOUBLED else lemma
