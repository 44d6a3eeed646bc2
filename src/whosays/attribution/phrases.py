"""Phrases: where the noun phrase beside a cue starts and ends. Positions are indices into the tokens of one sentence."""

from collections.abc import Sequence

from whosays.attribution.cues import verbs
from whosays.attribution.tokens import Token, names_role, singular
from whosays.lexicon import lexicon

PRONOUNS = frozenset("he she they it i we you who".split())
RELATIVES = frozenset("who which that".split())
_AUXILIARIES = frozenset("has have had is are was were been being did do does".split())
_ADVERBS = frozenset(
    "all both each also later then again once already earlier often still just even now first soon quickly since".split()
)
_SUBORDINATORS = frozenset(
    """that which who whom whose when while where as because since after before if although though but or nor unless until
    whether than what how why so yet""".split()
)
_FINITE = frozenset(
    """is are was were be has have had does did will would can could may might must shall should came went made took got met
    told let put set held ran saw began kept gave left led lost won""".split()
)
_OPENERS = frozenset("but and yet so still however meanwhile separately earlier later nor also then or".split())
_PREPOSITIONS = frozenset(
    "in on at during after before with by from for to of about over under amid despite since until as through via".split()
)
_DETERMINERS = frozenset(
    """the a an this that these those some many several few both all other another one two three four five six seven eight
    nine ten most his her their its our my your no every each""".split()
)
_STANDS_ALONE = frozenset("that these those some many several few both all other another one two three most".split())
"""Determiners that can be a subject without a noun: "many say"."""
_DASHES = frozenset({"-", "—", "–", "--"})
_PARTS_OF_DAY = frozenset("night morning afternoon evening".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
_CLOSERS = frozenset(",;:—–()")


def before_verb(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the subject that ends right before the verb at `verb`, or None where there is none."""
    end = verb
    while end > 0 and (tokens[end - 1].low in _AUXILIARIES | _ADVERBS or tokens[end - 1].low.endswith("ly")):
        end -= 1
    if end == 0:
        return None
    last = tokens[end - 1]
    if last.text == ",":
        return _with_apposition(tokens, end - 1)
    if last.text in _DASHES:
        return _between_dashes(tokens, end - 1)
    if last.low in RELATIVES:
        return _antecedent(tokens, end - 1)
    if not _ends_phrase(last):
        return None
    return _trim(tokens, _phrase_start(tokens, end), end)


def _ends_phrase(last: Token) -> bool:
    """Tell whether a noun phrase can end with `last`."""
    leans_on = last.low in _PREPOSITIONS or (last.low in _DETERMINERS and last.low not in _STANDS_ALONE)
    return not leans_on and (last.is_word or last.text == ")")


def _between_dashes(tokens: Sequence[Token], dash: int) -> tuple[int, int] | None:
    """Return the subject before an aside between two dashes: "Moon - a retired general - said"."""
    opening = next((i for i in range(dash - 1, 0, -1) if tokens[i].text in _DASHES), None)
    subject = _trim(tokens, _phrase_start(tokens, opening), opening) if opening is not None else None
    return (subject[0], dash) if subject else None


def _phrase_start(tokens: Sequence[Token], end: int) -> int:
    """Return where the noun phrase that ends at `end` starts, walking left until something cannot belong to it."""
    start = end
    while start > 0 and _belongs(tokens, start - 1):
        start -= 1
    return start


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in "()":
        return True
    if not token.is_word or token.quoted:
        return token.text in "-&%$#" and not token.is_quote_mark
    if token.low == "and":
        return at > 0 and _joins_nouns(tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None)
    if token.low in _SUBORDINATORS or token.low in _FINITE:
        return False
    return token.is_capital or token.low not in verbs() or verbs()[token.low].form not in ("past", "ing")


def _joins_nouns(left: Token, right: Token | None) -> bool:
    """Tell whether "and" between `left` and `right` joins two noun phrases rather than two clauses."""
    if right is None or right.low in PRONOUNS or right.low in verbs():
        return False
    nounlike = left.is_capital or names_role(left.low) or singular(left.low) in lexicon("roles-institution")
    return nounlike or left.low in lexicon("roles-vague")


def _trim(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase without sentence openers and a leading adverbial ("On Wednesday the ministry")."""
    while start < end and tokens[start].low in _OPENERS:
        start += 1
    if start < end and tokens[start].low in _PREPOSITIONS and start + 1 < end:
        later = [i for i in range(start + 2, end) if tokens[i].low in _DETERMINERS | PRONOUNS or _capital_run(tokens, i)]
        start = later[0] if later else end
    return (start, end) if start < end else None


def _capital_run(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name starts at `at`: after a weekday or a lower-case word."""
    before = tokens[at - 1]
    return (
        tokens[at].is_capital
        and (before.low in _DAYS or not before.is_capital)
        and before.low not in _PREPOSITIONS | _DETERMINERS
    )


def _with_apposition(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """Return the subject whose apposition ends at the comma: "Moon, a retired general who attended," said."""
    first = comma
    while (
        first > 0
        and not tokens[first - 1].quoted
        and not tokens[first - 1].is_quote_mark
        and tokens[first - 1].text not in ";:—"
    ):
        first -= 1
    commas = [i for i in range(first, comma) if tokens[i].text == ","]
    starts = [first] + [i + 1 for i in commas]
    for start in starts[:-1]:
        if tokens[start].low in _PREPOSITIONS | _SUBORDINATORS - {"that"} or tokens[start].low in _OPENERS:
            if tokens[start].low in _OPENERS and start + 1 < comma and tokens[start + 1].text != ",":
                return start + 1, comma
            continue
        stop = next(i for i in commas if i >= start)
        if _is_nominal(tokens, start, stop):
            return _trim(tokens, start, comma)
    return None


def _is_nominal(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether the tokens look like a noun phrase: no finite verb among them."""
    return stop > start and not any(t.low in _FINITE or t.low in _SUBORDINATORS for t in tokens[start:stop])


def _antecedent(tokens: Sequence[Token], relative: int) -> tuple[int, int] | None:
    end = relative - 1 if relative > 0 and tokens[relative - 1].text == "," else relative
    return _trim(tokens, _phrase_start(tokens, end), end) if end > 0 else None


def after_verb(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the subject that follows an inverted verb: said *James Nixey, director of a programme*."""
    start = verb + 1
    if start >= len(tokens) or not _starts_subject(tokens, start):
        return None
    end = _extent(tokens, start)
    if end < len(tokens) and tokens[end].low in _FINITE:
        return None
    return (start, end) if end > start else None


def _starts_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun phrase for a speaker starts at `at`; a name within a few words tells it of any noun."""
    token = tokens[at]
    if token.is_capital or token.low in _DETERMINERS | PRONOUNS:
        return True
    if names_role(token.low) or singular(token.low) in lexicon("roles-institution"):
        return True
    near = tokens[at : at + 6]
    named = any(t.is_capital for t in near)
    return named and not any(t.low in _FINITE | _SUBORDINATORS | _PREPOSITIONS for t in near[:3])


def _extent(tokens: Sequence[Token], start: int) -> int:
    """Return where the phrase that starts at `start`, with its appositions, ends."""
    end = start
    while end < len(tokens) and _continues(tokens, start, end):
        end += 1
    while end > start and not tokens[end - 1].is_word and tokens[end - 1].text != ")":
        end -= 1
    return end


def _continues(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Tell whether the token at `at` still describes the subject that starts at `start`."""
    token = tokens[at]
    if token.quoted or token.is_quote_mark or token.text in ".!?;:—–" or token.low in _FINITE:
        return False
    if token.text == ",":
        return at + 1 < len(tokens) and _starts_apposition(tokens, at + 1)
    if token.low in _DAYS or (token.low in ("on", "in", "during", "at") and _is_circumstance(tokens, at)):
        return False
    return token.low not in ("adding", "saying", "noting", "as", "while", "after", "before", "when", "but")


def _starts_apposition(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in ("who", "which", "whose") or token.low in _DETERMINERS:
        return True
    return (
        names_role(token.low)
        or token.low in lexicon("roles-document")
        or token.low in ("former", "co-author")
        or token.is_capital
    )


def _is_circumstance(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a preposition after a speaker tells when or where it was said, not who the speaker is."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low in ("on", "during"):
        return following in _DAYS or tokens[at].low == "during" or (at + 1 < len(tokens) and tokens[at + 1].is_capital)
    return following in ("a", "an", "the") and any(t.low in _OCCASIONS for t in tokens[at + 1 : at + 5])


_OCCASIONS = frozenset(
    "statement interview conference briefing email e-mail speech tweet post letter meeting hearing press telephone call".split()
)


def nominal_after(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Return the noun phrase that starts at `start`, as after "according to", with its appositions."""
    end = _extent(tokens, start)
    return (start, end) if end > start else None


def is_plausible(tokens: Sequence[Token]) -> bool:
    """Tell whether a noun phrase can own a claim: a name, a pronoun, a role, an institution, a document, a vague group."""
    head = next((i for i, t in enumerate(tokens) if i and (t.text == "," or t.low in _PREPOSITIONS | RELATIVES)), len(tokens))
    return any(
        token.low in PRONOUNS
        or (token.is_capital and token.low not in _DETERMINERS | _PREPOSITIONS | _DAYS)
        or names_role(token.stem)
        or singular(token.stem) in lexicon("roles-institution")
        or token.stem in lexicon("roles-document")
        or token.stem in lexicon("roles-vague")
        for token in tokens[:head]
    )


def opening_subject(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return the noun phrase that opens the sentence, up to its verb: the subject on which a later participle leans."""
    start = 0
    while start < len(tokens) and tokens[start].low in _OPENERS:
        start += 1
    if start < len(tokens) and tokens[start].low in PRONOUNS:
        return start, start + 1
    end = start
    while end < len(tokens) and (tokens[end].is_capital or is_determiner(tokens[end]) or names_role(tokens[end].low)):
        end += 1
    return (start, end) if end > start and is_plausible(tokens[start:end]) else None


def skip_circumstance(tokens: Sequence[Token], at: int) -> int:
    """Return the index after words that tell when, where or to whom something was said."""
    while at < len(tokens) and tokens[at].low in _DAYS | _ADVERBS | _PARTS_OF_DAY:
        at += 1
    if at < len(tokens) and tokens[at].low in (
        "on",
        "in",
        "at",
        "during",
        "to",
        "via",
        "through",
        "by",
        "from",
        "last",
        "this",
        "earlier",
    ):
        for i in range(at + 1, min(at + 16, len(tokens))):
            if tokens[i].low == "that" or (tokens[i].is_quote_mark):
                return i
            if tokens[i].text in ",:" and i + 1 < len(tokens) and (tokens[i].text == ":" or tokens[i + 1].is_quote_mark):
                return i + 1
        if at + 1 < len(tokens) and tokens[at].low == "on" and tokens[at + 1].low in _DAYS:
            return at + 2
    return at


def is_determiner(token: Token) -> bool:
    """Tell whether `token` is a determiner or a small number."""
    return token.low in _DETERMINERS
