"""Contents before a speaker ("..., Ada Lund said") and before an inverted cue ("...", said Ada Lund)."""

from collections.abc import Iterator, Sequence

from whosays.attribution.parse import Parse
from whosays.attribution.readings.marks import DASHES, SUBORDINATORS, kind_of, mark, opening, size, without_stop
from whosays.attribution.readings.offer import ContentOffer, Cue, Range, SourceOffer
from whosays.attribution.readings.source import REACHING

_DESCRIBED_FAR = frozenset({"left-4", "left-5"})
_JOINING = frozenset({"as", "but", "and", "so", "because"})
_OPENERS = frozenset({"but", "and", "so", "yet", "still"})
_LEAST = 3
"""Fewer tokens without quotation marks before a speaker are a name or an adverb, not what is said."""
_RESUMES = 24
"""Tokens after a cue within which a quotation goes on."""
_CIRCUMSTANCE = 12
"""Tokens after a cue that may tell when and where, before a comma and the rest of what is said."""


def before(parse: Parse, cue: Cue, offered: Sequence[SourceOffer]) -> Iterator[ContentOffer]:
    """Yield what stands before each source from which `cue` may look back."""
    for source in offered:
        if source.span is None:
            continue
        if source.rule == "right":
            yield from _before(parse, cue, source, "inverted", cue.start, source.span[1])
        elif _looks_back(cue, source):
            yield from _before(parse, cue, source, "postposed", source.span[0], cue.at + 1)


def _looks_back(cue: Cue, source: SourceOffer) -> bool:
    """Tell whether a source on the left may end what stands before it: it is near the cue, or its description reaches it."""
    if source.rule == "left-1":
        return cue.form in ("finite", "ing", "bare")
    far = source.rule in ("left-2", "left-3") or (source.rule in _DESCRIBED_FAR and source.gap in ("apposition", "who-clause,"))
    return far and cue.form == "finite" and source.gap in REACHING


def subject(parse: Parse, cue: Cue, offered: Sequence[SourceOffer]) -> Iterator[ContentOffer]:
    """Yield the subject of a passive cue as its content: *the plan* was announced by the mayor."""
    left = [phrase for phrase in parse.phrases_before(cue.start)[-1:] if not parse.tokens[phrase.head].quoted]
    if cue.form != "passive" or not left:
        return
    agent = next((source.span for source in offered if source.rule == "by"), None)
    ends = agent[1] if agent else cue.at + 1
    last = without_stop(parse, ends)
    seen = ("passive", f"passive agent={agent is not None}", f"passive frames={cue.frames}", f"passive cue={cue.lemma}")
    kind = f"passive kind={kind_of(parse, left[0])}"
    yield ContentOffer("subject", "passive", ((left[0].start, cue.start),), (*seen, kind, "passive rest=none"))
    if ends < last:
        rest = f"passive rest={mark(parse, ends)}"
        yield ContentOffer("subject-and-rest", "passive", ((left[0].start, cue.start), (ends, last)), (*seen, kind, rest))


def _before(parse: Parse, cue: Cue, source: SourceOffer, way: str, stop: int, resume: int) -> Iterator[ContentOffer]:
    """Yield the contents that end before `stop`, alone and with what goes on from `resume`."""
    joined = stop
    while joined > 1 and parse.tokens[joined - 1].low in _JOINING:
        joined -= 1
    end, ends = _end(parse, joined)
    if end == 0:
        return
    rest = tuple(_resumed(parse, resume, ends))
    for start, why in _starts(parse, end, ends).items():
        if end - start < (1 if ends in ("quote", "in-quote") else _LEAST) or _is_apposed(parse, start, end, source):
            continue
        opens = "in-quote" if parse.tokens[start].quoted else opening(parse, start)
        seen = (*_seen(parse, cue, start, end, why, opens), f"joined={joined < stop}")
        for ranges, name, more in rest:
            here = (
                way,
                f"{way} from={why}",
                *(f"{way} {feature} mark={ends}" for feature in (*seen, *more)),
                f"{way} mark={ends}",
            )
            yield ContentOffer(f"{way}-from-{why}-{name}", way, ((start, end), *ranges), here, opens, source.span)


def _is_apposed(parse: Parse, start: int, end: int, source: SourceOffer) -> bool:
    """Tell whether words before a source between commas name the same person: "Its secretary, Ben Oru, said"."""
    closed = source.span is not None and any(token.text == "," for token in parse.tokens[source.span[1] : source.span[1] + 1])
    said = any(token.quoted or token.is_quote_mark for token in parse.tokens[start:end])
    return closed and not said and not any(group.finite for group in parse.groups_between(start, end))


