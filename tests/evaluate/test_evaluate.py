"""The scorer agrees with the one that came with the labels, and keeps its figures."""

from __future__ import annotations

import importlib.util
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from align.config import Config
from align.corpus.compare import compare_plans
from align.corpus.library import load_plan, open_library
from align.errors import DataError
from align.evaluate import baseline
from align.evaluate.clauses import score_clauses
from align.evaluate.figures import Flat, f1
from align.evaluate.labels import ClauseLabel, labelled, load_labels
from align.evaluate.score import Score, score
from align.evaluate.table import details_of, table
from align.evaluate.targets import alike
from align.model.comparison import Comparison
from align.report import as_json

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
PLANS = ("changping", "haidian")


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    library = open_library(Config(root=str(ROOT)))
    reference = load_plan(library, "beijing")
    return {plan: compare_plans(library, reference, load_plan(library, plan)) for plan in PLANS}


@pytest.fixture(scope="module")
def scores(comparisons: dict[str, Comparison]) -> dict[str, Score]:
    reference = load_labels(str(GOLD), "beijing")
    return {
        plan: score(comparison, reference, load_labels(str(GOLD), plan))
        for plan, comparison in comparisons.items()
    }


def test_labelled_plans() -> None:
    assert labelled(str(GOLD)) == PLANS


@pytest.mark.parametrize("plan", PLANS)
def test_figures_are_those_of_the_scorer_that_came_with_the_labels(
    shared: Path, comparisons: dict[str, Comparison], scores: dict[str, Score], plan: str
) -> None:
    spec = importlib.util.spec_from_file_location("gold_scorer", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    result = json.loads(as_json.comparison(comparisons[plan]))
    expected = theirs.score(result, GOLD, "beijing", plan, ROOT / "seeds")
    for name, section in scores[plan].items():
        figures: dict[str, Any] = {
            key: value for key, value in expected[name].items() if isinstance(value, float | int)
        }
        assert section.labels == figures.pop("n")
        assert section.figures == pytest.approx(figures), name


@pytest.mark.parametrize("plan", PLANS)
def test_details_account_for_the_figures(scores: dict[str, Score], plan: str) -> None:
    for section in scores[plan].values():
        assert all(0 <= value <= 1 for value in section.figures.values())
    targets = scores[plan]["targets.plan"]
    assert len(targets.details["missed"]) == round(targets.labels * (1 - targets.figures["r"]))
    verdicts = scores[plan]["verdicts"]
    wrong = len(verdicts.details["wrong"])
    assert wrong == round(verdicts.labels * (1 - verdicts.figures["accuracy"]))


def test_table_and_details(scores: dict[str, Score]) -> None:
    text = table(scores)
    assert text.splitlines()[0].split()[:2] == ["clauses", "targets"]
    assert [line.split()[0] for line in text.splitlines()[1:3]] == list(PLANS)
    items = [
        item for s in scores.values() for c in s.values() for d in c.details.values() for item in d
    ]
    assert len(details_of(scores).splitlines()) == len(items) + 1
    assert all(item in details_of(scores) for item in items)
    assert details_of({}) == ""


def test_baseline_tells_what_dropped(scores: dict[str, Score]) -> None:
    now = baseline.kept(scores)
    assert baseline.changes(now, now) == []
    before = json.loads(baseline.dump(now))
    before["changping"]["verdicts"]["accuracy"] += 0.1
    before["haidian"]["verdicts"]["accuracy"] -= 0.1
    before["haidian"]["alignment"]["gone"] = 0.5
    before["another"] = {"verdicts": {"accuracy": 1.0}}
    found = {change.name: change.dropped for change in baseline.changes(before, now)}
    assert found == {
        "changping verdicts accuracy": True,
        "haidian verdicts accuracy": False,
        "haidian alignment gone": True,
    }


def test_kept_baseline_covers_the_labelled_plans() -> None:
    before = baseline.load(str(GOLD / "baseline.json"))
    assert sorted(before) == list(PLANS)
    assert baseline.dump(before) == (GOLD / "baseline.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("可再生能源消费比重", "可再生能源消费的比重", True),
        ("绿色出行比例", "中心城区绿色出行比例", True),
        ("（再生水）利用率", "再生水利用率", True),
        ("单位地区生产总值能耗", "森林覆盖率", False),
        (None, None, True),
        (None, "新建", False),
    ],
)
def test_alike(one: str | None, other: str | None, expected: bool) -> None:
    assert alike(one, other) is expected
    assert alike(other, one) is expected


def test_flat_text_keeps_places() -> None:
    text = " 一、 总体\n要求 "
    flat = Flat(text)
    assert flat.text == "一、总体要求"
    assert flat.find("总体要求") == (2, 6)
    assert flat.span(0, 99) == (0, 6)
    assert flat.text[slice(*flat.span(4, 9))] == "总体要求"
    with pytest.raises(DataError, match="quotes what the text does not say"):
        flat.find("没有")


def test_f1_at_its_ends() -> None:
    assert f1(0, 0, 0) == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert f1(0, 0, 3)["f1"] == 0.0
    assert f1(0, 3, 0) == {"p": 0.0, "r": 1.0, "f1": 0.0}
    assert f1(2, 4, 2) == pytest.approx({"p": 0.5, "r": 1.0, "f1": 2 / 3})


def test_clause_that_begins_within_another_is_extra(comparisons: dict[str, Comparison]) -> None:
    plan = comparisons["changping"].plan
    labels = [
        ClauseLabel(label.id, label.anchor, label.heading)
        for label in load_labels(str(GOLD), "changping").clauses
        if label.id != "一（二）"
    ]
    _, section = score_clauses(Flat(plan.source.text), labels, plan.clauses)
    assert section.figures["r"] == 1.0
    assert section.details["extra"][0].startswith("一（二）")


def test_broken_labels_are_named(tmp_path: Path) -> None:
    (tmp_path / "clauses.x.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"clauses\.x\.jsonl:1: not a label"):
        load_labels(str(tmp_path), "x")
    with pytest.raises(DataError, match="cannot read the labels"):
        labelled(str(tmp_path / "none"))


def test_numbers_of_labels_are_exact() -> None:
    targets = load_labels(str(GOLD), "beijing").targets
    assert targets[0].lower == Decimal("14.4")
