"""What was handed in is opened one by one: an attack gets a reason, and the others get their grades."""

import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from whosays.errors import SubmissionError
from whosays.grading import intake
from whosays.grading.handed import Handed
from whosays.grading.intake import handed_in

GOOD = json.dumps({"format": 1, "exercise": "bridge", "answers": {"s1": "fact"}}).encode()
ITEMS = ("s1", "n1")


def handed(*paths: Path) -> list[Handed]:
    return list(handed_in(paths, items={"bridge": ITEMS}))


def reasons(*paths: Path) -> list[str]:
    return [one.reason.what for one in handed(*paths) if one.reason]


@pytest.fixture
def packed(tmp_path: Path) -> Callable[..., Path]:
    """Give what packs entries, each a name or a ZipInfo with its bytes, into an archive."""

    def pack(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
        path = tmp_path / "class.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in entries:
                archive.writestr(name, data)
        return path

    return pack


def test_files_folders_archives_and_tables_are_read_in_order(tmp_path: Path, packed: Callable[..., Path]) -> None:
    (tmp_path / "in" / "Ana_123").mkdir(parents=True)
    (tmp_path / "in" / "Ana_123" / "answers.json").write_bytes(GOOD)
    (tmp_path / "in" / "b.toml").write_text('format = 1\nexercise = "bridge"\n[answers]\n')
    (tmp_path / "in" / "c.csv").write_text("Timestamp,student,s1,n1\n1,Ana,fact,5\n2,Ben,opinion,\n")
    found = handed(tmp_path / "in", packed(("x/d.json", GOOD)))
    names = [one.name.removeprefix(str(tmp_path)) for one in found]
    assert names == ["/in/Ana_123/answers.json", "/in/b.toml", "/in/c.csv, row 2", "/in/c.csv, row 3", "/class.zip/x/d.json"]
    row = json.loads(found[2].data)
    assert (row["student"], row["answers"]) == ("Ana", {"s1": "fact", "n1": "5"})


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("../a.json", "its name leads out of the archive"),
        ("/etc/a.json", "its name leads out of the archive"),
        ("..\\a.json", "its name leads out of the archive"),
        ("C:a.json", "its name leads out of the archive"),
        ("a.json:stream.json", "its name leads out of the archive"),
        ("nested.zip", "this is no archive that can be read: File is not a zip file"),
        ("a.docx", "this is a Word file; answers are read from answers.toml, or from the file that the site exports"),
    ],
)
def test_entry_with_a_wrong_name_is_refused_and_stops_no_other(name: str, what: str, packed: Callable[..., Path]) -> None:
    found = handed(packed((name, GOOD), ("good.json", GOOD)))
    assert sorted(one.reason.what if one.reason else "" for one in found) == ["", what]


