"""The notes of an annotated article: who says it, which words show that, and the sum that decided."""

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes

from whosays.attribution.attribution import Attribution
from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.evidence.rule import Evidence, Rule
from whosays.labels.label import LabelledSentence
from whosays.render import plain
from whosays.report import Report
from whosays.spans import Span
from whosays.sphinxext.decided import Decided
from whosays.sphinxext.labels import badge, full_name, short_name
from whosays.sphinxext.nodes import block, element, inline, local_link, paragraph

QUESTIONS = {"gate": "Story or page?", "voice": "Who says?", "check": "Could we check it?"}
FEW, SHORT = 3, 40  # words of evidence beside a sentence, and the characters of one of them
NAMELESS = "an owner without a name"
NO_OWNER = {"reporter": "nobody is named, so the reporter says it", "page": "the page itself speaks"}


def margin_note(report: Report, labelled: LabelledSentence, prefix: str, told: Decided | None = None) -> nodes.paragraph:
    """Return the note that stands beside a sentence: its number, its label, the owner and the cue."""
    number = labelled.sentence.index + 1
    head = local_link(badge(labelled.label, number=number), " ", full_name(labelled.label), to=f"{prefix}n{number}")
    parts: list[nodes.Node] = [head]
    words = " · ".join(_gist(report, labelled) if told is None else _gist_of_coders(report, told))
    if words:
        parts.append(inline(words, classes=["ws-mnote-words"]))
    return paragraph(*parts, classes=["ws-mnote", f"ws-mnote-{_letters(labelled)}"])


def page_note(report: Report, index: int) -> nodes.paragraph:
    """Return the note that stands beside a block: what kind of block it is, and the words that show it."""
    words = " · ".join(_shown(report, report.blocks[index].evidence))
    parts: list[nodes.Node] = [inline(kind_name(report.document.blocks[index].kind), classes=["ws-kind"])]
    if words:
        parts += [inline(words, classes=["ws-mnote-words"])]
    return paragraph(*parts, classes=["ws-mnote"])


def note(report: Report, labelled: LabelledSentence, prefix: str, told: Decided | None = None) -> nodes.Element:
    """Return the whole note of a sentence: the card that opens on the page, and its endnote on paper."""
    number = labelled.sentence.index + 1
    title = paragraph(badge(labelled.label, number=number), " ", nodes.strong("", full_name(labelled.label)))
    back = paragraph(local_link(f"Link to sentence {number}", to=f"{prefix}s{number}"), classes=["ws-note-link"])
    made = block(title, classes=["ws-note"])
    if told is None:
        made += [*_what_the_engine_sees(report, labelled), back]
    else:
        engine = report.sentences[labelled.sentence.index]
        reads = paragraph(nodes.strong("", "The engine"), f" reads it as {full_name(engine.label)}.")
        sees = element("details", element("summary", "What the engine sees"), *_what_the_engine_sees(report, engine))
        made += [*_what_the_coders_say(report, told), reads, sees, back]
    made["ids"].append(f"{prefix}n{number}")
    return made


def _what_the_engine_sees(report: Report, labelled: LabelledSentence) -> Iterator[nodes.Node]:
    yield paragraph(*_who(report, labelled))
    if labelled.evidence:
        yield _evidence_list(report, labelled.evidence)
    yield element("details", element("summary", "The points that decided"), paragraph(_sums(labelled)), classes=["ws-sums"])


def _what_the_coders_say(report: Report, told: Decided) -> Iterator[nodes.Node]:
    """Yield the reason of the coders, and whom they found answerable."""
    row = told.row
    why = row.why.strip().rstrip(".")
    others = " or ".join(full_name(label) for label, _ in row.accept)
    parts = [f"{why[:1].upper()}{why[1:]}." if why else f"{full_name(row.label).capitalize()}."]
    if row.confidence == "disputed":
        parts.append("They marked it as disputed.")
    if others:
        parts.append(f"It can also be read as {others}.")
    yield paragraph(nodes.strong("", "The coders: "), " ".join(parts))
    if row.label.voice == "source":
        how = ", ".join(words.replace("-", " ") for words in (row.owner_type, row.mode) if words)
        cue = " ".join(report.document.text(span) for span in told.cue)
        tied = f", tied by {_quoted(cue)}" if cue else ""
        yield paragraph(nodes.strong("", "Who says? "), f"{told.owner or NAMELESS}{f' ({how})' if how else ''}{tied}.")
    else:
        yield paragraph(nodes.strong("", "Who says? "), f"{NO_OWNER[row.label.voice].capitalize()}.")


def kind_name(kind: str) -> str:
    """Return the kind of a block in words."""
    return "story" if kind == "body" else kind.replace("-", " ")


def attributions_of(report: Report, span: Span) -> list[Attribution]:
    """Return the attributions whose content stands in `span`."""
    return [one for one in report.attributions if one.claimed and any(part.overlaps(span) for part in one.content)]


