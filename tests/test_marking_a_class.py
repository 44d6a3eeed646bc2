"""What a teacher meets on the way from files to marks: namesakes, friends' forms, late lists, blank rows, wrong files."""

import csv
import json
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whosays.cli import main

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "grading" / "exercises"
HARBOUR = "exercises/harbour-voices"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command in a folder that holds ``exercises/harbour-voices``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    copytree(SAMPLES, tmp_path / "exercises")

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


def paper(path: str, **values: Any) -> str:
    """Write a submission to `path` and return it."""
    made = {"format": 1, "exercise": "harbour-voices", "student": "", "answers": {"s1": "SO"}, **values}
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(json.dumps(made), encoding="utf-8")
    return path


def write(path: str, text: str) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return path


def packed(folder: str, name: str = "class.zip") -> str:
    """Pack a folder into an archive and return its name."""
    with zipfile.ZipFile(name, "w") as archive:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return name


def students(result: Result) -> list[str]:
    return [grade["student"] for grade in json.loads(result.stdout)]


def kept(name: str = "out.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_text().splitlines()]


def gradebook(name: str = "marks.csv") -> dict[str, list[str]]:
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return {row[0]: row[1:] for row in csv.reader(file)}


@pytest.fixture
def variants(run: Run) -> Run:
    """Return `run` where ``out/keys`` holds a variant for each of three students."""
    write("class.txt", "Ann Alm\nBen Berg\nCem Can\n")
    bank = str(ROOT / "exercises" / "could-we-check-it")
    made = run("assign", "monday", bank, "--items", "3", "--students", "class.txt", "-o", "out")
    assert made.exit_code == 0, made.output
    return run


# Namesakes


@pytest.mark.parametrize("archive", [False, True])
@pytest.mark.parametrize("signed", ["Jack Smith", ""])
def test_namesakes_with_numbers_of_the_platform_are_two_students(run: Run, signed: str, *, archive: bool) -> None:
    for number in (40009, 40010):
        paper(f"in/Jack Smith_{number}_assignsubmission_file_/answers.json", student=signed)
    result = run("grade", HARBOUR, packed("in") if archive else "in", "--results", "out.jsonl")
    assert [one["student"] for one in kept()] == ["Jack Smith 40009", "Jack Smith 40010"]
    assert "2 students of one name: 'Jack Smith 40009'" in result.stderr
    assert "--roster" in result.stderr
    assert "2 students, 2 papers" in run("class", HARBOUR, "out.jsonl").stdout


def test_two_papers_with_one_number_and_a_later_file_in_a_plain_folder_are_one_students(run: Run) -> None:
    for name in ("answers.json", "answers (1).json"):
        paper(f"in/Jack Smith_40009_assignsubmission_file_/{name}", student="Jack Smith")
    paper("late/jack.json", student="jack smith")
    result = run("grade", HARBOUR, "in", "late", "--results", "out.jsonl")
    assert {one["student"].lower() for one in kept()} == {"jack smith"}
    assert "jack smith handed in 3 papers" in result.stderr


def test_namesake_who_comes_late_renames_the_one_who_is_there(run: Run) -> None:
    for number in (40009, 40010):
        paper(f"in{number}/Jack Smith_{number}_assignsubmission_file_/answers.json", student="Jack Smith")
        run("grade", HARBOUR, f"in{number}", "--results", "out.jsonl")
    assert [one["student"] for one in kept()] == ["Jack Smith 40009", "Jack Smith 40010"]


def test_two_rows_of_one_table_are_two_students_and_two_tables_are_not(run: Run) -> None:
    write("a.csv", "student,s1,s2,s3,b1,n1\nJack Smith,SO,,,,\nAda,SO,,,,\nJack Smith,SF,,,,\n")
    write("b.csv", "student,s1,s2,s3,b1,n1\nCem,SO,,,,\nAda,SF,,,,\n")
    found = students(run("grade", HARBOUR, "a.csv", "b.csv", "--json"))
    assert found == ["Jack Smith (row 2)", "Ada", "Jack Smith (row 4)", "Cem", "Ada"]


def test_a_roster_gives_namesakes_their_names_or_makes_them_one(run: Run) -> None:
    write("a.csv", "student,s1,s2,s3,b1,n1\nJack Smith,SO,,,,\nJack Smith,SF,,,,\n")
    write("roster.csv", 'submission,student\n"a.csv, row 3",Jack Smith (5b)\n')
    assert students(run("grade", HARBOUR, "a.csv", "--json", "--roster", "roster.csv")) == ["Jack Smith", "Jack Smith (5b)"]


# Rosters


def test_what_a_roster_said_holds_when_papers_are_marked_anew_and_no_old_sheet_stays(run: Run) -> None:
    for number in (1, 2):
        paper(f"in/Al Kim_{number}_assignsubmission_file_/a.json", student="Al Kim")
    run("grade", HARBOUR, "in", "--results", "out.jsonl", "--html", "sheets")
    write("roster.csv", "submission,student\nAl Kim_2_assignsubmission_file_/a.json,Al Kim (5b)\n")
    run("grade", HARBOUR, "in", "--results", "out.jsonl", "--html", "sheets", "--roster", "roster.csv")
    key = Path(HARBOUR, "key.toml")
    key.write_text(key.read_text() + "# mended\n")
    assert run("grade", HARBOUR, "in", "--results", "out.jsonl", "--html", "sheets").stdout.startswith("2 graded")
    assert sorted(one["student"] for one in kept()) == ["Al Kim", "Al Kim (5b)"]
    sheets = sorted(path.name.rpartition("-harbour")[0] for path in Path("sheets").glob("al-*"))
    assert sheets == ["al-kim", "al-kim-5b"]
    page = Path("sheets/index.html").read_text(encoding="utf-8")
    assert (page.count("<li>"), "<h1>Graded: 2 papers</h1>" in page) == (2, True)


@pytest.mark.parametrize("whose", ["[]", "7", '{"told": 3}', '{"by": "roster"}'])
def test_results_of_a_stranger_are_told_or_taken(whose: str, run: Run) -> None:
    name = paper("a.json", student="x")
    run("grade", HARBOUR, name, "--results", "out.jsonl")
    line = Path("out.jsonl").read_text().rstrip()[:-1] + f', "whose": {whose}}}\n'
    Path("out.jsonl").write_text(line.replace('"whose": {"signed": "x"}, ', ""))
    result = run("grade", HARBOUR, name, "--results", "out.jsonl")
    assert "this is no file of results" in result.stderr or "1 were there already" in result.stdout


def test_roster_that_comes_later_names_the_papers_that_are_there(run: Run) -> None:
    names = [paper(f"{one}.json", student="x") for one in "ab"]
    run("grade", HARBOUR, *names, "--results", "out.jsonl")
    write("roster.csv", "submission,student\na.json,Ann\nb.json,Ben\n")
    result = run("grade", HARBOUR, *names, "--results", "out.jsonl", "--roster", "roster.csv")
    assert [one["student"] for one in kept()] == ["Ann", "Ben"]
    assert "0 graded, 2 were there already" in result.stdout
    assert "handed in 2 papers" not in result.stderr
    again = run("grade", HARBOUR, *names, "--results", "out.jsonl")
    assert [one["student"] for one in kept()] == ["Ann", "Ben"]
    assert "handed in 2 papers" not in again.stderr


def test_roster_takes_the_end_of_a_path_that_fits_one_paper_and_tells_of_one_that_fits_more(run: Run) -> None:
    for folder in ("x", "y"):
        paper(f"in/{folder}/answers.json", student="?")
    packed("in")
    write("roster.csv", "submission,student\nx/answers.json,Ann\nclass.zip/y/answers.json,Ben\n")
    assert students(run("grade", HARBOUR, "class.zip", "--json", "--roster", "roster.csv")) == ["Ann", "Ben"]
    write("roster.csv", "submission,student\nanswers.json,Ann\n")
    result = run("grade", HARBOUR, "class.zip", "--json", "--roster", "roster.csv")
    assert students(result) == ["?", "?"]
    assert "the roster's 'answers.json' fits 2 papers; write more of the path: 'class.zip/x/answers.json'" in result.stderr


def test_roster_that_fits_no_paper_is_told(run: Run) -> None:
    write("roster.csv", "submission,student\nelsewhere.json,Ann\n")
    result = run("grade", HARBOUR, paper("a.json", student="x"), "--roster", "roster.csv")
    assert "no row of the roster is the name of a paper; papers are called 'a.json'" in result.stderr


def test_roster_may_have_a_name_in_two_columns(run: Run) -> None:
    write("roster.csv", "submission;First name;Surname\na.json;Ann;Alm\n")
    assert students(run("grade", HARBOUR, paper("a.json"), "--json", "--roster", "roster.csv")) == ["Ann Alm"]


# Forms


def test_paper_on_a_friends_form_counts_for_the_one_who_signed_it(variants: Run) -> None:
    name = paper("ben.json", exercise="monday-01", student="Ben Berg", answers={"q1": "a"})
    for roster in ((), ("--roster", "out/keys/who-has-which.csv")):
        result = variants("grade", "out/keys", name, *roster, "--results", "out.jsonl")
        assert [one["student"] for one in kept()] == ["Ben Berg"]
        assert "ben.json: it is signed 'Ben Berg', but the form monday-01 is that of 'Ann Alm'" in result.stderr
    write("roster.csv", "submission,student\nben.json,Ann Alm\n")
    variants("grade", "out/keys", name, "--roster", "roster.csv", "--results", "out.jsonl")
    assert [one["student"] for one in kept()] == ["Ann Alm"]


def test_namesakes_on_their_own_forms_need_not_write_what_tells_them_apart(run: Run) -> None:
    write("class.txt", "Jack Smith (5a)\nJack Smith (5b)\n")
    bank = str(ROOT / "exercises" / "could-we-check-it")
    run("assign", "monday", bank, "--items", "3", "--students", "class.txt", "-o", "out")
    for number in (1, 2):
        place = f"in/Jack Smith_4000{number}_assignsubmission_file_"
        paper(f"{place}/answers.json", exercise=f"monday-0{number}", student="Jack Smith", answers={"q1": "a"})
    result = run("grade", "out/keys", "in", "--json")
    assert students(result) == ["Jack Smith (5a)", "Jack Smith (5b)"]
    assert "students of one name" not in result.stderr


def test_unsigned_form_is_its_owners(variants: Run) -> None:
    name = paper("x.json", exercise="monday-02", answers={"q1": "a"})
    assert students(variants("grade", "out/keys", name, "--json")) == ["Ben Berg"]


def test_two_forms_of_one_student_leave_the_class_together(variants: Run) -> None:
    names = [
        paper("a.json", exercise="monday-01", student="Ann Alm", answers={"q1": "a"}),
        paper("b.json", exercise="monday-02", student="Ben Berg", answers={"q1": "a"}),
        paper("c.json", exercise="monday-01", student="Ben Berg", answers={"q1": "a"}),
    ]
    told = variants("grade", "out/keys", *names, "--results", "out.jsonl").stderr
    assert "Ben Berg wrote 2 forms: monday-02, monday-01; monday-02 counts, which is the student's own" in told
    variants("class", "out/keys", "out.jsonl", "--names", "--gradebook", "marks.csv")
    assert {name: cells[-3] for name, cells in gradebook().items() if name != "student"} == {
        "Ann Alm": "3",
        "Ben Berg": "3",
        "Cem Can": "3",
    }


def test_name_without_a_number_is_met_with_all_forms_and_with_hers(variants: Run) -> None:
    name = paper("a.json", exercise="monday", student="Cem Can")
    told = " ".join(variants("grade", "out/keys", name).stderr.split())
    assert "no exercise 'monday' here; there are monday-01, monday-02, monday-03" in told
    assert "by who-has-which.csv Cem Can has monday-03" in told


def test_table_for_variants_has_a_column_for_the_exercise(variants: Run) -> None:
    write("a.csv", "student,exercise,1,2,3\nAnn Alm,monday-01,a,b,a\nBen Berg,monday-02,a,a,a\nCem Can,mon,a,a,a\n")
    result = variants("grade", "out/keys", "a.csv", "--json")
    assert [one["exercise"] for one in json.loads(result.stdout)] == ["monday-01", "monday-02"]
    assert "a.csv, row 4: no exercise 'mon' here" in result.stderr
    write("b.csv", "student,1,2,3\nAnn Alm,a,b,a\n")
    assert "must say which" in variants("grade", "out/keys", "b.csv").stderr


# The whole class


def test_each_name_of_the_class_is_accounted_for(run: Run) -> None:
    write("class.csv", "First name,Last name\nAnn,Alm\nBen,Berg\nCem,Can\n")
    names = [paper("a.json", student="Alm, Ann"), paper("d.json", student="Dan")]
    broken = write("berg_ben.toml", 'format = 1\n[answers]\ns1 = "SO\n')
    result = run("grade", HARBOUR, *names, broken, "--results", "out.jsonl", "--students", "class.csv")
    assert result.stdout.splitlines()[1:] == [
        "on your list: 3 students",
        "  graded (1): Ann Alm",
        "  refused (1): Ben Berg (line 3: s1 has no closing quotation mark)",
        "  nothing handed in (1): Cem Can",
        "not on your list (1): Dan",
    ]
    run("class", HARBOUR, "out.jsonl", "--students", "class.csv", "--names", "--gradebook", "marks.csv", "-o", "class.html")
    page = Path("class.html").read_text(encoding="utf-8")
    assert "<li>Nothing handed in: 1 of 3: Cem Can</li>" in page
    assert "<li>Refused: 1 of 3: Ben Berg (line 3: s1 has no closing" in page
    assert gradebook()["Cem Can"] == ["", "", "7.5", "", "nothing handed in"]
    assert gradebook()["Ben Berg"] == ["", "", "7.5", "", "could not be used"]
    run("class", HARBOUR, "out.jsonl", "--students", "class.csv", "-o", "class.html")
    assert "Cem" not in Path("class.html").read_text(encoding="utf-8")


def test_forms_among_the_keys_are_the_list_of_the_class(variants: Run) -> None:
    result = variants("grade", "out/keys", paper("a.json", exercise="monday-01"), "--results", "out.jsonl")
    assert "nothing handed in (2): Ben Berg; Cem Can" in result.stdout


def test_mended_file_of_another_name_is_no_longer_counted_as_refused(run: Run) -> None:
    write("in/a.toml", "oops")
    write("in/b.toml", "oops")
    run("grade", HARBOUR, "in", "--results", "out.jsonl")
    Path("in/a.toml").unlink()
    paper("in/a.json", student="Ann")
    assert "1 could not be used" in run("grade", HARBOUR, "in", "--results", "out.jsonl").stdout
    run("class", HARBOUR, "out.jsonl", "-o", "class.html")
    assert "1 submission could not be used" in Path("class.html").read_text(encoding="utf-8")


def test_one_student_is_spoken_of_as_one(run: Run) -> None:
    run("grade", HARBOUR, paper("a.json", student="Ann"), "--results", "out.jsonl")
    assert "class.html: 1 student, 1 paper\n" in run("class", HARBOUR, "out.jsonl").stdout


def test_part_of_the_name_that_the_folder_tells_is_that_student(run: Run) -> None:
    write("class.txt", "Rosa Díaz\nRosa Marin\nAnn Alm\n")
    paper("in/Rosa Diaz_40009_assignsubmission_file_/answers.json", student="rosa")
    paper("in/Rosa Díaz_40010_assignsubmission_file_/answers.json", student="rosa")
    paper("in/Ann Alm_40011_assignsubmission_file_/answers.json", student="Anna")
    result = run("grade", HARBOUR, "in", "--students", "class.txt", "--results", "out.jsonl")
    assert "  graded (1): Rosa Díaz\n" in result.stdout  # "Rosa Diaz" is not on the list
    assert "not on your list (2): Anna; rosa" in result.stdout
    assert "it is signed 'Anna', and lies in the folder of 'Ann Alm': it counts for 'Anna'" in result.stderr
    again = run("grade", HARBOUR, "in", "--students", "class.txt", "--results", "out.jsonl")
    assert "  graded (1): Rosa Díaz\n" in again.stdout


@pytest.mark.parametrize(
    ("signed", "student"),
    [("ann", "Ann Alm"), ("ÁNN a.", "Ann Alm"), ("Alm", "Ann Alm"), ("An", "An"), ("A.", "A."), ("Ann Berg", "Ann Berg")],
)
def test_part_of_the_name_of_the_owner_of_a_form_is_that_student(signed: str, student: str, variants: Run) -> None:
    variants("grade", "out/keys", paper("a.json", exercise="monday-01", student=signed), "--results", "out.jsonl")
    assert [one["student"] for one in kept()] == [student]


def test_part_of_a_name_decides_nothing_where_form_and_folder_name_two(variants: Run) -> None:
    paper("in/Ben Berg_40009_assignsubmission_file_/answers.json", exercise="monday-01", student="ann")
    told = variants("grade", "out/keys", "in", "--results", "out.jsonl").stderr
    assert [one["student"] for one in kept()] == ["ann"]
    assert "the form monday-01 is that of 'Ann Alm': it counts for 'ann'" in told


def test_item_is_left_out_of_all_variants_by_one_line(variants: Run) -> None:
    keys = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(Path("out/keys").glob("*/key.toml"))]
    origin = keys[0]["items"]["q1"]["origin"]
    had = sum(item["origin"] == origin for key in keys for item in key["items"].values())
    names = [paper(f"{at}.json", exercise=f"monday-0{at}", answers={"q1": "a", "q2": "a"}) for at in (1, 2, 3)]
    variants("grade", "out/keys", *names, "--results", "out.jsonl")
    before = sum(float(one["possible"]) for one in kept())
    write("out/keys/skip.txt", f"# not this one\n{origin}  # too hard\n")
    told = variants("grade", "out/keys", *names, "--results", "out.jsonl")
    assert told.stdout.startswith("3 graded, 0 were there already")
    assert before - sum(float(one["possible"]) for one in kept()) == had > 0
    assert next(one["outcome"] for one in kept()[0]["items"]) == "skipped"
    variants("class", "out/keys", "out.jsonl", "--csv", "tables", "-o", "class.html")
    assert origin not in Path("tables/items.csv").read_text(encoding="utf-8")
    write("out/keys/skip.txt", f"{origin}x\n")
    wrong = variants("grade", "out/keys", *names)
    assert (wrong.exit_code, f"no item comes from '{origin}x'" in wrong.stderr, origin in wrong.stderr) == (2, True, True)


