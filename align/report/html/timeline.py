"""A small chart for each indicator: what both plans set for which year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from align.model.comparison import Comparison
from align.model.target import Target
from align.report.html.engine import say
from align.report.index import index
from align.report.layout import safe
from align.report.style import UNICODE
from align.report.text import Lang
from align.report.values import amount, name

SideName = Literal["reference", "plan"]
SIDES: tuple[SideName, SideName] = ("reference", "plan")

WIDTH, HEIGHT = 300, 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 270, 26, 92  # where the points lie
_USUAL_YEARS = (2020, 2025, 2030)
_NEAR = 34  # units of the drawing between the labels of two years

Key = tuple[str, str, str, int | None, str, str]


class Dot(NamedTuple):
    """A point of a chart, with its label."""

    side: SideName
    x: float
    y: float
    label: str
    label_y: float
    towards: Literal["start", "middle", "end"]


class Chart(NamedTuple):
    """One indicator."""

    title: str
    note: str
    """What the figures count, where not a level."""
    ticks: tuple[tuple[float, int], ...]
    lines: tuple[tuple[SideName, str], ...]
    """Points of a line as SVG writes them."""
    dots: tuple[Dot, ...]
    described: tuple[tuple[SideName, str], ...]
    """What the chart shows, in words."""
    silent: bool
    """The plan has no point on it."""
    bottom: float = _BOTTOM


class _Group(NamedTuple):
    key: Key
    reference: list[Target]
    plan: list[Target]


def charts(comparison: Comparison, lang: Lang) -> list[Chart]:
    """The charts, those that both plans have figures for first."""
    groups = _groups(comparison)
    groups.sort(key=lambda group: not group.plan)
    return [_chart(group, lang) for group in groups]


def _groups(comparison: Comparison) -> list[_Group]:
    """The targets that can be drawn, by indicator of the reference."""
    groups: dict[Key, _Group] = {}
    own: dict[str, _Group] = {}
    for target in comparison.reference_targets:
        if _drawable(target):
            key = _key(target)
            groups.setdefault(key, _Group(key, [], [])).reference.append(target)
            own[target.id] = groups[key]
    found = index(comparison)
    placed: set[str] = set()
    for verdict in comparison.verdicts:
        left, right = found.sides(verdict)
        if left is None or right is None or right.id in placed or left.id not in own:
            continue
        if _drawable(right) and _counts(right) == _counts(left):
            own[left.id].plan.append(right)
            placed.add(right.id)
    for target in comparison.plan_targets:
        key = _key(target)
        if target.id not in placed and target.indicator_key and key in groups and _drawable(target):
            groups[key].plan.append(target)
    return [_Group(key, _each_year(a), _each_year(b)) for key, a, b in groups.values()]


def _each_year(targets: Sequence[Target]) -> list[Target]:
    """One target a year, the first in the text, in the order of the years."""
    years: dict[int, Target] = {}
    for target in targets:
        years.setdefault(target.deadline or 0, target)
    return [years[year] for year in sorted(years)]


def _drawable(target: Target) -> bool:
    return (
        target.kind in ("quantity", "grade")
        and target.deadline is not None
        and target.same_as is None
        and _height(target) is not None
    )


def _counts(target: Target) -> tuple[str, int | None, str, str]:
    """What the figure of a target counts: only like figures go into one chart."""
    unit = target.normalized.unit if target.normalized is not None else target.unit or ""
    return target.change, target.baseline, unit, target.period


def _key(target: Target) -> Key:
    return (target.indicator_key or target.indicator, target.scope or "", *_counts(target))


def _bounds(target: Target) -> list[Decimal]:
    """The bounds that are set, in the base unit."""
    exact = target.normalized or target
    return [bound for bound in (exact.lower, exact.upper) if bound is not None]


def _height(target: Target) -> Decimal | None:
    """The value to draw, falls downwards; None without a number."""
    bounds = _bounds(target)
    if not bounds:
        return None
    middle = sum(bounds, Decimal(0)) / len(bounds)
    return -middle if target.change == "decrease" else middle


def _chart(group: _Group, lang: Lang) -> Chart:
    first = group.reference[0]
    points = {side: list(_points(getattr(group, side))) for side in SIDES}
    everything = [point for side in SIDES for point in points[side]]
    x = _Scale([Decimal(year) for year, _, _ in everything] + [*map(Decimal, (2020, 2030))])
    heights = [height for _, height, _ in everything]
    y = _Scale(heights + ([Decimal(0)] if first.extensive else []))
    lines = []
    for side in SIDES:
        if len(points[side]) > 1:
            path = " ".join(
                f"{x.at(Decimal(year), _LEFT, _RIGHT):g},{y.at(height, _BOTTOM - 8, _TOP):g}"
                for year, height, _ in points[side]
            )
            lines.append((side, path))
    return Chart(
        title=safe(name(first)),
        note=_note(first, lang),
        ticks=tuple(_ticks([year for year, _, _ in everything], x)),
        lines=tuple(lines),
        dots=tuple(_dots(points, x, y)),
        described=tuple(_described(group, lang)),
        silent=not group.plan,
    )


Point = tuple[int, Decimal, str]
"""Year, height and label; "" for the year that a change is counted from."""


def _points(targets: Sequence[Target]) -> Iterator[Point]:
    if targets and targets[0].change != "level" and targets[0].baseline is not None:
        yield targets[0].baseline, Decimal(0), ""
    for target in targets:
        height = _height(target)
        if height is not None and target.deadline is not None:
            sign = {"decrease": "↓", "increase": "+"}.get(target.change, "")
            yield target.deadline, height, safe(sign + amount(target, UNICODE))


class _Scale:
    """A way from values to places."""

    def __init__(self, values: Sequence[Decimal]) -> None:
        self._low, self._high = min(values), max(values)

    def at(self, value: Decimal, start: int, end: int) -> float:
        """The place of a value, one digit after the point; the middle where all are alike."""
        if self._low == self._high:
            return (start + end) / 2
        part = (value - self._low) / (self._high - self._low)
        return float(round(start + (end - start) * part, 1))  # a place in a drawing, no figure


def _dots(points: dict[SideName, list[Point]], x: _Scale, y: _Scale) -> Iterator[Dot]:
    """The points; where both plans have one for a year, their labels part."""
    other: dict[SideName, SideName] = {"reference": "plan", "plan": "reference"}
    for side in SIDES:
        beside = {year: height for year, height, _ in points[other[side]]}
        for year, height, label in points[side]:
            across = x.at(Decimal(year), _LEFT, _RIGHT)
            down = y.at(height, _BOTTOM - 8, _TOP)
            facing = beside.get(year)
            # of equal ones the plan's label stands below
            below = facing is not None and (height, side != "plan") < (facing, side == "plan")
            towards: Literal["start", "middle", "end"] = "middle"
            if across > _RIGHT - 40:
                towards = "end"
            elif across < _LEFT + 40:
                towards = "start"
            yield Dot(side, across, down, label, down + (18 if below else -9), towards)


def _ticks(years: Sequence[int], x: _Scale) -> Iterator[tuple[float, int]]:
    """The years to write: those of the points, then the usual ones that find room."""
    taken: dict[int, float] = {}
    for year in (*sorted(set(years), reverse=True), *_USUAL_YEARS):
        place = x.at(Decimal(year), _LEFT, _RIGHT)
        if all(abs(place - other) >= _NEAR for other in taken.values()):
            taken[year] = place
    for year in sorted(taken):
        yield taken[year], year


def _note(target: Target, lang: Lang) -> str:
    if target.change == "level":
        return ""
    if target.baseline is None:
        return say(lang, f"timelines.{target.change}_open")
    return say(lang, f"timelines.{target.change}", year=target.baseline)


def _described(group: _Group, lang: Lang) -> Iterator[tuple[SideName, str]]:
    mark = "；" if lang == "zh" else "; "
    for side in SIDES:
        texts = [
            say(lang, "timelines.point", year=target.deadline, amount=amount(target, UNICODE))
            for target in getattr(group, side)
        ]
        if texts:
            yield side, safe(mark.join(texts))
