"""Pictures of who stands behind a story: its labels, its owners, their words, cues and hedges."""

from collections import Counter, defaultdict

from whosays.attribution.attribution import CUE_FAMILIES, MODES, Owner
from whosays.labels.label import Label, LabelledSentence
from whosays.labels.names import LABEL_NAMES
from whosays.render.charts.chart import DARK, INK, LIGHT, MIDDLE, Bar, Chart, Column, Mosaic, Row, Rows, Tile
from whosays.render.charts.pages import number_of
from whosays.render.numbers import beside_usual, number_text, percent, usual_text, words_of
from whosays.report import Report
from whosays.statistics.diversity import LEAST_OWNERS, effective_number
from whosays.statistics.hedging import Hedging, hedges_by_owner
from whosays.statistics.runs import Run, unsourced_runs

POLNEAR_MODES = {"direct": 16, "partial": 10, "indirect": 74}
"""Percent of attributions in PolNeAR, news of the United States election of 2016 (Newell and others 2018)."""

MOST_OWNERS, MOST_REMOVED, MOST_RUNS, MOST_VERBS = 12, 6, 6, 8
_LEAST_WORDS = 50
"""Words below which a density of hedges is not given: one word would move it by two."""
_LEAST_RUN = 2
GAP = 0.2  # words, between the bars of two sentences
OWNER_LETTERS = {
    "named-person": "N",
    "named-institution": "I",
    "document": "D",
    "described-unnamed": "U",
    "vague": "V",
}
LABEL_HUES = {
    Label.SOURCED_FACT: "#1d5796",
    Label.SOURCED_OPINION: "#7a3a94",
    Label.PLAIN_REPORTING: "#20605c",
    Label.WRITERS_OPINION: "#8f4d07",
    Label.PAGE_FURNITURE: "#5d636b",
}
CORNERS = {
    "Sourced": (Label.SOURCED_FACT, Label.SOURCED_OPINION),
    "Reporter": (Label.PLAIN_REPORTING, Label.WRITERS_OPINION),
}


def mode_chart(report: Report) -> Chart:
    """Return how the article gives other people's words, beside a corpus of news."""
    here = {mode: 100 * number_of(report, f"{mode}_share") for mode in MODES}
    shares = {"This article": here, "PolNeAR news": {mode: float(share) for mode, share in POLNEAR_MODES.items()}}
    known = {name: share for name, share in shares.items() if any(share.values())}
    return Chart(
        "modes", "Quoted, half quoted, told",
        "D, direct: whole sentences in quotation marks. P, partial: a few quoted words. I, indirect: no quotation marks. "
        "PolNeAR is news about the United States election of 2016.",
        ("Text", *(f"{mode.capitalize()}, percent" for mode in MODES)),
        tuple((name, *(f"{share[mode]:.0f}" for mode in MODES)) for name, share in known.items()),
        Rows(tuple(_mode_row(name, share) for name, share in known.items()), 100),
    )  # fmt: skip


def owner_chart(report: Report) -> Chart:
    """Return the words that each owner is answerable for, the largest first, with its type and what the article says of it."""
    owners = sorted((owner for owner in report.owners if owner.words), key=lambda owner: (-owner.words, owner.name))
    total = sum(owner.words for owner in owners) or 1
    rows = [_owner_row(owner.name, OWNER_LETTERS.get(owner.type, ""), owner.words, total) for owner in owners[:MOST_OWNERS]]
    rest = owners[MOST_OWNERS:]
    if rest:
        rows.append(_owner_row(f"{len(rest)} more", "", sum(owner.words for owner in rest), total))
    return Chart(
        "owners", "Who is answerable for how many words",
        f"{words_of(sum(owner.words for owner in owners), 'word')} of {words_of(len(owners), 'owner')}; "
        "a full row is all of them. N: named person. "
        "I: named institution. D: document. U: described, not named. V: vague.",
        ("Owner", "Type", "What the article says of them", "Words", "Share of all owned words"),
        tuple(
            (owner.name, owner.type.replace("-", " "), _described(report, owner), owner.words, percent(owner.words, total))
            for owner in owners
        ),
        Rows(tuple(rows), total),
    )  # fmt: skip