# Blank and unreadable


FORM = 'format = 1\nexercise = "harbour-voices"\nstudent = "{}"\n[answers]\ns1 = "{}"\ns2 = " "\n'


def test_paper_without_an_answer_is_nothing_handed_in_whatever_its_format(run: Run) -> None:
    write("a.csv", "student,s1,s2,s3,b1,n1\nAnn,SO,,,,\nBen, ,,,,\n")
    names = [
        paper("c.json", student="Cem", answers={"s1": "", "s2": {"voice": " "}, "s3": []}),
        write("d.toml", FORM.format("Dan", "")),
    ]
    told = run("grade", HARBOUR, "a.csv", *names, "--results", "out.jsonl")
    assert told.stdout == "1 graded, 0 were there already, 0 could not be used\n"
    assert told.exit_code == 0
    assert "nothing handed in, every answer is blank: Ben (a.csv, row 3); Cem (c.json); Dan (d.toml)" in told.stderr
    again = run("grade", HARBOUR, "a.csv", *names, "--results", "out.jsonl")
    assert again.stdout == "0 graded, 1 were there already, 0 could not be used\n"
    assert len(kept()) == 4
    made = run("class", HARBOUR, "out.jsonl", "-o", "class.html", "--gradebook", "marks.csv")
    assert "class.html: 1 student, 1 paper\n" in made.stdout
    blank = ["", "", "7.5", "", "blank"]
    assert gradebook() == {
        "student": ["Voices at the harbour (of 7.5)", "sum", "maximum", "percent", "status"],
        "Ann": ["0.5", "0.5", "7.5", "6.7", "graded"],
        "Ben": blank,
        "Cem": blank,
        "Dan": blank,
    }


