"""What only happens at a terminal: the pager, links, the progress bar, drawing in ASCII."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from align.cli import links, pager
from align.cli.options import Session
from align.cli.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
LINK = "\x1b]8;;"

needs_terminal = pytest.mark.skipif(os.name == "nt", reason="needs pseudo-terminals")


class Seen(NamedTuple):
    """What a process wrote at a terminal, what the pager got, and how it ended."""

    code: int
    screen: str
    paged: str | None


@pytest.fixture
def at_terminal(tmp_path: Path) -> Any:
    """A function that runs ``align`` in a terminal of 100 columns and so many lines."""

    def run(*arguments: str, lines: int = 24, **environment: str) -> Seen:
        kept = tmp_path / "paged"
        kept.unlink(missing_ok=True)
        script = tmp_path / "pager"
        script.write_text(f'#!/bin/sh\ncat > "{kept}"\n', encoding="utf-8")
        script.chmod(0o755)
        given = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "ALIGN_CACHE": "off",
            "TERM": "xterm-256color",
            "LANG": "en_US.UTF-8",
            "PAGER": str(script),
        }
        code, screen = _in_terminal(arguments, lines, {**given, **environment})
        return Seen(code, screen, kept.read_text(encoding="utf-8") if kept.exists() else None)

    return run


def _in_terminal(
    arguments: Sequence[str], lines: int, environment: dict[str, str]
) -> tuple[int, str]:
    """Exit code and everything that was written to a terminal of that size."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "align", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the last one has closed it
            break
        if not part:
            break
        written += part
    os.close(ours)
    return process.wait(), written.decode("utf-8", "replace").replace("\r\n", "\n")


@needs_terminal
def test_what_is_longer_than_the_screen_is_paged_with_its_colours(at_terminal: Any) -> None:
    seen = at_terminal("targets", "changping")
    assert seen.code == 0
    assert seen.screen == ""
    assert seen.paged.count("\n") > 24
    assert "\x1b[" in seen.paged
    assert at_terminal("targets", "changping", lines=500).paged is None


@needs_terminal
def test_no_pager_where_none_is_wanted(at_terminal: Any) -> None:
    for call, environment in (
        (("targets", "changping", "--no-pager"), {}),
        (("targets", "changping"), {"PAGER": ""}),
        (("targets", "changping"), {"PAGER": "cat"}),
        (("targets", "changping"), {"PAGER": "no-such-program"}),
        (("targets", "changping"), {"TERM": "dumb"}),
    ):
        seen = at_terminal(*call, **environment)
        assert seen.paged is None
        assert seen.screen.count("\n") > 24, environment


@needs_terminal
def test_a_pager_that_is_left_early_is_no_error(at_terminal: Any) -> None:
    seen = at_terminal("compare", "beijing", "changping", "--exit-code", PAGER="true")
    assert (seen.code, seen.screen) == (1, "")


@needs_terminal
def test_links_where_the_terminal_is_known_to_have_them(at_terminal: Any) -> None:
    call = ("compare", "beijing", "changping", "--brief", "--no-pager")
    assert LINK not in at_terminal(*call).screen
    screen = at_terminal(*call, VTE_VERSION="7000").screen
    assert re.search(r"\x1b]8;;file://[^/]*/[^\x1b]*/seeds/changping\.txt#1\x1b\\", screen)
    assert LINK not in at_terminal(*call, "--links", "never", VTE_VERSION="7000").screen


def test_links_never_in_a_file_nor_by_themselves_in_a_pipe(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VTE_VERSION", "7000")
    words = ("targets", "changping")
    assert LINK not in call(*words).out
    assert LINK in call(*words, "--links", "always").out
    file = tmp_path / "x.txt"
    call(*words, "--links", "always", "--color", "always", "-o", file)
    assert LINK not in file.read_text(encoding="utf-8")
    assert call(*words, "--links", "sometimes").code == 2


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "foot"}, True),
        ({"TERM": "dumb", "VTE_VERSION": "7000"}, False),
        ({"VTE_VERSION": "7000"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"KONSOLE_VERSION": "220400"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"STY": "1.pts", "VTE_VERSION": "7000"}, False),
        ({"TMUX": "x", "VTE_VERSION": "7000"}, False),
        ({"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"}, False),
        ({"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"}, True),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "VTE_VERSION": "7000"}, False),
    ],
)
def test_terminals_that_have_links(environment: dict[str, str], known: bool) -> None:
    assert links.supported(environment) is known


