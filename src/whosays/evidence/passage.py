"""A passage: a sentence of the story with the attributions that reach into it, and the words its main claim stands in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.attribution.attribution import Attribution
from whosays.spans import Span, subtract
from whosays.structure.document import Document, Quotation, Sentence

_MAIN_SHARE = 0.5
"""A sentence of which at least this share is somebody's content states what that somebody says."""


_LEAST_SHARE = 0.1
"""Below this share, a speaker after words that set the scene owns only a fragment of the sentence."""
_OPENING = 2
"""Words such as "But" or "On Monday" before a speaker who opens the sentence."""


_SCENE = 15
"""Words that may set the scene before the main clause: "Speaking to reporters on Monday, ..."."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The context that sentence rules look at.

    `main` is the attribution that owns the sentence's main claim, None where the reporter does. `scope` is where that
    claim stands: the content of `main` in this sentence, else the sentence without other people's content.
    """

    document: Document
    sentence: Sentence
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    main: Attribution | None
    scope: tuple[Span, ...]

    @property
    def text(self) -> str:
        """Return the text of the article."""
        return self.document.article.text


def passages(document: Document, attributions: Sequence[Attribution]) -> Iterator[Passage]:
    """Yield the passage of each sentence of `document`, in order."""
    reaching = _by_sentence(document, attributions)
    for sentence in document.sentences:
        here = tuple(reaching.get(sentence.index, {}).values())
        owned = [a for a in here if has_voice(a) and content_in(a, sentence)]
        main = next((a for a in owned if _is_main(document, sentence, a)), None)
        others = (piece for a in owned for piece in content_in(a, sentence))
        scope = content_in(main, sentence) if main else subtract(sentence.span, others)
        yield Passage(document, sentence, here, document.quotations_in(sentence.span), main, scope)


def has_voice(attribution: Attribution) -> bool:
    """Tell whether somebody says it: not so of "is believed to", nor of a passive that names nobody ("is disputed")."""
    unnamed = attribution.owner is None and "passive" in attribution.rules
    return attribution.owner_type != "ghost" and not unnamed


def _by_sentence(document: Document, attributions: Iterable[Attribution]) -> dict[int, dict[int, Attribution]]:
    """Return the attributions that reach into each sentence, by the sentence's index and their own."""
    starts = [sentence.span.start for sentence in document.sentences]
    reaching: dict[int, dict[int, Attribution]] = {}
    for number, attribution in enumerate(attributions):
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            for index in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)):
                if span.overlaps(document.sentences[index].span):
                    reaching.setdefault(index, {})[number] = attribution
    return reaching


def content_in(attribution: Attribution, sentence: Sentence) -> tuple[Span, ...]:
    """Return the content of `attribution` that stands in `sentence`."""
    inside = sentence.span
    cut = (Span(max(c.start, inside.start), min(c.end, inside.end)) for c in attribution.content)
    return tuple(span for span in cut if span.start < span.end)


def _is_main(document: Document, sentence: Sentence, attribution: Attribution) -> bool:
    content = content_in(attribution, sentence)
    if "elided" in attribution.rules:
        return sum(map(len, content)) >= len(sentence.span) - 1
    if content[0].start - sentence.span.start <= 1:
        return True
    share = sum(map(len, content)) / len(sentence.span)
    if share >= _MAIN_SHARE:
        return True
    frame = (*attribution.source, *attribution.cue)
    starts = min((s.start for s in frame if s.start >= sentence.span.start), default=sentence.span.end)
    before = document.text(Span(sentence.span.start, max(sentence.span.start, starts)))
    if len(before.split()) <= _OPENING:
        return True
    return before.rstrip().endswith(",") and len(before.split()) <= _SCENE and share >= _LEAST_SHARE
