"""The head of every page that is a file of its own: it lets nothing run and asks for nothing; and text that stays text."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files

from whosays.render import plain


def escaped(text: str) -> str:
    """Return `text` as HTML that shows it, and does nothing else.

    >>> escaped('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return escape(plain.visible(text))


def style(name: str) -> str:
    """Return a style sheet of this package."""
    return files("whosays.render").joinpath(name).read_text(encoding="utf-8")


def head(title: str, sheet: str) -> Iterator[str]:
    """Yield the page up to its body, which looks as the style sheet `sheet` says; its policy lets nothing else in."""
    fingerprint = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{fingerprint}'; img-src data:; base-uri 'none'; form-action 'none'"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<title>{escaped(title)}</title>\n<link rel="icon" href="data:,">'
    yield f"<style>{sheet}</style>\n</head>\n<body>"
