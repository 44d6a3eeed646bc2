"""Speech: quotations joined to the cue that owns them, over sentences and paragraphs (carry rules C1 and C4)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.attribution.clauses import Draft
from whosays.spans import Span, hull
from whosays.structure.document import Document, Quotation, Sentence

_LOOK_BACK = frozenset({"inverted", "postposed", "signed"})
"""Rules by which a cue owns what stands before it."""
_FREE_WORDS = 4
"""A free-standing quotation of fewer words is a title or a chant, not speech with an owner."""


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

    A quotation goes to the draft whose content it touches, or that announces it with a colon at the end of the paragraph
    before. If there is none and it is a sentence of its own, it goes to the last draft of its paragraph that speaks, then to
    the next one there (C4), then on with the quotation that ends the paragraph before, then to whoever spoke last before it.
    """
    result = list(found)
    by_block: dict[int, list[int]] = {}
    for at, draft in enumerate(found):
        by_block.setdefault(document.sentences[draft.sentence].block, []).append(at)
    by_start = {sentence.span.start: sentence for sentence in document.sentences}
    ended: dict[int, int] = {}
    for utterance in utterances(document.quotations):
        blocks = list(_blocks(document, utterance))
        sentence = by_start.get(utterance.start)
        whole = sentence if sentence is not None and sentence.span.end <= utterance.end + 1 else None
        here = [at for block in blocks for at in by_block.get(block, ())]
        owner = _announced(document, found, by_block.get(blocks[0] - 1, ()), utterance)
        if owner is None:
            owner = _owner_of(result, here, utterance, whole=whole is not None)
        if owner is None and whole is not None and all(found[at].cue.start > utterance.end for at in here):
            owner = ended.get(blocks[0] - 1)
        if owner is not None:
            result[owner] = replace(result[owner], content=_joined(result[owner].content, utterance))
        elif whole is not None and len(document.text(utterance.parts[0].inner).split()) >= _FREE_WORDS:
            owner = len(result)
            result.append(_free_standing(utterance, whole, _spoke_last(found, utterance)))
        if owner is not None and _opens_quoted(document, result[owner]):
            ended[blocks[-1]] = owner
    return tuple(sorted((draft for draft in result if draft.content), key=_start))


def _opens_quoted(document: Document, draft: Draft) -> bool:
    """Tell whether what is said opens with a quotation: then a quotation in the next paragraph may go on with it."""
    start = draft.content[0].start
    return any(
        quotation.speech and quotation.span.start <= start for quotation in document.quotations_in(Span(start, start + 1))
    )


def _announced(document: Document, found: Sequence[Draft], before: Sequence[int], utterance: Utterance) -> int | None:
    """Return which draft of the paragraph before announces, with a colon, the quotation that opens this one."""
    if not before:
        return None
    draft = found[before[-1]]
    sentence = document.sentences[draft.sentence].span
    block = document.blocks[document.sentences[draft.sentence].block].span
    following = document.blocks[document.sentences[draft.sentence].block + 1].span
    ends = sentence.end == block.end and document.article.text[sentence.end - 1] == ":"
    return before[-1] if ends and utterance.start <= following.start + 1 else None


def _start(draft: Draft) -> int:
    return min(draft.cue.start, *(piece.start for piece in draft.content))


def _blocks(document: Document, utterance: Utterance) -> Iterator[int]:
    """Yield the blocks in which the parts of an utterance stand."""
    for part in utterance.parts:
        yield bisect_right(document.blocks, part.span.start, key=lambda block: block.span.start) - 1


def _owner_of(found: Sequence[Draft], here: Sequence[int], utterance: Utterance, *, whole: bool) -> int | None:
    """Return which of the drafts `here`, in the utterance's own paragraphs, owns it."""
    touching = [i for i in here if any(utterance.touches(piece) for piece in found[i].content)]
    if touching:
        return min(touching, key=lambda i: abs(found[i].cue.start - utterance.start))
    if not whole:
        return None
    speaking = [i for i in here if found[i].rule != "ghost"]
    before = [i for i in speaking if found[i].cue.start < utterance.start]
    after = [i for i in speaking if found[i].cue.start > utterance.end and found[i].rule in _LOOK_BACK]
    return before[-1] if before else after[0] if after else None


def _spoke_last(found: Sequence[Draft], utterance: Utterance) -> Span | None:
    """Return the source of the last draft before the utterance."""
    before = bisect_right(found, utterance.start, key=lambda draft: draft.cue.start)
    return next((found[i].source for i in range(before - 1, max(-1, before - 5), -1) if found[i].source), None)


def _free_standing(utterance: Utterance, sentence: Sentence, source: Span | None) -> Draft:
    first = utterance.parts[0]
    opening = Span(first.span.start, first.inner.start)
    return Draft(sentence.index, source, opening, tuple(p.span for p in utterance.parts), None, "free-standing", elided=True)


def _joined(content: tuple[Span, ...], utterance: Utterance) -> tuple[Span, ...]:
    """Return `content` with the utterance in it, overlapping pieces made one."""
    pieces = list(content)
    for part in utterance.parts:
        near = [piece for piece in pieces if piece.overlaps(part.span)]
        pieces = [piece for piece in pieces if piece not in near] + [hull([*near, part.span])]
    return tuple(sorted(pieces))
