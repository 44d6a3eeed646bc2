"""Floor 8, gold: what coders decided about the sentences of an article, with or without the words themselves.

A row names its sentence by `text`, or, where the text may not be shared, by `hash` (stand-off). Both are matched to an
article in the same way: by the hash of the normalised sentence, and by order where a sentence occurs more than once.
"""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from whosays.attribution.attribution import MODES, OWNER_TYPES
from whosays.errors import GoldError, nearest
from whosays.labels.label import Label
from whosays.spans import Span
from whosays.statistics.agreement import krippendorff_alpha
from whosays.tables import Table, decode, described, parse, read_file

FORMAT = 1
LARGEST = 5_000_000
CONFIDENCE = ("firm", "disputed")
LABELS = tuple(label.value for label in Label)


@dataclass(frozen=True, slots=True)
class GoldOwner:
    """Somebody or something answerable; `type` is one of `OWNER_TYPES`."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """What was decided about one sentence.

    `text` is None in a stand-off row. `kind` is the kind of block it stands in. `also` and `accept` are other labels
    that it may have, `accept` with the share of a mark (0 to 1). `source_at` (who is answerable), `cue_at` (what ties them to
    it) and `check_at` (what tells whether it could be checked) hold spans of the normalised sentence.
    """

    id: str
    hash: str
    text: str | None
    label: Label
    kind: str
    also: tuple[Label, ...]
    accept: tuple[tuple[Label, Fraction], ...]
    owner: str | None
    mode: str | None
    owner_type: str | None
    source_at: tuple[Span, ...]
    cue_at: tuple[Span, ...]
    check_at: tuple[Span, ...]
    rule: tuple[str, ...]
    misconception: tuple[str, ...]
    why: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The decisions about one article, in its order."""

    article: str
    codebook: str
    coders: tuple[str, ...]
    date: str
    owners: tuple[GoldOwner, ...]
    sentences: tuple[GoldSentence, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which gold row (index) is which text (index), and what is left on either side."""

    pairs: tuple[tuple[int, int], ...]
    unmatched_rows: tuple[int, ...]
    unmatched_sentences: tuple[int, ...]


_QUOTES = str.maketrans("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f", "''''" + '""""')


def normalise(sentence: str) -> str:
    r"""Return `sentence` as it is compared: NFKC, straight quotes, lower case, single spaces.

    >>> normalise("\u201cNever,\u201d  she\u00a0said.")
    '"never," she said.'
    """
    plain = unicodedata.normalize("NFKC", sentence).translate(_QUOTES).lower()
    # Lower case can undo NFKC: the dotted capital I becomes two characters.
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def sentence_hash(sentence: str) -> str:
    """Return the first 16 hex digits of the SHA-256 of the normalised sentence."""
    return hashlib.sha256(normalise(sentence).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def open_gold(path: str | Path) -> Gold:
    """Return the gold in the TOML file at `path`.

    Raises
    ------
    GoldError
        For the first row that cannot be right.
    """
    path = Path(path)
    where = str(path)
    text = decode(read_file(path, limit=LARGEST, error=GoldError), where=where, error=GoldError)
    return read_gold(Table(parse(text, name=path.name, where=where, error=GoldError), where=where, error=GoldError))


def read_gold(table: Table) -> Gold:
    """Return the gold that `table` states."""
    table.states_format(FORMAT)
    owners = tuple(_owner(one) for one in table.tables("owners"))
    ids = tuple(owner.id for owner in owners)
    sentences = tuple(_sentence(one, ids) for one in table.tables("sentences"))
    for kind, names in (("owner", ids), ("sentence", tuple(one.id for one in sentences))):
        for name in names:
            if names.count(name) > 1:
                table.fail(f"two {kind}s are called {name!r}", "give each one a name of its own")
    gold = Gold(
        article=table.text("article"),
        codebook=table.text("codebook"),
        coders=table.texts("coders"),
        date=table.text("date"),
        owners=owners,
        sentences=sentences,
    )
    table.close()
    return gold


def _owner(table: Table) -> GoldOwner:
    owner = GoldOwner(table.text("id"), table.text("name"), table.choice("type", OWNER_TYPES))
    table.close()
    return owner


def _sentence(table: Table, owners: tuple[str, ...]) -> GoldSentence:
    name = table.text("id")
    table.where += f" ({name})"
    text = table.text("text") if table.has("text") else None
    if table.has("hash") == (text is not None):
        table.fail("it needs either 'text' or 'hash'", "keep one of them")
    accept = table.table("accept")
    row = GoldSentence(
        id=name,
        hash=_hash(table) if text is None else sentence_hash(text),
        text=text,
        label=_label(table, table.text("label")),
        kind=table.text("kind"),
        also=tuple(_label(table, value) for value in table.texts("also")),
        accept=tuple((_label(accept, value), accept.number(value)) for value in accept.values),
        owner=table.choice("owner", owners) if table.has("owner") else None,
        mode=table.choice("mode", MODES) if table.has("mode") else None,
        owner_type=table.choice("owner_type", OWNER_TYPES) if table.has("owner_type") else None,
        source_at=_places(table, "source", text),
        cue_at=_places(table, "cue", text),
        check_at=_places(table, "check", text),
        rule=table.texts("rule"),
        misconception=table.texts("misconception"),
        why=table.text("why", default=""),
        confidence=table.choice("confidence", CONFIDENCE, default="firm"),
    )
    table.close()
    return row


def _hash(table: Table) -> str:
    value = table.text("hash")
    if not re.fullmatch(r"[0-9a-f]{16}", value):
        table.fail(f"the hash is {described(value)}", "write the first 16 hex digits, in lower case")
    return value


def _label(table: Table, value: str) -> Label:
    if value not in LABELS:
        table.fail(f"there is no label {described(value)}", nearest(value, LABELS))
    return Label(value)


def _places(table: Table, name: str, text: str | None) -> tuple[Span, ...]:
    """Return where the words of ``name = [...]`` stand in the normalised sentence, or what ``name_at`` says."""
    return _offsets(table, f"{name}_at") if text is None else _found(table, name, normalise(text))


def _offsets(table: Table, name: str) -> tuple[Span, ...]:
    """Return the spans of ``name = [[begin, end], ...]``."""
    listed = table.values[name] if table.has(name) else []
    spans = [Span(*pair) for pair in listed if _is_pair(pair)] if type(listed) is list else None
    if spans is None or len(spans) < len(listed):
        table.fail(f"'{name}' is not a list of places", f"write {name} = [[begin, end]], begin before end")
    return tuple(spans)


def _is_pair(pair: object) -> bool:
    """Tell whether `pair` is ``[begin, end]``, two whole numbers of which the first is the smaller."""
    return isinstance(pair, list) and [type(at) for at in pair] == [int, int] and 0 <= pair[0] < pair[1]


def _found(table: Table, name: str, sentence: str) -> tuple[Span, ...]:
    """Return where the words of ``name = [...]`` stand in the normalised sentence, each after the one before."""
    spans: list[Span] = []
    for words in table.texts(name):
        start = spans[-1].end if spans else 0
        match = re.compile(rf"(?<!\w){re.escape(normalise(words))}(?!\w)").search(sentence, start)
        if match is None:
            table.fail(f"no {name} {described(words)} in the sentence", "copy the words, in the order of the text")
        spans.append(Span(*match.span()))
    return tuple(spans)


def match(gold: Gold, texts: Sequence[str]) -> Matching:
    """Return which of `texts` each row of `gold` is about; the n-th of equal rows is the n-th of equal texts."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for index, text in enumerate(texts):
        waiting[sentence_hash(text)].append(index)
    pairs = tuple((row, waiting[one.hash].popleft()) for row, one in enumerate(gold.sentences) if waiting[one.hash])
    rows, found = {row for row, _ in pairs}, {text for _, text in pairs}
    return Matching(
        pairs=pairs,
        unmatched_rows=tuple(row for row in range(len(gold.sentences)) if row not in rows),
        unmatched_sentences=tuple(index for index in range(len(texts)) if index not in found),
    )


AXES: Mapping[str, Callable[[Label], str | None]] = {
    "gate": lambda label: "page" if label.voice == "page" else "story",
    "voice": lambda label: None if label.voice == "page" else label.voice,
    "check": lambda label: label.check,
    "label": lambda label: label.value,
}
"""What a label answers on each axis; None where the question is not asked."""


def agreement(first: Gold, second: Gold) -> dict[str, float | None]:
    """Return Krippendorff's alpha of two codings of one article, by axis; None where it is not defined.

    Sentences are paired by their words. Who speaks, and whether it could be checked, are compared only where both
    coders saw the story: a difference at the gate counts there.
    """
    units = tuple(_paired(first, second))
    return {axis: krippendorff_alpha([tuple(map(answer, pair)) for pair in units]) for axis, answer in AXES.items()}


def _paired(first: Gold, second: Gold) -> Iterator[tuple[Label, Label]]:
    waiting: defaultdict[str, deque[Label]] = defaultdict(deque)
    for row in second.sentences:
        waiting[row.hash].append(row.label)
    for row in first.sentences:
        if waiting[row.hash]:
            yield row.label, waiting[row.hash].popleft()


def stand_off(gold: Gold) -> str:
    """Return `gold` as a TOML file that holds none of the article's sentences."""
    fields = ("article", "codebook", "coders", "date")
    head = {"format": FORMAT, **{name: getattr(gold, name) for name in fields}}
    owners = ({"id": one.id, "name": one.name, "type": one.type} for one in gold.owners)
    parts = [_toml(head), *("[[owners]]\n" + _toml(one) for one in owners)]
    return "\n".join([*parts, *("[[sentences]]\n" + _toml(_stand_off_row(row)) for row in gold.sentences)])


def _stand_off_row(row: GoldSentence) -> dict[str, object]:
    stated = {
        "id": row.id,
        "hash": row.hash,
        "label": row.label.value,
        "kind": row.kind,
        "also": [label.value for label in row.also],
        "accept": {label.value: str(share) for label, share in row.accept},
        "owner": row.owner,
        "mode": row.mode,
        "owner_type": row.owner_type,
        **{name: [[span.start, span.end] for span in getattr(row, name)] for name in ("source_at", "cue_at", "check_at")},
        "rule": row.rule,
        "misconception": row.misconception,
        "why": row.why,
        "confidence": row.confidence,
    }
    return {name: value for name, value in stated.items() if value}


def _toml(values: Mapping[str, object]) -> str:
    return "".join(f"{name} = {_toml_value(value)}\n" for name, value in values.items())


def _toml_value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    # A JSON string is a TOML string, but for the one control character that JSON lets through.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
