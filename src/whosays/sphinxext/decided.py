"""What the coders decided about the sentences of an article, with the words that they point at in their places."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from whosays.gold import Gold, GoldSentence, match, normalise
from whosays.report import Report
from whosays.spans import Span


@dataclass(frozen=True, slots=True)
class Decided:
    """One sentence: the row of the gold, the owner's name or "", and spans of the article.

    `source` says who is answerable, `cue` what ties them to the claim, `check` what tells whether it could be checked.
    """

    row: GoldSentence
    owner: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    check: tuple[Span, ...]


def decided(report: Report, gold: Gold) -> dict[int, Decided]:
    """Return what was decided about the sentences of `report`, by the index of the sentence."""
    texts = [report.document.text(labelled.sentence.span) for labelled in report.sentences]
    names = {owner.id: owner.name for owner in gold.owners}
    found = {}
    for number, index in match(gold, texts).pairs:
        row, start = gold.sentences[number], report.sentences[index].sentence.span.start
        source, cue, check = (_placed(texts[index], spans, start) for spans in (row.source_at, row.cue_at, row.check_at))
        found[index] = Decided(row, names.get(row.owner or "", ""), source, cue, check)
    return found


def _placed(sentence: str, spans: Iterable[Span], start: int) -> tuple[Span, ...]:
    """Return spans of the normalized `sentence` where they stand in an article in which it starts at `start`."""
    places = _places(sentence)
    if len(places) != len(normalise(sentence)):  # letters that only together have another form: nothing is shown
        return ()
    return tuple(Span(start + places[span.start], start + places[span.end - 1] + 1) for span in spans if len(span))


def _places(sentence: str) -> list[int]:
    """Return, for each character of the normalized sentence, the number of the one that it comes from."""
    places: list[int] = []
    blank = True
    for at, character in enumerate(sentence):
        for plain in unicodedata.normalize("NFKC", character).lower():
            if not plain.isspace() or not blank:
                places.append(at)
            blank = plain.isspace()
    return places[:-1] if places and blank else places
