"""An exercise: what is asked of a student, and the key that answers it.

A folder holds ``exercise.toml`` (the items), ``prompt.md`` (what the student reads), ``answers.toml`` (the blank form),
``key.toml`` (the key) and perhaps ``samples/``. A folder without ``key.toml`` opens too: a student may have it.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from whosays.errors import ExerciseError, nearest
from whosays.grading.kinds import KINDS, kind_named
from whosays.grading.kinds.kind import Kind, Unreadable
from whosays.tables import Table, decode, described, parse, read_file

FORMAT = 1
LARGEST = 1_000_000
DRAFTED = "the engine drafted this and a person must check it"
"""How a reason begins that nobody has looked at."""
MOST_POINTS = 1000
SKIP = "skip.txt"
"""The file beside exercise folders that names items to leave out of all of them, by their `origin`."""


@dataclass(frozen=True, slots=True)
class Key:
    """The right answer to an item, and the reason for it. Values are as the item's kind parses them.

    `accept` pairs other values with the share of the points (0 to 1) that they earn; each of `also` earns a half.
    `evidence` holds words of the item's text; `why` ends the sentence "The key says ..., because ...". `slips` pairs wrong
    values that many give with a sentence on what went wrong. `drafted` holds, for each part of the answer that the engine
    drafted, the words that it found for it.
    """

    answer: Any
    accept: tuple[tuple[Any, Fraction], ...]
    also: tuple[Any, ...]
    evidence: tuple[str, ...]
    why: str
    rule: tuple[str, ...]
    misconception: tuple[str, ...]
    slips: tuple[tuple[Any, str], ...] = ()
    drafted: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked. `number` is what students see: its place in the exercise, from 1, on a page and on paper.

    `text` is the sentence shown, "" where there is none; `question` is the record of the kind. `before` is the sentence before
    `text`, shown where `text` cannot be understood without it, else "". `skip` tells that the key leaves the item out: it is
    asked, under its own number, and counts for nothing; it may have no key. `origin` names the exercise and the item of the
    bank that a variant has it from, with a slash between them, or is ""; `place` says the same as people do, "item 9 of Nobody
    says".
    """

    id: str
    number: int
    kind: str
    points: Fraction
    prompt: str
    hint: str
    text: str
    question: Any
    key: Key | None
    before: str = ""
    skip: bool = False
    origin: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A set of items with one aim.

    `article` is a path from the folder or from the root of the repository. `sha256` is the fingerprint of what is asked
    (prompts, texts, choices; not points, hints or key), so that a submission can say which version it answers. `drafted`
    tells whether the engine drafted the key, and `stamped` whether a key that must say that a person has checked it does.
    `pooled` is the number of variants that are counted together as this one, else 0.
    """

    id: str
    title: str
    lesson: str
    article: str | None
    teaches: tuple[str, ...]
    not_teaches: tuple[str, ...]
    needs: tuple[str, ...]
    graded: bool
    prompt: str
    items: tuple[Item, ...]
    sha256: str
    drafted: bool = False
    stamped: bool = True
    pooled: int = 0

    @property
    def reviewed(self) -> bool:
        """Tell whether a person stands behind the key: it says so, and no reason is still the engine's."""
        return self.stamped and not any(_is_draft(item) for item in self.items)

    @property
    def points(self) -> Fraction:
        """Return what all items that count earn together."""
        return sum((item.points for item in self.items if not item.skip), Fraction(0))


def _is_draft(item: Item) -> bool:
    return item.key is not None and not item.skip and item.key.why.startswith(DRAFTED)


def open_exercise(folder: str | Path) -> Exercise:
    """Return the exercise in `folder`, with its key if there is one.

    Raises
    ------
    ExerciseError
        For the first thing in the folder that cannot be right.
    """
    exercise, problems = read_folder(Path(folder))
    if exercise is None:
        raise problems[0]
    return exercise


def read_folder(folder: Path) -> tuple[Exercise | None, tuple[ExerciseError, ...]]:
    """Return the exercise in `folder`, or None and all that is wrong with its tables."""
    if not folder.is_dir():
        return None, (ExerciseError("no such exercise folder", where=str(folder), fix=_folders_near(folder)),)
    try:
        asked = open_table(folder / "exercise.toml")
        key = open_table(folder / "key.toml") if (folder / "key.toml").exists() else None
        prompt = open_text(folder / "prompt.md")
    except ExerciseError as problem:
        return None, (problem,)
    exercise, problems = read_exercise(asked, key, prompt=prompt)
    if not exercise or not key:
        return exercise, problems
    try:
        return _without(exercise, origins_left_out(folder.resolve().parent)), problems
    except ExerciseError as problem:
        return None, (problem,)


