"""A rule is a named way of seeing; evidence is what it saw, as a span of the article."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from whosays.spans import Span

Context = TypeVar("Context")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words on the page, and the rule that points at them."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rule(Generic[Context]):
    """A named way of seeing.

    `find` takes a context (a line of the page, or a sentence of the story) and yields the spans that it sees. `why` is
    the sentence a pupil reads.
    """

    id: str
    find: Callable[[Context], Iterable[Span]]
    why: str


def gather(rules: Iterable[Rule[Context]], context: Context) -> tuple[Evidence, ...]:
    """Return all evidence that `rules` find in `context`, in the order of the rules."""
    return tuple(Evidence(rule.id, span) for rule in rules for span in rule.find(context))
