"""Every case of ``tests/cases/verdicts*.toml``."""

from __future__ import annotations

import tomllib
from typing import Any, get_args

import pytest
from gold_targets import ROOT, make_clause, make_plan, make_target

from align.judge import judge
from align.model.verdict import AxisRelation

CASES = [
    case
    for path in sorted((ROOT / "tests/cases").glob("verdicts*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def entry(fields: dict[str, Any], id: str) -> dict[str, Any]:
    filled = {"id": id, "kind": "quantity", **fields}
    if filled.get("key") == "":
        filled["key"] = None
    if "lower" in filled:
        filled.setdefault("upper", filled["lower"])
        filled.setdefault("comparator", "=")
    filled.setdefault("quote", f"{filled['indicator']}{filled.get('word', '')}")
    filled.setdefault("standing", False)
    return filled


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case.get("sentence", "")
    clause = make_clause("一", text, list(range(len(text))))
    reference = make_plan("city", "", [make_clause("1", "", [])], place="甲市")
    plan = make_plan("area", text, [clause] if text else [], place="甲市乙区", level="district")
    theirs = make_target(entry(case["reference"], "r"))
    ours = [make_target(entry(item, f"p{at}")) for at, item in enumerate(case.get("plan", []))]
    first = judge(reference, plan, [theirs], ours, (), case.get("relation", "parent"))[0]
    assert first.verdict == case["expect"], first.reason.en
    if ours and case["expect"] not in ("missing", "n/a"):
        assert first.plan_target == f"p{case.get('partner', 0)}"
    if "gap" in case:
        assert first.gap == case["gap"]
    if "share" in case:
        assert str(first.share) == case["share"]
    assert case.get("says", "") in first.reason.zh
    assert 0 <= first.confidence <= 1
    assert {*first.axes} <= {None, *get_args(AxisRelation)}
    if first.verdict == "unquantified" and first.plan_target is None:
        assert first.evidence is not None
        assert text[first.evidence.start : first.evidence.end]
