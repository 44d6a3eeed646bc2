"""Words as spans: what is counted wherever whosays says "words".

A word starts with a letter or a digit and runs on to the next white space or mark, with these rules:

1. A hyphen inside a word belongs to it: "anti-imperialist" is one word. A double hyphen or a dash parts two words.
2. An apostrophe inside a word, straight or curly, belongs to it: "Kim's", "don't", "O'Brien".
3. Initials keep their dots: "U.S.", "J.P.", "U.S.-led". So do names with a dot inside: "KSL.com".
4. A numeral is one word with its separators, its currency sign before and its per cent sign after: "1,360", "1950-53",
   "10:30", "9/11", "3.5%", "$5".
5. "&", "@" and "_" join ("AT&T", an address); a slash between letters does not: "he/she" is two words.
6. A web address is one word. A dash, a bullet or another symbol that stands alone is none.
"""

import re

from whosays.spans import Span

_WORD = re.compile(
    r"""
    (?:https?://|www\.)\S*[\w/]                          # rule 6
  | [$€£¥@#]?                                            # rule 4; a handle or a hashtag
    (?: (?:[^\W\d_]\.){2,}(?:(?=[-'\u2019][^\W_])|(?![^\W_]))  # rule 3: "U.S." keeps its last dot
      | [^\W_] )
    (?: [^\W_]
      | [\u0300-\u036f\u00ad]                            # combining accents, soft hyphens
      | [-\u2010\u2011'\u2019\u02bc&@_$€£¥°](?=[^\W_])            # rules 1, 2, 5
      | (?<=\d)[,:/\u2013](?=\d)                         # rule 4
      | \.(?=[^\W_])(?!(?<=[^\W\d_A-Z]\.)[A-Z](?!\.))   # rule 3, unless a space went missing: "ended.Then"
    )*
    (?:(?<=\d)%)?                                        # rule 4
    """,
    re.VERBOSE,
)


def words(text: str, span: Span) -> tuple[Span, ...]:
    """Return the spans of the words in `span`, in order, in time linear in its length.

    >>> line = "The U.S. paid $1,360 — in 1950-53 — for Kim's anti-tank guns."
    >>> [word.slice(line) for word in words(line, Span(0, len(line)))]
    ['The', 'U.S.', 'paid', '$1,360', 'in', '1950-53', 'for', "Kim's", 'anti-tank', 'guns']
    """
    return tuple(Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end))
