"""Sourcing: who stands behind the story, how much of it, and how evenly the words are shared out.

Only the story counts, and only attributions with somebody to answer for them: "is believed to" names nobody. Shares are
not given for stories under ten sentences, nor diversity for fewer than three owners: on so few, one sentence moves all.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.attribution.attribution import MODES, Attribution, Owner
from whosays.labels.label import Label, LabelledSentence
from whosays.spans import Span
from whosays.statistics.counts import NO_STORY, story_sentences, story_words
from whosays.statistics.diversity import LEAST_OWNERS, effective_number, evenness, inverse_simpson
from whosays.statistics.runs import unsourced_runs
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document

LEAST_SENTENCES = 10
OWNER_GROUPS = {
    "named": ("named-person", "named-institution"),
    "document": ("document",),
    "described": ("described-unnamed",),
    "vague": ("vague",),
}
_LISTED_OWNERS = 15
"""Owners named one by one in a working; the rest are summed."""
_POLNEAR_SOURCE = "Own count; after Newell, Margolin & Ruths (2018), PolNeAR, LREC"
_LABELS_SOURCE = "Own count of labels; the codebook defines them"
_SHARE = "share, 0 to 1"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the statistics of sourcing count. `owned` is the number of story words that each owner is answerable for."""

    words: tuple[Span, ...]
    labels: tuple[Label, ...]
    sentence_words: tuple[int, ...]
    attributions: tuple[Attribution, ...]
    owners: tuple[Owner, ...]
    owned: tuple[int, ...]


def sourcing(
    document: Document,
    sentences: Sequence[LabelledSentence],
    attributions: Sequence[Attribution],
    owners: Sequence[Owner],
) -> dict[str, Statistic]:
    """Return the statistics of sourcing of the story of `document`."""
    sources = sources_of(document, sentences, attributions, owners)
    found = [
        *_sourced(sources),
        *_modes(sources),
        *_owner_counts(sources),
        *_diversity(sources),
        *_unsourced(sources),
        *_wording(sources),
    ]
    return {statistic.name: statistic for statistic in found}


def sources_of(
    document: Document,
    sentences: Sequence[LabelledSentence],
    attributions: Sequence[Attribution],
    owners: Sequence[Owner],
) -> Sources:
    """Return what stands in the story of `document`: labels of its sentences, attributions that are answered for, owners."""
    words, story = story_words(document), story_sentences(document)
    inside = {sentence.index for sentence in story}
    labelled = [one for one in sentences if one.sentence.index in inside]
    bounds = [(sentence.span.start, sentence.span.end) for sentence in story]
    answered = tuple(a for a in attributions if a.owner_type != "ghost" and _touches(bounds, a.content))
    owned = _words_by_owner(words, answered)
    speaking = tuple(owner for owner in owners if owned.get(owner.id))
    return Sources(
        words=words,
        labels=tuple(one.label for one in labelled),
        sentence_words=tuple(len(one.sentence.words) for one in labelled),
        attributions=answered,
        owners=speaking,
        owned=tuple(owned[owner.id] for owner in speaking),
    )


def _touches(bounds: Sequence[tuple[int, int]], spans: Iterable[Span]) -> bool:
    """Tell whether one of `spans` starts in one of `bounds`, which are in order."""
    for span in spans:
        at = bisect_left(bounds, (span.start + 1, 0)) - 1
        if at >= 0 and span.start < bounds[at][1]:
            return True
    return False


def _words_by_owner(words: Sequence[Span], attributions: Iterable[Attribution]) -> dict[str, int]:
    content: dict[str, list[Span]] = {}
    for attribution in attributions:
        if attribution.owner is not None:
            content.setdefault(attribution.owner, []).extend(attribution.content)
    return {owner: words_in(words, spans) for owner, spans in content.items()}


