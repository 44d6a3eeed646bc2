"""Wording: finding the entries of a word list, and patterns, inside a span."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from whosays.lexicon import lexicon
from whosays.spans import Span


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern for whole entries of the word list `name`, longest first, in any case; a final * matches any ending."""
    entries = sorted(lexicon(name), key=len, reverse=True)
    words = (re.escape(e).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['’]") for e in entries)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


@cache
def pattern(expression: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Return a compiled pattern, compiled at its first use."""
    return re.compile(expression, re.IGNORECASE if ignore_case else 0)


def matches(what: re.Pattern[str], text: str, scope: Iterable[Span]) -> Iterator[Span]:
    r"""Yield where `what` matches inside the spans of `scope`; ``\\A`` and ``\\Z`` are the ends of a span."""
    for span in scope:
        for match in what.finditer(span.slice(text)):
            yield Span(span.start + match.start(), span.start + match.end())
