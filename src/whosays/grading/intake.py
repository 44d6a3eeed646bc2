"""What was handed in: files, folders, archives and tables, opened one by one and never trusted.

1. `handed_in` walks what a teacher names, in order, and yields each submission's bytes, or the reason why there are none.
   In a folder and in an archive the order is that of names, copies with a number after the first: of two papers of a student
   the last one counts.
2. Nothing of an archive is ever written to disk; names in it are labels and no paths, but they may tell whose it is. An archive
   in an archive is opened too, with what is left of the same bounds, and no deeper.
3. A table (CSV) has a row for each student and a column for each item; a row becomes a submission like any other.

One that cannot be used never stops the others. A folder and an archive of it hold the same papers.
"""

import io
import lzma
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.errors import SubmissionError
from whosays.grading.answer_table import in_table
from whosays.grading.handed import Handed, Items
from whosays.grading.roster import LONGEST_PART, folders_of_one, platform_name
from whosays.grading.submission import LARGEST
from whosays.tables import read_file, shown

ENDINGS = (".json", ".toml")
"""Endings of submissions; one in ``.txt`` is read where it looks like one."""
TEXT = ".txt"
TAKEN = (*ENDINGS, TEXT, ".zip", ".csv")
"""Endings of files that are opened: submissions, archives of them, tables of them."""
_PAGES = (".html", ".htm")
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".gif")
DOCUMENTS: Mapping[str, str] = {
    ".docx": "a Word file",
    ".doc": "a Word file",
    ".odt": "a LibreOffice file",
    ".rtf": "an RTF file",
    ".pages": "a Pages file",
    ".pdf": "a PDF file",
    **dict.fromkeys(_PAGES, "a web page"),
    ".xlsx": "an Excel file",
    ".ods": "a LibreOffice table",
    **dict.fromkeys(_PICTURES, "a picture"),
}
"""What students hand in in place of their answers, by its ending."""
BUNDLE = ("exercise.toml", "prompt.md", "questions.html", "article.txt")
"""What students were given; some hand it back with their answers."""
DEEPEST = 4
"""Folders within folders that are looked into: learning platforms pack one folder for each student."""
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, OSError, EOFError, ValueError, NotImplementedError)
"""What the standard library raises for archives that are damaged, locked, or packed in ways it does not know."""
_COPY = re.compile(r"(.*?)(?: ?\(([0-9]{1,4})\)|-([0-9]{1,4}))")
"""Browsers and Canvas number a file whose name is taken."""
_ANSWERS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\{|^\s*(?:format|exercise)\s*=|^\s*\[answers\]", re.MULTILINE)
"""How a text with answers looks."""
MOST_ENTRIES = 200_000
LARGEST_TABLE = 50_000_000
LARGEST_ARCHIVE = 2_000_000_000
"""Bytes of all entries of an archive together, unpacked."""
LARGEST_INNER = 20_000_000
"""Bytes of an archive that lies in another one."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Whom the path of a file names: a learning platform says so, with a number, or a folder holds that file alone."""

    platform: str = ""
    number: str = ""
    folder: str = ""

    def hands(self, name: str, data: bytes = b"", *, reason: SubmissionError | None = None, aside: bool = False) -> Handed:
        """Return what lies at this place."""
        return Handed(name, data, reason, self.platform or self.folder, self.number if self.platform else "", aside)


@dataclass(slots=True)
class _Bounds:
    """How much of an archive may still be read, those in it included."""

    bytes: int
    entries: int
    depth: int = 2


def handed_in(paths: Iterable[str | Path], *, items: Items) -> Iterator[Handed]:
    """Yield what `paths` hold, each file once; a table is read as answers to the `items` of each exercise."""
    seen: set[Path] = set()
    for path in map(Path, paths):
        for one, place in _placed(path):
            if one not in seen:
                seen.add(one)
                yield from _in_file(one, place, items)


def how_many(paths: Iterable[str | Path]) -> int | None:
    """Return about how many submissions `paths` hold, for a bar of progress; None where only reading them would tell."""
    total = 0
    try:
        for path in (file for one in paths for file in _files(Path(one))):
            if path.suffix.lower() == ".csv":
                return None
            if path.suffix.lower() == ".zip":
                with zipfile.ZipFile(path) as archive:
                    total += len(archive.infolist())
            else:
                total += 1
    except (SubmissionError, *BROKEN):
        return None
    return total


def _placed(path: Path) -> Iterator[tuple[Path, _Place]]:
    files = list(_files(path))
    inside = [one.relative_to(path).parts for one in files]
    for one, parts, folder in zip(files, inside, _folders(inside), strict=True):
        # Moodle's folder may be the one that the teacher names; a folder's name says little of Canvas, which has none.
        name, number = platform_name(one.parts, parts or (one.name,))
        yield one, _Place(name, number, folder)


def _folders(places: Sequence[Sequence[str]]) -> list[str]:
    """Return whom folders name: those that hold one submission alone, or else one file alone."""
    read = [
        place for place in places if place and place[-1].lower().endswith((*ENDINGS, ".zip", ".csv", ".toml.txt", ".json.txt"))
    ]
    alone = dict(zip(map(tuple, read), folders_of_one(read), strict=True))
    every = folders_of_one(places)
    return [alone.get(tuple(place), other) for place, other in zip(places, every, strict=True)]


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = list(_inside(path, DEEPEST))
    if not any(one.suffix.lower() in (*TAKEN, *DOCUMENTS) for one in found):
        fix = f"put files into it that end in {', '.join(TAKEN)}"
        raise SubmissionError("there is no submission in it", where=str(path), fix=fix)
    yield from found


def _inside(folder: Path, depth: int) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda one: _in_order(one.name)):
        if path.name.startswith((".", "__MACOSX")) or _is_bundle(path.name):
            continue
        if not path.is_dir() or (path.is_symlink() and path.suffix.lower() in TAKEN):
            yield path
        elif depth > 1 and not path.is_symlink():
            yield from _inside(path, depth - 1)


