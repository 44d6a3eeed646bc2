"""The reference pages, written by the code itself: labels, rules, formulas, commands."""

import inspect
import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.labels.label import Label
from whosays.labels.names import LABEL_NAMES
from whosays.render.numbers import statistic_title, usual_text, value_text
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.domain import domain_of
from whosays.sphinxext.labels import badge, full_name
from whosays.sphinxext.nodes import element, hidden_text, inline, paragraph
from whosays.sphinxext.statistics import BY_KIND
from whosays.statistics.statistic import Statistic


def setup(app: Sphinx) -> None:
    """Register the directives that write reference pages."""
    app.add_config_value("whosays_examples", "tests/evidence", "env", str)
    app.add_directive("ws-rules", RulesDirective)
    app.add_directive("ws-labels", LabelsDirective)
    app.add_directive("ws-formulas", FormulasDirective)
    app.add_directive("ws-cli", CommandsDirective)


class ReferenceDirective(WhoSaysDirective):
    """A directive that describes things that the `ws` domain links to."""

    def target(self, kind: str, name: str, shown: str, node: nodes.Element) -> nodes.Element:
        """Return `node`, made the target of links to `name`."""
        self.set_source_info(node)
        domain_of(self.env).note(kind, name, shown, node)
        self.state.document.note_explicit_target(node, node)
        return node


class LabelsDirective(ReferenceDirective):
    """``{ws-labels}``: the five labels, each with the question that it answers."""

    def content_nodes(self) -> list[nodes.Node]:
        """Return one section for each label."""
        return [self.label(label) for label in Label]

    def label(self, label: Label) -> nodes.Element:
        """Return the section on one label."""
        name = full_name(label)
        title = nodes.title("", "", badge(label), nodes.Text(f" {name[0].upper()}{name[1:]}"))
        section = nodes.section("", title, paragraph(LABEL_NAMES[label.value]["question"]))
        section["names"].append(nodes.fully_normalize_name(name))
        voice = {"source": "a source", "reporter": "the reporter", "page": "the page itself"}[label.voice]
        check = {"fact": "yes", "opinion": "no: it is opinion-like", None: "not asked"}[label.check]
        section += paragraph(f"Who says? {voice.capitalize()}. Could we check it? {check.capitalize()}.")
        section += paragraph("In files: ", nodes.literal("", label.value), ".", classes=["ws-aside"])
        return self.target("label", label.value, name, section)


class RulesDirective(ReferenceDirective):
    """``{ws-rules} page``, ``sentence`` or ``attribution``: each rule with its reason and its page of examples.

    ``{ws-rules} cases`` shows the cases of attribution that tools stumble over, one a line.
    """

    required_arguments = 1

    def content_nodes(self) -> list[nodes.Node]:
        """Return one section for each rule, in the order in which the engine asks them."""
        which = self.arguments[0]
        if which == "attribution":
            return [example_key(), *(self.rule(name) for name in self.attribution_rules())]
        if which == "cases":
            text = self.path(f"/{self.config.whosays_examples}/../attribution/cases.txt").read_text(encoding="utf-8")
            return [nodes.bullet_list("", *case_items(text), classes=["ws-examples"])]
        rules = {
            "page": [(rule.id, rule.why) for rule in PAGE_RULES],
            "sentence": [(rule.id, rule.why) for rule in SENTENCE_RULES],
        }
        if which not in rules:
            raise self.error(f"{self.name}: there are no {which!r} rules; write page, sentence, attribution or cases")
        return [self.rule(name, why) for name, why in rules[which]]

    def attribution_rules(self) -> list[str]:
        """Return the names of the rules that find who says what: their pages of examples are all that names them."""
        folder = self.path(f"/{self.config.whosays_examples}")
        return sorted(path.stem for path in folder.glob("attribution.*.txt"))

    def rule(self, name: str, why: str = "") -> nodes.Element:
        """Return the section on one rule; without a reason of its own, it has the one at the head of its examples."""
        path = self.path(f"/{self.config.whosays_examples}/{name}.txt")
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        head = text.partition("\n")[0].lstrip("# ") if text.startswith("#") else ""
        section = nodes.section("", nodes.title("", "", nodes.literal("", name)), paragraph(why or head))
        section["names"].append(nodes.fully_normalize_name(name))
        openings = "".join(EXAMPLE_MARKS) if name.startswith("attribution.") else "["
        examples = list(example_items(text, openings))
        if examples:
            section += nodes.bullet_list("", *examples, classes=["ws-examples"])
        return self.target("rule", name, name, section)


EXAMPLE_LINE = re.compile(r"(?P<wrong>\? )?(?P<sign>[+-]) (?P<words>.*?)(?:  #(?P<comment>.*))?")
EXAMPLE_MARKS = {"{": ("}", "owner"), "[": ("]", "cue"), "<": (">", "content")}
"""Opening mark -> closing mark, and what stands between them where a rule finds who says what."""

EXAMPLE_KINDS = {
    "+": ("finds", "The rule finds the marked words"),
    "-": ("passes", "The rule finds nothing, as it should"),
    "? ": ("wrong", "The rule gets this wrong, and we know it"),
}


def example_key() -> nodes.paragraph:
    """Return the key to the marks in examples of attributions."""
    kinds = [element("mark", inline(name), classes=["ws-ev", f"ws-ev-{name}"]) for _, name in EXAMPLE_MARKS.values()]
    return paragraph("In the examples: the ", kinds[0], ", the ", kinds[1], " and the ", kinds[2], ".")


