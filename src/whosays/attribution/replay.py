"""Replay: what the rules that an attribution names find again, from its cue alone."""

from bisect import bisect_right

from whosays.attribution.attribution import Attribution
from whosays.attribution.choice import compatible
from whosays.attribution.clauses import ranges_as_content, span_of
from whosays.attribution.find import parsed
from whosays.attribution.readings import Offers, offers
from whosays.spans import Span, subtract
from whosays.structure.document import Document


def replay(document: Document, attribution: Attribution) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return source and content, in the sentence of the cue, of the reading that the rules of `attribution` name.

    None where no reading was chosen: a plain rule found the attribution, as ``according-to`` or ``free-standing``.
    What a quotation carries on into other sentences is not part of it.
    """
    if len(attribution.rules) != 3:
        return None
    _, source_rule, content_rule = attribution.rules
    at = bisect_right(document.sentences, attribution.cue[0].start, key=lambda sentence: sentence.span.start) - 1
    parse = parsed(document, document.sentences[at])
    offered = next(one for one in offers(parse) if parse.tokens[one.cue.at].span == attribution.cue[0])
    source, ranges = _named(offered, source_rule, content_rule)
    spans = (span_of(parse.tokens, *source),) if source else ()
    pieces = (piece for start, end in ranges for piece in ranges_as_content(parse.tokens, start, end))
    return spans, tuple(part for piece in pieces for part in subtract(piece, (attribution.cue[0], *spans)))


def _named(offered: Offers, source_rule: str, content_rule: str) -> tuple[tuple[int, int] | None, tuple[tuple[int, int], ...]]:
    """Return the source and the content that the two rules offer together."""
    source = next(one for one in offered.sources if one.rule == source_rule)
    content = next(one for one in offered.contents if one.rule == content_rule and compatible(source, one))
    return source.span, content.ranges