def _in_order(name: str) -> tuple[str, int, str]:
    """Return what sorts names so that ``answers (1).json`` and ``answers-1.json`` follow ``answers.json``."""
    stem, _, ending = name.rpartition(".") if "." in name else (name, "", "")
    copy = _COPY.fullmatch(stem[:LONGEST_PART])
    return (copy[1], int(copy[2] or copy[3]), ending) if copy else (stem, 0, ending)


def _is_bundle(name: str) -> bool:
    stem, _, ending = _in_order(name)
    return f"{stem}.{ending}" in BUNDLE


def _ending(name: str) -> str:
    _, point, ending = name.rpartition(".")
    return f"{point}{ending}".lower()


def is_gone(name: str, paths: Iterable[str | Path]) -> bool:
    """Tell whether what errors call `name` lies in `paths`, where this run has looked, or is no file any more."""
    path = Path(name.partition(", row ")[0])
    if any(path.is_relative_to(one) for one in paths):
        return True
    return not any(one.is_file() for one in (path, *path.parents))


def _in_file(path: Path, place: _Place, items: Items) -> Iterator[Handed]:
    where = shown(str(path), longest=200)
    ending = path.suffix.lower()
    try:
        if ending == ".zip":
            yield from _in_archive(path, place, items, where)
        elif ending == ".csv":
            yield from in_table(read_file(path, limit=LARGEST_TABLE, error=SubmissionError, follow_links=False), items, where)
        elif _is_document(ending, place):
            yield place.hands(str(path), reason=_document(ending, where))
        elif ending in TAKEN or not path.exists():
            data = read_file(path, limit=LARGEST, error=SubmissionError, follow_links=False)
            yield place.hands(str(path), data, aside=_aside(path.name, data))
        else:
            yield place.hands(str(path), aside=True)
    except SubmissionError as reason:
        yield place.hands(str(path), reason=reason)


def _aside(name: str, data: bytes) -> bool:
    """Tell whether it is a text that does not look like answers."""
    return _ending(name) == TEXT and not _ANSWERS.search(data)


def _is_document(ending: str, place: _Place) -> bool:
    """Tell whether a file is a student's that cannot be read; a page that no platform holds may be one of our own sheets."""
    return ending in DOCUMENTS and (ending not in _PAGES or bool(place.platform))


def _document(ending: str, where: str) -> SubmissionError:
    table = ending in (".xlsx", ".ods")
    fix = "save it as CSV UTF-8" if table else "ask for one of these, or type the answers into answers.toml"
    wanted = "a table is read as CSV" if table else "answers are read from answers.toml, or from the file that the site exports"
    return SubmissionError(f"this is {DOCUMENTS[ending]}; {wanted}", where=where, fix=fix)


def _in_archive(path: Path, place: _Place, items: Items, where: str) -> Iterator[Handed]:
    if path.is_symlink() or not path.is_file():
        raise SubmissionError("this is not a regular file", where=where, fix="name a file")
    yield from _opened(path, place, items, where, _Bounds(LARGEST_ARCHIVE, MOST_ENTRIES))


def _opened(file: Path | io.BytesIO, place: _Place, items: Items, where: str, bounds: _Bounds) -> Iterator[Handed]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _entries(archive, place, items, where, bounds)
    except BROKEN as cause:
        what = f"this is no archive that can be read: {shown(str(cause))}"
        raise SubmissionError(what, where=where, fix="pack it again as a zip file") from None


