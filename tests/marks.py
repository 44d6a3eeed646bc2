"""Marks in examples: brackets around the words that something has to be found for."""

CLOSING = {"[": "]", "{": "}", "<": ">"}

Found = set[tuple[str, int, str]]
"""Opening mark, where the words start, the words."""


def unmark(marked: str, openings: str = "".join(CLOSING)) -> tuple[str, Found]:
    """Return the text without its marks, and what is marked: the opening mark, where it starts, the words."""
    text, opened, found = "", [], set()
    for character in marked:
        if character in openings:
            opened.append((character, len(text)))
        elif opened and character == CLOSING[opened[-1][0]]:
            opening, start = opened.pop()
            found.add((opening, start, text[start:]))
        else:
            text += character
    return text, found
