"""Time what an author and a reader wait for: a clean build, one lesson edited, and the first sight of a page.

usage: uv run python benchmarks/site.py

The course is copied to a folder of its own, so nothing here changes yours. Pages are opened on loopback by Chromium, at the
width of a phone, each time with an empty cache; printed are medians, in milliseconds from the request until the page can be
read (`interactive`) and until its scripts have run (`ready`).
"""

import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "_build", ".*_cache", "__pycache__")
LESSON = "book/lessons/four-corners-and-a-bin"
PAGES = ("book/index", "book/lessons/the-story-and-the-page", LESSON, "book/articles/far-east-summit")
TIMES = 5
SEEN = "(() => { const it = performance.getEntriesByType('navigation')[0]; return [it.domInteractive, it.loadEventEnd]; })()"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """Answer, unless the browser has gone away: a page that is closed breaks off its copies for later."""
        with suppress(ConnectionError):
            super().handle()


def build(course: Path, site: Path) -> float:
    """Build the site, and return the seconds it takes."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "whosays", "site", "--build-only", "--output", str(site)]
    subprocess.run(command, cwd=course, check=True, capture_output=True)
    return time.perf_counter() - start


def opened(site: Path) -> dict[str, tuple[float, float]]:
    """Return for each page when it can be read and when it is ready, in milliseconds."""
    handler = functools.partial(Quiet, directory=str(site))
    found = {}
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as play:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for page in PAGES:
            seen = []
            for _ in range(TIMES):
                tab = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
                tab.goto(f"http://127.0.0.1:{server.server_port}/{page}.html")
                seen.append(tab.evaluate(SEEN))
                tab.context.close()
            found[page] = (median(one[0] for one in seen), median(one[1] for one in seen))
        browser.close()
        server.shutdown()
    return found


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        course, site = Path(folder) / "course", Path(folder) / "site"
        shutil.copytree(ROOT, course, ignore=LEFT_OUT)
        print(f"clean build          {build(course, site):6.1f} s")
        lesson = course / f"{LESSON}.md"
        lesson.write_text(lesson.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
        print(f"one lesson edited    {build(course, site):6.1f} s")
        for page, (interactive, ready) in opened(site).items():
            print(f"{page:45s} interactive {interactive:5.0f} ms   ready {ready:5.0f} ms")


if __name__ == "__main__":
    main()
