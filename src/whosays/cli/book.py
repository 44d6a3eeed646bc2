"""The book on this machine: Sphinx builds it, a small server hands it out on 127.0.0.1 and nowhere else."""

import os
import subprocess
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import click

from whosays.errors import WhoSaysError
from whosays.render.visible import visible

HOST = "127.0.0.1"
STRICT = ("-n", "-W", "--keep-going", "--no-color")
HOME_PAGES = ("index.html", "book/index.html")
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
"""What browsers insist on and the machine's own list may lack."""


def build(root: Path, output: Path, update: Callable[[str], None], *, address: str = "") -> None:
    """Build the book at `root` into `output`, telling each step to `update`.

    `address` is where the pages will be found, for what needs it: previews of links, and the page for wrong addresses.

    Raises
    ------
    WhoSaysError : Sphinx warned; what it said stands on standard error.
    """
    doctrees = root / "_build" / "doctrees"
    published = address_options(address) if address else ()
    command = [sys.executable, "-m", "sphinx", *STRICT, *published, "-d", str(doctrees), str(root), str(output)]
    settings = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    if sys.dont_write_bytecode:  # then nothing is left beside the modules, but to compile them all takes a second each time
        settings.pop("PYTHONDONTWRITEBYTECODE", None)
        settings.setdefault("PYTHONPYCACHEPREFIX", str(root / "_build" / "bytecode"))
    with tempfile.TemporaryFile() as trouble:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=trouble, env=settings) as sphinx:  # noqa: S603 - our own
            try:
                for line in sphinx.stdout or ():
                    update(f"Building the book: {line.decode('utf-8', 'replace').strip()}")
            except KeyboardInterrupt:
                sphinx.kill()
                raise
        if sphinx.returncode:
            trouble.seek(0)
            click.echo(trouble.read().decode("utf-8", "replace"), err=True, nl=False)
            fix = "mend what Sphinx reports above"
            raise WhoSaysError("the book does not build", where=str(root), fix=fix)


def address_options(address: str) -> tuple[str, ...]:
    """Return the options of Sphinx that say where the pages will be found.

    Raises
    ------
    WhoSaysError : `address` is no address of the web.
    """
    with suppress(ValueError):
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and parts.netloc:
            whole, prefix = address.rstrip("/") + "/", parts.path.rstrip("/") + "/"
            return ("-D", f"html_baseurl={whole}", "-D", f"ogp_site_url={whole}", "-D", f"notfound_urls_prefix={prefix}")
    fix = "write it whole, as in https://example.org/who-says/"
    raise WhoSaysError("not an address of the web", where=visible(address), fix=fix)


class Pages(SimpleHTTPRequestHandler):
    """Hands out the files of one folder, without lists of what is in it, and without a log."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the type of a file, by its ending."""
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def list_directory(self, _path: str | os.PathLike[str]) -> None:
        """Answer that there is no such page."""
        self.send_error(HTTPStatus.NOT_FOUND, "No such page")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a wrong address with the book's own page, where it has one."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, _form: str, *args: object) -> None:
        """Stay quiet."""


class Server(ThreadingHTTPServer):
    """Serves on a port that nobody else has; elsewhere than on Windows, one that was left a moment ago is free."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that has gone away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def bound_server(folder: Path, port: int) -> Server:
    """Return a server of `folder` on `port`, or on a free port where that one is taken."""
    handler = partial(Pages, directory=str(folder))
    try:
        return Server((HOST, port), handler)
    except OSError:
        return Server((HOST, 0), handler)


def serve(folder: Path, *, port: int, open_browser: bool) -> None:
    """Serve `folder` until Ctrl-C."""
    home = next((page for page in HOME_PAGES if (folder / page).is_file()), "")
    with bound_server(folder, port) as server:
        address = f"http://{HOST}:{server.server_port}/{home.removesuffix('index.html')}"
        if server.server_port != port:
            click.echo(f"Port {port} is taken.")
        click.echo(f"The book is at {address}\nStop with Ctrl-C.")
        if open_browser and has_browser():
            threading.Thread(target=_open, args=(address,), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    click.echo("Stopped.")


def has_browser() -> bool:
    """Tell whether there is a screen of this machine's own to open a browser on."""
    if "SSH_CONNECTION" in os.environ or "SSH_TTY" in os.environ:
        return False
    return sys.platform in ("darwin", "win32") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ


def _open(address: str) -> None:
    with suppress(Exception):  # the address stands on the screen: a browser is a comfort
        webbrowser.open(address)
