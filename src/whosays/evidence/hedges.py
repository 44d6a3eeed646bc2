"""Hedges: words that put a claim forward as what might be."""

import re
from collections.abc import Iterable, Iterator

from whosays.evidence.wording import listed
from whosays.spans import Span
from whosays.structure.document import Document, Sentence

_COULD_NOT = re.compile(
    r"could not (?:\w+ly )?be (?:\w+ly )?(?:confirmed|verified|reached|determined|established)\b", re.IGNORECASE
)
_SHOWN = re.compile(r"appear(?:s|ed)? (?:in|on|at|before|beside|alongside|with|as|for)\b", re.IGNORECASE)
"""What appears there is seen, and not guessed at: "it appeared in the paper"."""
_HEDGING_ADJECTIVES = frozenset("plausible possible potential probable".split())
_HEDGING_ADVERBS = frozenset("likely possibly potentially probably unlikely".split())
_LINKS = frozenset("is are was were be been being it's that's isn't aren't seem seems seemed very also still now not".split())
_BEFORE_NOUNS = frozenset("a an the any another other some more less most least as of in for its his her their".split())


def hedges(document: Document, sentence: Sentence, scope: Iterable[Span]) -> Iterator[Span]:
    """Yield hedges in `scope`, but for the month of May, for what could not be confirmed, and where one is beside a noun."""
    text = document.article.text
    for span in listed("hedges", text, scope):
        is_month = span.slice(text) == "May" and span.start > sentence.span.start
        shown = _SHOWN.match(text, span.start) is not None
        if not is_month and not shown and not _COULD_NOT.match(text, span.start) and not _is_beside_noun(text, sentence, span):
            yield span


def _is_beside_noun(text: str, sentence: Sentence, hedge: Span) -> bool:
    """Tell whether a hedge belongs to a noun ("a possible rise", "if possible") or compares ("more likely")."""
    word = hedge.slice(text).lower()
    before = text[sentence.span.start : hedge.start].lower().split()
    last = before[-1] if before else ""
    if word in _HEDGING_ADJECTIVES:
        return last not in _LINKS
    return word in _HEDGING_ADVERBS and last in _BEFORE_NOUNS
