"""What came from outside, made safe to write on one line of a terminal or a table."""


def visible(text: str) -> str:
    r"""Return `text` with white space as blanks, and controls and marks that turn the writing as escapes.

    >>> print(visible("An\x1b[2J\tna\u202e"))
    An\x1b[2J na\u202e
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in text)
