"""Page rules: what the lines of a page say about themselves, before any sentence is read."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from whosays.evidence.rule import Rule
from whosays.evidence.wording import holds, is_listed, listed, matches
from whosays.spans import Span
from whosays.structure.tagging import tag
from whosays.structure.tokens import token_spans
from whosays.text.article import Article, Markup
from whosays.text.html import blocks_inside, main_element

STOP_AT_END = re.compile(r"[.!?…][\"'”’)\]]*\Z")
"""What a sentence ends with."""
_PROSE_WORDS = 8
"""A line of at least this many words with a stop at its end reads as a sentence."""


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a page, with what can be known only by looking at several of them."""

    article: Article
    lines: tuple[Span, ...]
    counts: Counter[str]
    first_prose: int
    last_prose: int
    markup: dict[int, Markup]
    main: int | None
    doubled: bool
    title: int
    """The number of the heading below the site's own head; 0, the first line, where the page marks no such head."""

    def is_repeated(self, text: str) -> bool:
        """Tell whether the page has a line twice; where most of its prose stands there twice, repeating tells nothing."""
        return not self.doubled and self.counts[text] > 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or a part of it: the context that page rules look at.

    `text` is the text of the line, `words` how many words, by white space, it has. `lead` is how many points the page read
    with this line in its story is ahead of the page without it (`evidence.story`), None where nobody counted.
    """

    page: Page
    index: int
    span: Span
    lead: int | None = None
    text: str = field(init=False)
    words: int = field(init=False)

    def __post_init__(self) -> None:
        """Read the text once: most rules look at it."""
        object.__setattr__(self, "text", self.span.slice(self.page.article.text))
        object.__setattr__(self, "words", len(self.text.split()))

    @property
    def markup(self) -> Markup | None:
        """Return what the HTML said about the line, None for plain text."""
        return self.page.markup.get(self.span.start)

    @property
    def boxes_in_main(self) -> int | None:
        """Return how many boxes stand between the line and the element that holds the story; None outside it."""
        if self.markup is None or self.page.main is None:
            return None
        return blocks_inside(self.markup, self.page.main)

    def neighbor(self, step: int) -> str:
        """Return the text of the line `step` lines further, empty outside the page."""
        at = self.index + step
        return self.page.lines[at].slice(self.page.article.text) if 0 <= at < len(self.page.lines) else ""


def page_of(article: Article, lines: tuple[Span, ...]) -> Page:
    """Return the lines of `article` with what only several lines can tell."""
    texts = [line.slice(article.text) if len(line) <= LONGEST_LINE else "" for line in lines]
    prose = [i for i, text in enumerate(texts) if _is_prose(text)]
    markup = {m.span.start: m for m in article.markup}
    weights = tuple(_prose_weights(article))
    main = main_element(weights) if sum(weight for _, weight in weights) >= _LEAST_MAIN else None
    counts = Counter(texts)
    doubled = 2 * sum(counts[texts[at]] > 1 for at in prose) > len(prose)
    first, last = (prose[0], prose[-1]) if prose else (0, len(lines))
    title = _title(lines[:first], markup) if markup else _title_in_text(texts[:first])
    return Page(article, lines, counts, first, last, markup, main, doubled, title)


def _title(lines: tuple[Span, ...], markup: dict[int, Markup]) -> int:
    """Return the number of the first heading that follows the site's own head, among the lines above the story; else 0."""
    of_site = False
    for index, line in enumerate(lines):
        said = markup.get(line.start)
        if said is None:
            continue
        if _is_masthead(said):
            of_site = of_site or said.link_share > 0.5 or not _SITE.isdisjoint(said.names)
        elif of_site and not _HEADINGS.isdisjoint(said.tags) and _NOT_STORY_TAGS.isdisjoint(said.tags):
            return index
    return 0


def _title_in_text(texts: list[str]) -> int:
    """Return the number of the first line that may be a headline after lines of the site, at the top of plain text; else 0."""
    title = next((at for at, text in enumerate(texts[:_TOP_LINES]) if _may_be_title(text)), 0)
    return title if all(_is_of_site(text) or len(text.split()) < _LEAST_TITLE for text in texts[:title]) else 0


