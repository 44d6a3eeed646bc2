"""Clauses: one sentence in, draft attributions out, each by a named rule.

1. ``ghost``          is believed, is seen as, reportedly: a report without a reporter
2. ``according-to``   a preposition that names the owner
3. ``signed``         a quotation with a dash and a name under it
4. every other cue, by the reading that `choice` takes:
   ``preposed``       X said (that) ...
   ``postposed``      ..., X said
   ``inverted``       "...", said X
   ``elided``         ", adding that ...": the subject is the speaker of the clause before
   ``speech-act``     X denied it; X accused Y of something
   ``passive``        it was announced by X
   ``colon``          X: ... in a headline, NAME: ... in a transcript
   ``noun``           X's promise to ...; where it stands in nobody's words, a plain rule finds it too
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from whosays.attribution.choice import Reading, readings
from whosays.attribution.cues import verbs
from whosays.attribution.parse import Parse
from whosays.attribution.readings.after import CLAUSAL
from whosays.attribution.readings.extent import extent
from whosays.attribution.readings.marks import DASHES, kind_of, opening, without_stop
from whosays.attribution.readings.source import holder_of, possessor
from whosays.attribution.tokens import Token, singular
from whosays.lexicon import lexicon
from whosays.spans import Span, subtract

_GHOST_BE = frozenset("is are was were be been".split())
_TELLS_A_STORY = re.compile(r"(?:an?|another|the|its|their|this)(?: [\w-]+){0,2} (?:story|tale)\b")
_TRANSCRIPT = re.compile(r"[A-Z][A-Z.'’ -]{1,40}(?:\([^)]{1,30}\))?\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its owner is known; `inner` are those nested in its content.

    `elided` is true where the source must be brought from elsewhere. `antecedent` is what a source such as "who" stands for.
    """

    sentence: int
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    family: str | None
    rule: str
    elided: bool = False
    chain: tuple[str, ...] = ()
    claimed: bool = True
    antecedent: Span | None = None
    inner: tuple["Draft", ...] = ()
    margin: int | None = None


def drafts(parse: Parse, points: Mapping[str, int], *, sentence: int) -> tuple[Draft, ...]:
    """Return the draft attributions of one sentence, in order of their cues."""
    tokens = parse.tokens
    found: list[Draft] = []
    for at, token in enumerate(tokens):
        if token.low not in _plain_words() or token.quoted or not token.is_word:
            continue
        draft = _ghost(tokens, at, sentence) or _according_to(parse, at, sentence) or _in_view(parse, at, sentence)
        if draft is not None:
            found.append(draft)
    signed = _signed(parse, sentence)
    if signed is not None:
        found.append(signed)
    taken = [draft.cue for draft in found]
    for one in readings(parse, points):
        draft = _draft(parse, one.reading, sentence)
        if draft is not None and not any(draft.cue.overlaps(cue) for cue in taken):
            inner = (_draft(parse, reading, sentence) for reading in one.inner)
            found.append(replace(draft, margin=one.margin, inner=tuple(nested for nested in inner if nested is not None)))
    found.extend(_owned_nouns(parse, sentence, found))
    found.extend(_held(parse, sentence, found))
    return tuple(_with_whole_source(draft, found) for draft in sorted(found, key=lambda draft: draft.cue))


_HOLDING = frozenset({"believe", "think"})
_CLAUSE = frozenset({"that", "clause", "clause-far"})


def _held(parse: Parse, sentence: int, found: Sequence[Draft]) -> Iterator[Draft]:
    """Find "islanders believe the bridge is safe" outside of what anybody is found to say: a view with its holder."""
    tokens = parse.tokens
    for group in parse.groups:
        start, verb = group.head + 1, verbs().get(tokens[group.head].low)
        if verb is None or verb.lemma not in _HOLDING or not group.finite or group.passive or group.negated or group.modal:
            continue
        holder = holder_of(parse, group) if start < len(tokens) and not tokens[group.head].quoted else None
        if holder is None or opening(parse, start) not in _CLAUSE:
            continue
        content = ranges_as_content(tokens, start, without_stop(parse, start))
        cue = tokens[group.head].span
        if content and not any(s.overlaps(taken) for s in (cue, *content) for d in found for taken in (d.cue, *d.content)):
            yield Draft(sentence, span_of(tokens, *holder), cue, content, verb.family, "preposed")


def _with_whole_source(draft: Draft, found: Sequence[Draft]) -> Draft:
    """Return a draft with the source of an earlier verb where it has a part of it: "an aide to the mayor left and said"."""
    if draft.source is None or draft.antecedent is not None:
        return draft
    wholes = (d.source for d in found if d.cue < draft.cue and d.source is not None and d.source.end <= d.cue.start)
    whole = next((source for source in wholes if draft.source in source and draft.source != source), None)
    return draft if whole is None else replace(draft, source=whole)


