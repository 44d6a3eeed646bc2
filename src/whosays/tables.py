"""Floor 1, characters: data files from people (TOML, JSON), read strictly; each surprise is an error they can mend.

1. `read_file` takes bytes from a regular file, up to a limit.
2. `decode` makes text of them.
3. `parse` makes plain data of the text: no duplicate key, no endless number, no deep nest.
4. `Table` hands the values out by type and names what nobody asked for.

Numbers with a point come back as `Decimal`, so that a mark never depends on binary rounding.
"""

import difflib
import errno
import json
import os
import re
import stat
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

from whosays.errors import WhoSaysError, nearest

DEEPEST = 20
LONGEST_NUMBER = 25
"""Digits; no count, share or year needs more, decimals stay exact, and a Fraction of 1e999999999 stops a machine."""

_NESTING = r'"(?:\\.|[^"\\])*+"?|[\[{\]}]'
_CUT_OFF = r"|-|\.|[eE][-+]?|t|tr|tru|f|fa|fal|fals|n|nu|nul"
"""What is left of a number or a word in a JSON text that was cut off inside it."""
_TWICE = r"Cannot overwrite a value|Cannot declare \(.*\) twice|Duplicate inline table key '.*'"
_ENDS = re.compile(r"Illegal character '\\n'|Illegal character '\\r'|Unterminated string|end of document")
"""What the reader of TOML says where a line, or the text, ends within quotation marks."""
_INNER_MARKS = 'inside the quotation marks write \\" for each mark, or put single marks around it all: \'... "..." ...\''
_DOTTED = r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){%d}"""

Error = type[WhoSaysError]


def shown(text: str, *, longest: int = 60) -> str:
    r"""Return `text` safe for a terminal and a log: controls and invisible characters as escapes, cut at `longest`.

    >>> print(shown("An\x1b[2Jna"))
    An\x1b[2Jna
    """
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return cut if cut.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in cut)


def described(value: object) -> str:
    """Return a short name of any value of a data file, whatever its size.

    >>> described("yes"), described(True), described([1, 2])
    ("'yes'", 'true', 'a list')
    """
    if type(value) is str:
        return f"'{shown(value)}'"
    if type(value) is bool:
        return str(value).lower()
    if type(value) is int and value.bit_length() > 4 * LONGEST_NUMBER:
        return "a very long number"
    plain = {list: "a list", tuple: "a list", dict: "a table", type(None): "nothing"}
    return plain.get(type(value)) or shown(str(value))


def read_file(path: Path, *, limit: int, error: Error, follow_links: bool = True) -> bytes:
    """Return the bytes of the regular file at `path`, at most `limit` of them.

    The file is opened once and judged by its descriptor, so that it cannot be swapped between look and read.
    """
    where = shown(str(path), longest=200)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags if follow_links else flags | getattr(os, "O_NOFOLLOW", 0))
    except (OSError, ValueError) as cause:
        raise error(_reason(cause), where=where, fix="name a file that exists and that you may read") from None
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise error("this is not a regular file", where=where, fix="name a file")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise error(f"larger than {limit:,} bytes", where=where, fix="check that it is the right file")
    return data


def _reason(cause: Exception) -> str:
    """Return the system's own words for a file that would not open."""
    if not isinstance(cause, OSError):
        return "this is not a file name"
    if cause.errno == errno.ELOOP:
        return "this is a link to another file"
    words = cause.strerror or "it cannot be opened"
    return words[0].lower() + words[1:]


def decode(data: bytes, *, where: str, error: Error) -> str:
    """Return `data` as text: UTF-8 with or without a byte order mark, or UTF-16 with one."""
    marks = (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if data.startswith(marks) else "utf-8-sig")
    except UnicodeDecodeError as cause:
        fix = "save the file as UTF-8"
        raise error(f"byte {cause.start} is not {cause.encoding} text", where=where, fix=fix) from None
    if "\0" in text:
        raise error("there is a NUL character in it", where=where, fix="save the file as UTF-8 text")
    if not text.strip():
        raise error("the file is empty", where=where, fix="check that it is the right file")
    return text


def parse(text: str, *, name: str, where: str, error: Error) -> dict[str, Any]:
    """Return the table that `text` holds: TOML or JSON by the ending of `name`, else by its first character."""
    is_json = name.endswith(".json") or (not name.endswith(".toml") and text.lstrip().startswith("{"))
    try:
        made = _parse_json(text) if is_json else _parse_toml(text)
    except RecursionError:
        raise error("nested too deep", where=where, fix=f"use at most {DEEPEST} levels") from None
    except json.JSONDecodeError as cause:
        early, place = _ends_early(text, cause), f"line {cause.lineno} column {cause.colno}"
        what = f"the file ends too early, at {place}" if early else shown(str(cause), longest=200)
        raise error(what, where=where, fix="ask for a new export" if early else "mend that place in the file") from None
    except ValueError as cause:
        what, fix = (shown(str(cause), longest=200), "mend that place in the file") if is_json else _slip(text, str(cause))
        raise error(what, where=where, fix=fix) from None
    if not isinstance(made, dict):
        raise error("the file does not hold a table", where=where, fix='write {"format": 1, ...}')
    return made


def _parse_json(text: str) -> Any:
    if text.count("[") + text.count("{") > DEEPEST and _is_deep(text):
        raise RecursionError
    return json.loads(text, object_pairs_hook=_unique, parse_int=_integer, parse_float=exact, parse_constant=_not_a_number)


def _ends_early(text: str, cause: json.JSONDecodeError) -> bool:
    """Tell whether a JSON text was cut off: nothing is wrong with it but that it does not go on."""
    if cause.msg.startswith(("Unterminated", "Extra data")):
        return cause.msg.startswith("Unterminated")
    rest = text[cause.pos :].strip()
    if "escape" in cause.msg:
        return len(rest) <= len("\\u00e9")
    return bool(re.fullmatch(_CUT_OFF, rest))


def _parse_toml(text: str) -> dict[str, Any]:
    import tomllib  # compiles its patterns at import; a page that grades nothing need not wait for it

    # tomllib joins a dotted key once for each dot: 60,000 of them take a minute.
    if re.search(_DOTTED % DEEPEST, text):
        raise RecursionError
    try:
        return tomllib.loads(text, parse_float=exact)
    except tomllib.TOMLDecodeError as cause:
        raise ValueError(re.sub(_TWICE, "a name is given twice", str(cause))) from None


def _slip(text: str, cause: str) -> tuple[str, str]:
    """Return what is wrong with a TOML text, in words for the usual slips, and how to mend it."""
    what, place = shown(cause, longest=200), re.search(r"\(at line (\d+), column \d+\)", cause)
    lines = text.rstrip().split("\n")
    line = lines[int(place[1]) - 1 if place and int(place[1]) <= len(lines) else -1]
    name, is_one, value = line.partition("=")
    if not is_one or line.lstrip().startswith("#") or not (place or "end of document" in cause):
        return what, "mend that place in the file"
    number = f"line {place[1] if place else len(lines)}"
    if "twice" in cause:
        twin = "a name" if value.lstrip().startswith("{") else shown(name.strip())  # in a table on one line it may be any
        return f"{number}: {twin} is given twice", "keep one of the two"
    name, value = shown(name.strip()), value.strip()
    slip, fix = _slip_in(name, value, cause) or (what, "mend that place in the file")
    return (slip, fix) if slip == what else (f"{number}: {slip}", fix)


def _slip_in(name: str, value: str, cause: str) -> tuple[str, str] | None:
    """Return what is wrong with the value beside a name, and how to mend it, or None where it is no usual slip."""
    bare = value.partition("#")[0].strip()
    marks = len(re.findall(r'(?<!\\)"', value))
    if not bare:
        return f"{name} has no value", f'write {name} = "", or the answer between the marks'
    if value[0] in "“”‘’„«" or (value[0] == '"' and marks == 1 and value[-1] in "“”‘’"):
        return f"{name} has curly quotation marks", 'use straight quotation marks (") around each answer'
    if bare in ("True", "False", "TRUE", "FALSE"):
        return f"{name} is {bare}", f"write {name} = {bare.lower()}, in small letters, or put an answer in quotation marks"
    if value[0] not in "\"'[{" and marks == 1:
        return f"{name} has no opening quotation mark", f'write {name} = "...", with a mark at each end'
    if value[0] in '"[' and marks % 2 and _ENDS.search(cause):
        form = '["...", "..."]' if value[0] == "[" else '"..."'
        return f"{name} has no closing quotation mark", f"write {name} = {form}, with a mark at each end"
    if value[0] == "[" and "Unclosed array" in cause:
        return f"{name} has no closing bracket", f'write {name} = ["...", "..."]'
    if value[0] in '"[' and marks > 2:
        return f"{name} has quotation marks within its quotation marks", _INNER_MARKS
    if value[0] == "'" and value.count("'") != 2:
        return (
            f"{name} has an apostrophe where a quotation mark belongs",
            f'write {name} = "...", with a straight mark at each end',
        )
    if re.fullmatch(r"[^\"\[\]{}]+", bare) and bare[0] != "'":
        return f"{name} has no quotation marks", f'write {name} = "{shown(bare)}"'
    return None


def _is_deep(text: str) -> bool:
    """Tell whether the brackets of a JSON text, those in strings left out, go deeper than `DEEPEST`."""
    level = 0
    for match in re.finditer(_NESTING, text, re.DOTALL):
        mark = match.group()
        level += 1 if mark in "[{" else -1 if mark in "]}" else 0
        if level > DEEPEST:
            return True
    return False


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise ValueError(f"{shown(name)!r} is given twice")
        made[name] = value
    return made


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"a number of {len(digits):,} digits is too long")
    return int(digits)


