"""A practice exercise on a page: a form that is whole without script, with each answer and its reason folded under it.

The grader marks every answer that can be chosen while the site is built, and the page's script looks the mark up, so there
is one grader. The key travels with the page: an exercise that counts for marks is refused.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from whosays.errors import ExerciseError, nearest
from whosays.grading import openers
from whosays.grading.exercise import Exercise, Item, open_exercise
from whosays.grading.kinds import fix, kind_named, sort
from whosays.grading.kinds.certainty import MARKS
from whosays.labels.label import Label
from whosays.labels.names import CHECK_NAMES, GATE_NAMES, VOICE_NAMES
from whosays.render.plain import before_it
from whosays.sphinxext import sheets
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.exercise_data import exercise_data, key_of
from whosays.sphinxext.labels import badge
from whosays.sphinxext.nodes import DataBlock, HtmlOnly, block, element, inline, paragraph

PRACTICE = (
    "This is practice. The answers travel with this page, nothing you do here leaves your device, "
    "and nothing is a mark until you hand in your answers file."
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
        When it counts for marks, or has no key.
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
    legend: list[nodes.Node | str] = [
        inline(f"{item.number}", classes=["ws-item-number"]),
        " ",
        inline(item.prompt, classes=["ws-item-prompt"]),
    ]
    if item.before:
        legend += [" ", inline(before_it(item), classes=["ws-item-before"])]
    if item.text and item.kind != "touch":
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


def radio(name: str, value: str, *shown: nodes.Node | str) -> nodes.Element:
    """Return a radio button with its words."""
    button = HtmlOnly("", element("input", type="radio", name=name, value=value))
    return element("label", button, " ", *shown, classes=["ws-choice"])


def radios(legend: str, name: str, choices: Iterable[tuple[str, str]]) -> nodes.Element:
    """Return a group of radio buttons under a heading of its own."""
    buttons = [radio(name, value, inline(words)) for value, words in choices]
    return element("fieldset", element("legend", legend), *buttons, classes=["ws-question"])


def choice_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield a radio button for each choice."""
    for value, name in kind_named(item.kind).choices(item.question):
        is_label = item.kind == "sort" and item.question.ask == "label"
        letters: list[nodes.Node | str] = [badge(Label(value)), " "] if is_label else []
        yield radio(item.id, value, *letters, inline(name))


def audit_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield the engine's label, and a radio button for keeping it and for each change."""
    engine = Label(item.question.engine)
    (name,) = kind_named(item.kind).shows(item.question)
    yield paragraph("The engine says: ", badge(engine), f" {name}", classes=["ws-line"])
    yield from choice_controls(exercise, item)


def two_question_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield a group of buttons for each question."""
    voices = {**VOICE_NAMES, **({"page": GATE_NAMES["page"]} if item.question.gate else {})}
    yield radios("Who says it?", f"{item.id}-voice", voices.items())
    yield radios("Could we check it?", f"{item.id}-check", CHECK_NAMES.items())


MINUS = "\N{MINUS SIGN}"


def certainty_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield a group of buttons for the answer and one for how sure you are."""
    yield radios("Your answer", f"{item.id}-answer", sort.choices(item.question))
    sure = {1: "a guess", 2: "fairly sure", 3: "very sure"}
    told = ((str(n), f"{n}, {words} ({MARKS[n][0]:+} or {f'{MARKS[n][1]}'.replace('-', MINUS)})") for n, words in sure.items())
    yield radios("How sure are you? In brackets: points if right, or if wrong", f"{item.id}-sure", told)


def number_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield a box for a number, with its unit."""
    box = HtmlOnly("", element("input", type="text", name=item.id, inputmode="decimal", autocomplete="off"))
    yield element("label", inline("Your number "), box, inline(f" {item.question.unit}"), classes=["ws-number"])


def touch_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield the text; the page's script makes a button of each word."""
    yield paragraph(item.text, classes=["ws-touch"])


def match_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield each claim with a list of the owners."""
    owners = [("", "choose"), *item.question.owners.items()]
    for claim, text in item.question.claims.items():
        options = [element("option", name, value=owner) for owner, name in owners]
        box = HtmlOnly("", element("select", *options, name=f"{item.id}-{claim}", data_ws_claim=claim))
        yield element("label", inline(text, classes=["ws-claim"]), " ", box, classes=["ws-match"])
    yield paragraph("Choose from: ", "; ".join(item.question.owners.values()), classes=["ws-line", "ws-without-script"])


def order_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield the list; the page's script adds buttons that move an entry up or down."""
    entries = [
        element("li", inline(letter, classes=["ws-letter"]), " ", inline(text), data_ws_letter=letter)
        for letter, text in item.question.texts.items()
    ]
    yield element("ol", *entries, classes=["ws-order"])


def text_controls(exercise: Exercise, item: Item) -> Iterator[nodes.Node]:
    """Yield a box for a sentence."""
    box = HtmlOnly("", element("textarea", name=item.id, rows="3", maxlength=str(fix.LONGEST)))
    yield element("label", inline("Your sentence "), box, classes=["ws-rewrite"])


CONTROLS: dict[str, Callable[[Exercise, Item], Iterator[nodes.Node]]] = {
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
