r"""Give one story to the tools that count readability, and write down who counts what.

usage: npm install --prefix DIR text-readability flesch flesch-kincaid automated-readability coleman-liau \
           gunning-fog smog-formula
       uv run --group peers python benchmarks/who_counts.py DIR [--write]

The story is the body of the practice article, as the engine finds it, one paragraph a line: what a teacher would paste. With
`--write` the table goes into ``book/articles/far-east-summit/who-counts.csv``, for the page of the article's statistics, and
the references' own counts with what their formulas made of them into ``tests/statistics/references.json``, where the tests
compare our formulas on the same counts.
"""

import argparse
import csv
import json
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import whosays
from whosays.statistics import readability as formulas
from whosays.statistics.counts import count

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "book" / "articles" / "far-east-summit"
TABLE, REFERENCES = FOLDER / "who-counts.csv", ROOT / "tests" / "statistics" / "references.json"
MEASURES = {
    "flesch_reading_ease": "Flesch ease",
    "flesch_kincaid_grade": "Flesch-Kincaid",
    "gunning_fog": "Fog",
    "smog_grade": "SMOG",
    "coleman_liau_index": "Coleman-Liau",
    "automated_readability_index": "ARI",
}
COUNTS = ("sentences", "words", "syllables")
NPM = ("text-readability", "flesch", "flesch-kincaid", "automated-readability", "coleman-liau", "gunning-fog", "smog-formula")
EASY = (
    "The council of the small town met on a cold night. It heard an independent expert. "
    "Nobody understood the complicated explanation."
)
COUNTED = {"words": 21, "sentences": 3, "polysyllables": 5}
"""A text on whose counts all tools agree."""
WHY = {
    "textstat": (
        "cuts at every full stop and drops the pieces of one or two words; reads a numeral as one syllable;"
        " Coleman-Liau with 0.058 for 0.0588"
    ),
    "readability": "takes a line for a sentence, and a lone dash for a word",
    "text-readability": "loses the end of a sentence that stands before a quotation mark",
}
SCRIPT = """
import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'
const require = createRequire(process.cwd() + '/')
const load = async (name) => {
  try { const found = require(name); return found.default || Object.values(found)[0] || found }
  catch { const found = await import(pathToFileURL(require.resolve(name))); return found.default || Object.values(found)[0] }
}
let input = ''
for await (const chunk of process.stdin) input += chunk
const {text, easy, counts} = JSON.parse(input)
const tool = require('text-readability')
const rs = tool.default || tool
const [flesch, kincaid, ari, coleman, fog, smog] = await Promise.all(
  ['flesch', 'flesch-kincaid', 'automated-readability', 'coleman-liau', 'gunning-fog', 'smog-formula'].map(load))
const c = {sentence: counts.sentences, word: counts.words, syllable: counts.syllables, character: counts.letters,
  letter: counts.letters, polysillabicWord: counts.polysyllables, polysyllabicWord: counts.polysyllables,
  complexPolysillabicWord: counts.hard, complexPolysyllabicWord: counts.hard}
console.log(JSON.stringify({
  table: {sentences: rs.sentenceCount(text), words: rs.lexiconCount(text), syllables: rs.syllableCount(text),
    flesch_reading_ease: rs.fleschReadingEase(text), flesch_kincaid_grade: rs.fleschKincaidGrade(text),
    gunning_fog: rs.gunningFog(text), smog_grade: rs.smogIndex(text), coleman_liau_index: rs.colemanLiauIndex(text),
    automated_readability_index: rs.automatedReadabilityIndex(text)},
  linsear: rs.linsearWriteFormula(easy),
  reference: {flesch_reading_ease: flesch(c), flesch_kincaid_grade: kincaid(c), gunning_fog: fog(c), smog_grade: smog(c),
    coleman_liau_index: coleman(c), automated_readability_index: ari(c)},
}))
"""


def story() -> tuple[str, whosays.Report]:
    """Return the body of the practice article, one paragraph a line, and its report."""
    page = whosays.read(whosays.open_article(FOLDER / "article.txt"))
    text = "\n".join(page.document.text(one.block.span) for one in page.blocks if one.kind == "body")
    return text, whosays.read(text)


