"""A practice exercise on a page: a form that is whole without script, with each answer and its reason folded under it.

The grader marks every answer that can be chosen while the site is built, and the page's script looks the mark up, so there
is one grader. The key travels with the page: an exercise that counts for a grade is refused.
"""

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from whosays.errors import ExerciseError, nearest
from whosays.grading import openers
from whosays.grading.exercise import Exercise, Item, open_exercise
from whosays.grading.kinds import kind_named
from whosays.render import controls
from whosays.sphinxext import sheets
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.exercise_data import exercise_data, key_of
from whosays.sphinxext.nodes import DataBlock, HtmlOnly, block, element, inline, node_of, paragraph

PRACTICE = (
    "This is practice. The answers travel with this page, nothing you do here leaves your device, "
    "and nothing counts until you hand in your answers file."
)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("ws-exercise", ExerciseDirective)
    app.add_directive("ws-opener", OpenerDirective)


class FormDirective(WhoSaysDirective):
    """What the two directives share: the notice on practice stands above the first form of a page only."""

    def notice(self) -> list[nodes.Node]:
        """Return the notice, or nothing where the page has it already."""
        if self.env.temp_data.get("whosays-practice"):
            return []
        self.env.temp_data["whosays-practice"] = True
        return [paragraph(PRACTICE, classes=["ws-practice"])]


class ExerciseDirective(FormDirective):
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
        told = [node for node in prompt if not isinstance(node, nodes.rubric)]
        return [form(exercise, [*told, *sheets.link(self.env, exercise.id)], self.notice())]


class OpenerDirective(FormDirective):
    """``{ws-opener} touch-the-owner``: the items of earlier lessons that a lesson begins with."""

    required_arguments = 1

    def content_nodes(self) -> list[nodes.Node]:
        """Return the form."""
        folder = f"/{self.config.whosays_exercises}"
        self.path(f"{folder}/{openers.NAME}")
        found = openers.open_openers(self.path(folder))
        lesson = self.arguments[0]
        if lesson not in found:
            raise self.error(f"{self.name}: no opener for {lesson!r}\n  fix: {nearest(lesson, found)}")
        for slug in openers.exercises_in(self.path(folder)):
            for part in ("exercise.toml", "key.toml"):
                self.path(f"{folder}/{slug}/{part}")
        told = paragraph(
            "A few items of earlier lessons, to keep them fresh. Leave out those of a lesson that you have not had."
        )
        return [form(found[lesson], [told], self.notice())]


def practice(folder: Path) -> Exercise:
    """Return the exercise in `folder`, which must be there to practice and must have its key.

    Raises
    ------
    ExerciseError
        When it counts for a grade, or has no key.
    """
    exercise = open_exercise(folder)
    if exercise.graded:
        what, fix = "a graded exercise never enters the site", "take the directive away, or set graded = false"
        raise ExerciseError(what, where=str(folder / "exercise.toml"), fix=fix)
    if any(item.key is None for item in exercise.items):
        raise ExerciseError("there is no key to practice with", where=str(folder), fix="add key.toml")
    return exercise


def form(exercise: Exercise, prompt: list[nodes.Node], notice: list[nodes.Node]) -> nodes.Element:
    """Return the whole exercise: its title, what to do, and one group of controls for each item."""
    groups = [group(exercise, item) for item in exercise.items]
    count = f"{len(exercise.items)} items, {float(exercise.points):g} points"
    head = paragraph(nodes.strong("", exercise.title), inline(f" {count}", classes=["ws-aside"]), classes=["ws-title"])
    made = block(
        head, *prompt, *notice,
        DataBlock("", data=exercise_data(exercise), name="ws-exercise-data"),
        element("form", *groups, autocomplete="off", novalidate="", aria_label=exercise.title),
        classes=["ws-exercise"],
    )  # fmt: skip
    made["ids"].append(f"exercise-{exercise.id}")
    return made


def group(exercise: Exercise, item: Item) -> nodes.Element:
    """Return one item: its question, its controls, a hint, a place for the feedback, and its answer."""
    made = element(
        "fieldset", node_of(controls.legend(item)), node_of(controls.controls(item)),
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


def answer(item: Item) -> Iterator[nodes.Node | str]:
    """Yield the key's answer to `item`, the reason for it, and the words that justify it."""
    key = key_of(item)
    kind = kind_named(item.kind)
    yield nodes.strong("", (kind.key_name or kind.name_of)(item.question, key.answer))
    yield f", because {key.why}."
    if key.evidence:
        yield " Look at the words: "
        yield inline(", ".join(f"“{words}”" for words in key.evidence), classes=["ws-quote"])
        yield "."
