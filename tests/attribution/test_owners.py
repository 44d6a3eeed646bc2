"""Owners: who a source is, and which sources are the same somebody."""

import pytest

import whosays
from whosays.attribution.owners import describe


def owners_of(text: str) -> list[str | None]:
    """Return the name of the owner of each attribution, in reading order; None for a ghost."""
    report = whosays.read(text)
    names = {owner.id: owner.name for owner in report.owners}
    return [names.get(one.owner) for one in report.attributions]


def wrong(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


@pytest.mark.parametrize(
    ("source", "name", "type_"),
    [
        ("Ada Lund", "Ada Lund", "named-person"),
        ("Mayor Ada Lund", "Ada Lund", "named-person"),
        ("Dr. Ada Lund", "Ada Lund", "named-person"),
        ("Norland's Prime Minister Ada Lund", "Ada Lund", "named-person"),
        ("Ada Lund, head of the harbour board", "Ada Lund", "named-person"),
        ("the Harbour Board", "Harbour Board", "named-institution"),
        ("the Ministry of Ports", "Ministry of Ports", "named-institution"),
        ("the Kremlin", "Kremlin", "named-institution"),
        ("Washington", "Washington", "named-institution"),
        ("the government", "government", "named-institution"),
        ("the audit", "audit", "document"),
        ("a report by the Harbour Board", "report by the Harbour Board", "document"),
        ("the 1990 treaty", "1990 treaty", "document"),
        ("the mayor", "mayor", "described-unnamed"),
        ("a diplomat who attended", "diplomat", "described-unnamed"),
        ("officials familiar with the talks", "officials familiar with the talks", "described-unnamed"),
        ("analysts", "analysts", "vague"),
        ("some residents", "some residents", "vague"),
        ("many", "many", "vague"),
        ("the mayor, Ada Lund", "Ada Lund", "named-person"),
        ("A survey of 1,204 islanders by the board", "survey of 1,204 islanders by the board", "document"),
        ("Letters obtained by the Courier", "Letters obtained by the Courier", "document"),
        ("The Island Pilots' Union", "Island Pilots' Union", "named-institution"),
        ("the Port Ansel Divers’ Guild", "Port Ansel Divers’ Guild", "named-institution"),
        ("Ansel Kitchens", "Ansel Kitchens", "named-institution"),
        ("Islanders who use the ferry", "Islanders", "vague"),
        ("A man on the quay, Ben Oru", "Ben Oru", "named-person"),
    ],
)
def test_source_tells_name_and_type(source: str, name: str, type_: str) -> None:
    described = describe(source)
    assert (described.name, described.type) == (name, type_)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund said the bridge is old. Lund said it will fall.",
        "Mayor Ada Lund said the bridge is old. Ms. Lund said it will fall.",
        "Lund said the bridge is old. Ada Lund said it will fall.",
        "Ada Lund said the bridge is old. She said it will fall.",
        "Ada Lund said the bridge is old.\n\nThe wall will fall, she said.",
        "Ada Lund, who heads the board, said the bridge is old.\n\n“It will fall,” Lund said.",
        "Ada Lund said the bridge is old, adding that it will fall.",
    ],
)
def test_names_and_pronouns_of_one_person_are_one_owner(text: str) -> None:
    assert set(owners_of(text)) == {"Ada Lund"}


def test_surname_in_the_story_finds_its_full_name() -> None:
    assert owners_of("Ada Lund walked to the bridge on Monday.\n\nLund said the bridge is old.") == ["Ada Lund"]


def test_pronoun_stands_for_the_last_speaker_not_the_last_name() -> None:
    text = "Ada Lund said the bridge is old.\n\nBen Oru built it in 1990.\n\nThe wall will fall, she said."
    assert owners_of(text) == ["Ada Lund", "Ada Lund"]


def test_pronoun_stands_for_the_name_that_opens_the_sentence_before() -> None:
    text = "Ada Lund said the bridge is old.\n\nBen Oru walked to the gate. The wall will fall, he said."
    assert owners_of(text) == ["Ada Lund", "Ben Oru"]


def test_pronoun_agrees_with_the_gender_that_a_pronoun_told() -> None:
    text = "Ada Lund said it is late. She said the wall is wet.\n\nBen Oru said it is early. He said the wall is dry."
    assert owners_of(f"{text}\n\nThe wall will fall, she said.")[-1] == "Ada Lund"


def test_it_stands_for_an_institution_and_they_for_a_group() -> None:
    text = "The Harbour Board said the bridge is old. Ben Oru agreed. It said the bridge will fall."
    assert owners_of(text)[-1] == "Harbour Board"
    assert owners_of("Some analysts say the bridge is old. They say it will fall.") == ["Some analysts"] * 2