def test_nought_and_an_answer_that_cannot_be_read_are_answers(run: Run) -> None:
    names = [paper("a.json", student="Ann", answers={"n1": 0}), paper("b.json", student="Ben", answers={"s1": "??"})]
    assert "2 graded, 0 were" in run("grade", HARBOUR, *names, "--results", "out.jsonl").stdout


def test_blank_paper_that_is_filled_in_later_is_graded(run: Run) -> None:
    run("grade", HARBOUR, paper("a.json", student="Ann", answers={}), "--results", "out.jsonl")
    run("grade", HARBOUR, paper("a.json", student="Ann"), "--results", "out.jsonl")
    assert [(one["student"], "blank" in one) for one in kept()] == [("Ann", False)]


def test_untouched_form_in_a_folder_that_is_handed_back_whole_takes_nothing_away(run: Run) -> None:
    paper("in/Ann/saved.json", student="Ann", answers={"s1": "SO"})
    write("in/Ann/answers.toml", FORM.format("Ann", ""))
    run("grade", HARBOUR, "in", "--results", "out.jsonl")
    assert [one["submission"] for one in kept() if "blank" not in one] == ["in/Ann/saved.json"]
    run("class", HARBOUR, "out.jsonl", "-o", "class.html", "--gradebook", "marks.csv")
    assert gradebook()["Ann"] == ["0.5", "0.5", "7.5", "6.7", "graded"]


