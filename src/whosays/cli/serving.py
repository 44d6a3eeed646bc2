"""``whosays site``: builds the book and shows it on this machine, and on no other."""

from importlib.util import find_spec
from pathlib import Path

import click

from whosays.cli.output import sign_of_life
from whosays.errors import WhoSaysError

PACKAGES = (
    "sphinx",
    "jupyter_book",
    "sphinx_external_toc",
    "myst_parser",
    "sphinx_design",
    "furo",
    "vl_convert",
    "notfound",
    "sphinxext.opengraph",
)
PORT = 8000
EXAMPLES = """\b
Examples:
  whosays site
  whosays site --build-only --output public --address https://example.org/who-says/
"""


@click.command(epilog=EXAMPLES)
@click.option("--build-only", is_flag=True, help="Build the pages and stop.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="A free one where it is taken.")
@click.option("--output", metavar="DIR", help="Where the pages go.  [default: _build/html in the project]")
@click.option("--address", metavar="URL", default="", help="Where the pages will be found, if you publish them.")
@click.option("--no-browser", is_flag=True, help="Open no browser.")
def site(*, build_only: bool, port: int, output: str | None, address: str, no_browser: bool) -> None:
    """Build the book and open it on this machine.

    Builds with every warning an error, then serves the pages on 127.0.0.1 until Ctrl-C.
    """
    from whosays.cli.book import build, serve
    from whosays.render.visible import visible

    root = project_root(Path.cwd())
    _check_packages()
    folder = Path(output) if output else root / "_build" / "html"
    with sign_of_life("Building the book") as update:
        build(root, folder, update, address=address)
    click.echo(f"The pages are in {visible(str(folder))}")
    if not build_only:
        serve(folder, port=port, open_browser=not no_browser)


def project_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds the book.

    Raises
    ------
    WhoSaysError : there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "conf.py").is_file() and (folder / "book").is_dir():
            return folder
    fix = "go to the folder of the project, the one that holds conf.py and book/"
    raise WhoSaysError("not inside the project", where=str(start), fix=fix)


def _check_packages() -> None:
    missing = [name for name in PACKAGES if not _is_installed(name)]
    if missing:
        fix = 'run: pip install "whosays[book]"'
        raise WhoSaysError(f"not installed: {', '.join(missing)}", where="whosays site", fix=fix)


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # not even the package around it
        return False
