"""A practice exercise on a page: a form that is whole without script, with each answer and its reason folded under it.

The grader marks every answer that can be chosen while the site is built, and the page's script looks the mark up, so there
is one grader. The key travels with the page: an exercise that counts for marks is refused.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx

from whosays.errors import ExerciseError
from whosays.grading.exercise import Exercise, Item, Key, open_exercise
from whosays.grading.kinds import kind_named
from whosays.grading.marking import mark
from whosays.labels.label import Label
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.labels import badge
from whosays.sphinxext.nodes import DataBlock, HtmlOnly, block, element, inline, paragraph

PRACTICE = (
    "This is practice. The answers travel with this page, nothing you do here leaves your device, "
    "and nothing is a mark until you hand in your answers file."
)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("ws-exercise", ExerciseDirective)


class ExerciseDirective(WhoSaysDirective):
    """``{ws-exercise} the-story-and-the-page``: a practice exercise, by the name of its folder.

    A heading in ``prompt.md`` is for those who read the file; on the page the exercise has its title already.
    """

    required_arguments = 1

    def content_nodes(self) -> list[nodes.Node]:
        """Return the form."""
        name = f"/{self.config.whosays_exercises}/{self.arguments[0]}"
        folder = self.path(name)
        for path in sorted(folder.glob("*")):
            self.path(f"{name}/{path.name}")
        exercise = practice(folder)
        prompt = self.parse_text_to_nodes(f"```{{include}} {name}/prompt.md\n```\n")
        return [form(exercise, [node for node in prompt if not isinstance(node, nodes.rubric)])]


def practice(folder: Path) -> Exercise:
    """Return the exercise in `folder`, which must be there to practise and must have its key.

    Raises
    ------
    ExerciseError
        When it counts for marks, or has no key.
    """
    exercise = open_exercise(folder)
    if exercise.graded:
        what, fix = "a graded exercise never enters the site", "take the directive away, or set graded = false"
        raise ExerciseError(what, where=str(folder / "exercise.toml"), fix=fix)
    if any(item.key is None for item in exercise.items):
        raise ExerciseError("there is no key to practise with", where=str(folder), fix="add key.toml")
    return exercise


def form(exercise: Exercise, prompt: list[nodes.Node]) -> nodes.Element:
    """Return the whole exercise: its title, what to do, and one group of controls for each item."""
    data: dict[str, Any] = {"id": exercise.id, "sha256": exercise.sha256, "items": {}}
    groups = []
    for number, item in enumerate(exercise.items, start=1):
        data["items"][item.id] = item_data(item, number)
        groups.append(group(exercise, number, item))
    count = f"{len(exercise.items)} items, {float(exercise.points):g} points"
    head = paragraph(nodes.strong("", exercise.title), inline(f" {count}", classes=["ws-aside"]), classes=["ws-title"])
    made = block(
        head, *prompt, paragraph(PRACTICE, classes=["ws-practice"]),
        DataBlock("", data=data, name="ws-exercise-data"),
        element("form", *groups, autocomplete="off", novalidate="", aria_label=exercise.title),
        classes=["ws-exercise"],
    )  # fmt: skip
    made["ids"].append(f"exercise-{exercise.id}")
    return made


def group(exercise: Exercise, number: int, item: Item) -> nodes.Element:
    """Return one item: its question, its controls, a hint, a place for the feedback, and its answer."""
    legend: list[nodes.Node | str] = [
        inline(f"{number}", classes=["ws-item-number"]),
        " ",
        inline(item.prompt, classes=["ws-item-prompt"]),
    ]
    if item.text:
        legend += [" ", inline(item.text, classes=["ws-item-text"])]
    made = element(
        "fieldset", element("legend", *legend),
        element("div", *CONTROLS[item.kind](exercise, item), classes=["ws-choices"]),
        block(
            element("details", element("summary", "Hint"), paragraph(item.hint), classes=["ws-hint"]),
            classes=["ws-actions"],
        ),
        HtmlOnly("", element("div", classes=["ws-feedback"], role="status")),
        element("details", element("summary", "Answer and reason"), paragraph(*answer(item)), classes=["ws-answer"]),
        classes=["ws-item"], data_ws_item=item.id,
    )  # fmt: skip
    made["ids"].append(f"{exercise.id}-{item.id}")
    return made


def choice_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield a radio button for each choice."""
    for value, name in kind_named(item.kind).choices(item.question):
        radio = HtmlOnly("", element("input", type="radio", name=item.id, value=value))
        letters: list[nodes.Node | str] = [badge(Label(value)), " "] if item.question.ask == "label" else []
        yield element("label", radio, " ", *letters, inline(name), classes=["ws-choice"])


