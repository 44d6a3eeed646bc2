"""Parse: the noun phrases and verb groups of one sentence, from the tags of its tokens.

All positions are indices into the tokens of the sentence, half-open.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from whosays.attribution.cues import verbs
from whosays.attribution.tokens import Token
from whosays.lexicon import lexicon

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OPENERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_INSIDE = _NOUNS | _OPENERS | {"CD", "JJ", "JJR", "JJS", "POS", "$", "ADD", "GW", "FW", "AFX"}
_ALONE = frozenset({"PRP", "WP", "EX"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_ADVERBS = frozenset({"RB", "RBR"})
_BE = frozenset("be is are was were been being am 's 're 'm ’s ’re ’m get gets got getting".split())
_AUXILIARY = _BE | frozenset("have has had having do does did 've 'd ’ve ’d".split())
_MODALS = frozenset("will would could can may might should".split())
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())


class Phrase(NamedTuple):
    """A noun phrase without what follows its head: "the defense ministry", "she", "Ada Lund". The head is its last token."""

    start: int
    end: int
    head: int


class Group(NamedTuple):
    """A verb with its auxiliaries: "has been told", "to say", "adding". `head` is the verb that carries the meaning."""

    start: int
    head: int
    finite: bool
    passive: bool
    infinitive: bool
    negated: bool
    modal: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of a sentence, their tags, and the noun phrases and verb groups in order. `title` is true of a headline."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    phrases: tuple[Phrase, ...]
    groups: tuple[Group, ...]
    title: bool = False

    def phrases_before(self, at: int) -> tuple[Phrase, ...]:
        """Return the noun phrases that end at `at` or before, the nearest last."""
        return self.phrases[: bisect_right(self.phrases, at, key=lambda phrase: phrase.end)]

    def phrase_from(self, at: int) -> Phrase | None:
        """Return the first noun phrase that starts at `at` or later."""
        first = bisect_left(self.phrases, at, key=lambda phrase: phrase.start)
        return self.phrases[first] if first < len(self.phrases) else None

    def groups_between(self, start: int, end: int) -> tuple[Group, ...]:
        """Return the verb groups whose heads stand in ``start <= head < end``."""
        first = bisect_left(self.groups, start, key=lambda group: group.head)
        return self.groups[first : bisect_left(self.groups, end, key=lambda group: group.head)]

    def phrases_between(self, start: int, end: int) -> tuple[Phrase, ...]:
        """Return the noun phrases whose heads stand in ``start <= head < end``."""
        first = bisect_left(self.phrases, start, key=lambda phrase: phrase.head)
        return self.phrases[first : bisect_left(self.phrases, end, key=lambda phrase: phrase.head)]


def parse(tokens: Sequence[Token], tags: Sequence[str], *, title: bool = False) -> Parse:
    """Return the parse of one sentence."""
    tags = _verbs_told(tokens, tags)
    return Parse(tokens, tags, tuple(_phrases(tokens, tags)), tuple(_groups(tokens, tags)), title)


_NOT_BEFORE_VERB = frozenset(
    {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "POS", "IN", "TO", "CD", "CC", "VBG", "VB", "VBD", "VBZ", "VBP", "VBN", "MD"}
)
_MISTAKEN = _NOUNS | {"JJ"}
_BARE = frozenset("to let lets make makes made making help helps helped see saw hear heard will would can could".split())
"""Words after which a verb far from them may still be bare: "made the mayor say"."""
_ONLY_VERBS = frozenset(
    """said says told tells wrote writes spoke asks added adds argues agrees admits believes describes explains insists warns
    thinks suggests denies acknowledges accuses announces""".split()
)
"""Forms that are hardly ever anything but a verb."""
_AFTER_VERB = frozenset({"DT", "PRP", "PRP$", "NNP", "NNPS", "EX", "WP", "WRB", ".", ",", ":", "''", "``"})


def _verbs_told(tokens: Sequence[Token], tags: Sequence[str]) -> Sequence[str]:
    """Return `tags` with verbs of saying told from nouns: "the mayor adds." and "Trump Blasts Rivals" have a verb."""
    mended = _small_words_told(tokens, tags)
    for at in range(1, len(tags)):
        token = tokens[at]
        if tags[at] == "VB" and mended[at - 1] in _NOUNS and token.low in verbs() and not token.quoted:
            mended[at] = "VB" if any(t.low in _BARE for t in tokens[max(0, at - 6) : at]) else "VBP"
        if mended[at] not in _MISTAKEN or tags[at] not in _MISTAKEN or token.quoted:
            continue
        verb = verbs().get(token.low)
        before = mended[at - 1]
        if verb is not None and verb.form == "base" and _ends_clause(tokens, mended, at):
            mended[at] = "VBP"
            continue
        if verb is None or (before in _NOT_BEFORE_VERB and not (token.low in _ONLY_VERBS and before == "JJ")):
            continue
        following = tags[at + 1] if at + 1 < len(tags) else "."
        ends = following in _AFTER_VERB or tokens[at + 1].low == "that" or token.low in _ONLY_VERBS
        named = before in ("NNP", "NNPS") or tokens[at - 1].is_capital or (at > 1 and tokens[at - 2].is_quote_mark)
        if verb.form == "past" and (following not in _NOUNS or token.low in _ONLY_VERBS):
            mended[at] = "VBD"
        elif verb.form == "present" and (ends or (named and following in ("IN", "RB", "RP", "TO", "JJ", "NN", "NNS"))):
            mended[at] = "VBZ"
        elif verb.form == "base" and ends and before in ("NNS", "NNPS", "PRP"):
            mended[at] = "VBP"
    return mended


def _small_words_told(tokens: Sequence[Token], tags: Sequence[str]) -> list[str]:
    """Return `tags` with words that own and that count told from others: "its bid", "her claim", "the pilots' union"."""
    mended = list(tags)
    for at, token in enumerate(tokens):
        if token.low == "its":
            mended[at] = "PRP$"
        elif token.low == "most" and tuple(tags[at + 1 : at + 2]) == ("NNS",):
            mended[at] = "JJS"
        elif at and _is_possessive(tokens, tags, at):
            mended[at] = "POS"
        elif at and tags[at] == "JJ" and _is_role(tokens, tags, at):
            mended[at] = "NN"
        elif at and tags[at] in ("VB", "VBP") and tokens[at - 1].low == "her" and token.low in lexicon("cues-noun"):
            mended[at - 1], mended[at] = "PRP$", "NN"
    return mended


def _ends_clause(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """Tell whether a clause that starts with a plural has its verb at `at`: "letters from the board *show* that ..."."""
    if at + 1 == len(tokens) or tokens[at + 1].low not in ("that", "."):
        return False
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text in ",;" or tokens[i].is_quote_mark), 0)
    nouns = [i for i in range(start, at) if tags[i] in _NOUNS]
    head = next((i for i in nouns if i + 1 not in nouns), at)
    plain = all(tags[i] in _INSIDE for i in range(start, head))
    return head < at - 1 and plain and tags[head] in ("NNS", "NNPS") and _FINITE.isdisjoint(tags[start:at])


def _is_role(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """Tell whether the word at `at` qualifies nothing, and is a role or a document, or the one before "found that".

    "A town hall official, who ...": the tagger takes such an "official" for an adjective.
    """
    if tags[at - 1] not in _BEFORE_ROLE:
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    verb = verbs().get(following)
    told = verb is not None and verb.form in ("past", "present")
    if following and tags[at + 1] in _QUALIFIED and not told:
        return False
    if any(tokens[at].low in lexicon(name) for name in _ROLES):
        return True
    return told and [token.low for token in tokens[at + 2 : at + 3]] == ["that"]


_BEFORE_ROLE = _NOUNS | {"DT", "JJ", "POS", "PRP$"}
_QUALIFIED = _NOUNS | {"JJ", "CC", "HYPH"}
_ROLES = ("roles-person", "roles-document")


def _is_possessive(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """Tell whether the token is the apostrophe of a plural that owns the noun after it: "the Teachers' Union"."""
    if tokens[at].text not in ("'", "’") or at + 1 >= len(tags) or not tokens[at - 1].low.endswith("s"):
        return False
    tight = tokens[at - 1].span.end == tokens[at].span.start and tokens[at].span.end < tokens[at + 1].span.start
    return tight and tags[at - 1] in _NOUNS and (tags[at + 1] in _NOUNS or tags[at + 1] == "JJ")


def _phrases(tokens: Sequence[Token], tags: Sequence[str]) -> list[Phrase]:
    found: list[Phrase] = []
    start, at, count = 0, 0, len(tags)
    while at < count:
        start = at
        noun = None
        while at < count and _goes_on(tokens, tags, start, at, noun):
            if tags[at] in _NOUNS or tags[at] in ("CD", "ADD", "DT", "JJ", "JJS", "JJR"):
                noun = at
            at += 1
        if at == start:
            if tags[at] in _ALONE or (tags[at] == "WDT" and tokens[at].low in ("which", "that")):
                found.append(Phrase(at, at + 1, at))
            at += 1
        elif noun is not None:
            found.append(Phrase(start, noun + 1, noun))
    return found


def _goes_on(tokens: Sequence[Token], tags: Sequence[str], start: int, at: int, noun: int | None) -> bool:
    """Tell whether the token at `at` belongs to the noun phrase that starts at `start`."""
    tag = tags[at]
    if noun is not None and tags[noun] in _NOUNS and at > start:
        if tag in _OPENERS or tokens[noun].low in DAYS:
            return False
        if tag in ("JJ", "CD") and tags[at - 1] != "POS":
            return tags[noun] in ("NNP", "NNPS") and at + 1 < len(tags) and tags[at + 1] in _NOUNS
    if tag in _INSIDE:
        return tag != "POS" or at > start
    if tokens[at].text == "&":
        return at > start
    following = tags[at + 1] if at + 1 < len(tags) else ""
    if tag in ("VBN", "VBG") and following in _NOUNS:
        return at > start and tags[at - 1] in ("DT", "PRP$", "JJ", "POS", "CD") and tokens[at].text != "following"
    graded = tag in _ADVERBS or tag == "RBS"
    return graded and at > start and tags[at - 1] in ("DT", "PRP$", "POS") and following in ("JJ", "VBN", "CD")


def _groups(tokens: Sequence[Token], tags: Sequence[str]) -> list[Group]:
    found: list[Group] = []
    at, count = 0, len(tags)
    while at < count:
        if tags[at] in _VERBS or tags[at] == "MD" or _opens_infinitive(tags, at):
            group = _group(tokens, tags, at)
            found.append(group)
            at = group.head + 1
        else:
            at += 1
    return found


def _opens_infinitive(tags: Sequence[str], at: int) -> bool:
    if tags[at] != "TO":
        return False
    following = tuple(tags[at + 1 : at + 3])
    return following[:1] == ("VB",) or following == ("RB", "VB")


def _group(tokens: Sequence[Token], tags: Sequence[str], start: int) -> Group:
    head, at = start, start + 1
    if tags[start] == "TO":
        head = start + 1 if tags[start + 1] == "VB" else start + 2
        at = head + 1
    passive = negated = False
    modal = tags[start] == "MD"
    while at < len(tags):
        low, tag = tokens[at].low, tags[at]
        if low in _NOT:
            negated = True
        elif tag in _VERBS and (tags[head] == "MD" or tokens[head].low in _AUXILIARY) and not tokens[at].is_quote_mark:
            passive = tag == "VBN" and tokens[head].low in _BE
            head = at
        elif tag not in _ADVERBS or tokens[head].low not in _AUXILIARY | _MODALS:
            break
        at += 1
    if start > 0 and tokens[start - 1].low in _NOT:
        negated = True
    return Group(start, head, tags[start] in _FINITE, passive, tags[start] == "TO", negated, modal)
