"""Every figure of a real plan changed in its text: read, extracted and judged, it must show.

The changes are those of ``perturbed.py``; what does not follow from the change alone, and what
cannot be said of a target, stands in tests/cases/perturbations.toml.
"""

from __future__ import annotations

import tomllib
from functools import cache

import pytest
from gold_targets import ROOT
from perturbed import CHANGES, unwrapped

from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import Relation
from align.pipeline import Prepared, compare, prepare
from align.read import read_plan

CASES = tomllib.loads((ROOT / "tests/cases/perturbations.toml").read_text(encoding="utf-8"))
REFERENCE = prepare(unwrapped(read_plan(str(ROOT / "seeds" / "beijing.txt"))))
FIGURES = [target for target in REFERENCE.targets if target.kind == "quantity"]
CANNOT = {
    (quote, entry["change"]): entry["why"]
    for entry in CASES["cannot"]
    for quote in entry["targets"]
}
REMOVED = {entry["target"]: entry for entry in CASES["removed"]}
CERTAIN = {
    "raised": "stricter",
    "lowered": "looser",
    "deferred": "deferred",
    "softened": "looser",
    "hardened": "stricter",
    "later": "looser",
    "unit": "equal",
    "digits": "equal",
}
# what the amount is then of the reference's, in per cent
SHARES = {"raised": 120, "lowered": 50, "unit": 100, "digits": 100, "softened": 100}


@cache
def judged(change: str, id: str, relation: Relation) -> Comparison:
    return compare(REFERENCE, changed(change, id), relation=relation)


@cache
def changed(change: str, id: str) -> Prepared:
    target = next(item for item in FIGURES if item.id == id)
    return prepare(CHANGES[change](REFERENCE.plan, target))


def expected(change: str, target: Target, relation: Relation) -> tuple[str, ...]:
    """The verdicts that a careful reader would sign."""
    if change == "removed":
        entry = REMOVED[target.quote]
        wanted = entry.get(relation, entry["verdict"])
        return (wanted,) if isinstance(wanted, str) else tuple(wanted)
    if relation == "parent" and target.extensive and change != "deferred":
        return ("contributes",)
    if change == "later" and target.keeps:
        return ("equal",)
    return (CERTAIN[change],)


def cases() -> list[object]:
    every = [(change, target) for change in CHANGES for target in FIGURES]
    return [
        pytest.param(change, target, id=f"{change}-{target.id}")
        for change, target in every
        if (target.quote, change) not in CANNOT
        and (change != "hardened" or target.strength == "aspirational")
    ]


@pytest.mark.parametrize(("change", "target"), cases())
def test_the_verdict_follows_the_text(change: str, target: Target) -> None:
    relations: tuple[Relation, ...] = ("revision", "parent")
    for relation in relations:
        found = {
            item.reference_target: item for item in judged(change, target.id, relation).verdicts
        }
        verdict = found[target.id]
        assert verdict.verdict in expected(change, target, relation), (
            relation,
            target.quote,
            verdict.reason.en,
        )
        if verdict.verdict == "equal":
            assert verdict.gap == "0"
        if verdict.verdict == "contributes" and change in SHARES:
            assert verdict.share == SHARES[change]


@pytest.mark.parametrize(("change", "target"), cases())
def test_no_other_verdict_changes(change: str, target: Target) -> None:
    comparison = judged(change, target.id, "revision")
    quotes = {item.id: item.quote for item in REFERENCE.targets}
    others = {
        quotes.get(found.reference_target or "", "additional"): found.verdict
        for found in comparison.verdicts
        if found.reference_target != target.id and found.verdict != "equal"
    }
    assert others == {
        entry["other"]: entry["verdict"]
        for entry in CASES["also"]
        if (entry["change"], entry["target"]) == (change, target.quote)
    }


def test_the_gap_is_told_in_the_printed_unit() -> None:
    for target in FIGURES:
        lower = target.lower
        assert lower is not None
        comparison = judged("lowered", target.id, "revision")
        found = next(item for item in comparison.verdicts if item.reference_target == target.id)
        assert found.gap is not None
        assert found.gap.startswith("-")


def test_every_target_goes_through_every_change() -> None:
    quotes = {target.quote for target in FIGURES}
    assert len(FIGURES) >= 22
    assert set(REMOVED) == quotes
    assert {quote for quote, _ in CANNOT} <= quotes
    assert {change for _, change in CANNOT} <= set(CHANGES)
    assert all(CANNOT.values())


def test_unwrapping_changes_no_target() -> None:
    wrapped = prepare(read_plan(str(ROOT / "seeds" / "beijing.txt")))

    def bare(target: Target) -> Target:
        return target._replace(start=0, end=0, line=0, page=None)

    assert list(map(bare, wrapped.targets)) == list(map(bare, REFERENCE.targets))
