"""Clauses: one sentence in, draft attributions out, each by a named rule.

The rules, in the order in which they are asked at each token:

1. ``ghost``          is believed, is seen as, reportedly: a report without a reporter
2. ``according-to``   a preposition that names the owner
3. ``elided``         ", adding that ...": the subject is the speaker of the clause before
4. ``inverted``       "...", said X
5. ``postposed``      ..., X said
6. ``preposed``       X said (that) ...
7. ``speech-act``     X denied it; X accused Y of something
8. ``colon``          X: ... in a headline, NAME: ... in a transcript
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.attribution.cues import NOT_CLAIMED, Verb, verbs
from whosays.attribution.phrases import (
    PRONOUNS,
    after_verb,
    before_verb,
    is_determiner,
    is_plausible,
    nominal_after,
    opening_subject,
    skip_circumstance,
)
from whosays.attribution.tokens import Token
from whosays.lexicon import lexicon
from whosays.spans import Span, subtract

_GHOST_BE = frozenset("is are was were be been".split())
_ENDS_NOUN_CONTENT = frozenset("as while after before when hours days weeks amid".split())
_TRANSCRIPT = re.compile(r"[A-Z][A-Z.'’ -]{1,40}(?:\([^)]{1,30}\))?\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its owner is known. `elided` is true where the source must be brought from elsewhere."""

    sentence: int
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    family: str | None
    rule: str
    elided: bool = False


def drafts(tokens: Sequence[Token], *, sentence: int, headline: bool = False) -> tuple[Draft, ...]:
    """Return the draft attributions of one sentence, in order of their cues."""
    found: list[Draft] = []
    colon = _colon(tokens, sentence, headline=headline)
    if colon is not None:
        found.append(colon)
    for at, token in enumerate(tokens):
        if token.quoted or not token.is_word:
            continue
        for rule in (_ghost, _according_to, _verb):
            draft = rule(tokens, at, sentence, found)
            if draft is not None:
                found.append(draft)
                break
    return tuple(_without_nested(found))


