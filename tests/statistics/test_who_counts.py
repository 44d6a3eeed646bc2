"""The table of who counts what: our own row is what the engine says today."""

import csv
from pathlib import Path

import whosays

FOLDER = Path(__file__).parents[2] / "book" / "articles" / "far-east-summit"
COLUMNS = {
    "Sentences": "sentences",
    "Words": "words",
    "Syllables": "syllables",
    "Flesch ease": "flesch_reading_ease",
    "Flesch-Kincaid": "flesch_kincaid_grade",
    "Fog": "gunning_fog",
    "SMOG": "smog_grade",
    "Coleman-Liau": "coleman_liau_index",
    "ARI": "automated_readability_index",
}


def test_our_row_is_what_the_engine_says_today() -> None:
    with (FOLDER / "who-counts.csv").open(encoding="utf-8", newline="") as table:
        row = {line["What"]: line["Who Says?"] for line in csv.DictReader(table)}
    page = whosays.read(whosays.open_article(FOLDER / "article.txt"))
    body = "\n".join(page.document.text(one.block.span) for one in page.blocks if one.kind == "body")
    found = whosays.read(body).statistics
    assert {name: float(row[name].replace(",", "")) for name in COLUMNS} == {
        name: found[statistic].value for name, statistic in COLUMNS.items()
    }
