"""A line of links leads to the parts of a page that follow."""

from collections.abc import Callable
from typing import Any

PAGE = """# Page

## Aim

```{ws-jump}
```

Words.

## Opening *now*

### Inner

## Exercise
"""


def test_links_lead_to_the_sections_below_and_to_no_inner_ones(make_book: Callable[..., Any]) -> None:
    book = make_book({"page": PAGE})
    assert book.warnings == ""
    (line,) = book.page("page").query(".ws-jump")
    assert line.to_text() == "Jump to: Opening now · Exercise"
    assert [link.attrs["href"] for link in line.query("a")] == ["#opening-now", "#exercise"]


def test_last_section_has_nothing_to_jump_to(make_book: Callable[..., Any]) -> None:
    book = make_book({"page": "# Page\n\n## Aim\n\n```{ws-jump}\n```\n"})
    assert book.page("page").query(".ws-jump") == []


def test_right_below_the_title_it_leads_to_all_sections(make_book: Callable[..., Any]) -> None:
    book = make_book({"page": "# Page\n\n```{ws-jump}\n```\n\n## Aim\n\n## End\n"})
    (line,) = book.page("page").query(".ws-jump")
    assert line.to_text() == "Jump to: Aim · End"
