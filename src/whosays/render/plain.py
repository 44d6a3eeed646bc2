"""Floor 9, to be seen: how names, numbers and words of an article are written for a reader, on paper or on a screen."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from whosays.attribution.attribution import Owner
from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.evidence.rule import Evidence, Rule
from whosays.grading.exercise import Item
from whosays.labels.decision import STORY_KINDS
from whosays.labels.label import Label, LabelledSentence
from whosays.labels.names import LABEL_NAMES
from whosays.render.visible import visible
from whosays.report import Report
from whosays.spans import Span
from whosays.structure.document import Document

CAUTION = "A label describes the wording of a sentence, never its truth."
NUMBERS = "Numbers count all sentences of the page."
NO_EVIDENCE = ("no words found", "Nobody is named and nothing reads as opinion, so it is left to the reporter.")
_DESCRIPTIONS, _LONGEST_DESCRIPTION = 2, 90
"""Descriptions of an owner that are shown, and the characters of each."""
FEW, SHORT = 3, 40
"""Words of evidence that stand for all, and the characters that one of them may have."""
CARRIED = {
    "C1": "an open quotation carries the name here",
    "C2": "a pronoun or a short name stands for it",
    "C4": "the name follows the words",
}
"""Carry rule -> how an owner whose name does not stand with the words is answerable for them."""


def described(document: Document, owner: Owner) -> str:
    """Return the article's own words for who an owner is, shortened; empty where it gives none."""
    return "; ".join(excerpt(document.text(span), longest=_LONGEST_DESCRIPTION) for span in owner.described_by[:_DESCRIPTIONS])