def _is_short(value: Decimal) -> bool:
    """Tell whether `value` is a number that a Fraction can hold: finite, and not too far from 1."""
    return value.is_finite() and abs(value.adjusted()) <= LONGEST_NUMBER


MOST_NUMBERED = 10_000


def numbers_in(ranges: str) -> frozenset[int]:
    """Return the whole numbers, from 1, that a person writes as numbers and ranges.

    Raises
    ------
    ValueError
        When something else stands there, a range runs backwards, or a number is above `MOST_NUMBERED`.

    >>> sorted(numbers_in("1-3, 7"))
    [1, 2, 3, 7]
    """
    wanted: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().partition("-")
        low, high = int(first), int(last or first)
        if not 1 <= low <= high <= MOST_NUMBERED:
            raise ValueError(f"{part.strip()} names no number")
        wanted.update(range(low, high + 1))
    return frozenset(wanted)


def exact(digits: str) -> Decimal:
    """Return the decimal number that `digits` write, or raise ValueError if it is not finite or too long to hold.

    >>> exact("0.72")
    Decimal('0.72')
    """
    try:
        number = Decimal(digits) if len(digits) <= LONGEST_NUMBER else None
    except InvalidOperation:
        raise ValueError(f"{shown(digits)!r} is not a number") from None
    if number is None or not _is_short(number):
        raise ValueError(f"{shown(digits)} is not a number of at most {LONGEST_NUMBER} digits")
    return number


