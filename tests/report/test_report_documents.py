"""JSON, Markdown and CSV."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import report_sample as sample

from align.model.plan import Plan
from align.model.quantity import Normalized
from align.model.source import Source
from align.model.verdict import VERDICTS
from align.report import as_json, markdown, matrix, tables
from align.report.interface import FORMATS, View
from align.report.markup import Links, escaped
from align.report.places import line_label

ENERGY = {"field": lambda target: "buildings" if "建筑" in target.indicator else "energy"}


def test_json(golden: Callable[[str, str], None]) -> None:
    golden("compare.json", as_json.comparison(sample.invented()))


def test_json_of_one_plan(golden: Callable[[str, str], None]) -> None:
    comparison = sample.invented()
    golden("clauses.json", as_json.clauses(comparison.plan))
    golden("targets.json", as_json.targets(comparison.plan, comparison.plan_targets))


def test_json_numbers_are_exact() -> None:
    comparison = sample.invented()
    target = comparison.plan_targets[0]._replace(
        lower=Decimal("1.10"),
        upper=None,
        normalized=Normalized(Decimal("1.450") * 10**8, Decimal("1E+9"), "m2"),
    )
    found = json.loads(as_json.targets(comparison.plan, [target]))["targets"][0]
    assert (found["lower"], found["upper"]) == ("1.10", None)
    assert found["normalized"] == {"lower": "145000000", "upper": "1000000000", "unit": "m2"}


def test_json_is_the_same_twice() -> None:
    assert as_json.comparison(sample.invented()) == as_json.comparison(sample.invented())


def test_json_is_what_the_scorer_reads(shared: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    result.write_text(as_json.comparison(sample.from_gold(shared)), encoding="utf-8")
    command = [
        sys.executable, str(shared / "gold" / "score.py"), str(result), "--gold",
        str(shared / "gold"), "--reference", "beijing", "--plan", "changping", "--text-dir",
        str(shared / "seeds"), "--json",
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    score = json.loads(run.stdout)
    assert score["verdicts"]["accuracy"] == 1
    assert score["alignment"]["f1"] == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gap_report(golden: Callable[[str, str], None], lang: str) -> None:
    golden(f"report.{lang}.md", markdown.gap_report(sample.invented(), lang, **ENERGY))  # type: ignore[arg-type]


def test_benchmark_report(golden: Callable[[str, str], None]) -> None:
    text = markdown.gap_report(sample.invented("peer"), "zh", **ENERGY)  # type: ignore[arg-type]
    golden("report.peer.zh.md", text)
    assert "差距" not in text
    english = markdown.gap_report(sample.invented("peer"), "en", **ENERGY)  # type: ignore[arg-type]
    assert "gap" not in english.lower()


def test_every_table_row_has_all_its_cells() -> None:
    report = markdown.gap_report(sample.invented(), **ENERGY)  # type: ignore[arg-type]
    width = 0
    for line in report.splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        bars = line.replace("\\|", "").count("|")
        assert not width or bars == width, line
        width = bars


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b*c_d`e", "a\\|b\\*c\\_d\\`e"),
        ("<script>&", "&lt;script&gt;&amp;"),
        ("[x](y)", "\\[x\\](y)"),
        ("\x1b[0m", "�\\[0m"),
        ("一\n二", "一 二"),
        ("到2025年，达到14.4%", "到2025年，达到14.4%"),
    ],
)
def test_the_words_of_a_plan_do_not_steer_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_matrix_page(golden: Callable[[str, str], None]) -> None:
    golden("matrix.zh.md", markdown.matrix([sample.invented(), sample.invented("peer")]))


def test_matrix_documents() -> None:
    comparisons = [sample.invented()]
    found = json.loads(matrix.as_json(comparisons))
    assert found["rows"][0]["plans"]["liuxi"]["verdict"] == "stricter"
    rows = list(csv.reader(io.StringIO(matrix.as_csv(comparisons))))
    assert rows[0][:6] == ["target", "indicator", "scope", "value", "liuxi", "liuxi value"]
    assert rows[0][6:] == ["strictest", "silent", "total", "total share"]
    assert len(rows) == 1 + len(comparisons[0].reference_targets)
    with pytest.raises(ValueError, match="at least one"):
        matrix.as_json([])


def test_csv(golden: Callable[[str, str], None]) -> None:
    golden("compare.csv", tables.verdicts(sample.invented(), lang="zh"))


def test_csv_of_chosen_verdicts() -> None:
    text = tables.verdicts(sample.invented(), lang="en", only=["missing"])
    assert [row[0] for row in csv.reader(io.StringIO(text))] == ["verdict", "missing"]


def test_csv_of_one_plan() -> None:
    comparison = sample.invented()
    for text, columns, count in (
        (
            tables.targets(comparison.plan_targets),
            tables.TARGET_COLUMNS,
            len(comparison.plan_targets),
        ),
        (tables.clauses(comparison.plan), tables.CLAUSE_COLUMNS, len(comparison.plan.clauses)),
    ):
        rows = list(csv.reader(io.StringIO(text)))
        assert tuple(rows[0]) == columns
        assert len(rows) == count + 1
        assert all(len(row) == len(columns) for row in rows)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-x", "'-x"),
        ("+11.3", "+11.3"),
        ("-0.5", "-0.5"),
        ("-1+1", "'-1+1"),
        ("", ""),
        ("-", "'-"),
        ("14.40", "14.40"),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert tables.protected(cell) == shown


def test_every_format_is_rendered() -> None:
    for entry in FORMATS:
        assert entry.render(sample.invented()._replace(reference_targets=()), View()).endswith("\n")


def test_every_verdict_has_its_words() -> None:
    from align.report.text import message

    for lang in ("zh", "en"):
        for name in VERDICTS:
            assert message(f"verdict.{name}", lang)  # type: ignore[arg-type]
            assert message(f"meaning.{name}", lang)  # type: ignore[arg-type]


def _paged(path: str) -> Plan:
    """A plan of three lines, the third of them on a second page."""
    plan = sample.invented().plan
    return plan._replace(
        source=Source(path, "一二\n三四\n五六\n", "0" * 64, "utf-8", (0, 3, 6), (0, 6))
    )


@pytest.mark.parametrize(
    ("path", "label", "address"),
    [
        ("plan.pdf", "p.2 L1", "../plan.pdf#page=2"),
        ("plan.txt", "p.2 L3", "../plan.txt#L3"),
        ("PLAN.MD", "p.2 L3", "../PLAN.MD?plain=1#L3"),
    ],
)
def test_links_lead_to_the_page_of_a_document_and_to_the_line_of_a_text(
    path: str, label: str, address: str
) -> None:
    plan = _paged(path)
    assert Links("../").lines(plan, 6, 8) == f"[{label}]({address})"
    assert line_label(plan, 3) == label
