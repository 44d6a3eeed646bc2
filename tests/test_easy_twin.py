"""The easy version of the practice article has the same sentences, owners and labels as its twin, in plainer words."""

from pathlib import Path

import whosays
from whosays.gold import open_gold

ARTICLES = Path(__file__).parents[1] / "book" / "articles"
TWIN, EASY = ARTICLES / "far-east-summit", ARTICLES / "far-east-summit-easy"


def test_each_sentence_has_the_label_owner_and_mode_of_its_twin() -> None:
    twin, easy = (
        {
            row.id.partition(".")[2]: (row.label, row.owner, row.mode, row.owner_type)
            for row in open_gold(folder / "gold.toml").sentences
        }
        for folder in (TWIN, EASY)
    )
    assert easy == twin


def test_easy_version_is_at_grade_seven_and_below_its_twin() -> None:
    grades = [
        whosays.read(whosays.open_article(folder / "article.txt")).statistics["flesch_kincaid_grade"].value
        for folder in (EASY, TWIN)
    ]
    assert 6 <= grades[0] <= 7 < grades[1]
