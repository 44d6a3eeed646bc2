"""The agreement that the README prints is the agreement of the two codings."""

from pathlib import Path

import pytest

from whosays.gold import agreement, open_gold

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "book" / "articles" / "far-east-summit"
SEED = ROOT / "tests" / "gold" / "seed"
FLOORS = {"gate": 0.80, "voice": 0.80, "check": 0.67}


@pytest.mark.parametrize(("folder", "row"), [(ARTICLE, "this article"), (SEED, "the archived page")], ids=["article", "seed"])
def test_readme_prints_the_agreement_of_the_codings(folder: Path, row: str) -> None:
    alphas = agreement(open_gold(folder / "first-coding.toml"), open_gold(folder / "second-coding.toml"))
    line = next(one for one in (ARTICLE / "README.md").read_text(encoding="utf-8").splitlines() if one.startswith(f"| {row}"))
    printed = [cell.strip() for cell in line.strip("|").split("|")][1:]
    assert printed == [f"{alphas[axis]:.2f}" for axis in ("gate", "voice", "check", "label")]


@pytest.mark.parametrize(
    "folder", [*(path.parent for path in sorted(ROOT.glob("book/articles/*/gold.toml"))), SEED], ids=lambda path: path.name
)
def test_codings_agree_above_the_customary_floors(folder: Path) -> None:
    alphas = agreement(open_gold(folder / "first-coding.toml"), open_gold(folder / "second-coding.toml"))
    assert {axis: alphas[axis] >= floor for axis, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)
