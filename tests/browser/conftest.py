"""The whole book, built and served on this machine, in a real browser that can reach nothing else.

Needs Chromium on the path; the checks with axe-core also need npm and a registry. What is missing is skipped, with a reason.
"""

import functools
import http.server
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
AXE = "axe-core@4.14"
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
PATIENCE = 60_000
"""Milliseconds: a busy machine is slow, not wrong."""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's Chromium, cut off from every other machine."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    return {"executable_path": chromium, "args": list(FLAGS), "timeout": PATIENCE}


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """A file server that keeps its log to itself."""

    def log_message(self, _form: str, *args: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """Answer, unless the browser has gone away."""
        with suppress(ConnectionError):
            super().handle()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Serve the book on a free port of this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=built)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a page of the book; at the end nothing was asked of another machine, and no error told."""
    contexts, complaints = [], []

    def note_request(request: Any) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:", "file:")):
            complaints.append(f"asked for {request.url}")

    def note_message(message: Any) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Service Worker registration blocked"):
            complaints.append(message.text)

    def open_page(path: str, *, width: int = 1280, theme: str = "light", **options: Any) -> Any:
        # Copies for a day without a network are a matter of test_offline.py: here they would be made anew for every page.
        settled = {"viewport": {"width": width, "height": 900}, "color_scheme": theme, "service_workers": "block", **options}
        context = browser.new_context(**settled)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("request", note_request)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", note_message)
        page.goto(path if ":" in path else f"{address}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe_source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the script of axe-core, fetched from npm for this run."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine: axe-core cannot be fetched")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run([npm, "pack", AXE, "--silent"], cwd=folder, capture_output=True, text=True, check=False)
    packages = list(folder.glob("axe-core-*.tgz"))
    if done.returncode or not packages:
        pytest.skip(f"npm cannot fetch {AXE}")
    with tarfile.open(packages[0]) as package:
        script = package.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode("utf-8")


@pytest.fixture
def violations(axe_source: str) -> Callable[[Any], list[str]]:
    """Return a function that lists what axe-core finds wrong with a page as it stands."""

    def run(page: Any) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe_source)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", tags)
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found["violations"] for node in one["nodes"]
        ]

    return run
