"""The house: a module imports only from floors below its own, and neighbors on one floor do not know each other."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "whosays"

FLOORS = (
    ("spans", "errors", "datafile"),  # ground
    ("text", "tables", "lexicon"),  # characters and words
    ("structure",),  # shape
    ("attribution",),  # who says what
    ("evidence",),  # what we saw
    ("labels",),  # decision
    ("statistics",),  # numbers
    ("report",),  # the whole
    ("grading", "gold"),  # beside it: a report never needs them
    ("render",),  # to be seen
    ("__init__",),  # the public names
    ("cli", "browser", "pytest_plugin", "sphinxext"),  # doors
    ("__main__",),  # opens the door of the command line
)
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts}
DOORS = FLOOR["cli"]
PACKAGES_OF_THE_ENGINE = {"text": {"justhtml"}}
"""What floors 0 to 7 may use beside the standard library: they must run in the browser."""

KNOWN = {"sphinxext/reference.py": "the page on commands asks the command line what it says of itself"}

MODULES = sorted(SOURCE.rglob("*.py"))


def part_of(module: Path) -> str:
    """Return the name of the module or package, one step below the root, that `module` belongs to."""
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of all that `module` imports, inside functions too."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names)


def inside(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the part of the house that `module` imports from, its own left out."""
    for line, name in imports(module):
        root, _, rest = name.partition(".")
        part = rest.partition(".")[0]
        if root == "whosays" and part != part_of(module):
            yield line, part if part in FLOOR else "__init__"


def by_path(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=by_path)
def test_module_has_a_floor(module: Path) -> None:
    assert part_of(module) in FLOOR, f"give {part_of(module)!r} a floor in this file"


@pytest.mark.parametrize("module", [m for m in MODULES if part_of(m) in FLOOR], ids=by_path)
def test_module_imports_from_floors_below_its_own_alone(module: Path, request: pytest.FixtureRequest) -> None:
    if by_path(module) in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[by_path(module)]))
    own = FLOOR[part_of(module)]
    wrong = [(line, part) for line, part in inside(module) if FLOOR.get(part, own) >= own]
    assert not wrong, f"floor {own} imports its own floor or one above: {wrong}"


@pytest.mark.parametrize("module", MODULES, ids=by_path)
def test_imports_name_the_whole_path(module: Path) -> None:
    assert not [(line, name) for line, name in imports(module) if name.startswith(".")]


@pytest.mark.parametrize("module", [m for m in MODULES if FLOOR.get(part_of(m), DOORS) <= FLOOR["report"]], ids=by_path)
def test_engine_needs_nothing_but_the_standard_library(module: Path) -> None:
    allowed = {*sys.stdlib_module_names, "whosays", *PACKAGES_OF_THE_ENGINE.get(part_of(module), ())}
    assert not [(line, name) for line, name in imports(module) if name.partition(".")[0] not in allowed]


@pytest.mark.parametrize("module", [m for m in MODULES if FLOOR.get(part_of(m), 0) < DOORS], ids=by_path)
def test_sphinx_and_pytest_are_met_at_the_doors_alone(module: Path) -> None:
    met_at_doors = {"sphinx", "docutils", "myst_parser", "pytest", "click"}
    assert not [(line, name) for line, name in imports(module) if name.partition(".")[0] in met_at_doors]
