"""Marks: short names for what stands at a place in a sentence, and for what a noun phrase seems to be."""

from functools import lru_cache

from whosays.attribution.parse import DAYS, Parse, Phrase
from whosays.attribution.tokens import names_role, singular
from whosays.lexicon import lexicon

DASHES = frozenset({"-", "—", "–", "―", "--"})
PARTICLES = frozenset("about against as at for from in into of on out over to toward towards up with".split())
QUESTION_WORDS = frozenset("whether how why what who whom when where if which".split())
SUBORDINATORS = frozenset(
    "as while when after before during because since although though until amid despite if unless".split()
)
RELATIVES = frozenset({"that", "who", "which"})
OCCASIONS = frozenset(
    """statement interview conference briefing email speech tweet post letter memo meeting hearing call event rally
    debate""".split()
)
"""Where and when something is said, as in "said in a statement"."""
NO_OWNERS = frozenset("thing time it that which they pronoun number".split())
"""Kinds that own nothing with a weak verb: an event underscores nothing, its writer does."""
_TIMES = frozenset(
    """past moment weekend period occasion week month year day night morning afternoon evening time hour minute tonight january
    february march april may june july august september october november december""".split()
)
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_KEPT = frozenset({"and", "but", "or"}) | RELATIVES
_PRONOUNS = frozenset("i we they it who you that which".split())


def mark(parse: Parse, at: int) -> str:
    """Return a short name for the token at `at`: what it is, not which word."""
    if at < 0:
        return "start"
    if at >= len(parse.tokens):
        return "end"
    token = parse.tokens[at]
    if token.is_quote_mark:
        return "quote"
    if token.text in DASHES:
        return "dash"
    if token.text in ",.?!:;" or token.low in _KEPT:
        return token.low
    return "verb" if parse.tags[at] in _VERB_TAGS else parse.tags[at]


def kind_of(parse: Parse, phrase: Phrase) -> str:
    """Return a short name for what a noun phrase seems to be: a name, a role, a document, a time ..."""
    return _kind(parse.tokens[phrase.head].text, parse.tags[phrase.head])


@lru_cache(maxsize=1 << 14)
def _kind(head: str, tag: str) -> str:
    low = head.lower()
    if tag in ("PRP", "WP", "WDT", "EX", "DT"):
        return "he" if low in ("he", "she") else low if low in _PRONOUNS else "pronoun"
    stem = singular(low)
    if low in DAYS or stem in _TIMES:
        return "time"
    if low in lexicon("roles-vague"):
        return "vague"
    if names_role(low):
        return "role"
    if stem in lexicon("roles-document") or low in lexicon("roles-document"):
        return "document"
    if stem in lexicon("roles-institution"):
        return "institution"
    if tag in ("NNP", "NNPS") or (len(head) > 1 and head.isupper()):
        return "name"
    return "number" if tag == "CD" else "thing"


def opening(parse: Parse, at: int) -> str:
    """Return a short name for what opens a content at `at`: a clause, a quotation, "that", a noun phrase ..."""
    token = parse.tokens[at]
    if token.is_quote_mark:
        return "quote"
    if token.low == "that":
        return "that"
    if token.low in QUESTION_WORDS:
        return "wh"
    phrase = parse.phrase_from(at)
    if phrase is not None and phrase.start == at:
        return _phrase_opening(parse, phrase)
    if token.low in PARTICLES:
        return f"in:{token.low}"
    tag = parse.tags[at]
    if tag in ("IN", "TO"):
        return "in"
    return tag if tag in _VERB_TAGS else tag[:2]


def _phrase_opening(parse: Parse, phrase: Phrase) -> str:
    kind = kind_of(parse, phrase)
    for group in parse.groups_between(phrase.end, phrase.end + 8)[:1]:
        between = parse.tokens[phrase.end : group.start]
        if group.finite and not any(t.text in ",.;:" or t.is_quote_mark for t in between):
            return "time-clause" if kind == "time" else "clause" if len(between) <= 1 else "clause-far"
    if kind in ("he", "they", "it", "i", "we", "you", "pronoun"):
        return "pronoun"
    return "time" if kind == "time" else "phrase"


def without_stop(parse: Parse, start: int) -> int:
    """Return where the sentence ends without its full stop; never before `start`."""
    end = len(parse.tokens)
    while end > start and parse.tokens[end - 1].text in ".…" and not parse.tokens[end - 1].quoted:
        end -= 1
    return end


def size(length: int) -> str:
    """Return a coarse name for a number of tokens."""
    return next((name for name, limit in (("1", 2), ("3", 4), ("8", 9)) if length < limit), "more")