def _may_be_title(text: str) -> bool:
    told = len(text.split()) in _TITLE_WORDS and not text.endswith((".", ":")) and not _BYLINE.match(text)
    return told and not _is_of_site(text)


def _is_of_site(text: str) -> bool:
    """Tell whether a line is the name of a newspaper, a menu or the name of a button."""
    words = text.split()
    if "|" in words or is_listed("page-buttons", text):
        return True
    named = len(words) < _MASTHEAD_WORDS and is_listed("page-mastheads", words[-1]) and not text.endswith((".", "?", "!"))
    return named and all(word[0].isupper() or word in _SMALL_IN_NAMES for word in words)


def _is_kicker(text: str) -> bool:
    """Tell whether a line has the length and the end of the name of a section: "Local news"."""
    return 0 < len(text.split()) <= _KICKER_WORDS and text[-1].isalnum()


_TOP_LINES = 6
_TITLE_WORDS = range(4, 31)
_MASTHEAD_WORDS = 7
_KICKER_WORDS = 3
_LEAST_TITLE = 3
"""Words that a headline has at least."""
_SMALL_IN_NAMES = frozenset("the of and & for on in".split())


def _is_masthead(markup: Markup) -> bool:
    """Tell whether a line stands in a head that is not the head of an article."""
    return "header" in markup.tags and _STORY_TAGS.isdisjoint(markup.tags)


_COMMENT_NAMES = frozenset("comment comments respond reply replies disqus".split())
_ASIDE = _COMMENT_NAMES | frozenset("footer sidebar related promo newsletter recommended cookie".split())
_ENTRIES = frozenset({"li", "td", "th", "dt", "dd"})
_PROSE_WORTH = 10
"""Words without a sentence that weigh as much as one of prose, in finding the element that holds the story."""
_LEAST_MAIN = 20
"""Weight, in words without a sentence, under which no element holds a story."""
_STORY_TAGS = frozenset({"article", "main"})
_HEADINGS = frozenset({"h1", "h2"})
_SITE = frozenset("site logo brand branding masthead".split())
_NOT_STORY_TAGS = frozenset("nav footer aside header button label figure figcaption".split())


def _prose_weights(article: Article) -> Iterator[tuple[Markup, int]]:
    """Yield how many words of prose each line of HTML has, for finding the element that holds the story."""
    for markup in article.markup:
        text = markup.span.slice(article.text)
        if markup.link_share < 0.5 and _NOT_STORY_TAGS.isdisjoint(markup.tags) and _ASIDE.isdisjoint(markup.names):
            prose = _is_prose(text) and not _ENTRIES & set(markup.tags)
            yield markup, _PROSE_WORTH * len(text.split()) if prose else len(text.split())


def _is_prose(text: str) -> bool:
    return STOP_AT_END.search(text) is not None and len(text.split()) >= _PROSE_WORDS


def _whole(line: Line, *, when: bool) -> Iterator[Span]:
    if when:
        yield line.span


def _prose(line: Line) -> Iterator[Span]:
    return _whole(line, when=_is_prose(line.text))


def _long_prose(line: Line) -> Iterator[Span]:
    return _whole(line, when=line.words >= 20)


def _sentence(line: Line) -> Iterator[Span]:
    return _whole(line, when=_is_sentence(line.text) and not _CORRECTION.search(line.text))


_SENTENCE_WORDS = range(3, 20)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_ADDRESS = frozenset("you your yours we us our ours i my me let".split())


@lru_cache(maxsize=1024)
def _is_sentence(text: str) -> bool:
    """Tell whether a short line tells something: a capital, a finite verb and a stop, and nobody spoken to.

    >>> _is_sentence("The school declined to comment."), _is_sentence("Read more."), _is_sentence("You must log in to comment.")
    (True, False, False)
    """
    if len(text.split()) not in _SENTENCE_WORDS or text[-1] not in '."”’' or not STOP_AT_END.search(text):
        return False
    tokens = [span.slice(text) for span in token_spans(text, Span(0, len(text)))]
    if not text[0].isupper() or not _ADDRESS.isdisjoint(token.lower() for token in tokens):
        return False
    tags = tag(tokens)
    return not _FINITE.isdisjoint(tags[1:]) or any(map(_is_taken_for_plural, tags, tags[1:], tags[2:]))


