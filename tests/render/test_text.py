"""A report in a terminal tells the same as the report, in words, shapes and colors."""

import io
from collections.abc import Iterable
from fractions import Fraction

import pytest
from rich.console import Console, RenderableType

import whosays
from whosays.errors import ExerciseError
from whosays.grading.marking import OUTCOMES, Grade, ItemGrade
from whosays.labels.label import Label
from whosays.render.text import ASCII, LOOKS, OUTCOME_LOOKS, grade_text, promises_text, report_text


def shown(parts: Iterable[RenderableType], width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return captured.get()


def test_labels_are_told_apart_by_shape_and_by_color() -> None:
    shapes, colors = zip(*(LOOKS[label] for label in Label), strict=True)
    assert len(set(shapes)) == len(set(colors)) == len(Label)


def test_every_shape_has_a_plain_one_of_its_own() -> None:
    for looks in (LOOKS, OUTCOME_LOOKS):
        signs = [ASCII.get(shape, shape) for shape, _ in looks.values()]
        assert len(set(signs)) == len(signs)
        assert all(map(str.isascii, signs))


def test_every_outcome_has_a_look() -> None:
    assert set(OUTCOME_LOOKS) == set(OUTCOMES)


def test_every_sentence_of_the_story_is_shown_in_order_with_its_label(report: whosays.Report) -> None:
    text = shown(report_text(report), width=200)
    at = text.index("SENTENCE BY SENTENCE")
    for labelled in report.sentences:
        if labelled.label is not Label.PAGE_FURNITURE:
            words = report.document.text(labelled.sentence.span)
            at = text.index(words, at)
            assert LOOKS[labelled.label][0] in text[text.rindex("\n", 0, at) : at]


@pytest.mark.parametrize("width", [24, 30, 80])
def test_narrow_window_loses_no_word_of_the_story(width: int, report: whosays.Report) -> None:
    words = shown(report_text(report), width=width).split()
    for labelled in report.sentences:
        if labelled.label is not Label.PAGE_FURNITURE:
            assert set(report.document.text(labelled.sentence.span).split()) <= set(words)


def test_owner_stands_in_the_ledger_with_words_and_share(report: whosays.Report) -> None:
    (owner,) = [owner for owner in report.owners if owner.name == "Ana Berg"]
    share = f"{100 * owner.words / sum(one.words for one in report.owners):.0f}"
    (line,) = [line for line in shown(report_text(report)).splitlines() if line.startswith("Ana Berg")]
    assert line.split() == ["Ana", "Berg", "named", "person", str(owner.words), f"{share}%"]


def test_statistic_without_a_value_is_told_with_its_reason(report: whosays.Report) -> None:
    text = " ".join(shown(report_text(report)).split())
    assert report.statistics["sourced_words"].value is None
    assert report.statistics["sourced_words"].working in text
    assert "None" not in text
    assert "nan" not in text


@pytest.mark.parametrize("text", ["", " \n", "Share\n"])
def test_text_without_a_story_is_rendered_with_a_note(text: str) -> None:
    assert "NOTES" in shown(report_text(whosays.read(text)))


def test_markup_in_an_article_stays_text() -> None:
    assert "[bold]Rain[/bold] :smile: fell" in shown(report_text(whosays.read("[bold]Rain[/bold] :smile: fell on us.")))


def test_long_article_keeps_its_numbers_whole() -> None:
    text = "".join(f"Rain fell in street {number} on Monday.\n" for number in range(1200))
    assert "□ RF 1100 " in shown(report_text(whosays.read(text)))


def test_grade_shows_outcome_points_and_feedback() -> None:
    item = ItemGrade("s1", Fraction(1, 2), Fraction(1), "partly", "Look again.")
    text = shown(grade_text(Grade("bridge", "Ana", (item,), ("not read: 'x'",)), name="a.json"))
    for words in ("a.json, Ana", "0.5 of 1 points in bridge", "! not read: 'x'", "◐ partly", "s1  0.5/1", "again."):
        assert words in text


def test_fix_that_mends_several_problems_is_told_once_below_them() -> None:
    problems = [ExerciseError(f"wrong {at}", where=f"a/key.toml, item {at}", fix="b" if at > 2 else "a") for at in (1, 2, 3)]
    text = shown(promises_text("a", [("key-is-checked", tuple(problems))]))
    assert [line.strip() for line in text.splitlines() if line.strip()][2:] == [
        "key.toml, item 1: wrong 1", "key.toml, item 2: wrong 2", "fix: a", "key.toml, item 3: wrong 3", "fix: b",
    ]  # fmt: skip


def test_broken_promise_shows_where_and_what_to_do() -> None:
    problem = ExerciseError("too long", where="bridge/key.toml, item s1", fix="cut it")
    text = shown(promises_text("bridge", [("bears-its-name", ()), ("tables-agree", (problem,))]))
    assert [line.strip() for line in text.splitlines() if line.strip()] == [
        "bridge", "✓ bears its name", "✗ tables agree", "key.toml, item s1: too long", "fix: cut it",
    ]  # fmt: skip
