"""Hedges: counted once in the story, and shared out by whose words they stand in."""

from collections.abc import Callable
from typing import Any

import whosays
from whosays.attribution.attribution import Owner
from whosays.labels.label import Label
from whosays.statistics.hedging import Hedging, hedges_by_owner, hedging
from whosays.statistics.sourcing import sources_of


def test_hedges_are_shared_out_by_owner(page_of: Callable[..., Any]) -> None:
    built = page_of(
        ("headline", "It may rain."),
        ("body", "Ada said it may leak.", "It could possibly close.", "Ben called it safe."),
    )
    owners = (Owner("ada", "Ada", "named-person", (), 0), Owner("ben", "Ben", "named-person", (), 0))
    attributions = (
        built.attribution("Ada", "said", "it may leak", "ada"),
        built.attribution("Ben", "called", "it safe", "ben"),
    )
    labels = (Label.WRITERS_OPINION, Label.SOURCED_OPINION, Label.WRITERS_OPINION, Label.SOURCED_OPINION)
    sources = sources_of(built.document, built.labelled(labels), attributions, owners)
    assert hedges_by_owner(built.document, sources) == (Hedging(None, 2, 8), Hedging("ada", 1, 3), Hedging("ben", 0, 2))
    assert hedging(built.document)["hedges_per_100_words"].working == "100 × 3 hedges / 13 words = 23.08"


def test_the_month_of_may_and_what_could_not_be_confirmed_are_no_hedges() -> None:
    story = "A headline\n\nThe bridge opened in May. The claim could not be independently confirmed. It was probably the rain."
    assert whosays.read(story).statistics["hedges_per_100_words"].working.startswith("100 × 1 hedges")


def test_a_page_without_a_story_has_no_density(page_of: Callable[..., Any]) -> None:
    assert hedging(page_of(("promo", "You may sign up.")).document)["hedges_per_100_words"].value is None
