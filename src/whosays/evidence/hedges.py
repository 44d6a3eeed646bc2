"""Hedges: words that put a claim forward as what might be."""

import re
from collections.abc import Iterable, Iterator

from whosays.evidence.wording import listed
from whosays.spans import Span
from whosays.structure.document import Document, Sentence

_COULD_NOT = re.compile(
    r"could not (?:\w+ly )?be (?:\w+ly )?(?:confirmed|verified|reached|determined|established)\b", re.IGNORECASE
)


def hedges(document: Document, sentence: Sentence, scope: Iterable[Span]) -> Iterator[Span]:
    """Yield hedges in `scope`, but for the month of May and for the report that something could not be confirmed."""
    text = document.article.text
    for span in listed("hedges", text, scope):
        is_month = span.slice(text) == "May" and span.start > sentence.span.start
        if not is_month and not _COULD_NOT.match(text, span.start):
            yield span
