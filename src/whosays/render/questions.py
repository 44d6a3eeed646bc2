"""The questions of an exercise as one page to read beside the form: no script, no request, no other file, and no key."""

from collections.abc import Iterator

from whosays.grading.exercise import Exercise, Item
from whosays.render.asking import asking
from whosays.render.page import escaped, head, style
from whosays.render.plain import before_it
from whosays.render.prose import html_prose, html_words
from whosays.structure.lines import lines

HOW_TO_HAND_IN = (
    "Open the file <code>answers.toml</code> beside this page in a plain text editor. "
    "Write each answer between the straight quotation marks of its line, save the file, and hand it in."
)


def questions_page(exercise: Exercise, *, article: str = "") -> str:
    """Return the questions of `exercise` as a whole page, with the text of `article` below; no key is looked at."""
    return "\n".join(_lines(exercise, article)) + "\n"


def _lines(exercise: Exercise, article: str) -> Iterator[str]:
    yield from head(exercise.title, style("sheets.css"))
    yield f"<header><h1>{escaped(exercise.title)}</h1>"
    yield from html_prose(exercise.prompt)
    yield f'<p class="note">{HOW_TO_HAND_IN}</p>'
    if article:
        yield '<p><a href="#article">The article stands below the questions.</a></p>'
    yield "</header>\n<main>"
    for item in exercise.items:
        yield from _item(item)
    if article:
        yield '<section id="article" aria-labelledby="article-title"><h2 id="article-title">The article</h2>'
        yield from (f'<p class="text">{escaped(span.slice(article))}</p>' for span in lines(article))
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _item(item: Item) -> Iterator[str]:
    name, asks = escaped(item.id), asking(item)
    yield '<section class="item">'
    yield f'<h2 class="ask" id="{name}">{item.number}. {html_words(item.prompt)}</h2>'
    if item.before:
        yield f'<p class="soft">{escaped(before_it(item))}</p>'
    if item.text:
        yield f'<p class="text">{escaped(item.text)}</p>'
    if asks.shown:
        yield '<ul class="choices">'
        yield from (f"<li>{_named(name)}{escaped(text)}</li>" for name, text in asks.shown)
        yield "</ul>"
    yield f"<p>{escaped(asks.how)}</p>"
    if asks.typed:
        yield '<ul class="choices">'
        yield from (f"<li><code>{escaped(typed)}</code> {escaped(words)}</li>" for typed, words in asks.typed)
        yield "</ul>"
    yield f'<p class="soft">In the form: <code>{name} = &quot;...&quot;</code></p></section>'


def _named(name: str) -> str:
    return f"<code>{escaped(name)}</code> " if name else ""
