"""Which clauses of the composed plans are laid beside which, and the sums that decided it.

They show what is given, not what is right, which the labels say. Review the differences, and write
them with ``--update-golden``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_pair_accounts import case_for, told

from align.model.comparison import Comparison
from align.pair import pair_sentences


@pytest.mark.parametrize("pair", "abcdefgh")
def test_pairs(
    pair: str, comparison: Callable[[str], Comparison], golden: Callable[[str, str], None]
) -> None:
    found = comparison(pair)
    lines: list[str] = []
    for one in found.alignments:
        score = "" if one.score is None else f" {one.score:.3f}"
        lines.append(f"{one.plan} -> {one.primary}{score} of {' '.join(one.reference)}")
        lines += map(case_for, one.evidence)
    lines.append(f"untreated: {' '.join(found.untreated)}")
    golden(f"composed/{pair}.pairs.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("pair", "abcdefgh")
def test_sentences(
    pair: str, comparison: Callable[[str], Comparison], golden: Callable[[str, str], None]
) -> None:
    found = comparison(pair)
    lines: list[str] = []
    for one in found.alignments:
        if one.primary is None:
            continue
        theirs, ours = found.reference.clause(one.primary), found.plan.clause(one.plan)
        lines.append(f"{ours.id} -> {theirs.id}")
        pairs = pair_sentences(theirs, ours)
        lines += [f"  {told(item, theirs.text, ours.text)}" for item in pairs]
    golden(f"composed/{pair}.sentences.txt", "\n".join(lines) + "\n")