def without_chart(report: Report) -> Chart:
    """Return how many equally loud owners the story has, and how many without each one of them."""
    sources = report.sources
    ranked = sorted(zip(sources.owners, sources.owned, strict=True), key=lambda pair: (-pair[1], pair[0].name))
    owned = [words for _, words in ranked]
    whole = effective_number(owned)
    without = [
        (f"Without {owner.name}", words, effective_number(owned[:place] + owned[place + 1 :]))
        for place, (owner, words) in enumerate(ranked)
    ]
    rows = [Row(f"All {len(owned)} owners: {_rounded(whole)}", (Bar(0, whole or 0, DARK),))]
    rows += [Row(f"{told}: {_rounded(left)}", (Bar(0, left or 0, MIDDLE),), tick=whole) for told, _, left in without]
    return Chart(
        "without-one", "How many voices, if one falls silent?",
        "Each bar is the effective number of sources: how many equally loud owners would be as mixed as these. "
        + (f"Below {LEAST_OWNERS} owners it is not given." if len(owned) <= LEAST_OWNERS else ""),
        ("Owners", "Words of the one left out", "Effective number of sources"),
        (("All", "", _rounded(whole)), *((told, words, _rounded(left)) for told, words, left in without)),
        Rows(tuple(rows[: MOST_REMOVED + 1]), max(bar.end for row in rows for bar in row.bars) or 1),
    )  # fmt: skip


def sentence_chart(report: Report) -> Chart:
    """Return the story as a strip: a row for each paragraph, a bar for each sentence, as long as its words are many."""
    rows, paragraphs = [], _story_paragraphs(report)
    for number, labelled in enumerate(paragraphs, start=1):
        at, bars = 0, []
        for sentence in labelled:
            size = len(sentence.sentence.words)
            bars.append(_sentence_bar(sentence.label, at + GAP, at + size - GAP))
            at += size
        rows.append(Row(f"Paragraph {number}", tuple(bars)))
    counts = Counter(sentence.label for labelled in paragraphs for sentence in labelled)
    return Chart(
        "sentences", "The story, sentence by sentence",
        "Each row is a paragraph, each bar a sentence. Filled: a source says it. Open: the reporter says it. "
        "Square: it could be checked. Round: it is opinion-like.",
        ("Label", "Sentences"),
        tuple((LABEL_NAMES[label.value]["name"], counts[label]) for label in Label if counts[label]),
        Rows(tuple(rows), max((bar.end for row in rows for bar in row.bars), default=1), slim=True),
    )  # fmt: skip


def corner_chart(report: Report) -> Chart:
    """Return the words of the story in four corners: who says it across, could it be checked down."""
    words = _words_by_label(report)
    total = sum(words.values()) or 1
    columns = []
    for name, labels in CORNERS.items():
        here = sum(words[label] for label in labels)
        tiles = tuple(_tile(label, words[label], here or 1, total) for label in labels if words[label])
        if here:
            columns.append(Column(here / total, f"{name}: {percent(here, total)}", tiles))
    return Chart(
        "corners", "Four corners of the story",
        "Each tile is as large as its words are many. Left: a source says it. Right: the reporter says it. "
        "Square, above: it could be checked. Round, below: it is opinion-like.",
        ("Label", "Words of its sentences", "Share of the story"),
        tuple((LABEL_NAMES[label.value]["name"], words[label], percent(words[label], total)) for label in words),
        Mosaic(tuple(columns)),
    )  # fmt: skip


