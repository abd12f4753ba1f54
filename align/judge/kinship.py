"""How two plans are related: part and whole, versions of one, or peers."""

from __future__ import annotations

from align.judge.territories import apart, home_of, lies_in
from align.model.plan import Citation, Level, Metadata, Plan
from align.model.verdict import Relation

_SUFFIXES = ("省", "市", "区", "县", "自治区", "特别行政区")
_KINDS = (
    *("实施意见", "指导意见", "若干意见", "意见", "实施方案", "行动方案", "工作方案", "方案"),
    *("行动计划", "实施计划", "工作计划", "计划", "规划", "纲要", "路线图", "措施", "办法", "决定"),
)
"""What a title ends with, a kind before the one that it ends with itself."""
_FIGURES = frozenset("0123456789一二三四五六七八九十")
_MOST_LOST, _FOR_EACH = 3, 10
"""Characters that a title may have lost in print: so many, and one for each so many it has."""
_CITED_BY: tuple[tuple[Level, tuple[str, ...]], ...] = (
    ("national", ("党中央", "中共中央", "国务院", "中央")),
    ("provincial", ("省委", "省政府", "省人民政府", "自治区党委", "自治区政府", "自治区人民政府")),
    ("municipal", ("市委", "市政府", "市人民政府", "州委", "州政府", "州人民政府")),
    ("district", ("区委", "区政府", "区人民政府", "县委", "县政府", "县人民政府")),
)
"""The bodies that a document is cited with, right before its title."""
_BEFORE = 24
"""Characters before a citation in which these end."""


def relate(reference: Plan, plan: Plan) -> Relation:
    """``parent`` where the plan carries out the reference or lies in its jurisdiction.

    ``revision`` where both are of one jurisdiction and bear nearly the same title, else ``peer``.
    Territories known to share no ground are never part and whole, nor versions of one plan.
    """
    ours, theirs = plan.meta, reference.meta
    if (
        ours.jurisdiction
        and ours.jurisdiction == theirs.jurisdiction
        and _near(ours.title, theirs.title)
    ):
        return "revision"
    if _bare(ours.title) == _bare(theirs.title) and not _elsewhere(ours, theirs):
        return "revision"
    if carries_out(plan, reference) and not _elsewhere(ours, theirs):
        return "parent"
    return "parent" if _within(plan, reference) else "peer"


def _elsewhere(ours: Metadata, theirs: Metadata) -> bool:
    """Whether the plans are known to be of territories that share no ground."""
    own, place = ours.jurisdiction or "", theirs.jurisdiction or ""
    if not own or not place or (ours.issuer or ours.title).startswith(place):
        return False
    home, other = home_of(own), home_of(place)
    return home is not None and other is not None and apart(home, other)


def carries_out(plan: Plan, reference: Plan) -> bool:
    """Whether the plan names the reference as what it carries out."""
    title = _bare(reference.meta.title)
    if not title:
        return False
    refused = set()
    for one in plan.meta.cited:
        if not one.carried_out:
            continue
        told = _cited_as_of(plan, one)
        if told is not None and told != reference.meta.level != "unknown":
            refused.add(_bare(one.title))
        elif _names(_bare(one.title), title) or _names_matter(one.title, reference, told):
            return True
    parent = _bare(plan.meta.parent or "")
    return parent not in refused and _names(parent, title)


def _names(cited: str, title: str) -> bool:
    """Whether a cited title is the printed one, or what that was before print lost some of it."""
    if cited == title:
        return True
    lost = len(cited) - len(title)
    if not 0 < lost <= min(_MOST_LOST, len(title) // _FOR_EACH) or _kind(cited) != _kind(title):
        return False
    at = next(place for place in range(len(cited)) if not title.startswith(cited[: place + 1]))
    whole = title[:at] + cited[at : at + lost] + title[at:] == cited
    return whole and _FIGURES.isdisjoint(cited[at : at + lost])


def _names_matter(cited: str, reference: Plan, told: Level | None) -> bool:
    """Whether a title without the bodies before 关于 is the reference's, which has them.

    Then the bodies that it is cited with are to be of the reference's level.
    """
    bodies, about, matter = reference.meta.title.partition("关于")
    if told is None or not about or not bodies or not cited.startswith(about):
        return False
    return _names(_bare(cited), _bare(about + matter))


def _kind(title: str) -> str:
    return next((kind for kind in _KINDS if title.endswith(kind)), "")


def _cited_as_of(plan: Plan, one: Citation) -> Level | None:
    """The level of the bodies that a document is cited with: 省委、省政府《…》."""
    before = "".join(plan.source.text[max(0, one.start - 2 * _BEFORE) : one.start].split())
    for level, bodies in _CITED_BY:
        if before[-_BEFORE:].endswith(bodies):
            return level
    return None


def _within(plan: Plan, reference: Plan) -> bool:
    if reference.meta.level == "national" and plan.meta.level != "national":
        return True
    place = reference.meta.jurisdiction
    own = plan.meta.jurisdiction or ""
    if not place or own == place:
        return False
    home, whole = home_of(own), home_of(place)
    if home is not None and whole is not None:
        known = lies_in(home, whole)
        if known is not None:
            return known
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
