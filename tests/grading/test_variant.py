"""A variant is the seed's: balanced, without its key in what students get, and fit to be graded with."""

import io
import re
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest

from whosays.errors import ExerciseError, SubmissionError
from whosays.grading.check import check_exercise
from whosays.grading.drafting import draft
from whosays.grading.exercise import DRAFTED, open_exercise
from whosays.grading.marking import grade
from whosays.grading.submission import Submission, submission_from_bytes
from whosays.grading.variant import Drawn, bank, introduction, mixed_introduction, variant
from whosays.render.folders import folder_files, student_bundle
from whosays.report import read

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("exercises/*/exercise.toml"))


@pytest.fixture(scope="module")
def drawn() -> tuple[Drawn, ...]:
    return bank(FOLDERS)


def made(drawn: tuple[Drawn, ...], tmp_path: Path, *, seed: str = "1", items: int | None = 24) -> Path:
    files = folder_files(*variant(drawn, name="week-3", title="Week 3", items=items, seed=seed), prompt="# Week 3\n")
    (tmp_path / "week-3").mkdir()
    for name, text in files.items():
        (tmp_path / "week-3" / name).write_text(text, encoding="utf-8")
    return tmp_path / "week-3"


@pytest.mark.parametrize(("seed", "items"), [("1", 24), ("8b", 10), ("x", None)])
def test_variant_keeps_every_promise_of_a_folder(
    drawn: tuple[Drawn, ...], seed: str, items: int | None, tmp_path: Path
) -> None:
    folder = made(drawn, tmp_path, seed=seed, items=items)
    assert check_exercise(folder) == ()
    exercise = open_exercise(folder)
    assert exercise.graded
    assert len(exercise.items) == (items or len(drawn))


def test_same_seed_gives_the_same_and_another_gives_another(drawn: tuple[Drawn, ...]) -> None:
    one, same, other = (variant(drawn, name="a", title="A", items=20, seed=seed) for seed in ("1", "1", "2"))
    assert one == same
    assert one != other


def test_answers_are_drawn_evenly(drawn: tuple[Drawn, ...]) -> None:
    _, key = variant(drawn, name="a", title="A", items=60, seed="5")
    voices = [item["answer"] for item in key["items"].values() if item["answer"] in ("source", "reporter")]
    assert abs(voices.count("source") - voices.count("reporter")) <= 1


def test_what_students_get_holds_no_key(drawn: tuple[Drawn, ...]) -> None:
    asked, key = variant(drawn, name="week-3", title="Week 3", items=30, seed="1")
    bundle = student_bundle(folder_files(asked, key, prompt="# Week 3\n"), name="week-3")
    archive = zipfile.ZipFile(io.BytesIO(bundle))
    text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert sorted(archive.namelist()) == [
        "week-3/answers.toml", "week-3/exercise.toml", "week-3/prompt.md", "week-3/questions.html",
    ]  # fmt: skip
    assert [item["why"] for item in key["items"].values() if item["why"] in text] == []
    assert bundle == student_bundle(folder_files(asked, key, prompt="# Week 3\n"), name="week-3")


def test_letters_of_options_are_dealt_anew_and_the_key_goes_with_them(drawn: tuple[Drawn, ...]) -> None:
    by_text = {}
    for one in drawn:
        if one.item["kind"] in ("pair", "why"):
            texts = {option["id"]: option["text"] for option in one.item["options"]}
            by_text[frozenset(texts.values())] = texts[one.key["answer"]]
    asked, key = variant(drawn, name="a", title="A", items=None, seed="3")
    for item in asked["items"]:
        if item["kind"] in ("pair", "why"):
            texts = {option["id"]: option["text"] for option in item["options"]}
            assert texts[key["items"][item["id"]]["answer"]] == by_text[frozenset(texts.values())]


def test_draft_from_an_article_is_not_graded_with_before_a_person_has_read_it(practice_text: str, tmp_path: Path) -> None:
    made = draft(read(practice_text), name="ours", title="Ours", items=12)
    asked, key = made.asked, made.key
    assert len(asked["items"]) == 12
    assert {item["answer"] for item in key["items"].values()} == {
        "source/fact", "source/opinion", "reporter/fact", "reporter/opinion", "page",
    }  # fmt: skip
    files = folder_files(asked, key, prompt="# Ours\n", article=practice_text)
    (tmp_path / "ours").mkdir()
    for name, text in files.items():
        (tmp_path / "ours" / name).write_text(text, encoding="utf-8")
    exercise = open_exercise(tmp_path / "ours")
    with pytest.raises(ExerciseError, match="no person has checked it"):
        grade(exercise, Submission("ours", "Ana", {}))
    assert len(check_exercise(tmp_path / "ours")) == 13  # each item, and that it does not say reviewed = true
    path = tmp_path / "ours" / "key.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("reviewed = false", "reviewed = true"), encoding="utf-8")
    assert not open_exercise(tmp_path / "ours").reviewed  # each reason still says that the engine drafted it
    path.write_text(path.read_text(encoding="utf-8").replace(f"{DRAFTED}: ", ""), encoding="utf-8")
    assert check_exercise(tmp_path / "ours") == ()
    assert tomllib.loads(path.read_text(encoding="utf-8"))["reviewed"] is True


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_drawn_items_and_introductions_speak_of_no_neighbors(folder: Path) -> None:
    asked, _ = variant(bank([folder]), name="a", title="A", items=None, seed="1")
    told = [*introduction(open_exercise(folder).prompt), *(item["prompt"] for item in asked["items"])]
    assert told
    told += [item["hint"] for item in asked["items"]]
    wrong = re.compile(
        r"(?i)item before|next item|(?:last|next|first \w+) items|the same page|made up|last ones|come from the (?:four|art)"
    )
    assert [words for words in told if wrong.search(words)] == []


