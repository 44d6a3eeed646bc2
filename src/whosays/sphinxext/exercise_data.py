"""What the page's script knows of an exercise: the grader's word on every answer, worked out while the site is built."""

from collections.abc import Callable
from decimal import Decimal
from math import ceil
from typing import Any, cast

from whosays.grading.exercise import Exercise, Item, Key
from whosays.grading.feedback import letter
from whosays.grading.kinds import kind_named, match, number, order, touch
from whosays.grading.kinds.certainty import MARKS
from whosays.grading.kinds.kind import HALF, ONE, ZERO
from whosays.grading.marking import mark
from whosays.render import controls


def exercise_data(exercise: Exercise) -> dict[str, Any]:
    """Return the data of `exercise`, with its id and version, and that it has a key."""
    items = {item.id: item_data(item) for item in exercise.items}
    marks = {"marks": MARKS} if any(item.kind == "certainty" for item in exercise.items) else {}
    return {**controls.asked_data(exercise), "keyed": True, "items": items, **marks}


def key_of(item: Item) -> Key:
    """Return the key of `item`, which `practice` has made sure of."""
    return cast("Key", item.key)


def item_data(item: Item) -> dict[str, Any]:
    """Return what the script needs to answer for `item`: the grader's word on every choice, or on each kind of answer."""
    kind = kind_named(item.kind)
    data = {**controls.item_data(item), "points": float(item.points), "evidence": list(key_of(item).evidence)}
    choices = [value for value, _ in kind.choices(item.question)]
    if choices:
        told = kind.told or kind.name_of
        return {**data, "choices": {value: verdict(item, value, told(item.question, value)) for value in choices}}
    return {**data, **DATA[item.kind](item)}


def touch_data(item: Item) -> dict[str, Any]:
    """Return the words of the keys, and the letters."""
    notes = {"near": touch.NEAR, "missing": touch.MISSING, "far": touch.FAR, "many": touch.TOO_MANY}
    shares = {"full": float(touch.FULL), "part": float(touch.PART)}
    return {"keys": keys_data(item, list), "notes": notes, **shares, **letters(item)}


def match_data(item: Item) -> dict[str, Any]:
    """Return the owner of each claim, and the letters."""
    claims = list(item.question.claims)
    keys = keys_data(item, lambda owners: dict(zip(claims, owners, strict=True)))
    called = {claim: match.opening(item.question, claim) for claim in claims}
    return {
        "names": dict(item.question.owners),
        "called": called,
        "keys": keys,
        "notes": {"partly": match.PARTLY},
        **letters(item),
    }


SELF_CHECK = (
    "Is somebody in it whom a reader could ask, with a word of saying?",
    "Are the words of the claim still there?",
    "Is it as sure as the claim was, no more and no less?",
    "Does no word push?",
)
"""What a student can ask of a rewrite without the engine; the last only where the cue must be neutral."""


def order_data(item: Item) -> dict[str, Any]:
    """Return the right order, and the letters."""
    return {"keys": keys_data(item, list), "notes": {"partly": order.PARTLY}, **letters(item)}


def fix_data(item: Item) -> dict[str, Any]:
    """Return a rewrite that works: only the grader can check another one."""
    key = key_of(item)
    asked = " ".join(SELF_CHECK[: 4 if item.question.neutral else 3])
    told = f"The page cannot check a sentence that you write, so check it yourself. {asked}"
    return {"own": f"{told} A rewrite that works: “{key.answer}”, because {key.why}. {item.hint}"}


def keys_data(item: Item, shaped: Callable[[Any], Any]) -> list[list[Any]]:
    """Return each right value with the share that it earns."""
    key = key_of(item)
    halves = [(value, HALF) for value in key.also]
    return [[shaped(value), float(share)] for value, share in ((key.answer, ONE), *key.accept, *halves)]


def letters(item: Item) -> dict[str, Any]:
    """Return the letter for each outcome; the page knows ``{answer}`` and ``{note}``."""
    outcomes = {"right": (ONE, ""), "near": (ONE, "{note}"), "partly": (HALF, "{note}"), "wrong": (ZERO, "{note}")}
    right, kind = key_of(item).answer, kind_named(item.kind)
    words = (kind.told or kind.name_of)(item.question, right)
    opening = kind.letter.format(item=f"item {item.number}", answer=words)
    shown = kind.letter.format(item=f"item {item.number}", answer="{answer}")
    made = {name: letter(item, right, share=share, note=note) for name, (share, note) in outcomes.items()}
    return {"letters": {name: text.replace(opening, shown, 1) for name, text in made.items()}}


def number_data(item: Item) -> dict[str, Any]:
    """Return the bands of numbers that earn something, best first; those of slips; and the word on any other number.

    Only the page knows the number given: ``{answer}`` stands for it. A band is a number and how far from it an answer may
    be; for a slip, no further than rounding takes it, which is by `rounded` or by what the answer's own last digit says.
    """
    key, question = key_of(item), item.question

    def band(value: Decimal) -> dict[str, Any]:
        return {"value": float(value), "margin": float(number.margin(question, value)), **verdict(item, value, "{answer}")}

    bands = sorted(map(band, (key.answer, *(other for other, _ in key.accept), *key.also)), key=lambda one: -one["earned"])
    bands += [{**band(slip), "rounded": float(number.rounded(slip))} for slip, _ in key.slips]
    far = key.answer + 10 * (abs(key.answer) + ceil(question.tolerance) + 1)
    otherwise = verdict(item, far, "{answer}")
    return {"bands": bands, "otherwise": otherwise, "one": number.one_of(question.unit)}


def verdict(item: Item, value: Any, words: str) -> dict[str, Any]:
    """Return what the grader says of `value`, its letter naming the answer by `words`."""
    kind = kind_named(item.kind)
    grade = mark(item, kind.name_of(item.question, value))
    called = f"item {item.number}"
    opening = kind.letter.format(item=called, answer=(kind.told or kind.name_of)(item.question, value))
    told = grade.feedback.replace(opening, kind.letter.format(item=called, answer=words), 1)
    return {"outcome": grade.outcome, "earned": float(grade.earned), "feedback": told}


DATA: dict[str, Callable[[Item], dict[str, Any]]] = {
    "number": number_data,
    "touch": touch_data,
    "match": match_data,
    "order": order_data,
    "fix": fix_data,
}
"""What the script needs for the kinds whose answers cannot be listed."""
