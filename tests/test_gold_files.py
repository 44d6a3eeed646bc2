"""Every gold file of the project opens, and its rows are about the article that it names."""

from pathlib import Path

import pytest

import whosays
from whosays.gold import Gold, match, normalise, open_gold

ROOT = Path(__file__).parents[1]
FILES = sorted({*ROOT.glob("tests/gold/**/*.toml"), *ROOT.glob("book/articles/**/gold*.toml")})
MATCHED = 0.9
"""Share of rows that must find their sentence: the engine may cut a few sentences elsewhere than people do."""


def article_of(path: Path, gold: Gold) -> str:
    """Return the article that `gold` is about, from beside it or from the root; skip the test where it is not kept."""
    places = (path.parent / gold.article, ROOT / gold.article)
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        pytest.skip(f"the article {gold.article} is not kept in this copy")
    return found.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rows_with_words_stand_in_the_article(path: Path) -> None:
    gold = open_gold(path)
    page = normalise(article_of(path, gold))
    assert not [row.id for row in gold.sentences if row.text is not None and normalise(row.text) not in page]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rows_find_their_sentences(path: Path) -> None:
    gold = open_gold(path)
    document = whosays.read(article_of(path, gold)).document
    matching = match(gold, [document.text(sentence.span) for sentence in document.sentences])
    unmatched = [gold.sentences[row].id for row in matching.unmatched_rows]
    assert len(matching.pairs) >= MATCHED * len(gold.sentences), unmatched