def test_status_says_what_is_missing_by_exercise(variants: Run) -> None:
    """Two assignments with a form for each student; of the one who hands in nothing, the own form counts in the maximum."""
    for name, items in (("tuesday", 3), ("friday", 5)):
        bank = str(ROOT / "exercises" / "could-we-check-it")
        variants("assign", name, bank, "--items", str(items), "--students", "class.txt", "-o", f"term/{name}")
    one = paper("one/ann.json", exercise="tuesday-01", student="Ann Alm", answers={"q1": "a"})
    two = paper("one/ben.json", exercise="tuesday-02", student="Ben Berg", answers={"q1": "a"})
    variants("grade", "term/tuesday/keys", one, two, "--results", "tuesday.jsonl")
    write("two/can_cem.docx", "")
    both = [
        paper("two/ann.json", exercise="friday-01", answers={}),
        paper("two/ben.json", exercise="friday-02", answers={"q1": "a"}),
    ]
    variants("grade", "term/friday/keys", *both, "two/can_cem.docx", "--results", "friday.jsonl")
    result = variants("class", "term", "tuesday.jsonl", "friday.jsonl", "-o", "class.html", "--gradebook", "marks.csv")
    assert result.exit_code == 0, result.output
    assert {name: cells[-1] for name, cells in gradebook().items()} == {
        "student": "status",
        "Ann Alm": "friday: blank",
        "Ben Berg": "graded",
        "Cem Can": "friday: could not be used; tuesday: nothing handed in",
    }
    assert gradebook()["Cem Can"][3] == "8"