def _is_taken_for_plural(before: str, here: str, after: str) -> bool:
    """Tell whether a plural noun between these tags is more likely a verb: "The hearing resumes on Friday."."""
    return here == "NNS" and before in ("NN", "NNP") and after in ("IN", "RB", "TO", "DT", "CD")


def _fragment(line: Line) -> Iterator[Span]:
    short = line.words < 12 and len(line.page.lines) > 1
    return _whole(line, when=short and not STOP_AT_END.search(line.text))


_HEADING = re.compile(r"[A-Z][^,;:.!?…\d$@|/]*")
_HEADING_WORDS = 9


def _between_prose(line: Line) -> Iterator[Span]:
    between = _is_prose(line.neighbor(-1)) and _is_prose(line.neighbor(1))
    return _whole(line, when=between and 2 <= line.words <= _HEADING_WORDS and _HEADING.fullmatch(line.text) is not None)


def _speech(line: Line) -> Iterator[Span]:
    return _whole(line, when=line.text[:1] in '"“' and line.words > 3)


def _first_line(line: Line) -> Iterator[Span]:
    starts = line.index == line.page.title and len(line.page.lines) > 1
    return _whole(line, when=starts and 3 <= line.words <= 30 and (not line.text.endswith(".") or _is_titled(line.text)))


def _masthead(line: Line) -> Iterator[Span]:
    of_site = _is_masthead(line.markup) if line.markup is not None else _is_of_site(line.text)
    return _whole(line, when=line.index < line.page.title and of_site)


def _kicker(line: Line) -> Iterator[Span]:
    """Yield a few words right above the headline: the main heading of HTML, or the first line after those of the site."""
    below = line.page.markup.get(line.page.lines[line.index + 1].start) if line.index + 1 < len(line.page.lines) else None
    above = "h1" in below.tags if below is not None else line.index + 1 == line.page.title
    heads = line.markup is not None and not _HEADINGS.isdisjoint(line.markup.tags)
    return _whole(line, when=above and not heads and _is_kicker(line.text) and not _is_of_site(line.text))


def _is_titled(text: str) -> bool:
    """Tell whether more than half the words of a line, and more than the first, start with a capital, as in many headlines."""
    words = [word for word in text.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words) + 2


def _title_above(line: Line) -> Iterator[Span]:
    above = 0 < line.index < line.page.first_prose <= line.index + 8
    return _whole(line, when=above and 5 <= line.words <= 25 and not line.text.endswith((".", ":")))


def _repeated(line: Line) -> Iterator[Span]:
    return _whole(line, when=line.page.is_repeated(line.text))


def _told_twice(line: Line) -> Iterator[Span]:
    return _whole(line, when=any(_grows(line.text, line.neighbor(step)) for step in (-2, -1, 1, 2)))


def _grows(text: str, other: str) -> bool:
    """Tell whether one of two lines is the other with something added at its end."""
    if text[:1] != other[:1]:
        return False
    short, long = sorted((text, other), key=len)
    return len(short.split()) > 5 and len(short) < len(long) and long.startswith(short.rstrip(" ."))


_CREDIT = re.compile(
    r"\((?:photos?|image|picture|credit|video|illustration|graphic|courtesy|handout|file)\b[^()]{0,160}\)\s*\Z"
    r"|\([^()]{0,140}\b(?:via (?:AP|Reuters|AFP|Getty)|AP|Reuters|AFP|Getty Images"
    r"|Associated Press|News Agency|Pool Photo|EPA|Agency|News Service|Wire)\b[^()]{0,60}\)\s*\Z"
    r"|(?:photos?|image|picture|photograph)(?: credit)?\s?(?:by|:)\s?[^.]{3,80}\Z"
    r"|(?:[\w.' -]{3,40}/)?(?:getty images|afp|reuters|ap photo/[\w.' -]{3,40})\Z",
    re.IGNORECASE,
)


_CREDIT_WORDS = ("photo", "image", "picture", "getty", "afp", "reuters")
_CREDIT_TAIL = 130
"""Characters at the end of a line in which a credit without brackets has one of its words."""


def _credit(line: Line) -> Iterator[Span]:
    # the pattern is slow on prose, so its last words are looked at first
    tail = line.text[-_CREDIT_TAIL:].lower().rstrip()
    likely = tail.endswith(")") or any(word in tail for word in _CREDIT_WORDS)
    return matches(_CREDIT, line.page.article.text, [line.span] if likely else [])


