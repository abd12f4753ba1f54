"""What governs a target where it stands: its deadline, its strength, its baseline."""

from __future__ import annotations

from typing import NamedTuple

from align.extract import cues
from align.extract.build import Governing
from align.extract.draft import Draft
from align.extract.governing.reign import REACH, Reign, is_baseline, strength_in
from align.extract.marks import Marks
from align.extract.sentences import Segment, Sentence
from align.extract.times.dates import Time

Times = tuple[list[Time], list[Time], int | None]
"""The times of a segment, those that set a deadline, and the deadline before it."""


class Place(NamedTuple):
    """Where a draft stands."""

    text: str
    marks: Marks
    segment: Segment
    sentence: Sentence
    goals: bool
    """Whether its clause sets the goals of the plan."""


_BANS = ("禁止", "严禁", "不得", "不予")


def governing(place: Place, draft: Draft, times: Times, reign: Reign) -> Governing:
    """What governs a draft: its deadline, strength and baseline."""
    text, segment, sentence = place.text, place.segment, place.sentence
    inside, due, before = times
    end = max(draft.at, min(draft.end, segment.end))
    deadline = reign.deadline
    if due:
        earlier = [time for time in due if time.start <= draft.at]
        deadline = earlier[-1].last_year if earlier else (before or due[0].last_year)
    elif reign.of_a_part and cues.whole_start(text, segment.start, end) > segment.start:
        deadline = None  # 2021年甲新区…,全省…: the date is the part's
    elif reign.served and _at_once(place, draft, closed=reign.closed):
        deadline = None  # a duty after what the date was set for is in force at once
    strength = None
    if place.marks.sways(low := max(segment.start, end - REACH), end):
        strength, _ = strength_in(text, low, end)
    soft = strength == "aspirational" or (strength is None and reign.aspirational)
    baseline = _baseline(text, draft, inside, reign)
    return Governing(
        deadline,
        "aspirational" if soft else strength or ("firm" if reign.firm else "plain"),
        baseline,
        (sentence.start, sentence.end),
    )


def _at_once(place: Place, draft: Draft, *, closed: bool) -> bool:
    """Whether a duty takes over no deadline of another target, as it is in force at once.

    Such are bans and directions after its ； or 。, and 按照…15%的比例配置 wherever it stands.
    """
    if draft.kind == "quantity":
        return place.text.rfind("按照", place.segment.start, draft.at) >= 0
    if draft.kind == "trend":
        return closed and not place.goals and draft.phrase.start >= place.segment.start
    return closed and draft.kind == "coverage" and draft.word.endswith(_BANS)


def _baseline(text: str, draft: Draft, inside: list[Time], reign: Reign) -> int | None:
    own = [time for time in inside if is_baseline(text, time)]
    multiple = draft.quantity is not None and draft.quantity.dimension == "times"
    if own and (draft.change != "level" or multiple):
        year = own[0].last_year or own[0].first_year  # 从2020年水平 is open on one side
        if year is not None:
            reign.baselines[draft.change] = year
        return year
    if draft.kind == "quantity" and draft.change != "level" and _is_share(draft):
        yearly = draft.change == "increase" and "年均" in text[draft.start : draft.at]
        if draft.change == "decrease" and len(reign.baselines) == 1:
            return next(iter(reign.baselines.values()))  # 占比比2020年提高…,能耗下降15%
        return None if yearly else reign.baselines.get(draft.change)
    if draft.change != "level" and _of_points(draft):
        return reign.stated_base
    return None


def _is_share(draft: Draft) -> bool:
    return draft.quantity is not None and draft.quantity.dimension == "ratio"


def _of_points(draft: Draft) -> bool:
    return draft.quantity is not None and draft.quantity.dimension == "points"
