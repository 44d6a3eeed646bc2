"""A rule is a named way of seeing; evidence is what it saw, as a span of the article."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whosays.spans import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words on the page, and the rule that points at them."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rule[Context]:
    pass