def _bare_credit(line: Line) -> Iterator[Span]:
    return (span for span in _credit(line) if span == line.span)


def _above_credit(line: Line) -> Iterator[Span]:
    """Yield a line of one sentence or two right above a line that is nothing but a credit."""
    below = line.neighbor(1)
    short = _LEAST_CAPTION <= line.words <= _LONGEST_CAPTION
    return _whole(line, when=short and bool(below) and len(below.split()) < _LEAST_CAPTION and _is_credit(below))


def _is_credit(text: str) -> bool:
    match = _CREDIT.search(text)
    return match is not None and match.span() == (0, len(text))


_LEAST_CAPTION, _LONGEST_CAPTION = 8, 45
_CAPTION = re.compile(
    r"\b(?:(?:is|are) (?:seen|pictured|shown|greeted|photographed)\b|(?:seen|pictured|shown) (?:here|in|from|at|on)\b"
    r"|(?:left|right|centre|center|second from (?:left|right)),|in this (?:photo|image|picture|file)\b)"
    r"|\((?:left|right|top|bottom)\)|\A(?:file|undated) (?:photo|image)",
    re.IGNORECASE,
)


def _caption_words(line: Line) -> Iterator[Span]:
    return matches(_CAPTION, line.page.article.text, [line.span])


_DATELINE = re.compile(
    r"\A(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?:, (?:[A-Z][\w.'’-]+ ?){1,3})?"
    r"(?:,? (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov"
    r"|Dec)\w*\.? \d{1,2})?(?: \((?:\w+ ?){1,3}\))?\s?(?:—|–|--|-)\s(?=\S)",
)


_LONG_ENOUGH = 8
"""Words that must follow a dateline to make it the start of a story."""


def _dateline(line: Line) -> Iterator[Span]:
    match = _DATELINE.match(line.text)
    if match is not None and line.words > _LONG_ENOUGH:
        yield Span(line.span.start, line.span.start + len(match.group().rstrip()))


def _bare_dateline(line: Line) -> Iterator[Span]:
    followed = f"{line.text} x"
    match = _DATELINE.match(followed)
    return _whole(line, when=match is not None and match.end() == len(followed) - 1)


_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)"
_MINUTES = rf"{_COUNT}(?:\s?(?:-|–|to)\s?{_COUNT})?[ -]?(?:min(?:ute)?s?\.?|m)"
_READ_TIME = re.compile(
    rf"\b(?:estimated )?(?:read(?:ing)?[ -]time|time to read|read in):?\s*(?:about |~)?{_MINUTES}(?!\w)"
    rf"|\A\W*\d+(?:\s?[-–]\s?\d+)?[ -]min(?:ute)?s?\.?(?: read(?:ing time)?)?\W*\Z"
    rf"|(?<![\w.]){_MINUTES} (?:to )?read\b"
    rf"|\bless than (?:a|one|1) minute(?: to)? read\b",
    re.IGNORECASE,
)


def _read_time(line: Line) -> Iterator[Span]:
    return matches(_READ_TIME, line.page.article.text, [line.span] if line.words < 20 else [])


_BYLINE = re.compile(r"\A(?:story |text |reported |written )?by:?\s+[A-Z]", re.IGNORECASE)
_NAMES = re.compile(
    r"\A(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+(?:,? (?:and|&"
    r"|And) (?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+)?(?:, [A-Z][\w .'’-]{2,40})?\Z",
)


def _byline(line: Line) -> Iterator[Span]:
    return _whole(line, when=line.words < 25 and _BYLINE.match(line.text) is not None and line.text[-1] not in ".?!")


def _only_names(line: Line) -> Iterator[Span]:
    named = _NAMES.match(line.text) is not None
    return _whole(line, when=named and not holds("page-words", line.text))


_JOINED = re.compile(r" (?:and|&) ", re.IGNORECASE)


def _two_names(line: Line) -> Iterator[Span]:
    joined = _JOINED.search(line.text) is not None
    return (span for span in _only_names(line) if joined)