def example_items(text: str, openings: str) -> Iterator[nodes.list_item]:
    """Yield the examples of a rule, each with a sign and words that tell what the rule does with it."""
    for line in text.splitlines():
        match = EXAMPLE_LINE.fullmatch(line)
        if match is None:
            continue
        name, meaning = EXAMPLE_KINDS[match["wrong"] or match["sign"]]
        shown: list[nodes.Node | str] = [hidden_text(f"{meaning}: "), *marked_example(match["words"], openings)]
        if match["comment"]:
            shown.append(inline(f" {match['comment'].strip()}", classes=["ws-aside"]))
        yield nodes.list_item("", paragraph(*shown), classes=[f"ws-example-{name}"])


CASE_LINE = re.compile(r"(?P<name>[^#:]+): (?P<words>.*?)(?:  #(?P<wrong> \?)?(?P<comment>.*))?")


def case_items(text: str) -> Iterator[nodes.list_item]:
    """Yield the cases, each with its name, and a sign and words that tell whether the engine gets it right."""
    for line in text.splitlines():
        match = CASE_LINE.fullmatch(line)
        if match is not None:
            kind, meaning = EXAMPLE_KINDS["? " if match["wrong"] else "+"]
            name = nodes.strong("", match["name"])
            words = marked_example(match["words"], "".join(EXAMPLE_MARKS))
            shown: list[nodes.Node | str] = [hidden_text(f"{meaning}: "), name, ": ", *words]
            if match["comment"]:
                shown.append(inline(f" {match['comment'].strip()}", classes=["ws-aside"]))
            yield nodes.list_item("", paragraph(*shown), classes=[f"ws-example-{kind}"])


def marked_example(words: str, openings: str) -> list[nodes.Node]:
    """Return an example's text with what stands between its marks marked; marks may stand in one another."""
    closings = {EXAMPLE_MARKS[opening][0] for opening in openings}
    open_nodes: list[list[nodes.Node]] = [[]]
    names: list[str] = []
    for piece in re.split(f"([{re.escape(openings + ''.join(closings))}])", words):
        if piece and piece in openings:
            names.append(EXAMPLE_MARKS[piece][1])
            open_nodes.append([])
        elif piece in closings and names:
            inside = open_nodes.pop()
            open_nodes[-1].append(element("mark", *inside, classes=["ws-ev", f"ws-ev-{names.pop()}"]))
        elif piece:
            open_nodes[-1].append(inline(piece))
    return [node for level in open_nodes for node in level]


class CommandsDirective(ReferenceDirective):
    """``{ws-cli}``: what each command says about itself when it is asked for help."""

    def content_nodes(self) -> list[nodes.Node]:
        """Return one section for each command."""
        import click

        from whosays.cli import main

        context = click.Context(main, info_name="whosays", terminal_width=78, max_content_width=78)
        made: list[nodes.Node] = [nodes.literal_block("", main.get_help(context), language="text")]
        for name in main.list_commands(context):
            command = main.get_command(context, name)
            if command is not None and not command.hidden:
                inner = click.Context(command, info_name=name, parent=context, terminal_width=78, max_content_width=78)
                made.append(_command(f"whosays {name}", command.get_help(inner)))
        return made


def _command(name: str, help_text: str) -> nodes.section:
    section = nodes.section("", nodes.title("", "", nodes.literal("", name)), ids=[nodes.make_id(name)])
    section["names"].append(nodes.fully_normalize_name(name))
    section += nodes.literal_block("", help_text, language="text")
    return section


class FormulasDirective(ReferenceDirective):
    """``{ws-formulas} far-east-summit``: every statistic with its formula, its source, and its working on an article."""

    required_arguments = 1

    def content_nodes(self) -> list[nodes.Node]:
        """Return one section for each statistic; the count of words by kind of block differs from page to page."""
        found = self.report(self.arguments[0]).statistics
        formulas = formula_texts()
        return [self.formula(one, formulas.get(name)) for name, one in found.items() if not name.startswith(BY_KIND)]

    def formula(self, statistic: Statistic, text: tuple[str, str] | None) -> nodes.Element:
        """Return the section on one statistic."""
        title = statistic_title(statistic.name)
        section = nodes.section("", nodes.title("", "", nodes.Text(title)))
        section["names"].append(nodes.fully_normalize_name(statistic.name))
        if text:
            section += [paragraph(text[0]), nodes.literal_block("", text[1], language="text")]
        section += [labelled("Here", f"{value_text(statistic)}. {statistic.working}"), labelled("Unit", statistic.unit)]
        if statistic.usual:
            section += labelled("Usual", usual_text(statistic))
        section += labelled("Source", statistic.source)
        return self.target("stat", statistic.name, title, section)


def labelled(name: str, words: str) -> nodes.paragraph:
    """Return a line that starts with its own name."""
    return paragraph(nodes.strong("", name), f": {words}", classes=["ws-line"])


def formula_texts() -> dict[str, tuple[str, str]]:
    """Return the first sentence and the formula of each statistic that has a function of the same name."""
    from whosays.statistics import readability, reading_time, sourcing

    found = {}
    for module in (readability, reading_time, sourcing):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            sentence, _, rest = (inspect.getdoc(function) or "").partition("\n\n")
            formula = rest.partition("\n\n")[0].strip()
            if formula and not name.startswith("_") and not formula.startswith((">>>", "References", "Parameters")):
                words = " ".join(sentence.removeprefix("Return ").replace("`", "").split())
                found[name] = (words[:1].upper() + words[1:], formula)
    return found
