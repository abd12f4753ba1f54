"""What the judge says of pairs of kinds, in full: verdict, axes, figures, confidence, sentences.

The cases are those of ``tests/cases/verdicts_kinds.toml``; ``tests/golden/verdict_kinds.txt`` shows
what a reader is told of each. Every sentence of the catalogue is told in one of the judge's cases.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from gold_targets import ROOT, make_clause, make_plan, make_target
from test_judge_cases import CASES, entry

from align.judge import judge
from align.lexicon.build import DATA
from align.model.plan import Plan
from align.model.verdict import Verdict

KINDS = tomllib.loads((ROOT / "tests/cases/verdicts_kinds.toml").read_text(encoding="utf-8"))[
    "case"
]
ALL = {case["name"]: case for case in (*CASES, *KINDS)}.values()
SEEN_ELSEWHERE = {
    "na_centre",  # needs two plans' territories: tests/judge/test_judge_gold.py
    "parts",  # needs a sentence of two figures: tests/cases/pairs_of_sentences.toml
}


def verdicts(case: dict[str, Any]) -> tuple[Plan, tuple[Verdict, ...]]:
    """The plan of a case, and every verdict, those on additional targets too."""
    text = case.get("sentence", "")
    clause = make_clause("一", text, list(range(len(text))))
    reference = make_plan("city", "", [make_clause("1", "", [])], place="甲市")
    plan = make_plan("area", text, [clause] if text else [], place="甲市乙区", level="district")
    theirs = make_target(entry(case["reference"], "r"))
    ours = [make_target(entry(item, f"p{at}")) for at, item in enumerate(case.get("plan", []))]
    relation = case.get("relation", "parent")
    return plan, judge(reference, plan, [theirs], ours, (), relation)


def account(case: dict[str, Any]) -> str:
    plan, found = verdicts(case)
    lines = [f"== {case['name']}"]
    for one in found:
        sides = f"{one.reference_target or '-'} {one.plan_target or '-'}"
        figures = "".join(
            f" {name} {value}" for name, value in (("gap", one.gap), ("share", one.share)) if value
        )
        lines.append(f"{one.verdict}: {sides}{figures} confidence {one.confidence}")
        lines.append(
            "  " + " ".join(f"{name} {value}" for name, value in one.axes._asdict().items())
        )
        lines += [f"  {one.reason.zh}", f"  {one.reason.en}"]
        if one.evidence is not None:
            place = plan.source.text[one.evidence.start : one.evidence.end]
            lines.append(f"  line {one.evidence.line}: {place}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", KINDS, ids=[case["name"] for case in KINDS])
def test_case(case: dict[str, Any]) -> None:
    _, found = verdicts(case)
    first = found[0]
    assert first.verdict == case["expect"], first.reason.en
    assert case.get("says", "") in first.reason.zh
    assert case.get("en", "") in first.reason.en
    if "gap" in case:
        assert first.gap == case["gap"]
    if "share" in case:
        assert str(first.share) == case["share"]


def test_what_is_said_of_each_pair_of_kinds(golden: Callable[[str, str], None]) -> None:
    golden("verdict_kinds.txt", "\n".join(account(case) for case in KINDS))


def pattern(template: str) -> re.Pattern[str]:
    """What a sentence of the catalogue looks like when its places are filled."""
    return re.compile(".+?".join(map(re.escape, re.split(r"\{\w+\}", template))), re.DOTALL)


@pytest.mark.parametrize("room", ["reason", "note", "when", "value"])
def test_every_sentence_of_the_catalogue_is_said_in_a_case(room: str) -> None:
    entries = tomllib.loads((DATA / "messages.toml").read_text(encoding="utf-8"))["verdict"][room]
    told = [one.reason for case in ALL for one in verdicts(case)[1]]
    unsaid = [
        key
        for key, words in entries.items()
        if not any(pattern(words["en"]).search(item.en) for item in told)
    ]
    assert set(unsaid) <= SEEN_ELSEWHERE
