"""A page becomes the lines that a reader sees, each with what the markup says of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import ArticleError
from whosays.text.article import Markup
from whosays.text.html import MAX_DEPTH, MAX_TAGS, article_from_html, blocks_inside, main_element


def lines(html: str) -> list[str]:
    article = article_from_html(html)
    return [markup.span.slice(article.text) for markup in article.markup]


def only(html: str) -> Markup:
    (markup,) = article_from_html(html).markup
    return markup


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<table><tr><td>One<td>Two", "One\n\nTwo"),
        ("<button>Save</button><button>Share</button>", "Save\n\nShare"),
        ("<p>One<br>Two</p>", "One\nTwo"),
        ("<p>One<br><br>Two</p>", "One\n\nTwo"),
        ("<p>One<hr>Two", "One\n\nTwo"),
        ("<p>It <b>ro</b>se <a href=x>high</a>.</p>", "It rose high."),
        ("<p> One \n\t two <b> three</b> </p>", "One two three"),
        ("<p>One\u2028two\x85three\x1cfour</p>", "One two three four"),
        ("<p>5&nbsp;&pound; &amp; &lt;b&gt;</p>", "5\xa0£ & <b>"),
        ("<pre>  one\n    two\n\n\nthree</pre>", "  one\n    two\n\nthree"),
        ("<p>He said <q>I heard <q>no</q></q>.</p>", "He said \u201cI heard \u2018no\u2019\u201d."),
        ("<p></p><p>&nbsp;</p><p>\ue001</p><p>One</p>", "One"),
        ("<nav>Home</nav><p>One</p><footer>About</footer>", "Home\n\nOne\n\nAbout"),
        ("just text", "just text"),
        ("", ""),
    ],
)
def test_text_is_what_a_reader_sees(html: str, text: str) -> None:
    assert article_from_html(html).text == text


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert('x')</script>",
        "<style>p { color: red }</style>",
        "<!-- a comment -->",
        "<template><p>later</p></template>",
        "<noscript>Turn scripts on</noscript>",
        "<svg><text>a picture</text><title>its name</title></svg>",
        "<title>the window</title>",
        "<select><option>Alabama</select>",
        "<textarea>your words</textarea>",
        "<iframe>old browsers</iframe>",
        "<div hidden>x</div>",
        '<div aria-hidden="true">x</div>',
        '<div style="color:red; DISPLAY : none">x</div>',
        '<span style="visibility:hidden">x</span>',
        "<dialog>Cookies?</dialog>",
    ],
)
def test_what_is_never_shown_stays_out(html: str) -> None:
    assert lines(f"<p>One</p>{html}<p>Two</p>") == ["One", "Two"]


@pytest.mark.parametrize("html", ["<body hidden><p>One", '<html style="visibility:hidden"><p>One', "<dialog open>One"])
def test_what_scripts_will_show_stays_in(html: str) -> None:
    assert lines(html) == ["One"]


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "javascript:alert(1)"])
def test_hostile_words_stay_words(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    quoted = words.replace('"', "&quot;")
    assert lines(f'<h1 title="{quoted}">{escaped}</h1>') == [words]


def test_tags_are_the_elements_around_the_whole_line_outermost_first() -> None:
    html = "<body><article><p>It <b>rose</b>.</p><p><em>It fell.</em></p></article>"
    assert [m.tags for m in article_from_html(html).markup] == [("article", "p"), ("article", "p", "em")]


def test_names_are_the_words_of_the_attributes_around_a_line() -> None:
    html = "<div class='story-body WideHTMLBox' id=main_2><p itemprop=articleBody role=note>It rose."
    assert only(html).names == {"story", "body", "wide", "html", "box", "main", "article", "note"}


def test_names_of_far_elements_are_left_out() -> None:
    assert only("<div class=far>" + "<div>" * 8 + "It rose.").names == frozenset()


@pytest.mark.parametrize(
    ("html", "share"),
    [
        ("<p>no link at all</p>", 0.0),
        ("<p><a href=x>all of it</a></p>", 1.0),
        ("<p>half <a href=x>half</a></p>", 0.5),
        ("<p><a name=x>an anchor is no link</a></p>", 0.0),
        ("<p>one <a href=x>two <b>six</b></a></p>", 6 / 9),
    ],
)
def test_link_share_counts_the_characters_that_are_link(html: str, share: float) -> None:
    assert only(html).link_share == share


def test_lines_of_one_element_share_its_number() -> None:
    home, rose, fell = article_from_html("<nav>Home</nav><div><p>It rose.</p><p>It fell.</p></div>").markup
    assert rose.elements[0] == fell.elements[0] not in home.elements
    assert rose.elements[1] != fell.elements[1]


def test_main_element_holds_the_weight_and_is_the_innermost() -> None:
    html = "<div><nav>Home</nav><section><p>It rose.</p><p>It fell.</p></section><p>More</p></div>"
    home, rose, fell, more = article_from_html(html).markup
    assert main_element([(home, 1), (rose, 4), (fell, 4), (more, 1)]) == rose.elements[1]


def test_main_element_is_none_where_no_element_holds_enough() -> None:
    one, two = article_from_html("<p>One</p><p>Two</p>").markup
    assert main_element([(one, 1), (two, 1)]) is None
    assert main_element([]) is None


def test_blocks_inside_counts_the_blocks_between_a_line_and_an_element() -> None:
    rose, caption, home = article_from_html(
        "<article><p><b>It rose.</b></p><figure><figcaption>A boat</figcaption></figure></article><p>Home"
    ).markup
    assert [blocks_inside(m, rose.elements[0]) for m in (rose, caption, home)] == [1, 2, None]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "deep",
        "<span>" * 10_000 + "deep" + "</span>" * 10_000,
        "<ul><li>x" * 10_000,
        "<table><tr><td>x" * 10_000,
        "".join(f"<font color={number}><p>x" for number in range(10_000)),
        "<b><i><u><p>x" * 10_000,
        "<a href=x><div>x" * 10_000,
        "<div class='" + "word " * 100_000 + "'>x",
        "<!-- -->" * 10_000 + "<p>x",
        "<span>" * 10_000 + "<td>" * 10_000 + "x",
        "<p>" + "x" * 5_000_000,
        "<p>" + " " * 5_000_000 + "x",
        "<pre>" + "x\n" * 50_000,
    ],
    ids=["div", "span", "list", "table", "font", "b", "a", "names", "comments", "cells", "long", "spaces", "pre"],
)
def test_hostile_page_is_read_in_linear_time(html: str) -> None:
    # No clock: each of these takes about a second, and with n x n steps or elements the test would not end.
    assert 0 < max(len(markup.tags) for markup in article_from_html(html).markup) <= MAX_DEPTH


def test_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(ArticleError) as caught:
        article_from_html("<p>" * (MAX_TAGS + 1), name="page.html")
    assert caught.value.where == "page.html"
    assert caught.value.what == "500,001 HTML tags are more than the limit of 500,000"


TAGS = """a href=x|article|b|body|br|div|div hidden|font|form|foreignObject|frameset|head|html|li|main|math|mi|noscript
|object|option|p|p class=aB|plaintext|pre|q|script|select|span|style|svg|table|td|template|textarea|title|tr|ul|x-b"""
ODD = ("&amp;", "&#0;", "&#x85;", "&#13;", "<!--", "-->", "<![CDATA[", "]]>", "\r", "\n", "\u2028", " ", "<", "\ud800")
TAG = st.sampled_from([tag.strip() for tag in TAGS.split("|")])
SOUP = st.lists(
    st.one_of(
        TAG.map("<{}>".format),
        TAG.map(lambda tag: f"</{tag.split()[0]}>"),
        st.text(max_size=8),
        st.sampled_from(ODD),
    )
).map("".join)


@given(st.one_of(st.text(), SOUP))
def test_any_page_gives_lines_in_order_that_slice_to_themselves(html: str) -> None:
    article, end = article_from_html(html), 0
    for markup in article.markup:
        line = markup.span.slice(article.text)
        assert line.splitlines() == [line]
        assert line.strip()
        assert article.text[end : markup.span.start] in {"", "\n", "\n\n"}
        assert bool(end) == (markup.span.start > end)
        assert 0 <= markup.link_share <= 1
        assert len(markup.elements) == len(markup.tags) <= MAX_DEPTH
        end = markup.span.end
    assert end == len(article.text)
