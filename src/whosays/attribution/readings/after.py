"""Contents after a cue: where what is said may start, and where it may end."""

from collections.abc import Iterator

from whosays.attribution.cues import verbs
from whosays.attribution.parse import DAYS, Parse
from whosays.attribution.readings.marks import (
    DASHES,
    OCCASIONS,
    PARTICLES,
    QUESTION_WORDS,
    SUBORDINATORS,
    kind_of,
    opening,
    size,
    without_stop,
)
from whosays.attribution.readings.offer import ContentOffer, Cue

CLAUSAL = frozenset({"that", "wh", "quote", "clause", "clause-far"})
"""What opens a clause or a quotation."""
_LOOKS_AHEAD = 18
"""Tokens after a cue within which "that", a quotation or a colon may open the content."""
_OBJECT_PARTICLES = frozenset("of for as to about on over with".split())


def after(parse: Parse, cue: Cue) -> Iterator[ContentOffer]:
    """Yield what may be said after `cue` in its sentence."""
    ends = tuple((end, why, nth, _seen_in_end(cue, why)) for end, why, nth in _ends(parse, cue))
    weak = cue.verb is not None and "w" in cue.verb.frames and "n" not in cue.verb.frames
    quoting = cue.verb is not None and "m" in cue.verb.frames
    for start, way in _starts(parse, cue).items():
        opens = opening(parse, start)
        shown = weak and opens not in CLAUSAL
        seen = tuple(_seen_at_start(parse, cue, start, way, opens))
        for end, why, nth, known in ends:
            if end > start and (not quoting or any(token.quoted for token in parse.tokens[start:end])):
                rule = f"after-{way}-to-{why}{nth or ''}"
                here = (*seen, *known, *_seen_at_end(parse, cue, start, end, why, opens))
                yield ContentOffer(rule, "after", ((start, end),), here, opens, shown=shown)


def below(parse: Parse, cue: Cue) -> Iterator[ContentOffer]:
    """Yield the content that a colon at the end of the sentence announces for the next paragraph."""
    tokens = parse.tokens
    if tokens[-1].text != ":" or tokens[-1].quoted:
        return
    last = not any(group.head > cue.at and tokens[group.head].low in verbs() for group in parse.groups)
    seen = ("below", f"below far={size(len(tokens) - 2 - cue.at)}", f"below frames={cue.frames}", f"below last-cue={last}")
    yield ContentOffer("below", "below", (), seen)


def beside_colon(parse: Parse, cue: Cue) -> Iterator[ContentOffer]:
    """Yield the rest of the sentence, as the content of a colon."""
    end = without_stop(parse, cue.at + 1)
    if end > cue.at + 1:
        yield ContentOffer("colon", "colon", ((cue.at + 1, end),), ("content=colon",))


def _starts(parse: Parse, cue: Cue) -> dict[int, str]:
    """Return where the content may start, with the way that leads there; the first way to a place counts."""
    found: dict[int, str] = {}
    for start, way in (*_starts_near(parse, cue.at + 1), *_starts_ahead(parse, cue)):
        at, skipped = start, way
        while at < len(parse.tokens) and parse.tokens[at].text in ",:":
            skipped += parse.tokens[at].text
            at += 1
        if at < len(parse.tokens) and parse.tokens[at].text not in ".;?!)":
            found.setdefault(at, skipped)
    return found


def _starts_near(parse: Parse, first: int) -> Iterator[tuple[int, str]]:
    tokens = parse.tokens
    yield first, "next"
    if first < len(tokens) and tokens[first].low in PARTICLES:
        yield first + 1, "particle"
    phrase = parse.phrase_from(first)
    if phrase is None or phrase.start > first + 1 or tokens[phrase.head].quoted:
        return
    yield phrase.end, "time" if kind_of(parse, phrase) == "time" else "phrase"
    second = parse.phrase_from(phrase.end)
    if second is not None and second.start <= phrase.end + 1 and kind_of(parse, second) == "time":
        yield second.end, "phrase+time"
    if phrase.end < len(tokens) and tokens[phrase.end].low in _OBJECT_PARTICLES:
        yield phrase.end + 1, f"phrase+{tokens[phrase.end].low}"


