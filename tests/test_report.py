"""A report: what `read` gives for a text, and the contract of its plain data."""

import hashlib

import pytest

import whosays
from whosays.text.html import article_from_html

STORY = 'Ada Lund said the bridge is old.\n\n"It will fall," she said. The wall was built in 1990.'


def test_string_and_article_give_the_same_report() -> None:
    assert whosays.as_dict(whosays.read(STORY)) == whosays.as_dict(whosays.read(whosays.Article(STORY)))


def test_sentences_stand_in_the_order_of_the_document() -> None:
    report = whosays.read(STORY)
    assert [one.sentence for one in report.sentences] == list(report.document.sentences)
    assert [one.label.value for one in report.sentences] == ["sourced-fact", "sourced-opinion", "plain-reporting"]


def test_script_in_an_article_stays_text() -> None:
    text = "The wall is old, she said. <script>alert(1)</script> It will fall."
    report = whosays.read(text)
    assert report.document.article.text == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The text is empty"),
        (" \n ", "The text is empty"),
        ("Share\n\nSave Story", "No story was found"),
        ('Ada Lund said: "The wall is old.\n\nIt was built in 1990.', "never closed"),
        ("The wall is old.\n\n" + "x" * 100_001, "left unread"),
    ],
)
def test_notes_say_what_could_not_be_told(text: str, told: str) -> None:
    (note,) = whosays.read(text).notes
    assert told in note


def test_plain_story_needs_no_note() -> None:
    assert whosays.read(STORY).notes == ()


def test_quotation_carried_over_paragraphs_needs_no_note() -> None:
    assert whosays.read('Ada Lund said: "The wall is old.\n\n"It was built in 1990."').notes == ()


def test_second_claim_of_five_words_stands_beside_the_label() -> None:
    (one,) = whosays.read("The board met on the day that Ada Lund said the bridge will fall in the storm.").sentences
    assert (one.label.value, [label.value for label in one.also]) == ("plain-reporting", ["sourced-opinion"])


def test_page_furniture_has_no_second_label() -> None:
    report = whosays.read("Share\n\nAda Lund said the bridge is old.\n\nSubscribe to our newsletter, the mayor said.")
    assert all(one.also == () for one in report.sentences if one.label is whosays.Label.PAGE_FURNITURE)


def test_markup_of_a_page_reaches_the_report() -> None:
    report = whosays.read(article_from_html("<html><body><nav>Home</nav><h1>Ferry lost</h1><p>It ran for forty years.</p>"))
    assert [block.kind for block in report.blocks][:2] == ["navigation", "headline"]


def test_plain_data_follows_the_contract() -> None:
    data = whosays.as_dict(whosays.read(STORY))
    assert data["schema"] == "whosays/report/v1"
    assert data["text_sha256"] == hashlib.sha256(STORY.encode()).hexdigest()
    for key, promised in CONTRACT.items():
        assert data[key]
        assert all(promised <= set(one) for one in data[key])
    assert all({"value", "unit", "working", "source"} <= set(one) for one in data["statistics"].values())
    assert isinstance(data["notes"], list)


CONTRACT = {
    "blocks": {"kind", "start", "end"},
    "sentences": {"start", "end", "block", "label", "voice", "check", "points", "evidence", "also", "margin"},
    "attributions": {"source", "cue", "content", "owner", "mode", "owner_type", "cue_family", "carried_by"},
    "owners": {"id", "name", "type", "mentions", "words"},
}


def test_owner_of_an_attribution_is_in_the_list_of_owners() -> None:
    data = whosays.as_dict(whosays.read(STORY))
    assert {one["owner"] for one in data["attributions"]} == {one["id"] for one in data["owners"]} == {"ada-lund"}


def test_line_of_five_megabytes_is_left_unread() -> None:
    report = whosays.read("word " * 1_000_000)
    assert [block.kind for block in report.blocks] == ["unread"]


def test_two_hundred_thousand_words_are_read() -> None:
    years = range(1000, 11_000)
    told = "Ada Lund said the bridge to Port Ansel was old and that it would fall soon."  # 16 words
    report = whosays.read("\n\n".join(f"In the year {year}, {told}" for year in years))
    assert report.statistics["words"].value == 200_000


def slow(piece: str) -> object:
    return pytest.param(piece, marks=pytest.mark.xfail(run=False, reason="takes minutes: its time grows with the square"))


@pytest.mark.parametrize(
    "piece",
    [
        *[
            '"',
            "‘a",
            "(",
            "said ",
            '"a," he said ',
            "A ",
            "A.",
            "and said ",
            "A: ",
            ", ",
            "1-",
            "\n",
            "a\n",
            "— ",
            "{",
            "\u0301",
        ],
        *map(slow, "“'!…"),
    ],
)
def test_hostile_line_takes_linear_time(piece: str) -> None:
    assert whosays.read(piece * (30_000 // len(piece))).document is not None
