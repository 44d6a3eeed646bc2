"""The table of lessons counts the prose that a student reads, and nothing else."""

from collections.abc import Callable
from typing import Any

from whosays.sphinxext.lessons import prose

PAGE = """# 1. A lesson

Ask who says it, {term}`owners <owner>` and all.

```{ws-article} harbour
:paragraphs: 1
```

````{dropdown} Then look
The second line stands in a fold.

:::{ws-chart} harbour page
:::
````

| a table | with six words in its row | is none |
|---|---|---|

## Sources

None of these words counts as prose.
"""


def test_prose_is_what_the_course_says_itself() -> None:
    assert prose(PAGE) == ["Ask who says it, owners and all.", "The second line stands in a fold."]


def test_table_has_a_row_for_each_lesson(make_book: Callable[..., Any]) -> None:
    lesson = "# One\n\nThe cat sat on the mat. The dog ran to the man.\n"
    book = make_book({"one": lesson, "page": "# Page\n\n```{ws-lessons}\n/one\n```\n"})
    cells = [cell.to_text() for cell in book.page("page").query("tbody tr")[0].query("th, td")]
    assert cells[:2] == ["One", "12"]


def test_a_page_that_is_not_there_is_an_error(make_book: Callable[..., Any]) -> None:
    assert "no such page" in make_book({"page": "# Page\n\n```{ws-lessons}\n/none\n```\n"}).warnings
