"""Targets of every kind, each beside every other one: what is said, and that the mirror holds.

The targets are those of ``tests/cases/verdict_matrix.toml``; ``tests/golden/verdict_matrix.*.txt``
shows what the judge makes of every pair, which is what is given and not always what is right.
"""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from gold_targets import ROOT, make_clause, make_plan, make_target
from test_judge_cases import entry

from align.judge import judge
from align.model.verdict import Relation, Verdict

TARGETS: dict[str, dict[str, Any]] = {
    fields["name"]: fields
    for fields in tomllib.loads((ROOT / "tests/cases/verdict_matrix.toml").read_text("utf-8"))[
        "target"
    ]
}
RELATIONS: tuple[Relation, ...] = ("parent", "peer", "revision")
MIRRORED = {"stricter": "looser", "looser": "stricter", "equal": "equal"}


@cache
def verdict_on(theirs: str, ours: str, relation: Relation) -> Verdict:
    """The verdict on one target by a plan that sets only the other one."""
    city = make_plan("city", "", [make_clause("1", "", [])], place="甲市")
    area = make_plan("area", "", [], place="甲市乙区", level="district")
    one, other = make_target(entry(TARGETS[theirs], "r")), make_target(entry(TARGETS[ours], "p"))
    return judge(city, area, [one], [other], (), relation)[0]


def told(found: Verdict) -> str:
    axes = "".join("-" if axis is None else axis[0] for axis in found.axes)
    figures = "".join(f" {value}" for value in (found.gap, found.share) if value is not None)
    return f"{found.verdict} {axes}{figures} {found.confidence} {found.reason.zh}"


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_pair(relation: Relation, golden: Callable[[str, str], None]) -> None:
    lines: list[str] = []
    for theirs in TARGETS:
        lines.append(f"== {theirs}")
        found = {ours: verdict_on(theirs, ours, relation) for ours in TARGETS}
        unanswered = [ours for ours, one in found.items() if one.plan_target is None]
        lines += [
            f"{ours}: {told(one)}" for ours, one in found.items() if one.plan_target is not None
        ]
        lines.append(f"no answer: {', '.join(unanswered)}")
    golden(f"verdict_matrix.{relation}.txt", "\n".join(lines) + "\n")


def test_a_target_answers_itself() -> None:
    wrong = {}
    for name, fields in TARGETS.items():
        found = verdict_on(name, name, "revision")
        if fields.get("kind") not in ("reference", "trend") and found.verdict != "equal":
            wrong[name] = found.verdict
        assert found.plan_target == "p", name
    assert wrong == {}


def test_between_peers_the_mirror_swaps_stricter_and_looser() -> None:
    wrong = {}
    for (theirs, one), (ours, other) in itertools.product(TARGETS.items(), repeat=2):
        if one.get("scope") != other.get("scope"):
            continue  # a wider scope answers a narrower one, but not the other way round
        there = verdict_on(theirs, ours, "peer").verdict
        back = verdict_on(ours, theirs, "peer").verdict
        if there in MIRRORED and back != MIRRORED[there]:
            wrong[(theirs, ours)] = (there, back)
    assert wrong == {}
