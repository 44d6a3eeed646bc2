"""The page around the story: how much of what you see is the story at all."""

from collections import Counter

from whosays.statistics.counts import NO_STORY, UNREAD, page_words, story_words
from whosays.statistics.statistic import Statistic
from whosays.structure.document import Document

_SOURCE = "Own count; the rules stand in the module structure.words"
_UNREAD_REASON = "A line of this page was left unread, so its words are not known."


def page_share(document: Document) -> dict[str, Statistic]:
    """Return the words of the page, the share of the story, the words of each kind of block, and repeated lines."""
    page, story = page_words(document), len(story_words(document))
    found = [
        _page_words(page, len(document.blocks)),
        _story_words(story),
        _story_share(story, page),
        *_words_by_kind(document),
        _repeated_lines(document),
    ]
    return {statistic.name: statistic for statistic in found}


def _page_words(page: int | None, blocks: int) -> Statistic:
    working = _UNREAD_REASON if page is None else f"{page} words in {blocks} blocks, by the same rules as words"
    return Statistic("page_words", page, "words", working, _SOURCE)


def _story_words(story: int) -> Statistic:
    working = f"{story} words in the body and the dateline" if story else NO_STORY
    return Statistic("story_words", story or None, "words", working, _SOURCE)


def _story_share(story: int, page: int | None) -> Statistic:
    name, unit = "story_share", "share of the page's words, 0 to 1"
    if not page or not story:
        return Statistic(name, None, unit, _UNREAD_REASON if page is None else NO_STORY, _SOURCE)
    value = round(story / page, 3)
    return Statistic(name, value, unit, f"{story} words of the story / {page} words of the page = {value}", _SOURCE)


def _words_by_kind(document: Document) -> list[Statistic]:
    """Return one statistic for each kind of block on the page, in the order in which the kinds first appear."""
    words, blocks = Counter[str](), Counter(block.kind for block in document.blocks)
    for sentence in document.sentences:
        words[document.kind(sentence)] += len(sentence.words)
    return [
        Statistic(f"words_in_{kind.replace('-', '_')}", words[kind], "words", _in_blocks(words[kind], kind, number), _SOURCE)
        for kind, number in blocks.items()
        if kind != UNREAD
    ]


def _in_blocks(words: int, kind: str, number: int) -> str:
    return f"{words} words in {number} {'block' if number == 1 else 'blocks'} of the kind {kind}"


def _repeated_lines(document: Document) -> Statistic:
    """Return how many lines say again what an earlier line said, or what the line before said with something added."""
    seen: set[str] = set()
    before, repeated = "", 0
    for block in document.blocks:
        text = " ".join(document.text(block.span).split()).casefold()
        repeated += text in seen or (bool(before) and text.startswith(before + " "))
        seen.add(text)
        before = text
    working = f"{repeated} of {len(document.blocks)} blocks repeat an earlier one"
    return Statistic("repeated_lines", repeated, "blocks", working, "Own count")
