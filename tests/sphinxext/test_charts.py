"""Pictures: data in, a specification and a table out; on the page a figure that needs no script."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from whosays.errors import WhoSaysError
from whosays.grading.exercise import open_exercise
from whosays.render.charts import CHARTS, CLASS_CHARTS, NARROW, WIDE, chart, specification
from whosays.report import read
from whosays.sphinxext.classes import STUDENTS, simulated_report

ROOT = Path(__file__).parents[2]
TEXT = (Path(__file__).parent / "sample" / "articles" / "harbour" / "article.txt").read_text(encoding="utf-8")
REPORT = read(TEXT)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("text", [TEXT, ""], ids=["article", "nothing"])
def test_every_chart_is_plain_data_with_a_description_and_a_table(name: str, text: str) -> None:
    made = chart(read(text), name)
    spec = specification(made)
    assert json.loads(json.dumps(spec)) == spec
    assert spec["description"].startswith(made.title)
    assert all(len(row) == len(made.columns) for row in made.table)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_chart_is_as_wide_as_it_is_asked_to_be(width: int) -> None:
    assert specification(chart(REPORT, "page"), width=width)["width"] == width


def test_page_chart_gives_the_words_of_each_kind_of_block() -> None:
    made = chart(REPORT, "page")
    assert made.table == (("Story", 61, "70%"), ("Headline", 18, "21%"), ("Promo", 5, "6%"), ("Read time", 3, "3%"))
    assert [(bar.start, bar.end) for row in made.picture.rows for bar in row.bars] == [(0, 61), (61, 79), (79, 84), (84, 87)]


def test_read_time_chart_shows_the_band_of_most_readers_and_the_label_of_the_page() -> None:
    made = chart(
        read("Headline of the day\n\n5 min read\n\n" + "Four ferries stood idle at the quay today. " * 119), "read-time"
    )
    story, page, label = made.table
    assert story == ("The story", "952", "5.4", "4.0", "3.2")  # 952 words: / 175, / 238, / 300
    assert page[1] == "959"
    assert (label[0], label[2]) == ("The page's own label", "5")


def test_mode_chart_shows_the_corpus_beside_the_article() -> None:
    assert chart(REPORT, "modes").table[-1] == ("PolNeAR news", "16", "10", "74")


def test_sentence_chart_tells_labels_apart_without_color() -> None:
    bars = {bar.words: bar for row in chart(REPORT, "sentences").picture.rows for bar in row.bars}
    looks = {words: (bar.fill == "white", bar.round) for words, bar in bars.items()}
    assert looks["SF"] == (False, False)
    assert looks["SO"] == (False, True)
    assert looks["RF"] == (True, False)
    assert looks["RO"] == (True, True)


def test_grade_chart_marks_the_story_over_the_band_of_its_corpus() -> None:
    made = chart(REPORT, "grades")
    row = made.picture.rows[0]
    found = REPORT.statistics["flesch_kincaid_grade"]
    assert made.table[0][0] == "Flesch-Kincaid grade"
    assert row.tick == found.value
    assert [(bar.start, bar.end) for bar in row.bars] == [(found.usual.low, found.usual.high)]
    assert "PolNeAR" in made.description


def test_corner_chart_shares_out_every_word_of_the_sentences_and_fills_its_columns() -> None:
    made = chart(REPORT, "corners")
    words = {label: count for label, count, _ in made.table}
    assert sum(words.values()) == sum(len(one.sentence.words) for one in REPORT.sentences if one.label.voice != "page") - 18
    columns = made.picture.columns
    assert sum(column.share for column in columns) == pytest.approx(1)
    assert all(sum(tile.share for tile in column.tiles) == pytest.approx(1) for column in columns)
    assert [[tile.words[0] for tile in column.tiles] for column in columns] == [["SF", "SO"], ["RF", "RO"]]


def test_run_chart_puts_the_longest_run_first_and_each_where_it_stands() -> None:
    made = chart(REPORT, "runs")
    assert made.table[0] == ("Paragraph 2", 2, 20, 25)
    bar = made.picture.rows[0].bars[0]
    assert (bar.start, bar.end) == (25, 45)


def test_cue_chart_counts_cues_by_family() -> None:
    made = chart(read("A headline\n\nAda Lund said it leaks. Ben Roe claimed it holds. Cai Moe said it rains."), "cues")
    assert [row[:2] for row in made.table] == [("Neutral", 2), ("Distancing", 1)]
    assert made.table[0][3] == "said 2"


def test_without_chart_takes_each_owner_away_once() -> None:
    said = " ".join(f"{name} said the old bridge leaks." for name in ("Ada Lund", "Ben Roe", "Cai Moe", "Dora Poe"))
    made = chart(read(f"A headline\n\n{said}"), "without-one")
    assert made.table[0] == ("All", "", "4.0")
    assert {row[2] for row in made.table[1:]} == {"3.0"}


def test_without_chart_keeps_two_owners_of_one_name_apart() -> None:
    said = " ".join(f"{name} said the old bridge leaks." for name in ("Ada Lund", "Ben Roe", "Cai Moe", "Dora Poe"))
    report = read(f"A headline\n\n{said}")
    ids = [owner.id for owner in report.owners]
    twins = replace(
        report,
        owners=tuple(replace(owner, name="Ada Lund") if owner.id in ids[:2] else owner for owner in report.owners),
    )
    assert [row[:2] for row in chart(twins, "without-one").table[1:3]] == [("Without Ada Lund", 4), ("Without Ada Lund", 4)]
    assert chart(twins, "without-one").table[0] == ("All", "", "4.0")


def test_without_chart_gives_no_number_below_three_owners() -> None:
    made = chart(REPORT, "without-one")
    assert {row[2] for row in made.table} == {"not given"}


def test_hedge_chart_gives_no_density_for_a_few_words() -> None:
    made = chart(read("A headline\n\nAda Lund said the bridge may leak. It opened in June."), "hedges")
    assert ("Ada Lund", 4, 1, "too few words") in made.table


def test_class_chart_says_that_its_papers_are_made_up(sample: Any) -> None:
    figure = sample.page("numbers").query("figure.ws-chart-splits")[0]
    assert "Simulated: a program made these papers up." in figure.query("figcaption")[0].to_text()


def test_certainty_chart_counts_every_answer_and_shows_where_each_certainty_pays_best() -> None:
    exercise = open_exercise(ROOT / "exercises" / "trust-but-how-much")
    made = CLASS_CHARTS["certainty"](simulated_report([exercise]).exercises[0])
    asked = sum(item.kind == "certainty" for item in exercise.items)
    assert sum(row[1] for row in made.table) == STUDENTS * asked
    assert [row[4] for row in made.table] == ["below 67%", "67% to 80%", "above 80%"]
    assert [round(point.value) for point in made.picture.points] == [round(100 * right / n) for _, n, right, *_ in made.table]
    assert "Simulated" not in made.description


def test_split_chart_shows_the_most_divided_items_with_every_answer() -> None:
    (report,) = simulated_report([open_exercise(ROOT / "exercises" / "could-we-check-it")]).exercises
    made = CLASS_CHARTS["splits"](report)
    splits = [float(row[3]) for row in made.table]
    assert splits == sorted(splits, reverse=True)
    assert all(row.bars[-1].end == STUDENTS for row in made.picture.rows)


def test_an_unknown_chart_is_told_with_the_nearest_name() -> None:
    with pytest.raises(WhoSaysError, match="use 'owners'"):
        chart(REPORT, "owner")


def test_figure_has_a_picture_in_two_sizes_a_caption_and_its_numbers(sample: Any) -> None:
    figure = sample.page("numbers").query("figure.ws-chart-page")[0]
    image, source = figure.query("img")[0], figure.query("source")[0]
    for name in (image.attrs["src"], source.attrs["srcset"]):
        root = ET.parse(sample.out / name).getroot()  # noqa: S314 (our own file)
        assert root.tag.endswith("svg")
    assert image.attrs["alt"].startswith("What the page is made of. Of 87 words on the page, 61 are the story itself: 70%.")
    assert figure.query("figcaption")[0].to_text().startswith("What the page is made of")
    assert [cell.to_text() for cell in figure.query("details tbody tr")[0].query("th, td")] == ["Story", "61", "70%"]


def test_pictures_name_no_other_host(sample: Any) -> None:
    svgs = list((sample.out / "_images").glob("*.svg"))
    assert len(svgs) == 6
    for svg in svgs:
        text = svg.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert "http" not in text
