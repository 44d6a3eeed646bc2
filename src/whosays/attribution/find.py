"""Find: all attributions of a document and their owners, in reading order."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from whosays.attribution.attribution import Attribution, Owner
from whosays.attribution.clauses import Draft, drafts, without_source_and_cue
from whosays.attribution.descriptions import descriptions
from whosays.attribution.owners import Candidate, Ledger, describe, full_names
from whosays.attribution.parse import Parse, parse
from whosays.attribution.speech import carry
from whosays.attribution.tokens import names_role, tokens
from whosays.attribution.weights import Weights, learned
from whosays.lexicon import lexicon
from whosays.spans import Span
from whosays.structure.document import Document, Sentence
from whosays.structure.tagging import Tagger, tag

READ_KINDS = frozenset({"body", "headline", "subhead"})
"""Kinds of block in which attributions are looked for."""

_MOST_WORDS = 400
"""A "sentence" of more words is a list or noise: nobody is looked for in it."""

_FAR = 20
"""Attributions after which a cue such as "added" no longer tells who spoke before."""

_SAYS_MORE = frozenset("added adds continued continues".split())
_NAME = r"((?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w.'’-]+)"
_SUBJECT = re.compile(_NAME + r"(?: (?=[a-z])|,)")
_LEAD = re.compile(
    r"(?P<lead>(?:For|To|Like|Unlike|With|Take) )?(?:(?:[Tt]he|[Aa]n?) )?(?P<age>[\w-]+-year-old )?"
    r"(?P<role>(?:[\w'’-]+ ){0,3}?[a-z-]+ )??(?=[A-Z])"
)
"""What may stand before the name of the one a sentence is about: "For 15-year-old ...", "Transit director ..."."""
_JOINED = re.compile(r", (?:and|but) " + _NAME + r" (?=[a-z]+(?:ed|et|id|ent|ook|ave|old|as|ame|es|s)\b)")
"""A second subject with a verb after it: "Kim arrived, and Putin met him"."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A draft with its owner, None where nobody is named, and the others for whom its source could stand."""

    draft: Draft
    owner: Candidate | None
    others: tuple[Candidate, ...] = ()
    inner: tuple["Resolved", ...] = ()


def find(document: Document, weights: Weights | None = None) -> tuple[tuple[Attribution, ...], tuple[Owner, ...]]:
    """Return the attributions of the story in reading order, and their owners in order of first words.

    1. Each sentence gives draft attributions (`clauses`).
    2. Quotations join the draft that owns them (`speech`).
    3. Sources become owners (`owners`).
    """
    found = carry(document, _drafts(document, weights or learned()))
    ledger = Ledger(full_names(" ".join(document.text(s.span) for s in _story(document))))
    resolved = [_resolve(document, ledger, found, at) for at in range(len(found))]
    ids = _ids(ledger.owners)
    return tuple(_attribution(document, one, ids) for one in resolved), tuple(
        _described(document, Owner(ids[id(owner)], owner.name, owner.type, tuple(sorted(set(owner.mentions))), owner.words))
        for owner in ledger.owners
        if owner.words or owner.quoted
    )


def _described(document: Document, owner: Owner) -> Owner:
    return replace(owner, described_by=descriptions(document.article.text, owner))


def _resolve(document: Document, ledger: Ledger, found: Sequence[Draft], at: int) -> Resolved:
    draft = found[at]
    owner = _owner(document, ledger, found, at)
    others: tuple[Candidate, ...] = ()
    if owner is not None and draft.source is not None:
        pronoun = describe(document.text(draft.source)).pronoun
        if pronoun is not None and draft.antecedent is None:
            others = ledger.others(pronoun, owner, _passage(document, draft))
    inner = tuple(Resolved(nested, _inner_owner(document, ledger, nested)) for nested in draft.inner)
    return Resolved(draft, owner, others, inner)


def _inner_owner(document: Document, ledger: Ledger, draft: Draft) -> Candidate | None:
    """Return the owner of an attribution nested in another one; it does not become the last speaker."""
    source = draft.antecedent or draft.source
    if source is None or describe(document.text(source)).pronoun is not None:
        return None
    last = ledger.last
    owner = ledger.named(source, document.text(source), words=0)
    owner.quoted, ledger.last = True, last
    return owner