@pytest.mark.parametrize("head", ["Student name", "Full name", "Pupil", "What is your name?", "Name:"])
def test_usual_headings_name_the_student(head: str, run: Run) -> None:
    write("a.csv", f"{head},s1,s2,s3,b1,n1\nAnn,SO,,,,\n")
    assert students(run("grade", HARBOUR, "a.csv", "--json")) == ["Ann"]


def test_table_without_names_is_refused_and_a_row_without_one_is_told(run: Run) -> None:
    write("a.csv", "seat,s1,s2,s3,b1,n1\n7,SO,,,,\n")
    assert "no column names the student" in run("grade", HARBOUR, "a.csv").stderr
    write("a.csv", "student,s1,s2,s3,b1,n1\n,SO,,,,\n")
    assert "no name in the row: a.csv, row 2" in run("grade", HARBOUR, "a.csv", "--json").stderr


def test_unreadable_answer_in_a_table_is_told_with_student_and_number(run: Run) -> None:
    write("a.csv", "student,s1,s2,s3,b1,n1\nAnn,zz,,,,\n")
    told = run("grade", HARBOUR, "a.csv", "--json").stderr
    assert "a.csv, row 2, Ann: 1 answer could not be read: item 1 (s1)" in told


def test_folder_and_archive_of_it_give_the_same_counts(run: Run) -> None:
    paper("in/Ann Alm_1_assignsubmission_file_/answers.json")
    paper("in/Ben Berg_2_assignsubmission_file_/answers.toml.txt")
    paper("in/Cem Can_3_assignsubmission_file_/answers.TXT")
    write("in/Dan Dee_4_assignsubmission_file_/answers.docx", "PK")
    write("in/Ann Alm_1_assignsubmission_file_/questions.html", "<p>")
    write("in/notes.txt", "Look at these again.")
    write("in/more.csv", "student,s1,s2,s3,b1,n1\nEve,SO,,,,\n")
    paper("work/week-5/answers.json")
    Path("in/Fay Fox_5_assignsubmission_file_").mkdir()
    packed("work", "in/Fay Fox_5_assignsubmission_file_/week-5.zip")
    found = []
    for one in ("in", packed("in")):
        result = run("grade", HARBOUR, one, "--results", f"{one}.jsonl")
        assert result.stdout == "5 graded, 0 were there already, 1 could not be used\n"
        assert "this is a Word file" in result.stderr
        found.append(sorted(line.get("student") for line in kept(f"{one}.jsonl")))
    assert found == [["Ann Alm", "Ben Berg", "Cem Can", "Dan Dee", "Eve", "Fay Fox"]] * 2


