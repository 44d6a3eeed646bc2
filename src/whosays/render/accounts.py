"""The account of a class, in lines for a terminal and as a part of a page."""

from collections.abc import Callable, Iterator

from whosays.grading.accounts import Account
from whosays.render.numbers import words_of
from whosays.render.page import escaped

Naming = Callable[[str], str]


def account_lines(account: Account, *, name_of: Naming = str) -> Iterator[str]:
    """Yield a line for each state that a student may be in, with the names, and one for those who are not on the list."""
    yield f"on your list: {words_of(account.listed, 'student')}"
    for state, names in _states(account, name_of):
        yield f"  {state} ({len(names)}): {'; '.join(names)}" if names else f"  {state}: nobody"
    if account.others:
        yield f"not on your list ({len(account.others)}): {'; '.join(map(name_of, account.others))}"


def account_html(account: Account, *, name_of: Naming) -> Iterator[str]:
    """Yield a section of a page that says the same."""
    yield "<h2>Who handed in</h2><ul>"
    for state, names in _states(account, name_of):
        told = f": {escaped('; '.join(names))}" if names else ""
        yield f"<li>{state[0].upper()}{state[1:]}: {len(names)} of {account.listed}{told}</li>"
    if account.others:
        yield f"<li>Not on your list: {escaped('; '.join(sorted(map(name_of, account.others))))}</li>"
    if account.unknown:
        yield f"<li>{words_of(account.unknown, 'paper')} could not be used and name nobody.</li>"
    yield "</ul>"


def _states(account: Account, name_of: Naming) -> Iterator[tuple[str, list[str]]]:
    yield "graded", sorted(map(name_of, account.graded))
    yield "refused", [f"{name_of(name)} ({reason})" for name, reason in account.refused]
    yield "nothing handed in", sorted(map(name_of, account.nothing))