def test_cue_that_says_more_names_the_pronoun_before_it() -> None:
    text = "Ada Lund said the bridge is old.\n\nThe wall will fall, he said. Then comes the gate, Ben Oru added."
    assert owners_of(text) == ["Ada Lund", "Ben Oru", "Ben Oru"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lund said it is old. Ben Oru said it is new.", ["Ada Lund", "Ben Oru"]),
        ("Ada Lund said it is old. Cara Lund said it is new.", ["Ada Lund", "Cara Lund"]),
        ("Norland said it is old. The Harbour Board said it is new.", ["Norland", "Harbour Board"]),
    ],
)
def test_different_names_are_different_owners(text: str, names: list[str]) -> None:
    assert owners_of(text) == names


def test_short_name_of_an_institution_is_the_same_owner() -> None:
    assert set(owners_of("The Harbour Board said it is old. The board said it will fall.")) == {"Harbour Board"}


def test_metonym_is_one_owner_all_through_the_story() -> None:
    report = whosays.read("Washington said it is old. The bridge is long. Washington denied the claim.")
    assert [(owner.name, owner.type, len(owner.mentions)) for owner in report.owners] == [
        ("Washington", "named-institution", 2)
    ]


def test_pronoun_without_anybody_before_it_has_no_owner() -> None:
    report = whosays.read("The bridge is old, she said.")
    assert [one.owner for one in report.attributions] == [None]
    assert report.owners == ()


def test_owner_counts_the_words_it_owns_without_source_and_cue() -> None:
    (owner,) = whosays.read("Ada Lund said the bridge is old. The wall will fall, she said.").owners
    assert owner.words == 8  # the bridge is old; The wall will fall


@pytest.mark.parametrize(
    ("before", "owner"),
    [
        ("For 15-year-old Jon Mills, the plan makes no sense. ", "Jon Mills"),
        ("For 15-year-old Jon Mills, the plan makes no sense.\n\n", "Jon Mills"),
        ("Jon Mills, 15, rides to school on it every day.\n\n", "Jon Mills"),
        ("Baker Jon Mills rides to work on it every day.\n\n", "Jon Mills"),
        ("The ferry is full every day.\n\n", "Ben Oru"),
        ("Nobody on the quay liked Jon Mills.\n\n", "Ben Oru"),
        ("For many islanders, Jon Mills is a hero.\n\n", "Ben Oru"),
    ],
)
def test_pronoun_stands_for_whom_the_sentence_before_introduces(before: str, owner: str) -> None:
    text = f'Ben Oru said the ferry is old.\n\n{before}"We need it for our nets," he says.'
    assert owners_of(text) == ["Ben Oru", owner]


def test_noun_that_opens_the_sentence_before_is_no_person() -> None:
    text = "Ben Osei denied the charge. Money for the wall was in the budget, he said. He promised a new gate."
    assert owners_of(text) == ["Ben Osei"] * 3


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("A town hall official said the wall was old.", "town hall official"),
        ("A town hall official, who asked not to be named, said the wall was old.", "town hall official"),
        ("A survey by the library found that the wall was old.", "survey by the library"),
        ("The wall was old, the survey found.", "survey"),
        ('A report dated June 2014, a copy of which lay there, rated the wall "unsafe".', "report"),
    ],
)
def test_role_or_document_that_looks_like_an_adjective_owns(text: str, owner: str) -> None:
    assert owner in owners_of(text)


def test_role_at_the_start_of_a_sentence_is_no_person() -> None:
    text = "Harbor director Ben Oru said the bridge is old. He brushed off the union, saying that nobody could please everyone."
    assert owners_of(text) == ["Ben Oru", "Ben Oru"]


@pytest.mark.parametrize(
    "claim", ["That figure is disputed.", "The plan was announced on Monday.", "The board was told of it."]
)
def test_passive_without_an_agent_is_not_the_last_speakers(claim: str) -> None:
    report = whosays.read(f"Ada Lund said the bridge cost nine million crowns. {claim}")
    assert [owner.words for owner in report.owners] == [6]
    assert report.sentences[-1].label.voice == "reporter"


def test_single_word_names_the_firm_of_the_story() -> None:
    text = (
        "The contract went to Ansel Kitchens in May.\n\nAnsel vowed to keep the price.\n\nBen Oru said Ansel Kitchens is cheap."
    )
    report = whosays.read(text)
    assert [(owner.name, owner.type) for owner in report.owners] == [
        ("Ansel Kitchens", "named-institution"),
        ("Ben Oru", "named-person"),
    ]