def test_archives_are_opened_one_level_deep(run: Run) -> None:
    paper("in/answers.json", student="Ann")
    for name in ("one.zip", "two.zip", "three.zip"):
        packed("in", name)
        for path in Path("in").iterdir():
            path.unlink()
        Path("in", name).write_bytes(Path(name).read_bytes())
    assert "1 graded" in run("grade", HARBOUR, "two.zip", "--results", "two.jsonl").stdout
    assert "an archive in an archive in an archive is not opened" in run("grade", HARBOUR, "three.zip").stderr


def test_bomb_in_an_inner_archive_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from whosays.grading import intake

    for number in range(5):
        write(f"in/{number}.json", " " * 900)
    packed("in", "outer/inner.zip") if Path("outer").mkdir() is None else None
    packed("outer")
    monkeypatch.setattr(intake, "LARGEST_ARCHIVE", 3_000)
    assert "it unpacks to more than 3,000 bytes" in run("grade", HARBOUR, "class.zip").stderr
    monkeypatch.setattr(intake, "LARGEST_ARCHIVE", 2_000_000)
    monkeypatch.setattr(intake, "MOST_ENTRIES", 4)
    assert "more than 4 entries" in run("grade", HARBOUR, "class.zip").stderr


# Items that do not count


def test_item_that_the_key_leaves_out_counts_for_nothing(run: Run) -> None:
    name = paper("a.json", student="Ann", answers={"s1": "SO", "s2": "source"})
    run("grade", HARBOUR, name, "--results", "out.jsonl")
    key = Path(HARBOUR, "key.toml")
    key.write_text(key.read_text().replace("[items.s2]", "[items.s2]\nskip = true", 1))
    result = run("grade", HARBOUR, name, "--results", "out.jsonl", "--html", "sheets")
    assert result.stdout.startswith("1 graded, 0 were there already")
    (line,) = kept()
    assert (line["possible"], [one["outcome"] for one in line["items"]][1]) == (5.5, "skipped")
    sheet = next(path for path in Path("sheets").iterdir() if path.name != "index.html").read_text(encoding="utf-8")
    assert "not counted" in sheet
    assert "<strong>3</strong>" in sheet
    assert run("class", HARBOUR, "out.jsonl", "--gradebook", "marks.csv").exit_code == 0
    assert gradebook()["student"][0].endswith("(of 5.5)")
    assert run("check", HARBOUR).exit_code in (0, 2)


