"""A sample book, built once; and a way to build a book of a test's own."""

import io
import shutil
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from justhtml import JustHTML
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

SAMPLE = Path(__file__).parent / "sample"
EXERCISES = Path(__file__).parents[1] / "grading" / "exercises"


@dataclass(frozen=True, slots=True)
class Book:
    """A book, what building it said, and the pages that were read, by name."""

    source: Path
    out: Path
    warnings: str
    read_again: tuple[str, ...]

    def html(self, page: str) -> str:
        """Return the HTML of `page`."""
        return (self.out / f"{page}.html").read_text(encoding="utf-8")

    def page(self, page: str) -> JustHTML:
        """Return `page`, parsed as a browser would parse it."""
        return JustHTML(self.html(page), sanitize=False)


def build(source: Path, out: Path, *, builder: str = "html", parallel: int = 0, **settings: object) -> Book:
    """Build the book in `source`. What Sphinx's own dependencies deprecate is not under test here."""
    said = io.StringIO()
    with warnings.catch_warnings(), patch_docutils(str(source)), docutils_namespace():
        warnings.simplefilter("ignore")
        app = Sphinx(
            source, source, out, out / ".doctrees", builder, settings, status=None, warning=said, parallel=parallel
        )  # fmt: skip
        read: list[str] = []
        app.connect("env-before-read-docs", lambda _app, _env, names: read.extend(names))
        app.build()
    return Book(source, out, said.getvalue(), tuple(sorted(read)))


def write_book(folder: Path, pages: Mapping[str, str]) -> Path:
    """Write the sample's settings, article, examples and exercise, and `pages` in place of its own."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(EXERCISES, folder / "exercises")
    listed = "\n".join(name for name in pages if name != "index")
    for name, text in {"index": f"# Book\n\n```{{toctree}}\n{listed}\n```\n", **pages}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the sample book, built."""
    folder = tmp_path_factory.mktemp("sample")
    pages = {path.stem: path.read_text(encoding="utf-8") for path in SAMPLE.glob("*.md")}
    return build(write_book(folder / "book", pages), folder / "out")


@pytest.fixture
def make_book(tmp_path: Path) -> Callable[..., Book]:
    """Return a function that builds a book of `pages`, again if it is called again."""

    def make(pages: Mapping[str, str], *, out: str = "out", **options: object) -> Book:
        folder = tmp_path / "book"
        if not folder.exists():
            write_book(folder, pages)
        return build(folder, tmp_path / out, **options)  # type: ignore[arg-type]

    return make