def _owned_nouns(parse: Parse, sentence: int, found: Sequence[Draft]) -> Iterator[Draft]:
    """Find "her claim that ..." and "the mayor's promise to ..." outside of what anybody is found to say."""
    tokens = parse.tokens
    for phrase in parse.phrases:
        at, after = phrase.head, phrase.head + 1
        if tokens[at].quoted or after + 1 >= len(tokens) or singular(tokens[at].low) not in lexicon("cues-noun"):
            continue
        owner = possessor(parse, phrase)
        if owner is None or not (tokens[after].low == "that" or parse.tags[after] == "TO"):
            continue
        end = next((i for i in range(after, len(tokens)) if tokens[i].text in ",;" and not tokens[i].quoted), len(tokens))
        content = ranges_as_content(tokens, after, end)
        if content and not any(content[0].overlaps(span) for draft in found for span in (draft.cue, *draft.content)):
            yield Draft(sentence, span_of(tokens, *owner), tokens[at].span, content, "neutral", "noun")


def _draft(parse: Parse, reading: Reading, sentence: int) -> Draft | None:
    tokens = parse.tokens
    content = tuple(piece for start, end in reading.content.ranges for piece in ranges_as_content(tokens, start, end))
    if (not content and reading.content.rule != "below") or _is_idiom(reading, tokens):
        return None
    span = reading.source.span
    source = span_of(tokens, *span) if span else None
    family = reading.cue.verb.family if reading.cue.verb else "neutral"
    chain = (reading.source.rule, reading.content.rule)
    return Draft(
        sentence,
        source,
        tokens[reading.cue.at].span,
        content,
        family,
        rule_of(reading),
        elided=span is None,
        chain=chain,
        claimed=reading.cue.claimed,
        antecedent=_antecedent(parse, span),
    )


