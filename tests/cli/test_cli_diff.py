"""Two versions of one plan, as the command is called."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from align.cli import exit_codes

WHOLE = Path("tests/revise/whole")
OLD, NEW, DISTRICT = (WHOLE / f"{name}.txt" for name in ("old", "new", "district"))


def test_differences_are_shown_and_no_error(call: Any) -> None:
    done = call("diff", OLD, NEW)
    assert (done.code, done.err) == (exit_codes.OK, "")
    assert "relaxed 2" in done.out
    assert "\x1b" not in done.out
    assert len(call("diff", OLD, NEW, "--no-clauses").out) < len(done.out)


def test_exit_code(call: Any) -> None:
    assert call("diff", OLD, NEW, "--exit-code").code == exit_codes.FINDINGS
    assert call("diff", OLD, OLD, "--exit-code").code == exit_codes.OK
    case = Path("tests/revise/cases/001_renumbered")
    renumbered = call("diff", case / "old.txt", case / "new.txt", "--exit-code")
    assert renumbered.code == exit_codes.OK


def test_documents(call: Any, tmp_path: Path) -> None:
    document = json.loads(call("diff", OLD, NEW, "--format", "json").out)
    assert document["old"]["path"] == OLD.as_posix()
    assert call("diff", OLD, NEW, "--format", "markdown").out.startswith("# 修订对照")
    rows = list(csv.DictReader(io.StringIO(call("diff", OLD, NEW, "--format", "csv").out)))
    assert rows
    done = call("diff", OLD, NEW, "-f", "markdown", "--lang", "en", "-o", tmp_path / "diff.md")
    assert done.out == ""
    assert (tmp_path / "diff.md").read_text(encoding="utf-8").startswith("# Revision")


def test_several_plans_downstream(call: Any) -> None:
    ways = (
        ("diff", "beijing", NEW, "--downstream", DISTRICT, "changping"),
        ("diff", "beijing", NEW, "--downstream", DISTRICT, "--downstream", "changping"),
        ("diff", "--downstream", DISTRICT, "beijing", NEW, "changping"),
    )
    first, *others = (call(*way, "--format", "json") for way in ways)
    assert first.code == exit_codes.OK
    assert {other.out for other in others} == {first.out}
    plans = [one["plan"]["id"] for one in json.loads(first.out)["downstream"]]
    assert plans == ["district", "changping"]


@pytest.mark.parametrize("words", [(OLD,), (OLD, NEW, DISTRICT)])
def test_two_versions_are_needed(call: Any, words: tuple[Path, ...]) -> None:
    done = call("diff", *words)
    assert done.code == exit_codes.ERROR
    assert done.out == ""
    assert done.err.count("\n") == 1
