"""Every lesson has its parts, is as long and as plain as it should be, and every kind of item and command is described."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import whosays
from whosays.cli import main
from whosays.gold import measure, open_gold
from whosays.grading.exercise import open_exercise
from whosays.grading.kinds import KINDS
from whosays.grading.openers import open_openers
from whosays.sphinxext.lessons import prose

ROOT = Path(__file__).parents[1]
TEACHING = sorted((ROOT / "book" / "teaching").glob("*.md"))
TESTS = ("where-do-you-start", "where-are-you-now")
LESSONS = [path for path in sorted((ROOT / "book" / "lessons").glob("*.md")) if path.stem not in TESTS]
PARTS = (
    "Aim",
    "Needs",
    "Opening",
    "Reading",
    "Worked example",
    "Your turn",
    "You may think",
    "Well done here",
    "Exercise",
    "Checklist",
    "Sources",
)
SHORTEST, LONGEST = 900, 1_600
HARDEST = 9
TERMS_OF_ART = (
    "answerable", "attribution", "byline", "calibration", "caption", "carry rule", "check test", "contribution line",
    "cue", "dateline", "delete test", "effective number of sources", "fact-claim", "finger test", "furniture", "ghost",
    "grade level", "green flag", "headline", "hedge", "inference", "lateral reading", "ledger", "loaded word",
    "opinion-like", "owner", "plain reporting", "promo", "readability formula", "red flag", "related line", "source",
    "sourcing report", "speech act", "stake", "timestamp", "vague",
)  # fmt: skip
"""Words of the glossary that mean the same wherever they stand; others, such as "run", are everyday words too."""
NOT_PROSE = re.compile(
    r"^Rules: [^\n]*$|^```+\{ws-.*?^```+$|^```text.*?^```$|^#[^\n]*$|^`{3,}\{dropdown\}[^\n]*$|^\*[^*\n]+\*$|^- \[ \][^\n]*$"
    r'|\{[a-z:-]+\}`[^`\n]*`|`[^`\n]*`|"[^"\n]*"|\[[^\]]*\]\([^)]*\)',
    re.DOTALL | re.MULTILINE,
)
"""Headings, data, quotations and links: a term may stand there before it is linked."""
FILLER = re.compile(r"\b(?:simply|obviously|of course|very unique|e\.g\.|i\.e\.|etc\.|utilize|leverage|delve)\b", re.IGNORECASE)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lesson_has_its_parts_in_order(path: Path) -> None:
    headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [one for one in headings if one in PARTS] == [one for one in PARTS if one in headings]
    assert {one for one in PARTS if one not in headings} <= {"Your turn"}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lesson_is_long_enough_and_plain(path: Path) -> None:
    told = whosays.read("\n".join(["Lesson", *prose(path.read_text(encoding="utf-8"))])).statistics
    assert SHORTEST <= told["words"].value <= LONGEST
    assert told["flesch_kincaid_grade"].value <= HARDEST


@pytest.mark.parametrize("path", [*LESSONS, *TEACHING], ids=lambda path: path.stem)
def test_page_has_no_filler(path: Path) -> None:
    assert FILLER.findall("\n".join(prose(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "path", [*LESSONS, *(ROOT / "book" / "lessons" / f"{name}.md" for name in TESTS)], ids=lambda path: path.stem
)
def test_term_of_art_is_linked_where_a_lesson_first_uses_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = NOT_PROSE.sub(lambda found: " " * len(found[0]), text)
    late = []
    for term in TERMS_OF_ART:
        used = re.search(rf"(?<![\w-]){term}s?(?![\w-])", plain)
        linked = re.search(rf"{{term}}`(?:[^`<]*<)?{term}>?`", text)
        if used and (linked is None or used.start() < linked.start()):
            late.append(term)
    assert late == []


def test_terms_of_art_stand_in_the_glossary() -> None:
    glossary = (ROOT / "book" / "reference" / "glossary.md").read_text(encoding="utf-8")
    assert [term for term in TERMS_OF_ART if f"\n{term}\n  " not in glossary] == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lesson_leads_to_its_parts_from_its_head(path: Path) -> None:
    head, _, rest = path.read_text(encoding="utf-8").partition("```{ws-jump}\n```")
    assert head.rpartition("## ")[2].startswith("Needs")
    assert "## Opening" in rest


@pytest.mark.parametrize("lesson", sorted(open_openers(ROOT / "exercises")))
def test_lesson_with_an_opener_shows_it(lesson: str) -> None:
    page = (ROOT / "book" / "lessons" / f"{lesson}.md").read_text(encoding="utf-8")
    assert f"```{{ws-opener}} {lesson}\n```" in page


def test_every_practice_exercise_stands_in_a_lesson() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in LESSONS)
    missing = [
        path.parent.name
        for path in ROOT.glob("exercises/*/exercise.toml")
        if f"{{ws-exercise}} {path.parent.name}\n" not in pages
    ]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_item_is_described_for_those_who_write_exercises(kind: object) -> None:
    assert f"| `{kind.name}` |" in (ROOT / "exercises" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_told_of(command: str) -> None:
    pages = [ROOT / "README.md", *TEACHING]
    assert any(f"whosays {command}" in path.read_text(encoding="utf-8") for path in pages)


@pytest.mark.parametrize(("article", "row"), [("harbour-dispute", "B.p17.s1")])
def test_what_lesson_11_calls_a_wrong_label_of_the_program_is_one(article: str, row: str) -> None:
    folder = ROOT / "book" / "articles" / article
    missed = measure(open_gold(folder / "gold.toml"), whosays.read(whosays.open_article(folder / "article.txt"))).missed
    assert row in {one.row.id for one in missed}


PARENT = (
    (ROOT / "book/teaching/talking.md").read_text(encoding="utf-8").partition("**A parent objects.**")[2].partition("\n## ")[0]
)


def test_exercises_mostly_about_the_first_article_are_named_for_a_parent_who_objects() -> None:
    article = " ".join((ROOT / "book/articles/far-east-summit/article.txt").read_text(encoding="utf-8").split())
    exercises = [open_exercise(path.parent) for path in sorted(ROOT.glob("exercises/*/exercise.toml"))]
    quoting = {one.title: sum(bool(item.text) and item.text in article for item in one.items) for one in exercises}
    (told,) = re.findall(r"^Only (.+) are mostly about the first practice article", PARENT, re.MULTILINE)
    assert set(re.findall(r'"(.+?)"', told)) == {one.title for one in exercises if 2 * quoting[one.title] > len(one.items)}


def test_exercise_for_a_parent_who_objects_can_be_drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (arguments,) = re.findall(r"^uv run whosays (assign .+) -o harbor$", PARENT, re.MULTILINE)
    assert CliRunner().invoke(main, [*arguments.split(), "-o", str(tmp_path)]).exit_code == 0
    assert len(open_exercise(tmp_path / "keys" / "harbor").items) == 12