def _gist(report: Report, labelled: LabelledSentence) -> list[str]:
    """Return the few words that stand beside a sentence: owner and cue, the kind of block, or the first evidence."""
    if labelled.label.voice == "page":
        return [kind_name(report.document.kind(labelled.sentence))]
    return _owner_and_cue(report, labelled) or _shown(report, labelled.evidence)


def _gist_of_coders(report: Report, told: Decided) -> list[str]:
    """Return the few words by which the coders decided."""
    if told.row.label.voice == "page":
        return [kind_name(told.row.kind)]
    words = [_quoted(report.document.text(span)) for span in (told.cue if told.row.label.voice == "source" else told.check)]
    return [told.owner or NAMELESS, *words[:1]] if told.row.label.voice == "source" else words[:FEW]


def _owner_and_cue(report: Report, labelled: LabelledSentence) -> list[str]:
    if labelled.label.voice != "source":
        return []
    words = []
    for one in attributions_of(report, labelled.sentence.span)[:1]:
        words += [_owner_name(report, one), *(_quoted(report.document.text(cue)) for cue in one.cue[:1])]
    return words


def _owner_name(report: Report, attribution: Attribution) -> str:
    return next((owner.name for owner in report.owners if owner.id == attribution.owner), NAMELESS)


def _who(report: Report, labelled: LabelledSentence) -> list[nodes.Node | str]:
    """Return the answer to the first question in a sentence."""
    parts: list[nodes.Node | str] = [nodes.strong("", "Who says? ")]
    found = attributions_of(report, labelled.sentence.span)
    if labelled.label.voice != "source" or not found:
        return [*parts, NO_OWNER.get(labelled.label.voice, "an owner brought over from a sentence before").capitalize(), "."]
    for index, one in enumerate(found):
        cue = " ".join(report.document.text(span) for span in one.cue)
        words = f"{_owner_name(report, one)} ({one.owner_type.replace('-', ' ')}, {one.mode})"
        tied = f", tied by {_quoted(cue)}" if cue else ""
        others = plain.names_of(report, one.alternatives)
        doubt = f"; the words could also point to {' or '.join(others)}" if others else ""
        nested = plain.names_of(report, [inner.owner for inner in one.nested if inner.owner])
        inside = f", who quotes {' and '.join(nested)}" if nested else ""
        parts.append(("; " if index else "") + words + tied + inside + doubt)
    return [*parts, "."]


def _evidence_list(report: Report, evidence: Iterable[Evidence]) -> nodes.bullet_list:
    """Return each rule that found something, with the words it points at and the sentence that a pupil reads."""
    by_rule: dict[str, list[str]] = {}
    for one in evidence:
        words = by_rule.setdefault(one.rule, [])
        quoted = _quoted(report.document.text(one.span))
        if quoted not in words:
            words.append(quoted)
    listed = nodes.bullet_list()
    for rule, words in by_rule.items():
        why = inline(", ".join(words), classes=["ws-quote"])
        listed += nodes.list_item("", paragraph(why, ": ", _why(rule), " ", rule_link(rule)))
    return listed


def _why(rule: str) -> str:
    rules: tuple[Rule[Any], ...] = (*PAGE_RULES, *SENTENCE_RULES)
    return next((one.why for one in rules if one.id == rule), "")


def rule_link(rule: str) -> addnodes.pending_xref:
    """Return a link to the page of `rule` by its name in words; plain words where the book has no such page."""
    shown = inline(rule.rsplit(".", maxsplit=1)[-1].replace("-", " "), classes=["ws-rule"])
    return addnodes.pending_xref(
        "", shown, refdomain="ws", reftype="rule", reftarget=rule, refexplicit=False, refwarn=False, soft=True
    )


def _sums(labelled: LabelledSentence) -> str:
    """Return the points of each answer, the largest first."""
    lines = []
    for question, points in labelled.points.items():
        ranked = sorted(points.items(), key=lambda pair: -pair[1])
        lines.append(f"{QUESTIONS.get(question, question)} " + ", ".join(f"{name} {value}" for name, value in ranked))
    return "; ".join(lines) + "."


def _shown(report: Report, evidence: Iterable[Evidence]) -> list[str]:
    """Return the first few words of evidence as they stand on the page, those inside longer ones left out."""
    spans = sorted({one.span for one in evidence if len(one.span) <= SHORT})
    whole = [span for span in spans if not any(span in other for other in spans if other != span)]
    return list(dict.fromkeys(_quoted(report.document.text(span)) for span in whole))[:FEW]


def _quoted(words: str) -> str:
    """Return `words` between quotation marks, those at their own ends left out."""
    bare = " ".join(words.split()).strip('"“”')
    return f"“{bare}”"


def _letters(labelled: LabelledSentence) -> str:
    return short_name(labelled.label).lower()