def _is_idiom(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether a verb of saying says nothing: "the numbers tell another story"."""
    said = " ".join(token.low for start, end in reading.content.ranges for token in tokens[start:end])
    return reading.cue.lemma == "tell" and _TELLS_A_STORY.match(said) is not None


def _antecedent(parse: Parse, source: tuple[int, int] | None) -> Span | None:
    """Return the noun phrase that a source "who" or "which" stands for, right before it."""
    if source is None or parse.tags[source[0]] not in ("WP", "WDT") or source[1] != source[0] + 1:
        return None
    end = source[0] - (source[0] > 0 and parse.tokens[source[0] - 1].text == ",")
    left = parse.phrases_before(end)
    if not left or left[-1].end != end:
        return None
    stands_for, *further = left[-1], *left[-2:-1]
    apposed = stands_for.start > 0 and parse.tokens[stands_for.start - 1].text == ","
    if apposed and further and further[0].end == stands_for.start - 1 and kind_of(parse, further[0]) == "name":
        stands_for = further[0]  # "Ada Lund, a nurse who says": she is Ada Lund
    return span_of(parse.tokens, stands_for.start, stands_for.end)


def rule_of(reading: Reading) -> str:
    """Return the name of the rule that a reading follows."""
    way = reading.content.way
    if reading.cue.kind != "verb":
        return reading.cue.kind
    if way == "below":
        return "preposed"
    if way in ("inverted", "postposed"):
        return way
    if reading.cue.form == "passive" or way == "passive":
        return "passive"
    beside = ("none", "adv", "apposition", "who-clause,") if reading.cue.form == "bare" else ("none", "adv")
    leans = reading.cue.form in ("ing", "infinitive", "bare") and reading.source.gap not in beside
    if leans or reading.source.span is None:
        return "elided"
    clause = reading.content.opens in CLAUSAL
    return "preposed" if clause else "speech-act"


def span_of(tokens: Sequence[Token], start: int, end: int) -> Span:
    """Return the characters from the token at `start` to the one before `end`."""
    return Span(tokens[start].span.start, tokens[end - 1].span.end)


def ranges_as_content(tokens: Sequence[Token], start: int, end: int) -> tuple[Span, ...]:
    """Return the tokens from `start` to `end` as content, without commas and stops at its edges."""
    while start < end and tokens[start].text in ",;:—–":
        start += 1
    while end > start and (tokens[end - 1].text in ",;:—–.…" and not tokens[end - 1].quoted):
        end -= 1
    return (span_of(tokens, start, end),) if end > start else ()


def _ghost(tokens: Sequence[Token], at: int, sentence: int) -> Draft | None:
    token = tokens[at]
    if token.low in lexicon("ghost-adverbs"):
        return Draft(sentence, None, token.span, _around(tokens, at, at + 1), None, "ghost")
    if token.low not in lexicon("ghosts") or at == 0:
        return None
    be = next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].low in _GHOST_BE), None)
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if be is None or following not in ("to", "as", "that") or any(t.low == "not" for t in tokens[be:at]):
        return None
    return Draft(sentence, None, span_of(tokens, be, at + 1), _around(tokens, be, at + 1), None, "ghost")


_LONGEST_SIGNATURE = 14


def _signed(parse: Parse, sentence: int) -> Draft | None:
    """Find a quotation with a dash and a name under it: "The wall will fall." - Ada Lund, a teacher."""
    tokens = parse.tokens
    dashes = (i for i in range(1, len(tokens)) if tokens[i].text in DASHES and tokens[i - 1].is_quote_mark)
    at = next(dashes, None)
    if at is None or at + 1 >= len(tokens) or len(tokens) - at > _LONGEST_SIGNATURE:
        return None
    phrase = parse.phrase_from(at + 1)
    named = phrase is not None and phrase.start == at + 1 and tokens[at + 1].is_capital
    if not named or any(g.finite for g in parse.groups_between(at, len(tokens))):
        return None
    end = len(tokens) - (tokens[-1].text == ".")
    return Draft(sentence, span_of(tokens, at + 1, end), tokens[at].span, ranges_as_content(tokens, 0, at), None, "signed")


def _around(tokens: Sequence[Token], start: int, end: int) -> tuple[Span, ...]:
    """Return the clause around a cue, up to a dash, a colon or a semicolon on each side."""
    first = next((i + 1 for i in range(start - 1, -1, -1) if tokens[i].text in ":;—"), 0)
    last = next((i for i in range(end, len(tokens)) if tokens[i].text in ";—"), len(tokens))
    return ranges_as_content(tokens, first, start) + ranges_as_content(tokens, end, last)


def _according_to(parse: Parse, at: int, sentence: int) -> Draft | None:
    tokens = parse.tokens
    words = next((p for p in _prepositions().get(tokens[at].low, ()) if _reads(tokens, at, p)), None)
    if words is None:
        return None
    end = at + len(words)
    phrase = parse.phrase_from(end)
    if phrase is None or any(not token.is_word for token in tokens[end : phrase.start]):
        return None
    stop = extent(parse, phrase)
    aside = _aside_before(tokens, at)
    before = ranges_as_content(tokens, _clause_before(tokens, at) if aside is None else aside, at)
    if not before:
        stop = next((i for i in range(phrase.end, stop) if tokens[i].text == "," and not _closes(tokens, i, stop)), stop)
    content = before + (ranges_as_content(tokens, stop, len(tokens)) if aside is None else ())
    return Draft(sentence, span_of(tokens, end, stop), span_of(tokens, at, end), content, "neutral", "according-to")


_VIEWS = frozenset("view views opinion eyes judgment mind words".split())
_OWN = frozenset({"my", "our", "your", "its"})


def _in_view(parse: Parse, at: int, sentence: int) -> Draft | None:
    """Find "in her view", "in the words of the mayor": whoever holds what the rest of the sentence says."""
    tokens = parse.tokens
    phrase = parse.phrase_from(at + 1) if tokens[at].low in ("in", "to") else None
    if phrase is None or phrase.start != at + 1 or tokens[phrase.head].low not in _VIEWS or phrase.end >= len(tokens):
        return None
    owner, end = possessor(parse, phrase), phrase.end
    if (
        owner is None
        and tokens[at + 1].low == "the"
        and tokens[end].low == "of"
        and (holder := parse.phrase_from(end + 1)) is not None
    ):
        owner = (holder.start, extent(parse, holder)) if holder.start == end + 1 else None
        end = owner[1] if owner is not None else end
    if owner is None or tokens[owner[0]].low in _OWN:
        return None
    content = ranges_as_content(tokens, _clause_before(tokens, at), at) + ranges_as_content(tokens, end, len(tokens))
    return (
        Draft(sentence, span_of(tokens, *owner), tokens[phrase.head].span, content, "neutral", "according-to")
        if content
        else None
    )


def _aside_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where an aside that a dash opened, and no dash has closed, starts: "most - 63 percent, according to ..."."""
    dashes = [i for i in range(at) if tokens[i].text in DASHES and not tokens[i].quoted]
    return dashes[-1] + 1 if len(dashes) % 2 and dashes[-1] < at - 2 else None


def _closes(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """Tell whether a comma opens an apposition that a further comma closes before the claim starts."""
    return any(token.text == "," for token in tokens[comma + 1 : stop + 1])


@cache
def _plain_words() -> frozenset[str]:
    """Return the words at which a plain rule looks."""
    return lexicon("ghost-adverbs") | lexicon("ghosts") | _prepositions().keys() | {"in", "to"}


@cache
def _prepositions() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in sorted(lexicon("cues-preposition")):
        words = tuple(entry.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _clause_before(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause that ends before `at` starts: after a semicolon outside quotation marks, if there is one."""
    return next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text == ";" and not tokens[i].quoted), 0)


def _reads(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return [t.low for t in tokens[at : at + len(words)]] == list(words)


def without_source_and_cue(draft: Draft) -> tuple[Span, ...]:
    """Return the content of `draft` without its own source and cue."""
    holes = [draft.cue, *([draft.source] if draft.source else [])]
    return tuple(piece for span in draft.content for piece in subtract(span, holes))
