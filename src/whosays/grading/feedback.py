"""Feedback is a form letter: what was answered, what the key says and why, the words to look at, the next step."""

from fractions import Fraction
from typing import Any

from whosays.grading.exercise import Item, Key
from whosays.grading.kinds import kind_named
from whosays.grading.kinds.kind import ONE, ZERO, Kind, Unreadable


def letter(item: Item, value: Any | Unreadable | None, *, share: Fraction = ZERO, note: str = "") -> str:
    """Return the letter for `value`, None for a blank; `share` (0 to 1) is what it earned, and `note` says what for."""
    key = item.key
    if key is None:
        return ""
    kind = kind_named(item.kind)
    right = (kind.key_name or kind.name_of)(item.question, key.answer)
    called = f"item {item.number}"
    if value is None:
        opening = f"You left {called} blank."
    elif isinstance(value, Unreadable):
        opening = f"Your answer to {called} could not be read: {value.reason}."
    else:
        opening = kind.letter.format(item=called, answer=(kind.told or kind.name_of)(item.question, value))
    verdict = f"The key says {right}, because {key.why}."
    if share < 1:
        note = note or _slip(kind, item, key, value)
    if kind.own:
        note = note or ("The program checked it and finds all that it looks for." if share == 1 else "")
        verdict = f"A rewrite that works: “{right}”, because {key.why}."
    elif share == 1 and not note:
        verdict = f"The key agrees, because {key.why}."
    return " ".join(filter(None, (opening, note, verdict, _evidence(item, key), "" if share == 1 else item.hint)))


def _slip(kind: Kind[Any, Any], item: Item, key: Key, value: Any) -> str:
    """Return what went wrong where `value` is a wrong one that many give, else ""."""
    if value is None or isinstance(value, Unreadable):
        return ""
    return next((told for wrong, told in key.slips if _slipped(kind, item, value, wrong)), "")


def _slipped(kind: Kind[Any, Any], item: Item, value: Any, wrong: Any) -> bool:
    return kind.slipped(item.question, value, wrong) if kind.slipped else kind.compare(item.question, value, wrong)[0] == ONE


def _evidence(item: Item, key: Key) -> str:
    """Return the words that justify the key, as a sentence; those that stand only in the right reason prove nothing by it."""
    shown = [words for words in key.evidence if item.kind != "why" or words in item.text]
    quoted = ", ".join(f"“{words}”" for words in shown)
    return f"Look at the words: {quoted}." if quoted else ""
