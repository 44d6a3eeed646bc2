"""Sources: the noun phrases of a sentence that may be answerable for what a cue ties."""

from collections.abc import Iterator

from whosays.attribution.cues import verbs
from whosays.attribution.parse import Group, Parse, Phrase
from whosays.attribution.readings.extent import extent
from whosays.attribution.readings.marks import DASHES, NO_OWNERS, RELATIVES, kind_of, mark
from whosays.attribution.readings.offer import Cue, Range, SourceOffer

_FARTHEST = 8
"""Noun phrases looked at on the left of a cue."""
REACHING = frozenset({"apposition", "who-clause,", "who-verb1", "prep", "and", "dash"})
"""Gaps whose words still describe the source."""
_INNER = RELATIVES | {"when", "while", "as", "if", "because"}
_CLAUSES = frozenset("caqp")
"""Frames of verbs that take a clause or a quotation; with the others ("praised") a thing owns nothing."""
_THINGS = frozenset({"thing", "time"})
_PLURAL = frozenset("i we you they police people some many others".split())
_RELATIVES_APART = frozenset({"who", "which", "whose"})
_HOLDERS = frozenset({"name", "role", "vague", "institution", "he", "they"})
_HOW_MANY = frozenset({"many", "some", "most", "few", "others"})
_REDUCED = frozenset({("VBN", "IN"), ("VBN", "TO")})
_AGENT = 7
"""Tokens after a cue within which "by" or "from" names its agent."""
_OPENING = 3
"""A participle so near the start of a sentence may lean on the subject of the clause after it."""


def sources(parse: Parse, cue: Cue) -> Iterator[SourceOffer]:
    """Yield the noun phrases that may be the source of `cue`, the nearest first, then the offer that nobody is named."""
    left = [phrase for phrase in parse.phrases_before(cue.start) if not parse.tokens[phrase.head].quoted]
    if cue.form == "passive" and cue.verb is not None and "a" in cue.verb.frames:
        left = []  # who was told is not who says
    if cue.form == "finite" and left and left[-1].end == cue.start and _opens_clause(parse, left[-1]):
        left = left[-1:]
    weak = cue.verb is not None and "w" in cue.verb.frames
    barred = _barred(parse, cue)
    for rank, phrase in enumerate(reversed(left[-_FARTHEST:]), start=1):
        inside = weak and _is_inside(parse, phrase)
        is_year = parse.tokens[phrase.head].text.isdigit()
        if kind_of(parse, phrase) not in barred and not inside and not is_year:
            yield from _left(parse, cue, phrase, rank)
    if cue.kind == "noun":
        yield from _owning(parse, cue)
    yield from _right(parse, cue)
    yield from _later(parse, cue)
    yield from _agents(parse, cue)
    if not weak and cue.kind != "colon":
        none = f"source=none form={cue.form}"
        seen = ("source=none", none, f"{none} after={mark(parse, cue.start - 1)}", f"source=none cue={cue.lemma}")
        yield SourceOffer("none", None, seen)


def _opens_clause(parse: Parse, phrase: Phrase) -> bool:
    """Tell whether a phrase stands right after "that", "when", "because": no other is the subject then."""
    return phrase.start > 0 and parse.tokens[phrase.start - 1].low in _INNER


def _barred(parse: Parse, cue: Cue) -> frozenset[str]:
    """Return the kinds of phrases that can own nothing with `cue`: an event shows nothing, a bridge denies nothing."""
    if cue.kind == "colon":
        return frozenset() if parse.tokens[cue.at + 1].is_quote_mark else NO_OWNERS
    if cue.verb is None:
        return frozenset()
    if "w" in cue.verb.frames:
        return NO_OWNERS
    return frozenset() if cue.verb.frames & _CLAUSES else _THINGS


def _is_inside(parse: Parse, phrase: Phrase) -> bool:
    """Tell whether a phrase stands after a preposition, or is apposed to one that does or that can own nothing."""
    before = mark(parse, phrase.start - 1)
    if before != ",":
        return before in ("IN", "TO")
    closed = phrase.end < len(parse.tokens) and parse.tokens[phrase.end].text == ","
    apposed = [other for other in parse.phrases_before(phrase.start)[-1:] if closed and other.end == phrase.start - 1]
    return any(kind_of(parse, other) in NO_OWNERS or _is_inside(parse, other) for other in apposed)


