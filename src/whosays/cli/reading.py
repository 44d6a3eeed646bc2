"""``whosays read``: an article in, a report out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli.output import as_text, show, sign_of_life, write
from whosays.errors import ArticleError, WhoSaysError

if TYPE_CHECKING:
    from whosays.report import Report

EXAMPLES = """\b
Examples:
  whosays read article.txt
  whosays read page.html --html -o report.html
  curl -s https://example.org/story | whosays read - --json
"""


@click.command(epilog=EXAMPLES)
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the report as data (whosays/report/v1).")
@click.option("--html", "as_html", is_flag=True, help="Print the report as one web page.")
@click.option("-o", "--output", metavar="OUT", help="Write to the file OUT, whole or not at all.")
def read(file: str, *, as_json: bool, as_html: bool, output: str | None) -> None:
    """Label each sentence of an article, and point at the words.

    FILE is plain text or HTML; - reads standard input. After the sentences come the furniture of the page, the owners
    of words, the statistics beside their usual range, and what could not be told.
    """
    if as_json and as_html:
        raise click.UsageError("Choose --json or --html, not both.")
    _keep_article(file, output)
    _keep_terminal(output, as_html=as_html)
    import whosays
    from whosays.text.files import article_from_bytes, open_article

    data = _input() if file == "-" else None
    with sign_of_life("Reading the article"):
        report = whosays.read(open_article(file) if data is None else article_from_bytes(data))
        if as_json or as_html:
            page = _json(report) if as_json else _html(report)
    if as_json or as_html:
        write(page, output)
        return
    from whosays.render.text import report_text

    if output in (None, "-"):
        show(report_text(report))
    else:
        write(as_text(report_text(report)), output)


def _keep_article(file: str, output: str | None) -> None:
    """Refuse to put a report in the place of its article."""
    if output not in (None, "-") and Path(output).is_file() and Path(file).is_file() and Path(file).samefile(output):
        raise WhoSaysError("this is the article itself", where=output, fix="name another file after -o")


def _keep_terminal(output: str | None, *, as_html: bool) -> None:
    """Refuse to write a web page to a terminal; a pipe and a file may have it."""
    if as_html and output in (None, "-") and sys.stdout.isatty():
        fix = "add -o report.html, and open that file in a browser"
        raise WhoSaysError("a web page is nothing to read in a terminal", where="--html", fix=fix)


def _input() -> bytes:
    """Return what comes in on standard input, up to a little more than an article may have."""
    from whosays.text.files import MAX_BYTES

    fix = "pipe an article in, or name a file"
    if sys.stdin is None:
        raise ArticleError("nothing comes in", where="standard input", fix=fix)
    if sys.stdin.isatty():
        click.echo("Paste the article, then press Ctrl-D on a line of its own (Windows: Ctrl-Z, Enter).", err=True)
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as reason:
        what = f"cannot be read: {reason.strerror}"
        raise ArticleError(what, where="standard input", fix=fix) from None


def _json(report: "Report") -> str:
    import json

    import whosays

    return json.dumps(whosays.as_dict(report), ensure_ascii=False, indent=1) + "\n"


def _html(report: "Report") -> str:
    from whosays.render.html import report_page

    return report_page(report)
