"""Spelling: what a reader sees is spelled as in American English, or stands on the book's own list of words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from spellchecker import SpellChecker

ROOT = Path(__file__).parents[1]
KNOWN = SpellChecker(language="en")
OWN_WORDS = frozenset((ROOT / "tests" / "words.txt").read_text(encoding="utf-8").split())
"""Words of the field and of this book that no dictionary has."""

BRITISH = re.compile(
    r"\b(?:\w*(?:colour|harbour|neighbour|favour|behaviour|honour|rumour|humour|labour)\w*|judgements?|labell\w+|signall\w+|modell\w+|travell\w+|cancell(?:ed|ing)"
    r"|licences?|defences?|offences?|catalogues?|practis\w+|centres?|grey|programmes?|(?:organ|recogn|real|emphas|critic|summar)is(?:e|es|ed|ing)"
    r"|analys(?:e|es|ed|ing)|towards|afterwards|whilst|amongst)\b(?<!analyses)",
    re.IGNORECASE,
)
"""The other way to spell: one book has one way."""

PAGES = sorted((ROOT / "book").rglob("*.md"))
EXERCISES = sorted((ROOT / "exercises").glob("**/*.toml"))
GOLD = sorted((ROOT / "book" / "articles").glob("*/gold.toml"))
STORIES = sorted((ROOT / "book" / "articles").glob("*/article.txt"))
PROMPTS = sorted((ROOT / "exercises").glob("**/prompt.md"))
SOURCES = sorted((ROOT / "src").rglob("*.py"))
READ = [path for path in (*PAGES, *EXERCISES, *GOLD, *STORIES, *PROMPTS, ROOT / "README.md") if "sample" not in path.parts[-2]]
_FENCE = re.compile(r"([`:]{3,})(.*)")
_MARKUP = re.compile(
    r"\{[\w:-]+\}`[^`<]*<[^>]*>`|\{[\w:-]+\}`[^`]*[-_/#.][^`]*`|`[^`{]+`|\{\w[^}]*\}|https?://\S+|<[^>]*>"
    r"|^:[\w-]+:[^\n]*$"
    r"|^(?:id|ids|kind|lesson|article|name|owner|source|cue|ask|needs|file|misconception|answer|accept|evidence|also)\s*=[^\n]*$"
    r"|^---$.*?^---$",
    re.DOTALL | re.MULTILINE,
)
_WORD = re.compile(r"(?<![\w./’'-])[a-z]{2,}(?:['’][a-z]+)?(?![\w/_]|\.\w)")


def prose(path: Path) -> str:
    """Return what a reader sees of a file, nearly: without code, data of directives, addresses and identifiers."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return text
    return _MARKUP.sub(" ", "\n".join(unfenced(text)) if path.suffix == ".md" else text)


def unfenced(text: str) -> Iterator[str]:
    """Yield the lines outside code and outside our directives, which hold data; those of a drop-down are prose."""
    open_fences: list[tuple[str, bool]] = []
    for line in text.splitlines():
        fence = _FENCE.fullmatch(line.strip())  # in a list it is indented
        if fence is None:
            if not any(is_data for _, is_data in open_fences):
                yield line
        elif open_fences and line.strip() == open_fences[-1][0]:
            open_fences.pop()
        else:
            open_fences.append((fence[1], fence[2][:1] != "{" or fence[2].startswith("{ws-")))


def strings(path: Path) -> Iterator[str]:
    """Yield the strings of a module: messages, captions and docstrings are among them; patterns are left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\\" not in node.value:
            yield node.value


def misspelled(text: str) -> Iterator[str]:
    """Yield the words in small letters that nobody knows; names have capitals, and are not asked about."""
    words = {match.replace("’", "'").removesuffix("'s") for match in _WORD.findall(text)} - OWN_WORDS
    yield from sorted(KNOWN.unknown(words))


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_word_is_spelled_as_a_dictionary_has_it(path: Path) -> None:
    assert list(misspelled(prose(path))) == []


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_one_way_of_spelling(path: Path) -> None:
    assert BRITISH.findall(prose(path)) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_one_way_of_spelling_in_messages_captions_and_docstrings(path: Path) -> None:
    assert BRITISH.findall(re.sub("harbour-dispute|toward towards|aria-labelledby", "", " ".join(strings(path)))) == []


def test_a_wrong_word_is_found() -> None:
    assert list(misspelled("The sourse said so, the reporter’s notes say.")) == ["sourse"]
    assert BRITISH.findall("the colour of a judgement") == ["colour", "judgement"]


def test_prose_keeps_what_stands_after_the_first_directive_and_the_first_identifier() -> None:
    lesson = prose(ROOT / "book" / "lessons" / "nobody-says.md")
    assert "In a large collection of election news" in lesson
    assert "harbour-dispute" not in lesson
    key = prose(ROOT / "exercises" / "could-we-check-it" / "key.toml")
    assert key.count("why = ") >= 12
    assert "One finger lands on" in lesson
    assert "Paragraph 2 goes on with inference" in lesson  # in a drop-down


def test_own_words_are_in_order_and_needed() -> None:
    listed = (ROOT / "tests" / "words.txt").read_text(encoding="utf-8").split()
    assert listed == sorted(set(listed))
    assert KNOWN.unknown(listed) == set(listed)