def of_textstat(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the row of textstat, and its formulas on its own counts."""
    textstat = import_module("textstat")
    names = {"smog_grade": "smog_index"}
    row = {name: getattr(textstat, names.get(name, name))(text) for name in MEASURES}
    words, sentences = textstat.lexicon_count(text), textstat.sentence_count(text)
    syllables, polysyllables = textstat.syllable_count(text), textstat.polysyllabcount(text)
    characters, long = textstat.char_count(text), textstat.long_word_count(text)
    size = {"words": words, "sentences": sentences}
    made = [
        reference("flesch_reading_ease", row["flesch_reading_ease"], **size, syllables=syllables),
        reference("flesch_kincaid_grade", row["flesch_kincaid_grade"], **size, syllables=syllables),
        reference("smog_grade", row["smog_grade"], sentences=sentences, polysyllables=polysyllables),
        reference("automated_readability_index", row["automated_readability_index"], **size, letters=characters),
        reference("linsear_write", textstat.linsear_write_formula(EASY), **COUNTED),
        reference("lix", textstat.lix(text), **size, long=long),
        reference("rix", textstat.rix(text), sentences=sentences, long=long),
    ]
    return {"sentences": sentences, "words": words, "syllables": syllables, **row}, tell("textstat", made)


def of_readability(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the row of the package readability, and its formulas on its own counts."""
    measures = import_module("readability").getmeasures(text, lang="en")
    grades, info = measures["readability grades"], measures["sentence info"]
    size = {"words": info["words"], "sentences": info["sentences"]}
    letters, syllables = info["characters"], info["syllables"]
    row = {
        "flesch_reading_ease": grades["FleschReadingEase"],
        "flesch_kincaid_grade": grades["Kincaid"],
        "gunning_fog": grades["GunningFogIndex"],
        "smog_grade": grades["SMOGIndex"],
        "coleman_liau_index": grades["Coleman-Liau"],
        "automated_readability_index": grades["ARI"],
    }
    made = [
        reference("flesch_reading_ease", row["flesch_reading_ease"], **size, syllables=syllables),
        reference("flesch_kincaid_grade", row["flesch_kincaid_grade"], **size, syllables=syllables),
        reference("gunning_fog", row["gunning_fog"], **size, hard=info["complex_words"]),
        reference("coleman_liau_index", row["coleman_liau_index"], **size, letters=letters),
        reference("automated_readability_index", row["automated_readability_index"], **size, letters=letters),
        reference("lix", grades["LIX"], **size, long=info["long_words"]),
        reference("rix", grades["RIX"], sentences=info["sentences"], long=info["long_words"]),
    ]
    return {**size, "syllables": syllables, **row}, tell("readability", made)


def of_npm(text: str, counts: dict[str, Any], folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the row of npm text-readability, and what the npm packages of one formula each make of our counts."""
    script = folder / "who-counts.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    told = json.dumps({"text": text, "easy": EASY, "counts": counts})
    command = ["node", script.name]
    ran = subprocess.run(command, cwd=folder, input=told, capture_output=True, text=True, check=True)
    answer = json.loads(ran.stdout)
    needed = {
        "flesch_reading_ease": ("words", "sentences", "syllables"),
        "flesch_kincaid_grade": ("words", "sentences", "syllables"),
        "gunning_fog": ("words", "sentences", "hard"),
        "smog_grade": ("sentences", "polysyllables"),
        "coleman_liau_index": ("words", "sentences", "letters"),
        "automated_readability_index": ("words", "sentences", "letters"),
    }
    made = [
        reference(name, answer["reference"][name], **{count: counts[count] for count in names})
        for name, names in needed.items()
    ]
    table = answer["table"]
    linsear = tell("text-readability", [reference("linsear_write", answer["linsear"], **COUNTED)])
    return table, tell("npm, a package for each formula", made) + linsear


def reference(formula: str, value: float, **counts: int) -> dict[str, Any]:
    """Return a formula, the counts that were put in, and what came out."""
    return {"formula": formula, "counts": counts, "value": value}


def tell(tool: str, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Print how far our formulas are from a reference on the same counts, and name the tool in each."""
    for one in made:
        ours = getattr(formulas, one["formula"])(**one["counts"])
        gap = abs(ours - one["value"]) if ours is not None else float("nan")
        print(f"{tool:34s} {one['formula']:30s} {one['value']:8.3f}   apart by {gap:.4f}")
    return [{"tool": tool, **one} for one in made]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    text, report = story()
    counts = asdict(count(report.document))
    ours = {name: report.statistics[name].value for name in (*COUNTS, *MEASURES)}
    rows, references = {"Who Says?": ours}, []
    npm = json.loads((args.folder / "node_modules" / "text-readability" / "package.json").read_text(encoding="utf-8"))[
        "version"
    ]
    versions = {"Who Says?": metadata.version("whosays"), "text-readability": npm}
    for name, row, made in (
        ("textstat", *of_textstat(text)),
        ("readability", *of_readability(text)),
        ("text-readability", *of_npm(text, counts, args.folder)),
    ):
        rows[name] = row
        references += made
        if name not in versions:
            versions[name] = metadata.version(name)
    date = datetime.now(tz=UTC).date().isoformat()
    columns = [["What", "Version", *(name.capitalize() for name in COUNTS), *MEASURES.values(), "Why it differs", "Measured"]]
    for name, row in rows.items():
        numbers = [f"{row[one]:,.0f}" for one in COUNTS] + [f"{row[one]:.1f}" for one in MEASURES]
        columns.append([name, versions[name], *numbers, WHY.get(name, ""), date])
    lines = list(zip(*columns, strict=True))
    for line in lines:
        print(" | ".join(line))
    if args.write:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
        body = ",\n  ".join(json.dumps(one) for one in references)
        told = json.dumps({"made by": "benchmarks/who_counts.py", "date": date, "versions": versions})
        REFERENCES.write_text(f'{told[:-1]},\n "references": [\n  {body}\n ]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
