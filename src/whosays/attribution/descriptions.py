"""Descriptions: the words beside a source's name that say who it is: its role, its house, its part in the matter.

1. Before the name: "*U.N. Secretary-General* António Guterres", "*South Korea's* Unification Ministry".
2. After it: "Ada Lund*, a nurse*,", "Ada Lund*, who lives by the bridge*", "Ada Lund *of the bridge board*".
3. An unnamed source has none: its name is its description.
"""

import re
from collections.abc import Iterator

from whosays.attribution.attribution import Owner
from whosays.spans import Span, strip

_NAMED = ("named-person", "named-institution")
_ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_COURTESY = re.compile(r"(?:mr|mrs|ms|miss|mx)\.?", re.IGNORECASE)
_EDGES = re.compile(r"[\s,;:—–-]*")
_CIRCUMSTANCE = re.compile(r"(?:in|on|at|as|for|from|by|with|after|before|of course|however|too|also)\b")
_LEAST = 2
"""Letters that a description has at least."""


def descriptions(text: str, owner: Owner) -> tuple[Span, ...]:
    """Return where the mentions of `owner` describe it, in order, each wording once.

    >>> text = "Mayor Ada Lund, a former cop, and Lund"
    >>> owner = Owner("ada-lund", "Ada Lund", "named-person", (Span(0, 28), Span(34, 38)), 5)
    >>> [span.slice(text) for span in descriptions(text, owner)]
    ['Mayor', 'a former cop']
    >>> descriptions("Mr Lund", Owner("lund", "Lund", "named-person", (Span(0, 7),), 5))
    ()
    """
    if owner.type not in _NAMED:
        return ()
    found: dict[str, Span] = {}
    for mention in owner.mentions:
        for span in _around_name(text, mention, owner.name):
            found.setdefault(span.slice(text).lower(), span)
    return tuple(sorted(found.values()))


def _around_name(text: str, mention: Span, name: str) -> Iterator[Span]:
    """Yield what stands before and after the name in one mention."""
    words = name.split()
    here = mention.slice(text)
    wordings = (name, " ".join(words[-2:]), words[-1], words[0])
    at, wording = next(((here.find(wording), wording) for wording in wordings if wording in here), (-1, ""))
    if at < 0:
        return
    before = strip(text, Span(mention.start, mention.start + at))
    article = _ARTICLE.match(before.slice(text) + " ")
    if article is not None:
        before = Span(min(before.start + article.end(), before.end), before.end)
    after = Span(mention.start + at + len(wording), mention.end)
    edge = _EDGES.match(text, after.start, after.end)
    after = Span(edge.end(), after.end) if edge is not None else after
    if edge is not None and "," in edge.group() and _CIRCUMSTANCE.match(text, after.start, after.end):
        after = Span(after.start, after.start)
    for span in (Span(before.start, before.start + len(before.slice(text).rstrip(" ,"))), after):
        if _COURTESY.fullmatch(span.slice(text)) is None and sum(map(str.isalpha, span.slice(text))) >= _LEAST:
            yield span
