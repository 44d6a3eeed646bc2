"""How an item is asked and answered on a page: the same for practice in the book and for a student's page without a key."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from whosays.grading.exercise import Exercise, Item
from whosays.grading.kinds import fix, kind_named, sort
from whosays.grading.kinds.certainty import MARKS
from whosays.labels.names import CHECK_NAMES, GATE_NAMES, LABEL_NAMES, VOICE_NAMES
from whosays.render.elements import Element, element
from whosays.render.plain import before_it, open_quotation
from whosays.render.prose import prose_elements

Controls = Iterator[Element]
MINUS = "\N{MINUS SIGN}"
OWN_COUNT = "These points are your own count, to see how well you judge yourself. They are no part of a grade."
"""What is said beside the points of a certainty."""


def legend(item: Item, *, place: str = "") -> Element:
    """Return what an item asks: its number, its prompt and its sentence; words to touch stand among the controls.

    `place` says where the sentence stands in the article, or is "".
    """
    parts: list[Element | str] = [
        element("span", str(item.number), classes=["ws-item-number"]),
        " ",
        element("span", *prose_elements(item.prompt), classes=["ws-item-prompt"]),
    ]
    if place:
        parts += [" ", element("span", f"({place})", classes=["ws-item-place"])]
    if item.before:
        parts += [" ", element("span", before_it(item), classes=["ws-item-before"])]
    if item.text and item.kind != "touch":
        parts += [" ", element("span", *framed_words(item.text), classes=["ws-item-text"])]
    return element("legend", *parts)


def controls(item: Item) -> Element:
    """Return what an item is answered with."""
    return element("div", *CONTROLS[item.kind](item), classes=["ws-choices"])


def asked_data(exercise: Exercise) -> dict[str, Any]:
    """Return what the script of a page needs to take answers to `exercise`; no key is looked at."""
    items = {item.id: item_data(item) for item in exercise.items}
    return {"id": exercise.id, "sha256": exercise.sha256, "items": items}


def item_data(item: Item) -> dict[str, Any]:
    """Return what the script needs to take an answer to `item`: its kind, the words to touch, the unit of a number."""
    question = item.question
    if item.kind == "touch":
        edges = [0, *(edge for span in question.spans for edge in (span.start, span.end)), len(question.text)]
        return {"kind": item.kind, "pieces": [question.text[start:end] for start, end in pairwise(edges)]}
    if item.kind == "number":
        return {"kind": item.kind, "unit": question.unit, "share": question.share}
    return {"kind": item.kind}


def framed_words(text: str) -> Iterator[Element | str]:
    """Yield a sentence, with a soft sign before or behind it where a quotation began before or goes on."""
    began, goes_on = open_quotation(text)
    if began:
        yield _sign("\u201c\u2026 ", "The quotation began before: ", "ws-lead")
    yield text
    if goes_on:
        yield _sign(" \u2026\u201d", " The quotation goes on.", "ws-trail")


def _sign(shown: str, said: str, name: str) -> Element:
    """Return a sign for the eye and its words for a screen reader."""
    hidden = element("span", shown, aria_hidden="true")
    return element("span", hidden, element("span", said, classes=["ws-unseen"]), classes=[name])


def badge(label: str) -> Element:
    """Return the letters of a label in their shape."""
    letters = str(LABEL_NAMES[label]["short"])
    return element("span", letters, classes=["ws-badge", f"ws-badge-{letters.lower()}"])


def _words(text: str, *classes: str) -> Element:
    return element("span", text, classes=classes)


def _radio(name: str, value: str, *shown: Element | str) -> Element:
    """Return a radio button with its words."""
    return element("label", element("input", type="radio", name=name, value=value), " ", *shown, classes=["ws-choice"])


def _radios(legend: str, name: str, choices: Iterable[tuple[str, str]]) -> Element:
    """Return a group of radio buttons under a heading of its own."""
    buttons = [_radio(name, value, _words(words)) for value, words in choices]
    return element("fieldset", element("legend", legend), *buttons, classes=["ws-question"])


def choice_controls(item: Item) -> Controls:
    """Yield a radio button for each choice."""
    for value, name in kind_named(item.kind).choices(item.question):
        is_label = item.kind == "sort" and item.question.ask == "label"
        letters: list[Element | str] = [badge(value), " "] if is_label else []
        yield _radio(item.id, value, *letters, _words(name))


def audit_controls(item: Item) -> Controls:
    """Yield the engine's label, and a radio button for keeping it and for each change."""
    (name,) = kind_named(item.kind).shows(item.question)
    yield element("p", "The engine says: ", badge(item.question.engine), f" {name}", classes=["ws-line"])
    yield from choice_controls(item)