def test_drawn_item_says_from_which_article_it_is() -> None:
    asked, _ = variant(bank([ROOT / "exercises/the-story-and-the-page"]), name="a", title="A", items=None, seed="1")
    assert [item["prompt"] for item in asked["items"] if "the summit article" not in item["prompt"]] == []


def test_items_of_one_variant_call_an_article_one_way() -> None:
    asked, _ = variant(bank(FOLDERS), name="a", title="A", items=None, seed="1")
    prompts = " ".join(item["prompt"] for item in asked["items"])
    called = set(re.findall(r"(?:of|in|[Ff]rom) (the (?:(?!page)[\w']+ )*?article)\b", prompts))
    assert called == {f"the {name} article" for name in ("summit", "harbor", "night bus", "school lunch")}


def test_item_says_first_where_in_an_article_its_sentence_stands() -> None:
    told = [item.prompt for folder in FOLDERS for item in open_exercise(folder).items]
    place = re.compile(r"From the (?:[\w ]+ )?article, paragraphs? \d+")
    assert sum(bool(place.match(prompt)) for prompt in told) > 50
    assert [prompt for prompt in told if re.search(r"(?i)\bparagraphs? \d+[^.]* of the\b|^paragraph", prompt)] == []


def test_article_of_a_teacher_is_called_by_its_folder_or_its_exercise(tmp_path: Path) -> None:
    folder = tmp_path / "the-story-and-the-page"
    shutil.copytree(ROOT / "exercises" / folder.name, folder)
    path = folder / "exercise.toml"
    written = path.read_text(encoding="utf-8")
    for article, called in (
        ("our-paper/article.txt", "the article 'our paper'"),
        ("article.txt", "the article of 'Strip the page'"),
    ):
        path.write_text(re.sub(r'(?m)^article = ".*"', f'article = "{article}"', written), encoding="utf-8")
        assert {one.article for one in bank([folder])} == {called}


def test_mixed_introduction_heads_each_part_and_says_nothing_twice() -> None:
    opened = [open_exercise(path.parent) for path in sorted(ROOT.glob("exercises/*/exercise.toml"))]
    told = mixed_introduction([(one.title, one.prompt, [number]) for number, one in enumerate(opened, start=1)])
    lines = [line for paragraph in told for line in paragraph.splitlines()]
    assert len(lines) == len(set(lines))
    assert sum("a guess" in line for line in lines) == 1
    for number, one in enumerate(opened, start=1):
        assert [line for line in lines if line.startswith(f"**{one.title}** Item {number}.")] != []


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_lost_mark_is_told_in_plain_words_whatever_stands_in_the_form(
    drawn: tuple[Drawn, ...], seed: str, tmp_path: Path
) -> None:
    form = (made(drawn, tmp_path, seed=seed) / "answers.toml").read_text(encoding="utf-8").splitlines()
    asked = [at for at, line in enumerate(form) if re.fullmatch(r'q\d+ = ""', line)]
    told = []
    for at in asked:
        broken = [*form[:at], form[at].replace('""', '"fact'), *form[at + 1 :]]
        with pytest.raises(SubmissionError) as caught:
            submission_from_bytes("\n".join(broken).encode(), "answers.toml")
        told.append(caught.value.what)
    assert told == [f"line {at + 1}: q{number} has no closing quotation mark" for number, at in enumerate(asked, start=1)]
    assert len(told) == 24


def test_key_of_a_variant_says_where_in_the_book_an_item_stands(drawn: tuple[Drawn, ...], tmp_path: Path) -> None:
    key = tomllib.loads((made(drawn, tmp_path) / "key.toml").read_text(encoding="utf-8"))
    for item in key["items"].values():
        name, _, one = item["origin"].partition("/")
        bank_of_it = open_exercise(ROOT / "exercises" / name)
        number = next(number for number, asked in enumerate(bank_of_it.items, start=1) if asked.id == one)
        assert item["place"] == f"item {number} of {bank_of_it.title}"


@pytest.mark.parametrize("seed", ["1", "2", "8b"])
def test_variants_of_a_seed_draw_as_much_from_each_exercise_and_have_the_same_points(seed: str) -> None:
    names = ("could-we-check-it", "four-corners-and-a-bin", "nobody-says")
    three = bank([ROOT / "exercises" / name for name in names])
    made = [variant(three, name=f"week-5-{at:02}", title="Week 5", items=12, seed=seed) for at in range(12)]
    for _, key in made:
        drawn_from = [item["origin"].partition("/")[0] for item in key["items"].values()]
        assert {name: drawn_from.count(name) for name in names} == dict.fromkeys(names, 4)
    assert {sum(item["points"] for item in asked["items"]) for asked, _ in made} == {13}  # 4, 4, and 3 of 1 and one of 2
    assert len({str(asked["items"]) for asked, _ in made}) == 12


def test_small_exercise_gives_all_it_has_and_the_others_the_rest() -> None:
    folders = [ROOT / "exercises" / name for name in ("could-we-check-it", "nobody-says")]
    few = [one for one in bank(folders) if one.exercise == "nobody-says"][:2]
    many = [one for one in bank(folders) if one.exercise == "could-we-check-it"]
    _, key = variant([*few, *many], name="v", title="V", items=9, seed="1")
    drawn_from = [item["origin"].partition("/")[0] for item in key["items"].values()]
    assert (drawn_from.count("nobody-says"), drawn_from.count("could-we-check-it")) == (2, 7)