def _not_a_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


class Table:
    """A table of a data file that hands out each value by type, and knows which ones nobody asked for.

    >>> table = Table({"id": "s1", "hnt": "Look."}, where="exercise.toml", error=WhoSaysError)
    >>> table.text("id")
    's1'
    >>> table.text("hint")
    Traceback (most recent call last):
    ...
    whosays.errors.WhoSaysError: exercise.toml: no 'hint', but there is 'hnt'
      fix: rename 'hnt' to 'hint'
    """

    def __init__(self, values: Mapping[str, Any], *, where: str, error: Error) -> None:
        self.values, self.where, self.error = values, where, error
        self.known: set[str] = set()

    def fail(self, what: str, fix: str) -> NoReturn:
        """Raise the table's kind of error, with the place of the table in it."""
        raise self.error(what, where=self.where, fix=fix)

    def has(self, name: str) -> bool:
        """Tell whether `name` is given."""
        self.known.add(name)
        return name in self.values

    def states_format(self, number: int) -> None:
        """Fail unless the table says ``format = number``."""
        if "format" not in self.values and not difflib.get_close_matches("format", self.values.keys(), n=1):
            self.fail("no 'format'", f"add format = {number}")
        if self.number("format") != number:
            self.fail(f"'format' is {described(self.values['format'])}", f"write format = {number}")

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return the string `name`, which must not be blank unless there is a default."""
        value = self._get(name, (str,), "text", default)
        if default is None and not value.strip():
            self.fail(f"{name!r} is empty", f"write the {name}")
        return str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the list of strings `name`; nothing given is an empty list."""
        value = self._get(name, (list,), "a list of texts", [])
        if not all(type(one) is str and one.strip() for one in value):
            self.fail(f"{name!r} holds something that is not text", f'write {name} = ["...", "..."]')
        return tuple(value)

    def flag(self, name: str) -> bool:
        """Return the truth value `name`; nothing given is false."""
        return bool(self._get(name, (bool,), "true or false", default=False))

    def number(self, name: str, *, default: int | None = None) -> Fraction:
        """Return the number `name`, exact: an integer, a decimal, or a text such as ``"1/3"``."""
        value = self._get(name, (int, Decimal, str), "a number", default)
        return self.fraction(name, value)

    def fraction(self, name: str, value: object) -> Fraction:  # noqa: RET503 - it returns a number or fails
        """Return `value`, found under `name`, as an exact number."""
        if type(value) is str and re.fullmatch(r"[0-9]{1,9}(/[1-9][0-9]{0,8})?", value):
            return Fraction(value)
        if (type(value) is Decimal and _is_short(value)) or (type(value) is int and value.bit_length() <= 3 * LONGEST_NUMBER):
            return Fraction(value)
        self.fail(f"{name!r} is {described(value)}", f'write a number such as {name} = 1 or {name} = "1/2"')

    def choice(self, name: str, known: tuple[str, ...], *, default: str | None = None) -> str:
        """Return the string `name`, which must be one of `known`."""
        value = self.text(name, default=default)
        if value not in known:
            self.fail(f"{name!r} is {shown(value)!r}", nearest(value, known))
        return value

    def table(self, name: str, *, needed: bool = False) -> "Table":
        """Return the table `name`; nothing given is an empty table, unless it is needed."""
        return self.part(self._get(name, (dict,), "a table", None if needed else {}), name)

    def tables(self, name: str) -> "tuple[Table, ...]":
        """Return the tables of ``[[name]]``, in order."""
        listed = self._get(name, (list,), f"a list of tables [[{name}]]", [])
        if not all(type(one) is dict for one in listed):
            self.fail(f"{name!r} is not a list of tables", f"start each one with [[{name}]]")
        return tuple(self.part(one, f"{name} {number}") for number, one in enumerate(listed, start=1))

    def part(self, values: Mapping[str, Any], place: str) -> "Table":
        """Return `values`, which stand in this table at `place`, as a table."""
        return Table(values, where=f"{self.where}, {place}", error=self.error)

    def close(self) -> None:
        """Raise an error if the table holds a name that nobody asked for."""
        for name in self.values:
            if name not in self.known:
                self.fail(f"nobody reads {shown(name)!r}", nearest(name, self.known))

    def _get(self, name: str, types: tuple[type, ...], wanted: str, default: Any) -> Any:
        self.known.add(name)
        if name in self.values:
            value = self.values[name]
            if type(value) not in types:
                self.fail(f"{name!r} is {described(value)}, not {wanted}", f"make it {wanted}")
            return value
        if default is None:
            self._missing(name)
        return default

    def _missing(self, name: str) -> NoReturn:
        spelled = difflib.get_close_matches(name, self.values.keys() - self.known, n=1)
        if spelled:
            self.fail(f"no {name!r}, but there is {shown(spelled[0])!r}", f"rename {shown(spelled[0])!r} to {name!r}")
        self.fail(f"no {name!r}", f"add {name} = ...")
