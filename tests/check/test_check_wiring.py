"""The action and the pre-commit hook, run as their hosts run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from action_steps import Ran, defaults, run_step, steps
from corpus_of_a_city import City

from align.cli.commands import check

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or shutil.which("bash") is None, reason="no git or no bash here"
)


def _act(tmp_path: Path, **inputs: str) -> tuple[City, dict[str, Ran], Path]:
    """The repository, and what the steps after the installation came to."""
    corpus, temporary = tmp_path / "corpus", tmp_path / "temp"
    corpus.mkdir()
    city = City(corpus)
    city.add_west()
    city.commit("west")
    command = temporary / "align" / "bin" / "align"
    command.parent.mkdir(parents=True)
    path = f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
    program = f"{path}from align.__main__ import program; program()"
    command.write_text(f"#!{sys.executable}\n{program}\n", encoding="utf-8")
    command.chmod(0o755)
    given = {key.replace("_", "-"): value for key, value in inputs.items()}
    ran = {}
    for step in steps()[1:]:
        done = run_step(step, corpus=corpus, temporary=temporary, inputs=given)
        ran[done.name] = done
    return city, ran, temporary


def test_the_action_fails_with_annotations_summary_and_sarif(tmp_path: Path) -> None:
    _, ran, temporary = _act(tmp_path, lang="en")
    assert ran["Check the plans"].code == 0
    assert ran["Check the plans"].out.startswith("::error file=seeds/west.txt,line=6,")
    assert ran["Result"].code == 1
    assert (temporary / "summary.md").read_text(encoding="utf-8").startswith("## Plan check")
    document = json.loads((temporary / "align.sarif").read_text(encoding="utf-8"))
    assert len(document["runs"][0]["results"]) == 4
    output = (temporary / "output").read_text(encoding="utf-8")
    assert output == f"sarif={temporary}/align.sarif\nexit-code=1\n"


def test_the_action_obeys_its_inputs(tmp_path: Path) -> None:
    _, ran, temporary = _act(tmp_path, changed_since="HEAD", plans="")
    assert ran["Result"].code == 0
    _, ran, temporary = _act(tmp_path / "second", plans="east city", fail_on="warning")
    assert ran["Result"].code == 0
    document = json.loads((temporary / "align.sarif").read_text(encoding="utf-8"))
    assert document["runs"][0]["results"] == []
    _, ran, temporary = _act(tmp_path / "third", plans="nowhere")
    assert ran["Result"].code == 2
    assert not (temporary / "align.sarif").exists()


@pytest.fixture(autouse=True)
def _directories(tmp_path: Path) -> None:
    for name in ("second", "third"):
        (tmp_path / name).mkdir()


def test_every_input_reaches_a_step() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert len(steps()) == 3
    for name in defaults():
        assert f"inputs.{name} " in text
    options = set(re.findall(r"(--[a-z-]+)", "".join(step.script for step in steps()[1:])))
    source = Path(check.__file__).read_text(encoding="utf-8")
    common = {"--lang", "--config", "--quiet", "--output"}
    assert all(f'"{option}"' in source for option in options - common)


def test_the_hook_by_the_real_pre_commit(tmp_path: Path) -> None:
    """With the hook's own entry and filter; the environment is this one, so nothing is fetched."""
    command = shutil.which("pre-commit") or os.environ.get("PRE_COMMIT")
    if not command:
        pytest.skip("no pre-commit here")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    local = hooks.replace("  language: python\n", "  language: system\n")
    local = local.replace("entry: align", f"entry: {sys.executable} -m align")
    indented = "".join(f"      {line}\n" for line in local.splitlines())
    config = f"repos:\n  - repo: local\n    hooks:\n{indented}"
    city = City(tmp_path / "second")
    (city.root / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    city.commit("hook")

    def hook() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(command), "run", "--color", "never"],
            cwd=city.root,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(tmp_path / "home")},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    (city.root / "notes.md").write_text("nothing of ours\n", encoding="utf-8")
    city.git("add", "-A")
    assert "Skipped" in hook().stdout
    city.add_west()
    city.git("add", "-A")
    done = hook()
    assert done.returncode == 1
    assert "seeds/west.txt:6:8: G001" in done.stdout
    city.edit("west", "达到15%", "达到20%")
    city.edit("west", "到2030年，绿色", "绿色")
    city.git("add", "-A")
    assert hook().returncode == 0
