"""The whole book: it builds without a warning, in both ways, from its own files, and asks nobody else for anything."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "book"


def run(*command: str, **environment: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the book, built by Sphinx with every warning an error."""
    out = tmp_path_factory.mktemp("book")
    run(sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-d", str(out / "doctrees"), ".", str(out / "html"))
    return out / "html"


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
    for name, html in pages(built).items():
        text = html.decode("utf-8")
        assert not loads.search(text), name
        assert not styles.search(text), name
    for sheet in built.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


def test_every_picture_and_style_that_a_page_names_is_there(built: Path) -> None:
    for page in (built / "book").rglob("*.html"):
        for name in re.findall(r'(?:src|srcset|href)="([^"#:?]+\.(?:svg|css|js|html))', page.read_text(encoding="utf-8")):
            assert (page.parent / name).is_file(), f"{page.name}: {name}"
