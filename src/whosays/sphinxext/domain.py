"""The ``ws`` domain: rules, labels and statistics as targets of checked links.

A page says ``{ws:rule}`attribution.cue` ``; rename the rule, and ``-n -W`` names the page that still uses the old word.
"""

from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import RoleFunction

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(WhoSaysDomain)


class WhoSaysDomain(Domain):
    """What the engine has names for."""

    name = "ws"
    label = "Who Says?"
    object_types = {  # noqa: RUF012 (Sphinx's own class declares it without ClassVar)
        "rule": ObjType("rule", "rule"),
        "label": ObjType("label", "label"),
        "stat": ObjType("statistic", "stat"),
    }
    roles: dict[str, RoleFunction | XRefRole] = {name: XRefRole(warn_dangling=True) for name in object_types}  # noqa: RUF012
    initial_data: dict[str, Any] = {"objects": {}, "pictures": {}}  # noqa: RUF012
    data_version = 1

    @property
    def objects(self) -> dict[tuple[str, str], tuple[str, str, str]]:
        """Return the document, the id and the shown name of each target, by its type and name."""
        found: dict[tuple[str, str], tuple[str, str, str]] = self.data["objects"]
        return found

    def note(self, kind: str, name: str, shown: str, node: nodes.Element) -> None:
        """Make `node`, in the page that is being read, the target of links to `name`."""
        anchor = anchor_of(kind, name)
        other = self.objects.get((kind, name))
        if other and other[0] != self.env.docname:
            logger.warning("the %s %r is described in %s already", kind, name, other[0], location=node, type="whosays")
        node["ids"].append(anchor)
        self.objects[kind, name] = (self.env.docname, anchor, shown)

    @property
    def pictures(self) -> dict[tuple[str, str], str]:
        """Return the specification of each picture, as JSON, by its document and file name."""
        found: dict[tuple[str, str], str] = self.data["pictures"]
        return found

    def clear_doc(self, docname: str) -> None:
        """Forget the targets and pictures in a page that is about to be read again."""
        for key in [key for key, target in self.objects.items() if target[0] == docname]:
            del self.objects[key]
        for key in [key for key in self.pictures if key[0] == docname]:
            del self.pictures[key]

    def merge_domaindata(self, docnames: Any, otherdata: dict[str, Any]) -> None:
        """Take over the targets and pictures in the pages that another process has read."""
        self.pictures.update({key: spec for key, spec in otherdata["pictures"].items() if key[0] in docnames})
        self.objects.update({key: target for key, target in otherdata["objects"].items() if target[0] in docnames})

    def resolve_xref(
        self, _env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str,
        node: addnodes.pending_xref, contnode: nodes.Element,
    ) -> nodes.Element | None:  # fmt: skip
        """Return a link; a soft reference without a target stays plain words."""
        if (typ, target) not in self.objects:
            return contnode if node.get("soft") else None
        docname, anchor, shown = self.objects[typ, target]
        if not node.get("refexplicit") and typ != "rule":
            contnode = nodes.inline("", "", nodes.Text(shown))
        return make_refnode(builder, fromdocname, docname, anchor, contnode, shown)

    def resolve_any_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, target: str,
        node: addnodes.pending_xref, contnode: nodes.Element,
    ) -> list[tuple[str, nodes.Element]]:  # fmt: skip
        """Return links to whatever has the name `target`."""
        kinds = [kind for kind in self.object_types if (kind, target) in self.objects]
        links = [(kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)) for kind in kinds]
        return [(f"ws:{kind}", link) for kind, link in links if link is not None]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every target, for the search and the inventory."""
        for (kind, name), (docname, anchor, shown) in self.objects.items():
            yield name, shown, kind, docname, anchor, 1


def domain_of(env: BuildEnvironment) -> WhoSaysDomain:
    """Return our domain of `env`."""
    return cast("WhoSaysDomain", env.get_domain("ws"))


def anchor_of(kind: str, name: str) -> str:
    """Return the id of a target.

    >>> anchor_of("rule", "attribution.cue")
    'rule-attribution-cue'
    """
    return nodes.make_id(f"{kind}-{name}")