def _without_nested(found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts that no other draft holds in its content: the outermost owner answers."""
    for draft in found:
        holders = (o for o in found if o is not draft and any(draft.cue in piece for piece in o.content))
        if not any(len(_extent(o)) > len(_extent(draft)) for o in holders):
            yield draft


def _extent(draft: Draft) -> Span:
    spans = [draft.cue, *draft.content, *([draft.source] if draft.source else [])]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    return Span(tokens[start].span.start, tokens[end - 1].span.end)


def _content(tokens: Sequence[Token], start: int, end: int) -> tuple[Span, ...]:
    """Return the tokens from `start` to `end` as content, without commas and stops at its edges."""
    while start < end and tokens[start].text in ",;:—–":
        start += 1
    while end > start and (tokens[end - 1].text in ",;:—–.…" and not tokens[end - 1].quoted):
        end -= 1
    return (_span(tokens, start, end),) if end > start else ()


def _ghost(tokens: Sequence[Token], at: int, sentence: int, _: Sequence[Draft]) -> Draft | None:
    token = tokens[at]
    if token.low in lexicon("ghost-adverbs"):
        return Draft(sentence, None, token.span, _around(tokens, at, at + 1), None, "ghost")
    if token.low not in lexicon("ghosts") or at == 0:
        return None
    be = next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].low in _GHOST_BE), None)
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if be is None or following not in ("to", "as", "that") or any(t.low == "not" for t in tokens[be:at]):
        return None
    return Draft(sentence, None, _span(tokens, be, at + 1), _around(tokens, be, at + 1), None, "ghost")


def _around(tokens: Sequence[Token], start: int, end: int) -> tuple[Span, ...]:
    """Return the clause around a cue, up to a dash, a colon or a semicolon on each side."""
    first = next((i + 1 for i in range(start - 1, -1, -1) if tokens[i].text in ":;—"), 0)
    last = next((i for i in range(end, len(tokens)) if tokens[i].text in ";—"), len(tokens))
    return _content(tokens, first, start) + _content(tokens, end, last)


def _according_to(tokens: Sequence[Token], at: int, sentence: int, _: Sequence[Draft]) -> Draft | None:
    words = next((p.split() for p in lexicon("cues-preposition") if _reads(tokens, at, p.split())), None)
    if words is None:
        return None
    end = at + len(words)
    source = nominal_after(tokens, end)
    if source is None:
        return None
    content = _content(tokens, 0, at) + _content(tokens, source[1], len(tokens))
    return Draft(sentence, _span(tokens, *source), _span(tokens, at, end), content, "neutral", "according-to")


def _reads(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return [t.low for t in tokens[at : at + len(words)]] == list(words)


def _verb(tokens: Sequence[Token], at: int, sentence: int, found: Sequence[Draft]) -> Draft | None:
    verb = verbs().get(tokens[at].low)
    if verb is None or "x" in verb.frames or (at > 0 and tokens[at - 1].low in NOT_CLAIMED):
        return None
    if not _PARTICLES.keys().isdisjoint(verb.frames) and not _has_particle(tokens, at, verb):
        return None
    if verb.form == "ing":
        return _elided(tokens, at, verb, sentence, found)
    return _inverted(tokens, at, verb, sentence) or _with_subject(tokens, at, verb, sentence, found)


_PARTICLES = {"p": frozenset({"out", "to"}), "o": frozenset({"of", "about"})}
"""Frame -> the words of which one must follow the verb: point out, speak of."""


def _has_particle(tokens: Sequence[Token], at: int, verb: Verb) -> bool:
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return any(following in words for frame, words in _PARTICLES.items() if frame in verb.frames)


def _elided(tokens: Sequence[Token], at: int, verb: Verb, sentence: int, found: Sequence[Draft]) -> Draft | None:
    """Find ", adding that ...": the participle leans on the subject of the clause before it."""
    after_break = at > 0 and (tokens[at - 1].text == "," or tokens[at - 1].low in ("and", "but", "while"))
    if not after_break or at + 1 >= len(tokens):
        return None
    claims = "that" in (t.low for t in tokens[at + 1 : at + 3]) or tokens[at + 1].is_quote_mark or tokens[at + 1].text in ":,"
    if not claims and "c" not in verb.frames and "n" not in verb.frames and verb.lemma not in ("add", "note", "insist"):
        return None
    content = _content(tokens, at + 1, len(tokens))
    source = _leant_on(tokens, found)
    return Draft(sentence, source, tokens[at].span, content, verb.family, "elided", elided=True) if content else None


def _leant_on(tokens: Sequence[Token], found: Sequence[Draft]) -> Span | None:
    """Return the subject of the sentence for a cue that has none; None where a speaker in the sentence is known already."""
    subject = None if any(draft.rule != "ghost" for draft in found) else opening_subject(tokens)
    return _span(tokens, *subject) if subject else None


def _inverted(tokens: Sequence[Token], at: int, verb: Verb, sentence: int) -> Draft | None:
    """Find the cue before its speaker: "...", said X."""
    if at == 0 or verb.form not in ("past", "present") or ("a" in verb.frames and "q" not in verb.frames):
        return None
    before = tokens[at - 1]
    if not (before.is_quote_mark or before.text in ",.?!") or before.quoted:
        return None
    source = after_verb(tokens, at)
    content = _content(tokens, _clause_start(tokens, at), at)
    if source is None or not content or not is_plausible(tokens[source[0] : source[1]]):
        return None
    content += _resumed(tokens, source[1], quoted_before=tokens[at - 2].quoted or before.is_quote_mark)
    return Draft(sentence, _span(tokens, *source), tokens[at].span, content, verb.family, "inverted")


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause that ends before `at` starts: after a semicolon outside quotation marks, if there is one."""
    return next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text == ";" and not tokens[i].quoted), 0)


def _resumed(tokens: Sequence[Token], start: int, *, quoted_before: bool) -> tuple[Span, ...]:
    """Return the content that goes on after a cue in the middle of it."""
    rest = start
    while rest < len(tokens) and tokens[rest].text in ",.;":
        rest += 1
    if rest >= len(tokens):
        return ()
    mark = next((i for i in range(rest, len(tokens)) if tokens[i].is_quote_mark), None)
    if tokens[rest].low in verbs() and verbs()[tokens[rest].low].form == "ing":
        return ()
    if quoted_before:
        return _content(tokens, mark, len(tokens)) if mark is not None and mark - rest < 4 else ()
    return _content(tokens, rest, len(tokens))


