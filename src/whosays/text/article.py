"""An article: one untouched text that every span of a report points into."""

from dataclasses import dataclass

from whosays.spans import Span


@dataclass(frozen=True, slots=True)
class Markup:
    """What the HTML of a page said about one line of its text: evidence, never a verdict.

    `tags` are the names of the elements around all of the line, outermost first, without html and body, and `elements`
    are their numbers: lines that share a number stand in one element. `names` are the words of the class, id, role and
    itemprop attributes of the innermost of them, lower case, "articleBody" as "article" and "body". `link_share`
    (0 to 1) is the part of the line's characters, white space aside, that is link text.
    """

    span: Span
    tags: tuple[str, ...]
    names: frozenset[str] = frozenset()
    link_share: float = 0.0
    elements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read, with its name and, for HTML, the markup of its lines in order."""

    text: str
    name: str = "article"
    markup: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page of one kind, such as ``body``, ``caption`` or ``byline``."""

    kind: str
    span: Span