def _left(parse: Parse, cue: Cue, phrase: Phrase, rank: int) -> Iterator[SourceOffer]:
    gap = _gap(parse, phrase.end, cue.start)
    place = f"gap={gap}" if rank > 1 else f"nearest gap={gap}"
    alone = parse.tags[phrase.head] in ("PRP", "WP", "WDT")
    reaches = cue.start if gap in REACHING and not alone else phrase.end
    while reaches > phrase.end and parse.tokens[reaches - 1].text in ",—–―":
        reaches -= 1
    seen = tuple(_seen_on_left(parse, cue, phrase, rank, gap, place))
    yield SourceOffer(f"left-{rank}", (_whole_start(parse, phrase, gap), reaches), seen, gap, kind_of(parse, phrase))
    owner = possessor(parse, phrase)
    if owner is not None and rank == 1:
        tight = phrase.end in (cue.at + 1, cue.start)
        seen = (f"source=possessor {cue.form}", f"possessor tight={tight} {cue.form}", f"possessor {place}")
        yield SourceOffer(f"possessor-{rank}", owner, seen)


def _whole_start(parse: Parse, phrase: Phrase, gap: str) -> int:
    """Return where the people begin whom a "who" tells about: at "two drivers" in "two drivers on the line, who ..."."""
    if gap not in ("apposition", "who-clause,") or kind_of(parse, phrase) != "thing":
        return phrase.start
    told = any(token.low == "who" for token in parse.tokens[phrase.end : phrase.end + 2])
    apposed = parse.phrase_from(phrase.end)
    told = told or (apposed is not None and apposed.start == phrase.end + 1 and kind_of(parse, apposed) == "name")
    people = parse.phrases_before(phrase.start)[-1:]
    joined = told and people and people[0].end == phrase.start - 1 and parse.tags[phrase.start - 1] == "IN"
    return people[0].start if joined and kind_of(parse, people[0]) in ("role", "vague") else phrase.start


def _seen_on_left(parse: Parse, cue: Cue, phrase: Phrase, rank: int, gap: str, place: str) -> Iterator[str]:
    form, kind, opens = cue.form, kind_of(parse, phrase), mark(parse, phrase.start - 1)
    yield f"source=left {form}"
    yield f"{form} {place}"
    yield f"{form} rank={min(rank, 5)}"
    if rank > 1:
        nearer = parse.phrases_between(phrase.end, cue.start)
        beside = kind_of(parse, nearer[-1]) if nearer and nearer[-1].end == cue.start else "none"
        yield f"passes={beside} {form}"
        yield f"passes-subject={any(_subject_of(parse, other, cue) for other in nearer)} {form}"
    yield f"kind={kind}"
    yield f"{form} kind={kind} {place}"
    yield f"opens={opens} {place}"
    yield f"{form} opens={opens}"
    subject_of = _subject_of(parse, phrase, cue)
    if subject_of:
        yield f"subject-of={subject_of} {form}"
        yield f"subject-of={subject_of} {form} after={mark(parse, cue.start - 1)}"
        yield f"subject-of={subject_of} {form} gap={gap}"
    if parse.tags[phrase.head] in ("NN", "NNS"):
        yield f"head={parse.tokens[phrase.head].low}"
    if rank == 1 and parse.tags[cue.at] in ("VBP", "VBZ") and kind not in ("who", "that"):
        yield f"agrees={_is_plural(parse, phrase) == (parse.tags[cue.at] == 'VBP')}"
    if phrase.start == 0:
        yield f"first-phrase {form}"


