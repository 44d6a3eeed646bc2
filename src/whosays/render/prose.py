"""Prompts are written in the book's markup; here it becomes plain words, or HTML that shows them and does nothing else."""

import re
from collections.abc import Iterator

from whosays.render.elements import Element, element, markup

_INLINE = re.compile(
    r"\{[\w:-]+\}`(?P<role>[^`]*)`"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>(?=\S)[^*]+?(?<=\S))\*\*"
    r"|(?<!\w)\*(?P<em>(?=\S)[^*]+?(?<=\S))\*(?!\w)"
    r"|\[(?P<link>[^\[\]]{1,300})\]\([^)\s]{0,2000}\)"
)
_TARGET = re.compile(r"\s*<[^<>]*>$")
_ENTRY = re.compile(r"(?:[-*]|\d{1,3}[.)])\s+")
_PART = re.compile(r"\n\s*\n|\n(?=(?:[-*]|\d{1,3}[.)])\s)")
_TAGS = {"code": "code", "strong": "strong", "em": "em"}


def plain_words(text: str) -> str:
    r"""Return a piece of a prompt on one line and without its markup.

    >>> plain_words("First the {term}`delete test`:\nis it **lost**? See [the book](a.html).")
    'First the delete test: is it lost? See the book.'
    """
    return "".join(words for _, words in _pieces(text))


def html_words(text: str) -> str:
    """Return a piece of a prompt as HTML.

    >>> html_words("Is it **lost** <now>?")
    'Is it <strong>lost</strong> &lt;now&gt;?'
    """
    return "".join(map(markup, prose_elements(text)))


def prose_elements(text: str) -> tuple[Element | str, ...]:
    """Return a piece of a prompt as words and elements."""
    return tuple(element(tag, words) if tag else words for tag, words in _pieces(text) if words)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of `text`, each stretch with the tag that its markup stands for, or ""."""
    line, at = " ".join(text.split()), 0
    for found in _INLINE.finditer(line):
        yield "", line[at : found.start()]
        name = found.lastgroup or ""
        words = found[name]
        yield _TAGS.get(name, ""), (_TARGET.sub("", words) or words) if name == "role" else words
        at = found.end()
    yield "", line[at:]


def html_prose(text: str) -> Iterator[str]:
    """Yield a whole prompt as HTML, paragraphs and lists; its headings stay out."""
    is_open = False
    for part in filter(None, map(str.strip, _PART.split(text))):
        entry = _ENTRY.match(part)
        if is_open != bool(entry):
            yield "<ul>" if entry else "</ul>"
        is_open = bool(entry)
        if entry:
            yield f"<li>{html_words(part[entry.end() :])}</li>"
        elif not part.startswith("#"):
            yield f"<p>{html_words(part)}</p>"
    if is_open:
        yield "</ul>"
