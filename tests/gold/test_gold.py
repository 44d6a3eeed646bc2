"""Gold: people's decisions about sentences, matched by the words or, without them, by their hash."""

import hashlib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import GoldError
from whosays.gold import Gold, agreement, match, normalise, open_gold, sentence_hash, stand_off
from whosays.labels.label import Label
from whosays.spans import Span

HEAD = """
format = 1
article = "harbour.txt"
codebook = "1"
coders = ["A", "B"]
date = "2025-02-03"

[[owners]]
id = "brandt"
name = "Ola Brandt"
type = "named-person"
"""

ROWS = """
[[sentences]]
id = "p1-s1"
text = "“The pier will shut for a month,” said Ola Brandt, and she added that it hurts."
label = "sourced-fact"
kind = "body"
also = ["sourced-opinion"]
accept = { plain-reporting = 0.5 }
owner = "brandt"
mode = "partial"
owner_type = "named-person"
cue = ["said", "added"]
rule = ["T2"]
misconception = ["M1"]
why = "Brandt is answerable for it."
confidence = "disputed"

[[sentences]]
id = "c1-s1"
text = "Four ferries at the quay."
label = "page-furniture"
kind = "caption"

[[sentences]]
id = "c2-s1"
text = "Four ferries at the quay."
label = "page-furniture"
kind = "caption"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.toml"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def coding(tmp_path: Path, name: str, *labels: str) -> Gold:
    rows = (
        f'[[sentences]]\nid = "s{n}"\ntext = "Sentence {n}."\nlabel = "{label}"\nkind = "body"\n'
        for n, label in enumerate(labels)
    )
    (tmp_path / name).write_text(HEAD + "\n".join(rows))
    return open_gold(tmp_path / name)


def test_row_holds_what_the_file_says(path: Path) -> None:
    row = open_gold(path).sentences[0]
    assert (row.label, row.also, row.accept) == (
        Label.SOURCED_FACT,
        (Label.SOURCED_OPINION,),
        ((Label.PLAIN_REPORTING, Fraction(1, 2)),),
    )
    assert (row.owner, row.mode, row.owner_type, row.confidence) == ("brandt", "partial", "named-person", "disputed")


def test_cues_are_found_as_words_in_order(path: Path) -> None:
    row = open_gold(path).sentences[0]
    assert [span.slice(normalise(str(row.text))) for span in row.cue_at] == ["said", "added"]
    assert row.cue_at[0] == Span(34, 38)


def test_hash_is_the_stated_recipe() -> None:
    words = '"four" ferries at the quay.'
    assert sentence_hash("“Four”  ferries\u00a0at the Quay.") == hashlib.sha256(words.encode()).hexdigest()[:16]


@given(st.text())
def test_normalising_twice_changes_nothing(sentence: str) -> None:
    assert normalise(normalise(sentence)) == normalise(sentence)


def test_stand_off_holds_no_sentence_and_reads_back(path: Path, tmp_path: Path) -> None:
    gold = open_gold(path)
    (tmp_path / "bare.toml").write_text(stand_off(gold), encoding="utf-8")
    assert "pier" not in stand_off(gold)
    assert "ferries" not in stand_off(gold)
    bare = open_gold(tmp_path / "bare.toml")
    assert [row.text for row in bare.sentences] == [None] * 3
    assert (bare.owners, bare.article, bare.coders) == (gold.owners, gold.article, gold.coders)
    assert [(row.hash, row.label, row.accept, row.cue_at, row.why) for row in bare.sentences] == [
        (row.hash, row.label, row.accept, row.cue_at, row.why) for row in gold.sentences
    ]


@given(why=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_any_reason_survives_the_stand_off_file(tmp_path_factory: pytest.TempPathFactory, why: str) -> None:
    from dataclasses import replace

    path = tmp_path_factory.mktemp("gold") / "a.toml"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    gold = open_gold(path)
    said = replace(gold, sentences=(replace(gold.sentences[0], why=why),))
    path.write_bytes(stand_off(said).encode())
    assert open_gold(path).sentences[0].why == why


TEXTS = ["Four ferries at the quay.", "A new line.", "four ferries  at the quay.", "Four ferries at the quay."]


@pytest.mark.parametrize("bare", [False, True], ids=["with text", "stand-off"])
def test_equal_sentences_are_matched_in_order(path: Path, bare: bool) -> None:
    if bare:
        path.write_text(stand_off(open_gold(path)), encoding="utf-8")
    matching = match(open_gold(path), TEXTS)
    assert matching.pairs == ((1, 0), (2, 2))
    assert matching.unmatched_rows == (0,)
    assert matching.unmatched_sentences == (1, 3)


def test_agreement_is_worked_by_axis(tmp_path: Path) -> None:
    """Four sentences, two coders.

    gate: one of four differs; 7 "story", 1 "page": 1 - (2/8) / ((64 - 49 - 1) / 56) = 0.
    voice: three sentences, all the same, of both kinds: 1.
    check: one of three differs; 5 "fact", 1 "opinion": 1 - (2/6) / ((36 - 25 - 1) / 30) = 0.
    label: two of four differ; 3, 1, 3, 1: 1 - (4/8) / ((64 - 9 - 1 - 9 - 1) / 56) = 4/11.
    """
    first = coding(tmp_path, "a.toml", "sourced-fact", "sourced-opinion", "plain-reporting", "page-furniture")
    second = coding(tmp_path, "b.toml", "sourced-fact", "sourced-fact", "plain-reporting", "plain-reporting")
    expected = {"gate": 0, "voice": 1, "check": 0, "label": 4 / 11}
    assert agreement(first, second) == pytest.approx(expected, abs=1e-12)


def test_agreement_without_difference_to_find_is_undefined(tmp_path: Path) -> None:
    first = coding(tmp_path, "a.toml", "page-furniture")
    assert set(agreement(first, first).values()) == {None}


SPOILED = {
    "neither text nor hash": ('text = "Four ferries at the quay."\n', "", r"sentences 2 \(c1-s1\): it needs either"),
    "text and hash": ('text = "Four', 'hash = "0123456789abcdef"\ntext = "Four', "needs either 'text' or 'hash'"),
    "short hash": ('text = "Four ferries at the quay."', 'hash = "012"', "the hash is '012'"),
    "unknown label": ('label = "sourced-fact"', 'label = "sourced-fakt"', "'sourced-fakt'\n  fix: use 'sourced-fact'"),
    "unknown accepted label": ("{ plain-", "{ plan-", "no label 'plan-reporting'\n  fix: use 'plain-reporting'"),
    "unknown owner": ('owner = "brandt"', 'owner = "brand"', "'owner' is 'brand'\n  fix: use 'brandt'"),
    "unknown mode": ('mode = "partial"', 'mode = "part"', "'mode' is 'part'"),
    "unknown owner type": (
        'type = "named-person"\n\n',
        'type = "person"\n\n',
        "'type' is 'person'\n  fix: use 'named-person'",
    ),
    "cue not in the sentence": ('"added"', '"adds"', "no cue 'adds' in the sentence"),
    "cue inside a word": ('"added"', '"add"', "no cue 'add' in the sentence"),
    "cues out of order": ('["said", "added"]', '["added", "said"]', "no cue 'said' in the sentence"),
    "places beside text": ('cue = ["said", "added"]', "cue_at = [[1, 2]]", "nobody reads 'cue_at'"),
    "confidence": ('"disputed"', '"shaky"', "'confidence' is 'shaky'"),
    "same id": ('id = "c2-s1"', 'id = "c1-s1"', "two sentences are called 'c1-s1'"),
    "misspelled field": ("why =", "wy =", "nobody reads 'wy'"),
    "no codebook": ('codebook = "1"\n', "", "no 'codebook'"),
    "later format": ("format = 1", "format = 2", "'format' is 2"),
}


@pytest.mark.parametrize(("old", "new", "reason"), SPOILED.values(), ids=SPOILED)
def test_spoiled_gold_does_not_open(path: Path, old: str, new: str, reason: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError, match=reason):
        open_gold(path)


@pytest.mark.parametrize("places", ["5", "[5]", "[[1]]", "[[2, 1]]", "[[-1, 2]]", "[[1, 2.5]]", "[[true, 2]]", "[[1, 2, 3]]"])
def test_cue_places_that_are_none_are_a_reason(path: Path, places: str) -> None:
    bare = stand_off(open_gold(path)).replace("cue_at = [[34, 38], [59, 64]]", f"cue_at = {places}")
    assert places in bare
    path.write_text(bare, encoding="utf-8")
    with pytest.raises(GoldError, match="'cue_at' is not a list of places"):
        open_gold(path)
