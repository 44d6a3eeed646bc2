"""What is offered for one cue: sources and contents, each with the features that points are given for."""

from dataclasses import dataclass

from whosays.attribution.cues import Verb
from whosays.attribution.parse import Group

Range = tuple[int, int]
"""Tokens of a sentence, half-open."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A token that may tie content to a source.

    `kind` is ``verb``, ``noun`` or ``colon``. `verb` is None for a noun, a colon, and an unlisted verb beside a quotation.
    `form` is how the cue stands in its clause: ``finite``, ``passive``, ``infinitive``, ``ing``, ``bare``, or its kind.
    `claimed` is false of "did not say" and "would say".
    """

    at: int
    start: int
    kind: str
    lemma: str
    verb: Verb | None
    group: Group | None
    form: str
    features: tuple[str, ...]
    claimed: bool = True

    @property
    def frames(self) -> str:
        """Return the frames of the verb as one word, or the kind of a cue that is no listed verb."""
        if self.verb is None:
            return "?" if self.kind == "verb" else self.kind
        return ",".join(sorted(self.verb.frames))


@dataclass(frozen=True, slots=True)
class SourceOffer:
    """A noun phrase that may be the source; `span` is None where the sentence names nobody."""

    rule: str
    span: Range | None
    features: tuple[str, ...]
    gap: str = ""
    kind: str = ""

    @property
    def side(self) -> str:
        """Return the rule without its rank: "left", "right", "possessor" ..."""
        return self.rule.rpartition("-")[0] or self.rule


@dataclass(frozen=True, slots=True)
class ContentOffer:
    """Token ranges that may be the content. `leans` is the source it was cut around, None for any source.

    `way` is ``after``, ``below``, ``postposed``, ``inverted`` or ``colon``; `opens` tells what it opens with.
    `shown` is true of a thing after a weak verb, which only a document can own: "the poll shows a lead".
    """

    rule: str
    way: str
    ranges: tuple[Range, ...]
    features: tuple[str, ...]
    opens: str = ""
    leans: Range | None = None
    shown: bool = False
