"""The head of every page that is a file of its own: it asks for nothing, and nothing runs but our scripts; text stays text."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from whosays.render.visible import visible


def escaped(text: str) -> str:
    """Return `text` as HTML that shows it, and does nothing else.

    >>> escaped('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return escape(visible(text))


def style(name: str) -> str:
    """Return a style sheet or a script of this package."""
    return files("whosays.render").joinpath(name).read_text(encoding="utf-8")


def data_block(name: str, data: Any) -> str:
    """Return data for our script, which a browser does not run; no text in it can end the block."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    for sign, instead in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, instead)
    return f'<script type="application/json" class="{name}">{text}</script>\n'


def head(title: str, sheet: str, *, scripts: Iterable[str] = ()) -> Iterator[str]:
    """Yield the page up to its body, which looks as the style sheet `sheet` says; its policy lets only these `scripts` run."""
    runs = "".join(f" {_fingerprint(script)}" for script in scripts)
    policy = f"default-src 'none'; {f'script-src{runs}; ' if runs else ''}style-src {_fingerprint(sheet)}; img-src data:"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<title>{escaped(title)}</title>\n<link rel="icon" href="data:,">'
    yield f"<style>{sheet}</style>\n</head>\n<body>"


def _fingerprint(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
