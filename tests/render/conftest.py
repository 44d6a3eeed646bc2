"""A short story to render, with one of everything."""

import pytest

import whosays
from whosays.text.article import Article

STORY = """Old bridge to close, mayor says

By Cato Lind
ELMSTEAD — The bridge over the Ald will close in May, said Ana Berg, the mayor.
"It is the saddest day of my life," she said on Monday to a crowd of ten.
"There was no other way.

"I would have taken it." Engineers found nine cracks in the north pier in March.
Sign up for our newsletter
"""


@pytest.fixture(scope="session")
def report() -> whosays.Report:
    """Return the report on the short story."""
    return whosays.read(Article(STORY, name="bridge.txt"))
