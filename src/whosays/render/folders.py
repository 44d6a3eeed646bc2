"""An exercise as files: the folder that a teacher keeps, and the bundle without the key that a student gets."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import tomli_w

KEY, ARTICLE = "key.toml", "article.txt"
_DATE = (2026, 1, 1, 0, 0, 0)
"""Of every file in a bundle, so that the same exercise gives the same bytes."""


def folder_files(
    asked: Mapping[str, Any], key: Mapping[str, Any], *, prompt: str, article: str | None = None
) -> dict[str, str]:
    """Return the files of an exercise folder, by name."""
    blank = {
        "format": asked["format"],
        "exercise": asked["id"],
        "student": "",
        "answers": {i["id"]: "" for i in asked["items"]},
    }
    return {
        "exercise.toml": tomli_w.dumps(asked, multiline_strings=False),
        "prompt.md": prompt,
        "answers.toml": tomli_w.dumps(blank),
        KEY: tomli_w.dumps(key, multiline_strings=False),
        **({ARTICLE: article} if article is not None else {}),
    }


def student_bundle(files: Mapping[str, str], *, name: str) -> bytes:
    """Return a zip file of the folder `name` without its key; an article that may not be passed on stays behind too."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in files.items():
            if file not in (KEY, ARTICLE):
                entry = zipfile.ZipInfo(f"{name}/{file}", _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, text.encode())
    return made.getvalue()
