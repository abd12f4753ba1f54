"""What is found in one plan: the cases, the seed plans, and the offices of an aligned pair."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.audit import CODES, Audit, audit
from align.audit.finding import SEVERITIES
from align.config import load_config
from align.corpus.library import load_plan, open_library
from align.lexicon.loader import table
from align.model.pairing import Alignment
from align.pipeline import prepare
from align.read import parse, read_plan

ROOT = Path(__file__).resolve().parents[2]
CASES: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "cases" / "audit.toml").read_text("utf-8")
)["case"]


def _audited(folder: Path, plan: str, reference: str | None = None) -> Audit:
    (folder / "plan.txt").write_bytes(plan.strip().encode())
    read = prepare(read_plan(str(folder / "plan.txt"), id="plan"))
    if reference is None:
        return audit(read.plan, read.targets)
    (folder / "reference.txt").write_bytes(reference.strip().encode())
    other = read_plan(str(folder / "reference.txt"), id="reference")
    return audit(read.plan, read.targets, reference=other)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    found = _audited(tmp_path, case["plan"], case.get("reference")).findings
    assert [finding.code for finding in found] == case["finds"], [f.message.en for f in found]
    if "says" in case:
        assert case["says"] in found[0].message.zh
    if "line" in case:
        assert found[0].location.line == case["line"]
    for finding in found:
        assert 0 < finding.confidence <= 1
        assert finding.location.text
        assert finding.severity == SEVERITIES[finding.code]


def test_every_code_has_words_a_severity_and_a_case() -> None:
    words = table("messages_audit")
    found = {code for case in CASES for code in case["finds"]}
    for code in CODES:
        assert code in words
        assert code in words["rule"]
        assert code in SEVERITIES
        assert code in found
    assert sorted(CODES) == list(CODES)


SEEDS = {
    "beijing": [],
    "changping": ["C002", "C031", "C041", "C041"],
    "fuzhongxin": ["C031", "C031"],
    "haidian": ["C031"],
    "ninghe": ["C006"],
}
"""What docs/tricky-cases.md tells of each; a new finding must be judged there first."""


@pytest.mark.parametrize("id", SEEDS)
def test_seed_plans_raise_no_false_alarm(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    library = open_library(load_config())
    read = prepare(load_plan(library, id))
    reference = None if id == "beijing" else load_plan(library, "beijing")
    found = audit(read.plan, read.targets, reference=reference)
    assert [finding.code for finding in found.findings] == SEEDS[id]


def test_offices_of_a_pair(tmp_path: Path) -> None:
    city, district = tmp_path / "city.txt", tmp_path / "district.txt"
    city.write_text(
        "江州市碳达峰实施方案\n一、推进建筑节能\n推广绿色建筑。（责任单位：市住房城乡建设委、市发展改革委、"
        "市交通委、市财政局、临江新城管委会、各区政府）\n",
        encoding="utf-8",
    )
    district.write_text(
        "江州市东区碳达峰实施方案\n一、推进建筑节能\n推广绿色建筑。（责任单位：区住建局、区发改委、区妇联）\n"
        "二、推进改造\n推进改造。（责任单位：区交通局）\n",
        encoding="utf-8",
    )
    reference = read_plan(str(city), id="city")
    plan = read_plan(str(district), id="district")
    alignments = [Alignment(own, ("一",), "一", 0.9, ()) for own in ("一", "二")]
    first, second = audit(plan, (), reference=reference, alignments=alignments).units
    assert [tuple(pair) for pair in first.named] == [
        ("市住房城乡建设委", "区住建局"),
        ("市发展改革委", "区发改委"),
    ]
    assert [tuple(pair) for pair in first.elsewhere] == [("市交通委", "区交通局")]
    assert first.unnamed == ("市财政局",)
    assert first.further == ("区妇联",)
    assert [tuple(pair) for pair in second.named] == [("市交通委", "区交通局")]


@given(
    st.lists(st.sampled_from(["推广光伏", "，", "。", "建设充电设施", "改造老旧小区"]), max_size=30)
)
def test_a_plan_is_copied_from_itself(words: list[str]) -> None:
    text = "江州市碳达峰实施方案\n一、推进建筑节能\n" + "".join(words) + "\n"
    plan = parse(text.encode(), id="plan", path="plan.txt")
    for item in audit(plan, (), reference=plan).copied:
        assert item.share == 100
