"""A command that is killed while it writes leaves whole files; two at once lose nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from decide_texts import CITY, EAST

from align.corpus.decisions import read_decisions
from align.corpus.manifest import read_manifest

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = """\
[[plan]]
id = "city"
path = "seeds/city.txt"

[[plan]]
id = "east"
path = "seeds/east.txt"
parent = "city"
"""
PROGRAM = """
import os, sys
from align.cli.app import run
step, left = sys.argv[1], int(sys.argv[2])
if step != "none":
    import align.corpus.writing
    real = getattr(os, step)
    def die(*given, **named):
        global left
        left -= 1
        if left < 0:
            if step == "write":
                real(given[0], bytes(given[1][: len(given[1]) // 2]))
            os.kill(os.getpid(), 9)
        return real(*given, **named)
    setattr(os, step, die)
sys.exit(run(sys.argv[3:]))
"""
SAID = ("--why", "x", "--by", "y", "--on", "2026-03-02")
COMMANDS = {
    "add": ("add", "west.txt"),
    "review": ("review", "city", "east", "--all", "--by", "y", "--on", "2026-03-02"),
    "decide": ("decide", "city", "east", "city-02", "--accept", *SAID),
    "report": ("report",),
}

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with a decision and a report that are there before."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/city.txt").write_text(CITY, encoding="utf-8")
    (tmp_path / "seeds/east.txt").write_text(EAST, encoding="utf-8")
    (tmp_path / "seeds/plans.toml").write_text(MANIFEST, encoding="utf-8")
    west = EAST.replace("东湖区", "西山区").replace("20%", "30%")
    (tmp_path / "west.txt").write_text(west, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert _start("none", 0, "decide", "city", "east", "city-01", "--accept", *SAID).wait() == 0
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/east.md").write_text("the old report\n", encoding="utf-8")
    return tmp_path


def _start(step: str, nth: int, *words: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", PROGRAM, step, str(nth), *words]
    process = subprocess.Popen(
        call,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if process.stdin is not None:
        process.stdin.write(b"a\n\na\n\nq\n")
        process.stdin.close()
    return process


def _whole(corpus: Path) -> None:
    """Every file that a reader looks at is whole."""
    ids = [entry.id for entry in read_manifest("seeds/plans.toml")]
    assert ids[:2] == ["city", "east"]
    assert read_decisions("seeds/decisions.toml")[0].why == "x"
    report = (corpus / "reports/east.md").read_text(encoding="utf-8")
    assert report == "the old report\n" or report.count("\n# ") + report.startswith("# ") == 1
    if (corpus / "seeds/west.txt").exists():
        assert (corpus / "seeds/west.txt").read_bytes() == (corpus / "west.txt").read_bytes()


@pytest.mark.parametrize("step", ["write", "replace"])
@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("command", COMMANDS)
def test_killed_at_each_write(corpus: Path, command: str, step: str, nth: int) -> None:
    done = _start(step, nth, *COMMANDS[command]).wait()
    assert done == -signal.SIGKILL or (nth == 1 and command == "decide" and done == 0)
    _whole(corpus)
    assert _start("none", 0, *COMMANDS[command]).wait() == 0, "and it can be called again"
    _whole(corpus)
    hidden = [path.name for path in corpus.rglob(".*")]
    assert hidden == [], "what was half written is swept away"


def test_two_at_once_lose_no_decision(corpus: Path) -> None:
    names = ("city-02", "city-03", "city-04", "city-05")
    calls = [_start("none", 0, "decide", "city", "east", name, "--accept", *SAID) for name in names]
    assert [call.wait() for call in calls] == [0, 0, 0, 0]
    kept = {one.reference_place.split(" ")[-1] for one in read_decisions("seeds/decisions.toml")}
    assert kept == {"city-01", *names}
