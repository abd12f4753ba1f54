"""One JSON object a line: verdicts with both targets in full, or the targets of a plan."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import VerdictName
from align.report import as_json


def verdicts(comparison: Comparison, *, only: Collection[VerdictName] = ()) -> str:
    """A line for each verdict: what the JSON document says of it, with both targets in full."""
    document = json.loads(as_json.comparison(comparison))
    targets = {
        side: {target["id"]: target for target in document["targets"][side]}
        for side in ("reference", "plan")
    }
    plans = {"reference": comparison.reference.id, "plan": comparison.plan.id}
    lines = []
    for verdict in document["verdicts"]:
        if only and verdict["verdict"] not in only:
            continue
        for side in ("reference", "plan"):
            verdict[f"{side}_target"] = targets[side].get(verdict[f"{side}_target"])
        lines.append(_line(plans, verdict))
    return "".join(lines)


def targets(plan: Plan, targets: Sequence[Target]) -> str:
    """A line for each target of a plan."""
    document = json.loads(as_json.targets(plan, targets))
    return "".join(_line({"plan": plan.id}, target) for target in document["targets"])


def _line(names: dict[str, Any], content: dict[str, Any]) -> str:
    return json.dumps({**names, **content}, ensure_ascii=False, separators=(",", ":")) + "\n"
