"""A report as plain data: the contract ``whosays/report/v1`` that outside tools rely on.

All offsets are code points into the text as given.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from whosays.attribution.attribution import Attribution, Owner
from whosays.evidence.rule import Evidence
from whosays.labels.blocks import LabelledBlock
from whosays.labels.label import LabelledSentence
from whosays.report import Report
from whosays.spans import Span
from whosays.statistics.statistic import Statistic

SCHEMA = "whosays/report/v1"


def as_dict(report: Report) -> dict[str, Any]:
    """Return `report` as plain data: the same from Python, the command line and the browser."""
    document = report.document
    return {
        "schema": SCHEMA,
        "text_sha256": sha256(document.article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "blocks": [_block(block) for block in report.blocks],
        "sentences": [_sentence(one, document.kind(one.sentence)) for one in report.sentences],
        "attributions": [_attribution(one) for one in report.attributions],
        "owners": [_owner(one) for one in report.owners],
        "statistics": {name: _statistic(one) for name, one in report.statistics.items()},
        "notes": list(report.notes),
    }


def _ends(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"rule": one.rule, "start": one.span.start, "end": one.span.end} for one in evidence]


def _block(one: LabelledBlock) -> dict[str, Any]:
    span = one.block.span
    return {
        "kind": one.kind,
        "start": span.start,
        "end": span.end,
        "evidence": _evidence(one.evidence),
        "points": {kind: points for kind, points in one.points.items() if points},
    }


def _sentence(one: LabelledSentence, block: str) -> dict[str, Any]:
    return {
        "start": one.sentence.span.start,
        "end": one.sentence.span.end,
        "block": block,
        "label": one.label.value,
        "voice": one.label.voice,
        "check": one.label.check,
        "points": one.points,
        "evidence": _evidence(one.evidence),
        "also": [label.value for label in one.also],
        "margin": one.margin,
    }


def _attribution(one: Attribution) -> dict[str, Any]:
    return {
        "source": _ends(one.source),
        "cue": _ends(one.cue),
        "content": _ends(one.content),
        "owner": one.owner,
        "mode": one.mode,
        "owner_type": one.owner_type,
        "cue_family": one.cue_family,
        "carried_by": one.carried_by,
        "rules": list(one.rules),
        "claimed": one.claimed,
        "margin": one.margin,
        "alternatives": list(one.alternatives),
        "nested": [_attribution(inner) for inner in one.nested],
    }


def _owner(one: Owner) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "mentions": _ends(one.mentions),
        "words": one.words,
        "described_by": _ends(one.described_by),
    }


def _statistic(one: Statistic) -> dict[str, Any]:
    usual = {"low": one.usual.low, "high": one.usual.high, "corpus": one.usual.corpus} if one.usual else None
    return {"value": one.value, "unit": one.unit, "working": one.working, "source": one.source, "usual": usual}
