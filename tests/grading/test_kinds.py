"""Each kind of item reads what people write, refuses what is no answer, and gives the marks it states."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import ExerciseError
from whosays.grading.kinds import KINDS, kind_named
from whosays.grading.kinds.kind import Kind, Unreadable
from whosays.labels.label import Label
from whosays.labels.names import LABEL_NAMES
from whosays.tables import Table

LABELS, NUMBER = kind_named("sort"), kind_named("number")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    max_leaves=5,
)


def question(kind: Kind[Any, Any], **fields: object) -> Any:
    return kind.read(Table(fields, where="exercise.toml, item s1", error=ExerciseError))


def lettered(*texts: str) -> list[dict[str, str]]:
    return [{"id": letter, "text": text} for letter, text in zip("abcdefg", texts, strict=False)]


SENTENCE = "Two guards said the gate was open, and the mayor said no."
CLAIMS = [{"id": "c1", "text": "It was open."}, {"id": "c2", "text": "No."}, {"id": "c3", "text": "It rained."}]
OWNERS = [
    {"id": "guards", "name": "two guards", "names": ["the guards"]},
    {"id": "mayor", "name": "the mayor"},
    {"id": "agency", "name": "Harbour Agency"},
]
GHOST = "The pier is believed to be unsafe."
ASKED = [
    *(
        (kind_named("two-questions"), question(kind_named("two-questions"), gate=True), value)
        for value in ("source/fact", "source/opinion", "reporter/fact", "reporter/opinion", "page")
    ),
    (kind_named("two-questions"), question(kind_named("two-questions")), "reporter/fact"),
    (kind_named("touch"), question(kind_named("touch"), text=SENTENCE), (0, 1, 2)),
    (kind_named("touch"), question(kind_named("touch"), text=SENTENCE), (10,)),  # the second "said"
    (kind_named("match"), question(kind_named("match"), claims=CLAIMS, owners=OWNERS), ("guards", "mayor", "agency")),
    (kind_named("pair"), question(kind_named("pair"), options=lettered("It is open.", "It is open, he said.")), "b"),
    (kind_named("why"), question(kind_named("why"), options=lettered("a record", "a witness", "nothing")), "c"),
    (kind_named("order"), question(kind_named("order"), options=lettered("first", "second", "third")), ("b", "a", "c")),
    (
        kind_named("fix"),
        question(kind_named("fix"), text=GHOST, claim="be unsafe"),
        "The pier is unsafe, the engineer Ola Brandt said.",
    ),
    (kind_named("certainty"), question(kind_named("certainty"), ask="check"), "opinion/1"),
    (kind_named("certainty"), question(kind_named("certainty"), ask="voice"), "source/3"),
    *(
        (kind_named("audit"), question(kind_named("audit"), engine=engine), right)
        for engine, right in (
            ("sourced-fact", "sourced-fact"),
            ("sourced-fact", "writers-opinion"),
            ("page-furniture", "sourced-fact"),
        )
    ),
    *((LABELS, question(LABELS), label.value) for label in Label),
    (LABELS, question(LABELS, options=["sourced-fact", "page-furniture"]), "sourced-fact"),
    (LABELS, question(LABELS, ask="voice"), "source"),
    (LABELS, question(LABELS, ask="check"), "opinion"),
    (LABELS, question(LABELS, ask="gate"), "page"),
    (LABELS, question(LABELS, ask="kind", options=["body", "read-time"]), "read-time"),
    (NUMBER, question(NUMBER), Decimal(1360)),
    (NUMBER, question(NUMBER, unit="words", tolerance=5), Decimal(974)),
    (NUMBER, question(NUMBER, unit="%", tolerance=2, share=True), Decimal("27.5")),
    (NUMBER, question(NUMBER, unit="minutes", relative=Decimal("0.05")), Decimal("-5.7")),
]


@pytest.mark.parametrize(("kind", "asked", "right"), ASKED)
def test_samples_earn_what_they_state(kind: Kind[Any, Any], asked: Any, right: Any) -> None:
    for sample in kind.samples(asked, right):
        value = kind.parse(asked, sample.answer)
        assert isinstance(value, Unreadable) is not sample.readable, sample
        if sample.readable:
            assert kind.compare(asked, value, right)[0] == sample.share, sample


@pytest.mark.parametrize(("kind", "asked", "right"), ASKED)
def test_human_name_reads_back(kind: Kind[Any, Any], asked: Any, right: Any) -> None:
    assert kind.parse(asked, kind.name_of(asked, right)) == right
    assert all(kind.parse(asked, name) == value for value, name in kind.choices(asked))


@given(st.sampled_from(ASKED), ANYTHING)
def test_any_answer_is_a_value_or_unreadable(case: Any, answer: object) -> None:
    kind, asked, right = case
    value = kind.parse(asked, answer)
    if isinstance(value, Unreadable):
        assert value.reason.isprintable()
    else:
        assert 0 <= kind.compare(asked, value, right)[0] <= 1
        assert kind.name_of(asked, value).isprintable()


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_every_label_has_a_human_name() -> None:
    assert set(LABEL_NAMES) == {label.value for label in Label}
    assert all(names.keys() == {"name", "short", "question"} for names in LABEL_NAMES.values())


@pytest.mark.parametrize(
    ("right", "shares"),
    [
        ("sourced-fact", (1, "1/2", "1/2", 0, 0)),
        ("sourced-opinion", ("1/2", 1, 0, "1/2", 0)),
        ("plain-reporting", ("1/2", 0, 1, "1/2", 0)),
        ("writers-opinion", (0, "1/2", "1/2", 1, 0)),
        ("page-furniture", (0, 0, 0, 0, 1)),
    ],
)
def test_one_axis_of_two_is_half_and_the_page_is_apart(right: str, shares: tuple[int | str, ...]) -> None:
    asked = question(LABELS)
    assert [LABELS.compare(asked, given, right)[0] for given in asked.options] == [Fraction(share) for share in shares]


@pytest.mark.parametrize(
    "answer",
    [
        "writers-opinion",
        "Writer's opinion",
        "writer\u2019s  OPINION",
        "RO",
        " ro\n",
        "wri\u200bters-opinion",
        "\N{FULLWIDTH LATIN CAPITAL LETTER R}O",
    ],
)
def test_label_is_read_in_any_spelling(answer: str) -> None:
    assert LABELS.parse(question(LABELS), answer) == "writers-opinion"


@pytest.mark.parametrize(
    "answer",
    ["opinion", "sourced", "SF SO", "writers-opinion;", "wr\u0456ters-opinion", "x" * 201, True, 1, ["RO"], {"RO": 1}],
)
def test_what_is_no_label_is_unreadable(answer: object) -> None:
    assert isinstance(LABELS.parse(question(LABELS), answer), Unreadable)


def test_label_outside_the_options_is_unreadable() -> None:
    asked = question(LABELS, options=["sourced-fact", "page-furniture"])
    assert LABELS.parse(asked, "SO") == Unreadable(
        "'SO' is not one of the choices; use one of: 'page-furniture', 'sourced-fact'"
    )


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("two guards, the mayor", "two guards | the mayor"),
        ("two guards; mayor", "two guards | mayor"),
        ("guards, said [2]", "guards | said [2]"),
        ("gate was open, and the mayor", "gate was open and the mayor"),  # it stands there as a whole
    ],
)
def test_touched_words_may_be_parted_by_commas(answer: str, words: str) -> None:
    touch = kind_named("touch")
    asked = question(touch, text=SENTENCE)
    assert touch.parse(asked, answer) == touch.parse(asked, words.split(" | "))
    assert not isinstance(touch.parse(asked, answer), Unreadable)


@pytest.mark.parametrize("answer", ["no, said", "guards, no such words", "the, guards", "guards, [2]", "a," * 900])
def test_commas_that_leave_a_doubt_are_unreadable(answer: str) -> None:
    touch = kind_named("touch")
    assert isinstance(touch.parse(question(touch, text=SENTENCE), answer), Unreadable)


@pytest.mark.parametrize(
    "owners", [[{"id": "b", "name": "the mayor"}, *OWNERS[:1]], [{"id": "m", "name": "B"}, *OWNERS[:1]]], ids=["id", "name"]
)
def test_owner_called_by_the_letter_of_another_is_a_reason(owners: list[dict[str, Any]]) -> None:
    with pytest.raises(ExerciseError, match="an owner is called 'b', and on paper that is 'guards'"):
        question(kind_named("match"), claims=CLAIMS, owners=owners)


def test_text_that_lies_about_its_equals_is_unreadable() -> None:
    class Liar(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = str.__hash__

    assert isinstance(LABELS.parse(question(LABELS), Liar("x")), Unreadable)
    assert isinstance(NUMBER.parse(question(NUMBER), Liar("1")), Unreadable)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"ask": "vioce"}, "use 'voice'"),
        ({"options": ["sourced-fact"]}, "two or more"),
        ({"ask": "kind", "options": ["body", "b"]}, "'b' is not a slug"),
        ({"options": ["sourced-fact", "sourced-fact"]}, "two or more different"),
        ({"options": ["sourced-fact", "sourced-fcat"]}, "no label 'sourced-fcat'\n  fix: use 'sourced-fact'"),
        ({"ask": "kind"}, "two or more"),
        ({"ask": "kind", "options": ["Body", "caption"]}, "'Body' is not a slug"),
    ],
    ids=["ask", "one", "letter", "twice", "misspelled", "none", "capital"],
)
def test_label_question_that_cannot_be_asked_is_a_reason(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(ExerciseError, match=reason):
        question(LABELS, **fields)


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        (1360, "1360"),
        ("1360", "1360"),
        ("1,360", "1360"),
        ("1,360.5 words", "1360.5"),
        (" 1360words ", "1360"),
        ("1360 Words", "1360"),
        (".5", "0.5"),
        ("\N{MINUS SIGN}3", "-3"),
        ("+3", "3"),
        ("1\N{FULLWIDTH DIGIT TWO}", "12"),
        (0.1, "0.1"),
        (Decimal("0.10"), "0.1"),
        (-0.0, "0"),
    ],
)
def test_number_is_read_exactly(answer: object, number: str) -> None:
    assert NUMBER.parse(question(NUMBER, unit="words"), answer) == Decimal(number)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "words",
        "5,7",
        "1,36",
        "1360 minutes",
        "1e3",
        "NaN",
        "inf",
        "1/2",
        "0x10",
        "1_0",
        "--1",
        "1 2",
        "٣",
        True,
        [1],
        None,
    ],
)
def test_what_is_no_number_is_unreadable(answer: object) -> None:
    assert isinstance(NUMBER.parse(question(NUMBER, unit="words"), answer), Unreadable)


@pytest.mark.parametrize(
    "answer", [float("nan"), float("inf"), 1e300, 5e-324, 10**400, -(10**30), "9" * 61, Decimal("sNaN")], ids=str
)
def test_number_that_is_not_finite_or_too_long_is_unreadable(answer: object) -> None:
    assert isinstance(NUMBER.parse(question(NUMBER), answer), Unreadable)


@pytest.mark.parametrize(
    ("share", "answer", "number"),
    [
        (True, "72 %", "72"),
        (True, "0.72", "72"),
        (True, 0.72, "72"),
        (True, "0.72 %", "0.72"),
        (True, 1, "1"),
        (False, "0.72", "0.72"),
        (False, "72%", "72"),
    ],
)
def test_share_is_read_as_per_cent_only_where_the_item_says_so(share: bool, answer: object, number: str) -> None:
    assert NUMBER.parse(question(NUMBER, unit="%", share=share), answer) == Decimal(number)


@pytest.mark.parametrize(
    ("fields", "right", "given", "is_right"),
    [
        ({}, "5", "5", True),
        ({}, "5", "5.0000001", False),
        ({"tolerance": Decimal("0.2")}, "5.7", "5.5", True),
        ({"tolerance": Decimal("0.2")}, "5.7", "5.49", False),
        ({"relative": Decimal("0.05")}, "200", "210", True),
        ({"relative": Decimal("0.05")}, "200", "210.01", False),
        ({"relative": Decimal("0.05")}, "-200", "-190", True),
        ({"tolerance": 20, "relative": Decimal("0.05")}, "200", "220", True),
        ({"tolerance": 1, "relative": Decimal("0.05")}, "200", "210", True),
    ],
)
def test_number_is_right_within_the_wider_tolerance(fields: Any, right: str, given: str, is_right: bool) -> None:
    assert NUMBER.compare(question(NUMBER, **fields), Decimal(given), Decimal(right))[0] == int(is_right)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"tolerance": -1}, "out of range"), ({"relative": 1}, "out of range"), ({"share": True}, "needs the unit '%'")],
    ids=["tolerance", "relative", "share"],
)
def test_number_question_that_cannot_be_asked_is_a_reason(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(ExerciseError, match=reason):
        question(NUMBER, **fields)


@pytest.mark.parametrize(
    ("value", "name"), [("974", "974 words"), ("5.70", "5.7 words"), ("1E+3", "1000 words"), ("100", "100 words")]
)
def test_number_is_named_in_digits(value: str, name: str) -> None:
    assert NUMBER.name_of(question(NUMBER, unit="words"), Decimal(value)) == name


def test_match_speaks_of_choices_where_they_are_no_owners() -> None:
    match = kind_named("match")
    asked = question(match, claims=CLAIMS, owners=OWNERS)
    reasons = [match.parse(asked, answer) for answer in ("", {"c1": "a clerk"}, {"c9": "mayor"}, {"c1": 4})]
    told = [reason.reason for reason in reasons if isinstance(reason, Unreadable)]
    told.append(match.compare(asked, ("guards", "mayor", "mayor"), ("guards", "mayor", "agency"))[1])
    assert len(told) == 5
    assert [words for words in told if "owner" in words or "claim" in words] == []


REWRITTEN = "Mayor Ora Finch would have us believe that the tunnel could open before winter."


@pytest.mark.parametrize(
    ("rewrite", "share", "note"),
    [
        ("Mayor Ora Finch said that the tunnel could open before winter.", 1, ""),
        ("Mayor Ora Finch said that the tunnel would open before winter.", 0.5, "hedge of the claim is gone"),
        ("Mayor Ora Finch said that the tunnel could perhaps open before winter.", 0.5, "hedges more"),
        ("Mayor Ora Finch believes that the tunnel could open before winter.", 0.5, "what somebody thinks"),
        ("Mayor Ora Finch said only that the tunnel could open before winter.", 0.5, "still pushes"),
        ("Mayor Ora Finch claimed that the tunnel could open before winter.", 0.5, "takes a side"),
        ("Mayor Ora Finch claimed that the tunnel would open before winter.", 0, "takes a side"),
    ],
)
def test_neutral_rewrite_keeps_the_doubt_and_judges_nobody(rewrite: str, share: float, note: str) -> None:
    kind = kind_named("fix")
    asked = question(kind, text=REWRITTEN, claim="the tunnel could open before winter", owners=["Finch"], neutral=True)
    found, told = kind.compare(asked, rewrite, "")
    assert (found, note in told) == (share, True), told


@pytest.mark.parametrize(
    ("rewrite", "note"),
    [
        ("Mayor Ora Finch said that she slept well.", "The program finds 0% of the words of the claim, and needs 60%."),
        ("The tunnel could open before winter.", "The program finds nobody who is answerable for the claim, with a cue."),
        (
            "Ida Colm said that the tunnel could open before winter.",
            "The program finds somebody else answerable for the claim.",
        ),
        ("Mayor Ora Finch claimed that the tunnel could open before winter.", "The program checked it: a cue takes a side."),
    ],
)
def test_student_reads_what_the_program_found_in_a_rewrite(rewrite: str, note: str) -> None:
    kind = kind_named("fix")
    asked = question(kind, text=REWRITTEN, claim="the tunnel could open before winter", owners=["Finch"], neutral=True)
    assert kind.compare(asked, rewrite, "")[1] == note


@pytest.mark.parametrize(
    ("touched", "share"),
    [("Osric Tamblyn | called", 1), ("Osric Tamblyn", 0.5), ("Tamblyn | called", 1), ("called", 0.5)],
)
def test_a_missing_part_costs_half_however_short_it_is(touched: str, share: float) -> None:
    kind = kind_named("touch")
    asked = question(kind, text="Osric Tamblyn, who voted no, called it a door slammed.")
    right = kind.parse(asked, "Osric Tamblyn | called")
    assert kind.compare(asked, kind.parse(asked, touched), right)[0] == share