_CONTRIBUTION = re.compile(
    r"\A(?:contribut(?:ing|ed|ors?)|additional reporting|reporting by|edited by|editing by)\b"
    r"|\bcontributed to this (?:report|story|article)\b|\breported from\b[^.]{3,80}\.\Z"
    r"|\A[A-Z][\w.'’ -]+ (?:is|are) (?:a|an|the) [\w ]{0,40}(?:reporter|correspondent|writer|editor|columnist)\b",
    re.IGNORECASE,
)


def _contribution(line: Line) -> Iterator[Span]:
    return matches(_CONTRIBUTION, line.page.article.text, [line.span] if line.words < 60 else [])


_TIMESTAMP = re.compile(
    r"\A(?:published|updated|posted|last updated|modified|first published)\b[^.]{4,60}\Z"
    r"|\A(?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)\w*\.?\s\d{1,2},?\s\d{4}[^a-z]{0,12}(?:[ap]\.?m\.?)?[^a-z]{0,4}(?:[a-z]{2,4})?\Z"
    r"|\A\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)\w*\.?\s\d{4}\b.{0,20}\Z|\A\d+\s(?:minutes?|hours?|days?|weeks?) ago\Z",
    re.IGNORECASE,
)


def _timestamp(line: Line) -> Iterator[Span]:
    return matches(_TIMESTAMP, line.page.article.text, [line.span] if line.words < 14 else [])


def _listed(name: str, *, under: int) -> Callable[[Line], Iterator[Span]]:
    """Return a finder for the entries of the word list `name` in lines of fewer than `under` words."""

    def find(line: Line) -> Iterator[Span]:
        return listed(name, line.page.article.text, [line.span] if line.words < under else [])

    return find


def _label_words(name: str, *, under: int) -> Callable[[Line], Iterator[Span]]:
    """Return a finder for entries of a word list that name a box; in a sentence that tells something, only at its start."""

    def find(line: Line) -> Iterator[Span]:
        found = _listed(name, under=under)(line)
        return (span for span in found if span.start == line.span.start) if _is_sentence(line.text) else found

    return find


def _button(line: Line) -> Iterator[Span]:
    """Yield the names of buttons, but for words of a sentence that tells something ("The school declined to comment.")."""
    return iter(()) if _is_sentence(line.text) else _button_words(line)


def _bare_button(line: Line) -> Iterator[Span]:
    return (span for span in _button_words(line) if span == line.span)


_button_words = _listed("page-buttons", under=7)


_CORRECTION = re.compile(
    r"\A(?:corrections?|clarification|editor['’]?s note)"
    r"(?=(?:,? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d\d?(?:, \d{4})?)?\s*[:.(\u2013\u2014-]|\Z)"
    r"|\ban? (?:earlier|previous) version of this (?:story|article|report)\b"
    r"|\bthis (?:story|article) has been (?:updated|corrected)\b",
    re.IGNORECASE,
)


def _correction(line: Line) -> Iterator[Span]:
    return matches(_CORRECTION, line.page.article.text, [line.span])


def _near_promo(line: Line) -> Iterator[Span]:
    likely = line.words < 8 and not STOP_AT_END.search(line.text)
    return _whole(line, when=likely and any(holds("page-promo", line.neighbor(step)) for step in (-1, 1)))


def _outside_story(line: Line) -> Iterator[Span]:
    outside = line.index < line.page.first_prose or line.index > line.page.last_prose
    return _whole(line, when=outside and len(line.page.lines) > 3)


def _markup(*tags: str) -> Callable[[Line], Iterator[Span]]:
    """Return a finder for lines that the HTML puts inside one of `tags`."""

    def find(line: Line) -> Iterator[Span]:
        return _whole(line, when=line.markup is not None and not set(tags).isdisjoint(line.markup.tags))

    return find


def _within_main(least: int, most: int) -> Callable[[Line], Iterator[Span]]:
    """Return a finder for lines with `least` to `most` boxes between them and the element that holds the story."""

    def find(line: Line) -> Iterator[Span]:
        boxes = line.boxes_in_main
        return _whole(line, when=boxes is not None and least <= boxes <= most)

    return find


def _outside_main(line: Line) -> Iterator[Span]:
    known = line.markup is not None and line.page.main is not None
    return _whole(line, when=known and line.boxes_in_main is None)


def _among_comments(line: Line) -> Iterator[Span]:
    return _whole(line, when=line.markup is not None and not line.markup.names.isdisjoint(_COMMENT_NAMES))


