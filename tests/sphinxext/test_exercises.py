"""A practice exercise on a page: whole without script, marked by the one grader, refused where it counts."""

import json
from collections.abc import Callable
from decimal import Decimal
from math import inf
from pathlib import Path
from typing import Any

import pytest

from whosays.errors import ExerciseError
from whosays.grading.exercise import open_exercise
from whosays.grading.kinds import KINDS
from whosays.grading.kinds.number import rounded
from whosays.grading.marking import mark
from whosays.render.controls import CONTROLS
from whosays.sphinxext.exercise_data import item_data
from whosays.sphinxext.exercises import practice

FOLDER = Path(__file__).parents[1] / "grading" / "exercises" / "harbour-voices"
EXERCISE = open_exercise(FOLDER)
ITEMS = {item.id: item for item in EXERCISE.items}


def data_of(page: Any) -> Any:
    return json.loads(page.query("script.ws-exercise-data")[0].to_text(strip=False))


def test_every_item_is_a_group_with_a_legend_and_native_controls(sample: Any) -> None:
    groups = sample.page("exercise").query("fieldset")
    assert [group.attrs["data-ws-item"] for group in groups] == list(ITEMS)
    for group, item in zip(groups, EXERCISE.items, strict=True):
        legend = group.query("legend")[0].to_text()
        assert item.prompt in legend
        assert item.text in legend
        types = {control.attrs["type"] for control in group.query("input")}
        assert types == ({"text"} if item.kind == "number" else {"radio"})


def test_every_control_has_a_label(sample: Any) -> None:
    for control in sample.page("exercise").query(".ws-exercise input"):
        assert control.parent.name == "label"


def test_without_script_each_answer_stands_folded_under_its_question(sample: Any) -> None:
    answers = sample.page("exercise").query("fieldset details.ws-answer")
    assert len(answers) == len(ITEMS)
    assert "open" not in answers[0].attrs
    assert answers[0].to_text(separator=" ").startswith("Answer and reason sourced fact-claim , because the harbour master")


def test_notice_on_practice_stands_once_on_a_page(make_book: Callable[..., Any]) -> None:
    twice = "# One\n\n```{ws-exercise} harbour-voices\n```\n\n```{ws-exercise} harbour-voices\n```\n"
    page = make_book({"index": twice}).page("index")
    assert len(page.query(".ws-exercise form")) == 2
    assert len(page.query("p.ws-practice")) == 1


def test_feedback_is_announced(sample: Any) -> None:
    places = sample.page("exercise").query("fieldset .ws-feedback")
    assert [place.attrs["role"] for place in places] == ["status"] * len(ITEMS)


def test_page_says_that_it_is_practice_and_carries_its_key(sample: Any) -> None:
    words = sample.page("exercise").query("p.ws-practice")[0].to_text()
    assert "practice" in words
    assert "answers travel with this page" in words


def test_prompt_is_shown_without_a_second_title(sample: Any) -> None:
    page = sample.page("exercise")
    assert "Read each sentence. Say who is answerable for it." in " ".join(page.to_text().split())
    assert len(page.query("h1")) == 1


def test_every_choice_carries_the_word_of_the_grader(sample: Any) -> None:
    items = data_of(sample.page("exercise"))["items"]
    for name, item in ITEMS.items():
        for value, verdict in items[name].get("choices", {}).items():
            grade = mark(item, value)
            assert (verdict["outcome"], verdict["earned"]) == (grade.outcome, float(grade.earned))
            assert verdict["feedback"] == grade.feedback


@pytest.mark.parametrize("answer", ["22.9", "23", "25", "27", "27.1", "31.2", "31.3", "33.3", "35.3", "35.4", "90"])
def test_bands_of_numbers_agree_with_the_grader(answer: str) -> None:
    data = item_data(ITEMS["n1"])
    value, own = float(answer), float(rounded(Decimal(answer)))
    found = (one for one in data["bands"] if abs(value - one["value"]) <= min(one["margin"], max(own, one.get("rounded", inf))))
    band = next(found, data["otherwise"])
    grade = mark(ITEMS["n1"], answer)
    assert (band["outcome"], band["earned"]) == (grade.outcome, float(grade.earned))
    assert band["feedback"].replace("{answer}", f"{answer}%") == grade.feedback


def test_data_of_an_exercise_cannot_end_its_block(make_book: Callable[..., Any]) -> None:
    book = make_book({"page": "# Page\n\n```{ws-exercise} harbour-voices\n```\n"})
    key = book.source / "exercises" / "harbour-voices" / "key.toml"
    key.write_text(
        key.read_text(encoding="utf-8").replace("nobody else is named", "</script><img src=x onerror=a>"), encoding="utf-8"
    )
    page = make_book({}).page("page")
    assert not page.query("img")
    assert "</script><img src=x onerror=a>" in data_of(page)["items"]["s2"]["choices"]["source"]["feedback"]


def test_a_graded_exercise_never_enters_the_site(make_book: Callable[..., Any]) -> None:
    book = make_book({"page": "# Page\n"})
    toml = book.source / "exercises" / "harbour-voices" / "exercise.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace("format = 1\n", "format = 1\ngraded = true\n", 1), encoding="utf-8"
    )
    (book.source / "page.md").write_text("# Page\n\n```{ws-exercise} harbour-voices\n```\n", encoding="utf-8")
    book = make_book({})
    assert "page.md:3" in book.warnings
    assert "a graded exercise never enters the site" in book.warnings
    assert "harbour master" not in book.html("page")


def test_an_exercise_without_a_key_cannot_be_practised(tmp_path: Path) -> None:
    for name in ("exercise.toml", "prompt.md"):
        (tmp_path / name).write_text((FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ExerciseError, match=r"add key\.toml"):
        practice(tmp_path)


def test_every_kind_of_item_has_its_controls() -> None:
    assert set(CONTROLS) == {kind.name for kind in KINDS}
