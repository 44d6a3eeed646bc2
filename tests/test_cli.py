"""The command line: each good input gives its report, each bad one a message that a person can act on, and a code."""

import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from http.client import HTTPResponse
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

import whosays
from whosays.cli import main
from whosays.cli.book import address_options, bound_server
from whosays.cli.output import write_whole
from whosays.text.files import MAX_BYTES

STORY = """Old bridge to close, mayor says

ELMSTEAD — The bridge over the Ald will close in May, said Ana Berg, the mayor.
"It is the saddest day of my life," she said on Monday to a crowd of ten.
Engineers found nine cracks in the north pier in March.
Sign up for our newsletter
"""
LONG_STORY = "".join(f"The bridge number {number} closed, she said in {number}.\n" for number in range(800))
ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "grading" / "exercises"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command in an empty folder that holds ``bridge.txt``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "bridge.txt").write_text(STORY, encoding="utf-8")

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


@pytest.fixture
def exercise(tmp_path: Path) -> str:
    """Return a sound exercise folder."""
    copytree(SAMPLES, tmp_path / "exercises")
    return "exercises/harbour-voices"


def submission(path: Path, **fields: object) -> str:
    """Write a submission to the sound exercise, changed by `fields`, and return its name."""
    data = {"format": 1, "exercise": "harbour-voices", "student": "Ana", "answers": {"s1": "SF"}, **fields}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path.name


def module(*arguments: str, **settings: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "whosays", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, **pipes, **settings)  # type: ignore[call-overload,no-any-return]


# Help


def test_help_lists_every_command_with_one_line(run: Run) -> None:
    lines = run("--help").output.splitlines()
    for name in main.commands:
        (line,) = [line for line in lines if line.startswith(f"  {name} ")]
        assert line.endswith(".")
        assert "..." not in line


@pytest.mark.parametrize("name", ["", *main.commands])
def test_every_help_has_an_example(name: str, run: Run) -> None:
    result = run(*filter(None, [name, "--help"]))
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"\n    whosays {name or 'read'}" in result.output


def test_version_is_told(run: Run) -> None:
    assert run("--version").output.startswith("whosays ")


def test_help_needs_no_terminal_library() -> None:
    code = "import sys, whosays.cli; print([name for name in ('rich', 'sphinx', 'http.server') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_slip_in_a_command_is_met_with_the_nearest(run: Run) -> None:
    result = run("raed", "bridge.txt")
    assert (result.exit_code, result.stderr) == (2, "raed: no such command\n  fix: use 'read'\n")


def test_article_without_a_command_is_told_the_command(run: Run) -> None:
    assert run("bridge.txt").stderr.endswith("fix: write whosays read bridge.txt\n")


# Reading


def test_report_shows_story_furniture_owners_and_statistics_in_this_order(run: Run) -> None:
    output = run("read", "bridge.txt").stdout
    parts = ("sourced fact-claim", "who says it: Ana Berg", "PAGE FURNITURE", "OWNERS OF WORDS", "STATISTICS")
    places = [output.index(part) for part in parts]
    assert places == sorted(places)


def test_pipe_gets_neither_color_nor_blanks_at_line_ends(run: Run) -> None:
    output = run("read", "bridge.txt").stdout
    assert "\x1b" not in output
    assert not [line for line in output.splitlines() if line.endswith(" ")]


@pytest.mark.parametrize("columns", ["24", "40", "80", "200"])
def test_no_line_is_wider_than_the_window(columns: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, run("read", "bridge.txt").stdout.splitlines())) <= min(int(columns), 100)


def test_terminal_without_unicode_gets_plain_signs(run: Run, tmp_path: Path) -> None:
    process = module("read", "bridge.txt", env={**os.environ, "PYTHONIOENCODING": "ascii"}, cwd=tmp_path)
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert b"# SF  sourced fact-claim" in out