def run_chart(report: Report) -> Chart:
    """Return the longest runs of sentences without a source, each where it stands in the story."""
    paragraphs = _story_paragraphs(report)
    labelled = [(number, one) for number, sentences in enumerate(paragraphs, start=1) for one in sentences]
    sizes = [len(one.sentence.words) for _, one in labelled]
    runs = list(unsourced_runs([one.label for _, one in labelled], sizes))
    ranked = sorted(runs, key=lambda run: (-run.sentences, -run.words, run.first))
    long = [run for run in ranked if run.sentences >= _LEAST_RUN]

    def where(run: Run) -> str:
        first, last = labelled[run.first][0], labelled[run.last][0]
        return f"Paragraph {first}" if first == last else f"Paragraphs {first} to {last}"

    def told(run: Run) -> str:
        return f"{where(run)}: {words_of(run.sentences, 'sentence')}, {words_of(run.words, 'word')}"

    rows = [
        Row(told(run), (Bar(run.before, run.before + run.words, MIDDLE if place else DARK),))
        for place, run in enumerate(long[:MOST_RUNS])
    ]
    statistic = report.statistics["longest_unsourced_run"]
    usual = f" Usual for the longest: {usual_text(statistic)}, in sentences." if statistic.usual else ""
    return Chart(
        "runs", "Where only the reporter speaks",
        "A row is the story from its first word to its last; the bar is a run of sentences without a source. The longest "
        f"comes first.{usual} A run is no fault: it is a place to slow down.",
        ("Where", "Sentences", "Words", "Words of the story before it"),
        tuple((where(run), run.sentences, run.words, run.before) for run in ranked),
        Rows(tuple(rows), sum(sizes) or 1),
    )  # fmt: skip


def cue_chart(report: Report) -> Chart:
    """Return the cues by what they do: say plainly, act, step in, step back, color."""
    verbs: dict[str, Counter[str]] = defaultdict(Counter)
    for attribution in report.sources.attributions:
        if attribution.cue_family:
            words = " ".join(report.document.text(span) for span in attribution.cue)
            verbs[attribution.cue_family][words.lower()] += 1
    counts = {family: verbs[family].total() for family in CUE_FAMILIES if family in verbs}
    total = sum(counts.values())
    neutral = report.statistics["cue_neutral_share"]
    place = beside_usual(neutral)
    usual = f"Usual for neutral cues: {usual_text(neutral)}; this story is {place} it. " if place else ""
    return Chart(
        "cues", "What the cues do",
        f"{usual}Neutral cues only pass on (said). Speech acts do something (vowed, denied). Committing cues step in "
        "(showed), distancing cues step back (claimed), manner cues color (boasted). A full row is all cues.",
        ("Family", "Cues", "Share", "The cues"),
        tuple((_name(family), count, percent(count, total), _counted(verbs[family])) for family, count in counts.items()),
        Rows(
            tuple(
                Row(
                    f"{_name(family)}: {words_of(count, 'cue')}, {percent(count, total)}",
                    (Bar(0, count, DARK if family == "neutral" else MIDDLE),),
                )
                for family, count in counts.items()
            ),
            total or 1,
        ),
    )  # fmt: skip


def hedge_chart(report: Report) -> Chart:
    """Return who hedges: how many words such as "may" stand in the words of the reporter and of each owner."""
    names = {owner.id: owner.name for owner in report.owners}
    found = hedges_by_owner(report.document, report.sources)
    rows = [(names[one.owner] if one.owner else "The reporter", one) for one in found]
    shown = [pair for place, pair in enumerate(rows) if pair[1].hedges or not place]
    statistic = report.statistics["hedges_per_100_words"]
    whole = f"In the whole story there are {number_text(number_of(report, statistic.name))} in 100 words"
    usual = f"; usual: {usual_text(statistic)}" if statistic.usual else ""
    return Chart(
        "hedges", "Who says may, might and likely",
        f"Bars are hedges in 100 words of the reporter and of each owner; with too few words to tell, there is no bar. "
        f"{whole}{usual}. A fair hedge tells the size of a doubt.",
        ("Whose words", "Words", "Hedges", "In 100 words"),
        tuple((name, one.words, one.hedges, _density(one)) for name, one in rows),
        Rows(
            tuple(
                Row(
                    f"{name}: {words_of(one.hedges, 'hedge')} in {words_of(one.words, 'word')}{_in_100(one)}",
                    (Bar(0, _per_100(one), MIDDLE if one.owner else DARK),),
                )
                for name, one in shown[:MOST_OWNERS]
            ),
            max((_per_100(one) for _, one in shown[:MOST_OWNERS]), default=1) or 1,
        ),
    )  # fmt: skip


