"""Extent: where the description of a speaker ends: of what, how old, in which role, who did what."""

from whosays.attribution.cues import verbs
from whosays.attribution.parse import Parse, Phrase
from whosays.attribution.readings.marks import DASHES, OCCASIONS, kind_of

_PEOPLE = frozenset({"name", "role", "vague", "institution"})
_APPOSED = _PEOPLE | {"number", "document"}
_NO_OF = frozenset({"as", "that", "if", "after", "before", "while"})
_BRACKET = 12
"""Tokens within which a bracket has to close."""


def extent(parse: Parse, phrase: Phrase) -> int:
    """Return where the description of a speaker that starts with `phrase` ends."""
    at = phrase.end
    while at < len(parse.tokens):
        further = _piece(parse, at)
        if further <= at:
            break
        at = further
    return at


def _piece(parse: Parse, at: int) -> int:
    """Return the end of the piece of description that starts at `at`; `at` itself where none does."""
    token = parse.tokens[at]
    if token.quoted or token.is_quote_mark:
        return at
    if token.text == "(":
        return next((i + 1 for i in range(at, min(at + _BRACKET, len(parse.tokens))) if parse.tokens[i].text == ")"), at)
    if token.low in ("who", "which", "whose") or (parse.tags[at] in ("VBN", "VBG") and token.low not in verbs()):
        return _until_break(parse, at)
    if token.text == "," and at + 1 < len(parse.tokens) and parse.tokens[at + 1].low in ("who", "which", "whose"):
        return _until_break(parse, at + 1)
    phrase = parse.phrase_from(at + 1)
    if phrase is None or phrase.start != at + 1:
        return at
    return phrase.end if _adds(parse, at, phrase) else at


def _adds(parse: Parse, at: int, phrase: Phrase) -> bool:
    """Tell whether the token at `at` and the phrase after it describe the speaker further."""
    token, kind = parse.tokens[at], kind_of(parse, phrase)
    if parse.tags[at] == "IN":
        occasion = any(t.low in OCCASIONS for t in parse.tokens[phrase.start : phrase.end])
        return token.low not in _NO_OF and kind != "time" and not occasion
    if token.low == "and":
        return kind in _PEOPLE and not parse.groups_between(phrase.end, phrase.end + 2)
    if token.text == "," and not any(group.finite for group in parse.groups_between(phrase.end, phrase.end + 3)):
        return kind in _APPOSED or parse.tags[phrase.start] == "DT"
    return False


def _until_break(parse: Parse, at: int) -> int:
    tokens = parse.tokens
    breaks = (
        i for i in range(at, len(tokens)) if tokens[i].text in ",.;:" or tokens[i].is_quote_mark or tokens[i].text in DASHES
    )
    return next(breaks, len(tokens))
