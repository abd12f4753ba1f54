"""Every format on two pairs of real plans: what a change of any stage does to the reports.

The gap reports of the same pairs are those in ``reports/``. The long formats are kept as digests
that can be read in a review.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from html_digest import digest
from test_report_sheets import opened

from align.config import load_config
from align.corpus.library import open_library
from align.corpus.remembered import load_prepared
from align.corpus.reports import comparisons
from align.model.comparison import Comparison
from align.pair import pair_sentences
from align.report import (
    as_json,
    html,
    json_lines,
    markdown,
    matrix,
    sheets,
    tables,
    terminal,
    views,
)
from align.report.interface import View

ROOT = Path(__file__).resolve().parents[2]
PAIRS = ("changping", "ninghe")
VIEW = View(sentences=pair_sentences)

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def found() -> dict[str, Comparison]:
    """The comparison of each of the plans with its usual reference."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        library = open_library(load_config(None))
        return {one.plan.id: one for one in comparisons(library, PAIRS)}


@pytest.mark.parametrize("plan", PAIRS)
def test_terminal(found: dict[str, Comparison], golden: Golden, plan: str) -> None:
    text = terminal.overview(found[plan], VIEW._replace(lang="en")).text(80)
    assert len(text.splitlines()) <= 24
    golden(f"seeds/{plan}.brief.txt", text)
    table = terminal.comparison(found[plan], VIEW._replace(clauses=False)).text(120)
    golden(f"seeds/{plan}.terminal.txt", table)


@pytest.mark.parametrize("plan", PAIRS)
def test_tables(found: dict[str, Comparison], golden: Golden, plan: str) -> None:
    one = found[plan]
    golden(f"seeds/{plan}.csv", tables.verdicts(one, lang="zh"))
    lines = json_lines.verdicts(one).splitlines(keepends=True)
    assert len(lines) == len(one.verdicts)
    golden(f"seeds/{plan}.jsonl", "".join(lines[:5]))
    golden(f"seeds/{plan}.targets.csv", tables.targets(one.plan_targets))


@pytest.mark.parametrize("plan", PAIRS)
def test_document(found: dict[str, Comparison], golden: Golden, plan: str) -> None:
    document: dict[str, Any] = json.loads(as_json.comparison(found[plan]))
    lines = [f"{key}: {_shown(value)}" for key, value in document.items() if key not in _LISTS]
    for key, sides in (("clauses", document["clauses"]), ("targets", document["targets"])):
        lines += [f"{key} of the {side}: {len(items)}" for side, items in sides.items()]
    for item in document["alignments"]:
        score = "" if item["score"] is None else f" {item['score']:.2f}"
        lines.append(f"{item['plan']} -> {' '.join(item['reference']) or 'none'}{score}")
    golden(f"seeds/{plan}.json.txt", "\n".join(lines) + "\n")


_LISTS = ("clauses", "targets", "alignments", "verdicts")  # the last two: lines above, and .jsonl


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("plan", PAIRS)
def test_web_page(found: dict[str, Comparison], golden: Golden, plan: str) -> None:
    pytest.importorskip("jinja2")
    page = html.comparison(found[plan], "zh", sentences=pair_sentences)
    assert len(page.encode()) <= 600_000
    golden(f"seeds/{plan}.html.txt", digest(page))


@pytest.mark.parametrize("plan", PAIRS)
def test_workbook(found: dict[str, Comparison], golden: Golden, plan: str) -> None:
    pytest.importorskip("xlsxwriter")
    lines: list[str] = []
    for name, (_, rows) in opened(sheets.workbook(found[plan], "zh")).items():
        lines.append(f"== {name}: {len(rows)}")
        lines += [" | ".join("" if c is None else str(c) for c in row)[:160] for row in rows[:12]]
    golden(f"seeds/{plan}.xlsx.txt", "\n".join(lines) + "\n")


def test_matrix(found: dict[str, Comparison], golden: Golden) -> None:
    both = list(found.values())
    golden("seeds/matrix.txt", matrix.drawing(both, View()).text(100))
    golden("seeds/matrix.brief.txt", matrix.drawing(both, View(lang="en", brief=True)).text(80))
    golden("seeds/matrix.csv", matrix.as_csv(both))
    assert len(matrix.as_json_lines(both).splitlines()) == sum(
        1 for one in both for verdict in one.verdicts if verdict.reference_target
    )


def test_gap_reports_say_the_gravest_first(found: dict[str, Comparison]) -> None:
    for plan, one in found.items():
        screen = "\n".join(markdown.gap_report(one).splitlines()[:40])
        places = [screen.index(word) for word in (one.plan.meta.title, "要点", "1. **▼", "概览")]
        assert places == sorted(places), plan


def test_lists_of_one_plan(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    plan, targets = load_prepared(open_library(load_config(None)), "changping")
    golden("seeds/changping.clauses.txt", views.clauses(plan, View()).text(100))
    golden("seeds/changping.targets.txt", views.targets(plan, targets, View(lang="en")).text(100))
