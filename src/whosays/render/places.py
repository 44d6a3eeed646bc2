"""Where the sentences of an exercise stand in their article: its paragraphs are numbered beside it, on paper and on a page."""

from bisect import bisect_right
from collections.abc import Sequence

from whosays.grading.exercise import Exercise
from whosays.structure.lines import lines


def paragraphs(text: str) -> tuple[str, ...]:
    r"""Return the paragraphs of an article, each on one line: all of them, so that no number tells the story from the page.

    >>> paragraphs("Bridge  shut\n\nIt rained.\n")
    ('Bridge shut', 'It rained.')
    """
    return tuple(" ".join(span.slice(text).split()) for span in lines(text))


def places(exercise: Exercise, article: Sequence[str]) -> dict[str, str]:
    """Return for each item whose sentence stands in the paragraphs of `article` where: "paragraph 3", "paragraphs 3 to 4"."""
    starts, at = [], 0
    for paragraph in article:
        starts.append(at)
        at += len(paragraph) + 1
    text, end = " ".join(article), 0
    found: dict[str, str] = {}
    for item in exercise.items:
        place = text.find(item.text, end)
        place = place if place >= 0 else text.find(item.text)  # items may stand in another order
        if item.text and place >= 0:
            end = place + len(item.text)
            first, last = bisect_right(starts, place), bisect_right(starts, end - 1)
            found[item.id] = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    return found
