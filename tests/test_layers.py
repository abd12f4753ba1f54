"""The shape of the code: who imports whom, how long things are, and what must never stand in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.corpus.manifest import read_manifest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "align").rglob("*.py"))
MOST_LINES_OF_A_FILE = 450
MOST_LINES_OF_A_FUNCTION = 60


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_import_contracts() -> None:
    pytest.importorskip("importlinter")
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_room_is_in_the_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {name.strip() for layer in layers for name in layer.split("|")}
    rooms = {
        f"align.{path.stem}"
        for path in (ROOT / "align").iterdir()
        if (path.is_dir() and (path / "__init__.py").exists())
        or (path.suffix == ".py" and not path.stem.startswith("__"))
    }
    assert named == rooms


def test_the_model_is_a_leaf() -> None:
    for path in (ROOT / "align" / "model").glob("*.py"):
        for name in _imports(path):
            assert not name.startswith("align") or name.startswith("align.model"), _name(path)
            assert name.split(".")[0] not in {"re", "os", "io", "pathlib", "json"}, _name(path)


@pytest.mark.parametrize(
    ("library", "room"),
    [
        ("rapidfuzz", "pair revise"),
        ("rich", "report cli"),
        ("typer", "cli"),
        ("jinja2", "report"),
        ("lxml", "read"),
        ("pypdfium2", "read"),
        ("opencc", "read"),
        ("markupsafe", "report"),
        ("xlsxwriter", "report"),
    ],
)
def test_libraries_stay_in_their_rooms(library: str, room: str) -> None:
    for path in MODULES:
        if any(name.split(".")[0] == library for name in _imports(path)):
            assert path.relative_to(ROOT / "align").parts[0] in room.split(), _name(path)


def test_only_known_libraries_are_used() -> None:
    known = {"align", "rapidfuzz", "rich", "typer", "__future__", ""} | sys.stdlib_module_names
    known |= {"jinja2", "markupsafe", "xlsxwriter"}  # of the extras, imported where they are used
    known |= {"lxml", "pypdfium2", "opencc"}
    for path in MODULES:
        assert {name.split(".")[0] for name in _imports(path)} <= known, _name(path)


def test_only_the_command_line_prints() -> None:
    for path in MODULES:
        if path.parts[len(ROOT.parts) + 1] == "cli" or path.name == "build.py":
            continue
        calls = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)]
        names = {node.func.id for node in calls if isinstance(node.func, ast.Name)}
        assert "print" not in names, _name(path)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_sizes_and_docstrings(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree), "a module says what it is for"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_OF_A_FILE
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MOST_LINES_OF_A_FUNCTION, f"{node.name}: {length} lines"


def _own_words() -> list[str]:
    """Names that only the sample plans have: a rule that needs one holds for nobody else."""
    words = set()
    for entry in read_manifest(str(ROOT / "seeds" / "plans.toml")):
        if entry.level == "district" and entry.jurisdiction:
            district = re.sub(r"^.{2,3}市(?=.)", "", entry.jurisdiction)
            words |= {district, district.removesuffix("区")}
    return sorted(words)


def test_no_name_of_a_sample_plan_in_code_or_lexicon() -> None:
    words = _own_words()
    assert len(words) >= 6
    files = [*MODULES, *(ROOT / "align" / "lexicon").rglob("*.toml")]
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words if word in text], _name(path)
