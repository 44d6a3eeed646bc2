"""Words of an article are shown to a reader: safe, short, and each with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import whosays
from whosays.render import plain
from whosays.render.visible import visible


@given(st.text())
def test_visible_text_holds_nothing_that_steers_a_terminal(text: str) -> None:
    assert visible(text).isprintable()


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028", "\0", "\ud800"])
def test_sign_that_could_steer_a_terminal_is_escaped_or_a_blank(sign: str) -> None:
    assert visible(f"a{sign}b") in (f"a{ascii(sign)[1:-1]}b", "a b")


@given(st.text(), st.integers(min_value=9, max_value=80))
def test_excerpt_is_one_line_of_the_length_asked_for(text: str, longest: int) -> None:
    shown = plain.excerpt(text, longest=longest)
    assert len(shown) <= longest
    assert "\n" not in shown


def test_words_in_quotation_marks_get_no_second_pair() -> None:
    assert plain.quoted('"It rained," she said.') == '"It rained," she said.'
    assert plain.quoted("said") == "“said”"


def test_pieces_make_up_the_sentence(practice: whosays.Report) -> None:
    for labelled in practice.sentences:
        pieces = "".join(piece for piece, _ in plain.pieces(practice.document, labelled))
        assert pieces == visible(practice.document.text(labelled.sentence.span))


def test_every_piece_that_is_marked_stands_in_the_evidence(practice: whosays.Report) -> None:
    for labelled in practice.sentences:
        shown = [visible(practice.document.text(one.span)) for one in labelled.evidence]
        marked = [piece for piece, found in plain.pieces(practice.document, labelled) if found]
        assert all(any(piece in words for words in shown) for piece in marked)


def test_every_rule_that_found_something_gives_its_reason(practice: whosays.Report) -> None:
    reasons = plain._reasons()
    for labelled in practice.sentences:
        told = " ".join(why for _, why in plain.reasons(practice.document, labelled.evidence, labelled.sentence.span))
        assert all(reasons[one.rule] in told for one in labelled.evidence)


def test_words_are_told_once_with_all_that_rules_say_of_them() -> None:
    report = whosays.read("He vowed to go on.")
    told = list(plain.reasons(report.document, report.sentences[0].evidence, report.sentences[0].sentence.span))
    assert len({words for words, _ in told}) == len(told)


def test_owner_is_told_where_the_name_does_not_stand(report: whosays.Report) -> None:
    owners = plain.owners_by_sentence(report)
    told = {report.document.text(report.sentences[index].sentence.span): names for index, names in owners.items()}
    assert told['"There was no other way.'] == [f"Ana Berg ({plain.CARRIED['C1']})"]
    assert not [names for words, names in told.items() if words.startswith("Engineers")]


def test_furniture_adds_up_to_the_words_of_the_page(practice: whosays.Report) -> None:
    furniture = sum(words or 0 for _, words, _ in plain.page_kinds(practice).values())
    story = sum(len(one.sentence.words) for one in practice.sentences if plain.is_story(practice, one))
    assert furniture + story == practice.statistics["page_words"].value


def test_title_is_the_headline_or_the_name(report: whosays.Report) -> None:
    assert plain.title(report) == "Old bridge to close, mayor says"
    assert plain.title(whosays.read("It rained on Monday.")) == "article"
