import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whosays.datafile import read_data
from whosays.structure.syllables import count_syllables, letter_patterns, vowel_groups


def listed(name: str) -> list[str]:
    """Return the lines of a file of learned syllables without its head."""
    return [line for line in read_data(f"syllables-{name}.txt").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("numeral", "read"),
    [
        ("0", "ze ro"),
        ("40", "for ty"),
        ("113", "one hun dred thir teen"),
        ("1,360", "one thou sand three hun dred six ty"),
        ("1950-53", "nine teen fif ty to fif ty three"),
        ("1900", "nine teen hun dred"),
        ("1905", "nine teen oh five"),
        ("2005", "two thou sand five"),
        ("2022", "twen ty twen ty two"),
        ("1990s", "nine teen nine ties"),
        ("1,000,000", "one mil lion"),
        ("007", "ze ro ze ro sev en"),
        ("3.5%", "three point five per cent"),
        ("$5", "five dol lars"),
        ("$1.50", "one dol lar fif ty"),
        ("5bn", "five bil lion"),
        ("2nd", "sec ond"),
        ("21st", "twen ty first"),
        ("20th", "twen ti eth"),
        ("9/11", "nine e lev en"),
        ("10:30", "ten thir ty"),
        ("10:00", "ten"),
        ("Covid-19", "co vid nine teen"),
        ("MH17", "M H sev en teen"),
        ("40-second", "for ty sec ond"),
    ],
)
def test_numerals_are_read_aloud(numeral: str, read: str) -> None:
    assert count_syllables(numeral) == len(read.split())


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("U.S.", "U S"),
        ("U.S.-led", "U S led"),
        ("U.N.'s", "U N's"),
        ("US", "U S"),
        ("FBI", "F B I"),
        ("MPs", "M Ps"),
        ("BBC", "B B C"),
        ("WTO", "dou ble u T O"),
        ("NATO", "Na to"),
        ("THE", "the"),
        ("AT&T", "A T and T"),
        ("R&D", "R and D"),
    ],
)
def test_initials_are_read_letter_by_letter(word: str, read: str) -> None:
    assert count_syllables(word) == len(read.split())


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("said", "said"),
        ("stopped", "stopped"),
        ("wanted", "want ed"),
        ("table", "ta ble"),
        ("nation", "na tion"),
        ("imperialist", "im pe ri al ist"),
        ("anti-imperialist", "an ti im pe ri al ist"),
        ("church's", "church es"),
        ("bridge’s", "bridg es"),
        ("mayor's", "may ors"),
        ("don’t", "don't"),
        ("capitalism", "cap i tal i sm"),
        ("café", "ca fe"),
        ("Beyoncé", "Be yon ce"),
        ("Wednesday", "Wednes day"),
    ],
)
def test_words_have_the_syllables_of_the_dictionary(word: str, read: str) -> None:
    assert count_syllables(word) == len(read.split())


@given(st.text("aeioudlnrst", min_size=1, max_size=12))
def test_patterns_are_added_up_each_once(word: str) -> None:
    points = {name: int(value) for name, value in (line.split() for line in listed("patterns"))}
    assume(vowel_groups(word) and word not in {line.split()[0] for line in listed("exceptions")})
    assert count_syllables(word) == max(1, vowel_groups(word) + sum(points.get(name, 0) for name in letter_patterns(word)))


@given(st.text())
def test_any_text_has_at_least_one_syllable(text: str) -> None:
    assert count_syllables(text) >= 1


@pytest.mark.parametrize("piece", ["a", "1", "a's", "a.", "é", "bcd", "1,000"])
def test_hostile_words_take_linear_time(piece: str) -> None:
    assert count_syllables(piece * 20_000) >= 1


def test_learned_data_stays_small_and_says_where_it_is_from() -> None:
    texts = [read_data(f"syllables-{name}.txt") for name in ("patterns", "exceptions")]
    assert sum(map(len, texts)) <= 60_000
    assert all("CMU Pronouncing Dictionary" in text for text in texts)