def two_question_controls(item: Item) -> Controls:
    """Yield a group of buttons for each question."""
    voices = {**VOICE_NAMES, **({"page": GATE_NAMES["page"]} if item.question.gate else {})}
    yield _radios("Who says it?", f"{item.id}-voice", voices.items())
    yield _radios("Could we check it?", f"{item.id}-check", CHECK_NAMES.items())


def certainty_controls(item: Item) -> Controls:
    """Yield a group of buttons for the answer and one for how sure you are."""
    yield _radios("Your answer", f"{item.id}-answer", sort.choices(item.question))
    sure = {1: "a guess", 2: "fairly sure", 3: "very sure"}
    told = ((str(n), f"{n}, {words} ({MARKS[n][0]:+} or {f'{MARKS[n][1]}'.replace('-', MINUS)})") for n, words in sure.items())
    yield _radios("How sure are you? In parentheses: points if right, or if wrong", f"{item.id}-sure", told)
    yield element("p", OWN_COUNT, classes=["ws-line"])


def number_controls(item: Item) -> Controls:
    """Yield a box for a number, with its unit."""
    box = element("input", type="text", name=item.id, inputmode="decimal", autocomplete="off")
    yield element("label", _words("Your number "), box, _words(f" {item.question.unit}"), classes=["ws-number"])


def touch_controls(item: Item) -> Controls:
    """Yield the text; the page's script makes a button of each word."""
    yield element("p", *framed_words(item.text), classes=["ws-touch"])


def match_controls(item: Item) -> Controls:
    """Yield each claim with a list of the owners."""
    owners = [("", "choose"), *item.question.owners.items()]
    for claim, text in item.question.claims.items():
        options = [element("option", name, value=owner) for owner, name in owners]
        box = element("select", *options, name=f"{item.id}-{claim}", data_ws_claim=claim)
        yield element("label", _words(text, "ws-claim"), " ", box, classes=["ws-match"])
    told = "; ".join(item.question.owners.values())
    yield element("p", "Choose from: ", told, classes=["ws-line", "ws-without-script"])


def order_controls(item: Item) -> Controls:
    """Yield the list; the page's script adds buttons that move an entry up or down."""
    entries = [
        element("li", _words(letter, "ws-letter"), " ", _words(text), data_ws_letter=letter)
        for letter, text in item.question.texts.items()
    ]
    yield element("ol", *entries, classes=["ws-order"])


def text_controls(item: Item) -> Controls:
    """Yield a box for a sentence."""
    box = element("textarea", name=item.id, rows="3", maxlength=str(fix.LONGEST))
    yield element("label", _words("Your sentence "), box, classes=["ws-rewrite"])


CONTROLS: dict[str, Callable[[Item], Controls]] = {
    "sort": choice_controls,
    "two-questions": two_question_controls,
    "touch": touch_controls,
    "match": match_controls,
    "number": number_controls,
    "pair": choice_controls,
    "order": order_controls,
    "why": choice_controls,
    "fix": text_controls,
    "certainty": certainty_controls,
    "audit": audit_controls,
}
"""How each kind of item is answered on a page."""
