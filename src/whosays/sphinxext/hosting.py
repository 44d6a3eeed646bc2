"""What the two ways of building need: settings that only Jupyter Book knows, the dark code style, our static files."""

import hashlib
from importlib.resources import files
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

STATIC = Path(str(files("whosays.render"))) / "static"
"""The style and the scripts, which pages without the book have inside them."""
DARK_CODE_STYLE = "a11y-high-contrast-dark"
SOCIAL = "social"
"""The picture that other sites show beside a link to the book: drawn as SVG, wanted as PNG."""

# Jupyter Book sets these for extensions that a book without notebooks does not load; under -W an unknown name is an error.
JUPYTER_BOOK_SETTINGS = (
    "comments_config",
    "nb_eval_name_regex",
    "nb_execution_allow_errors",
    "nb_execution_cache_path",
    "nb_execution_excludepatterns",
    "nb_execution_in_temp",
    "nb_execution_mode",
    "nb_execution_raise_on_error",
    "nb_execution_show_tb",
    "nb_execution_timeout",
    "nb_output_stderr",
)


def setup(app: Sphinx) -> None:
    """Register the settings and the style sheet and script of the extension."""
    for name in JUPYTER_BOOK_SETTINGS:
        _register(app, name)
    app.add_config_value("whosays_looks", "", "html", str)
    app.connect("config-inited", _note_looks)
    app.connect("builder-inited", _add_static_folder)
    app.connect("builder-inited", _darken_code, priority=400)
    app.connect("build-finished", _draw_social_picture)
    app.add_css_file("whosays.css")
    for name in ("whosays.js", "exercises.js"):
        app.add_js_file(name, loading_method="defer")


def _register(app: Sphinx, name: str) -> None:
    try:
        app.add_config_value(name, None, "", (str, bool, int, list, dict))
    except ExtensionError:  # the extension that owns the name is loaded too
        return


def _note_looks(app: Sphinx, config: Config) -> None:
    """Make every written page depend on style sheets, scripts and templates: Sphinx alone copies them when a text changes."""
    digest = hashlib.sha256()
    folders = [Path(app.confdir, name) for name in (*config.html_static_path, *config.templates_path)]
    for path in (path for folder in (STATIC, *folders) for path in sorted(folder.rglob("*")) if path.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    config.whosays_looks = digest.hexdigest()


def _add_static_folder(app: Sphinx) -> None:
    app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]


def _darken_code(app: Sphinx) -> None:
    """Give Furo a dark code style with enough contrast.

    Furo registers the setting while the builder starts, too late for _config.yml, and reads it at priority 500.
    """
    if getattr(app.config, "pygments_dark_style", None) == "native":
        app.config.pygments_dark_style = DARK_CODE_STYLE


def _draw_social_picture(app: Sphinx, error: Exception | None) -> None:
    """Draw ``social.png`` beside its SVG, where the book has one."""
    drawing = Path(app.outdir, "_static", f"{SOCIAL}.svg")
    if error is None and app.builder.format == "html" and drawing.is_file():
        import vl_convert

        drawing.with_suffix(".png").write_bytes(vl_convert.svg_to_png(drawing.read_text(encoding="utf-8")))