def _with_subject(tokens: Sequence[Token], at: int, verb: Verb, sentence: int, found: Sequence[Draft]) -> Draft | None:
    subject = before_verb(tokens, at)
    elided = subject is None and at > 0 and tokens[at - 1].low in ("and", "but")
    if subject is None and not elided:
        return None
    if subject is not None and verb.lemma != "say" and not is_plausible(tokens[subject[0] : subject[1]]):
        return None
    if subject is not None and not _agrees(tokens[subject[0] : subject[1]], verb):
        return None
    source = _span(tokens, *subject) if subject else _leant_on(tokens, found)
    start = subject[0] if subject else at
    for rule, content in _contents(tokens, start, at, verb):
        if content:
            return Draft(sentence, source, tokens[at].span, content, verb.family, rule, elided=elided)
    return None


_PLURAL = frozenset({"i", "we", "you", "they", "who", "people", "police", "media", "and"})


def _agrees(subject: Sequence[Token], verb: Verb) -> bool:
    """Tell whether `subject` goes with the verb: plural with "say", and not "it" or "they" with a weak verb."""
    if "w" in verb.frames and subject[-1].low in ("it", "they", "this", "that"):
        return False
    return verb.form != "base" or any(token.low in _PLURAL or token.low.endswith("s") for token in subject)


def _contents(tokens: Sequence[Token], start: int, at: int, verb: Verb) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the readings of what `verb` ties to its subject, the likeliest first."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    at_end = following is None or following.text in ",.;?!" or following.low in ("in", "on", "at", "during", "to")
    before = tokens[start - 1] if start > 0 else None
    if (
        before is not None
        and (before.text == "," or before.is_quote_mark or before.text in ".?!")
        and (at_end or "a" in verb.frames)
    ):
        quoted = before.is_quote_mark or (start > 1 and tokens[start - 2].is_quote_mark)
        begin = _clause_start(tokens, start - 1)
        content = _content(tokens, begin, start)
        unquoted_clause = len(tokens[begin : start - 1]) > 3
        if content and (quoted or unquoted_clause) and not _opens_with_adverbial(tokens, begin, start, quoted=quoted):
            yield "postposed", content + _resumed(tokens, skip_circumstance(tokens, at + 1), quoted_before=quoted)
    yield from _preposed(tokens, at, verb)


_ADVERBIAL = frozenset(
    "in on at during after before with by from for as when while if although though since amid despite".split()
)


def _opens_with_adverbial(tokens: Sequence[Token], begin: int, start: int, *, quoted: bool) -> bool:
    """Tell whether what stands before the subject only sets the scene: "In an interview, he said ..."."""
    if quoted:
        return False
    commas = sum(t.text == "," for t in tokens[begin:start])
    return tokens[begin].low in _ADVERBIAL and commas == 1


def _preposed(tokens: Sequence[Token], at: int, verb: Verb) -> Iterator[tuple[str, tuple[Span, ...]]]:
    rest = skip_circumstance(tokens, at + 1 + (not _PARTICLES.keys().isdisjoint(verb.frames)))
    if "a" in verb.frames:
        rest = _after_addressee(tokens, rest)
    if rest >= len(tokens):
        return
    token = tokens[rest]
    opened = token.low == "that" or token.is_quote_mark or token.text == ":" or token.low in ("whether", "how", "why")
    if token.text == "," and rest + 1 < len(tokens) and tokens[rest + 1].is_quote_mark:
        opened, token, rest = True, tokens[rest + 1], rest + 1
    if "n" in verb.frames and token.is_quote_mark and not _quotes_clause(tokens, rest):
        opened = False
    if (
        opened
        or "c" in verb.frames
        or ("a" in verb.frames and rest > at + 1)
        or ("q" in verb.frames and _starts_clause(tokens, rest))
    ):
        yield "preposed", _content(tokens, rest, _clause_end(tokens, rest))
    if not verb.frames.isdisjoint("nok") and (token.is_word or token.is_quote_mark):
        end = _noun_content_end(tokens, rest)
        if "k" not in verb.frames or token.low in ("for", "it") or any(t.is_quote_mark for t in tokens[rest:end]):
            yield "speech-act", _content(tokens, rest, end)


