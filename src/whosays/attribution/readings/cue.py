"""Cues: the tokens of a sentence that may tie content to a source."""

from collections.abc import Iterator
from itertools import takewhile

from whosays.attribution.cues import Verb, quoting_verbs, verbs
from whosays.attribution.parse import Group, Parse
from whosays.attribution.readings.marks import DASHES, PARTICLES, kind_of, mark
from whosays.attribution.readings.offer import Cue
from whosays.attribution.tokens import singular
from whosays.lexicon import lexicon

_QUOTED_AS = 14
"""Tokens after any verb within which 'as "..."' may name what it is about: 'knocked it as "dangerous"'."""
_QUOTES_AHEAD = 30
"""Tokens after a verb of seeing or wanting within which its quotation starts."""
_NEAR, _FAR = 2, 12
"""Tokens within which the particle has to follow; "spoke on Monday about" may tell more in between."""
PARTICLE_FRAMES = {
    "p": frozenset("out to back in on up".split()),
    "o": frozenset("of about against for".split()),
    "t": frozenset({"to"}),
}
"""Frame -> the words of which one must follow the verb: point out, speak of, refer to."""
_K_WORDS = frozenset("for over as it".split())
"""Words of which frame k needs one, where no quotation follows."""
_WITHHOLDS = frozenset(
    "refuse refused refuses refusing decline declined declines declining fail failed fails avoid avoided stop stopped".split()
)
_COLON_FARTHEST = 10
"""A colon farther into a sentence needs a quotation right after it."""


def cues(parse: Parse) -> Iterator[Cue]:
    """Yield each token outside quotations that may be a cue: verbs, then a colon, then nouns."""
    heads = set()
    for group in parse.groups:
        heads.add(group.head)
        if not parse.tokens[group.head].quoted:
            yield from _verb(parse, group)
    yield from _colon(parse)
    for at, token in enumerate(parse.tokens):
        if not token.quoted and (at not in heads or parse.tags[at] == "VBG"):
            yield from _noun(parse, at)


def _verb(parse: Parse, group: Group) -> Iterator[Cue]:
    low = parse.tokens[group.head].low
    verb = verbs().get(low) or (quoting_verbs().get(low) if _quotes_ahead(parse, group.head) else None)
    listed = verb is not None and "x" not in verb.frames and _has_particle(parse, group.head, verb)
    if listed and verb is not None and verb.frames == {"k"}:
        listed = _meets_k(parse, group.head)
    if (verb is not None and "x" in verb.frames) or not (listed or _beside_quotation(parse, group)):
        return
    tag = parse.tags[group.head]
    shape = "passive" if group.passive else "infinitive" if group.infinitive else tag
    cue = Cue(
        group.head,
        group.start,
        "verb",
        verb.lemma if verb else "?",
        verb,
        group,
        _form(parse, group),
        (),
        claimed=not _withholds(parse, group),
    )
    seen = (*_seen_in_verb(cue, shape), *_seen_around_verb(parse, cue, group, shape))
    yield Cue(cue.at, cue.start, cue.kind, cue.lemma, verb, group, cue.form, seen, claimed=cue.claimed)


def _form(parse: Parse, group: Group) -> str:
    if group.passive:
        return "passive"
    if group.infinitive:
        return "infinitive"
    if group.finite:
        return "finite"
    return "ing" if parse.tags[group.start] == "VBG" else "bare"


def _seen_in_verb(cue: Cue, shape: str) -> Iterator[str]:
    yield f"cue={cue.lemma}"
    yield f"frames={cue.frames}"
    yield f"form={shape}"
    yield f"frames={cue.frames} form={shape}"
    if cue.group is not None and cue.group.negated:
        yield "negated"
    if cue.group is not None and cue.group.modal:
        yield "modal"


def _seen_around_verb(parse: Parse, cue: Cue, group: Group, shape: str) -> Iterator[str]:
    tokens = parse.tokens
    follows, before = mark(parse, group.head + 1), mark(parse, group.start - 1)
    yield f"form={shape} after={before}"
    yield f"form={shape} next={follows}"
    yield f"frames={cue.frames} next={follows}"
    yield f"cue={cue.lemma} next={follows}"
    if parse.title:
        yield f"title form={shape}"
        yield f"title frames={cue.frames}"
        yield f"title next={follows}"
    named_as = any(t.low == "as" and not t.quoted for t in tokens[group.head + 2 : group.head + 14])
    yield f"as={named_as} frames={cue.frames}"
    if cue.verb is not None and "k" in cue.verb.frames:
        yield f"frame-k met={_meets_k(parse, group.head)}"
    if before in ("and", "but") and group.start > 1 and tokens[group.start - 2].text == ",":
        yield "after=comma-and"
    yield f"quotes={any(t.is_quote_mark for t in tokens)} frames={cue.frames}"
    earlier = (tokens[g.head] for g in parse.groups if g.head < group.head)
    yield f"cues-before={min(2, sum(t.low in verbs() and not t.quoted for t in earlier))} form={shape}"


