"""What is carried from one segment to the next: a scope, a sector, a change."""

from __future__ import annotations

import re
from functools import cache

from align.extract.draft import Draft
from align.extract.sentences import Segment, Sentence
from align.model.target import Target

SECTORS = ("领域", "行业")
"""Ends of scopes that hold for all that a sentence goes on with."""


@cache
def _base() -> re.Pattern[str]:
    return re.compile(r"在\d{4}年(?:的)?基础上")


def on_the_base(text: str, stretch: Segment | Sentence) -> bool:
    """Whether a stretch begins with a base, and only adds figures to the subject before it."""
    if not text.startswith("在", stretch.start):
        return False
    return bool(_base().match(text, stretch.start, stretch.end))


_AREAS = (
    "新区", "开发区", "高新区", "示范区", "经开区", "新城", "功能区", "县城",
    "城区", "建成区", "市区",
)  # fmt: skip


def goes_on(text: str, segment: Segment, last: Target) -> bool:
    """Whether a segment goes on with the last target: on its base, or with a part of a place."""
    if on_the_base(text, segment):
        return True
    placed = last.scope is not None and last.scope.endswith(_AREAS)
    return placed and text.startswith("其中", segment.start)  # 县城绿色出行…,其中公共交通…


def last_change(drafts: list[Draft]) -> Draft | None:
    """The first draft that moves its indicator, if one does."""
    for draft in drafts:
        if draft.change != "level":
            return draft
    return None


def moved_like(drafts: list[Draft], moved: Draft | None) -> list[Draft]:
    """Figures without a verb of their own, as the change before: 下降14%,力争达到14.5%."""
    there = moved.quantity if moved is not None else None
    if moved is None or there is None:
        return drafts
    return [
        draft._replace(change=moved.change)
        if draft.change == "level" and draft.quantity and draft.quantity.unit == there.unit
        else draft
        for draft in drafts
    ]


def within(targets: list[Target], scope: str | None) -> list[Target]:
    """The targets, those without a scope of their own in the one that governs them."""
    if scope is None:
        return targets
    return [
        each if each.scope or _apart_from(each, scope) else each._replace(scope=scope)
        for each in targets
    ]


def of_one_sector(targets: list[Target], before: list[Target]) -> list[Target]:
    """The targets, in the sector of the last one before where they go on with its matter.

    能效标杆水平以上产能占比…,能效基准水平以下产能… are both of the sector that the first names.
    """
    last = before[-1] if before else None
    if last is None or last.scope is None:
        return targets
    if not last.scope.endswith(SECTORS):
        graded = bool(targets) and _is_grade_of(targets[0], last)
        return [targets[0]._replace(scope=last.scope), *targets[1:]] if graded else targets
    return [
        each._replace(scope=last.scope)
        if each.scope is None and each.kind != "trend" and _share_words(each, last)
        else each
        for each in targets
    ]


_GRADES = ("等级", "级别", "星级")


def _is_grade_of(target: Target, last: Target) -> bool:
    """Whether a grade is one of the set whose state is told right before: …,绿色等级达到4A级."""
    bare = target.scope is None and target.indicator_key is None
    graded = target.kind == "grade" and target.indicator.endswith(_GRADES)
    return bare and graded and last.kind == "coverage" and target.start - last.end <= _APART


_APART = 2
"""Characters between a state and the grade that goes on with it: a comma, a line's end."""


def _share_words(target: Target, last: Target) -> bool:
    """Whether both begin with the same word: 能效…, 能效…."""
    return target.indicator[:2] in last.indicator[:6]


def _apart_from(target: Target, scope: str) -> bool:
    """Whether a sector adds nothing to a target: a mere direction, or one that names the sector."""
    if not scope.endswith(SECTORS):
        return False
    return target.kind == "trend" or _speaks_of(target.indicator, scope)


def _speaks_of(indicator: str, scope: str) -> bool:
    """Whether an indicator is of a sector already: 绿色建筑占比 under 建筑领域."""
    sector = scope[:-2]
    return any(sector[at : at + 2] in indicator for at in range(len(sector) - 1))
