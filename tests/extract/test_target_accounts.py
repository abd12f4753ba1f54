"""Every field of every target: of the sentences in tests/cases, and of the plans in seeds.

The cases say what matters of a target; the golden files show all of it, so that a change of the
grammar shows where it has other effects than the one that was meant. Review their differences, and
write them with ``--update-golden``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from one_clause import fields, one_clause, value_of

from align.extract import extract_targets
from align.extract.accounts.ledger import ledger
from align.model.plan import Plan
from align.model.target import Target
from align.read import read_plan

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
SEEDS = sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))
USUAL = {"kind": "quantity", "change": "level", "strength": "plain", "period": "point"}
"""Not printed: they go without saying."""


def account(target: Target, text: str) -> str:
    """A target in one line: the span, then whatever is out of the ordinary."""
    told = fields(target) | {
        "value": value_of(target),
        "word": target.word,
        "base": _base(target),
        "dimension": target.dimension or "",
        "per head": target.per_capita,
        "repeats": target.same_as or "",
    }
    shown = [
        f"{name} {value}" if value is not True else name
        for name, value in told.items()
        if value not in ("", 0, False, None)
        and USUAL.get(name) != value
        and name not in ("indicator", "quote")
    ]
    low, high = target.sentence
    place = f"{text[low : low + 4]}…{text[max(low, high - 4) : high]}"
    return f"  {target.quote} -> {target.indicator} | {' | '.join(shown)} | in {place}"


def _base(target: Target) -> str:
    value = target.normalized
    if value is None:
        return ""
    low, high = (format(side, "f") if side is not None else "" for side in value[:2])
    return f"{low if low == high else f'{low}..{high}'} {value.unit}"


def cases() -> list[dict[str, Any]]:
    names = ("targets.toml", "targets_words.toml")
    return [
        case
        for name in names
        for case in tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    ]


def test_targets_of_the_cases(golden: Callable[[str, str], None]) -> None:
    lines: list[str] = []
    for case in cases():
        plan = one_clause(case["text"], goals=case.get("goals", False))
        lines.append(case["text"])
        lines += [account(target, plan.clauses[0].text) for target in extract_targets(plan)]
    golden("target_cases.txt", "\n".join(lines) + "\n")


def seed(name: str) -> tuple[Plan, tuple[Target, ...]]:
    plan = read_plan(str(ROOT / "seeds" / f"{name}.txt"), id=name)
    return plan, extract_targets(plan)


@pytest.mark.parametrize("name", SEEDS)
def test_targets_of_a_plan(name: str, golden: Callable[[str, str], None]) -> None:
    plan, targets = seed(name)
    lines = [
        f"{target.line}: {account(target, plan.clause(target.clause).text).strip()}"
        for target in targets
    ]
    golden(f"seeds/{name}.fields.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", SEEDS)
def test_numerals_of_a_plan(name: str, golden: Callable[[str, str], None]) -> None:
    """What every numeral is taken for, and what it stands in."""
    plan, targets = seed(name)
    text = plan.source.text
    lines = []
    for entry in ledger(plan, targets):
        around = "".join(text[max(0, entry.start - 6) : entry.end + 6].split())
        of = f" of {entry.target}" if entry.target else ""
        lines.append(f"{entry.line}: {entry.text} {entry.cls}{of} in {around}")
    golden(f"seeds/{name}.numerals.txt", "\n".join(lines) + "\n")