def number_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield a box for a number, with its unit."""
    box = HtmlOnly("", element("input", type="number", name=item.id, step="any", inputmode="decimal"))
    yield element("label", inline("Your number "), box, inline(f" {item.question.unit}"), classes=["ws-number"])


CONTROLS: dict[str, Callable[[Exercise, Item], Iterator[nodes.Node]]] = {
    "labels": choice_controls,
    "number": number_controls,
}
"""How each kind of item is answered on a page."""


def answer(item: Item) -> Iterator[nodes.Node | str]:
    """Yield the key's answer to `item`, the reason for it, and the words that justify it."""
    key = key_of(item)
    yield nodes.strong("", kind_named(item.kind).name_of(item.question, key.answer))
    yield f", because {key.why}."
    if key.evidence:
        yield " Look at the words: "
        yield inline(", ".join(f"“{words}”" for words in key.evidence), classes=["ws-quote"])
        yield "."


def key_of(item: Item) -> Key:
    """Return the key of `item`, which `practice` has made sure of."""
    return cast("Key", item.key)


def item_data(item: Item, number: int) -> dict[str, Any]:
    """Return what the script needs to answer for `item`: the grader's word on every choice, or on bands of numbers."""
    kind = kind_named(item.kind)
    data: dict[str, Any] = {"points": float(item.points), "evidence": list(key_of(item).evidence)}
    choices = [value for value, _ in kind.choices(item.question)]
    if choices:
        words = {value: kind.name_of(item.question, value) for value in choices}
        return {**data, "choices": {value: verdict(item, number, value, words[value]) for value in choices}}
    return {**data, **number_data(item, number)}


def number_data(item: Item, number: int) -> dict[str, Any]:
    """Return the bands of numbers that earn something, best first, and the word on any other number.

    Only the page knows the number given: ``{answer}`` stands for it.
    """
    key, question = key_of(item), item.question
    bands = []
    for value in (key.answer, *(other for other, _ in key.accept), *key.also):
        middle = Fraction(value)
        margin = max(question.tolerance, question.relative * abs(middle))
        band = {"low": float(middle - margin), "high": float(middle + margin)}
        bands.append({**band, **verdict(item, number, value, "{answer}")})
    bands.sort(key=lambda band: -band["earned"])
    far = key.answer + 10 * (abs(key.answer) + ceil(question.tolerance) + 1)
    otherwise = verdict(item, number, far, "{answer}")
    return {"bands": bands, "otherwise": otherwise, "unit": question.unit, "share": question.share}


def verdict(item: Item, number: int, value: Any, words: str) -> dict[str, Any]:
    """Return what the grader says of `value`, its letter naming the item by its number and the answer by `words`."""
    kind = kind_named(item.kind)
    given = kind.name_of(item.question, value)
    grade = mark(item, given)
    opening = kind.letter.format(item=item.id, answer=given)
    letter = grade.feedback.replace(opening, kind.letter.format(item=f"item {number}", answer=words), 1)
    return {"outcome": grade.outcome, "earned": float(grade.earned), "feedback": letter}
