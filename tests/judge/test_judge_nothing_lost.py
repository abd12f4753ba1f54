"""Whatever figure a plan sets is found again in its verdicts: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from gold_targets import make_clause, make_plan, make_target
from hypothesis import given, settings
from hypothesis import strategies as st
from test_judge_whole_plans import SEEDS, compared

from align.judge import judge
from align.judge.reasons import quoted, show
from align.model.target import Target
from align.model.verdict import Verdict

REFERENCE = make_plan("甲", "", [make_clause("1", "", [])], place="甲市")
PLAN = make_plan("乙", "", [make_clause("1", "", [])], place="甲市乙区")
KINDS = ("quantity", "grade", "coverage")
NAMES = ["可再生能源消费比重", "公共充电桩", "绿色建筑占比", "供热管网"]
RELATIONS = st.sampled_from(["parent", "peer"])


def lost(targets: Sequence[Target], verdicts: Sequence[Verdict]) -> list[str]:
    """The quotes of targets with a figure, grade or state that no verdict has a word on.

    A target is told as the partner of a verdict, as additional, as what repeats one of these, in
    the reason of a verdict by its quote or its value, or by the sentence that one rests on.
    """
    partners = {verdict.plan_target for verdict in verdicts}
    reasons = [verdict.reason.zh for verdict in verdicts]
    places = [verdict.evidence for verdict in verdicts if verdict.evidence is not None]
    return [
        target.quote
        for target in targets
        if target.kind in KINDS
        and not {target.id, target.same_as} & partners
        and not any(quoted(target.quote).zh in reason for reason in reasons)
        and not any(reason.find("另有") >= 0 and show(target).zh in reason for reason in reasons)
        and not any(place.start <= target.start < place.end for place in places)
    ]


@pytest.mark.parametrize("pair", list(permutations(SEEDS, 2)), ids="-".join)
def test_nothing_is_lost_of_a_real_plan(pair: tuple[str, str]) -> None:
    found = compared(*pair)
    assert lost(found.plan_targets, found.verdicts) == []


@st.composite
def some_targets(draw: st.DrawFn, side: str) -> list[Target]:
    """Up to six targets of a few indicators, scopes and years, so that many are alike."""
    found = []
    for place in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["quantity", "quantity", "coverage", "trend"]))
        name = draw(st.sampled_from(NAMES))
        fields: dict[str, Any] = {
            "id": f"{side}{place}", "indicator": name, "kind": kind, "key": None,
            "scope": draw(st.sampled_from([None, "新建公共建筑", "农村地区", "城区"])),
            "deadline": draw(st.sampled_from([None, 2025, 2030])), "standing": False,
        }  # fmt: skip
        if kind == "quantity":
            value = draw(st.integers(1, 99))
            unit = "个" if name == "公共充电桩" else "%"
            fields |= {"lower": value, "upper": value, "unit": unit, "comparator": "="}
            fields |= {"quote": f"{name}{value}{unit}", "extensive": unit == "个"}
        else:
            fields["word"] = "全覆盖" if kind == "coverage" else "持续提高"
            fields["quote"] = f"{fields['scope'] or ''}{name}{fields['word']}"
        found.append(make_target(fields))
    return found


@settings(max_examples=150, deadline=None)
@given(theirs=some_targets("r"), ours=some_targets("p"), relation=RELATIONS)
def test_nothing_is_lost_of_any_plan(
    theirs: list[Target], ours: list[Target], relation: Any
) -> None:
    verdicts = judge(REFERENCE, PLAN, theirs, ours, (), relation)
    assert lost(ours, verdicts) == []
    answered = [verdict.reference_target for verdict in verdicts if verdict.reference_target]
    assert answered == [target.id for target in theirs]
