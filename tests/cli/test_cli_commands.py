"""The other commands, as they are called."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from align import __version__
from align.check.catalogue import RULES
from align.cli import exit_codes
from align.cli.group import COMMANDS
from align.report.layout import cells


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command(call: Any, command: str) -> None:
    code, out, err = call(command, "--help")
    assert (code, err) == (exit_codes.OK, "")
    assert out.startswith(f"Usage: align {command}")
    assert "--lang" in out


def test_help_tells_what_arguments_there_are_and_all_that_a_command_does(call: Any) -> None:
    assert call("matrix", "--help").out.startswith(
        "Usage: align matrix [OPTIONS] REFERENCE [PLAN]...\n"
    )
    told = " ".join(call("--help").out.split())
    for name in COMMANDS:
        assert " ".join((import_module(f"align.cli.commands.{name}").__doc__ or "").split()) in told


@pytest.mark.parametrize(
    "command",
    [
        "clauses changping",
        "targets changping",
        "targets changping --ledger",
        "explain beijing changping beijing-08",
        "explain beijing changping 二",
        "audit changping",
        "matrix beijing changping haidian",
        "matrix beijing --brief",
        "diff changping haidian --brief",
        "check changping --format full --fail-on never",
    ],
)
def test_what_is_drawn_fits_the_width_in_colour_too(call: Any, command: str) -> None:
    for width in (60, 100):
        code, out, _ = call(*command.split(), "--color", "always", "--width", width)
        assert code == exit_codes.OK
        assert "\x1b[" in out
        plain = re.sub(r"\x1b\[[0-9;]*m", "", out)
        assert max(cells(line) for line in plain.splitlines()) <= width


def test_help_names_every_command(call: Any) -> None:
    out = call("--help").out
    assert all(f"\n  {command} " in out for command in COMMANDS)


def test_version(call: Any) -> None:
    assert call("--version")[:2] == (exit_codes.OK, f"align {__version__}\n")


def test_clauses(call: Any) -> None:
    document = json.loads(call("clauses", "changping", "--format", "json").out)
    table = call("clauses", "changping").out
    rows = list(csv.DictReader(io.StringIO(call("clauses", "changping", "-f", "csv").out)))
    assert document["schema"] == "align/clauses/1"
    assert [row["id"] for row in rows] == [clause["id"] for clause in document["clauses"]]
    assert all(clause["heading"] in table for clause in document["clauses"][:3])


def test_targets_and_their_filters(call: Any) -> None:
    def targets(*options: str) -> list[dict[str, Any]]:
        found = json.loads(call("targets", "beijing", "--format", "json", *options).out)
        result: list[dict[str, Any]] = found["targets"]
        return result

    everything = targets()
    assert targets("--kind", "quantity") == [t for t in everything if t["kind"] == "quantity"]
    assert targets("--deadline", "2030") == [t for t in everything if t["deadline"] == 2030]
    assert targets("--deadline", "none") == [t for t in everything if t["deadline"] is None]
    some = targets("--indicator", "可再生能源", "--kind", "quantity,trend")
    assert some
    assert all("可再生能源" in (t["scope"] or "") + t["indicator"] for t in some)
    assert targets("--indicator", "没有这个指标") == []


def test_targets_as_table_and_csv(call: Any) -> None:
    count = len(json.loads(call("targets", "beijing", "-f", "json").out)["targets"])
    rows = list(csv.DictReader(io.StringIO(call("targets", "beijing", "-f", "csv").out)))
    assert len(rows) == count
    plain, context = call("targets", "beijing").out, call("targets", "beijing", "--context").out
    assert len(context.splitlines()) > len(plain.splitlines())


def test_check_prints_one_diagnostic_a_line(call: Any) -> None:
    code, out, err = call("check", "--fail-on", "warning")
    lines = out.splitlines()
    assert code == exit_codes.FINDINGS
    assert lines
    codes = {rule.code for rule in RULES}
    for line in lines:
        path, row, column, rest = line.split(":", 3)
        assert Path(path).is_file()
        assert int(row) > 0
        assert int(column) > 0
        assert rest.split()[0] in codes
    assert lines == sorted(lines, key=lambda x: (x.split(":")[0], *map(int, x.split(":")[1:3])))
    assert err.startswith("align: 5 plans checked")


def test_check_thresholds(call: Any) -> None:
    assert call("check", "--fail-on", "never").code == exit_codes.OK
    assert call("check", "--exit-zero").code == exit_codes.OK
    assert call("check", "beijing").code == exit_codes.OK
    ninghe = call("check", "ninghe", "--fail-on", "warning", "--ignore", "M004")
    assert ninghe.code == exit_codes.OK  # nothing is owed to a peer
    assert "R001" in ninghe.out
    assert call("check", "ninghe", "--fail-on", "info").code == exit_codes.FINDINGS
    assert call("check", "changping", "-q", "--exit-zero").err == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_rules_fit_the_width(call: Any, width: int, lang: str) -> None:
    given = ("--width", width, "--lang", lang)
    for text in (call("rule", *given).out, call("rule", "P004", *given).out):
        assert max(cells(line) for line in text.splitlines()) <= width


def test_rules_are_listed_and_explained(call: Any) -> None:
    listed = call("rule", "--width", 300).out
    for rule in RULES:
        assert f"{rule.code}  " in listed
        page = call("rule", rule.code, "--width", 300).out
        assert rule.name in page
        assert rule.summary.en in page
        assert call("rule", rule.name, "--width", 300).out == page
        assert rule.remedy.zh in call("rule", rule.code, "--lang", "zh", "--width", 400).out


def test_explain_a_clause_and_a_target(call: Any) -> None:
    document = json.loads(call("compare", "changping", "--format", "json").out)
    alignment = next(a for a in document["alignments"] if a["primary"])
    out = call("explain", "changping", alignment["plan"]).out
    assert alignment["plan"] in out
    assert all(part["scorer"] in out for part in alignment["evidence"][0]["parts"])
    verdict = next(v for v in document["verdicts"] if v["plan_target"] and v["reference_target"])
    for target in (verdict["plan_target"], verdict["reference_target"]):
        out = call("explain", "beijing", "changping", target, "--width", 300).out
        assert verdict["verdict"] in out
        assert verdict["reason"]["en"] in out


def test_report_writes_checks_and_is_stable(call: Any, tmp_path: Path) -> None:
    directory = tmp_path / "reports"
    code, out, err = call("report", "-o", directory)
    assert (code, out) == (exit_codes.OK, "")
    names = sorted(path.name for path in directory.iterdir())
    assert names == ["README.md", "changping.md", "fuzhongxin.md", "haidian.md", "ninghe.md"]
    assert all(name in err for name in names)
    before = {path.name: path.read_bytes() for path in directory.iterdir()}
    assert call("report", "--all", "-o", directory).err == ""
    assert call("report", "--check", "-o", directory) == (exit_codes.OK, "", "")
    (directory / "haidian.md").write_text("old", encoding="utf-8")
    code, _, err = call("report", "--check", "-o", directory)
    assert code == exit_codes.FINDINGS
    assert "haidian.md is out of date" in err
    assert (directory / "haidian.md").read_text(encoding="utf-8") == "old"
    assert call("report", "haidian", "-o", directory).code == exit_codes.OK
    assert {path.name: path.read_bytes() for path in directory.iterdir()} == before


def test_reports_are_the_same_from_below_the_root(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("report", "changping", "-o", tmp_path / "a")
    monkeypatch.chdir(Path("tests").resolve())
    call("report", "changping", "-o", tmp_path / "b")
    assert (tmp_path / "a/changping.md").read_bytes() == (tmp_path / "b/changping.md").read_bytes()


def test_eval_compares_with_a_baseline(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    code, out, _ = call("eval", "--write-baseline", path)
    assert code == exit_codes.OK
    assert "changping" in out
    assert "haidian" in out
    assert call("eval", "--baseline", path, "-q").code == exit_codes.OK
    figures = json.loads(path.read_text(encoding="utf-8"))
    figures["haidian"]["alignment"]["p"] += 0.0001
    path.write_text(json.dumps(figures), encoding="utf-8")
    code, _, err = call("eval", "--baseline", path, "-q")
    assert code == exit_codes.FINDINGS
    assert err.startswith("- haidian alignment p: ")
    figures["haidian"]["alignment"]["p"] = 0.0001
    path.write_text(json.dumps(figures), encoding="utf-8")
    code, _, err = call("eval", "--baseline", path)
    assert code == exit_codes.OK
    assert err.startswith("+ haidian alignment p: ")


def test_eval_formats(call: Any) -> None:
    figures = json.loads(call("eval", "changping", "--format", "json").out)
    assert list(figures) == ["changping"]
    assert all(0 <= x <= 1 for section in figures["changping"].values() for x in section.values())
    assert len(call("eval", "--details").out) > len(call("eval").out)