def _entries(archive: zipfile.ZipFile, place: _Place, items: Items, where: str, bounds: _Bounds) -> Iterator[Handed]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    entries.sort(key=lambda entry: [_in_order(part) for part in _parts(entry.filename)[-DEEPEST:]])
    bounds.entries -= len(entries)
    if bounds.entries < 0:
        raise SubmissionError(f"more than {MOST_ENTRIES:,} entries", where=where, fix="hand in smaller archives")
    places = _places(entries, place)
    seen: set[str] = set()
    for entry in entries:
        if _is_passed_over(entry.filename):
            continue
        name, at = f"{where}/{shown(entry.filename, longest=200)}", places.get(entry.filename, place)
        what = _refusal(entry, seen)
        if what:
            fix = "hand in plain files of answers, each under a name of its own"
            yield at.hands(name, reason=SubmissionError(what, where=name, fix=fix))
        else:
            yield from _in_entry(archive, entry, at, items, name, bounds)


def _in_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: _Place, items: Items, name: str, bounds: _Bounds
) -> Iterator[Handed]:
    ending = _ending(entry.filename)
    if _is_document(ending, place):
        yield place.hands(name, reason=_document(ending, name))
        return
    if ending not in TAKEN:
        yield place.hands(name, aside=True)
        return
    try:
        with archive.open(entry) as file:
            data = file.read(min(_limit(ending), bounds.bytes) + 1)
    except BROKEN as cause:
        yield place.hands(name, reason=SubmissionError(shown(str(cause)), where=name, fix="pack it again as a zip file"))
        return
    bounds.bytes -= len(data)
    if bounds.bytes < 0:
        where = name.removesuffix(f"/{shown(entry.filename, longest=200)}")
        raise SubmissionError(f"it unpacks to more than {LARGEST_ARCHIVE:,} bytes", where=where, fix="hand in less")
    if len(data) > _limit(ending):  # it has lied about its size
        what = f"larger than {_limit(ending):,} bytes"
        yield place.hands(name, reason=SubmissionError(what, where=name, fix="hand in the answers alone"))
        return
    try:
        if ending == ".zip":
            yield from _in_inner(data, place, items, name, bounds)
        elif ending == ".csv":
            yield from in_table(data, items, name)
        else:
            yield place.hands(name, data, aside=_aside(entry.filename, data))
    except SubmissionError as reason:
        if bounds.bytes < 0 or bounds.entries < 0:
            raise
        yield place.hands(name, reason=reason)


def _in_inner(data: bytes, place: _Place, items: Items, where: str, bounds: _Bounds) -> Iterator[Handed]:
    if bounds.depth < 2:
        fix = "unpack it, and hand in the answers"
        raise SubmissionError("an archive in an archive in an archive is not opened", where=where, fix=fix)
    bounds.depth -= 1
    try:
        yield from _opened(io.BytesIO(data), place, items, where, bounds)
    finally:
        bounds.depth += 1


def _limit(ending: str) -> int:
    return {".zip": LARGEST_INNER, ".csv": LARGEST_TABLE}.get(ending, LARGEST)


def _places(entries: Sequence[zipfile.ZipInfo], place: _Place) -> dict[str, _Place]:
    """Return whom the name of each entry tells, or else the place of the archive."""
    names = [entry.filename for entry in entries if not _is_passed_over(entry.filename)]
    parts = [_parts(name) for name in names]
    # A lone paper may lie in a folder that is named after the exercise.
    several = sum(name.lower().endswith(TAKEN) for name in names) > 1
    folders = _folders(parts) if several else [place.folder for _ in parts]
    found: dict[str, _Place] = {}
    for name, inside, folder in zip(names, parts, folders, strict=True):
        platform, number = platform_name(inside, inside)
        found[name] = _Place(platform, number, folder) if platform else _Place(place.platform, place.number, folder)
    return found


def _parts(name: str) -> list[str]:
    return re.split(r"[/\\]", name)


def _is_passed_over(name: str) -> bool:
    parts = _parts(name)
    return parts[0] == "__MACOSX" or parts[-1].startswith(".") or _is_bundle(parts[-1])


def _refusal(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    """Return why an entry is refused, or "" and note its name."""
    name = entry.filename
    parts = _parts(name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith(("/", "\\")) or ".." in parts or ":" in name:
        return "its name leads out of the archive"
    if kind not in (0, stat.S_IFREG):
        return "this is not a regular file"
    if entry.flag_bits & 1:
        return "it is locked with a password"
    if entry.file_size > _limit(_ending(name)) and _ending(name) in TAKEN:
        return f"larger than {_limit(_ending(name)):,} bytes"
    folded = unicodedata.normalize("NFC", name).casefold()
    if folded in seen:
        return "another entry has the same name"
    seen.add(folded)
    return ""