def test_addresses_hold_nothing_that_could_end_a_link() -> None:
    for environment in ({}, {"TERM_PROGRAM": "vscode"}):
        text = links.addresses(environment)("dir/规划 #1\x1b\\\x07.txt", 12)
        assert re.fullmatch(r"(file|vscode)://[!-~]*", text)
        assert re.search(r"[#:]12$", text)
    assert links.addresses({"TERM_PROGRAM": "vscode"})("/a/b.txt", 3) == "vscode://file/a/b.txt:3"


def test_the_pager_keeps_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    for environment, command in (
        ({}, ["less"]),
        ({"LESS": "-FX"}, ["less", "-R"]),
        ({"LESS": "-FRX"}, ["less"]),
        ({"PAGER": "less -S", "LESS": "i"}, ["less", "-R", "-S"]),
        ({"PAGER": "most -w"}, ["most", "-w"]),
        ({"PAGER": "  "}, None),
        ({"PAGER": "'open"}, None),
    ):
        assert pager.pager(environment) == command


class _Terminal:
    """A stream that says it is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


def _session(*, quiet: bool = False) -> Session:
    return Session(None, None, "never", None, None, quiet, False, False)


def test_the_bar_is_taken_away_for_other_words_and_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    bar = Progress(_session())
    bar(0, 20)
    assert "0/20" in stream.text
    bar.hide()
    assert re.search(r"\r +\r$", stream.text)
    length = len(stream.text)
    bar.hide()
    assert len(stream.text) == length, "what is hidden is not hidden again"
    bar(19, 20)
    bar(20, 20)
    assert re.search(r"\r +\r$", stream.text)


def test_no_bar_for_few_plans_nor_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    Progress(_session())(1, 3)
    Progress(_session(quiet=True))(1, 50)
    assert stream.text == ""


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "beijing", "changping"),
        ("compare", "beijing", "changping", "--brief"),
        ("matrix", "beijing"),
        ("matrix", "beijing", "--brief"),
        ("diff", "tests/revise/whole/old.txt", "tests/revise/whole/new.txt"),
        ("clauses", "changping"),
        ("targets", "changping", "--context"),
        ("targets", "changping", "--ledger"),
        ("audit", "changping"),
        ("explain", "beijing", "changping", "beijing-01"),
    ],
    ids=" ".join,
)
def test_ascii_draws_with_nothing_else(call: Any, words: tuple[str, ...]) -> None:
    files = [*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/revise/whole/*.txt")]
    said = "".join(path.read_text(encoding="utf-8") for path in files)
    said += "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("seeds/*.toml"))
    out = call(*words, "--ascii", "--lang", "en").out
    signs = set("─│┌┐└┘├┤█…→↔—≥≤≈·▼∅○↑◆▲★÷∪↕").difference(said)
    assert signs >= set("─│█▼")
    assert not signs.intersection(out)


def test_overviews_are_a_screenful(call: Any) -> None:
    whole = "tests/revise/whole"
    versions = (f"{whole}/old.txt", f"{whole}/new.txt")
    for words in (
        ("compare", "beijing", "changping"),
        ("diff", *versions),
        ("matrix", "beijing", "changping", "haidian"),
    ):
        short = call(*words, "--brief", "--width", "80", "--lang", "en").out
        most = 40 if words[0] == "matrix" else 24  # its totals may take some lines more
        assert len(short.splitlines()) <= most, words
        assert len(short) < len(call(*words, "--width", "80", "--lang", "en").out) / 2
    out = call("diff", *versions, "--brief", "--downstream", f"{whole}/district.txt").out
    assert "old.txt" in out


def test_the_legend_can_be_left_out(call: Any) -> None:
    for words in (("compare", "beijing", "changping", "--no-clauses"), ("matrix", "beijing")):
        assert "Legend" in call(*words).out
        assert "Legend" not in call(*words, "--no-legend").out


def test_tables_as_json_lines(call: Any) -> None:
    for words, keys in (
        (("targets", "changping"), {"id", "quote"}),
        (("compare", "beijing", "changping"), {"verdict"}),
        (("matrix", "beijing"), {"target", "plan", "verdict", "plan_value"}),
    ):
        lines = [json.loads(line) for line in call(*words, "-f", "jsonl").out.splitlines()]
        assert len(lines) > 20
        assert all(keys <= set(line) for line in lines), words
