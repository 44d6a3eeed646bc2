"""A draft from an article: what it asks, what it tells the teacher, and reasons that argue for their own answers."""

import re
from typing import Any

import pytest

from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.grading.drafting import draft
from whosays.labels.decision import points_table
from whosays.report import read
from whosays.text.html import article_from_html

STORY = """Night ferry to stop in October, island council says

By Lia Moran

SANDREY \u2014 The night ferry will stop running on October 1, the island council said on Monday.

That is half as many as in 2015.

"It is a sad day for everybody who works late," said Tom Ekker, who has steered the boat for 19 years. "Nobody asked us.

"We would have found a way."

The council met for two hours behind closed doors and voted 5 to 4.

It was the worst choice that the council could have made.

Sign up for our newsletter
"""
WHY = {rule.id: rule.why.rstrip(".") for rule in (*PAGE_RULES, *SENTENCE_RULES)}


def drafted(text: str = STORY, *, items: int = 20) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Return each item with its key, by the text of the item."""
    made = draft(read(text), name="ours", title="Ours", items=items)
    return {item["text"]: (item, made.key["items"][item["id"]]) for item in made.asked["items"]}


def test_reason_argues_for_its_own_answer() -> None:
    found = drafted()
    assert len(found) >= 8
    for _, key in found.values():
        answers = {"voice": key["answer"].split("/")[0], "check": key["answer"].split("/")[-1]}
        rules = [rule for rule, why in WHY.items() if re.search(rf"(?i){re.escape(why)}", key["why"])]
        against = [
            rule
            for axis, answer in answers.items()
            for rule in rules
            if key["answer"] != "page" and rule in points_table()[axis] and answer not in points_table()[axis][rule]
        ]
        assert against == []


def test_turn_of_argument_is_no_reason_for_plain_reporting() -> None:
    key = drafted()["That is half as many as in 2015."][1]
    assert key["answer"] == "reporter/fact"
    assert "carry an argument on" not in key["why"]
    assert "That" not in key["evidence"]
    assert key["why"].endswith("nobody but the reporter is answerable for it. A number can be counted again")


@pytest.mark.parametrize("text", ["He walked home.", "The old man walked home along the shore."])
def test_sentence_without_words_of_evidence_is_its_own_evidence(text: str) -> None:
    assert all(words in item["text"] for item, key in drafted(text).values() for words in key["evidence"])
    assert all(key["evidence"] for _, key in drafted(text).values())


def test_items_stand_in_the_order_of_the_article() -> None:
    flat = " ".join(STORY.split())
    places = [flat.index(text) for text in drafted(items=6)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (
            "That is half as many as in 2015.",
            "The night ferry will stop running on October 1, the island council said on Monday.",
        ),
        (
            '"We would have found a way."',
            (
                '"It is a sad day for everybody who works late," said Tom Ekker, who has steered the boat for 19 years. '
                '"Nobody asked us.'
            ),
        ),
        ("The night ferry will stop running on October 1, the island council said on Monday.", None),
        ("The council met for two hours behind closed doors and voted 5 to 4.", None),
        ("Sign up for our newsletter", None),
    ],
)
def test_sentence_that_leans_on_the_one_before_is_asked_with_it(text: str, before: str | None) -> None:
    assert drafted()[text][0].get("before") == before


def test_headline_is_no_item_for_its_claim_is_of_the_story_and_its_words_count_with_the_page() -> None:
    headline = "Night ferry to stop in October, island council says"
    html = f"<main><article><h1>{headline}</h1><p>{{}}</p><h2>{{}}</h2><p>{{}}</p></article></main>"
    subhead = "What the council wants to do next year"
    page = html.format(
        "The night ferry will stop on October 1, the council said.", subhead, "The council voted 5 to 4 on Monday."
    )
    report = read(article_from_html(page))
    kinds = {report.document.kind(one.sentence) for one in report.sentences}
    assert kinds >= {"headline", "subhead", "body"}
    made = draft(report, name="ours", title="Ours", items=20)
    assert [item["text"].split()[0] for item in made.asked["items"]] == ["The", "The"]
    assert headline not in drafted()


def test_draft_counts_what_it_found_and_what_it_asks() -> None:
    text = "The bridge closed on Monday in May 2020.\n\nThe road closed on Tuesday in June 2021.\n\nWhat a shame it was.\n"
    made = draft(read(text), name="ours", title="Ours", items=2)
    assert {label.value: (found, asked) for label, found, asked in made.counts} == {
        "sourced-fact": (0, 0),
        "sourced-opinion": (0, 0),
        "plain-reporting": (2, 1),
        "writers-opinion": (1, 1),
        "page-furniture": (0, 0),
    }


PAGE = """Night ferry to stop in October, island council says

By Lia Moran

People wait at the pier of Sandrey on Sunday. (Photo: Ana Berg/Island News)

SANDREY \u2014 The night ferry will stop running on October 1, the island council said on Monday.

"It is a sad day for everybody who works late," said Tom Ekker, who has steered the boat for 19 years.

The council met for two hours behind closed doors and voted 5 to 4.

Correction: An earlier version of this article gave the wrong number of votes.

Sign up for our newsletter and get the news in your inbox every morning.

You can unsubscribe at any time.

By signing up you agree to our Terms of Use and Privacy Policy.

Related: Bridge to the island is delayed again
"""


def pages(items: int) -> list[str]:
    return [text for text, (_, key) in drafted(PAGE, items=items).items() if key["answer"] == "page"]


def test_page_items_are_of_several_kinds_and_places() -> None:
    """Of two that are asked, not both are from the box of the newsletter."""
    box = ("Sign up", "You can unsubscribe", "By signing up")
    chosen = pages(8)
    assert sum(text.startswith(box) for text in chosen) <= len(chosen) // 2
    assert {text.split()[0] for text in pages(20)} >= {"People", "Correction:", "Sign", "Related:"}


def test_reason_names_only_words_of_its_own_sentence() -> None:
    for text, (_, key) in {**drafted(PAGE), **drafted("Not everyone went home by the old road.")}.items():
        named = re.findall(r"(?<!\w)['\u2018]([A-Z]?[\w ]+)['\u2019](?!\w)|\u201c([^\u201d]+)\u201d", key["why"])
        assert [words for pair in named for words in pair if words not in text] == []


def test_hint_of_a_page_item_is_the_delete_test() -> None:
    for item, key in drafted(PAGE).values():
        assert ("delete test" in item["hint"]) == (key["answer"] == "page")


def test_draft_remembers_which_words_argue_for_which_part_of_the_answer() -> None:
    text = "The night ferry will stop running on October 1, the island council said on Monday."
    key = drafted()[text][1]
    assert key["answer"] == "source/fact"
    assert "said" in key["drafted"]["source"]
    assert "October" in " ".join(key["drafted"]["fact"])
