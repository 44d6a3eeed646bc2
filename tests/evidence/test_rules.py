"""Every rule finds what its page of examples says. How a page is written stands in README.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import whosays
from marks import Found, unmark
from whosays.evidence import PAGE_RULES, SENTENCE_RULES
from whosays.labels.decision import STORY_KINDS
from whosays.text.article import Article
from whosays.text.html import article_from_html

PAGES = sorted(Path(__file__).parent.glob("*.txt"))
FINDING_RULES = """ghost according-to signed colon elided inverted postposed preposed passive speech-act noun
    free-standing""".split()
ATTRIBUTION_RULES = tuple(f"attribution.{name}" for name in FINDING_RULES)
EVERY_RULE = (*(rule.id for rule in (*PAGE_RULES, *SENTENCE_RULES)), *ATTRIBUTION_RULES)


def examples() -> Iterator[object]:
    """Yield each example line as a parameter: rule, example."""
    for page in PAGES:
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
            if line and not line.startswith("#"):
                match = re.fullmatch(r"(?P<wrong>\? )?(?P<sign>[+-]) (?P<example>.*?)(?:  # (?P<reason>.*))?", line)
                assert match, f"{page.name}:{number}: start the line with '+ ', '- ', '? + ', '? - ' or '#'"
                marked = any(opening in match["example"] for opening in openings_of(page.stem))
                assert marked == (match["sign"] == "+"), f"{page.name}:{number}: a '+' line marks words, a '-' line none"
                wrong = [pytest.mark.xfail(reason=match["reason"], raises=AssertionError)] if match["wrong"] else []
                yield pytest.param(page.stem, match["example"], id=f"{page.name}:{number}", marks=wrong)


def openings_of(rule: str) -> str:
    """Return the marks of a page of examples: source, cue and content for attributions, one kind for the others."""
    return "{[<" if rule in ATTRIBUTION_RULES else "["


def article_of(example: str, openings: str) -> tuple[Article, Found]:
    """Return the page that an example stands for, and what is marked on it."""
    example = re.sub(r"(.)×(\d+)", lambda match: match[1] * int(match[2]), example)
    if not example.startswith("<h"):
        text, marked = unmark(example.replace(" / ", "\n\n"), openings)
        return Article(text), marked
    article = article_from_html(unmark(example, "[")[0])
    text, marked = unmark(article_from_html(example).text, "[")
    assert text == article.text
    return article, marked


def found_by(rule: str, article: Article) -> Found:
    """Return what `rule` finds on the page."""
    report, text = whosays.read(article), article.text
    if not rule.startswith("page.") and not {block.kind for block in report.blocks} <= STORY_KINDS:
        raise ValueError(f"not read as the story: {text}")
    if rule in ATTRIBUTION_RULES:
        named = [one for one in report.attributions if one.claimed and rule.removeprefix("attribution.") in one.rules]
        parts = [("{", one.source) for one in named] + [("[", one.cue) for one in named] + [("<", one.content) for one in named]
    else:
        labelled = (*report.blocks, *report.sentences)
        parts = [("[", (e.span,)) for one in labelled for e in one.evidence if e.rule == rule]
    return {(opening, span.start, span.slice(text)) for opening, spans in parts for span in spans}


@pytest.mark.parametrize(("rule", "example"), [*examples()])
def test_rule_finds_the_marked_words_and_nothing_else(rule: str, example: str) -> None:
    article, marked = article_of(example, openings_of(rule))
    assert found_by(rule, article) == marked


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    assert {page.stem for page in PAGES} == set(EVERY_RULE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_shows_what_the_rule_finds_and_what_it_passes_by(page: Path) -> None:
    signs = [line[:2] for line in page.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert {"+ ", "- "} <= set(signs)
    assert 4 <= len(signs) <= 10
