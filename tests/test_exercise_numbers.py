"""Every number that an exercise asks for is worked out again here from people's decisions, and the engine's own is near it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import whosays
from whosays.gold import GoldSentence, match, open_gold
from whosays.grading.exercise import Item, open_exercise
from whosays.grading.marking import mark

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "book" / "articles" / "far-east-summit" / "article.txt"
SIDES = ("Korean Central News Agency", "Kremlin")
"""Who made or supplied a picture and belongs to one of the two sides: North Korea's agency, the Kremlin's pool."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the page with what people decided, and how many words it has by the rules of the book."""

    row: GoldSentence
    words: int


@pytest.fixture(scope="module")
def report() -> whosays.Report:
    return whosays.read(whosays.open_article(ARTICLE))


@pytest.fixture(scope="module")
def lines(report: whosays.Report) -> tuple[Line, ...]:
    gold, sentences = open_gold(ARTICLE.with_name("gold.toml")), report.document.sentences
    pairs = match(gold, [report.document.text(sentence.span) for sentence in sentences]).pairs
    assert len(pairs) == len(sentences)
    return tuple(Line(gold.sentences[row], len(sentences[at].words)) for row, at in pairs)


def item(exercise: str, name: str) -> Item:
    """Return an item of one of the book's exercises."""
    return next(item for item in open_exercise(ROOT / "exercises" / exercise).items if item.id == name)


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def words(lines: Sequence[Line], *kinds: str) -> int:
    """Return the words of the lines of `kinds`, or of all lines."""
    return sum(line.words for line in lines if not kinds or line.row.kind in kinds)


def not_story(lines: Sequence[Line]) -> float:
    return percent(words(lines) - words(lines, "body", "dateline"), words(lines))


def repeats(lines: Sequence[Line], *kinds: str) -> list[Line]:
    """Return the lines that say what an earlier line said."""
    seen: set[str] = set()
    return [line for line in lines if line.row.kind in (kinds or (line.row.kind,)) and _again(line, seen)]


def _again(line: Line, seen: set[str]) -> bool:
    before = len(seen)
    seen.add(line.row.hash)
    return len(seen) == before


def repeated_caption_words(lines: Sequence[Line]) -> int:
    return words(repeats(lines, "caption"))


def repeated_lines(lines: Sequence[Line]) -> int:
    return len(repeats(lines))


def partial_credits(lines: Sequence[Line]) -> int:
    """Return how many pictures come from a party to the story."""
    credits_ = [line.row.text or "" for line in lines if line.row.kind == "credit"]
    return sum(any(side in credit for side in SIDES) for credit in credits_)


def owned(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.row.kind == "body" and line.row.label.voice == "source"]


def owned_in_paragraphs_10_to_14(lines: Sequence[Line]) -> int:
    return len(owned([line for line in lines if re.match(r"A\.p1[0-4]\.", line.row.id)]))


def without_marks(lines: Sequence[Line]) -> float:
    return percent(sum(line.row.mode == "indirect" for line in owned(lines)), len(owned(lines)))


@pytest.mark.parametrize(
    ("exercise", "name", "worked"),
    [
        ("the-story-and-the-page", "n1", not_story),
        ("the-story-and-the-page", "n2", repeated_caption_words),
        ("the-story-and-the-page", "n3", repeated_lines),
        ("the-story-and-the-page", "n4", partial_credits),
        ("touch-the-owner", "n1", owned_in_paragraphs_10_to_14),
        ("touch-the-owner", "n2", without_marks),
    ],
)
def test_key_is_worked_out_from_gold(
    exercise: str, name: str, worked: Callable[[Sequence[Line]], float], lines: Sequence[Line]
) -> None:
    key = item(exercise, name).key
    assert key is not None
    assert float(key.answer) == worked(lines)


@pytest.mark.parametrize(
    ("exercise", "name", "statistic", "answer"),
    [
        ("the-story-and-the-page", "n1", "story_share", lambda value: 100 * (1 - value)),
        ("the-story-and-the-page", "n2", "words_in_caption", lambda value: value / 2),
        ("the-story-and-the-page", "n3", "repeated_lines", lambda value: value),
    ],
)
def test_answer_read_off_the_page_earns_full_points(
    exercise: str, name: str, statistic: str, answer: Callable[[float], float], report: whosays.Report
) -> None:
    asked, value = item(exercise, name), report.statistics[statistic].value
    assert isinstance(value, int | float)
    assert mark(asked, answer(value)).earned == asked.points


@pytest.mark.parametrize(
    ("name", "article", "value"),
    [
        ("n1", "far-east-summit", lambda found: found["reading_minutes_238"].value),
        ("n2", "far-east-summit", lambda found: found["page_reading_minutes_238"].value - found["reading_minutes_238"].value),
        ("n3", "school-meals", lambda found: found["label_pace_story"].value),
        ("n4", "far-east-summit", lambda found: found["words_per_sentence"].value),
        ("n5", "harbour-dispute", lambda found: found["flesch_kincaid_grade"].value),
    ],
)
def test_numbers_on_length_are_those_of_the_engine(name: str, article: str, value: Callable[[Any], Any]) -> None:
    found = whosays.read(whosays.open_article(ARTICLE.parents[1] / article / "article.txt")).statistics
    asked = item("how-long-how-hard", name)
    assert mark(asked, value(found)).earned == asked.points


def test_numbers_in_a_reason_are_those_of_the_page(lines: Sequence[Line]) -> None:
    key = item("the-story-and-the-page", "n1").key
    assert key is not None
    outside = words(lines) - words(lines, "body", "dateline")
    assert key.why.startswith(f"{outside} of the {words(lines):,} words")


def test_numbers_in_the_prompts_are_those_of_the_gold(lines: Sequence[Line]) -> None:
    modes = [line.row.mode for line in owned(lines)]
    stated = [len(modes), modes.count("direct"), modes.count("partial"), len(modes)]
    assert [int(number) for number in re.findall(r"\d+", item("touch-the-owner", "n2").prompt)] == stated
    span = [line for line in lines if re.match(r"A\.p1[0-4]\.", line.row.id)]
    assert f"have {len(span)} sentences" in item("touch-the-owner", "n1").prompt
    pictures = [line for line in lines if line.row.kind == "credit"]
    assert f"its {len(pictures)} photos" in item("the-story-and-the-page", "n4").prompt