_AROUND = 2
"""Sentences before a pronoun in which it may have another antecedent."""


def _passage(document: Document, draft: Draft) -> str:
    """Return the text before a pronoun in which it may find its antecedent: its paragraph, up to two sentences back."""
    sentence = document.sentences[draft.sentence]
    first = sentence
    while first.index > max(0, sentence.index - _AROUND) and document.sentences[first.index - 1].block == sentence.block:
        first = document.sentences[first.index - 1]
    return document.text(Span(first.span.start, draft.source.start if draft.source else sentence.span.start))


def _story(document: Document) -> list[Sentence]:
    return [s for s in document.sentences if document.kind(s) in READ_KINDS]


def _drafts(document: Document, weights: Weights) -> tuple[Draft, ...]:
    found: list[Draft] = []
    for sentence in _story(document):
        if len(sentence.words) > _MOST_WORDS:
            continue
        found.extend(drafts(parsed(document, sentence, weights.tagger), weights.points, sentence=sentence.index))
    return tuple(d for d in found if not d.content or without_source_and_cue(d))


_LONGEST_TITLE = 25


def parsed(document: Document, sentence: Sentence, tagger: Tagger | None = None) -> Parse:
    """Return the parse of a sentence of `document`."""
    words = tokens(document, sentence)
    block = document.blocks[sentence.block]
    alone = sentence.index == 0 and sentence.span.end == block.span.end and len(sentence.words) <= _LONGEST_TITLE
    return parse(words, tag([token.text for token in words], tagger), title=alone or block.kind != "body")


def _words(document: Document, spans: Sequence[Span]) -> int:
    return sum(len(document.text(span).split()) for span in spans)


def _owner(document: Document, ledger: Ledger, found: Sequence[Draft], at: int) -> Candidate | None:
    draft = found[at]
    if draft.rule == "ghost" or (draft.rule == "passive" and draft.source is None):
        return None  # "is disputed", "was announced": nobody is named, and whoever spoke before need not be meant
    words = _words(document, without_source_and_cue(draft)) if draft.claimed else 0
    if draft.source is None:
        return ledger.speaks(ledger.last, None, words=words) if ledger.last else None
    if draft.antecedent is not None:
        named = ledger.named(draft.antecedent, document.text(draft.antecedent), words=words)
        return ledger.speaks(named, draft.source, words=0)
    described = describe(document.text(draft.source))
    if described.pronoun is None:
        return ledger.named(draft.source, document.text(draft.source), words=words)
    subject = _who_adds(document, found, at) or _subject_before(document, draft)
    if subject is not None and described.pronoun in ("he", "she", "who"):
        ledger.named(subject, document.text(subject), words=0)
    owner = ledger.pronoun(described.pronoun)
    return ledger.speaks(owner, draft.source, words=words) if owner else None


def _who_adds(document: Document, found: Sequence[Draft], at: int) -> Span | None:
    """Return the speaker further on in the paragraph whose cue ("added") tells that he spoke here already."""
    block = document.sentences[found[at].sentence].block
    for later in islice(found, at + 1, at + _FAR):
        if document.sentences[later.sentence].block != block:
            return None
        if later.source is not None and describe(document.text(later.source)).type == "named-person":
            return later.source if document.text(later.cue).lower() in _SAYS_MORE else None
    return None


def _subject_before(document: Document, draft: Draft) -> Span | None:
    """Return the person whose name is the subject of the sentence before; the last of two.

    It is the sentence before in the same paragraph, or one that ends the paragraph before and introduces somebody by full name.
    """
    sentence = document.sentences[draft.sentence]
    before = document.sentences[sentence.index - 1] if sentence.index else None
    if before is None or document.kind(before) not in READ_KINDS:
        return None
    if document.quotations_in(Span(before.span.start, before.span.start + 1)):
        return None
    match = _leading_name(document.article.text, before.span)
    if match is None or describe(match.group(1)).type != "named-person":
        return None
    if before.block != sentence.block:
        return Span(*match.span(1)) if " " in match.group(1) and _introduces(match) else None
    joined = list(_JOINED.finditer(document.article.text, match.end(), before.span.end))
    last = next((m for m in reversed(joined) if describe(m.group(1)).type == "named-person"), match)
    return Span(*last.span(1))