def _quotes_clause(tokens: Sequence[Token], mark: int) -> bool:
    """Tell whether the quotation that opens at `mark` ends with a stop or a comma, as a whole clause does."""
    end = next((i for i in range(mark + 1, len(tokens)) if tokens[i].is_quote_mark), len(tokens))
    return tokens[end - 1].text in ".,?!"


def _after_addressee(tokens: Sequence[Token], at: int) -> int:
    """Return the index after whoever is told: that, a quotation, a pronoun or a new phrase opens what they are told."""
    if at < len(tokens) and (tokens[at].low in ("that", "of", "against") or tokens[at].is_quote_mark):
        return at
    for i in range(at + 1, min(at + 9, len(tokens))):
        if tokens[i].low in ("that", "how", "why", "whether") or tokens[i].is_quote_mark or tokens[i].low in PRONOUNS:
            return i
        if tokens[i].text in ",." or (is_determiner(tokens[i]) and tokens[i - 1].low not in ("of", "the", "at", "in")):
            return i
        if tokens[i].low in ("in", "on", "at", "during"):
            return skip_circumstance(tokens, i)
    return at


def _starts_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a clause with its own subject seems to start at `at`."""
    if tokens[at].low in PRONOUNS or tokens[at].low == "there":
        return True
    if not (tokens[at].is_capital or is_determiner(tokens[at])):
        return False
    finite = (
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "did",
    )
    for token in tokens[at + 1 : at + 9]:
        if token.text in ",.;:":
            return False
        if token.low in finite:
            return True
    return False


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    """Return where reported content that starts at `at` ends: at a semicolon, or before a participle that says more."""
    for i in range(at + 1, len(tokens)):
        if tokens[i].quoted:
            continue
        if tokens[i].text == ";":
            return i
        verb = verbs().get(tokens[i].low)
        if tokens[i - 1].text == "," and verb is not None and verb.form == "ing":
            return i
        if _says_next(tokens, i):
            return i
    return len(tokens)


def _says_next(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "and said" at `at` opens what the same speaker says next."""
    verb = verbs().get(tokens[at + 1].low) if at + 1 < len(tokens) else None
    return tokens[at].low == "and" and verb is not None and verb.form == "past" and "x" not in verb.frames


def _noun_content_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the noun content of a speech act ends: before a clause that sets the scene."""
    for i in range(at + 1, len(tokens)):
        if tokens[i].quoted:
            continue
        if tokens[i].low in _ENDS_NOUN_CONTENT and tokens[i - 1].low != "such":
            return i
        if (
            _says_next(tokens, i)
            or tokens[i].text in ";—"
            or (tokens[i].text == "," and i + 1 < len(tokens) and tokens[i + 1].low.endswith("ing"))
        ):
            return i
    return len(tokens)


def _colon(tokens: Sequence[Token], sentence: int, *, headline: bool) -> Draft | None:
    """Find "X: ..." in a headline, and "NAME: ..." in a transcript."""
    at = next((i for i, t in enumerate(tokens[:9]) if t.text == ":"), None)
    if at is None or at == 0 or at + 1 >= len(tokens):
        return None
    name = tokens[:at]
    transcript = _TRANSCRIPT.match(" ".join(t.text for t in name)) is not None
    if not transcript and not (headline and is_plausible(name) and at <= 4):
        return None
    return Draft(sentence, _span(tokens, 0, at), tokens[at].span, _content(tokens, at + 1, len(tokens)), "neutral", "colon")


def without_source_and_cue(draft: Draft) -> tuple[Span, ...]:
    """Return the content of `draft` without its own source and cue."""
    holes = [draft.cue, *([draft.source] if draft.source else [])]
    return tuple(piece for span in draft.content for piece in subtract(span, holes))