def _withholds(parse: Parse, group: Group) -> bool:
    """Tell whether nothing is said by it: "did not say", "would say", "refused to say"."""
    if group.negated or group.modal:
        return True
    return group.infinitive and group.start > 0 and parse.tokens[group.start - 1].low in _WITHHOLDS


def _has_particle(parse: Parse, at: int, verb: Verb) -> bool:
    """Tell whether the word that the verb needs follows it in its clause; True where it needs none."""
    wanted = [words for frame, words in PARTICLE_FRAMES.items() if frame in verb.frames]
    far = parse.tokens[at + 1 : at + 1 + (_FAR if "o" in verb.frames else _NEAR)]
    near = {token.low for token in takewhile(lambda token: token.text not in ",.;:", far)}
    return not wanted or any(not words.isdisjoint(near) for words in wanted)


def _meets_k(parse: Parse, at: int) -> bool:
    """Tell whether a quotation or one of the words that frame k asks for follows the verb at `at`."""
    for token in parse.tokens[at + 1 : at + 14]:
        if token.text in ".;":
            return False
        if token.is_quote_mark or token.low in _K_WORDS:
            return True
    return False


def _quotes_ahead(parse: Parse, at: int) -> bool:
    """Tell whether a quotation starts after the verb at `at` in its clause."""
    ahead = takewhile(lambda token: token.text != ";", parse.tokens[at + 1 : at + 1 + _QUOTES_AHEAD])
    return any(token.is_quote_mark for token in ahead)


def _beside_quotation(parse: Parse, group: Group) -> bool:
    """Tell whether a quotation starts within three tokens after the verb or after "as", or ends right before its group."""
    tokens = parse.tokens
    if any(token.is_quote_mark for token in tokens[group.head + 1 : group.head + 4]):
        return True
    ahead = range(group.head + 4, min(group.head + _QUOTED_AS, len(tokens)))
    if any(tokens[at].is_quote_mark and "as" in (tokens[at - 1].low, tokens[at - 2].low) for at in ahead):
        return True
    return group.start > 0 and parse.tokens[group.start - 1].is_quote_mark


def _noun(parse: Parse, at: int) -> Iterator[Cue]:
    tag, low = parse.tags[at], parse.tokens[at].low
    owned = tag == "VBG" and at > 0 and parse.tags[at - 1] in ("PRP$", "POS")
    noun = singular(low)
    if not (tag in ("NN", "NNS") or owned) or noun not in lexicon("cues-noun"):
        return
    following = parse.tokens[at + 1].low if at + 1 < len(parse.tokens) else ""
    follows = following if following in PARTICLES or following in ("is", "was") else mark(parse, at + 1)
    seen = (f"noun={noun}", "form=noun", f"noun next={follows}", f"noun after={mark(parse, at - 1)}")
    yield Cue(at, at, "noun", noun, None, None, "noun", seen)


def _colon(parse: Parse) -> Iterator[Cue]:
    """Yield the colon of "X: ..." near the start of a sentence, or right before a quotation."""
    tokens = parse.tokens
    colons = (i for i, t in enumerate(tokens[:-1]) if i and t.text == ":" and not t.quoted)
    at = next((i for i in colons if i < _COLON_FARTHEST or tokens[i + 1].is_quote_mark), None)
    if at is not None:
        yield Cue(at, at, "colon", ":", None, None, "colon", tuple(_seen_around_colon(parse, at)))


def _seen_around_colon(parse: Parse, at: int) -> Iterator[str]:
    tokens = parse.tokens
    first = parse.phrases[0] if parse.phrases and parse.phrases[0].head < at else None
    left = parse.phrases_before(at)
    near = kind_of(parse, left[-1]) if left and left[-1].end == at else "none"
    whole = first is not None and (first.start, first.end) == (0, at)
    verb = any(group.head < at for group in parse.groups)
    opens = "capital" if tokens[at + 1].is_capital else mark(parse, at + 1)
    following = [t for t in tokens[at + 1 :] if t.is_word]
    titled = sum(t.is_capital for t in following) * 2 > len(following)
    yield "colon"
    yield f"colon kind={kind_of(parse, first) if first else 'none'} whole={whole}"
    yield f"colon verb={verb}"
    yield f"colon shouted={all(t.text.isupper() for t in tokens[:at] if t.is_word)}"
    yield f"colon opens={opens}"
    yield f"colon titled={titled}"
    yield f"colon far={min(at, 4)}"
    yield f"colon near={near} opens={opens}"
    yield f"colon dash={any(t.text in DASHES for t in tokens[:at])}"
    yield f"colon whole={whole} titled={titled}"
    yield f"colon whole={whole} opens={opens}"
    if parse.title:
        yield "title colon"
        yield f"title colon whole={whole}"
        yield f"title colon verb={verb}"