def _owning(parse: Parse, cue: Cue) -> Iterator[SourceOffer]:
    """Yield who owns a noun of saying: "his promise", "the mayor's call"."""
    for phrase in parse.phrases_between(cue.at, cue.at + 1):
        owner = possessor(parse, phrase)
        if owner is not None:
            tight = owner[1] in (cue.at, cue.at - 1)
            seen = ("source=owning", f"owning tight={tight}", f"owning opens={mark(parse, owner[0] - 1)}")
            yield SourceOffer("owning", owner, seen)


def possessor(parse: Parse, phrase: Phrase) -> Range | None:
    """Return who owns the thing: "his", "the mayor" in "the mayor's call"."""
    if parse.tags[phrase.start] == "PRP$":
        return phrase.start, phrase.start + 1
    owned = (at for at in range(phrase.end - 1, phrase.start, -1) if parse.tags[at] == "POS")
    at = next(owned, None)
    return None if at is None else (phrase.start, at)


def holder_of(parse: Parse, group: Group) -> Range | None:
    """Return the people or the institution that a verb of holding is said of; None for a thing, a writer or a reader."""
    for phrase in reversed(parse.phrases_before(group.start)[-_FARTHEST:]):
        gap = _gap(parse, phrase.end, group.start)
        told = gap in REACHING and gap not in ("and", "dash")
        people = kind_of(parse, phrase) in _HOLDERS or parse.tokens[phrase.start].low in _HOW_MANY
        if people and (told or gap in ("none", "adv")) and not _is_inside(parse, phrase):
            return phrase.start, group.start - (parse.tokens[group.start - 1].text == ",") if told else phrase.end
    return None


def _subject_of(parse: Parse, phrase: Phrase, cue: Cue) -> str:
    """Return which verb before the cue the phrase seems to be the subject of: the last or an earlier one, a cue or not."""
    after = parse.groups_between(phrase.end, cue.start)
    if not after or not after[0].finite:
        return ""
    between = parse.tokens[phrase.end : after[0].start]
    apposed = len(between) > 1 and between[0].text == between[-1].text == ","
    if (len(between) > 2 and not apposed) or any(t.low in RELATIVES for t in between[:2]):
        return ""
    last = "last" if sum(group.finite for group in after) == 1 else "earlier"
    kind = "cue" if parse.tokens[after[0].head].low in verbs() else "verb"
    opening = parse.tokens[phrase.start - 1].low if phrase.start else ""
    inner = opening in _INNER or parse.tokens[phrase.head].low in RELATIVES
    return f"{last}-{kind}{'-inner' if inner else ''}"


def _gap(parse: Parse, start: int, end: int) -> str:
    """Return a short name for what stands between a phrase and the cue."""
    between = parse.tokens[start:end]
    if not between:
        return "none"
    if any(t.is_quote_mark for t in between):
        return "quote"
    finite = sum(group.finite for group in parse.groups_between(start, end))
    if between[0].low in RELATIVES or (between[0].text == "," and len(between) > 1 and between[1].low in _RELATIVES_APART):
        if len(between) <= 2:
            return "who"
        return "who-clause," if between[-1].text == "," else f"who-verb{min(finite, 2)}"
    commas = sum(t.text == "," for t in between)
    apposed = len(between) > 1 and between[0].text == between[-1].text == ","
    if finite and apposed and all(_is_relative(parse, group) for group in parse.groups_between(start, end) if group.finite):
        return "apposition"
    if finite:
        return f"verb{min(finite, 2)}" + ("," if commas else "")
    return _gap_without_verb(parse, start, end, commas)


def _is_relative(parse: Parse, group: Group) -> bool:
    """Tell whether a relative pronoun is the subject of a verb group: "who took part"."""
    return group.start > 0 and parse.tokens[group.start - 1].low in RELATIVES


