"""Every case of ``tests/cases/pairs_of_sentences.toml``, read, extracted, paired and judged."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from gold_targets import ROOT

from align.pipeline import Prepared, compare, prepare
from align.read import read_plan

CASES = tomllib.loads((ROOT / "tests/cases/pairs_of_sentences.toml").read_text(encoding="utf-8"))[
    "case"
]
PLAN = """{place}碳达峰实施方案

为深入贯彻落实党中央、国务院决策部署，制定本方案。

一、重点任务

（一）推进绿色低碳发展

{sentences}

（二）加强组织领导

各部门要高度重视，压实责任。
"""


def written(folder: Path, name: str, place: str, sentences: str) -> Prepared:
    path = folder / f"{name}.txt"
    path.write_text(PLAN.format(place=place, sentences=sentences), encoding="utf-8")
    return prepare(read_plan(str(path)))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_pair(case: dict[str, Any], tmp_path: Path) -> None:
    upper, lower = case.get("places", ["甲市", "甲市乙区"])
    reference = written(tmp_path, "city", upper, case["reference"])
    plan = written(tmp_path, "area", lower, case["plan"])
    found = compare(reference, plan, relation=case.get("relation", "parent"))
    quotes = {target.id: target.quote for target in found.reference_targets}
    meant = [
        verdict
        for verdict in found.verdicts
        if verdict.reference_target and case.get("of", "") in quotes[verdict.reference_target]
    ]
    assert meant, f"no such target among {list(quotes.values())}"
    first = meant[0]
    assert first.verdict in (case["expect"], *case.get("also", [])), first.reason.en
    assert case.get("says", "") in first.reason.zh
    assert case.get("share", str(first.share)) == str(first.share)
    ours = {target.id: target.quote for target in found.plan_targets}
    assert case.get("partner", "") in ours.get(first.plan_target or "", "")
    added = [ours[v.plan_target or ""] for v in found.verdicts if v.verdict == "additional"]
    assert not case.get("additional") or any(case["additional"] in quote for quote in added)