def _sentence_bar(label: Label, start: float, end: float) -> Bar:
    fill, ink, edge = _colors(label)
    return Bar(start, end, fill, LABEL_NAMES[label.value]["short"], ink, edge, round=label.check == "opinion")


def _colors(label: Label) -> tuple[str, str, str]:
    """Return fill, ink and edge: filled where somebody is answerable, open where the reporter says it."""
    hue = LABEL_HUES[label]
    return (hue, "white", "white") if label.voice == "source" else ("white", hue, hue)


def _tile(label: Label, words: int, column: int, total: int) -> Tile:
    fill, ink, edge = _colors(label)
    told = (LABEL_NAMES[label.value]["short"], f"{words_of(words, 'word')}, {percent(words, total)}")
    return Tile(words / column, told, fill, ink, edge, round=label.check == "opinion")


def _mode_row(name: str, share: dict[str, float]) -> Row:
    fills, at, bars = dict(zip(MODES, (DARK, MIDDLE, LIGHT), strict=True)), 0.0, []
    for mode in MODES:
        ink = "white" if fills[mode] == DARK else INK
        bars.append(Bar(at, at + share[mode], fills[mode], mode[0].upper(), ink))
        at += share[mode]
    return Row(f"{name}: " + ", ".join(f"{mode[0].upper()} {share[mode]:.0f}%" for mode in MODES), tuple(bars))


def _owner_row(name: str, letter: str, words: int, total: int) -> Row:
    known = letter in ("N", "I", "D")
    bar = Bar(0, words, DARK if known else MIDDLE, letter, "white" if known else INK)
    return Row(f"{name}: {words:,} words, {percent(words, total)}", (bar,))


def _described(report: Report, owner: Owner) -> str:
    """Return the words beside an owner's name that say who it is."""
    return "; ".join(report.document.text(span) for span in owner.described_by)


def _words_by_label(report: Report) -> dict[Label, int]:
    counts = {label: 0 for labels in CORNERS.values() for label in labels}
    for labelled in _story_paragraphs(report):
        for one in labelled:
            counts[one.label] += len(one.sentence.words)
    return counts


def _story_paragraphs(report: Report) -> list[list[LabelledSentence]]:
    found: dict[int, list[LabelledSentence]] = {}
    for labelled in report.sentences:
        if report.document.kind(labelled.sentence) == "body":
            found.setdefault(labelled.sentence.block, []).append(labelled)
    return list(found.values())


def _per_100(one: Hedging) -> float:
    """Return the hedges in 100 words; where words are too few to tell, none."""
    return 100 * one.hedges / one.words if one.words >= _LEAST_WORDS else 0


def _density(one: Hedging) -> str:
    return f"{_per_100(one):.1f}" if one.words >= _LEAST_WORDS else "too few words"


def _in_100(one: Hedging) -> str:
    return f" ({_density(one)} in 100)" if one.words >= _LEAST_WORDS else ""


def _rounded(value: float | None) -> str:
    return "not given" if value is None else f"{value:.1f}"


def _counted(verbs: Counter[str]) -> str:
    """Return the commonest cues of a family with their numbers."""
    named = sorted(verbs.items(), key=lambda pair: (-pair[1], pair[0]))
    more = [f"{len(named) - MOST_VERBS} more"] if len(named) > MOST_VERBS else []
    return ", ".join([f"{verb} {count}" for verb, count in named[:MOST_VERBS]] + more)


def _name(family: str) -> str:
    return family.replace("-", " ").capitalize()
