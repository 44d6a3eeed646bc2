"""Floor 1, HTML: the words of a page as a reader would see them, and what the markup says of each line.

1. parse    the page as a browser would, however broken it is; nothing in it is run or fetched
2. walk     its pieces of shown text in order, with the breaks between them
3. lines    the pieces between two breaks are a line; its white space collapses
4. article  the lines joined to one text, a blank line between blocks, with a `Markup` for each line
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.errors import ArticleError
from whosays.spans import Span
from whosays.text.article import Article, Markup

if TYPE_CHECKING:
    from justhtml import Node

MAX_TAGS = 500_000  # a page of 1 MB has 10,000 to 30,000
MAX_DEPTH = 64  # elements remembered around a line; pages of news nest 20 to 50 deep
NAMED_ELEMENTS = 8  # of these, the innermost whose class and id names are gathered

BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre
    search section summary table tbody td tfoot th thead tr ul xmp""".split()
)
PREFORMATTED = frozenset({"listing", "plaintext", "pre", "xmp"})
NEVER_SHOWN = frozenset(
    """annotation annotation-xml audio canvas datalist embed head iframe noembed noframes noscript object rp script
    select style svg template textarea title video""".split()
)
MARKS = ("\u201c\u201d", "\u2018\u2019")  # what browsers show for <q>, and for a <q> inside it

# Each of these can make the parser search, or build anew, n elements for every one of n tags: a <b> left open returns
# in every later paragraph. Under a name that the standard does not know they are ordinary elements, and no page takes
# longer than its length. `_enter` gives them their own names back.
_COSTLY = re.compile(
    r"<(/?)(?=(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
    r"|caption|col|colgroup|table|tbody|td|tfoot|th|thead|tr"
    r"|applet|frame|frameset|marquee|noscript|object|optgroup|option|select|template|title)[\s/>])",
    re.IGNORECASE,
)
_ALIAS = "x-"

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WHITE_SPACE = re.compile(r"[ \t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STYLED_AWAY = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


def article_from_html(html: str, *, name: str = "article") -> Article:
    r"""Return the shown text of a page as an article, with the markup of its lines.

    Scripts, styles, comments, form fields and hidden elements are left out; menus and footers stay, for the gate to
    judge. The text is empty where the page shows none.

    Raises
    ------
    ArticleError : the page has more than `MAX_TAGS` tags.

    Examples
    --------
    >>> article = article_from_html("<main><h1>High  tide</h1><p>It <b>rose</b><script>x()</script> &amp; fell.</main>")
    >>> article.text
    'High tide\n\nIt rose & fell.'
    >>> article.markup[1].tags
    ('main', 'p')
    """
    parts: list[str] = []
    markup: list[Markup] = []
    at = 0
    for line in _lines(_walk(_parse(html, name))):
        gap = "\n" * line.gap if parts else ""
        span = Span(at + len(gap), at + len(gap) + len(line.text))
        parts += gap, line.text
        markup.append(_markup(span, line.pieces))
        at = span.end
    return Article("".join(parts), name=name, markup=tuple(markup))


def main_element(lines: Iterable[tuple[Markup, int]], *, share: float = 0.6) -> int | None:
    """Return the number of the innermost element that holds several lines, and `share` (above 0.5) of the weight of `lines`.

    Weighed by the words of a page's sentences this is, as a rule, the element that holds the story. None where no
    element holds so much.

    Examples
    --------
    >>> page = "<div><nav>Home</nav><section><p>It rose.</p><p>It fell.</p></section></div>"
    >>> home, rose, fell = article_from_html(page).markup
    >>> main_element([(home, 1), (rose, 2), (fell, 2)]) == rose.elements[1] == fell.elements[1]
    True
    """
    held: Counter[int] = Counter()
    count: Counter[int] = Counter()
    total = 0
    for markup, weight in lines:
        total += weight
        held.update(dict.fromkeys(markup.elements, weight))
        count.update(markup.elements)
    several = min(2, max(count.values(), default=0))
    # Elements are numbered in the order in which they open, so of two that are nested the inner has the larger number.
    holding = (number for number, weight in held.items() if weight and weight >= share * total and count[number] >= several)
    return max(holding, default=None)


def blocks_inside(markup: Markup, element: int) -> int | None:
    """Return how many blocks stand around a line within `element`, None where the line is outside it.

    Within the `main_element` a paragraph of the story has one, or none, and captions and boxes have more.
    """
    if element not in markup.elements:
        return None
    inner = markup.tags[markup.elements.index(element) + 1 :]
    return sum(tag in BLOCKS for tag in inner)


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """An open element, its number in the order of the page, and the element around it."""

    tag: str
    number: int
    names: tuple[str, ...]
    around: "_Place | None"
    depth: int
    in_link: bool
    preformatted: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text in its place, or a break: `gap` is the number of line ends it asks for."""

    text: str
    place: _Place
    gap: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's text, its pieces, and the number of line ends before it."""

    text: str
    pieces: tuple[_Piece, ...]
    gap: int


def _parse(html: str, name: str) -> "Node":
    """Return the root of the page's tree."""
    from justhtml import JustHTML  # 0.25 s of CPU, which plain text need not pay

    if (tags := html.count("<")) > MAX_TAGS:
        raise ArticleError(
            f"{tags:,} HTML tags are more than the limit of {MAX_TAGS:,}",
            where=name,
            fix="open the page in a browser, copy its text and save that as a .txt file",
        )
    # Sanitizing would take the class names away; from this tree nothing but text is ever shown.
    return JustHTML(_COSTLY.sub(rf"<\1{_ALIAS}", html), sanitize=False).root


def _walk(root: "Node") -> Iterator[_Piece]:
    """Yield the pieces of shown text and the breaks, in order; no recursion, as pages may nest without end."""
    top = _Place("", 0, (), None, 0, in_link=False, preformatted=False)
    number = 0
    waiting: list[tuple[Node, _Place] | _Piece] = [(root, top)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, _Piece):
            yield item
            continue
        node, place = item
        if node.name == "#text":
            yield from _text_pieces(str(node.data), place)
        elif not _is_hidden(node):
            number += 1
            inner = _enter(node, number, place)
            before, after = _edges(inner)
            yield from before
            waiting += after
            waiting += [(child, inner) for child in reversed(node.children or ())]


def _text_pieces(text: str, place: _Place) -> Iterator[_Piece]:
    if not place.preformatted:
        yield _Piece(text, place)
        return
    for number, line in enumerate(_LINE_END.split(text)):
        if number:
            yield _Piece("", place, gap=1)
        yield _Piece(line, place)


def _is_hidden(node: "Node") -> bool:
    if node.name.removeprefix(_ALIAS) in NEVER_SHOWN or node.name in {"#comment", "!doctype"}:
        return True
    if node.name in {"html", "body"}:  # often hidden until a script has run
        return False
    attributes = node.attrs or {}
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (node.name == "dialog" and "open" not in attributes)
        or _STYLED_AWAY.search(attributes.get("style") or "") is not None
    )


