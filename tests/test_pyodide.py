"""Promise 5: the same text gives the same JSON in CPython and in the browser's Python.

Pyodide comes from npm, once, into pytest's cache; where npm or Node cannot bring it the test is skipped with the reason.
"""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

import whosays
from whosays.browser import read_json

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "book" / "articles" / "far-east-summit" / "article.txt"
VERSION = "314.0.7"
SCRIPT = """
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const [folder, source, article, out] = process.argv.slice(2);
const { loadPyodide } = await import(join(folder, 'pyodide.mjs'));
const python = await loadPyodide({ indexURL: folder });
const copy = (from, to) => {
  python.FS.mkdirTree(to);
  for (const name of readdirSync(from)) {
    if (name === '__pycache__' || name === 'sphinxext' || name === 'cli') continue;
    const path = join(from, name);
    if (statSync(path).isDirectory()) copy(path, `${to}/${name}`);
    else python.FS.writeFile(`${to}/${name}`, readFileSync(path));
  }
};
copy(source, '/lib/whosays');
python.globals.set('text', readFileSync(article, 'utf-8'));
writeFileSync(out, python.runPython(
  "import sys; sys.path.insert(0, '/lib'); from whosays.browser import read_json; read_json(text)"));
"""


@pytest.fixture(scope="session")
def pyodide(pytestconfig: pytest.Config) -> Path:
    """Return the folder of Pyodide, fetched through npm if it is not there yet."""
    if getattr(pytestconfig, "cache", None) is None or not shutil.which("npm") or not shutil.which("node"):
        pytest.skip("needs Node, npm and pytest's cache")
    home = pytestconfig.cache.mkdir(f"pyodide-{VERSION}")
    folder = home / "package"
    if not (folder / "python_stdlib.zip").is_file():
        command = ["npm", "pack", "--silent", f"pyodide@{VERSION}"]
        packed = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=120, check=False)
        if packed.returncode:
            pytest.skip(f"npm cannot bring pyodide {VERSION}")
        with tarfile.open(home / packed.stdout.split()[-1]) as archive:
            archive.extractall(home, filter="data")
    return folder


def test_browser_python_gives_the_same_json(pyodide: Path, tmp_path: Path) -> None:
    script, out = tmp_path / "read.mjs", tmp_path / "report.json"
    script.write_text(SCRIPT, encoding="utf-8")
    source = ROOT / "src" / "whosays"
    command = ["node", str(script), str(pyodide), str(source), str(ARTICLE), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert out.read_text(encoding="utf-8") == read_json(ARTICLE.read_text(encoding="utf-8"))


def test_browser_door_gives_the_contract() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    assert json.loads(read_json(text)) == json.loads(json.dumps(whosays.as_dict(whosays.read(text))))
