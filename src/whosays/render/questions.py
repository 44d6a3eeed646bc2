"""An exercise as one page for a student: to answer on and to save the answers from, or to read beside the form; and no key.

The page is one file: it asks for no other, runs nothing but the scripts of the book, and works from a file on a phone. Where
no script runs, it shows the questions and what can be written.
"""

from collections.abc import Iterator

from whosays.grading.exercise import Exercise, Item
from whosays.render.asking import asking
from whosays.render.controls import asked_data, controls, framed_words, legend
from whosays.render.elements import Element, element, markup
from whosays.render.page import data_block, escaped, head, style
from whosays.render.places import paragraphs, places
from whosays.render.prose import html_prose

SHEETS = ("sheets.css", "static/whosays.css", "questions.css")
SCRIPTS = ("static/whosays.js", "static/exercises.js")
HOW_TO_ANSWER = (
    "Answer here. Your answers stay on this device until you save them: the button at the end makes a file for your teacher."
)
BY_HAND = (
    "You cannot answer on this page here, because no script runs in this view. Open it in a browser. Or answer by hand: "
    "open the file <code>answers.toml</code> beside this page in a plain text editor, write each answer between the straight "
    "quotation marks of its line, save the file, and hand it in."
)
LONGEST_INTRODUCTION = 180
"""Words."""
BY_HAND_ONLY = "ws-form-only"
"""The class of what is shown only where the page cannot be answered on."""


def questions_page(exercise: Exercise, *, article: str = "", student: str = "") -> str:
    """Return `exercise` as a whole page for `student`, with the text of `article` below; no key is looked at."""
    return "\n".join(_lines(exercise, article, student)) + "\n"


def _lines(exercise: Exercise, article: str, student: str) -> Iterator[str]:
    scripts = [style(name) for name in SCRIPTS]
    yield from head(exercise.title, "\n".join(map(style, SHEETS)), scripts=scripts)
    yield f"<header><h1>{escaped(exercise.title)}</h1>"
    yield from _introduction(exercise.prompt)
    yield f'<p class="note {BY_HAND_ONLY}">{BY_HAND}</p>\n<p class="note ws-page-only">{HOW_TO_ANSWER}</p>'
    if article:
        yield '<p><a href="#article">The article stands below the questions, its paragraphs numbered.</a></p>'
    yield f'</header>\n<main>\n<div class="ws-exercise" id="exercise-{exercise.id}">'
    yield data_block("ws-exercise-data", {**asked_data(exercise), "student": student})
    yield f'<form autocomplete="off" novalidate aria-label="{escaped(exercise.title)}">'
    numbered = paragraphs(article)
    stand = places(exercise, numbered)
    for item in exercise.items:
        yield markup(_item(exercise, item, stand.get(item.id, "")))
    yield "</form>\n</div>"
    if article:
        yield '<section id="article" aria-labelledby="article-title"><h2 id="article-title">The article</h2>'
        yield "<ol>"
        yield from (f'<li class="text">{escaped(paragraph)}</li>' for paragraph in numbered)
        yield "</ol>\n</section>"
    yield "</main>"
    yield from (f"<script>{script}</script>" for script in scripts)
    yield "</body>\n</html>"


def _introduction(prompt: str) -> Iterator[str]:
    """Yield what stands before the items; where it is long, folded, so that the first item is near."""
    if len(prompt.split()) <= LONGEST_INTRODUCTION:
        yield from html_prose(prompt)
        return
    yield "<details><summary>What the items ask: read it first, and come back to it</summary>"
    yield from html_prose(prompt)
    yield "</details>"


def _item(exercise: Exercise, item: Item, place: str) -> Element:
    return element(
        "fieldset", legend(item, place=place), controls(item),
        element("div", classes=["ws-feedback"], role="status"),
        element("div", *_by_hand(item), classes=[BY_HAND_ONLY]),
        classes=["ws-item"], id=f"{exercise.id}-{item.id}", data_ws_item=item.id,
    )  # fmt: skip


def _by_hand(item: Item) -> Iterator[Element]:
    """Yield what a student needs who writes the answer into the form."""
    asks = asking(item)
    if item.kind == "touch":
        yield element("p", *framed_words(item.text), classes=["text"])
    if asks.shown:
        yield element("ul", *(element("li", *_named(name), text) for name, text in asks.shown), classes=["choices"])
    yield element("p", asks.how)
    if asks.typed:
        yield element("ul", *(element("li", *_named(typed), words) for typed, words in asks.typed), classes=["choices"])
    yield element("p", "In the form: ", element("code", f'{item.id} = "..."'), classes=["soft"])


def _named(name: str) -> tuple[Element | str, ...]:
    return (element("code", name), " ") if name else ()