def excerpt(text: str, *, longest: int = 60) -> str:
    """Return `text` on one line, its middle left out where it is longer than `longest`.

    >>> excerpt("The bridge will close for good in May.", longest=21)
    'The bridge … May.'
    """
    if len(text) > 3 * longest:
        text = f"{text[: 2 * longest]} … {text[-longest:]}"
    line = " ".join(visible(text).split())
    if len(line) <= longest:
        return line
    head, tail = line[: 2 * longest // 3 - 2], line[1 - longest // 3 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"


def quoted(text: str, *, longest: int = 60) -> str:
    """Return an excerpt of `text` in quotation marks, unless it has its own."""
    words = excerpt(text, longest=longest)
    return words if words[:1] in ('"', "“") else f"“{words}”"


def full_name(label: Label) -> str:
    """Return the name of `label`, such as ``sourced opinion``."""
    return LABEL_NAMES[label.value]["name"]


def short_name(label: Label) -> str:
    """Return the letters of `label`, such as ``SO``."""
    return LABEL_NAMES[label.value]["short"]


def kind_name(kind: str) -> str:
    """Return a kind of block or of owner in words."""
    return kind.replace("-", " ")


@cache
def _reasons() -> dict[str, str]:
    rules: tuple[Rule[Any], ...] = (*PAGE_RULES, *SENTENCE_RULES)
    return {rule.id: rule.why for rule in rules}


def reasons(document: Document, evidence: Iterable[Evidence], whole: Span) -> Iterator[tuple[str, str]]:
    """Yield the words that `evidence` points at, each with what the rules that point there tell a pupil.

    `whole` is the stretch that is shown anyway, so that it need not be quoted again.
    """
    words: dict[str, list[str]] = {}
    for one in evidence:
        shown = "all of it" if whole in one.span else quoted(document.text(one.span))
        if shown not in words.setdefault(one.rule, []):
            words[one.rule].append(shown)
    rules: dict[str, list[str]] = {}
    for rule, found in words.items():
        rules.setdefault(", ".join(found), []).append(_reasons()[rule])
    return ((found, " ".join(dict.fromkeys(why))) for found, why in rules.items())


def told(report: Report, labelled: LabelledSentence, owners: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what is told about a sentence, line by line: who says it, the words of evidence, what else it claims."""
    speaks = "who says it" if labelled.label.voice == "source" else "also speaking"
    for owner in owners:
        yield speaks, owner
    yield from reasons(report.document, labelled.evidence, labelled.sentence.span)
    if not labelled.evidence:
        yield NO_EVIDENCE
    if labelled.also:
        yield "also in it", ", ".join(map(full_name, labelled.also))


def pieces(document: Document, labelled: LabelledSentence) -> Iterator[tuple[str, bool]]:
    """Yield the text of a sentence piece by piece, each with whether evidence points at it.

    Evidence that is the whole sentence, such as its place on the page, points at no piece.
    """
    span = labelled.sentence.span
    found = [one.span for one in labelled.evidence if one.span.overlaps(span) and span not in one.span]
    edges = {span.start, span.end}
    edges.update(edge for one in found for edge in (one.start, one.end) if span.start < edge < span.end)
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        yield visible(document.text(piece)), any(piece in one for one in found)


def shown_words(document: Document, labelled: LabelledSentence) -> list[str]:
    """Return the first few short words of evidence, those inside longer ones left out."""
    spans = sorted({one.span for one in labelled.evidence if len(one.span) <= SHORT})
    whole = [span for span in spans if not any(span in other for other in spans if other != span)]
    return list(dict.fromkeys(quoted(document.text(span)) for span in whole))[:FEW]


def owners_by_sentence(report: Report) -> dict[int, list[str]]:
    """Return who answers for words in each sentence: index of the sentence -> names, each with how it is carried."""
    names = {owner.id: visible(owner.name) for owner in report.owners}
    starts = [one.sentence.span.start for one in report.sentences]
    found: dict[int, dict[str, None]] = {}
    for attribution in report.attributions:
        if attribution.owner is not None and attribution.claimed:
            here = set(_sentences_of(starts, (*attribution.source, *attribution.cue)))
            for index in _sentences_of(starts, attribution.content):
                rule = attribution.carried_by if index in here else "C4" if index < min(here, default=index) else "C1"
                how = None if index in here and rule != "C2" else CARRIED.get(rule or "")
                found.setdefault(index, {})[names[attribution.owner] + (f" ({how})" if how else "")] = None
    return {index: list(told) for index, told in found.items()}


def names_of(report: Report, owners: Iterable[str]) -> list[str]:
    """Return the names of owners, given by their ids."""
    names = {owner.id: visible(owner.name) for owner in report.owners}
    return [names[owner] for owner in owners if owner in names]


def _sentences_of(starts: list[int], spans: Iterable[Span]) -> Iterator[int]:
    """Yield the indexes of the sentences, which begin at `starts`, that `spans` run through."""
    for span in spans:
        index = max(0, bisect_right(starts, span.start) - 1)
        while index < len(starts) and starts[index] < span.end:
            yield index
            index += 1


def is_story(report: Report, labelled: LabelledSentence) -> bool:
    """Tell whether a sentence stands in the story, headlines included, and not in the furniture of the page."""
    return report.document.kind(labelled.sentence) in STORY_KINDS


def open_quotation(text: str) -> tuple[bool, bool]:
    r"""Tell whether a quotation is open already where `text` begins, and still where it ends.

    >>> open_quotation('We have met 37 of them," Vell said.'), open_quotation('"Nobody asked us.')
    ((True, False), (False, True))
    >>> open_quotation('"Yes," she said. It is 5" long.')
    (False, False)
    """
    marks = [_opens(text, at) for at, sign in enumerate(text) if sign in '"\u201c\u201d']
    told = [mark for mark in marks if mark is not None]
    return bool(told) and not told[0], bool(told) and told[-1]


def _opens(text: str, at: int) -> bool | None:
    """Tell whether the mark at `at` opens a quotation, or closes one; None for inches and what stands free."""
    before, after = text[:at][-1:], text[at + 1 : at + 2]
    if text[at] != '"':
        return text[at] == "\u201c"
    if before.isdigit() and after != "":
        return None
    opens, closes = not before.strip(" ([\u2014-"), not after.strip(" .,;:!?)]\u2014-")
    return None if opens == closes else opens


LEAD, TRAIL = "[\u201c\u2026] ", " [\u2026\u201d]"
"""What stands around words whose quotation began before, or goes on: in brackets, so that it is no part of them."""


def framed(text: str) -> str:
    """Return `text` with a sign in brackets where it begins or ends within a quotation.

    >>> framed('We have met 37 of them," Vell said.')
    '[\u201c\u2026] We have met 37 of them," Vell said.'
    """
    began, goes_on = open_quotation(text)
    return f"{LEAD if began else ''}{text}{TRAIL if goes_on else ''}"


def before_it(item: Item) -> str:
    """Return the sentence before the one that an item asks about, as it is shown; empty where it is not needed."""
    return f"Before it: {item.before}" if item.before else ""


def item_name(item: Item) -> str:
    """Return the number that students saw, with the item's name in its files where that is another.

    An item of a variant has a number of its own for each student: it is called by its place in the book.
    """
    if item.origin and item.id == item.origin:
        return item.place or " ".join(item.id.partition("/")[::2])
    return f"item {item.number}" if item.id == f"q{item.number}" else f"item {item.number} ({item.id})"


def title(report: Report) -> str:
    """Return the first headline, or the name of the article."""
    found = (report.document.text(block.block.span) for block in report.blocks if block.kind == "headline")
    return excerpt(next(found, report.document.article.name), longest=200)


def page_kinds(report: Report) -> dict[str, tuple[int, int | None, str]]:
    """Return the furniture of the page: kind -> pieces, words (None where left unread), and the first piece."""
    document = report.document
    words = [0] * len(document.blocks)
    for sentence in document.sentences:
        words[sentence.block] += len(sentence.words)
    found: dict[str, tuple[int, int | None, str]] = {}
    for block, number in zip(document.blocks, words, strict=True):
        if block.kind in STORY_KINDS:
            continue
        count, total, first = found.get(block.kind, (0, 0, document.text(block.span)))
        found[block.kind] = (count + 1, None if block.kind == "unread" else (total or 0) + number, first)
    return found


def sums(labelled: LabelledSentence) -> str:
    """Return the points of each answer, the largest first."""
    questions = {"gate": "Story or page?", "voice": "Who says?", "check": "Could we check it?"}
    lines = []
    for question, points in labelled.points.items():
        ranked = sorted(points.items(), key=lambda pair: -pair[1])
        lines.append(f"{questions[question]} " + ", ".join(f"{name} {value}" for name, value in ranked if value))
    return "; ".join(lines) + "."
