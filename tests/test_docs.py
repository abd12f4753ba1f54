"""What the documents say is so: commands, options, files, and the output that they show."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from align.check.catalogue import RULES
from align.cli.app import run
from align.cli.group import COMMANDS
from align.model.verdict import VERDICTS
from align.report.style import SIGNS

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = tuple(sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", *PAGES)
SAMPLED = (*READMES, "docs/guide.md", "docs/guide.zh.md", "docs/limits.md")
SAMPLE = re.compile(
    r"<!-- output: (?P<call>align [^|]+) \| (?P<lines>\d+) -->\n"
    r"```text\n\$ (?P<shown>[^\n]+)\n(?P<text>.*?)```\n",
    re.DOTALL,
)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _calls(text: str) -> list[list[str]]:
    """The calls of align in code, as words; comments and what is in brackets left out."""
    code = re.findall(r"`(align [^`\n]+)`", text)
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        code += re.findall(r"(?:^|/)(align [^\n#]*)", block, re.MULTILINE)
    return [shlex.split(call) for call in code]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_commands_and_options_exist(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in _calls(_text(name)):
        command = words[1]
        assert command in (*COMMANDS, "--version"), words
        if command in COMMANDS:
            assert run([command, "--help"]) == 0
            told = capsys.readouterr().out
            for option in (word.split("=")[0] for word in words[2:] if word.startswith("-")):
                assert re.search(rf"(^|[\s,/]){re.escape(option)}\b", told), words


@pytest.mark.parametrize("name", READMES)
def test_every_command_verdict_and_exit_code_is_explained(name: str) -> None:
    text = _text(name)
    for command in COMMANDS:
        assert f"| `align {command}" in text
    for verdict in VERDICTS:
        row = next(line for line in text.splitlines() if line.startswith("| ") and verdict in line)
        assert row.split("|")[1].strip() == SIGNS[verdict].symbol
    for code in (0, 1, 2):
        assert f"| {code} |" in text


@pytest.mark.parametrize("name", SAMPLED)
def test_sample_is_the_real_output(
    name: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    text = _text(name)
    samples = list(SAMPLE.finditer(text))
    assert samples
    if name in READMES:
        assert text.index(samples[0][0]) < 600, "on the first screen"
    for sample in samples:
        words = shlex.split(sample["call"])
        assert sample["call"].startswith(sample["shown"])
        assert run(words[1:]) == 0
        lines = capsys.readouterr().out.splitlines()[: int(sample["lines"])]
        real = "\n".join((*lines, "…")) + "\n"
        if request.config.getoption("--update-golden"):
            old, new = (f"{body}```\n" for body in (sample["text"], real))
            text = text.replace(sample[0], sample[0].replace(old, new))
            (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        else:
            assert sample["text"] == real, "write it anew with: pytest --update-golden"


def test_readmes_give_the_same_commands() -> None:
    english, chinese = (re.findall(r"```sh\n(.*?)```", _text(name), re.DOTALL) for name in READMES)
    strip = [re.sub(r" *#.*", "", block) for block in english]
    assert strip == [re.sub(r" *#.*", "", block) for block in chinese]


def test_guides_give_the_same_samples_and_sections() -> None:
    english, chinese = (_text(f"docs/guide{ending}.md") for ending in ("", ".zh"))
    strip = [re.sub(r" --lang (zh|en)", "", call["call"]) for call in SAMPLE.finditer(english)]
    assert strip == [re.sub(r" --lang (zh|en)", "", c["call"]) for c in SAMPLE.finditer(chinese)]
    assert english.count("\n## ") == chinese.count("\n## ")


def test_every_page_is_on_the_site_and_in_the_start_page() -> None:
    site, start = _text("mkdocs.yml"), _text("docs/index.md")
    for page in PAGES:
        name = page.removeprefix("docs/")
        assert re.search(rf": {re.escape(name)}$", site, re.MULTILINE), name
        assert name in ("index.md", "tricky-cases.md") or f"({name})" in start, name


def test_the_site_loads_nothing_from_elsewhere() -> None:
    site = _text("mkdocs.yml")
    assert "font: false" in site
    assert "strict: true" in site
    assert "http" not in re.sub(r"#.*", "", site)


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="zensical is not installed (the extra docs)")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((tmp_path / "build" / "site").rglob("*.html"))
    assert len(pages) >= len(PAGES)
    for page in pages:
        loaded = re.findall(r'(?:src|<link[^>]*href)="(https?:[^"]+)"', page.read_text("utf-8"))
        assert not loaded, page.name


def test_two_commands_set_everything_up() -> None:
    main_job, tests = re.findall(r"```sh\n(.*?)```", _text("README.md"), re.DOTALL)[:2]
    assert main_job.count("\n") == tests.count("\n") == 1
    assert "pip install -q ." in main_job
    assert main_job.rstrip().endswith("align compare beijing changping")
    assert tests.strip() == "bash tests/run"
    assert "\nbash tests/run " in _text(".ci/run"), "CI runs the README's test command"


def test_ci_runs_every_check() -> None:
    script = _text("tests/run")
    for check in (
        "ruff check",
        "ruff format --check",
        "mypy",
        "lint-imports",
        "align.lexicon.build --check",
        "pytest",
        "align eval --baseline tests/gold/baseline.json",
        "align check",
        "align report --check",
    ):
        assert check in script
    for name in ("tests/run", ".ci/run"):
        assert "set -euo pipefail" in _text(name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    base = (ROOT / name).parent
    for link in re.findall(r"\]\(([^)#]+)\)", _text(name)):
        assert link.startswith("https://") or (base / link).exists(), link


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_are_named_exist(name: str) -> None:
    pattern = r"`((?:align|tests|docs|seeds|benchmarks|reports)/[\w./-]*)`"
    for path in re.findall(pattern, _text(name)):
        if not re.search(r"NAME|CODE|ID|_name|decisions|/\d$", path):
            assert (ROOT / path).exists(), path


def test_contributing_has_a_checklist_for_every_extension() -> None:
    text = _text("CONTRIBUTING.md")
    for thing in (
        "a unit",
        "an indicator",
        "a concept",
        "a rule",
        "an output format",
        "an input format",
        "a numbering style",
        "a plan",
    ):
        assert f"\n## Adding {thing}\n" in text


def test_changelog_names_commands_and_rules() -> None:
    text = _text("CHANGELOG.md")
    assert "## [Unreleased]" in text
    assert all(f"`align {command}`" in text for command in COMMANDS)
    assert all(rule.code in text for rule in RULES)
