"""Who says, and could it be checked? Reads a news article sentence by sentence and points at the words.

>>> import whosays
>>> report = whosays.read("The bridge will close in May, the mayor said.")
>>> [str(sentence.label) for sentence in report.sentences]
['sourced-opinion']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whosays.errors import WhoSaysError
    from whosays.grading.exercise import Exercise, open_exercise
    from whosays.grading.marking import Grade, grade
    from whosays.grading.submission import open_submission
    from whosays.labels.label import Label
    from whosays.render.json import as_dict
    from whosays.report import Report, read
    from whosays.text.article import Article
    from whosays.text.files import open_article
    from whosays.text.html import article_from_html

__all__ = [
    "Article",
    "Exercise",
    "Grade",
    "Label",
    "Report",
    "WhoSaysError",
    "article_from_html",
    "as_dict",
    "grade",
    "open_article",
    "open_exercise",
    "open_submission",
    "read",
]

_AT_FIRST_USE = {
    "Article": "whosays.text.article",
    "Exercise": "whosays.grading.exercise",
    "Grade": "whosays.grading.marking",
    "Label": "whosays.labels.label",
    "Report": "whosays.report",
    "WhoSaysError": "whosays.errors",
    "article_from_html": "whosays.text.html",
    "as_dict": "whosays.render.json",
    "grade": "whosays.grading.marking",
    "open_article": "whosays.text.files",
    "open_exercise": "whosays.grading.exercise",
    "open_submission": "whosays.grading.submission",
    "read": "whosays.report",
}
"""Public names, and the modules that are imported when one is first asked for: no command waits for what it does not use."""


def __getattr__(name: str) -> Any:
    if name not in _AT_FIRST_USE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_AT_FIRST_USE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
