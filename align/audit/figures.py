"""Figures of one plan that contradict each other, and dates that cannot be."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from align.audit.finding import found, target_place
from align.lexicon.indicators import indicators
from align.lexicon.loader import table
from align.model.finding import Finding
from align.model.plan import Clause, Plan
from align.model.quantity import Interval
from align.model.target import Target

_LEEWAY = Decimal("0.05")  # 左右 before or behind a number: a twentieth on both sides
_ALIKE = 0.5  # share of letter pairs that two wordings of one lexicon entry have in common


def figure_findings(plan: Plan, targets: Sequence[Target]) -> Iterator[Finding]:
    """C001 to C006: every pair of figures that cannot both be meant, and every impossible date."""
    figures = [_figure(target) for target in targets if target.kind == "quantity"]
    figures = [figure for figure in figures if figure.low is not None or figure.high is not None]
    for first, second in combinations(figures, 2):
        finding = _contradiction(plan, first, second) or _part(plan, first, second)
        if finding is not None:
            yield finding
    for figure in figures:
        if _impossible_share(figure):
            yield found("C002", plan, target_place(plan, figure.target), confidence=0.85,
                        part=printed(figure.target), whole="100%", name=figure.target.indicator,
                        line=figure.target.line)  # fmt: skip
    yield from _dates(plan, targets)


class _Figure(NamedTuple):
    """A target with a number, ready to be set beside others."""

    target: Target
    name: str
    scope: str
    low: Decimal | None
    """The printed bounds in the base unit."""
    high: Decimal | None

    @property
    def reach(self) -> Interval:
        """Every value that the figure allows, by its comparator."""
        low, high = self.low, self.high
        sign = self.target.comparator
        if sign == ">=":
            return Interval(low, None)
        if sign == "<=":
            return Interval(None, high)
        if sign == "~" and low is not None and high is not None:
            return Interval(low - abs(low) * _LEEWAY, high + abs(high) * _LEEWAY)
        return Interval(low, high)


def _figure(target: Target) -> _Figure:
    size = target.normalized
    low, high = (size.lower, size.upper) if size else (target.lower, target.upper)
    name = _without_whole(target.indicator)
    if target.change != "level":
        # a table heads its row 能耗降幅 where the text says 能耗下降
        endings = table("audit")["figures"]["changes"]
        name = next((name.removesuffix(end) for end in endings if name.endswith(end)), name)
    return _Figure(target, name, _without_whole(target.scope), low, high)


@lru_cache(maxsize=1024)
def _without_whole(text: str | None) -> str:
    """A name or scope without the words for the whole territory."""
    bare = (text or "").translate(_BRACKETS)
    for word in table("audit")["figures"]["whole"]:
        bare = bare.removeprefix(word)
    return bare


_BRACKETS = str.maketrans("（），", "(),")


def printed(target: Target) -> str:
    """Number or range and unit as printed."""
    bounds = [f"{value:f}" for value in (target.lower, target.upper) if value is not None]
    return "–".join(dict.fromkeys(bounds)) + (target.unit or "")


# ---- two figures ---------------------------------------------------------------------------------


def _contradiction(plan: Plan, first: _Figure, second: _Figure) -> Finding | None:
    """C001, C003 or C006: two figures for one indicator of one scope."""
    sure = _sameness(first, second)
    if not sure or first.scope != second.scope:
        return None
    one, other = first.target, second.target
    if one.deadline == other.deadline:
        exact = (first.low, first.high) == (second.low, second.high)
        limits = one.comparator == other.comparator and one.comparator in (">=", "<=")
        if _apart(first.reach, second.reach):
            return _pair_finding("C001", plan, first, second, sure)
        if limits and not exact:  # both could be kept, but only one can be the limit
            return _pair_finding("C001", plan, first, second, min(sure, 0.75))
        if exact and (one.strength == "aspirational") != (other.strength == "aspirational"):
            return _pair_finding("C006", plan, first, second, min(sure, 0.7))
        return None
    if one.deadline is None or other.deadline is None:
        return None
    if one.change != "level" and one.period != "point":
        return None  # a rate of growth may slow down
    early, late = sorted((first, second), key=lambda figure: figure.target.deadline or 0)
    if not _backwards(early, late):
        return None
    vague = "~" in (one.comparator, other.comparator)
    return _pair_finding("C003", plan, early, late, min(sure, 0.6) if vague else min(sure, 0.85))


def _pair_finding(
    code: str, plan: Plan, first: _Figure, second: _Figure, confidence: float
) -> Finding:
    one, other = first.target, second.target
    return found(
        code,
        plan,
        target_place(plan, other),
        related=(target_place(plan, one),),
        confidence=confidence,
        name=f"{other.scope or ''}{other.indicator}",
        value=printed(other),
        year=other.deadline or "",
        other=printed(one),
        other_year=one.deadline or "",
        line=one.line,
    )


def _sameness(first: _Figure, second: _Figure) -> float:
    """How sure it is that two figures measure one thing; 0 where they do not."""
    one, other = first.target, second.target
    same_kind = (
        one.change == other.change
        and one.period == other.period
        and one.per_capita == other.per_capita
        and one.dimension == other.dimension
        and (one.normalized is None) == (other.normalized is None)
        and (one.baseline is None or other.baseline is None or one.baseline == other.baseline)
    )
    if not same_kind:
        return 0.0
    if first.name == second.name:
        # several projects of one kind may each have their own number
        return 0.6 if one.extensive and one.change != "level" else 0.9
    if one.indicator_key is None or one.indicator_key != other.indicator_key:
        return 0.0
    if "(" in first.name + second.name:
        return 0.0  # a bracket defines what is counted
    if first.name in second.name or second.name in first.name:
        return 0.7
    return 0.6 if not one.extensive and _alike(first.name, second.name) >= _ALIKE else 0.0


def _alike(one: str, other: str) -> float:
    left = {one[at : at + 2] for at in range(len(one) - 1)}
    right = {other[at : at + 2] for at in range(len(other) - 1)}
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _apart(one: Interval, other: Interval) -> bool:
    return one.below(other) or other.below(one)


def _backwards(early: _Figure, late: _Figure) -> bool:
    """Whether the later milestone falls behind the earlier one."""
    target = early.target
    further: int
    if target.change == "level":
        further = target.polarity
    elif target.baseline is not None and target.baseline == late.target.baseline:
        further = 1  # counted from one year, a fall or a growth can only become larger
    else:
        return False
    if early.low is None or early.high is None or late.low is None or late.high is None:
        return False
    return (late.high < early.low) if further > 0 else further < 0 and late.low > early.high


# ---- part and whole ------------------------------------------------------------------------------


def _part(plan: Plan, first: _Figure, second: _Figure) -> Finding | None:
    """C002: an area's own amount that is larger than the whole territory's."""
    if bool(first.scope) == bool(second.scope):
        return None
    part, whole = (first, second) if first.scope else (second, first)
    ours, theirs = part.target, whole.target
    if not (ours.extensive and theirs.extensive and ours.dimension == theirs.dimension):
        return None
    if ours.change != theirs.change or ours.period != theirs.period:
        return None
    if (ours.deadline or 9999) > (theirs.deadline or 9999):
        return None
    most = whole.reach.upper
    if most is None or part.low is None or ours.comparator == "<=" or part.low <= most:
        return None
    sure = _sameness(part, whole) or _one_matter(part, whole)
    if not sure:
        return None
    return found(
        "C002",
        plan,
        target_place(plan, ours),
        related=(target_place(plan, theirs),),
        confidence=min(sure, 0.8),
        name=f"{ours.scope}{ours.indicator}",
        part=printed(ours),
        whole=f"{theirs.indicator}{printed(theirs)}",
        line=theirs.line,
    )


def _one_matter(part: _Figure, whole: _Figure) -> float:
    """How sure it is that two indicators overlap: one subject of the lexicon, or one family."""
    known = indicators()
    subjects = [
        known[key].subject
        for key in (part.target.indicator_key, whole.target.indicator_key)
        if key in known
    ]
    if len(subjects) < 2:
        return 0.0
    if subjects[0] == subjects[1]:
        return 0.65
    families = table("judging").get("families", {}).get("subjects", ())
    return 0.55 if any(set(subjects) <= set(family) for family in families) else 0.0


def _impossible_share(figure: _Figure) -> bool:
    """Whether a share of a whole is set above the whole."""
    target = figure.target
    if target.unit != "%" or target.change != "level" or target.lower is None:
        return False
    shares = tuple(table("audit")["figures"]["shares"])
    return target.lower > 100 and figure.name.endswith(shares)


# ---- dates ---------------------------------------------------------------------------------------


def _dates(plan: Plan, targets: Sequence[Target]) -> Iterator[Finding]:
    """C004 and C005: due before it begins, or before the plan was issued."""
    issued = int(plan.meta.date[:4]) if plan.meta.date and plan.meta.date[:4].isdigit() else 0
    clauses = {clause.id: clause for clause in plan.clauses}
    for target in targets:
        location = target_place(plan, target)
        due = target.deadline
        if due is None and target.clause in clauses and target.kind != "trend":
            due = _past_year(target, clauses[target.clause], issued)
        if due is None:
            continue
        if target.baseline is not None and due <= target.baseline:
            yield found("C004", plan, location, confidence=0.8, name=target.indicator,
                        year=due, baseline=target.baseline)  # fmt: skip
        elif due < issued:
            yield found("C005", plan, location, confidence=0.65, name=target.indicator,
                        year=due, issued=plan.meta.date)  # fmt: skip


def _past_year(target: Target, clause: Clause, issued: int) -> int | None:
    """The year by which a sentence sets a target without a deadline, where that lies in the past.

    Sentences that tell what has been reached set nothing.
    """
    start, _ = target.sentence
    at = bisect_left(clause.offsets, target.start)
    before = clause.folded[start:at]
    year = before.rpartition("到")[2][:4]
    past = len(year) == 4 and year.isdigit() and 1990 < int(year) < issued
    if not past or any(word in before for word in table("audit")["figures"]["history"]):
        return None
    return int(year)
