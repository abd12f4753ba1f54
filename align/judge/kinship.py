"""How two plans are related: part and whole, versions of one, or peers."""

from __future__ import annotations

from align.model.plan import Plan
from align.model.verdict import Relation

_SUFFIXES = ("省", "市", "区", "县", "自治区", "特别行政区")


def relate(reference: Plan, plan: Plan) -> Relation:
    """``parent`` where the plan carries out the reference or lies in its jurisdiction.

    ``revision`` where both are of one jurisdiction and bear nearly the same title, else ``peer``.
    """
    ours, theirs = plan.meta, reference.meta
    if (
        ours.jurisdiction
        and ours.jurisdiction == theirs.jurisdiction
        and _near(ours.title, theirs.title)
    ):
        return "revision"
    if _bare(ours.title) == _bare(theirs.title):
        return "revision"
    title = _bare(theirs.title)
    carried = [ours.parent or "", *(item.title for item in ours.cited if item.carried_out)]
    if title and any(_bare(name) == title for name in carried):
        return "parent"
    return "parent" if _within(plan, reference) else "peer"


def _within(plan: Plan, reference: Plan) -> bool:
    if reference.meta.level == "national" and plan.meta.level != "national":
        return True
    place = reference.meta.jurisdiction
    own = plan.meta.jurisdiction or ""
    if not place or own == place:
        return False
    short = place[:-1] if place.endswith(_SUFFIXES) and len(place) > 2 else place
    names = (own, plan.meta.title, plan.meta.issuer or "", *plan.meta.names)
    return any(name.startswith((place, short)) and name not in (place, short) for name in names)


def _bare(title: str) -> str:
    keep = [character for character in title if character.isalnum()]
    return "".join(keep)


def _near(one: str, other: str) -> bool:
    first, second = _pairs(_bare(one)), _pairs(_bare(other))
    if not first or not second:
        return _bare(one) == _bare(other)
    return 2 * len(first & second) / (len(first) + len(second)) >= 0.75


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
