"""What only whole processes show: the same bytes everywhere, and what is not imported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "zh_CN.GB18030", "COLUMNS": "77", "TZ": "Asia/Shanghai"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "NO_COLOR": "1"},
]


def _bytes(arguments: list[str], cwd: Path, surroundings: dict[str, str]) -> bytes:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **surroundings}
    return subprocess.run(
        [sys.executable, "-m", "align", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        check=True,
    ).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "beijing", "changping", "--format", "json"],
        ["compare", "beijing", "ninghe", "--format", "markdown"],
        ["compare", "beijing", "haidian", "--lang", "zh", "--width", "100"],
        ["check", "--exit-zero", "--ignore", "M004", "--lang", "en"],
    ],
    ids=" ".join,
)
def test_same_bytes_in_any_directory_locale_and_hash_seed(
    tmp_path: Path, arguments: list[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    places = (ROOT, tmp_path, ROOT)
    outputs = {
        _bytes(arguments, place, surroundings)
        for place, surroundings in zip(places, SURROUNDINGS, strict=True)
    }
    assert len(outputs) == 1
    text = outputs.pop().decode("utf-8")
    assert text.strip()
    assert str(ROOT) not in text
    assert str(tmp_path) not in text


def _modules(program: str) -> set[str]:
    """The modules that are loaded at the end of a program."""
    program += "\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return set(done.stderr.split())


def test_version_loads_next_to_nothing() -> None:
    program = "import sys; sys.argv[1:] = ['--version']; from align.__main__ import main; main()"
    assert not _modules(program) & {"typer", "rich", "rapidfuzz", "align.cli", "align.model", "re"}


@pytest.mark.parametrize("format", ["json", "terminal"])
def test_compare_loads_only_what_it_needs(format: str) -> None:
    call = f"run(['compare', 'beijing', 'changping', '--format', {format!r}])"
    program = f"from align.cli.app import run; {call}"
    loaded = _modules(program) - _modules("import typer")  # older ones load rich by themselves
    needless = {"pydantic", "tomllib", "rich", "align.check", "align.evaluate", "asyncio"}
    assert not loaded & needless
    commands = {name for name in loaded if name.startswith("align.cli.commands.")}
    assert commands == {"align.cli.commands.compare"}


def test_module_and_command_are_one() -> None:
    command = Path(sys.executable).with_name("align")
    if not command.exists():
        pytest.skip("the package is not installed")
    known = dict(os.environ)  # without what C libraries have put there, such as a width
    by_command = subprocess.run(
        [command, "rule"], capture_output=True, check=True, cwd=ROOT, env=known
    )
    by_module = _bytes(["rule"], ROOT, {})
    assert by_command.stdout == by_module