def _introduces(match: re.Match[str]) -> bool:
    """Tell whether a name at the start of a sentence stands after "For", an age or a role, or before an age."""
    after = match.string[match.end() - 1 : match.end() + 3]
    start = max(match.string.rfind("\n", 0, match.start(1)), match.string.rfind(". ", 0, match.start(1)))
    named = match.group(1).split()
    led = match.start(1) > start + 2 or (len(named) > 2 and names_role(named[0].lower()))
    return led or re.match(r", \d\d?\b", after) is not None


def _leading_name(text: str, sentence: Span) -> re.Match[str] | None:
    """Return the match of the name that opens a sentence, after a role, an age or "For"."""
    for lead in (None, _LEAD.match(text, sentence.start, sentence.end)):
        match = _SUBJECT.match(text, lead.end() if lead else sentence.start, sentence.end)
        opens = match is not None and match.group(1).split()[0].lower() in lexicon("sentence-openers")
        if match is None or opens or _is_role_next(text, match) or not _is_name(text, match.group(1)):
            continue
        role = (lead["role"] or "").split() if lead else []
        if not role or names_role(role[-1].lower()):
            return match
    return None


def _is_name(text: str, word: str) -> bool:
    """Tell whether capitals that open a sentence are a name: several words, or one that has its capital elsewhere too."""
    return " " in word or re.search(rf"(?<=[A-Za-z,] ){re.escape(word)}\b", text) is not None


def _is_role_next(text: str, match: re.Match[str]) -> bool:
    """Tell whether a capital opens a role and not a name: "Transit director"."""
    following = re.compile(r"[a-z-]+").match(text, match.end())
    return following is not None and " " not in match.group(1) and names_role(following.group())


def _ids(owners: Sequence[Candidate]) -> dict[int, str]:
    """Return an id for each owner: its name as a slug, numbered where two would be the same."""
    ids: dict[int, str] = {}
    taken: Counter[str] = Counter()
    for owner in owners:
        slug = re.sub(r"\W+", "-", owner.name.lower()).strip("-")[:60] or "owner"
        taken[slug] += 1
        ids[id(owner)] = f"{slug}--{taken[slug]}" if taken[slug] > 1 else slug
    return ids


def _attribution(document: Document, one: Resolved, ids: dict[int, str]) -> Attribution:
    draft, owner = one.draft, one.owner
    content = without_source_and_cue(draft)
    return Attribution(
        source=(draft.source,) if draft.source else (),
        cue=() if draft.rule == "free-standing" else (draft.cue,),
        content=content,
        owner=ids[id(owner)] if owner else None,
        mode=_mode(document, content),
        owner_type=owner.type if owner else "ghost" if draft.rule == "ghost" else "vague",
        cue_family=draft.family,
        carried_by=_carried_by(document, draft, content),
        rules=(draft.rule, *draft.chain),
        claimed=draft.claimed,
        margin=draft.margin,
        alternatives=tuple(ids[id(other)] for other in one.others),
        nested=tuple(_attribution(document, inner, ids) for inner in one.inner if without_source_and_cue(inner.draft)),
    )


def _mode(document: Document, content: Sequence[Span]) -> str:
    """Return ``direct`` where all but a word or two is quoted, ``partial`` where some is, else ``indirect``."""
    inside = sum(
        min(q.span.end, piece.end) - max(q.span.start, piece.start)
        for piece in content
        for q in document.quotations_in(piece)
        if q.speech
    )
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * sum(len(c) for c in content) else "partial"


def _carried_by(document: Document, draft: Draft, content: Sequence[Span]) -> str | None:
    sentence = document.sentences[draft.sentence].span
    if draft.source is not None and describe(document.text(draft.source)).pronoun:
        return "C2"
    if draft.rule == "free-standing" or any(piece.end > sentence.end for piece in content):
        return "C1"
    return "C4" if any(piece.start < sentence.start for piece in content) else None
