"""What every numeral of the composed plans is taken for, and what it stands in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest

from align.extract.accounts.ledger import Entry, ledger
from align.pipeline import Prepared

PLANS = [f"{side}{pair}" for pair in "abcdefgh" for side in ("ref", "plan")]


@pytest.mark.parametrize("plan", PLANS)
def test_numerals(
    plan: str, composed: Callable[[str], Prepared], golden: Callable[[str, str], None]
) -> None:
    whole, targets = composed(plan)
    quotes = {target.id: target.quote for target in targets}

    def told(entry: Entry) -> str:
        text = whole.source.text
        behind = "".join(text[entry.end : entry.end + 6].split())
        of = f" of {quotes[entry.target][:12]}" if entry.target else ""
        return f"{entry.text}|{behind} {entry.cls}{of}"

    lines = [
        f"{line}: " + "; ".join(map(told, entries))
        for line, entries in groupby(ledger(whole, targets), lambda entry: entry.line)
    ]
    golden(f"composed/{plan}.numerals.txt", "\n".join(lines) + "\n")
