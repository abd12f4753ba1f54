"""Laws of a revision: nothing against itself, everything reversed the other way round."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.model.revision import ClauseFate, Revision, TargetFate
from align.pipeline import prepare, revise
from align.read import parse, read_plan
from align.revise.order import in_order

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PAIRS = [(case / "old.txt", case / "new.txt") for case in CASES]
PAIRS += itertools.combinations(SEEDS, 2)
BASE = (CASES[0] / "old.txt").read_text(encoding="utf-8")

CLAUSES: dict[ClauseFate, ClauseFate] = {
    "added": "dropped",
    "dropped": "added",
    "split": "merged",
    "merged": "split",
}
TARGETS: dict[TargetFate, TargetFate] = {
    "added": "dropped",
    "dropped": "added",
    "tightened": "relaxed",
    "relaxed": "tightened",
    "later": "earlier",
    "earlier": "later",
}


def name(value: object) -> str:
    return f"{value.parent.name}-{value.stem}" if isinstance(value, Path) else str(value)


def told(revision: Revision) -> tuple[set[object], set[object], set[object]]:
    return (
        {change[:6] for change in revision.clauses},
        {change[:3] for change in revision.targets},
        {tuple(change) for change in revision.headings},
    )


def reversed_(revision: Revision) -> Revision:
    clauses = [
        one._replace(fate=CLAUSES.get(one.fate, one.fate), old=one.new, new=one.old)
        for one in revision.clauses
    ]
    targets = [
        one._replace(fate=TARGETS.get(one.fate, one.fate), old=one.new, new=one.old)
        for one in revision.targets
    ]
    headings = [
        one._replace(
            fate={"added": "dropped", "dropped": "added"}.get(one.fate, one.fate),  # type: ignore[arg-type]
            old=one.new,
            new=one.old,
        )
        for one in revision.headings
    ]
    return revision._replace(
        clauses=tuple(clauses), targets=tuple(targets), headings=tuple(headings)
    )


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=name)
def test_the_other_way_round_is_the_mirror(old: Path, new: Path) -> None:
    one, other = prepare(read_plan(str(old), id="old")), prepare(read_plan(str(new), id="new"))
    assert told(reversed_(revise(other, one))) == told(revise(one, other))


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=name)
def test_everything_is_told_once(old: Path, new: Path) -> None:
    found = revise(read_plan(str(old), id="old"), read_plan(str(new), id="new"))
    for plan, side in ((found.old, "old"), (found.new, "new")):
        ids = [one for change in found.clauses for one in getattr(change, side)]
        assert sorted(ids) == sorted(clause.id for clause in plan.clauses)
    for targets, side in ((found.old_targets, "old"), (found.new_targets, "new")):
        assert sorted(filter(None, (getattr(one, side) for one in found.targets))) == sorted(
            target.id for target in targets
        )
    order = [clause.id for clause in found.new.clauses]
    firsts = [order.index(change.new[0]) for change in found.clauses if change.new]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=name)
def test_passages_cover_both_wordings(old: Path, new: Path) -> None:
    found = revise(read_plan(str(old), id="old"), read_plan(str(new), id="new"))
    for change in found.clauses:
        if change.fate == "kept":
            assert not change.passages
            continue
        for plan, side in ((found.old, "old"), (found.new, "new")):
            whole = "".join(plan.clause(one).text for one in getattr(change, side))
            parts = [part for one in change.passages if (part := getattr(one, side)) is not None]
            shown = "".join(plan.clause(p.clause).text[p.start : p.end] for p in parts)
            assert sorted(filter(str.isalnum, shown)) == sorted(filter(str.isalnum, whole))
        if change.fate == "edited":
            assert any(not one.same for one in change.passages)


@pytest.mark.parametrize("path", [*SEEDS, *(case / "old.txt" for case in CASES)], ids=name)
def test_a_plan_against_itself_is_no_revision(path: Path) -> None:
    plan = prepare(read_plan(str(path)))
    found = revise(plan, plan)
    assert not found.differs
    assert not any(change.renumbered for change in found.clauses)


ITEMS = re.findall(
    r"（.）[^（]*?(?:（责任单位[^）]*）)?\n\n", BASE.split("二、")[1].split("三、")[0]
)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(ITEMS))), st.integers(0, len(ITEMS) - 2))
def test_moving_and_dropping_is_told_as_that(order: list[int], dropped: int) -> None:
    def text(places: list[int]) -> bytes:
        items = [
            f"（{'一二三四五六七八九'[at]}）" + ITEMS[place][3:] for at, place in enumerate(places)
        ]
        return ("云溪市碳达峰实施方案\n\n一、重点任务\n\n" + "".join(items)).encode()

    kept = order[: len(order) - dropped]
    found = revise(
        parse(text(list(range(len(ITEMS)))), path="old.txt", id="old"),
        parse(text(kept), path="new.txt", id="new"),
    )
    fates = [change.fate for change in found.clauses]
    assert fates.count("dropped") == dropped
    assert fates.count("kept") == len(kept)
    assert not found.headings
    assert any(change.moved for change in found.clauses) == (kept != sorted(kept))
    assert {change.fate for change in found.targets} <= {"kept", "dropped"}


@given(st.lists(st.integers(), unique=True, max_size=12), st.data())
def test_what_keeps_its_order_is_the_heaviest_that_can(
    places: list[int], data: st.DataObject
) -> None:
    size = len(places)
    weights = data.draw(st.lists(st.integers(1, 9), min_size=size, max_size=size))
    kept = sorted(in_order(places, weights))
    assert [places[at] for at in kept] == sorted(places[at] for at in kept)
    best = 0
    for chosen in itertools.product((False, True), repeat=min(size, 8)):
        ats = [at for at, taken in enumerate(chosen) if taken]
        if [places[at] for at in ats] == sorted(places[at] for at in ats):
            best = max(best, sum(weights[at] for at in ats))
    assert sum(weights[at] for at in kept) >= best
