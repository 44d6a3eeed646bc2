"""The book without a network: a service worker keeps its pages on the device that has opened one of them.

It asks the network first, so what is read is as new as the network can make it, and falls back on what it has kept. Files that
a reader can do without (sheets for print, pictures for other sites) stay out.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

WORKER = "offline.js"
KEPT = (".html", ".css", ".js", ".svg")
_LATE = 900
"""The priority at which what other parts write at the end of a build is there."""


def setup(app: Sphinx) -> None:
    """Write the worker when all other files are written."""
    app.connect("build-finished", _write_worker, priority=_LATE)


def _write_worker(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        folder = Path(app.outdir)
        # At the root: a worker serves only what lies beside it or below.
        (folder / WORKER).write_text(worker({path.relative_to(folder).as_posix(): path for path in _kept(folder)}), "utf-8")


def _kept(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in KEPT and path.name != WORKER)


def worker(files: dict[str, Path]) -> str:
    """Return the script that keeps `files`, by their addresses; it is another one as soon as one of them is."""
    digest = hashlib.sha256()
    for address, path in files.items():
        digest.update(address.encode() + b"\0" + path.read_bytes())
    head = f"const VERSION = {json.dumps(digest.hexdigest()[:16])};\nconst FILES = {json.dumps(list(files))};\n"
    return head + Path(__file__).with_name(WORKER).read_text(encoding="utf-8")