def test_link_in_an_archive_is_refused(packed: Callable[..., Path]) -> None:
    link = zipfile.ZipInfo("a.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert reasons(packed((link, b"/etc/passwd"))) == ["this is not a regular file"]


def test_two_entries_of_one_name_count_once(packed: Callable[..., Path]) -> None:
    assert reasons(packed(("A.json", GOOD), ("a.JSON", GOOD))) == ["another entry has the same name"]
    assert reasons(packed(("\u00e4.json", GOOD), ("a\u0308.json", GOOD))) == ["another entry has the same name"]


def test_bomb_is_refused_by_its_size(packed: Callable[..., Path]) -> None:
    assert reasons(packed(("a.json", b"0" * 5_000_000))) == ["larger than 1,000,000 bytes"]


def test_entry_that_lies_about_its_size_is_read_no_further(packed: Callable[..., Path]) -> None:
    path = packed(("a.json", b" " * 3_000_000 + GOOD))
    data = path.read_bytes().replace((3_000_000 + len(GOOD)).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    (one,) = handed(path)
    assert one.reason or len(one.data) <= 1_000_001


def test_archive_that_unpacks_to_too_much_ends_with_a_reason(
    packed: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LARGEST_ARCHIVE", 2_000)
    found = handed(packed(*((f"{n}.json", b" " * 900) for n in range(5))))
    assert [bool(one.reason) for one in found] == [False, False, True]


def test_too_many_entries_are_refused(packed: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_ENTRIES", 2)
    assert reasons(packed(*((f"{n}.json", GOOD) for n in range(3)))) == ["more than 2 entries"]


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\xff" * 18])
def test_file_that_is_no_archive_gets_a_reason(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    path.write_bytes(data)
    assert len(reasons(path)) == 1


def test_damaged_entry_stops_no_other(packed: Callable[..., Path]) -> None:
    path = packed(("a.json", os.urandom(500)), ("b.json", GOOD))
    data = bytearray(path.read_bytes())
    data[100] ^= 0xFF
    path.write_bytes(bytes(data))
    found = handed(path)
    assert [bool(one.reason) for one in found] == [True, False]


@pytest.mark.parametrize("at", range(40, 400, 7))
def test_archive_that_is_damaged_anywhere_raises_nothing(at: int, packed: Callable[..., Path]) -> None:
    path = packed(("a.json", json.dumps({"answers": list(range(300))}).encode()), ("b.json", GOOD))
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 0x55
    path.write_bytes(bytes(data))
    assert all(one.data or one.reason for one in handed(path))


def test_links_and_devices_are_no_submission(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.json").write_bytes(GOOD)
    (folder / "link.json").symlink_to(tmp_path / "secret.json")
    (folder / "link.zip").symlink_to(tmp_path / "secret.json")
    os.mkfifo(folder / "pipe.json")
    (folder / "away").symlink_to("/")
    assert len(reasons(folder)) == len(handed(folder)) == 3


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("student,s1,s1\nAna,a,b\n", "two columns are called 's1'"),
        ("student,mark\nAna,9\n", "no column is an item of the exercise"),
        ('student,s1\nAna,"fact\n', "unexpected end of data, with commas between the cells"),
        ("", "the file is empty"),
        ("student,s1\nAna,fact\0\n", "there is a NUL character in it"),
    ],
)
def test_table_that_is_none_gets_a_reason(text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(text, encoding="utf-8")
    assert reasons(path) == [what]


def test_row_with_too_many_cells_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text('student,s1\nAna,fact,10\n"Ben, ""B""",opinion\n', encoding="utf-8")
    found = handed(path)
    assert [bool(one.reason) for one in found] == [True, False]
    assert json.loads(found[1].data)["student"] == 'Ben, "B"'


def test_folder_without_submissions_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError, match="there is no submission in it"):
        handed(tmp_path)


def students(*paths: Path) -> list[str]:
    return [one.student for one in handed(*paths)]


MOODLE = "Ada Sample_123456_assignsubmission_file_"


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"{MOODLE}/bridge-answers.json", "Ada Sample"),
        (f"{MOODLE}/week-5/answers.toml", "Ada Sample"),
        ("Ada Sample_123456_assignsubmission_file_answers.json", "Ada Sample"),
        ("Participant_17_assignsubmission_file_/a.json", "Participant 17"),
        ("sampleada_1234_567890_answers.json", "sampleada"),
        ("sampleada_LATE_1234_567890_answers-1.json", "sampleada"),
        ("anon_1234_567890_answers.json", "anon 1234"),
        ("Ada Sample/answers.json", "Ada Sample"),
        ("5b/Ada/week-5/answers.json", "Ada"),
        ("ada.json", ""),
        ("week_5_12_answers.json", ""),
    ],
)
def test_folder_or_file_of_a_platform_names_the_student(
    name: str, student: str, tmp_path: Path, packed: Callable[..., Path]
) -> None:
    others = ("5b/b.json", "5b/c.json")
    archive = packed(*((one, GOOD) for one in (name, *others)))
    for one in (name, *others):
        path = tmp_path / "unpacked" / one
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(GOOD)
    assert sorted(students(archive)) == sorted(students(tmp_path / "unpacked")) == ["", "", student]


def test_numbered_copy_follows_the_first_as_its_student_made_it_later(tmp_path: Path, packed: Callable[..., Path]) -> None:
    names = ["a (1).json", "a-2.json", "a-10.json", "a.json", "ab.json", "b/a (1).json", "b/a.json"]
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in names:
        (tmp_path / "in" / name).write_bytes(GOOD)
    archive = packed(*((name, GOOD) for name in names))
    for one in (tmp_path / "in", archive):
        read = [found.name.removeprefix(f"{one}/") for found in handed(one)]
        assert read == ["a.json", "a (1).json", "a-2.json", "a-10.json", "ab.json", "b/a.json", "b/a (1).json"]


def test_folder_of_a_class_is_no_student(tmp_path: Path, packed: Callable[..., Path]) -> None:
    (tmp_path / "in" / "Period Two").mkdir(parents=True)
    packed(("ada.json", GOOD), ("ben.json", GOOD)).rename(tmp_path / "in" / "Period Two" / "class.zip")
    assert students(tmp_path / "in") == ["", ""]
    assert students(packed(("week-5/answers.toml", GOOD))) == [""]


def test_archive_in_the_folder_of_a_student_is_the_students(tmp_path: Path, packed: Callable[..., Path]) -> None:
    for folder in (MOODLE, "Ben Sample"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        packed(("week-5/answers.toml", GOOD)).rename(tmp_path / "in" / folder / "work.zip")
    assert students(tmp_path / "in") == ["Ada Sample", "Ben Sample"]
    assert students(tmp_path / "in" / MOODLE) == ["Ada Sample"]


def test_bundle_that_is_handed_back_whole_is_its_answers(tmp_path: Path, packed: Callable[..., Path]) -> None:
    names = [
        f"{student}/week-5/{file}" for student in ("Ada", "Ben") for file in ("answers.json", "exercise.toml", "prompt.md")
    ]
    for name in names:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(GOOD)
    for one in (tmp_path / "in", packed(*((name, GOOD) for name in names))):
        assert [(found.student, found.reason) for found in handed(one)] == [("Ada", None), ("Ben", None)]