def test_name_that_is_twice_on_a_list_is_named_with_the_remedy(run: Run) -> None:
    write("class.txt", "Ann Alm\nJack Smith\nSmith, Jack\n")
    told = " ".join(run("assign", "wk", HARBOUR, "--students", "class.txt", "-o", "out").stderr.split())
    assert "is there twice" in told
    assert "(5a)" in told
    assert "(5b)" in told


def test_list_with_first_and_last_names_makes_a_form_for_each(run: Run) -> None:
    write("class.csv", "Given name;Family name\nAnn;Alm\nBen;Berg\n")
    run("assign", "wk", str(ROOT / "exercises" / "could-we-check-it"), "--items", "3", "--students", "class.csv", "-o", "out")
    assert "wk-01,Ann Alm" in Path("out/keys/who-has-which.csv").read_text()


def test_grades_by_an_earlier_key_are_told(run: Run) -> None:
    names = [paper(f"{one}.json", student=one) for one in "ab"]
    run("grade", HARBOUR, *names, "--results", "out.jsonl")
    key = Path(HARBOUR, "key.toml")
    key.write_text(key.read_text() + "# mended\n")
    assert (
        "1 of the grades that were there are by an earlier key"
        in run("grade", HARBOUR, names[0], "--results", "out.jsonl").stderr
    )
    assert "earlier key" not in run("grade", HARBOUR, *names, "--results", "out.jsonl").stderr


