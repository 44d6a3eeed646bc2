from collections.abc import Callable, Mapping
from typing import Any

import pytest

from whosays.attribution.attribution import Owner
from whosays.labels.label import Label
from whosays.statistics.sourcing import sourcing
from whosays.statistics.statistic import Statistic

SF, SO = Label.SOURCED_FACT, Label.SOURCED_OPINION
RF, RO = Label.PLAIN_REPORTING, Label.WRITERS_OPINION
PAGE = Label.PAGE_FURNITURE

# Ten sentences of four words: 40 words of story.
STORY = (
    ("body", "The bridge closed today.", "It is quite ugly.", "Ada said it leaks."),
    ("body", "Officials deny that loudly.", "The audit blames salt.", "It opened in May."),
    ("body", "Ben called it safe.", "Cars queued for hours.", "It rained very hard.", "It is closed now."),
)
LABELS = (RF, RO, SF, SO, SF, RF, SO, RF, RF, RO)
OWNERS = (
    Owner("ada", "Ada", "named-person", (), 0),
    Owner("officials", "Officials", "vague", (), 0),
    Owner("audit", "audit", "document", (), 0),
    Owner("ben", "Ben", "named-person", (), 0),
    Owner("nobody", "Nobody", "described-unnamed", (), 0),  # owns no words of the story
)


@pytest.fixture
def found(page_of: Callable[..., Any]) -> Mapping[str, Statistic]:
    built = page_of(*STORY)
    attributions = (
        built.attribution("Ada", "said", "it leaks", "ada"),
        built.attribution("Officials", "deny", "that loudly", "officials", owner_type="vague", family="speech-act"),
        built.attribution("The audit", "blames", "salt", "audit", mode="direct", owner_type="document", family=None),
        built.attribution("Ben", "called", "it safe", "ben", mode="partial"),
        built.attribution("", "", "very hard", None, owner_type="ghost", family=None),
    )
    return sourcing(built.document, built.labelled(LABELS), attributions, OWNERS)


@pytest.mark.parametrize(
    ("name", "value", "working"),
    [
        ("sourced_sentences", 0.4, "4 sourced sentences / 10 sentences of the story = 0.4"),
        ("sourced_words", 0.4, "16 words of source, cue and content / 40 words of the story = 0.4"),
        ("attributions_per_1000_words", 100.0, "1000 × 4 attributions / 40 words = 100.0"),
        ("direct_share", 0.25, "1 direct / 4 attributions = 0.25"),
        ("partial_share", 0.25, "1 partial / 4 attributions = 0.25"),
        ("indirect_share", 0.5, "2 indirect / 4 attributions = 0.5"),
        ("owners", 4, "2 named + 1 document + 0 described + 1 vague = 4"),
        ("named_owners", 2, "2 persons and institutions with a name"),
        ("named_owners_share", 0.5, "2 named / 4 owners = 0.5"),
        ("vague_owners_share", 0.25, "1 vague / 4 owners = 0.25"),
        ("described_owners_share", 0.0, "0 described / 4 owners = 0.0"),
        ("top_owner_share", 0.286, "2 / 7 words with an owner = 0.286"),
        ("words_before_first_attribution", 10, "10 words, dateline included, stand before the first words that are attributed"),
        ("longest_unsourced_run", 3, "3 sentences in a row in the reporter's voice"),
        ("longest_unsourced_run_words", 12, "12 words in these 3 sentences"),
        ("cue_neutral_share", 0.667, "2 neutral cues / 3 cues = 0.667"),
        ("sourced_opinion_share", 0.5, "2 sourced opinions / 4 sourced sentences = 0.5"),
        ("writers_opinion_share", 0.333, "2 writer's opinions / 6 sentences in the reporter's voice = 0.333"),
    ],
)
def test_value_and_working_agree_with_the_count_by_hand(
    found: Mapping[str, Statistic], name: str, value: float, working: str
) -> None:
    assert found[name].value == value
    assert found[name].working == working


def test_diversity_is_worked_from_the_words_of_each_owner(found: Mapping[str, Statistic]) -> None:
    # Ada, Officials and Ben own two words each, the audit one: p = 2/7, 2/7, 2/7, 1/7.
    # H = 3 (2/7) ln 3.5 + (1/7) ln 7 = 1.0738 + 0.2780 = 1.3518; exp(H) = 3.86; H / ln 4 = 0.975.
    assert found["effective_sources"].value == 3.9
    assert found["evenness"].value == 0.975
    assert found["inverse_simpson"].value == 3.8  # 49 / 13
    assert found["inverse_simpson"].working == "1 / sum of p squared over 7 words: Ada 2, Officials 2, Ben 2, audit 1 = 3.8"


def test_ghosts_and_owners_without_words_are_not_counted(found: Mapping[str, Statistic]) -> None:
    assert found["owners"].value == 4
    assert found["attributions_per_1000_words"].working.startswith("1000 × 4 ")


def test_headlines_are_not_part_of_the_story(page_of: Callable[..., Any]) -> None:
    built = page_of(("headline", "Mayor vows repair"), *STORY)
    vow = built.attribution("Mayor", "vows", "repair", "ada", mode="direct")
    found = sourcing(built.document, built.labelled((SO, *[RF] * 10)), (vow,), OWNERS)
    assert found["sourced_sentences"].value == 0.0
    assert found["owners"].value == 0
    assert found["words_before_first_attribution"].value is None


def test_word_of_two_nested_attributions_counts_once(page_of: Callable[..., Any]) -> None:
    built = page_of(*STORY)
    outer = built.attribution("Ada", "said", "it leaks", "ada")
    inner = built.attribution("", "", "leaks", "ben", family=None)
    found = sourcing(built.document, built.labelled(LABELS), (outer, inner), OWNERS)
    assert found["sourced_words"].working.startswith("4 words of source, cue and content / 40 ")


def test_short_stories_get_no_share_and_few_owners_no_diversity(page_of: Callable[..., Any]) -> None:
    built = page_of(STORY[0])
    said = built.attribution("Ada", "said", "it leaks", "ada")
    found = sourcing(built.document, built.labelled(LABELS[:3]), (said,), OWNERS)
    assert found["sourced_sentences"].value is None
    assert found["sourced_sentences"].working == "The story has 3 sentences; below 10 no share is given."
    assert found["effective_sources"].value is None
    assert found["effective_sources"].working == "The story has 1 owners; below 3 diversity is not given."
    assert found["owners"].value == 1


def test_page_without_a_story_gets_no_number_at_all(page_of: Callable[..., Any]) -> None:
    built = page_of(("promo", "Sign up now."), ("body", "— — —"))
    found = sourcing(built.document, built.labelled((PAGE, RF)), (), ())
    assert {statistic.value for statistic in found.values()} == {None}
