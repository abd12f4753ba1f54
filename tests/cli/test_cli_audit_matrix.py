"""`align audit` and `align matrix` as they are called."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from align.cli import exit_codes


def test_audit_beside_the_parent(call: Any) -> None:
    code, out, err = call("audit", "changping", "--format", "json")
    document = json.loads(out)
    assert (code, err) == (exit_codes.OK, "")
    assert document["schema"] == "align/audit/1"
    assert document["reference"] == "beijing"
    assert sum(document["summary"].values()) == len(document["findings"])
    assert document["units"]
    assert document["copied"]
    assert call("audit", "changping", "--format", "json").out == out


def test_audit_of_the_topmost_plan(call: Any) -> None:
    document = json.loads(call("audit", "beijing", "-f", "json").out)
    assert (document["reference"], document["units"], document["copied"]) == (None, [], [])


def test_audit_beside_a_plan_that_was_named(call: Any) -> None:
    document = json.loads(call("audit", "ninghe", "--reference", "beijing", "-f", "json").out)
    assert document["reference"] == "beijing"
    assert call("audit", "ninghe", "--reference", "nowhere").code == exit_codes.ERROR


def test_audit_in_both_languages(call: Any, tmp_path: Path) -> None:
    assert "A part larger than the whole" in call("audit", "changping").out
    assert "部分大于整体" in call("audit", "changping", "--lang", "zh").out
    target = tmp_path / "audit.txt"
    assert call("audit", "changping", "-o", target, "-q").out == ""
    assert "部分大于整体" in target.read_text(encoding="utf-8")


def test_audit_exit_code(call: Any) -> None:
    assert call("audit", "changping", "--exit-code").code == exit_codes.FINDINGS
    assert call("audit", "haidian", "--exit-code").code == exit_codes.OK


def test_matrix_of_the_corpus(call: Any) -> None:
    code, out, err = call("matrix", "beijing", "--format", "json")
    document = json.loads(out)
    assert (code, err) == (exit_codes.OK, "")
    assert document["plans"] == ["changping", "fuzhongxin", "haidian", "ninghe"]
    assert document["relations"]["ninghe"] == "peer"
    rows = list(csv.DictReader(io.StringIO(call("matrix", "beijing", "-f", "csv").out)))
    assert [row["target"] for row in rows] == [row["target"] for row in document["rows"]]


def test_matrix_agrees_with_compare(call: Any) -> None:
    one = json.loads(call("matrix", "beijing", "haidian", "-f", "json").out)
    other = json.loads(call("compare", "beijing", "haidian", "-f", "json").out)
    assert one["summary"]["haidian"] == other["summary"]["verdicts"]


def test_matrix_drawn(call: Any) -> None:
    out = call("matrix", "beijing", "changping", "haidian", "--width", "90").out
    assert "Coverage" in out
    short = call("matrix", "beijing", "changping", "--only", "stricter").out
    assert 0 < len(short.splitlines()) < len(out.splitlines())
    assert "# 北京市碳达峰实施方案" in call("matrix", "beijing", "-f", "markdown").out


def test_matrix_exit_codes(call: Any) -> None:
    assert call("matrix", "beijing", "--exit-code").code == exit_codes.FINDINGS
    assert call("matrix", "beijing", "ninghe", "--exit-code").code == exit_codes.OK
    assert call("matrix", "haidian").code == exit_codes.ERROR
    assert call("matrix", "beijing", "--format", "xml").code == exit_codes.ERROR
