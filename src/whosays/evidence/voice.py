"""Voice rules: the words that tell who says it."""

from collections.abc import Callable, Iterator

from whosays.evidence.passage import Passage, content_in, has_voice
from whosays.evidence.rule import Rule
from whosays.spans import Span


def _here(passage: Passage, spans: tuple[Span, ...]) -> Iterator[Span]:
    return (span for span in spans if span in passage.sentence.span)


def _cue(passage: Passage) -> Iterator[Span]:
    return _here(passage, passage.main.cue) if passage.main else iter(())


def _source(*types: str) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for the source of the main claim where its owner is of one of `types` and is not carried."""

    def find(passage: Passage) -> Iterator[Span]:
        main = passage.main
        if main is None or main.owner_type not in types or main.carried_by == "C2":
            return iter(())
        return _here(passage, main.source)

    return find


def _carried_name(passage: Passage) -> Iterator[Span]:
    carried = passage.main is not None and passage.main.carried_by == "C2"
    return _here(passage, passage.main.source) if carried and passage.main else iter(())


def _open_quotation(passage: Passage) -> Iterator[Span]:
    main = passage.main
    if main is not None and not any(cue in passage.sentence.span for cue in main.cue):
        yield from content_in(main, passage.sentence)


def _quoted(passage: Passage) -> Iterator[Span]:
    if passage.main is None:
        return
    for quotation in passage.quotations:
        if quotation.speech and any(quotation.span.overlaps(piece) for piece in passage.scope):
            yield from _here(passage, (quotation.span,))


def _aside(passage: Passage) -> Iterator[Span]:
    for attribution in passage.attributions:
        if attribution is not passage.main and has_voice(attribution):
            yield from _here(passage, attribution.cue)


def _ghost(passage: Passage) -> Iterator[Span]:
    for attribution in passage.attributions:
        if attribution.owner_type == "ghost":
            yield from _here(passage, attribution.cue)


VOICE_RULES: tuple[Rule[Passage], ...] = (
    Rule("voice.cue", _cue, "A word such as 'said' or 'according to' ties what is stated to somebody."),
    Rule("voice.named-source", _source("named-person", "named-institution"), "A name tells who can be held to this."),
    Rule("voice.document-source", _source("document"), "A report, a law or a poll owns the claim, and can be looked up."),
    Rule("voice.described-source", _source("described-unnamed"), "Somebody is described but not named."),
    Rule("voice.vague-source", _source("vague"), "A group without names owns the claim: the weakest kind of owner."),
    Rule("voice.carried-name", _carried_name, "A pronoun stands for whoever spoke last."),
    Rule(
        "voice.open-quotation",
        _open_quotation,
        "The quotation began before or ends later: its owner owns this sentence too.",
    ),
    Rule("voice.quotation", _quoted, "Quotation marks hold the owner's own words."),
    Rule("voice.ghost", _ghost, "'Is believed' and 'reportedly' report what nobody on the page says."),
    Rule("voice.aside", _aside, "Somebody is quoted here in passing; the main claim is not theirs."),
)
