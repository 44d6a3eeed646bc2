"""Ground floor: the files in ``data/`` that come with the package."""

from importlib.resources import files

_FOLDER = files("whosays").joinpath("data")


def read_data(name: str) -> str:
    """Return the text of a file in ``data/``; `name` may hold a folder: ``lexicons/hedges.txt``."""
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")