def origins_left_out(keys: Path) -> tuple[str, ...]:
    """Return the items of the bank that are left out, as ``skip.txt`` in the folder around the exercises' folders lists them.

    Each stands on a line, as `origin` in the keys has it; what follows a ``#`` is a remark.
    """
    path = keys / SKIP
    if not path.is_file():
        return ()
    lines = decode(read_file(path, limit=LARGEST, error=ExerciseError), where=str(path), error=ExerciseError).splitlines()
    return tuple(origin for line in lines if (origin := line.partition("#")[0].strip().strip('"')))


def _without(exercise: Exercise, origins: tuple[str, ...]) -> Exercise:
    """Return the exercise with the items of these origins left out."""
    if not origins:
        return exercise
    items = tuple(replace(item, skip=item.skip or item.origin in origins) for item in exercise.items)
    if all(item.skip for item in items):
        fix = "take some of its lines away"
        raise ExerciseError(f"every item of {exercise.id!r} is left out", where=SKIP, fix=fix)
    return replace(exercise, items=items)


def _folders_near(folder: Path) -> str:
    known = [path.parent.name for path in folder.parent.glob("*/exercise.toml")]
    return nearest(folder.name, known) if known else "name the folder that holds exercise.toml"


def open_text(path: Path) -> str:
    """Return the text of the file at `path` in an exercise folder."""
    if not path.exists():
        raise ExerciseError("no such file", where=str(path), fix=f"add it: an exercise needs {path.name}")
    data = read_file(path, limit=LARGEST, error=ExerciseError)
    return decode(data, where=str(path), error=ExerciseError)


def open_table(path: Path) -> Table:
    """Return the table in the TOML file at `path` in an exercise folder."""
    values = parse(open_text(path), name=path.name, where=str(path), error=ExerciseError)
    return Table(values, where=str(path), error=ExerciseError)


def read_exercise(asked: Table, key: Table | None, *, prompt: str) -> tuple[Exercise | None, tuple[ExerciseError, ...]]:
    """Return the exercise that the tables `asked` and `key` state, or None and what is wrong with them."""
    items: list[Item] = []
    problems: list[ExerciseError] = []
    try:
        asked.states_format(FORMAT)
        for made in _items(asked, _keys(asked, key)):
            if isinstance(made, Item):
                items.append(made)
            else:
                problems.append(made)
        if items and all(item.skip for item in items):
            asked.fail("every item is left out by the key", "take skip = true away from some")
        exercise = None if problems else _exercise(asked, tuple(items), prompt, key)
    except ExerciseError as problem:
        return None, (*problems, problem)
    return exercise, tuple(problems)


def _exercise(asked: Table, items: tuple[Item, ...], prompt: str, key: Table | None) -> Exercise:
    says = key is not None and key.has("reviewed")  # a key that does not say is written by a person
    exercise = Exercise(
        id=slug(asked, "id"),
        title=asked.text("title"),
        lesson=asked.text("lesson"),
        article=asked.text("article") if asked.has("article") else None,
        teaches=asked.texts("teaches"),
        not_teaches=asked.texts("not_teaches"),
        needs=asked.texts("needs"),
        graded=asked.flag("graded"),
        prompt=prompt,
        items=items,
        sha256=_fingerprint(asked),
        drafted=says or any(map(_is_draft, items)),
        stamped=key is None or not says or key.flag("reviewed"),
    )
    asked.close()
    return exercise


def slug(table: Table, name: str) -> str:
    """Return the string `name`, which must be fit for an address and a file name."""
    value = table.text(name)
    if not re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?", value):
        table.fail(f"{name!r} is {described(value)}", "use lower-case letters, digits and hyphens, at most 40")
    return value


