"""Floor 1, bytes: what a file or a pipe holds, as text, or a clear no where it is not text.

1. known kinds     a file whose first bytes say that it is no text is named, with what to do
2. byte order      a mark at the start, or NULs in step, say UTF-8, UTF-16 or UTF-32
3. UTF-8           where the bytes fit it, or nearly
4. the page        the charset that an HTML page declares
5. Windows-1252    what is left: old files from Europe and America
6. check           what has come out must look like text

Only the byte order mark is dropped. Line ends stay as they are: offsets point into the text as given.
"""

import codecs
import re

from whosays.errors import ArticleError

PICTURE = "copy or type its words into a .txt file"
KNOWN_KINDS = (
    (b"%PDF-", "a PDF file", "open it, copy its text and save that as a .txt file"),
    (b"PK\x03\x04", "a Word, e-book or ZIP file", "open it and save it as plain text (.txt) or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "open it and save it as plain text (.txt)"),
    (b"{\\rtf", "an RTF file", "open it and save it as plain text (.txt)"),
    (b"\x89PNG", "a PNG picture", PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (b"GIF8", "a GIF picture", PICTURE),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"bplist00", "a web archive", "open it in a browser and save the page as HTML"),
    (b"From: <Saved by", "a web archive", "open it in a browser and save the page as HTML"),
)
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, with whose mark it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAX_STRANGE = 0.1  # share of control and undecodable characters
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*"
    rb"(iso-8859-\d+|windows-\d+|koi8-[ru]|shift_jis|euc-jp|euc-kr|gbk|gb2312|gb18030|big5)\b",
    re.IGNORECASE,
)


def decode(data: bytes, *, name: str) -> str:
    r"""Return `data` as text. A byte that means nothing in its encoding becomes U+FFFD.

    Raises
    ------
    ArticleError : the bytes are no text.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9", name="UTF-8 with a mark"), decode(b"caf\xe9", name="Windows-1252")
    ('café', 'café')
    """
    known = known_kind(data)
    if known:
        raise ArticleError(f"{known[0]}, not text", where=name, fix=known[1])
    text = data.decode(_encoding(data), errors="replace")
    strange = len(_STRANGE.findall(text))
    if "\0" in text or strange > MAX_STRANGE * len(text):
        raise ArticleError(
            f"not text: {strange:,} of {len(text):,} characters are control characters or cannot be decoded",
            where=name,
            fix="save the article as plain text (.txt) or HTML",
        )
    return text


def known_kind(data: bytes) -> tuple[str, str] | None:
    """Return what kind of file `data` is, if its first bytes say that it is no text, and what to do with it."""
    return next(((kind, fix) for first_bytes, kind, fix in KNOWN_KINDS if data.startswith(first_bytes)), None)


def _encoding(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return _in_step(data[:4096])
    return "utf-8" if _is_utf8(data) else _declared(data[:4096]) or "cp1252"


def _in_step(sample: bytes) -> str:
    """Return UTF-16 where every other byte is NUL, as in any English text without a mark."""
    pairs = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.1 * pairs else "utf-8"


def _is_utf8(data: bytes) -> bool:
    """Tell whether most of what is not ASCII is UTF-8: one cut or broken letter should not garble the others."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        return len(text) - len(text.encode("ascii", errors="ignore")) > 2 * text.count("\ufffd")
    return True


def _declared(start: bytes) -> str | None:
    found = _DECLARED.search(start)
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name if found else None
    except LookupError:
        return None