def _enter(node: "Node", number: int, place: _Place) -> _Place:
    """Return the place inside `node`. Beyond `MAX_DEPTH` it stands in for the element around it."""
    attributes = node.attrs or {}
    around = place if place.depth < MAX_DEPTH else place.around
    tag = node.name.removeprefix(_ALIAS)
    return _Place(
        tag=tag,
        number=number,
        names=_names(attributes) if attributes else (),
        around=around,
        depth=min(place.depth + 1, MAX_DEPTH),
        in_link=place.in_link or (tag == "a" and "href" in attributes),
        preformatted=place.preformatted or tag in PREFORMATTED,
    )


def _names(attributes: dict[str, str | None]) -> tuple[str, ...]:
    values = (attributes.get(key) or "" for key in ("class", "id", "role", "itemprop"))
    return tuple(word.lower() for value in values for word in _NAME_WORD.findall(value[:200]))


def _edges(place: _Place) -> tuple[tuple[_Piece, ...], tuple[_Piece, ...]]:
    """Return what an element shows before and after its content: a break, or the marks that <q> stands for."""
    if place.tag in BLOCKS:
        edge = (_Piece("", place, gap=2),)
        return edge, edge
    if place.tag == "br":
        return (_Piece("", place, gap=1),), ()
    if place.tag == "q":
        marks = MARKS[any(outer.tag == "q" for outer in _outward(place.around))]
        return (_Piece(marks[0], place),), (_Piece(marks[1], place),)
    return (), ()


def _lines(pieces: Iterator[_Piece]) -> Iterator[_Line]:
    """Yield the lines that show something."""
    line: list[_Piece] = []
    gap = 0
    for piece in pieces:
        if not piece.gap:
            line.append(piece)
            continue
        if text := _line_text(line):
            yield _Line(text, tuple(line), gap)
            gap = 0
        gap = min(gap + piece.gap, 2)
        line = []
    if text := _line_text(line):
        yield _Line(text, tuple(line), gap)


def _line_text(pieces: list[_Piece]) -> str:
    """Return the text of a line as shown, or "" where it is blank."""
    text = "".join(piece.text for piece in pieces)
    if not any(character.isprintable() and character != " " for character in text):
        return ""  # white space, or signs of an icon font
    if pieces and pieces[0].place.preformatted:
        return text.rstrip()
    return _WHITE_SPACE.sub(" ", text).strip()


def _markup(span: Span, pieces: tuple[_Piece, ...]) -> Markup:
    written = [(len("".join(piece.text.split())), piece.place) for piece in pieces if piece.text.strip()]
    common = _common([place for _, place in written])
    inward = [place for place in _outward(common) if place.tag not in {"", "#document", "html", "body"}][::-1]
    return Markup(
        span,
        tags=tuple(place.tag for place in inward),
        names=frozenset(name for place in inward[-NAMED_ELEMENTS:] for name in place.names),
        link_share=sum(size for size, place in written if place.in_link) / sum(size for size, _ in written),
        elements=tuple(place.number for place in inward),
    )


def _common(places: list[_Place]) -> _Place:
    """Return the innermost element around all of `places`."""
    common = places[0]
    for place in places:
        inner = place
        while common is not inner:
            if common.depth >= inner.depth:
                common = common.around or common
            else:
                inner = inner.around or inner
    return common


def _outward(place: _Place | None) -> Iterator[_Place]:
    """Yield `place` and the elements around it, innermost first."""
    while place is not None:
        yield place
        place = place.around
