"""Tokens of a sentence: words, marks and quotation marks, each knowing whether it stands inside a quotation."""

from dataclasses import dataclass

from whosays.lexicon import lexicon
from whosays.spans import Span
from whosays.structure.document import Document, Sentence
from whosays.structure.tokens import token_spans

_QUOTE_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "''", "``"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `quoted` is true between the marks of a quotation that is speech; `low` is the lower-case text."""

    text: str
    low: str
    span: Span
    quoted: bool

    @property
    def is_word(self) -> bool:
        """Tell whether the token starts with a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Tell whether the token starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_quote_mark(self) -> bool:
        """Tell whether the token is a double quotation mark."""
        return self.text in _QUOTE_MARKS

    @property
    def stem(self) -> str:
        """Return the lower-case text without a possessive ending."""
        return self.low[:-2] if self.low.endswith(("'s", "’s")) else self.low.rstrip("'’")


def tokens(document: Document, sentence: Sentence) -> tuple[Token, ...]:
    """Return the tokens of `sentence` in order."""
    inner = [quotation.inner for quotation in document.quotations_in(sentence.span) if quotation.speech]
    found = []
    text = document.article.text
    for span in token_spans(text, sentence.span):
        word = span.slice(text)
        found.append(Token(word, word.lower(), span, bool(inner) and any(span in quotation for quotation in inner)))
    return tuple(found)


def singular(word: str) -> str:
    """Return `word` without a plural ending, for looking it up in a list of nouns.

    >>> singular("ministries"), singular("analysts"), singular("press")
    ('ministry', 'analyst', 'press')
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def names_role(word: str) -> bool:
    """Tell whether a lower-case noun says what a person does."""
    tail = word.rsplit("-", 1)[-1]
    return tail in lexicon("roles-person") or singular(tail) in lexicon("roles-person")