def _list_in_main(line: Line) -> Iterator[Span]:
    listed = line.boxes_in_main is not None and line.markup is not None and not _ENTRIES.isdisjoint(line.markup.tags)
    plain = line.markup is not None and line.markup.link_share < 0.3 and line.markup.names.isdisjoint(_FURNITURE_NAMES)
    return _whole(line, when=listed and plain)


def _mostly_links(line: Line) -> Iterator[Span]:
    return _whole(line, when=line.markup is not None and line.markup.link_share > 0.6)


def _named(names: frozenset[str]) -> Callable[[Line], Iterator[Span]]:
    """Return a finder for lines whose class, id, role or itemprop has one of `names`."""
    return lambda line: _whole(line, when=line.markup is not None and not line.markup.names.isdisjoint(names))


_PROMO_NAMES = frozenset({"newsletter", "promo", "signup", "subscribe"})
_CORRECTION_NAMES = frozenset({"correction", "corrections"})
_FURNITURE_NAMES = frozenset(
    """ads advert banner bio breadcrumbs byline contentinfo cookie copyright dropdown footer login masthead menu nav navbar
    navigation newsletter popular print privacy promo recommended related rss search share signup social sponsored
    submenu subnav subscribe tags timestamp toggle trending""".split()
)

LONGEST_LINE = 100_000
"""Characters; a longer line is data, not a paragraph, and is left unread."""


def _too_long(line: Line) -> Iterator[Span]:
    return _whole(line, when=len(line.span) > LONGEST_LINE)


TOO_LONG = Rule("page.too-long", _too_long, "A line of more than a hundred thousand characters is data, not a paragraph.")
"""Asked before all others: what it sees is not looked at again."""


def _reads(least: int, most: int) -> Callable[[Line], Iterator[Span]]:
    """Return a finder for lines whose lead is between `least` and `most`."""
    return lambda line: _whole(line, when=line.lead is not None and least <= line.lead <= most)


_SURE, _ANY = 8, 10**9
"""Lead from which a line surely reads as story or as furniture."""

STORY_RULES: tuple[Rule[Line], ...] = (
    Rule("page.surely-story", _reads(_SURE, _ANY), "Its length, its end and the lines around it are those of a story."),
    Rule("page.rather-story", _reads(1, _SURE - 1), "Lines of this build, in such a place, are more often the story."),
    Rule("page.rather-not-story", _reads(1 - _SURE, -1), "Lines of this build, in such a place, are less often the story."),
    Rule(
        "page.surely-not-story", _reads(-_ANY, -_SURE), "Its length, its end and the lines around it are not those of a story."
    ),
)
"""Asked after all others: they look at the page as a whole."""