def test_list_of_forms_serves_as_roster_for_a_single_form(variants: Run) -> None:
    name = paper("a.json", exercise="monday-02", answers={"q1": "a"})
    result = variants("grade", "out/keys/monday-02", name, "--json", "--roster", "out/keys/who-has-which.csv")
    assert students(result) == ["Ben Berg"]
    assert "no row of the roster" not in result.stderr


def test_paper_that_a_friend_has_signed_is_the_folders_where_the_friend_has_one(run: Run) -> None:
    for place in ("Jack Smith_40009", "Mia Wong_40010"):
        paper(f"in/{place}_assignsubmission_file_/answers.json", student="Jack Smith")
    result = run("grade", HARBOUR, "in", "--json")
    assert students(result) == ["Jack Smith", "Mia Wong"]
    assert "it is signed 'Jack Smith', and lies in the folder of 'Mia Wong': it counts for 'Mia Wong'" in result.stderr


def test_other_name_than_the_folders_is_told_where_both_are_on_the_list(run: Run) -> None:
    write("class.txt", "Jack Smith\nMia Wong\n")
    paper("in/Mia Wong_40010_assignsubmission_file_/answers.json", student="Jack Smith")
    result = run("grade", HARBOUR, "in", "--results", "out.jsonl", "--students", "class.txt")
    assert [one["student"] for one in kept()] == ["Jack Smith"]
    assert "lies in the folder of 'Mia Wong': it counts for 'Jack Smith'" in result.stderr


def test_sheets_that_lie_among_the_papers_are_no_papers(run: Run) -> None:
    paper("in/a.json", student="Ann")
    for _ in range(2):
        result = run("grade", HARBOUR, "in", "--html", "in/sheets", "--results", "out.jsonl")
    assert "1 were there already, 0 could not be used" in result.stdout


def test_name_in_one_word_is_that_of_the_list(run: Run) -> None:
    write("class.txt", "Ada Maria Sample\nBen Berg\n")
    for name in (
        "sampleadamaria_12_345678_answers.json",
        "bergben_LATE_13_345679_answers.json",
        "kimal_14_345680_answers.json",
    ):
        paper(f"in/{name}")
    found = students(run("grade", HARBOUR, "in", "--json", "--students", "class.txt"))
    assert found == ["Ben Berg", "kimal", "Ada Maria Sample"]
