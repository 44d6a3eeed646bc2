"""The one base of our directives: it opens files, notes that pages depend on them, and places errors in the page."""

from pathlib import Path
from typing import final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective, SphinxRole

from whosays.errors import ArticleError, WhoSaysError, nearest
from whosays.report import Report
from whosays.sphinxext.engine import report_of


def setup(app: Sphinx) -> None:
    """Register where the book keeps its articles and exercises, from the root of the repository."""
    app.add_config_value("whosays_articles", "book/articles", "env", str)
    app.add_config_value("whosays_exercises", "exercises", "env", str)


def noted_path(env: BuildEnvironment, name: str) -> Path:
    """Return the file `name` and note that the page depends on it; nothing else in the extension opens a file.

    A name that starts with ``/`` counts from the root of the repository, any other from the page. A file that is not
    there is noted too, so that the page is read again until it is; a folder is not, since Sphinx would never find it fresh.
    """
    relative, absolute = env.relfn2path(name)
    path = Path(absolute)
    if not path.is_dir():
        env.note_dependency(relative)
    return path


def article_report(env: BuildEnvironment, name: str) -> Report:
    """Return the report of an article: a path, or the name of a folder among the book's articles."""
    if "/" in name or "." in name:
        return report_of(env, noted_path(env, name))
    path = noted_path(env, f"/{env.config.whosays_articles}/{name}/article.txt")
    if not path.is_file():
        known = [other.parent.name for other in path.parent.parent.glob("*/article.txt")]
        raise ArticleError(f"no article {name!r}", where=env.docname, fix=nearest(name, known))
    return report_of(env, path)


class WhoSaysDirective(SphinxDirective):
    """A directive that shows what the engine knows. Subclasses write `content_nodes`."""

    @final
    def run(self) -> list[nodes.Node]:
        """Return the nodes, or raise a person's mistake as an error at the directive's line."""
        try:
            made = self.content_nodes()
        except WhoSaysError as error:
            raise self.error(f"{self.name}: {error}") from None
        for node in made:
            self.set_source_info(node)
        return made

    def content_nodes(self) -> list[nodes.Node]:
        """Return what the directive shows."""
        raise NotImplementedError

    def path(self, name: str) -> Path:
        """Return the file `name`, noted as something the page depends on."""
        return noted_path(self.env, name)

    def report(self, name: str) -> Report:
        """Return the report of the article `name`."""
        return article_report(self.env, name)


class WhoSaysRole(SphinxRole):
    """A role that shows what the engine knows. Subclasses write `content_nodes`."""

    @final
    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the nodes, or a located error in their place."""
        try:
            return self.content_nodes(), []
        except WhoSaysError as error:
            message = self.inliner.reporter.error(f"{self.name}: {error}", line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext, refid=message["ids"])], [message]

    def content_nodes(self) -> list[nodes.Node]:
        """Return what the role shows."""
        raise NotImplementedError

    def report(self, name: str) -> Report:
        """Return the report of the article `name`."""
        return article_report(self.env, name)