def words_in(words: Sequence[Span], spans: Iterable[Span]) -> int:
    """Return how many of `words`, which are in order, start inside one of `spans`; a word counts once."""
    found = 0
    reached = 0
    for span in sorted(spans):
        first = max(reached, bisect_left(words, span.start, key=lambda word: word.start))
        reached = max(first, bisect_left(words, span.end, key=lambda word: word.start))
        found += reached - first
    return found


def _share(name: str, part: int, whole: int, words: str, sources: Sources, *, source: str) -> Statistic:
    """Return a share with its working; None on a short story, or of nothing."""
    reason = _too_short(sources) or ("" if whole else "There is nothing to divide: this story has none.")
    if reason:
        return Statistic(name, None, _SHARE, reason, source)
    value = round(part / whole, 3)
    return Statistic(name, value, _SHARE, f"{words.format(part=part, whole=whole)} = {value}", source)


def _too_short(sources: Sources) -> str:
    if not sources.words:
        return NO_STORY
    if len(sources.labels) < LEAST_SENTENCES:
        return f"The story has {len(sources.labels)} sentences; below {LEAST_SENTENCES} no share is given."
    return ""


def _sourced(sources: Sources) -> list[Statistic]:
    frames = (span for a in sources.attributions for span in (*a.source, *a.cue, *a.content))
    return [
        _share(
            "sourced_sentences",
            sum(label.voice == "source" for label in sources.labels),
            len(sources.labels),
            "{part} sourced sentences / {whole} sentences of the story",
            sources,
            source=_LABELS_SOURCE,
        ),
        _share(
            "sourced_words",
            words_in(sources.words, frames),
            len(sources.words),
            "{part} words of source, cue and content / {whole} words of the story",
            sources,
            source=_POLNEAR_SOURCE,
        ),
        _per_thousand(sources),
    ]


def _per_thousand(sources: Sources) -> Statistic:
    name, unit = "attributions_per_1000_words", "attributions"
    reason = _too_short(sources)
    if reason:
        return Statistic(name, None, unit, reason, _POLNEAR_SOURCE)
    number, words = len(sources.attributions), len(sources.words)
    value = round(1000 * number / words, 1)
    return Statistic(name, value, unit, f"1000 × {number} attributions / {words} words = {value}", _POLNEAR_SOURCE)


def _modes(sources: Sources) -> list[Statistic]:
    modes = Counter(attribution.mode for attribution in sources.attributions)
    return [
        _share(
            f"{mode}_share",
            modes[mode],
            len(sources.attributions),
            f"{{part}} {mode} / {{whole}} attributions",
            sources,
            source=_POLNEAR_SOURCE,
        )
        for mode in MODES
    ]


def _owner_counts(sources: Sources) -> list[Statistic]:
    groups = {group: sum(owner.type in types for owner in sources.owners) for group, types in OWNER_GROUPS.items()}
    total = len(sources.owners)
    listed = " + ".join(f"{number} {group}" for group, number in groups.items())
    return [
        _number("owners", total, "owners", f"{listed} = {total}", sources),
        _number("named_owners", groups["named"], "owners", f"{groups['named']} persons and institutions with a name", sources),
        *(
            _share(f"{group}_owners_share", number, total, f"{{part}} {group} / {{whole}} owners", sources, source="Own count")
            for group, number in groups.items()
        ),
    ]


def _number(name: str, value: int, unit: str, working: str, sources: Sources) -> Statistic:
    """Return a count; None where there is no story to count in."""
    if not sources.words:
        return Statistic(name, None, unit, _too_short(sources), "Own count")
    return Statistic(name, value, unit, working, "Own count")


