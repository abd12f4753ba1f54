"""Words of the wrong level: what another level's plan left over in this one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from align.audit.finding import found, place, text_place
from align.lexicon.loader import table
from align.lexicon.offices import RANKS, Office, office
from align.model.finding import Finding, Location
from align.model.plan import Clause, Plan, Unit
from align.model.target import Target

_PARTS = re.compile(r"[^,。;:!?\n]+")
_REGION = "自治区"


class Standing(NamedTuple):
    """Which level a plan is of, and by which word it calls its territory."""

    word: str
    """省, 市, 区, 县, 旗 …"""
    rank: int
    region: bool
    """It lies in an autonomous region, where 全区 may mean the whole region."""


def standing(plan: Plan) -> Standing | None:
    """The plan's own level; None where its text does not say."""
    place_name = plan.meta.jurisdiction or ""
    region = _REGION in plan.source.text[:4000] or _REGION in place_name
    if place_name.endswith(_REGION):
        return Standing("区", 3, region=True)
    if plan.meta.level == "zone":
        return Standing("区", 1, region)
    last = place_name[-1:]
    if last not in RANKS:
        return None
    rank = 1 if plan.meta.level == "district" else RANKS[last]
    return Standing(last, rank, region)


def level_findings(plan: Plan, targets: Sequence[Target]) -> Iterator[Finding]:
    """C011 and C012: territories and offices of a level that is not the plan's own."""
    own = standing(plan)
    if own is None:
        return
    quantities: dict[str, list[Target]] = {}
    for target in targets:
        if target.kind in ("quantity", "grade"):
            quantities.setdefault(target.clause, []).append(target)
    for clause in plan.clauses:
        yield from _words(plan, clause, own, quantities.get(clause.id, ()))
    yield from _offices(plan, own)


# ---- words for the territory ---------------------------------------------------------------------


@cache
def _word() -> re.Pattern[str]:
    data = table("audit")["levels"]
    levels = "".join(RANKS)
    return re.compile(
        rf"(?<![{data['not_after']}])[{''.join(data['heads'])}]([{levels}])(?![{data['not_before']}])"
    )


def _words(
    plan: Plan, clause: Clause, own: Standing, targets: Sequence[Target]
) -> Iterator[Finding]:
    for part in _PARTS.finditer(clause.folded):
        for match in _word().finditer(clause.folded, part.start(), part.end()):
            level = match.group(1)
            if level == own.word or (level == "区" and own.region):
                continue
            confidence = (
                _leftover_of_above(part, clause, targets)
                if RANKS[level] > own.rank
                else _leftover_of_below(clause, part)
            )
            if confidence:
                yield found(
                    "C011",
                    plan,
                    text_place(plan, clause, part.start(), part.end()),
                    confidence=confidence,
                    word=match.group(),
                    own=f"全{own.word}",
                )


def _leftover_of_above(part: re.Match[str], clause: Clause, targets: Sequence[Target]) -> float:
    """How sure it is that a word for the upper level means the plan's own territory.

    Only where it stands with a figure that the plan sets itself, or with offices that it orders:
    everywhere else the upper level is meant.
    """
    data = table("audit")["levels"]
    text = part.group()
    if any(word in text for word in data["upper"]):
        return 0.0
    start, end = clause.offsets[part.start()], clause.offsets[part.end() - 1]
    if any(start <= target.start <= end for target in targets):
        return 0.75
    return 0.65 if any(word in text for word in data["own"]) else 0.0


def _leftover_of_below(clause: Clause, part: re.Match[str]) -> float:
    """How sure it is that a word for a level below, or another of the same, was left over."""
    around = clause.folded[max(0, part.start() - 30) : part.end()]
    distributive = table("audit")["levels"]["distributive"]
    return 0.0 if any(word in around for word in distributive) else 0.7


# ---- offices -------------------------------------------------------------------------------------


def _offices(plan: Plan, own: Standing) -> Iterator[Finding]:
    """C012: an office of another level as a responsible unit.

    Zones are run by the offices of their city, and branches of an upper office belong where they
    are: neither is told.
    """
    if plan.meta.level == "zone":
        return
    keys = {
        known.key
        for clause in plan.clauses
        for known in (office(unit.name) for unit in clause.units)
        if known.key is not None and known.level == own.word
    }
    for clause in plan.clauses:
        for unit in clause.units:
            known = office(unit.name)
            if not _foreign(known, plan, own):
                continue
            yield found(
                "C012",
                plan,
                _unit_place(plan, clause, unit),
                confidence=_confidence(known, unit, keys),
                unit=unit.name,
                clause=clause.id,
                level=own.word,
            )


def _foreign(known: Office, plan: Plan, own: Standing) -> bool:
    """Whether an office belongs to another level than the plan's, and is no local branch."""
    if not known.level or known.level == own.word or known.key is None or known.branch:
        return False
    if known.level == "区" and own.region:
        return False
    return not any(name in known.name for name in _own_names(plan))


def _own_names(plan: Plan) -> tuple[str, ...]:
    """The names of the plan's own territory, without those of the territory above."""
    whole = plan.meta.jurisdiction or ""
    names = {name for name in plan.meta.names if whole.endswith(name)}
    return tuple(names | {name[:-1] for name in names if len(name) > 2})


def _confidence(known: Office, unit: Unit, keys: set[str]) -> float:
    if unit.role == "support":
        return 0.5  # an upper office may well support
    return 0.85 if known.key in keys else 0.65


def _unit_place(plan: Plan, clause: Clause, unit: Unit) -> Location:
    """Where a unit is printed in its clause; the clause's end where white space cuts it."""
    at = plan.source.text.find(unit.name, clause.start, clause.end)
    if at >= 0:
        return place(plan, at, at + len(unit.name))
    return place(plan, max(clause.start, clause.end - 1), clause.end)
