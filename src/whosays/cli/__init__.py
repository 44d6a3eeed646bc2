"""Floor 10, a door: the command line. Files come in; text, HTML or JSON goes out; nothing is computed here.

Each command imports what it needs when it runs, so that asking for help costs nothing.
"""

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from whosays.cli.assigning import assign, attempt
from whosays.cli.classes import class_
from whosays.cli.exercises import check, schema
from whosays.cli.grading import grade
from whosays.cli.output import tell, write_whatever_comes
from whosays.cli.printing import sheet
from whosays.cli.reading import read
from whosays.cli.serving import site
from whosays.errors import WhoSaysError, nearest

MENDABLE, INTERRUPTED, READER_GONE = 2, 130, 141
FULL_DISK = (errno.ENOSPC, errno.EDQUOT)


class Commands(click.Group):
    """The commands, in the order in which they are listed, and the one place where their errors are told."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands in their own order."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; for a slip, say which one is meant."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise WhoSaysError("no such command", where=args[0], fix=_meant(args[0], self.commands))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; tell a person's mistake without a stack trace, and leave ours to Python."""
        write_whatever_comes()
        try:
            made = super().invoke(ctx)
            sys.stdout.flush()
        except WhoSaysError as error:
            tell(error)
            ctx.exit(MENDABLE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except OSError as error:
            _leave_output(ctx, error)
        else:
            return made


def _meant(word: str, commands: Iterable[str]) -> str:
    return f"write whosays read {word}" if Path(word).is_file() else nearest(word, commands)


def _leave_output(ctx: click.Context, error: OSError) -> None:
    """End quietly where nobody reads on, with a message where the disk is full; raise anything else."""
    if not isinstance(error, BrokenPipeError) and error.errno not in FULL_DISK:
        raise error
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        ctx.exit(READER_GONE)
    tell(WhoSaysError("the disk is full", where="standard output", fix="make room, then run it again"))
    ctx.exit(MENDABLE)


EXIT_CODES = """\b
Exit codes:
  0    done
  1    a fault of whosays itself, with a stack trace: tell us
  2    something that you can mend, with what, where and how
  130  stopped with Ctrl-C

\b
Example:
  whosays read article.txt
"""


@click.group(cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="whosays", message="whosays %(version)s")
def main() -> None:
    """Ask of each sentence of a news article who says it, and whether it could be checked.

    whosays points at the words that tell. It describes wording; it never says what is true.
    """


for command in (read, attempt, assign, sheet, grade, class_, check, schema, site):
    main.add_command(command)
