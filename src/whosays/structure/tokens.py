"""Tokens: words, marks and the small words that lean on others ("did n't", "Moon 's"), as spans of the text.

They are what the tagger reads. What counts as a word of the article is another question: see `words`.
"""

import re
from collections.abc import Iterator

from whosays.spans import Span

_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-(?:[A-Z]\.){2,})*"  # U.S., a.m., A.F.L.-C.I.O.
    r"|(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Sgt|St|Prof|Rev)\.(?=\s+[A-Z])"  # an initial or a title
    r"|https?://\S+|[@#]\w+"
    r"|\d+(?:[.,:]\d+)+"
    r"|[A-Za-z]+?(?=n['’]t\b)|n['’]t\b"  # did n't
    rf"|{_CLITIC}"  # Moon 's
    rf"|\w+(?:(?!{_CLITIC})[-'’&.]\w+)*"
    r"|''|``|--|\S",
)


def token_spans(text: str, span: Span) -> Iterator[Span]:
    """Yield the tokens of `text` inside `span`, in order; white space belongs to none.

    >>> text = "Moon didn't say it's 3.5 percent."
    >>> [token.slice(text) for token in token_spans(text, Span(0, len(text)))]
    ['Moon', 'did', "n't", 'say', 'it', "'s", '3.5', 'percent', '.']
    """
    for match in _TOKEN.finditer(text, span.start, span.end):
        yield Span(*match.span())
