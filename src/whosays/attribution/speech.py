"""Speech: quotations joined to the cue that owns them, over sentences and paragraphs (carry rules C1 and C4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whosays.attribution.clauses import Draft
from whosays.spans import Span, hull
from whosays.structure.document import Document, Quotation


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker says without a break in the marks: one quotation, or its parts over several paragraphs."""

    parts: tuple[Quotation, ...]

    @property
    def start(self) -> int:
        """Return the offset of its first mark."""
        return self.parts[0].span.start

    @property
    def end(self) -> int:
        """Return the offset after its last mark."""
        return self.parts[-1].span.end

    def touches(self, span: Span) -> bool:
        """Tell whether any part shares a character with `span`."""
        return any(part.span.overlaps(span) for part in self.parts)


def utterances(quotations: Iterable[Quotation]) -> tuple[Utterance, ...]:
    """Return the speech among `quotations`, parts that go on over paragraphs joined, in order."""
    found: list[Utterance] = []
    for quotation in quotations:
        if not quotation.speech:
            continue
        if quotation.continues and found:
            found[-1] = Utterance((*found[-1].parts, quotation))
        else:
            found.append(Utterance((quotation,)))
    return tuple(found)


def carry(document: Document, found: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with all the quotations that they own, and a draft for each free-standing quotation.

    A quotation goes to the draft whose content it touches; if there is none and it is a sentence of its own, to the last
    draft of its paragraph that quotes, then to the next one there (C4), then to whoever spoke last before it.
    """
    result = list(found)
    spoken = utterances(document.quotations)
    for utterance in spoken:
        at = _owner_of(document, result, utterance)
        if at is not None:
            result[at] = replace(result[at], content=_joined(result[at].content, utterance))
        elif _stands_free(document, utterance):
            result.append(_free_standing(document, utterance))
    return tuple(sorted(result, key=lambda draft: min(draft.cue.start, *(piece.start for piece in draft.content), 10**12)))


def _owner_of(document: Document, found: Sequence[Draft], utterance: Utterance) -> int | None:
    touching = [i for i, d in enumerate(found) if any(utterance.touches(piece) for piece in d.content)]
    if touching:
        return min(touching, key=lambda i: abs(found[i].cue.start - utterance.start))
    if not _is_whole_sentence(document, utterance):
        return None
    paragraph = _paragraph(document, utterance.start)
    here = [i for i, d in enumerate(found) if d.cue in paragraph and d.rule not in ("ghost", "free-standing")]
    before = [i for i in here if found[i].cue.start < utterance.start]
    after = [i for i in here if found[i].cue.start > utterance.end]
    return before[-1] if before else after[0] if after else None


def _paragraph(document: Document, offset: int) -> Span:
    return next((b.span for b in document.blocks if b.span.start <= offset < b.span.end), Span(offset, offset))


def _is_whole_sentence(document: Document, utterance: Utterance) -> bool:
    """Tell whether a sentence starts where the utterance starts and nothing but the utterance fills it."""
    sentence = next((s for s in document.sentences if s.span.start == utterance.start), None)
    return sentence is not None and sentence.span.end <= utterance.end + 1


def _stands_free(document: Document, utterance: Utterance) -> bool:
    words = len(document.text(utterance.parts[0].inner).split())
    return _is_whole_sentence(document, utterance) and words > 3


def _free_standing(document: Document, utterance: Utterance) -> Draft:
    first = utterance.parts[0]
    sentence = next(s.index for s in document.sentences if s.span.start == first.span.start)
    opening = Span(first.span.start, first.inner.start)
    return Draft(sentence, None, opening, tuple(p.span for p in utterance.parts), None, "free-standing", elided=True)


def _joined(content: tuple[Span, ...], utterance: Utterance) -> tuple[Span, ...]:
    """Return `content` with the utterance in it, overlapping pieces made one."""
    pieces = list(content)
    for part in utterance.parts:
        near = [piece for piece in pieces if piece.overlaps(part.span)]
        pieces = [piece for piece in pieces if piece not in near] + [hull([*near, part.span])]
    return tuple(sorted(pieces))