def test_no_color_is_obeyed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "38;5;" in run("read", "bridge.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "38;" not in run("read", "bridge.txt").stdout


def test_json_is_what_python_gives(run: Run) -> None:
    expected = json.dumps(whosays.as_dict(whosays.read(STORY)), ensure_ascii=False, indent=1) + "\n"
    assert run("read", "bridge.txt", "--json").stdout_bytes == expected.encode()


def test_standard_input_gives_the_same_as_the_file(run: Run) -> None:
    assert run("read", "-", "--json", stdin=STORY.encode()).stdout == run("read", "bridge.txt", "--json").stdout


def test_json_keeps_what_the_terminal_shows_escaped(run: Run, tmp_path: Path) -> None:
    words = "The bridge \x1b[31mwill\x1b[0m close in May, said Mayor \u202eAna\u202c Berg.\n"
    (tmp_path / "odd.txt").write_text(words, encoding="utf-8")
    shown = run("read", "odd.txt").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b[31mwill" in shown
    assert "\\u202eAna" in shown
    data = json.loads(run("read", "odd.txt", "--json").stdout)
    assert data == json.loads(json.dumps(whosays.as_dict(whosays.read(words))))


def test_name_of_a_file_is_shown_escaped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b\x1b[2J.txt").write_text(STORY, encoding="utf-8")
    for name in ("b\x1b[2J.txt", "c\x1b[2J\u202e.txt"):
        assert "\x1b" not in run("read", name).output


def test_json_and_html_at_once_are_refused(run: Run) -> None:
    result = run("read", "bridge.txt", "--json", "--html")
    assert result.exit_code == 2
    assert "not both" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_web_page_is_not_written_to_a_terminal(run: Run) -> None:
    assert run("read", "bridge.txt", "--html").stdout.startswith("<!doctype html>")
    import pty

    terminal, end = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "whosays", "read", "bridge.txt", "--html"],
        stdout=end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(end)
    os.close(terminal)
    assert done.returncode == 2
    assert "fix: add -o report.html, and open that file in a browser" in done.stderr


# Writing to a file


@pytest.mark.parametrize("form", ["", "--json", "--html"])
def test_file_holds_what_would_be_printed(form: str, run: Run, tmp_path: Path) -> None:
    arguments = ("read", "bridge.txt", *filter(None, [form]))
    assert run(*arguments, "-o", "out").output == ""
    assert (tmp_path / "out").read_bytes() == run(*arguments).stdout_bytes


def test_article_is_never_replaced_by_its_report(run: Run, tmp_path: Path) -> None:
    result = run("read", "bridge.txt", "-o", "./bridge.txt")
    assert result.exit_code == 2
    assert "this is the article itself" in result.stderr
    assert (tmp_path / "bridge.txt").read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize(("output", "what"), [("bridge.txt/out", "cannot be written"), (".", "a folder, not a file")])
def test_place_that_cannot_be_written_is_told(output: str, what: str, run: Run) -> None:
    result = run("read", "bridge.txt", "-o", output)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{output}: {what}")


def test_folder_that_is_not_there_is_made(run: Run, tmp_path: Path) -> None:
    result = run("read", "bridge.txt", "--json", "-o", "new/folder/report.json")
    assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "new" / "folder" / "report.json").read_text(encoding="utf-8"))["blocks"]


def test_interrupted_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").write_bytes(b"old")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "out", b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("out", b"old")]


