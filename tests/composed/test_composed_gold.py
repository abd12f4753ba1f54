"""What is found in the composed plans against their labels: no figure falls below the kept one.

The figures stand in ``baseline.json``. They are fitted ones (README.md beside this file): they are
kept so that a change that costs something is seen, and say nothing of a plan not seen before.
``--update-golden`` writes them anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from align.evaluate import baseline
from align.evaluate.figures import Flat
from align.evaluate.labels import Labels, labelled, load_labels
from align.evaluate.score import score
from align.model.comparison import Comparison
from align.pipeline import Prepared

HERE = Path(__file__).parent
LABELS = str(HERE / "labels")
KEPT = HERE / "baseline.json"
PAIRS = "abcdefgh"
PLANS = [f"{side}{pair}" for pair in PAIRS for side in ("ref", "plan")]
PROVINCE = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    "|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)


@cache
def labels(plan: str) -> Labels:
    return load_labels(LABELS, plan)


def test_every_pair_is_labelled() -> None:
    assert labelled(LABELS) == tuple(f"plan{pair}" for pair in PAIRS)


@pytest.mark.parametrize("plan", PLANS)
def test_labels_quote_one_place_each(plan: str, composed: Callable[[str], Prepared]) -> None:
    text = Flat(composed(plan).plan.source.text).text
    quotes = [target.quote for target in labels(plan).targets]
    quotes += [clause.anchor for clause in labels(plan).clauses]
    assert {quote: text.count(quote) for quote in quotes} == dict.fromkeys(quotes, 1)


@pytest.mark.parametrize("plan", PLANS)
def test_places_are_invented(plan: str, composed: Callable[[str], Prepared]) -> None:
    assert PROVINCE.findall(Flat(composed(plan).plan.source.text).text) == []


@pytest.mark.parametrize("pair", PAIRS)
def test_each_plan_carries_out_its_reference(
    pair: str, comparison: Callable[[str], Comparison]
) -> None:
    assert comparison(pair).relation == "parent"


@pytest.mark.parametrize("pair", PAIRS)
def test_no_figure_falls(
    pair: str, comparison: Callable[[str], Comparison], request: pytest.FixtureRequest
) -> None:
    plan = f"plan{pair}"
    scored = score(comparison(pair), labels(f"ref{pair}"), labels(plan))
    now = baseline.kept({plan: scored})
    if request.config.getoption("--update-golden"):
        before = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
        KEPT.write_text(baseline.dump(before | now), encoding="utf-8", newline="\n")
        return
    changes = baseline.changes(baseline.load(str(KEPT)), now)
    details = [section.details for section in scored.values()]
    assert [change for change in changes if change.dropped] == [], details
    assert plan in baseline.load(str(KEPT))