def _gap_without_verb(parse: Parse, start: int, end: int, commas: int) -> str:
    between = parse.tokens[start:end]
    first, last = between[0], between[-1]
    if any(t.text in ":;" or t.text in DASHES for t in between):
        return "dash" if len(between) > 1 and first.text in DASHES and last.text in DASHES else "break"
    if last.low in ("and", "but", "or"):
        return "and-verb"
    if commas:
        if commas >= 2 and first.text == "," and last.text == ",":
            return "apposition"
        return "comma" if len(between) == 1 else "comma+" if first.text == "," else "+comma"
    if parse.groups_between(start, end):
        return "prep" if _is_reduced(parse, start) else "verb-bare"
    if any(t.low in RELATIVES for t in between):
        return "relative"
    if any(parse.tags[i] in ("IN", "TO") for i in range(start, end)):
        return "prep"
    if any(t.low in ("and", "but", "or") for t in between):
        return "and"
    return "adv" if all(parse.tags[i].startswith("RB") for i in range(start, end)) else "other"


def _is_reduced(parse: Parse, at: int) -> bool:
    """Tell whether a participle at `at` describes the phrase before it: "emails *seen by the Courier*"."""
    return tuple(parse.tags[at : at + 2]) in _REDUCED and parse.tokens[at].low not in verbs()


def _is_plural(parse: Parse, phrase: Phrase) -> bool:
    """Tell whether a phrase goes with "say" rather than "says"."""
    joined = phrase.start > 0 and parse.tokens[phrase.start - 1].low == "and"
    return joined or parse.tags[phrase.head] in ("NNS", "NNPS") or parse.tokens[phrase.head].low in _PLURAL


def _right(parse: Parse, cue: Cue) -> Iterator[SourceOffer]:
    """Yield the phrase right after an inverted cue: said *Ada Lund*."""
    at = cue.at + 1
    while at < len(parse.tags) and parse.tags[at].startswith("RB"):
        at += 1
    phrase = parse.phrase_from(at)
    if phrase is None or phrase.start != at or parse.tokens[phrase.head].quoted or cue.form not in ("finite", "bare"):
        return
    before = mark(parse, cue.start - 1)
    verb = any(group.finite and _only_adverbs(parse, phrase.end, group.start) for group in _groups_after(parse, phrase))
    seen = (
        "source=right",
        f"right after={before}",
        f"right after={before} kind={kind_of(parse, phrase)}",
        f"right verb-next={verb}",
        f"right ends={mark(parse, phrase.end)}",
        f"right cue={cue.lemma}",
    )
    yield SourceOffer("right", (phrase.start, extent(parse, phrase)), seen)


def _groups_after(parse: Parse, phrase: Phrase) -> tuple[Group, ...]:
    return parse.groups_between(phrase.end, phrase.end + 4)


def _only_adverbs(parse: Parse, start: int, end: int) -> bool:
    """Tell whether nothing but adverbs stands between a phrase and its verb: "most schools already had"."""
    return all(parse.tags[at].startswith("RB") for at in range(start, end))


def _later(parse: Parse, cue: Cue) -> Iterator[SourceOffer]:
    """Yield the subject after an opening participle: Adding that it was late, *the mayor* left."""
    if cue.form not in ("ing", "infinitive") or cue.start > _OPENING:
        return
    for group in parse.groups_between(cue.at + 1, len(parse.tokens)):
        subject = next(iter(parse.phrases_before(group.start)[-1:]), None)
        if group.finite and subject is not None and subject.start > cue.at + 1 and mark(parse, subject.start - 1) == ",":
            near = subject.end == group.start
            seen = (f"source=later {cue.form}", f"later kind={kind_of(parse, subject)}", f"later near={near}")
            yield SourceOffer("later", (subject.start, subject.end), seen)
            return


def _agents(parse: Parse, cue: Cue) -> Iterator[SourceOffer]:
    """Yield the phrases after "by" and "from": was told *by the mayor*."""
    for word in ("by", "from"):
        near = range(cue.at + 1, min(cue.at + _AGENT, len(parse.tokens)))
        at = next((i for i in near if parse.tokens[i].low == word and not parse.tokens[i].quoted), None)
        phrase = parse.phrase_from(at + 1) if at is not None else None
        if at is not None and phrase is not None and phrase.start == at + 1:
            far = at > cue.at + 1
            seen = (f"source={word} {cue.form}", f"{word} kind={kind_of(parse, phrase)}", f"{word} far={far} {cue.form}")
            yield SourceOffer(word, (phrase.start, extent(parse, phrase)), seen)
