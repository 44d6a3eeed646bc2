"""Every name of a class is accounted for once."""

import pytest

from whosays.errors import SubmissionError
from whosays.grading.accounts import account
from whosays.grading.roster import list_of


def test_graded_goes_before_refused_and_a_blank_row_is_nothing() -> None:
    found = account(
        ["Ann", "Ben", "Cem"],
        graded=["ANN", "Dan"],
        refused=[("ann", "x"), ("Ben", "broken"), ("", "whose?"), ("Eve", "y")],
        blank=["Cem"],
    )
    assert (found.graded, found.refused, found.nothing) == (("Ann",), (("Ben", "broken"),), ("Cem",))
    assert (found.others, found.unknown, found.listed) == (("Dan", "Eve"), 1, 3)


def test_name_in_two_spellings_is_twice_on_a_list() -> None:
    with pytest.raises(SubmissionError, match="'Jack Smith' is there twice"):
        list_of(["Jack Smith", "smith,  jack"], where="class.txt")