def _starts_ahead(parse: Parse, cue: Cue) -> Iterator[tuple[int, str]]:
    first = cue.at + 1
    spoken_of = cue.verb is not None and "o" in cue.verb.frames
    for at in range(first, min(first + _LOOKS_AHEAD, len(parse.tokens))):
        token = parse.tokens[at]
        if token.text in ".;" and not token.quoted:
            return
        if spoken_of and at > first and token.low in ("about", "of"):
            yield at + 1, "far-particle"
        if token.low == "that" and parse.tags[at] in ("IN", "WDT", "DT"):
            yield at, "that"
            return
        if token.is_quote_mark:
            yield at, "quote"
            return
        if token.text == ":":
            yield at + 1, "colon"
            return
        if token.low in QUESTION_WORDS and at > first:
            yield at, "wh"


def _seen_at_start(parse: Parse, cue: Cue, start: int, way: str, opens: str) -> Iterator[str]:
    over = parse.phrase_from(cue.at + 1)
    skipped = kind_of(parse, over) if over is not None and over.end <= start and over.start <= cue.at + 2 else "none"
    yield f"way={way}"
    yield f"opens={opens}"
    yield f"way={way} opens={opens}"
    yield f"skips={skipped} opens={opens}"
    yield f"frames={cue.frames} way={way}"
    yield f"frames={cue.frames} opens={opens}"
    yield f"{cue.form} opens={opens}"
    yield f"cue={cue.lemma} way={way}"
    yield f"cue={cue.lemma} opens={opens}"


def _seen_in_end(cue: Cue, why: str) -> tuple[str, ...]:
    return f"cue={cue.lemma} ends={why}", f"ends={why}", f"ends={why} frames={cue.frames}"


def _seen_at_end(parse: Parse, cue: Cue, start: int, end: int, why: str, opens: str) -> Iterator[str]:
    verb = any(group.finite for group in parse.groups_between(start, end))
    swallows = _swallows(parse, start, end)
    length = size(end - start)
    holds = any(token.quoted for token in parse.tokens[start:end])
    yield f"holds={holds} opens={opens}"
    yield f"holds={holds} frames={cue.frames}"
    yield f"ends={why} opens={opens}"
    yield f"size={length}"
    yield f"size={length} opens={opens}"
    yield f"verb={verb} opens={opens}"
    yield f"ends={why} verb={verb}"
    yield f"crosses={_crosses(parse, start, end)} ends={why}"
    yield f"swallows={swallows} opens={opens}"
    yield f"swallows={swallows} ends={why}"
    yield f"halves={_halves(parse, start, end)}"


def _crosses(parse: Parse, start: int, end: int) -> bool:
    """Tell whether a dash or a semicolon stands inside a content, outside quotations."""
    return any((t.text == ";" or t.text in DASHES) and not t.quoted for t in parse.tokens[start + 1 : end])


def _swallows(parse: Parse, start: int, end: int) -> str:
    """Return how a content swallows a further cue: after "and" or a comma, with its subject after a comma, otherwise."""
    tokens = parse.tokens
    swallowed = "none"
    for group in parse.groups_between(start + 1, end):
        if not group.finite or tokens[group.head].quoted or tokens[group.head].low not in verbs():
            continue
        before = tokens[group.start - 1]
        if before.low in ("and", "but") or before.text == ",":
            return "and-cue"
        subject = next(iter(parse.phrases_before(group.start)[-1:]), None)
        if subject is not None and subject.start > start and tokens[subject.start - 1].text == ",":
            return "comma-subject-cue"
        swallowed = "cue"
    return swallowed