def _fingerprint(asked: Table) -> str:
    """Return the hash of what the student is asked."""
    kept = [{name: item[name] for name in item if name not in ("points", "hint")} for item in asked.values["items"]]
    canonical = json.dumps([asked.values["id"], kept], ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _keys(asked: Table, key: Table | None) -> Mapping[str, Table] | None:
    """Return the table of each item in ``key.toml``, or None where there is no key."""
    if key is None:
        return None
    key.states_format(FORMAT)
    if key.text("exercise") != asked.text("id"):
        key.fail(f"this is the key of {described(key.text('exercise'))}", f"write exercise = {asked.text('id')!r}")
    items = key.table("items", needed=True)
    key.has("reviewed")
    key.close()
    for name, values in items.values.items():
        if type(values) is not dict:
            items.fail(f"{described(name)} is {described(values)}", f"start it with [items.{name}]")
    return {name: key.part(values, f"item {name}") for name, values in items.values.items()}


def _items(asked: Table, keys: Mapping[str, Table] | None) -> Iterator[Item | ExerciseError]:
    """Yield each item of the exercise, or what is wrong with it; then what is wrong with the rest of the key."""
    seen: list[object] = []
    for number, table in enumerate(asked.tables("items"), start=1):
        name = table.values.get("id")
        try:
            if name in seen:
                table.fail(f"the id {described(name)} is given twice", "give each item an id of its own")
            yield _item(table, number, where=asked.where, keys=keys)
        except ExerciseError as problem:
            yield problem
        seen.append(name)
    if not seen:
        asked.fail("there are no items", "add [[items]]")
    yield from _strays(keys or {}, {name for name in seen if isinstance(name, str)})


def _strays(keys: Mapping[str, Table], asked: set[str]) -> Iterator[ExerciseError]:
    """Yield an error for each key of an item that is not asked."""
    keyless = asked - keys.keys()
    for name in sorted(keys.keys() - asked):
        fix = f"{nearest(name, keyless) if keyless else 'take it away'}, or add [[items]] id = {described(name)}"
        yield ExerciseError("no such item in exercise.toml", where=keys[name].where, fix=fix)


def _item(table: Table, number: int, *, where: str, keys: Mapping[str, Table] | None) -> Item:
    name = slug(table, "id")
    table.where = f"{where}, item {name}"
    kind = kind_named(table.choice("kind", tuple(kind.name for kind in KINDS)))
    points = table.number("points")
    if not 0 < points <= MOST_POINTS:
        table.fail(f"'points' is {points}", f"write points = 1, or more, up to {MOST_POINTS}")
    prompt, hint, text = table.text("prompt"), table.text("hint"), table.text("text", default="")
    before = table.text("before", default="")
    question = kind.read(table)
    table.close()
    if keys is not None and name not in keys:
        table.fail("key.toml has no answer to it", f"add [items.{name}] to key.toml")
    if keys is None:
        return Item(name, number, kind.name, points, prompt, hint, text, question, None, before)
    skip, origin = keys[name].flag("skip"), keys[name].text("origin", default="")
    place = keys[name].text("place", default="")
    key = None if skip and "answer" not in keys[name].values else _key(keys[name], kind, question)
    return Item(name, number, kind.name, points, prompt, hint, text, question, key, before, skip, origin, place)


def _key(table: Table, kind: Kind[Any, Any], question: Any) -> Key:
    if not table.has("answer"):
        table.fail("no 'answer'", "add answer = ..., or skip = true if the item is not to count")
    accept, slips, drafted = table.table("accept"), table.table("slips"), table.table("drafted")
    key = Key(
        answer=_value(table, kind, question, table.values["answer"]),
        accept=tuple((_value(accept, kind, question, name), accept.number(name)) for name in accept.values),
        also=tuple(_value(table, kind, question, name) for name in table.texts("also")),
        evidence=table.texts("evidence"),
        why=table.text("why").strip().rstrip("."),
        rule=table.texts("rule"),
        misconception=table.texts("misconception"),
        slips=tuple((_value(slips, kind, question, name), slips.text(name)) for name in slips.values),
        drafted=tuple((part, drafted.texts(part)) for part in drafted.values),
    )
    table.close()
    for name, (_, share) in zip(accept.values, key.accept, strict=True):
        if not 0 < share <= 1:
            accept.fail(f"{described(name)} earns {share} of the points", "write a share above 0, at most 1")
    return key


def _value(table: Table, kind: Kind[Any, Any], question: Any, answer: object) -> Any:
    """Return `answer` as the kind parses it; a key must be readable."""
    value = (kind.keyed or kind.parse)(question, answer)
    if isinstance(value, Unreadable):
        known = [choice for choice, _ in kind.choices(question)]
        fix = nearest(answer if type(answer) is str else "", known) if known else value.reason
        table.fail(f"{described(answer)} is no answer to this item", fix)
    return value
