"""Every judgement on the composed plans in full: verdict, partner, axes, figures, sentences.

They show what is given, not what is right, which the labels say. Review the differences, and write
them with ``--update-golden``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import Verdict


def account(found: Comparison, verdict: Verdict, targets: dict[str | None, Target]) -> str:
    """What is said of one target: the targets by their quotes, then all fields of the verdict."""
    sides = [
        targets[name].quote if name else "-"
        for name in (verdict.reference_target, verdict.plan_target)
    ]
    axes = [f"{name} {value}" for name, value in verdict.axes._asdict().items() if value]
    figures = [
        f"{name} {value}"
        for name, value in (("gap", verdict.gap), ("share", verdict.share))
        if value is not None
    ]
    lines = [
        f"{verdict.verdict} {verdict.confidence}: {sides[0]} | {sides[1]}",
        f"  {', '.join([*axes, *figures]) or '-'}",
        f"  {verdict.reason.zh}",
        f"  {verdict.reason.en}",
    ]
    if verdict.evidence is not None:
        start, end, line = verdict.evidence
        lines.append(f"  line {line}: {''.join(found.plan.source.text[start:end].split())}")
    return "\n".join(lines)


@pytest.mark.parametrize("pair", "abcdefgh")
def test_verdicts(
    pair: str, comparison: Callable[[str], Comparison], golden: Callable[[str, str], None]
) -> None:
    found = comparison(pair)
    targets: dict[str | None, Target] = {
        target.id: target for target in (*found.reference_targets, *found.plan_targets)
    }
    told = [account(found, verdict, targets) for verdict in found.verdicts]
    golden(f"composed/{pair}.verdicts.txt", "\n".join(told) + "\n")
