"""Every command in the documents, run in a copy of the corpus: it must end as the page says.

A line of a ``sh`` block is run if it calls align. It must exit with 0, or with N where its comment
says ``exit N``; ``align check`` and ``align eval`` may also find something. The files that the
pages name beside the corpus (``city.txt``, ``draft.txt`` …) lie in the copy, which is a git
repository of one commit.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from align.cli.app import run

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
]
BLOCK = re.compile(r"^( *)```sh\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
CALL = re.compile(r"(?:^|[\s/])(align\s.+)$")
CODE = re.compile(r"\bexit (\d)")
NEW_PLAN = """\
某区碳达峰实施方案

一、总体要求
到2025年，可再生能源消费比重达到15%。
二、重点任务
（一）优化能源结构
积极发展光伏发电，到2030年，新型储能装机容量达到10万千瓦。
"""


def _commands(page: str) -> list[tuple[str, int | None]]:
    """The calls of align in a page, each with the exit code that its comment names."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = []
    for block in BLOCK.finditer(text):
        for line in block[2].splitlines():
            words, _, comment = line.partition("#")
            call, code = CALL.search(words.rstrip()), CODE.search(comment)
            if call:
                found.append((call[1], int(code[1]) if code else None))
    return found


CASES = [pytest.param(page, id=page) for page in PAGES if _commands(page)]
"""One copy serves all commands of a page, in its order, as a reader would run them."""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the corpus with the files that the pages speak of, as working directory."""
    for name in ("seeds", "reports", "tests/gold"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "docs").mkdir()
    seeds = {name: (ROOT / "seeds" / f"{name}.txt").read_bytes() for name in ("beijing", "haidian")}
    texts = {
        "city.txt": seeds["beijing"],
        "district.txt": seeds["haidian"],
        "draft.txt": seeds["beijing"],
        "final.txt": seeds["beijing"].replace(b"14.4%", b"15.4%"),
        "new.txt": NEW_PLAN.encode(),
    }
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    with (tmp_path / "seeds" / "plans.toml").open("a", encoding="utf-8") as manifest:
        for name in ("east", "west"):
            (tmp_path / "seeds" / f"{name}.txt").write_bytes(seeds["haidian"])
            manifest.write(f'\n[[plan]]\nid = "{name}"\npath = "seeds/{name}.txt"\n')
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.chdir(tmp_path)
    _commit(tmp_path)
    return tmp_path


def _commit(directory: Path) -> None:
    """Make a git repository of a directory, its one commit known as origin/main too."""
    if not shutil.which("git"):
        pytest.skip("no git")
    who = ["-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "commit.gpgsign=false"]
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-q", "-m", "corpus"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run(["git", *who, *words], cwd=directory, check=True, capture_output=True)


def test_the_pages_have_commands() -> None:
    assert sum(len(_commands(page)) for page in PAGES) > 50
    assert _commands("docs/guide.md") == _commands("docs/guide.zh.md")
    assert ("align diff draft.txt final.txt --exit-code", 1) in _commands("docs/guide.md")


@pytest.mark.parametrize("page", CASES)
def test_commands_end_as_the_page_says(
    page: str, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, wanted in _commands(page):
        words = shlex.split(command)[1:]
        if "--format" in words and "html" in words:
            pytest.importorskip("jinja2")
        if "--format" in words and "xlsx" in words:
            pytest.importorskip("xlsxwriter")
        code = run(words)
        out, err = capsys.readouterr()
        usual = {0, 1} if words[0] in ("check", "eval") else {0}
        allowed = usual if wanted is None else {wanted}
        assert code in allowed, f"{command}\n{err}"
        if "-o" in words:
            assert (corpus / words[words.index("-o") + 1]).stat().st_size > 0
        elif code == 0 and words[0] not in ("report", "decide", "add", "review", "check", "eval"):
            assert out, command
