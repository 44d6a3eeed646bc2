"""Floor 10, a door: the Sphinx extension. It shows what the engine finds, and computes nothing itself."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: "Sphinx") -> dict[str, Any]:
    """Register the book's directives, roles, nodes and files."""
    from whosays.sphinxext import (
        articles,
        base,
        charts,
        classes,
        domain,
        engine,
        exercises,
        gold,
        hosting,
        jumps,
        lessons,
        nodes,
        offline,
        reference,
        sheets,
        statistics,
    )

    for component in (
        hosting,
        base,
        engine,
        nodes,
        domain,
        articles,
        statistics,
        charts,
        exercises,
        classes,
        gold,
        reference,
        sheets,
        jumps,
        lessons,
        offline,
    ):
        component.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
