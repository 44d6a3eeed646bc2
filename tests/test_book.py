"""The whole book: it builds without a warning, in both ways, from its own files, and asks nobody else for anything."""

import gzip
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "book"


def run(*command: str, **environment: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.returncode == 0, done.stdout + done.stderr


def pages(folder: Path) -> dict[str, bytes]:
    """Return the pages of a built book by name; the time that a page took is no part of it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted((folder / "book").rglob("*.html"))}


def test_book_builds_without_a_warning(built: Path) -> None:
    assert (built / "book" / "index.html").is_file()
    assert "book/index.html" in (built / "index.html").read_text(encoding="utf-8")


def test_every_page_of_the_book_is_built_and_nothing_else(built: Path) -> None:
    sources = [path for path in BOOK.rglob("*.md") if path.parent.parent != BOOK / "articles"]
    assert set(pages(built)) == {str(path.relative_to(ROOT).with_suffix(".html")) for path in sources}


def test_jupyter_book_builds_the_same_pages(built: Path, tmp_path: Path) -> None:
    pytest.importorskip("jupyter_book")
    main = "from jupyter_book.cli.main import main; main()"
    options = ("--config", "book/_config.yml", "--toc", "book/_toc.yml", "--path-output", str(tmp_path), "-W", "-n", "-qq")
    run(sys.executable, "-c", main, "build", ".", *options, PYTHONWARNINGS="ignore")
    assert pages(tmp_path / "_build" / "html") == pages(built)


def test_no_source_of_a_page_is_published(built: Path) -> None:
    assert not (built / "_sources").exists()
    assert not list(built.rglob("*.md"))
    assert not list(built.rglob("key.toml"))


def test_no_page_asks_another_host_for_anything(built: Path) -> None:
    loads = re.compile(
        r"""<(?:script|img|source|iframe|audio|video|embed|object)\b[^>]*(?:src|srcset|data)\s*=\s*["'](?:https?:)?//"""
    )
    styles = re.compile(r"""<link\b(?=[^>]*rel=["'](?:stylesheet|preload|icon|shortcut icon))[^>]*href=["'](?:https?:)?//""")
    for name, page in pages(built).items():
        text = page.decode("utf-8")
        assert not loads.search(text), name
        assert not styles.search(text), name
    for sheet in built.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


def test_every_picture_and_style_that_a_page_names_is_there(built: Path) -> None:
    for page in (built / "book").rglob("*.html"):
        for name in re.findall(r'(?:src|srcset|href)="([^"#:?]+\.(?:svg|css|js|html))', page.read_text(encoding="utf-8")):
            assert (page.parent / name).is_file(), f"{page.name}: {name}"


LARGEST_PAGE = 150_000
"""Bytes, compressed: a page with its styles and scripts, without its pictures. A phone on a slow line has it in seconds."""


def test_no_page_is_heavy(built: Path) -> None:
    def compressed(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), mtime=0))

    for page in (*(built / "book").rglob("*.html"), built / "search.html", built / "404.html"):
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r'(?:src|href)="([^"#:?]+\.(?:css|js))', text))
        folder = built if page.name == "404.html" else page.parent
        parts = sum(compressed((folder / name.lstrip("/")).resolve()) for name in named)
        assert compressed(page) + parts <= LARGEST_PAGE, page.name


def test_what_is_kept_for_a_day_without_a_network_is_there_and_is_no_paper(built: Path) -> None:
    text = (built / "offline.js").read_text(encoding="utf-8")
    files = json.loads(re.search(r"^const FILES = (.*);$", text, re.MULTILINE)[1])
    assert [name for name in files if not (built / name).is_file()] == []
    assert {name for name in pages(built) if name not in files} == set()
    assert not [name for name in files if name.endswith((".pdf", ".png", ".map"))]


def test_every_link_inside_the_book_leads_somewhere(built: Path) -> None:
    ids = {page: set(re.findall(r'\bid="([^"]+)"', page.read_text(encoding="utf-8"))) for page in built.rglob("*.html")}
    for page in (built / "book").rglob("*.html"):
        for link in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', page.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = html.unescape(link).partition("#")
            target = (page.parent / name).resolve() if name else page
            assert target.is_file(), f"{page.name}: {link}"
            assert not anchor or target not in ids or unquote(anchor) in ids[target], f"{page.name}: {link}"


def test_links_to_the_book_have_a_picture_and_words_elsewhere(built: Path) -> None:
    assert (built / "_static" / "social.png").read_bytes().startswith(b"\x89PNG")
    lesson = (built / "book" / "lessons" / "nobody-says.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="4. Nobody says"' in lesson
    assert '<meta property="og:image" content="_static/social.png"' in lesson
    assert re.search(r'<meta name="description" content="When is it fine', lesson)


def test_sample_of_a_class_report_says_that_nobody_wrote_its_papers(built: Path) -> None:
    text = (built / "_static" / "sample-class-report.html").read_text(encoding="utf-8")
    assert "No student wrote these papers" in text
    assert "sample-class-report.html" in (built / "book" / "teaching" / "marking.html").read_text(encoding="utf-8")
    assert len(gzip.compress(text.encode())) < 150_000


def test_page_for_wrong_addresses_stands_on_its_own(built: Path) -> None:
    text = (built / "404.html").read_text(encoding="utf-8")
    assert "No such page" in text
    assert not re.findall(r'(?:src|href)="(?!/|#|https?:|data:)[^"]+', text)
