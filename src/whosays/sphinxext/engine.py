"""The engine as the book sees it: one report for each article file, and a fingerprint that tells when it changed."""

import hashlib
import pickle
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import whosays
from whosays.report import Report


def setup(app: Sphinx) -> None:
    """Make every page depend on the engine: a change in a rule, a word list or a number reads all pages again."""
    app.add_config_value("whosays_engine", fingerprint(), "env", str)


def fingerprint() -> str:
    """Return a hash of every file of the package that can change what a page says."""
    digest = hashlib.sha256()
    root = Path(next(iter(whosays.__path__)))
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".txt", ".json", ".toml"}:
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def report_of(env: BuildEnvironment, path: Path) -> Report:
    """Return the report of the article at `path`, read once for each state of the file and of the engine.

    Raises
    ------
    WhoSaysError
        When the file is not there or is not an article.
    """
    stamp = path.stat().st_mtime_ns if path.is_file() else 0
    return _read(path, stamp, env.config.whosays_engine, Path(env.doctreedir))


@lru_cache(maxsize=64)
def _read(path: Path, stamp: int, engine: str, doctrees: Path) -> Report:
    from whosays.report import read
    from whosays.text.files import open_article

    article = open_article(path)
    # Kept beside Sphinx's own pickles: to build a lesson again, nobody need read its articles again.
    kept = doctrees / "reports" / f"{hashlib.sha256(bytes(path)).hexdigest()}.pickle"
    state = (engine, article)
    with suppress(Exception):  # as Sphinx does with its own: what cannot be taken up is made anew
        of, report = pickle.loads(kept.read_bytes())  # noqa: S301 - written below
        if of == state:
            return report  # type: ignore[no-any-return]
    report = read(article)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps((state, report)))
    return report
