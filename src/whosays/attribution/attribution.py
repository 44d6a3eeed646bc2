"""An attribution ties content to whoever is answerable for it; an owner is that somebody, merged over the article."""

from dataclasses import dataclass

from whosays.spans import Span

MODES = ("direct", "partial", "indirect")
OWNER_TYPES = ("named-person", "named-institution", "document", "described-unnamed", "vague", "ghost")
CUE_FAMILIES = ("neutral", "speech-act", "committing", "distancing", "manner")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) says (cue) what (content), each as spans; any of source and cue may be empty.

    `owner` is the id of an `Owner`, None for a ghost ("is believed to"). `mode` is one of `MODES`, `owner_type` of
    `OWNER_TYPES`, `cue_family` of `CUE_FAMILIES` or None where there is no cue. `carried_by` is None where source and cue
    stand with the content, else the carry rule that brings the owner: ``C1`` an open quotation, ``C2`` a pronoun or short
    name, ``C4`` a cue that follows. `rules` names the finding rules in the order in which they were used.
    `claimed` is false where the words say that nothing was said: "did not say", "would say", "refused to say".
    `margin` is how many points the source is ahead of the next best one, None where a plain rule found it. `alternatives`
    are the ids of other owners for whom the source could stand. `nested` are attributions inside the content: somebody who
    is quoted by somebody who is quoted.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    owner: str | None
    mode: str
    owner_type: str
    cue_family: str | None
    carried_by: str | None = None
    rules: tuple[str, ...] = ()
    claimed: bool = True
    margin: int | None = None
    alternatives: tuple[str, ...] = ()
    nested: tuple["Attribution", ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody or something that is answerable for content: all mentions of it, and how many words it owns.

    `described_by` points at the words beside its name that say who it is: a title, an apposition, a relative clause.
    """

    id: str
    name: str
    type: str
    mentions: tuple[Span, ...]
    words: int
    described_by: tuple[Span, ...] = ()
