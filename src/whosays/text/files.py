"""Floor 1, files: an article from a file or from bytes, read once, or one clear reason why not."""

import difflib
import os
import re
import stat
from dataclasses import replace
from itertools import islice
from pathlib import Path

from whosays.errors import ArticleError, nearest
from whosays.text.article import Article
from whosays.text.decode import decode
from whosays.text.html import article_from_html

MAX_BYTES = 20_000_000
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|main|article|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)


def open_article(path: str | Path) -> Article:
    """Return the article in the text or HTML file at `path`, named after the file.

    Raises
    ------
    ArticleError : the file is missing, cannot be read, is larger than `MAX_BYTES`, or holds no text.
    """
    path = Path(path)
    return replace(article_from_bytes(_read(path), name=str(path)), name=path.name)


def article_from_bytes(data: bytes, *, name: str = "standard input") -> Article:
    """Return the article that `data` holds, as HTML where its `name` or its first tag says so, else as plain text.

    Raises
    ------
    ArticleError : there is more than `MAX_BYTES` of it, or no text.

    Examples
    --------
    >>> article_from_bytes(b"<!doctype html><p>High tide at 5.").text
    'High tide at 5.'
    """
    _check_size(len(data), name)
    text = decode(data, name=name)
    if not text.strip():
        raise ArticleError("empty", where=name, fix="put the text of an article into it")
    if Path(name).suffix.lower() not in HTML_SUFFIXES and not _HTML_START.match(text[:2000]):
        return Article(text, name=name)
    article = article_from_html(text, name=name)
    if not article.text:
        fix = "open the page in a browser, copy its text and save that as a .txt file"
        raise ArticleError("the page shows no text until its scripts run", where=name, fix=fix)
    return article


def _read(path: Path) -> bytes:
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                fix = "save the text as a file, or pipe it in and name the article '-'"
                raise ArticleError("not a regular file", where=str(path), fix=fix)
            _check_size(status.st_size, str(path))
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ArticleError("no such article", where=str(path), fix=_fix_for_missing(path)) from None
    except IsADirectoryError:
        raise ArticleError("a folder, not an article", where=str(path), fix="name one of the files in it") from None
    except PermissionError:
        raise ArticleError("reading is not allowed", where=str(path), fix="allow it, or make a copy you own") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"cannot be opened: {reason}", where=str(path), fix="check the name and the disk") from error


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a named pipe would wait for a writer


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise ArticleError(
            f"too large: {size / 1e6:.1f} MB; the limit is {MAX_BYTES // 1_000_000} MB",
            where=name,
            fix="keep the article and leave out the rest",
        )


def _fix_for_missing(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"check the folder: there is no {str(folder)!r}"
    with os.scandir(folder) as entries:
        names = [entry.name for entry in islice(entries, 1000) if entry.is_file()]
    if difflib.get_close_matches(path.name, names) or 0 < len(names) <= 8:
        return nearest(path.name, names)
    return f"look for its name in {str(folder)!r}"