LINE_RULES: tuple[Rule[Line], ...] = (
    TOO_LONG,
    Rule("page.prose", _prose, "A line of eight words or more that ends like a sentence is usually the story."),
    Rule("page.long-line", _long_prose, "Twenty words in one line are seldom a button or a link."),
    Rule("page.speech", _speech, "A line that opens with a quotation mark is usually somebody speaking in the story."),
    Rule("page.sentence", _sentence, "A few words with a verb that tells, and a stop: a short sentence of the story."),
    Rule("page.fragment", _fragment, "A short line without a stop at its end is usually a label, not a sentence."),
    Rule(
        "page.between-prose",
        _between_prose,
        "A short line between two paragraphs is usually a heading inside the story.",
    ),
    Rule("page.first-line", _first_line, "The first line of a page, without a period, is usually its headline."),
    Rule("page.masthead", _masthead, "Above the headline stands what belongs to the whole site: its name, its menu."),
    Rule("page.kicker", _kicker, "Two or three words right above the headline name the part of the paper."),
    Rule("page.title-above", _title_above, "A line above the story that is no sentence may be its headline."),
    Rule("page.repeated-line", _repeated, "The page says this twice: captions and boxes are repeated, a story is not."),
    Rule("page.told-twice", _told_twice, "A line and, beside it, the same line with a credit: a picture and its caption."),
    Rule("page.credit", _credit, "A note in parentheses or after a slash says who made or supplied the picture."),
    Rule("page.caption-wording", _caption_words, "Words such as 'is seen' or 'left' point at a picture."),
    Rule("page.dateline", _dateline, "A place in capitals and a dash say where the story was filed."),
    Rule("page.bare-dateline", _bare_dateline, "Nothing but a place and a dash: where the story was filed."),
    Rule("page.above-credit", _above_credit, "Words right above a picture's credit are mostly about the picture."),
    Rule("page.bare-credit", _bare_credit, "Nothing but a credit: who made or supplied the picture."),
    Rule("page.read-time", _read_time, "A number of minutes with 'read' is the page's own guess at your time."),
    Rule("page.byline", _byline, "'By' and a name say who wrote the story."),
    Rule("page.only-names", _only_names, "A line that is nothing but a name may say who made the story."),
    Rule("page.two-names", _two_names, "Two names joined by 'and', and nothing else, are usually the writers."),
    Rule("page.contribution", _contribution, "'Contributing' and names say who else worked on the story."),
    Rule("page.timestamp", _timestamp, "A date or an hour on a line of its own says when the page was made."),
    Rule(
        "page.button",
        _button,
        "A short order such as 'Save' or 'Share' is something to click.",
    ),
    Rule("page.bare-button", _bare_button, "The whole line is what stands on a button."),
    Rule("page.promo", _listed("page-promo", under=60), "Words such as 'newsletter' and 'inbox' ask you to sign up."),
    Rule("page.near-promo", _near_promo, "A short line beside a request to sign up belongs to the same box."),
    Rule("page.legal", _listed("page-legal", under=90), "Words such as 'Terms of Use' are the page's small print."),
    Rule(
        "page.notice",
        _listed("page-notice", under=90),
        "The page says something about itself, such as that it is archived.",
    ),
    Rule("page.correction", _correction, "The page says what it got wrong before: a good sign."),
    Rule("page.related", _label_words("page-related", under=12), "A heading such as 'Related topics' leads to other pages."),
    Rule("page.widget", _label_words("page-widget", under=10), "A box of its own, such as the weather or a player."),
    Rule(
        "page.outside-story",
        _outside_story,
        "The line stands before the first or after the last sentence of the story.",
    ),
)

MARKUP_RULES: tuple[Rule[Line], ...] = (
    Rule("page.in-main", _within_main(0, 1), "The line stands right inside the box that holds the story."),
    Rule("page.deep-in-main", _within_main(3, 10**6), "Boxes within the story's box are pictures, lists and offers."),
    Rule("page.outside-main", _outside_main, "The line stands outside the box that holds the story."),
    Rule("page.among-comments", _among_comments, "The page's own name for this box is one such as 'comments'."),
    Rule("page.in-heading", _markup("h1"), "The page marks the line as its main heading."),
    Rule("page.in-subheading", _markup("h2", "h3"), "The page marks the line as a smaller heading."),
    Rule("page.in-paragraph", _markup("p", "blockquote"), "The page marks the line as a paragraph."),
    Rule("page.in-article", _markup("article", "main"), "The page marks the line as part of its article."),
    Rule("page.in-caption", _markup("figcaption", "figure"), "The page marks the line as belonging to a picture."),
    Rule(
        "page.in-furniture",
        _markup("nav", "footer", "aside", "header", "button", "label", "h4", "h5", "h6"),
        "The page marks the line as navigation or margin.",
    ),
    Rule("page.in-list", _markup("li", "td", "th", "dt", "dd"), "The page marks the line as an entry of a list or table."),
    Rule(
        "page.list-in-main", _list_in_main, "A list without links, inside the box that holds the story, is told by the story."
    ),
    Rule(
        "page.named-furniture", _named(_FURNITURE_NAMES), "The page's own name for this box is one such as 'menu' or 'promo'."
    ),
    Rule("page.named-promo", _named(_PROMO_NAMES), "The page's own name for this box says that it promotes something."),
    Rule("page.named-correction", _named(_CORRECTION_NAMES), "The page itself calls this a correction."),
    Rule("page.mostly-links", _mostly_links, "Nearly all of the line is a link to somewhere else."),
)
"""Asked of pages of HTML."""


def rules_for(page: Page) -> tuple[Rule[Line], ...]:
    """Return the rules that are asked of each line by itself."""
    return (*LINE_RULES, *MARKUP_RULES) if page.markup else LINE_RULES