def _diversity(sources: Sources) -> list[Statistic]:
    owned = sources.owned
    listed = _list_owners(sources)
    top = max(owned, default=0) / sum(owned) if len(owned) >= LEAST_OWNERS else None
    return [
        _of_owners(
            "top_owner_share",
            top,
            3,
            _SHARE,
            f"{max(owned, default=0)} / {sum(owned)} words with an owner",
            "Own count",
            sources,
        ),
        _of_owners(
            "effective_sources",
            effective_number(owned),
            1,
            "owners",
            f"exp(H), H = -sum of p ln p over {listed}",
            "Shannon (1948); Hill (1973), Ecology 54(2), 427-432",
            sources,
        ),
        _of_owners(
            "inverse_simpson",
            inverse_simpson(owned),
            1,
            "owners",
            f"1 / sum of p squared over {listed}",
            "Simpson (1949), Nature 163, 688",
            sources,
        ),
        _of_owners(
            "evenness",
            evenness(owned),
            3,
            "of 1, where 1 is perfectly even",
            f"H / ln {len(owned)}, H = -sum of p ln p over {listed}",
            "Pielou (1966), J. Theoretical Biology 13, 131-144",
            sources,
        ),
    ]


def _list_owners(sources: Sources) -> str:
    """Return each owner with the words it owns, most first: what a pupil needs to redo the sum."""
    ranked = sorted(zip(sources.owned, sources.owners, strict=True), key=lambda pair: -pair[0])
    listed = [f"{owner.name} {words}" for words, owner in ranked[:_LISTED_OWNERS]]
    rest = [words for words, _ in ranked[_LISTED_OWNERS:]]
    return f"{sum(sources.owned)} words: " + ", ".join(listed) + (f", {len(rest)} others {sum(rest)}" if rest else "")


def _of_owners(
    name: str,
    exact: float | None,
    decimals: int,
    unit: str,
    working: str,
    source: str,
    sources: Sources,
) -> Statistic:
    if exact is None:
        reason = f"The story has {len(sources.owners)} owners; below {LEAST_OWNERS} diversity is not given."
        return Statistic(name, None, unit, reason, source)
    value = round(exact, decimals)
    return Statistic(name, value, unit, f"{working} = {value}", source)


def _unsourced(sources: Sources) -> list[Statistic]:
    runs = unsourced_runs(sources.labels, sources.sentence_words)
    longest, words = max(((run.sentences, run.words) for run in runs), default=(0, 0))
    return [
        _first_attribution(sources),
        _number(
            "longest_unsourced_run", longest, "sentences", f"{longest} sentences in a row in the reporter's voice", sources
        ),
        _number("longest_unsourced_run_words", words, "words", f"{words} words in these {longest} sentences", sources),
    ]


def _first_attribution(sources: Sources) -> Statistic:
    name, unit = "words_before_first_attribution", "words"
    if not sources.attributions:
        return Statistic(name, None, unit, "No attribution was found in a story on this page.", _POLNEAR_SOURCE)
    first = min(span.start for a in sources.attributions for span in a.content)
    value = bisect_left(sources.words, first, key=lambda word: word.start)
    working = f"{value} words, dateline included, stand before the first words that are attributed"
    return Statistic(name, value, unit, working, _POLNEAR_SOURCE)


def _wording(sources: Sources) -> list[Statistic]:
    families = [a.cue_family for a in sources.attributions if a.cue_family]
    labels = Counter(sources.labels)
    sourced = labels[Label.SOURCED_FACT] + labels[Label.SOURCED_OPINION]
    reporter = labels[Label.PLAIN_REPORTING] + labels[Label.WRITERS_OPINION]
    return [
        _share(
            "cue_neutral_share",
            families.count("neutral"),
            len(families),
            "{part} neutral cues / {whole} cues",
            sources,
            source="Own count; the cue lists say which are neutral",
        ),
        _share(
            "sourced_opinion_share",
            labels[Label.SOURCED_OPINION],
            sourced,
            "{part} sourced opinions / {whole} sourced sentences",
            sources,
            source=_LABELS_SOURCE,
        ),
        _share(
            "writers_opinion_share",
            labels[Label.WRITERS_OPINION],
            reporter,
            "{part} writer's opinions / {whole} sentences in the reporter's voice",
            sources,
            source=_LABELS_SOURCE,
        ),
    ]