def test_link_and_rights_of_the_old_file_stay(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert ((tmp_path / "real").read_bytes(), (tmp_path / "real").stat().st_mode & 0o777) == (b"new", 0o640)


def test_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


# Bad articles


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("brigde.txt", None, "no such article"),
        ("binary.txt", bytes(range(256)) * 20, "not text"),
        ("paper.pdf", b"%PDF-1.7 ...", "a PDF file, not text"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("script.html", b"<html><script>draw()</script></html>", "the page shows no text"),
        ("huge.txt", b"a" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_file_that_is_no_article_gets_one_message(name: str, data: bytes | None, what: str, run: Run) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    result = run("read", name, "-o", "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{name}: {what}")
    assert "\n  fix: " in result.stderr
    assert not Path("out").exists()


def test_folder_is_no_article(run: Run) -> None:
    assert run("read", ".").stderr.startswith(".: a folder, not an article")


@pytest.mark.parametrize("data", [b"", b"\0\1\2" * 100, b"a" * (MAX_BYTES + 1)])
def test_standard_input_that_is_no_article_gets_one_message(data: bytes, run: Run) -> None:
    result = run("read", "-", stdin=data)
    assert result.exit_code == 2
    assert result.stderr.startswith("standard input: ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(encoding: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_bytes(STORY.encode(encoding))
    assert "who says it: Ana Berg" in run("read", "bridge.txt").stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Share\nSave\nSubscribe\n", "No story was found"),
        (STORY + "x" * 5_000_000, "A line of 5,000,000 characters was left unread"),
        ('The mayor spoke. "We shall shut the bridge for good, she said on Monday at noon.', "never closed"),
    ],
)
def test_what_cannot_be_told_is_said_in_the_notes(text: str, told: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    for form in ((), ("--html",)):
        result = run("read", "odd.txt", *form)
        assert result.exit_code == 0
        assert told in " ".join(result.stdout.split())
        assert len(result.stdout) < 100_000


def test_page_with_scripts_is_read_without_them(run: Run, tmp_path: Path) -> None:
    page = "<h1>Bridge &lt;script&gt;x()&lt;/script&gt; shuts</h1><script>bad()</script><p>It rained, she said."
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    output = run("read", "page.html").stdout
    assert "<script>x()</script>" in output
    assert "bad()" not in output


# Grading


def test_grade_tells_points_and_feedback_of_each_answer(run: Run, exercise: str) -> None:
    result = run("grade", exercise, f"{exercise}/samples/half.toml")
    assert result.exit_code == 0
    assert "5.5 of 7.5 points" in result.stdout
    assert "You chose the reporter for item 2." in " ".join(result.stdout.split())


def test_grades_as_data_have_the_points_of_each_item(run: Run, exercise: str) -> None:
    (grade,) = json.loads(run("grade", exercise, f"{exercise}/samples/half.toml", "--json").stdout)
    assert (grade["schema"], grade["score"], grade["possible"]) == ("whosays/grade/v1", 5.5, 7.5)
    assert [item["earned"] for item in grade["items"]] == [0.5, 2, 1.5, 0, 1.5]


BAD_SUBMISSIONS = {
    "another.json": ('{"format": 1, "exercise": "other", "answers": {}}', "it answers the exercise 'other'"),
    "twice.json": ('{"format": 1, "format": 1}', "'format' is given twice"),
    "nan.json": ('{"format": 1, "exercise": "harbour-voices", "answers": {"n1": NaN}}', "NaN is not a number"),
    "deep.json": ("[" * 5000, "nested too deep"),
    "code.json": ("__import__('os').system('touch owned')", "Expecting value"),
    "empty.toml": ("", "the file is empty"),
}


@pytest.mark.parametrize("name", BAD_SUBMISSIONS)
def test_bad_submission_is_named_and_stops_no_other(name: str, run: Run, exercise: str, tmp_path: Path) -> None:
    text, what = BAD_SUBMISSIONS[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    good = submission(tmp_path / "good.json")
    result = run("grade", exercise, name, good, "missing.json", "--json")
    assert result.exit_code == 2
    assert [grade["submission"] for grade in json.loads(result.stdout)] == ["good.json"]
    assert f"{name}: {what}" in result.stderr
    assert "missing.json: no such file" in result.stderr


def test_unknown_item_is_a_warning(run: Run, exercise: str, tmp_path: Path) -> None:
    name = submission(tmp_path / "a.json", answers={"s1": "SF", "zz": 1})
    result = run("grade", exercise, name)
    assert result.exit_code == 0
    assert "no such item, not read: 'zz'" in result.stdout


def test_folder_of_submissions_is_graded_and_what_is_none_is_named(run: Run, exercise: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.json", "a.json", ".hidden.json"):
        submission(tmp_path / "in" / name)
    (tmp_path / "in" / "notes.txt").touch()
    result = run("grade", exercise, "in", "in/a.json", "--json")
    assert [grade["submission"] for grade in json.loads(result.stdout)] == ["in/a.json", "in/b.json"]
    assert result.exit_code == 0
    assert "'in/notes.txt'" in result.stderr


def test_folder_without_submissions_is_a_mistake(run: Run, exercise: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = run("grade", exercise, "in")
    assert result.exit_code == 2
    assert "there is no submission in it" in result.stderr


def test_name_of_a_student_cannot_steer_the_terminal(run: Run, exercise: str, tmp_path: Path) -> None:
    name = submission(tmp_path / "a.json", student="Ana\x1b[2J\u202e")
    output = run("grade", exercise, name).output
    assert "\x1b" not in output
    assert "\u202e" not in output


def spoil(exercise: str, file: str, old: str, new: str) -> None:
    path = Path(exercise) / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_broken_key_is_told_by_grade_and_by_check(run: Run, exercise: str, tmp_path: Path) -> None:
    spoil(exercise, "key.toml", '"sourced-fact"', '"sorced-fact"')
    name = submission(tmp_path / "a.json")
    for result in (run("grade", exercise, name), run("check", exercise)):
        assert result.exit_code == 2
        assert "'sorced-fact' is no answer to this item" in result.output
        assert "use 'sourced-fact'" in result.output


def test_folder_without_its_key_is_told_once_with_its_name(run: Run, exercise: str, tmp_path: Path) -> None:
    (Path(exercise) / "key.toml").unlink()
    result = run("grade", exercise, submission(tmp_path / "a.json"))
    assert result.exit_code == 2
    assert result.stderr == f"{exercise}: there is no key to grade with\n  fix: add key.toml to the folder\n"


@pytest.mark.parametrize("arguments", [("grade", "nowhere", "a.json"), ("check", "nowhere")])
def test_exercise_that_is_not_there_is_told(arguments: tuple[str, ...], run: Run) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "nowhere: no such exercise folder" in result.output


def test_check_tells_each_promise_of_a_sound_folder(run: Run, exercise: str) -> None:
    result = run("check", exercise)
    assert result.exit_code == 0
    assert "✓ key scores full" in result.stdout
    assert "✗" not in result.stdout


def test_check_tells_the_broken_promise_and_goes_on(run: Run, exercise: str) -> None:
    spoil(exercise, "answers.toml", 's1 = ""', 's1 = "SF"')
    result = run("check", "exercises", exercise)
    assert result.exit_code == 2
    assert result.stdout.count("✗ blank form scores zero") == 2
    assert result.stdout.count("✓ key scores full") == 2


# The site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose book has one page and needs Sphinx alone."""
    (tmp_path / "project" / "book").mkdir(parents=True)
    (tmp_path / "project" / "conf.py").write_text("root_doc = 'book/index'\n", encoding="utf-8")
    (tmp_path / "project" / "book" / "index.rst").write_text("Bridges\n=======\n", encoding="utf-8")
    return tmp_path / "project"


def test_site_outside_the_project_is_told(run: Run) -> None:
    result = run("site")
    assert result.exit_code == 2
    assert "not inside the project" in result.stderr


def test_site_without_its_packages_says_what_to_install(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "book")
    monkeypatch.setattr("whosays.cli.serving.PACKAGES", ("sphinx", "no_such_package"))
    result = run("site")
    assert result.exit_code == 2
    assert result.stderr == 'whosays site: not installed: no_such_package\n  fix: run: pip install "whosays[book]"\n'


def test_site_builds_from_any_folder_of_the_project(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sphinx")
    monkeypatch.chdir(project / "book")
    monkeypatch.setattr("whosays.cli.serving.PACKAGES", ("sphinx",))
    assert run("site", "--build-only").exit_code == 0
    assert (project / "_build" / "html" / "book" / "index.html").is_file()


def test_byte_code_is_kept_where_python_may_leave_none_beside_modules(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sphinx")
    monkeypatch.chdir(project)
    monkeypatch.setattr("whosays.cli.serving.PACKAGES", ("sphinx",))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    assert run("site", "--build-only").exit_code == 0
    assert any((project / "_build" / "bytecode").rglob("*.pyc"))


def test_warning_of_the_book_is_an_error_with_its_place(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sphinx")
    (project / "book" / "index.rst").write_text("Bridges\n=======\n\n:ref:`nowhere`\n", encoding="utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setattr("whosays.cli.serving.PACKAGES", ("sphinx",))
    result = CliRunner().invoke(main, ["site", "--output", "out"])
    assert result.exit_code == 2
    assert "index.rst:4: WARNING" in result.stderr
    assert "the book does not build" in result.stderr


def get(address: str) -> HTTPResponse:
    """Ask the server of a test for a page."""
    return urllib.request.urlopen(address)  # noqa: S310 - an address of this machine


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Yield a running server of a folder, whose port was taken, and its address."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "index.html").write_text("Bridges", encoding="utf-8")
    (tmp_path / "lab.mjs").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code = (
            "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # where tests run in the background
            f"from whosays.cli.book import *; serve(Path({str(tmp_path)!r}), port={port}, open_browser=False)"
        )
        with subprocess.Popen([sys.executable, "-u", "-c", code], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == f"Port {port} is taken.\n".encode()
            address = process.stdout.readline().decode().split()[-1]
            yield process, address
            process.kill()


def test_server_hands_out_pages_and_modules_but_no_lists(server: tuple[subprocess.Popen[bytes], str]) -> None:
    _, address = server
    with get(address) as page:
        assert page.read() == b"Bridges"
    root = address.removesuffix("book/")
    with get(f"{root}lab.mjs") as script:
        assert script.headers["Content-Type"] == "text/javascript"
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        get(root)
    caught.value.close()


def test_server_answers_a_wrong_address_with_the_page_of_the_book(
    server: tuple[subprocess.Popen[bytes], str], tmp_path: Path
) -> None:
    (tmp_path / "404.html").write_text("No such page", encoding="utf-8")
    _, address = server
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        get(f"{address}lessons/nowhere.html")
    with caught.value as answer:
        assert answer.read() == b"No such page"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_server_says_nothing_of_a_browser_that_goes_away(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "large.svg").write_bytes(b" " * 20_000_000)
    with bound_server(tmp_path, 0) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with socket.create_connection(("127.0.0.1", server.server_port)) as browser:
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close without a farewell
            browser.sendall(b"GET /large.svg HTTP/1.0\r\n\r\n")
            browser.recv(10)
        thread.join()
        server.daemon_threads = False  # so that closing waits for the answer that broke off
        for answering in [one for one in threading.enumerate() if "process_request_thread" in one.name]:
            answering.join()
    assert capfd.readouterr().err == ""


def test_address_of_the_pages_becomes_settings_of_sphinx() -> None:
    assert address_options("https://example.org/who-says")[1::2] == (
        "html_baseurl=https://example.org/who-says/",
        "ogp_site_url=https://example.org/who-says/",
        "notfound_urls_prefix=/who-says/",
    )
    assert address_options("http://example.org/")[-1] == "notfound_urls_prefix=/"


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://", "http://["])
def test_what_is_no_address_of_the_web_is_told(project: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setattr("whosays.cli.serving.PACKAGES", ())
    result = CliRunner().invoke(main, ["site", "--build-only", "--address", address])
    assert result.exit_code == 2
    assert "write it whole" in result.stderr


def test_package_that_is_missing_with_all_around_it_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setattr("whosays.cli.serving.PACKAGES", ("nowhere.extension",))
    result = CliRunner().invoke(main, ["site", "--build-only"])
    assert "not installed: nowhere.extension" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_server_stops_cleanly(server: tuple[subprocess.Popen[bytes], str]) -> None:
    process, address = server
    with get(address):
        process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=30)
    assert said.endswith(b"Stopped.\n")
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"DISPLAY": ":0", "SSH_CONNECTION": "1"}, False)],
)
@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there is always a screen")
def test_browser_opens_only_on_a_screen_of_ones_own(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whosays.cli.book import has_browser

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_browser() is expected


# Whole programs


def test_module_and_command_are_the_same(run: Run, tmp_path: Path) -> None:
    process = module("read", "bridge.txt", "--json", cwd=tmp_path)
    assert process.communicate()[0] == run("read", "bridge.txt", "--json").stdout_bytes


def test_our_own_fault_is_code_1_with_a_stack_trace(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(whosays, "read", fail)
    result = CliRunner().invoke(main, ["read", "bridge.txt"])
    assert result.exit_code == 1
    assert isinstance(result.exception, ZeroDivisionError)


@pytest.mark.parametrize("form", ["", "--json", "--html"])
def test_reader_that_leaves_is_not_told(form: str, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(LONG_STORY, encoding="utf-8")
    process = module("read", "long.txt", *filter(None, [form]), cwd=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 141


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_long_report_comes_whole_through_a_pipe(unbuffered: str, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(LONG_STORY, encoding="utf-8")
    process = module("read", "long.txt", "--json", cwd=tmp_path, env={**os.environ, "PYTHONUNBUFFERED": unbuffered})
    assert len(json.loads(process.communicate()[0])["sentences"]) == 800


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("form", ["", "--json"])
def test_full_disk_is_told(form: str, run: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "whosays", "read", "bridge.txt", *filter(None, [form])]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, b"standard output: the disk is full")


def test_interrupt_is_code_130_and_nothing_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(whosays, "read", stop)
    result = run("read", "bridge.txt", "-o", "out")
    assert (result.exit_code, result.output) == (130, "")
    assert not Path("out").exists()


def test_grades_go_to_a_file_of_results_and_a_second_run_grades_nothing_again(run: Run, exercise: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.json", "b.json"):
        submission(tmp_path / "in" / name)
    (tmp_path / "in" / "c.json").write_text("{")
    first = run("grade", exercise, "in", "--results", "out.jsonl")
    kept = (tmp_path / "out.jsonl").read_bytes()
    assert (first.exit_code, first.stdout) == (2, "2 graded, 0 were there already, 1 could not be used\n")
    assert [json.loads(line)["submission"] for line in kept.splitlines()] == ["in/a.json", "in/b.json", "in/c.json"]
    again = run("grade", exercise, "in", "--results", "out.jsonl")
    assert (again.exit_code, again.stdout) == (2, "0 graded, 2 were there already, 1 could not be used\n")
    assert again.stderr == first.stderr
    assert "in/c.json" in again.stderr
    sheets = run("grade", exercise, "in", "--results", "out.jsonl", "--html", "sheets")
    assert sheets.stdout == again.stdout
    assert (tmp_path / "out.jsonl").read_bytes() == kept


def test_late_mended_and_changed_papers_are_told_from_those_that_were_there(run: Run, exercise: str, tmp_path: Path) -> None:
    names = [submission(tmp_path / f"{one}.json", student=one) for one in "abc"]
    (tmp_path / "d.json").write_text("{")
    run("grade", exercise, *names, "d.json", "--results", "out.jsonl")
    submission(tmp_path / "b.json", student="b", answers={"s1": "RO"})
    late = [submission(tmp_path / f"{one}.json", student=one) for one in "de"]
    told = run("grade", exercise, "b.json", *late, "--results", "out.jsonl")
    assert (told.exit_code, told.stdout) == (0, "3 graded, 2 were there already, 0 could not be used\n")
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [json.loads(line)["submission"] for line in lines] == ["a.json", "c.json", "b.json", "d.json", "e.json"]


def test_sheet_of_a_student_shows_what_was_written_and_runs_nothing(run: Run, exercise: str, tmp_path: Path) -> None:
    submission(tmp_path / "a.json", student='<script>alert("x")</script>', answers={"s1": "<img src=x onerror=alert(1)>"})
    run("grade", exercise, "a.json", "--html", "sheets")
    sheets = [path.read_text(encoding="utf-8") for path in (tmp_path / "sheets").iterdir()]
    assert len(sheets) == 2
    for html in sheets:
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html
        assert "Content-Security-Policy" in html


def listed(folder: Path) -> dict[str, str]:
    """Return the titles in the list of sheets, with their files."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    return {unescape(title): file for file, title in re.findall(r'<a href="(.*?)">(.*?)</a>', page)}


def test_sheets_keep_their_names_over_runs_and_a_list_leads_to_each(run: Run, exercise: str, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    submission(tmp_path / "m.json", student="Zoë <b>")
    run("grade", exercise, "m.json", "--html", "sheets", "--results", "out.jsonl")
    first = listed(folder)
    assert list(first) == ["Zoë <b>: Voices at the harbour, 1 of 7.5 points"]
    submission(tmp_path / "a.json", student="Ana", answers={"s1": "credit"})
    submission(tmp_path / "b.json", student="", answers={"s1": "credit"})
    run("grade", exercise, "a.json", "b.json", "--html", "sheets", "--results", "out.jsonl")
    second = listed(folder)
    assert list(second) == [
        "Ana: Voices at the harbour, 0 of 7.5 points",
        "b.json: Voices at the harbour, 0 of 7.5 points",
        *first,
    ]
    assert second.items() > first.items()
    assert {path.name for path in folder.iterdir()} == {*second.values(), "index.html"}
    run("grade", exercise, "m.json", "a.json", "b.json", "--html", "sheets")
    assert listed(folder) == second


def test_sheet_of_a_student_is_of_the_paper_that_counts(run: Run, exercise: str, tmp_path: Path) -> None:
    submission(tmp_path / "m.json", answers={"s1": "SF"})
    run("grade", exercise, "m.json", "--html", "sheets", "--results", "out.jsonl")
    submission(tmp_path / "a.json", answers={"s1": "SO"})
    for _ in range(2):
        run("grade", exercise, "a.json", "m.json", "--html", "sheets", "--results", "out.jsonl")
        (file,) = listed(tmp_path / "sheets").values()
        assert ">a.json</p>" in (tmp_path / "sheets" / file).read_text(encoding="utf-8")


def test_junit_has_a_case_for_each_item_and_an_error_for_what_cannot_be_read(run: Run, exercise: str, tmp_path: Path) -> None:
    from xml.etree import ElementTree as ET

    submission(tmp_path / "a.json", student="Ana\x1b\ud800")
    (tmp_path / "b.json").write_text("{")
    run("grade", exercise, "a.json", "b.json", "--junit", "out.xml")
    good, bad = ET.parse(tmp_path / "out.xml").getroot()  # noqa: S314 - written by us
    assert (good.get("tests"), bad.get("errors")) == ("5", "1")


def test_sheet_of_a_student_calls_items_by_the_numbers_on_it(run: Run, exercise: str, tmp_path: Path) -> None:
    submission(tmp_path / "a.json", answers={"s1": "SO", "n1": "many"})
    run("grade", exercise, "a.json", "--html", "sheets")
    (sheet,) = (path for path in (tmp_path / "sheets").iterdir() if path.name != "index.html")
    html = sheet.read_text(encoding="utf-8")
    told = ("for item 1. ", "You left item 2 blank", "You left item 4 blank", "Your answer to item 5 could not")
    assert [words for words in told if words not in html] == []
    assert "s2" not in html
    assert str(tmp_path) not in html


def test_roster_wins_over_the_name_in_the_file(run: Run, exercise: str, tmp_path: Path) -> None:
    submission(tmp_path / "a.json", student="Ben")
    (tmp_path / "roster.csv").write_text("submission,student\na.json,Ana\n")
    (grade,) = json.loads(run("grade", exercise, "a.json", "--json", "--roster", "roster.csv").stdout)
    assert (grade["student"], grade["warnings"]) == ("Ana", ["it is signed 'Ben'; the roster says 'Ana'"])
    submission(tmp_path / "a.json", student=" ANA")
    (grade,) = json.loads(run("grade", exercise, "a.json", "--json", "--roster", "roster.csv").stdout)
    assert (grade["student"], grade["warnings"]) == ("Ana", [])


@pytest.mark.parametrize("kept", [(), ("--results", "out.jsonl")])
def test_students_on_the_roster_without_a_paper_are_named(
    run: Run, exercise: str, tmp_path: Path, kept: tuple[str, ...]
) -> None:
    submission(tmp_path / "a.json")
    (tmp_path / "b.json").write_text("{")
    (tmp_path / "roster.csv").write_text("submission,student\na.json,Ana\nb.json,Ben\nc.json,Cem\n")
    result = run("grade", exercise, "a.json", "b.json", "--roster", "roster.csv", *kept)
    assert "without a paper that was graded: Ben; Cem\n" in result.stderr
    if kept:
        submission(tmp_path / "c.json")
        assert "that was graded: Ben\n" in run("grade", exercise, "c.json", "--roster", "roster.csv", *kept).stderr


def test_answers_that_cannot_be_read_are_told_to_the_teacher(run: Run, exercise: str, tmp_path: Path) -> None:
    submission(tmp_path / "a.json", answers={"s1": "SO", "n1": "many"})
    done = run("grade", exercise, "a.json", "--html", "sheets")
    assert "a.json, Ana: 1 answer could not be read: item 5 (n1)" in done.stderr
    assert done.exit_code == 0


def test_form_of_a_student_bears_the_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "class.txt").write_text("Ann O'Hara\nCleo\n", encoding="utf-8")
    run("assign", "wk", str(ROOT / "exercises" / "could-we-check-it"), "--items", "3", "--students", "class.txt", "-o", "out")
    with zipfile.ZipFile(tmp_path / "out" / "students" / "wk-01.zip") as archive:
        assert tomllib.loads(archive.read("wk-01/answers.toml").decode())["student"] == "Ann O'Hara"


def test_list_without_a_name_makes_no_bundles(run: Run, exercise: str, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("student\n", encoding="utf-8")
    done = run("assign", "wk", exercise, "--students", "class.csv", "-o", "out")
    assert "there is no name in it" in done.stderr
    assert not (tmp_path / "out").exists()


def test_two_students_of_one_name_are_told_apart_by_the_platforms_numbers(run: Run, exercise: str, tmp_path: Path) -> None:
    for number in (123, 456):
        folder = tmp_path / "in" / f"Alex Kim_{number}_assignsubmission_file_"
        folder.mkdir(parents=True)
        submission(folder / "answers.json", student="")
    grades = json.loads(run("grade", exercise, "in", "--json").stdout)
    assert [grade["student"] for grade in grades] == ["Alex Kim 123", "Alex Kim 456"]


def test_name_of_the_folder_is_the_students_where_nobody_signed(run: Run, exercise: str, tmp_path: Path) -> None:
    for folder, student in (("Ada Sample_12_assignsubmission_file_", ""), ("Ben Sample_13_assignsubmission_file_", "B.")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        submission(tmp_path / "in" / folder / "answers.json", student=student)
    grades = json.loads(run("grade", exercise, "in", "--json").stdout)
    assert [grade["student"] for grade in grades] == ["Ada Sample", "B."]


def test_twins_are_named(run: Run, exercise: str, tmp_path: Path) -> None:
    for name, student in (("a.json", "Ana"), ("b.json", "ANA"), ("c.json", "Ben")):
        submission(tmp_path / name, student=student, answers={"s1": "SO", "s2": "source", "n1": 1})
    told = run("grade", exercise, "a.json", "b.json", "c.json", "--results", "out.jsonl").stderr
    assert "ANA handed in 2 papers on harbour-voices; the last one counts: 'a.json', 'b.json'\n" in told
    assert "the same answers throughout 3 times: 'a.json', 'b.json', 'c.json'" in told


@pytest.mark.parametrize("late", ["a.json", "z.json"])
def test_paper_of_a_later_run_counts_and_is_the_one_in_the_class_report(
    late: str, run: Run, exercise: str, tmp_path: Path
) -> None:
    run("grade", exercise, submission(tmp_path / "m.json", answers={"s1": "SO"}), "--results", "out.jsonl")
    second = submission(tmp_path / late, student="ana", answers={"s1": "SF"})
    told = run("grade", exercise, second, "--results", "out.jsonl").stderr
    assert f"2 papers on harbour-voices; the last one counts: 'm.json', '{late}'\n" in told
    (score,) = (grade["score"] for grade in json.loads(run("grade", exercise, late, "--json").stdout))
    run("class", exercise, "out.jsonl", "--names", "-o", "class.html", "--csv", "tables")
    rows = (tmp_path / "tables" / "students.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[:3] for row in rows] == [["ana", "harbour-voices", str(float(score))]]


def test_papers_with_long_names_are_named_whole(run: Run, exercise: str, tmp_path: Path) -> None:
    folder = tmp_path / "in" / f"Ada {'Sample ' * 12}_12_assignsubmission_file_"
    folder.mkdir(parents=True)
    for name in ("answers.json", *(f"answers ({number}).json" for number in range(1, 7))):
        submission(folder / name)
    told = run("grade", exercise, "in", "--json").stderr
    assert "7 papers on harbour-voices; the last one counts: 2 more, 'in/Ada" in told
    assert told.endswith("/answers (6).json'\n")


def test_two_exercises_of_one_student_are_no_twins(run: Run, exercise: str, tmp_path: Path) -> None:
    copytree(SAMPLES / "harbour-voices", tmp_path / "exercises" / "again")
    spoil("exercises/again", "exercise.toml", 'id = "harbour-voices"', 'id = "again"')
    spoil("exercises/again", "key.toml", 'exercise = "harbour-voices"', 'exercise = "again"')
    names = [submission(tmp_path / f"{one}.json", exercise=one) for one in ("again", "harbour-voices")]
    result = run("grade", "exercises", *names)
    assert (result.exit_code, result.stderr) == (0, "")


# Classes


def test_class_report_is_a_page_with_pseudonyms_and_two_tables(
    run: Run, exercise: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, student in (("a.json", "Ana Müller"), ("b.json", "=Ben")):
        submission(tmp_path / name, student=student, answers={"s1": "SO" if student[0] == "A" else "SF"})
    run("grade", exercise, "a.json", "b.json", "--results", "out.jsonl")
    result = run("class", exercise, "out.jsonl", "-o", "class.html", "--csv", "tables")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "class.html").read_text(encoding="utf-8")
    assert "Ana" not in page
    assert page == run("class", exercise, "out.jsonl", "-o", "-").stdout
    for number, name in enumerate(("s1", "s2", "s3", "b1", "n1"), start=1):
        assert f'<th scope="row">item {number} ({name}) ' in page
    assert "Ana M" in run("class", exercise, "out.jsonl", "--names", "-o", "-").stdout
    rows = (tmp_path / "tables" / "students.csv").read_text(encoding="utf-8").splitlines()
    assert all(row.startswith("Student ") for row in rows[1:])
    assert (tmp_path / "tables" / "items.csv").read_text(encoding="utf-8").startswith("exercise,item,papers,difficulty")
    secrets = list(tmp_path.rglob("pseudonyms.key"))
    assert [path.stat().st_mode & 0o077 for path in secrets] == [0]


def test_gradebook_has_real_names_and_opens_in_excel(
    run: Run, exercise: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    run(
        "grade",
        exercise,
        submission(tmp_path / "a.json", student="Ana Müller", answers={"s1": "credit"}),
        "--results",
        "out.jsonl",
    )
    result = run("class", exercise, "out.jsonl", "-o", "class.html", "--gradebook", "marks.csv")
    assert result.exit_code == 0, result.output
    assert "marks.csv: real names" in result.stdout
    data = (tmp_path / "marks.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfstudent,")
    assert data.decode("utf-8-sig").splitlines()[1] == "Ana Müller,0,0,7.5,0.0,graded"
    assert "Ana" not in (tmp_path / "class.html").read_text(encoding="utf-8")


def test_student_keeps_the_pseudonym_under_another_spelling(
    run: Run, exercise: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    rows = []
    for student in ("Ana Berg", "berg,  ana"):
        run("grade", exercise, submission(tmp_path / "a.json", student=student), "--results", f"{student[0]}.jsonl")
        run("class", exercise, f"{student[0]}.jsonl", "-o", "class.html", "--csv", "tables")
        rows.append((tmp_path / "tables" / "students.csv").read_text(encoding="utf-8"))
    assert rows[0] == rows[1]


def test_class_without_papers_on_the_exercise_is_a_mistake(run: Run, exercise: str, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text('{"refused": "x"}\n')
    result = run("class", exercise, "none.jsonl")
    assert (result.exit_code, "there is no paper on an exercise" in result.stderr) == (2, True)


def test_schema_is_json(run: Run) -> None:
    assert json.loads(run("schema", "exercise").stdout)["title"] == "exercise.toml of Who Says?"


# Items to match


def test_attempt_says_choose_from_for_kinds_of_lines(run: Run) -> None:
    shown = run("attempt", str(ROOT / "exercises" / "story-and-page-reasons"), stdin=b"\n" * 40).stdout
    assert shown.count("Choose from: ") == 2
    assert "owners" not in shown


# Assignments


def test_assignment_goes_out_without_its_key_and_comes_back_graded(run: Run, exercise: str, tmp_path: Path) -> None:
    import zipfile

    (tmp_path / "class.txt").write_text("Ana\nBen\n")
    made = run("assign", "week-3", exercise, "--students", "class.txt", "-o", "out")
    assert made.exit_code == 0, made.output
    for number in ("01", "02"):
        with zipfile.ZipFile(tmp_path / "out" / "students" / f"week-3-{number}.zip") as bundle:
            assert not any("key" in name for name in bundle.namelist())
        (tmp_path / f"{number}.json").write_text(
            json.dumps({"format": 1, "exercise": f"week-3-{number}", "student": "x", "answers": {"q1": "source"}})
        )
    grades = json.loads(run("grade", "out/keys", "01.json", "02.json", "--json").stdout)
    assert [grade["exercise"] for grade in grades] == ["week-3-01", "week-3-02"]
    assert "week-3-01,Ana" in (tmp_path / "out" / "keys" / "who-has-which.csv").read_text()
    assert run("assign", "week-3", exercise, "-o", "out").exit_code == 2


def test_draft_of_an_article_waits_for_a_person(run: Run, tmp_path: Path) -> None:
    made = run("assign", "ours", "--article", "bridge.txt", "--items", "3", "-o", "out")
    assert "set reviewed = true" in made.stdout
    assert "  sourced opinion        2 found, 1 asked\n" in made.stdout
    assert "Too few to practice with: " in made.stdout
    submission(tmp_path / "a.json")
    graded, checked = run("grade", "out/keys", "a.json"), run("check", "out/keys/ours")
    assert (graded.exit_code, checked.exit_code) == (2, 2)
    told = graded.stderr.splitlines()
    assert told[-2] == "out/keys/ours: the key is the engine's draft, and no person has checked it"
    assert len(told) == 3 + 1 + 2
    flat = " ".join(checked.stdout.split())
    assert [line for line in told[:-2] if line.removeprefix("out/keys/ours/") not in flat] == []
    assert checked.stdout.count("fix:") == 1


def page_of(bundle: Path) -> str:
    import zipfile

    with zipfile.ZipFile(bundle) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_article_goes_out_only_where_the_teacher_says_so(run: Run, tmp_path: Path) -> None:
    unasked = "Sign up for our newsletter"
    made = run("assign", "ours", "--article", "bridge.txt", "--items", "1", "-o", "out")
    given = run("assign", "ours", "--article", "bridge.txt", "--items", "1", "--with-article", "-o", "more")
    without, whole = (page_of(tmp_path / name / "students" / "ours.zip") for name in ("out", "more"))
    assert "not the article. Students need the article too" in made.stdout
    assert "hand it out only where law and licenses let you copy it" in given.stdout
    assert [line for line in STORY.splitlines() if line and line in without] in ([], [unasked])
    assert [line for line in STORY.splitlines() if line and line.replace('"', "&quot;") not in whole] == []
    assert (tmp_path / "out" / "keys" / "ours" / "article.txt").read_text(encoding="utf-8") == STORY
    assert run("assign", "ours", "exercises", "--with-article", "-o", "third").exit_code == 2


def test_page_without_a_story_is_told_to_the_teacher(run: Run, tmp_path: Path) -> None:
    (tmp_path / "menu.txt").write_text("Sign up for our daily newsletter today\nFollow us on all social networks\n")
    made = run("assign", "ours", "--article", "menu.txt", "-o", "out")
    assert "Hardly anything in it reads as a story" in made.stdout


@pytest.mark.parametrize("option", ["--seed", "--students"])
def test_article_takes_no_option_that_it_would_pass_over(option: str, run: Run) -> None:
    made = run("assign", "ours", "--article", "bridge.txt", option, "x", "-o", "out")
    assert (made.exit_code, "leave out --seed and --students" in made.stderr) == (2, True)


@pytest.mark.parametrize("arguments", [("a",), ("A b", "x"), ("x" * 50, "x")], ids=str)
def test_assignment_that_cannot_be_made_is_told(arguments: tuple[str, ...], run: Run) -> None:
    assert run("assign", *arguments, "-o", "out").exit_code == 2


def test_attempt_marks_practice_at_once_keeps_answers_and_goes_on(run: Run, exercise: str, tmp_path: Path) -> None:
    first = run("attempt", exercise, stdin=b"no such thing\n1\n\n\n\n\n")
    assert "is not one of the choices" in first.stdout
    assert "The key agrees" in first.stdout or "The key says" in first.stdout
    answers = json.loads((tmp_path / "answers.json").read_text())["answers"]
    assert list(answers) == ["s1"]
    again = run("attempt", exercise, stdin=b"\n\n\n\n")
    assert again.stdout.count("Your answer") == 4
    grade = run("grade", exercise, "answers.json", "--json")
    assert json.loads(grade.stdout)[0]["items"][0]["outcome"] in ("right", "partly", "wrong")


def test_one_bad_submission_in_a_thousand_gives_the_other_grades_and_one_clear_line(
    run: Run, exercise: str, tmp_path: Path
) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for number in range(1000):
            made = {"format": 1, "exercise": "harbour-voices", "student": f"Pupil {number}", "answers": {"s1": "SF"}}
            archive.writestr(f"{number:04}.json", "{" if number == 500 else json.dumps(made))
    result = run("grade", exercise, "class.zip", "--results", "out.jsonl")
    assert (result.exit_code, "999 graded, 0 were there already, 1 could not be used" in result.stdout) == (2, True)
    told = [line for line in result.stderr.splitlines() if "0500.json" in line]
    assert len(told) == 1
