"""Without a network: the course goes on, on a device that has opened one page of it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser.conftest import PATIENCE, QuietHandler

COPIED = "navigator.serviceWorker.ready.then(async () => (await caches.keys()).length === 1)"


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[int]:
    handler = functools.partial(QuietHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_pages_that_were_never_opened_can_be_read_and_practiced_without_a_network(browser: Any, built: Path) -> None:
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    with served(built) as port:
        page.goto(f"http://127.0.0.1:{port}/book/")
        page.wait_for_function(COPIED)
    page.reload()
    assert "Who Says?" in page.title()
    page.get_by_role("link", name="5. Could we check it?").first.click()
    page.wait_for_url("**/could-we-check-it.html")
    item = page.locator("fieldset[data-ws-item]").first
    item.get_by_role("radio").first.check()
    item.get_by_role("button", name="Check").click()
    assert item.get_by_role("status").inner_text()
    page.context.close()


def test_with_a_network_a_page_is_as_new_as_the_site(browser: Any, tmp_path: Path, built: Path) -> None:
    for name in ("offline.js", "404.html"):
        (tmp_path / name).write_bytes((built / name).read_bytes())
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    with served(tmp_path) as port:
        page.goto(f"http://127.0.0.1:{port}/404.html")
        page.evaluate("void navigator.serviceWorker.register('offline.js')")
        page.wait_for_function(COPIED)
        page.reload()
        (tmp_path / "404.html").write_text("<title>Mended</title>")
        page.reload()
        assert page.title() == "Mended"
    page.reload()
    assert page.title() == "Mended"
    page.context.close()
