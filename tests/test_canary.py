"""Keys of graded work reach neither the built site nor a student's bundle: every byte is looked at, unpacked and decoded."""

import base64
import bz2
import codecs
import gzip
import io
import lzma
import re
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from whosays.grading.variant import bank, variant
from whosays.render.folders import folder_files, student_bundle

ROOT = Path(__file__).parents[1]
GRADED = sorted(
    path for path in ROOT.glob("exercises/**/exercise.toml") if tomllib.loads(path.read_text("utf-8")).get("graded")
)
SHORTEST = 24
"""Characters of a reason that no other text would have by chance."""
DEEPEST = 3


def secrets_in(key: str) -> set[str]:
    """Return the reasons in a key: sentences that stand nowhere else."""
    return {item["why"] for item in tomllib.loads(key)["items"].values() if len(item["why"]) >= SHORTEST}


def disguises(secret: str) -> Iterator[bytes]:
    """Yield a secret as it may be written: plain, escaped, turned round, shifted, in base 64 from each of three places."""
    plain = secret.encode()
    yield plain
    yield secret.encode("unicode-escape")
    yield secret.encode("utf-16-le")
    yield secret.replace('"', "&quot;").encode()
    yield secret.replace('"', '\\"').encode()
    yield codecs.encode(secret, "rot13").encode()
    yield secret[::-1].encode()
    yield plain.hex().encode()
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        yield coded[4:-4]


def unpacked(data: bytes, depth: int = DEEPEST) -> Iterator[bytes]:
    """Yield `data`, and what it holds where it is packed."""
    yield data
    if not depth:
        return
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name), depth - 1)
    for opens in (gzip.decompress, zlib.decompress, bz2.decompress, lzma.decompress):
        try:
            inner = opens(data)
        except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
            continue
        yield from unpacked(inner, depth - 1)
    if data.startswith(b"# Sphinx inventory"):  # a head of four lines, then packed
        yield zlib.decompress(data.split(b"\n", 4)[4])


def leaks(files: dict[str, bytes], secrets: set[str]) -> list[str]:
    """Return each file with a secret in it."""
    needles = re.compile(b"|".join(re.escape(one) for secret in sorted(secrets) for one in disguises(secret)))
    return [name for name, data in files.items() if any(needles.search(one) for one in unpacked(data))]


@pytest.fixture(scope="module")
def secrets() -> set[str]:
    """Give the reasons in the keys of all graded exercises."""
    return {secret for path in GRADED for secret in secrets_in((path.parent / "key.toml").read_text(encoding="utf-8"))}


def test_there_is_graded_work_to_guard(secrets: set[str]) -> None:
    assert len(GRADED) >= 3
    assert len(secrets) >= 50


def test_no_key_of_graded_work_is_in_the_built_site(secrets: set[str], built: Path) -> None:
    files = {str(path): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    assert len(files) > 50
    assert leaks(files, secrets) == []


def test_no_key_is_in_what_students_get() -> None:
    folders = [path.parent for path in ROOT.glob("exercises/*/exercise.toml")]
    for number in range(5):
        name = f"test-{number}"
        files = folder_files(*variant(bank(folders), name=name, title="Test", items=24, seed=str(number)), prompt="# Test\n")
        bundle = student_bundle(files, name=name)
        assert leaks({"bundle": bundle}, secrets_in(files["key.toml"])) == []
        assert leaks({"keys": files["key.toml"].encode()}, secrets_in(files["key.toml"])) == ["keys"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zlib.compress, base64.b64encode, lambda data: data[::-1]])
def test_planted_canary_is_found(pack: object) -> None:
    canary = "the canary that was planted sings in this key"
    assert callable(pack)
    assert leaks({"x": b"..." + canary.encode() if pack is bytes else pack(canary.encode())}, {canary}) == ["x"]