def _end(parse: Parse, stop: int) -> tuple[int, str]:
    """Return where the content before `stop` ends, without its comma or dash, and the mark that ends it."""
    tokens, end, name = parse.tokens, stop, "none"
    while end > 0 and (tokens[end - 1].text in ",—–―" or tokens[end - 1].text == "--") and not tokens[end - 1].quoted:
        name = "comma" if tokens[end - 1].text == "," else "dash"
        end -= 1
    if end == 0:
        return 0, name
    last = tokens[end - 1]
    if last.is_quote_mark:
        return end, "quote"
    if last.quoted:
        return end, "in-quote"
    return end, "stop" if last.text in "?!." and name == "none" else name


def _starts(parse: Parse, end: int, ends: str) -> dict[int, str]:
    """Return where the content may start: with the sentence, its quotation, after a break or after the first comma."""
    tokens = parse.tokens
    found = {(1 if tokens[0].low in _OPENERS and end > 1 else 0): "sentence"}
    back = range(end - 2, -1, -1)
    if ends in ("quote", "in-quote"):
        opened = next((i for i in back if tokens[i].is_quote_mark and not (i and tokens[i - 1].quoted)), None)
        if opened is not None:
            found.setdefault(opened, "quote")
    broken = next((i for i in back if (tokens[i].text in ";:" or tokens[i].text in DASHES) and not tokens[i].quoted), None)
    if broken is not None:
        found.setdefault(broken + 1, "break")
    comma = next((i for i in range(end - 1) if tokens[i].text == "," and not tokens[i].quoted), None)
    if comma is not None:
        found.setdefault(comma + 1, "comma")
    return found


def _seen(parse: Parse, cue: Cue, start: int, end: int, why: str, opens: str) -> Iterator[str]:
    first = parse.tokens[start]
    verb = first.quoted or first.is_quote_mark or any(group.finite for group in parse.groups_between(start, end))
    adverbial = first.low in SUBORDINATORS or parse.tags[start] in ("IN", "VBG", "VBN", "RB", "TO")
    yield f"from={why}"
    yield f"verb={verb}"
    yield f"size={size(end - start)}"
    yield f"adverbial={adverbial}"
    yield f"opens={opens}"
    yield f"frames={cue.frames}"
    yield f"cue={cue.lemma}"


def _resumed(parse: Parse, at: int, ends: str) -> Iterator[tuple[tuple[Range, ...], str, tuple[str, ...]]]:
    """Yield what may go on after a cue in the middle of its content: ranges, the name of the rule, features."""
    tokens = parse.tokens
    follows = mark(parse, at)
    last = without_stop(parse, at)
    rest = at
    while rest < last and tokens[rest].text == ",":
        rest += 1
    quote = next((i for i in range(rest, min(rest + _RESUMES, last - 1)) if tokens[i].is_quote_mark), None)
    goes_on = quote is not None and not tokens[quote + 1].is_capital
    if not (goes_on and quote is not None and ends == "quote" and mark(parse, quote - 1) == ","):
        yield (), "only", ("rest=none", f"rest=none next={follows}")
    if rest < last and ends not in ("quote", "in-quote"):
        yield from _clause_on(parse, at, rest, last, ends)
    if quote is not None:
        seen = (
            "rest=quote",
            f"rest=quote far={min((quote - rest) // 4, 3)} goes-on={goes_on}",
            f"rest=quote next={follows}",
            f"rest=quote before={mark(parse, quote - 1)} goes-on={goes_on}",
        )
        yield ((quote, last),), "quote", seen


def _clause_on(
    parse: Parse, at: int, rest: int, last: int, ends: str
) -> Iterator[tuple[tuple[Range, ...], str, tuple[str, ...]]]:
    """Yield the clause that goes on right after the cue, or after words that tell when and where."""
    follows = mark(parse, at)
    if rest > at or ends == "comma":
        yield ((rest, last),), "rest", ("rest=all", f"rest=all next={follows} opens={mark(parse, rest)}")
    if rest == at:
        commas = (i for i in range(rest, min(rest + _CIRCUMSTANCE, last - 1)) if parse.tokens[i].text == ",")
        comma = next(commas, None)
        if comma is not None:
            seen = ("rest=later", f"rest=later next={follows} opens={mark(parse, comma + 1)}")
            yield ((comma + 1, last),), "later", seen
