"""A line of links to the parts of a page that follow, for those who read on a phone and see no table of contents."""

from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.transforms import Transform
from sphinx.application import Sphinx

from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.nodes import block, paragraph


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("ws-jump", JumpDirective)


class JumpDirective(WhoSaysDirective):
    """``{ws-jump}``: links to the sections that follow it."""

    def content_nodes(self) -> list[nodes.Node]:
        """Return a placeholder: the sections below are not read yet."""
        waiting = nodes.pending(JumpLine)
        self.state.document.note_pending(waiting)
        return [waiting]


class JumpLine(Transform):
    """Puts the links in the place of a ``{ws-jump}``."""

    default_priority: ClassVar[int] = 720  # as docutils' own table of contents

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002 - docutils' signature
        """Replace the placeholder."""
        waiting = cast("nodes.pending", self.startnode)
        here: nodes.Element = waiting
        sections: list[nodes.section] = []
        while not sections and here.parent is not None:
            after = here.parent.children[here.parent.index(here) + 1 :]
            sections = [one for one in after if isinstance(one, nodes.section)]
            here = here.parent
        links: list[nodes.Node | str] = []
        for section in sections:
            words = section.children[0].astext()  # its title
            links += [" · " if links else "", nodes.reference("", words, refid=section["ids"][0], internal=True)]
        waiting.replace_self([block(paragraph("Jump to: ", *links), classes=["ws-jump"])] if links else [])
