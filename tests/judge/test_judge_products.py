"""Every value with every year, strength and scope: what the rules of docs/domain.md make of them.

The rules are written down here once more, in their order: how far, by when, how firmly, for whom.
The sorts of targets that they are tried on stand in ``tests/cases/verdict_products.toml``.
"""

from __future__ import annotations

import itertools
import tomllib
from typing import Any, NamedTuple

import pytest
from gold_targets import ROOT, make_clause, make_plan, make_target
from test_judge_cases import entry

from align.judge import judge
from align.model.verdict import Relation, Verdict

SORTS = tomllib.loads((ROOT / "tests/cases/verdict_products.toml").read_text(encoding="utf-8"))[
    "sort"
]
FURTHER, SAME, SHORT = 0, 1, 2
EARLIER, LATER = 0, 2
YEARS = (2024, 2025, 2027)
STRENGTHS = ("firm", "plain", "aspirational")
NARROWER = 2


class Point(NamedTuple):
    """How a plan's target lies to the reference's on each axis; 0 is further on, 1 is the same."""

    value: int
    year: int
    strength: int
    scope: int


def expected(at: Point) -> str:
    """The verdict on the target of the reference that lies at 1 on each axis."""
    ahead = at.value == FURTHER or at.year == EARLIER
    behind = at.value == SHORT or at.year == LATER
    if ahead and (behind or at.scope == NARROWER):
        return "incomparable"
    if ahead:
        return "stricter"
    softened = STRENGTHS[at.strength] == "aspirational"
    return "looser" if behind or softened or at.scope == NARROWER else "equal"


def fields(sort: dict[str, Any], at: Point, id: str) -> dict[str, Any]:
    scope = sort["scopes"][at.scope if len(sort["scopes"]) > 1 else 0]
    return entry(
        {
            "lower": sort["values"][at.value],
            "deadline": YEARS[at.year],
            "strength": STRENGTHS[at.strength],
            "scope": scope or None,
            **sort["target"],
        },
        id,
    )


def verdict_on(
    theirs: dict[str, Any], ours: dict[str, Any], relation: Relation = "parent"
) -> Verdict:
    city = make_plan("city", "", [make_clause("1", "", [])], place="甲市")
    area = make_plan("area", "", [], place="甲市乙区", level="district")
    return judge(city, area, [make_target(theirs)], [make_target(ours)], (), relation)[0]


MIDDLE = Point(1, 1, 1, 1)


def points(sort: dict[str, Any]) -> list[Point]:
    scopes = range(3) if len(sort["scopes"]) > 1 else (1,)
    return [Point(*at) for at in itertools.product(range(3), range(3), range(3), scopes)]


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort["name"])
def test_the_verdict_follows_from_the_axes(sort: dict[str, Any]) -> None:
    reference = fields(sort, MIDDLE, "r")
    found = {at: verdict_on(reference, fields(sort, at, "p")) for at in points(sort)}
    wrong = {
        at: (one.verdict, expected(at)) for at, one in found.items() if one.verdict != expected(at)
    }
    assert wrong == {}
    assert {one.plan_target for one in found.values()} == {"p"}


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort["name"])
def test_each_axis_is_told_for_itself(sort: dict[str, Any]) -> None:
    reference = fields(sort, MIDDLE, "r")
    relations = ("stricter", "equal", "looser")
    for at in points(sort):
        axes = verdict_on(reference, fields(sort, at, "p")).axes
        assert axes.value == relations[at.value], at
        assert axes.deadline == relations[at.year], at
        assert axes.strength == ("looser" if at.strength == SHORT else "equal"), at
        assert axes.scope == ("looser" if at.scope == NARROWER else "equal"), at


@pytest.mark.parametrize(
    "sort", [sort for sort in SORTS if "gaps" in sort], ids=lambda sort: sort["name"]
)
def test_the_gap_is_plan_minus_reference(sort: dict[str, Any]) -> None:
    reference = fields(sort, MIDDLE, "r")
    plans = [fields(sort, MIDDLE._replace(value=at), "p") for at in (FURTHER, SAME, SHORT)]
    assert [verdict_on(reference, plan).gap for plan in plans] == sort["gaps"]


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort["name"])
def test_between_peers_the_mirror_swaps_stricter_and_looser(sort: dict[str, Any]) -> None:
    mirrored = {"stricter": "looser", "looser": "stricter"}
    reference = fields(sort, MIDDLE, "r")
    for value, year in itertools.product(range(3), range(3)):
        other = fields(sort, Point(value, year, 1, 1), "p")
        there = verdict_on(reference, other, "peer").verdict
        back = verdict_on(other, reference, "peer").verdict
        assert back == mirrored.get(there, there)