def _halves(parse: Parse, start: int, end: int) -> bool:
    """Tell whether a quotation is cut in two at either end."""
    tokens = parse.tokens
    cut_left = tokens[start].quoted and not tokens[start - 1].is_quote_mark
    return cut_left or (end < len(tokens) and tokens[end].quoted and tokens[end - 1].quoted)


_MOST = {"comma": 2, "quote": 2, "quote-and-verb": 2}
"""How many ends of one kind are offered, where it is more than one."""


def _ends(parse: Parse, cue: Cue) -> Iterator[tuple[int, str, int]]:
    """Yield where the content may end, with the reason and how many of its kind came before: at most a few of each kind."""
    last = without_stop(parse, cue.at + 1)
    yield last, "end", 0
    given: dict[str, int] = {}
    phrase = parse.phrase_from(cue.at + 1)
    if phrase is not None and phrase.start <= cue.at + 3 and cue.at + 1 < phrase.end < last:
        yield phrase.end, "phrase", 0
    for at in range(cue.at + 1, last):
        for end, why in _end_at(parse, at, cue.at, last):
            nth = given.get(why, 0)
            if nth < _MOST.get(why, 1) and cue.at + 1 < end < last:
                given[why] = nth + 1
                yield end, why, nth


def _end_at(parse: Parse, at: int, cue: int, last: int) -> Iterator[tuple[int, str]]:
    token = parse.tokens[at]
    if token.quoted:
        return
    if token.is_quote_mark:
        if parse.tokens[at - 1].quoted:
            yield at + 1, _after_quotation(parse, at + 1, last)
    elif token.text == ",":
        yield at, _after_comma(parse, at + 1, last)
    elif token.text == ";":
        yield at, "semicolon"
    elif token.text in DASHES:
        rest = parse.tokens[at + 1 : last]
        yield at, "dash-pair" if any(t.text in DASHES and not t.quoted for t in rest) else "dash"
    elif token.low in ("and", "but"):
        yield from _at_and(parse, at, last)
    else:
        yield from _at_circumstance(parse, at, cue)


def _at_circumstance(parse: Parse, at: int, cue: int) -> Iterator[tuple[int, str]]:
    """Yield the end before words that tell when, why or on what occasion."""
    low = parse.tokens[at].low
    if low in SUBORDINATORS and at > cue + 2:
        yield at, "as" if low in ("as", "while", "when") else "after"
    elif low == "in" and any(t.low in OCCASIONS for t in parse.tokens[at + 2 : at + 6]):
        if parse.tokens[at + 1].low in ("a", "an", "his", "her"):
            yield at, "occasion"
    elif low in DAYS:
        yield at - (parse.tokens[at - 1].low == "on"), "day"


def _after_quotation(parse: Parse, at: int, last: int) -> str:
    joined = at + 1 < last and parse.tokens[at].low in ("and", "but")
    return "quote-and-verb" if joined and parse.tags[at + 1] in ("VBD", "VBZ", "VBP", "RB") else "quote"


def _after_comma(parse: Parse, at: int, last: int) -> str:
    """Return a short name for what follows a comma at `at` - 1."""
    low = parse.tokens[at].low if at < last else ""
    verb = verbs().get(low)
    if verb is not None and verb.form == "ing":
        return "comma-saying"
    if low in ("and", "but"):
        return "comma-and"
    if low in ("who", "which", "whose"):
        return "comma-which"
    if low == "according":
        return "according"
    if at < last and parse.tags[at] == "VBG":
        return "comma-ing"
    return "comma-as" if low in SUBORDINATORS else "comma"


def _at_and(parse: Parse, at: int, last: int) -> Iterator[tuple[int, str]]:
    following = at + 1 + (at + 2 < last and parse.tags[at + 1] == "RB")
    if following >= last:
        return
    verb = verbs().get(parse.tokens[following].low)
    if verb is not None and verb.form in ("past", "present") and "x" not in verb.frames:
        yield at, "and-said"
    elif parse.tags[at + 1] in ("VBD", "VBZ"):
        yield at, "and-verb"
