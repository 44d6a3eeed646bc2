r"""Ask the packages themselves how long an article takes to read, and compare with `whosays.statistics.publishers`.

usage: npm install --prefix DIR reading-time @tryghost/helpers @wordpress/wordcount read-time-estimate \
           hast-util-reading-time
       uv run --group peers python benchmarks/publishers.py DIR [--write]

The text is the course's article on the summit of two neighbors, cut after each of its paragraphs, with 0 to 4 pictures:
more than a hundred cases. What Medium counts is not public: its formula is compared on the same number of words, and the
package that copies it is not Medium's own. `--write` puts the packages' answers into ``tests/statistics/publishers.json``,
where the tests find them without any package.
"""

import argparse
import json
import subprocess
from datetime import UTC, datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from whosays.statistics.publishers import PUBLISHERS, picture_seconds, textstat_minutes

ROOT = Path(__file__).resolve().parents[1]
ANSWERS = ROOT / "tests" / "statistics" / "publishers.json"
ARTICLE = ROOT / "book" / "articles" / "far-east-summit" / "article.txt"
PACKAGES = ("reading-time", "@tryghost/helpers", "@wordpress/wordcount", "read-time-estimate", "hast-util-reading-time")
SCRIPT = """
import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'
const require = createRequire(process.cwd() + '/')
const readingTime = require('reading-time')
const ghost = require('@tryghost/helpers').utils.readingMinutes
const {count} = require('@wordpress/wordcount')
const medium = require('read-time-estimate')
const {readingTime: byAge} = await import(pathToFileURL(process.cwd() + '/node_modules/hast-util-reading-time/index.js'))
let input = ''
for await (const chunk of process.stdin) input += chunk
const tree = (text) => ({type: 'root', children: text.split('\\n').map((value) =>
  ({type: 'element', tagName: 'p', properties: {}, children: [{type: 'text', value}]}))})
console.log(JSON.stringify(JSON.parse(input).map(({text, pictures}) => ({
  npm_reading_time: Math.ceil(readingTime(text).minutes.toFixed(2)),
  ghost: Math.max(1, ghost('<p>' + text + '</p>' + '<img src="a">'.repeat(pictures))),
  wordpress_words: count(text, 'words', {}),
  medium: (medium.default || medium)(text.replace(/\\S+/g, 'w') + '<img src="a">'.repeat(pictures), 265).duration,
  age_14: byAge(tree(text), {age: 14}),
  age_18: byAge(tree(text), {age: 18}),
}))))
"""


def cases() -> list[dict[str, Any]]:
    """Return how many paragraphs and how many pictures each case has, with its text."""
    paragraphs = [line for line in ARTICLE.read_text(encoding="utf-8").splitlines() if len(line.split()) > 15]
    return [
        {"paragraphs": paragraphs_kept, "pictures": pictures, "text": "\n".join(paragraphs[:paragraphs_kept])}
        for paragraphs_kept in range(1, len(paragraphs) + 1)
        for pictures in range(5)
    ]


def ask(folder: Path, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the packages in `folder` say to each case."""
    script = folder / "ask.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    ran = subprocess.run(
        ["node", script.name],  # noqa: S607
        cwd=folder,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    textstat = import_module("textstat")
    answers: list[dict[str, Any]] = json.loads(ran.stdout)
    for answer, case in zip(answers, asked, strict=True):
        answer["textstat"] = textstat.reading_time(case["text"], ms_per_char=14.69)
    return answers


def versions(folder: Path) -> dict[str, str]:
    """Return the versions of the packages."""
    found = {
        name: json.loads((folder / "node_modules" / name / "package.json").read_text(encoding="utf-8"))["version"]
        for name in PACKAGES
    }
    return {**found, "textstat": metadata.version("textstat")}


def ours(case: dict[str, Any]) -> dict[str, Any]:
    """Return what our own rules say to a case, in the packages' words."""
    text, pictures = case["text"], case["pictures"]
    words = {name: publisher.count(text) for name, publisher in PUBLISHERS.items()}
    return {
        "npm_reading_time": PUBLISHERS["npm_reading_time"].minutes(words["npm_reading_time"], pictures)[0],
        "ghost": PUBLISHERS["ghost"].minutes(words["ghost"], pictures)[0],
        "wordpress_words": words["wordpress"],
        "medium": words["medium"] / 265 + picture_seconds(pictures) / 60,
        "textstat": 60 * textstat_minutes(text),
    }


def main() -> None:
    """Print for how many cases both say the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    asked = cases()
    answers = ask(args.folder, asked)
    told = versions(args.folder)
    print(f"{len(asked)} cases; {told}")
    for name in ("npm_reading_time", "ghost", "wordpress_words", "medium", "textstat"):
        gaps = [abs(ours(case)[name] - answer[name]) for case, answer in zip(asked, answers, strict=True)]
        print(f"{name:18s} same in {sum(gap < 0.005 for gap in gaps)} of {len(gaps)}; widest gap {max(gaps):.2f}")
    if args.write:
        rows = [
            {**{key: case[key] for key in ("paragraphs", "pictures")}, **answer}
            for case, answer in zip(asked, answers, strict=True)
        ]
        head = {"made by": "benchmarks/publishers.py", "date": datetime.now(tz=UTC).date().isoformat(), "versions": told}
        ANSWERS.write_text(
            json.dumps(head, indent=1)[:-2]
            + ',\n "cases": [\n  '
            + ",\n  ".join(json.dumps(row) for row in rows)
            + "\n ]\n}\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
