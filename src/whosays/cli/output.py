"""What all commands share: showing, writing a file whole, telling an error, and a sign of life while you wait."""

import codecs
import io
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whosays.errors import WhoSaysError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Work = TypeVar("Work")
NARROWEST, WIDEST = 24, 100
"""Columns; what is narrower holds no label and word, and a longer line is hard to read."""
FILE_WIDTH = 80
PATIENCE = 1.0
"""Seconds before a sign of life is shown."""


def write_whatever_comes() -> None:
    """Let a terminal that cannot write a character write another in its place, instead of failing."""
    codecs.register_error("whosays", _another)
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO(), encoding="utf-8")  # None where it is closed
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="whosays")


def _another(error: UnicodeError) -> tuple[str, int]:
    from whosays.render.text import ASCII

    if not isinstance(error, UnicodeEncodeError):
        raise error
    stuck = error.object[error.start : error.end]
    return "".join(ASCII.get(character) or ascii(character)[1:-1] for character in stuck), error.end


def tell(error: WhoSaysError) -> None:
    """Write what happened, where, and what to do."""
    from whosays.render.visible import visible

    click.echo(f"{visible(error.where)}: {visible(error.what)}\n  fix: {visible(error.fix)}", err=True)


def show(parts: "Iterable[RenderableType]") -> None:
    """Write `parts` to standard output one by one, in color on a terminal."""
    console = _console()
    console.width = max(NARROWEST, min(console.width, WIDEST))
    if console.is_terminal:
        for part in parts:
            console.print(part)
        return
    with sign_of_life("Writing"):
        for part in parts:
            with console.capture() as captured:
                console.print(part)
            sys.stdout.write(_without_tails(captured.get()))


def as_text(parts: "Iterable[RenderableType]") -> str:
    """Return `parts` as plain text for a file."""
    console = _console(file=io.StringIO(), width=FILE_WIDTH, color_system=None)
    with sign_of_life("Writing"), console.capture() as captured:
        for part in parts:
            console.print(part)
    return _without_tails(captured.get())


def _console(**settings: Any) -> "Console":
    """Return a console that takes nothing in an article for an order: no markup, no emoji names, no highlights."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, **settings)


def _without_tails(text: str) -> str:
    return re.sub(r" +$", "", text, flags=re.MULTILINE)


def write(text: str, output: str | None) -> None:
    """Write `text` as UTF-8 to the file `output`, or to standard output for None and ``-``."""
    data = text.encode("utf-8", errors="backslashreplace")
    if output in (None, "-"):
        rest = memoryview(data)
        while rest:  # unbuffered (PYTHONUNBUFFERED), one write may take only a part
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(output), data)


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to the file at `path` so that the file is the old one or the new one, never a part.

    Folders on the way that are not there are made.

    Raises
    ------
    WhoSaysError : the file cannot be written.
    """
    fix = "name a file in a folder where you may write"
    try:
        if path.is_dir():
            raise WhoSaysError("a folder, not a file", where=str(path), fix=fix)
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe: there is nothing to replace
        else:
            whole = path.resolve()
            whole.parent.mkdir(parents=True, exist_ok=True)
            _replace(whole, data)
    except (OSError, ValueError) as reason:
        what = f"cannot be written: {getattr(reason, 'strerror', None) or reason}"
        raise WhoSaysError(what, where=str(path), fix=fix) from None


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def sign_of_life(words: str) -> Iterator[Callable[[str], None]]:
    """Show `words` on a terminal while the block runs, once it has taken a while; yield what changes them."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    status = Console(stderr=True).status(Text(words))
    timer = threading.Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda changed: status.update(Text(changed, no_wrap=True, overflow="ellipsis"))
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def progress(work: "Iterable[Work]", *, words: str, total: int | None) -> "Iterator[Work]":
    """Yield what `work` yields, with a bar of progress on a terminal once it has taken a while."""
    if not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    task = shown.add_task(words, total=total)
    started, begun = False, time.monotonic()
    try:
        for number, one in enumerate(work, start=1):
            if number % 50 == 0:
                if not started and time.monotonic() - begun > PATIENCE:
                    shown.start()
                    started = True
                shown.update(task, completed=number)
            yield one
    finally:
        if started:
            shown.stop()
