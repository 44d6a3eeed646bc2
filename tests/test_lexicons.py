"""Word lists: one entry a line, lower case, each list with a head and a use."""

import re
from pathlib import Path

import pytest

from whosays.attribution.attribution import CUE_FAMILIES
from whosays.attribution.cues import verbs
from whosays.lexicon import entries, lexicon

SOURCE = Path(__file__).parents[1] / "src" / "whosays"
LISTS = sorted((SOURCE / "data" / "lexicons").glob("*.txt"))


@pytest.fixture(params=LISTS, ids=lambda path: path.stem)
def word_list(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_list_says_its_meaning_source_licence_and_date(word_list: Path) -> None:
    head = [line for line in word_list.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert head[0].endswith(".")
    assert re.search(r"source: .+; licence: .+; date: \d{4}-\d{2}", " ".join(head))


def test_entries_are_lower_case_and_told_once(word_list: Path) -> None:
    found = entries(word_list.stem)
    assert found
    assert [entry for entry in found if entry != entry.lower() or entry != entry.strip()] == []
    assert [entry for entry in found if found.count(entry) > 1] == []


def test_list_is_used(word_list: Path) -> None:
    assert any(f'"{word_list.stem}"' in path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))


def test_lines_of_the_head_are_no_entries() -> None:
    assert [entry for path in LISTS for entry in entries(path.stem) if entry.startswith("#")] == []


def test_lexicon_holds_the_entries() -> None:
    assert lexicon("cues-preposition") == frozenset(entries("cues-preposition"))


@pytest.mark.parametrize("entry", entries("cues-verb"))
def test_cue_has_a_family_and_frames_that_the_head_explains(entry: str) -> None:
    _, family, frames, *_ = entry.split()
    head = (SOURCE / "data" / "lexicons" / "cues-verb.txt").read_text(encoding="utf-8")
    explained = re.findall(r"(?:frames: |; )(\w) ", head)
    assert family in CUE_FAMILIES
    assert set(frames.split(",")) <= set(explained)


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("said", "say", "past"),
        ("says", "say", "present"),
        ("say", "say", "base"),
        ("saying", "say", "ing"),
        ("denied", "deny", "past"),
        ("denies", "deny", "present"),
        ("admitted", "admit", "past"),
        ("writing", "write", "ing"),
        ("written", "write", "past"),
        ("stresses", "stress", "present"),
        ("agreeing", "agree", "ing"),
        ("argues", "argue", "present"),
        ("thought", "think", "past"),
        ("told", "tell", "past"),
    ],
)
def test_every_form_of_a_cue_leads_to_its_lemma(word: str, lemma: str, form: str) -> None:
    assert (verbs()[word].lemma, verbs()[word].form) == (lemma, form)
