"""Run the shell steps of action.yml as they stand, in the environment that a runner gives them.

    python tests/check/action_steps.py CORPUS [INPUT=VALUE ...]

Runs all of them, the installation into a fresh virtual environment included, in a directory that
holds a corpus, and ends with the exit code of the last step. The upload, which needs a host, is
left out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Step(NamedTuple):
    """A shell step: its name, its environment with expressions in it, its script."""

    name: str
    env: dict[str, str]
    script: str


class Ran(NamedTuple):
    """What a step came to."""

    name: str
    code: int
    out: str
    err: str


def steps() -> list[Step]:
    """The shell steps of the action, in their order.

    Reads the part of YAML that the file keeps to: this needs no library.
    """
    text = (ROOT / "action.yml").read_text(encoding="utf-8").partition("\n  steps:\n")[2]
    found = []
    for part in re.split(r"^    - name: ", text, flags=re.MULTILINE)[1:]:
        run = re.search(r"^      run: (?:\|\n((?:        .*\n|\n)*)|(.*)\n)", part, re.MULTILINE)
        if run is None:
            continue
        env = re.search(r"^      env:\n((?:        .*\n)*)", part, re.MULTILINE)
        pairs = re.findall(r"^        (\w+): (.*)$", env[1] if env else "", re.MULTILINE)
        script = re.sub(r"^        ", "", run[1], flags=re.MULTILINE) if run[1] else run[2]
        found.append(Step(part.partition("\n")[0], dict(pairs), script))
    return found


def defaults() -> dict[str, str]:
    """The inputs with their default values."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8").partition("\noutputs:\n")[0]
    pattern = r'^  ([\w-]+):\n(?:    .*\n)*?    default: "?([^"\n]*)"?$'
    return dict(re.findall(pattern, text, re.MULTILINE))


def run_step(step: Step, *, corpus: Path, temporary: Path, inputs: dict[str, str]) -> Ran:
    """Run one step with ``bash -eo pipefail``, as runners do."""
    output = temporary / "output"
    output.touch()
    given = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())

    def value(match: re.Match[str]) -> str:
        kind, name = match[1], match[2]
        return (defaults() | inputs)[name] if kind == "inputs" else given.get(name, "")

    expression = re.compile(r"\$\{\{ (inputs|steps\.check\.outputs)\.([\w-]+) \}\}")
    env = {key: expression.sub(value, text) for key, text in step.env.items()}
    script = temporary / "step.sh"
    script.write_text(step.script, encoding="utf-8")
    fixed = {
        "RUNNER_TEMP": str(temporary),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
        "CI": "true",
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
        cwd=corpus,
        env={**os.environ, **fixed, **env},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return Ran(step.name, done.returncode, done.stdout, done.stderr)


def main() -> int:
    corpus = Path(sys.argv[1])
    inputs = dict(pair.split("=", 1) for pair in sys.argv[2:])
    with tempfile.TemporaryDirectory() as directory:
        for step in steps():
            ran = run_step(step, corpus=corpus, temporary=Path(directory), inputs=inputs)
            print(f"== {ran.name}: {ran.code}\n{ran.out}{ran.err}", end="")
        summary = Path(directory) / "summary.md"
        print(f"== summary\n{summary.read_text(encoding='utf-8')}" if summary.exists() else "")
    return ran.code


if __name__ == "__main__":
    sys.exit(main())
