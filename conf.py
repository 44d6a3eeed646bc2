"""Sphinx reads the book's settings from book/_config.yml, the same file that `jupyter-book build` reads."""

from pathlib import Path

from jupyter_book.config import get_final_config

_root = Path(__file__).parent
_settings, _ = get_final_config(
    user_yaml=_root / "book" / "_config.yml",
    cli_config={"latex_individualpages": False},
    sourcedir=_root,
    raise_on_invalid=True,
)
globals().update(_settings, external_toc_path="book/_toc.yml")
