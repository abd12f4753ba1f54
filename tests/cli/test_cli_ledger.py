"""``align targets --ledger``: as a table, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from align.extract.accounts.ledger import CLASSES
from align.report.layout import cells

PLAN = """某市碳达峰实施方案

一、主要目标

到2025年，森林覆盖率达到45%。

二、重点任务

（一）发展光伏。围绕7个主题公园开展活动。

（二）保障措施。加强组织领导。
"""


@pytest.fixture
def plan(tmp_path: Any) -> str:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def test_json(call: Any, plan: str) -> None:
    document = json.loads(call("targets", plan, "--ledger", "-f", "json").out)
    assert list(document) == [
        "schema", "tool", "plan", "classes", "total", "unexplained_share", "numerals",
    ]  # fmt: skip
    assert document["schema"] == "align/ledger/1"
    assert list(document["classes"]) == list(CLASSES)
    assert sum(document["classes"].values()) == document["total"] == len(document["numerals"])
    assert document["unexplained_share"] == round(1 / document["total"], 4)
    by_text = {numeral["text"]: numeral for numeral in document["numerals"]}
    assert by_text["45"]["class"] == "target"
    assert by_text["45"]["target"] == "plan-01"
    assert by_text["7"]["class"] == "unexplained"
    for numeral in document["numerals"]:
        assert PLAN[numeral["start"] : numeral["end"]] == numeral["text"]
        assert PLAN[: numeral["start"]].count("\n") + 1 == numeral["line"]


def test_csv(call: Any, plan: str) -> None:
    rows = list(csv.DictReader(io.StringIO(call("targets", plan, "--ledger", "-f", "csv").out)))
    assert [row["class"] for row in rows if row["numeral"] == "2025"] == ["date"]
    assert [row["target"] for row in rows if row["numeral"] == "45"] == ["plan-01"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_table(call: Any, plan: str, lang: str, width: str) -> None:
    text = call("targets", plan, "--ledger", "--lang", lang, "--width", width).out
    assert all(cells(line) <= int(width) for line in text.splitlines())
    flat = "".join(text.split())
    assert "【7】" in flat
    assert "14.3%" in flat


@pytest.mark.parametrize("option", [["--context"], ["--kind", "trend"], ["--deadline", "2025"]])
def test_the_ledger_takes_no_filter(call: Any, plan: str, option: list[str]) -> None:
    found = call("targets", plan, "--ledger", *option)
    assert found.code == 2
    assert "--ledger" in found.err


def test_every_plan_of_the_corpus(call: Any) -> None:
    found = json.loads(call("targets", "beijing", "--ledger", "-f", "json").out)
    assert found["plan"]["path"] == "seeds/beijing.txt"
    assert found["unexplained_share"] <= 0.01
