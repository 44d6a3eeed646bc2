"""Pictures: data in, a specification and a table out; on the page a figure that needs no script."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from whosays.errors import WhoSaysError
from whosays.render.charts import CHARTS, NARROW, WIDE, chart, specification
from whosays.report import read

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
    assert made.table == (("Story", 61, "70 %"), ("Headline", 18, "21 %"), ("Promo", 5, "6 %"), ("Read time", 3, "3 %"))
    assert [(bar.start, bar.end) for row in made.rows for bar in row.bars] == [(0, 61), (61, 79), (79, 84), (84, 87)]


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


def test_sentence_chart_tells_labels_apart_without_colour() -> None:
    bars = {bar.words: bar for row in chart(REPORT, "sentences").rows for bar in row.bars}
    looks = {words: (bar.fill == "white", bar.round) for words, bar in bars.items()}
    assert looks["SF"] == (False, False)
    assert looks["SO"] == (False, True)
    assert looks["RF"] == (True, False)
    assert looks["RO"] == (True, True)


def test_an_unknown_chart_is_told_with_the_nearest_name() -> None:
    with pytest.raises(WhoSaysError, match="use 'owners'"):
        chart(REPORT, "owner")


def test_figure_has_a_picture_in_two_sizes_a_caption_and_its_numbers(sample: Any) -> None:
    figure = sample.page("numbers").query("figure.ws-chart-page")[0]
    image, source = figure.query("img")[0], figure.query("source")[0]
    for name in (image.attrs["src"], source.attrs["srcset"]):
        root = ET.parse(sample.out / name).getroot()  # noqa: S314 (our own file)
        assert root.tag.endswith("svg")
    assert image.attrs["alt"].startswith("What the page is made of. Of 87 words on the page, 61 are the story itself: 70 %.")
    assert figure.query("figcaption")[0].to_text().startswith("What the page is made of")
    assert [cell.to_text() for cell in figure.query("details tbody tr")[0].query("th, td")] == ["Story", "61", "70 %"]


def test_pictures_name_no_other_host(sample: Any) -> None:
    svgs = list((sample.out / "_images").glob("*.svg"))
    assert len(svgs) == 4
    for svg in svgs:
        text = svg.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert "http" not in text
