"""Find: all attributions of a document and their owners, in reading order."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from whosays.attribution.attribution import Attribution, Owner
from whosays.attribution.clauses import Draft, drafts, without_source_and_cue
from whosays.attribution.owners import Candidate, Ledger, describe, full_names
from whosays.attribution.speech import carry
from whosays.attribution.tokens import tokens
from whosays.lexicon import lexicon
from whosays.spans import Span
from whosays.structure.document import Document, Sentence

READ_KINDS = frozenset({"body", "headline", "subhead"})
"""Kinds of block in which attributions are looked for."""

_MOST_WORDS = 400
"""A "sentence" of more words is a list or noise: nobody is looked for in it."""

_FAR = 20
"""Attributions after which a cue such as "added" no longer tells who spoke before."""

_SAYS_MORE = frozenset("added adds continued continues".split())
_SUBJECT = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}(?=[a-z])")


def find(document: Document) -> tuple[tuple[Attribution, ...], tuple[Owner, ...]]:
    """Return the attributions of the story in reading order, and their owners in order of first words.

    1. Each sentence gives draft attributions (`clauses`).
    2. Quotations join the draft that owns them (`speech`).
    3. Sources become owners (`owners`).
    """
    found = carry(document, _drafts(document))
    ledger = Ledger(full_names(" ".join(document.text(s.span) for s in _story(document))))
    resolved = [(draft, _owner(document, ledger, found, at)) for at, draft in enumerate(found)]
    ids = _ids(ledger.owners)
    attributions = tuple(_attribution(document, draft, owner, ids) for draft, owner in resolved)
    return attributions, tuple(
        Owner(ids[id(owner)], owner.name, owner.type, tuple(sorted(set(owner.mentions))), owner.words)
        for owner in ledger.owners
        if owner.words
    )


def _story(document: Document) -> list[Sentence]:
    return [s for s in document.sentences if document.kind(s) in READ_KINDS]


def _drafts(document: Document) -> tuple[Draft, ...]:
    found: list[Draft] = []
    for sentence in _story(document):
        if len(sentence.words) > _MOST_WORDS:
            continue
        headline = document.kind(sentence) != "body"
        found.extend(drafts(tokens(document, sentence), sentence=sentence.index, headline=headline))
    return tuple(d for d in found if without_source_and_cue(d))


def _words(document: Document, spans: Sequence[Span]) -> int:
    return sum(len(document.text(span).split()) for span in spans)


def _owner(document: Document, ledger: Ledger, found: Sequence[Draft], at: int) -> Candidate | None:
    draft = found[at]
    if draft.rule == "ghost":
        return None
    words = _words(document, without_source_and_cue(draft))
    if draft.source is None:
        return ledger.speaks(ledger.last, None, words=words) if ledger.last else None
    described = describe(document.text(draft.source))
    if described.pronoun is None:
        return ledger.named(draft.source, document.text(draft.source), words=words)
    named = _who_adds(document, found, at) or _subject_before(document, draft)
    if named is not None and described.pronoun in ("he", "she", "who"):
        ledger.named(named, document.text(named), words=0)
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
    """Return the person whose name starts the sentence before, in the same paragraph."""
    sentence = document.sentences[draft.sentence]
    before = document.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return None
    if document.quotations_in(Span(before.span.start, before.span.start + 1)):
        return None
    match = _SUBJECT.match(document.article.text, before.span.start, before.span.end)
    if match is None or match.group().split()[0].lower() in lexicon("sentence-openers"):
        return None
    if describe(match.group()).type != "named-person":
        return None
    return Span(match.start(), match.end() - 1)


def _ids(owners: Sequence[Candidate]) -> dict[int, str]:
    """Return an id for each owner: its name as a slug, numbered where two would be the same."""
    ids: dict[int, str] = {}
    taken: Counter[str] = Counter()
    for owner in owners:
        slug = re.sub(r"\W+", "-", owner.name.lower()).strip("-")[:60] or "owner"
        taken[slug] += 1
        ids[id(owner)] = f"{slug}--{taken[slug]}" if taken[slug] > 1 else slug
    return ids


def _attribution(document: Document, draft: Draft, owner: Candidate | None, ids: dict[int, str]) -> Attribution:
    content = without_source_and_cue(draft)
    owner_type = owner.type if owner else "ghost" if draft.rule == "ghost" else "vague"
    return Attribution(
        source=(draft.source,) if draft.source else (),
        cue=() if draft.rule == "free-standing" else (draft.cue,),
        content=content,
        owner=ids[id(owner)] if owner else None,
        mode=_mode(document, content),
        owner_type=owner_type,
        cue_family=draft.family,
        carried_by=_carried_by(document, draft, content),
        rules=(draft.rule,),
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
