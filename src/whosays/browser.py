"""Floor 10, the door for a browser: text in, JSON out, so that a page in JavaScript needs to know nothing else."""

import json
from typing import Any

from whosays.errors import WhoSaysError


def read_json(text: str, *, html: bool = False) -> str:
    """Return the report of an article as JSON: the contract ``whosays/report/v1``, the same as on the command line.

    For HTML the JSON has one name more, `text`: what its offsets point into. An article that cannot be read gives
    ``{"error": {what, where, fix}}``.
    """
    from whosays.render.json import as_dict
    from whosays.report import read
    from whosays.text.article import Article
    from whosays.text.html import article_from_html

    try:
        article = article_from_html(text) if html else Article(text)
    except WhoSaysError as error:
        return _json({"error": {"what": error.what, "where": error.where, "fix": error.fix}})
    data = as_dict(read(article))
    return _json({**data, "text": article.text} if html else data)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
