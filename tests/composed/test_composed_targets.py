"""Every field of every target of the composed plans, a target a line.

They show what is given, not what is right, which the labels say. Review the differences, and write
them with ``--update-golden``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_target_accounts import account

from align.pipeline import Prepared

PLANS = [f"{side}{pair}" for pair in "abcdefgh" for side in ("ref", "plan")]


@pytest.mark.parametrize("plan", PLANS)
def test_targets(
    plan: str, composed: Callable[[str], Prepared], golden: Callable[[str, str], None]
) -> None:
    whole, targets = composed(plan)
    lines = [
        f"{target.clause}: {account(target, whole.clause(target.clause).text).strip()}"
        for target in targets
    ]
    golden(f"composed/{plan}.targets.txt", "\n".join(lines) + "\n")
