"""The comparisons of a matrix by target and plan, and what can be counted over them."""

from collections.abc import Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import Verdict, VerdictName

ANSWERS: tuple[VerdictName, ...] = (
    "looser", "incomparable", "contributes", "specified", "equal", "stricter",
)  # fmt: skip
"""The verdicts by which a plan answers a target with one of its own."""

_RANKS: dict[VerdictName, int] = {"looser": 0, "equal": 1, "specified": 1, "stricter": 2}
_DIGITS = Context(prec=28)
_PERCENT = Decimal("0.1")


class Coverage(NamedTuple):
    """How many targets of the reference a plan deals with in which way."""

    answered: int
    deferred: int
    unquantified: int
    silent: int
    applicable: int
    """All of them, without those that hold for another place."""


class Total(NamedTuple):
    """The sum of what the parts of a territory set for one amount of the whole."""

    target: Target
    amount: Decimal
    """In the unit that the reference prints."""
    share: Decimal
    """Of the reference's amount, in per cent, to one decimal."""
    plans: tuple[str, ...]
    """The parts that set an amount for the same year."""
    known: int
    """How many parts the matrix holds."""


class Grid:
    """The comparisons by plan, the verdicts by target of the reference."""

    def __init__(self, comparisons: Sequence[Comparison]) -> None:
        """All comparisons have the same reference; raises ValueError where there is none."""
        if not comparisons:
            raise ValueError("a matrix needs at least one comparison")
        self.comparisons = comparisons
        self.reference = comparisons[0].reference
        self.targets = comparisons[0].reference_targets
        self._verdicts = [
            {v.reference_target: v for v in entry.verdicts if v.reference_target is not None}
            for entry in comparisons
        ]
        self._plan_targets = [{t.id: t for t in entry.plan_targets} for entry in comparisons]

    def cell(self, column: int, target: Target) -> tuple[Verdict | None, Target | None]:
        """The verdict of a plan on a target, and the plan's own target."""
        verdict = self._verdicts[column].get(target.id)
        if verdict is None:
            return None, None
        return verdict, self._plan_targets[column].get(verdict.plan_target or "")

    def silent(self, target: Target) -> tuple[int, ...]:
        """The columns of the plans that say nothing of a target."""
        return tuple(
            column
            for column in range(len(self.comparisons))
            if (verdict := self.cell(column, target)[0]) and verdict.verdict == "missing"
        )

    def strictest(self, target: Target) -> tuple[int, ...]:
        """The columns of the plans that go furthest; none where all that can be ordered are alike.

        Plans that could only be ordered by weighing a value against a date are not.
        """
        ranked: dict[int, tuple[int, Decimal, int]] = {}
        for column in range(len(self.comparisons)):
            verdict, own = self.cell(column, target)
            if verdict is None or own is None or verdict.verdict not in _RANKS:
                continue
            rank = _RANKS[verdict.verdict]
            ranked[column] = (rank, _further(target, own), own.deadline or 9999)
        if len(ranked) < 2:
            return ()
        best = max(rank for rank, _, _ in ranked.values())
        top = {column: entry for column, entry in ranked.items() if entry[0] == best}
        value = max(entry[1] for entry in top.values())
        winners = {column: entry for column, entry in top.items() if entry[1] == value}
        if len(winners) == len(ranked):
            return ()
        latest = max(entry[2] for entry in winners.values())
        if any(entry[2] < latest for entry in top.values()):
            return ()
        return tuple(winners)

    def coverage(self, column: int) -> Coverage:
        """How a plan deals with the targets of the reference."""
        names = [verdict.verdict for verdict in self._verdicts[column].values()]
        return Coverage(
            sum(1 for name in names if name in ANSWERS),
            names.count("deferred"),
            names.count("unquantified"),
            names.count("missing"),
            len(names) - names.count("n/a"),
        )

    def total(self, target: Target) -> Total | None:
        """What the parts of the reference's territory add up to; None where none adds anything."""
        whole, printed = target.normalized, target.lower
        if whole is None or not whole.lower or not printed or not target.extensive:
            return None
        parts = [
            (column, entry)
            for column, entry in enumerate(self.comparisons)
            if entry.relation == "parent"
        ]
        amounts: dict[str, Decimal] = {}
        for column, entry in parts:
            verdict, own = self.cell(column, target)
            if verdict is None or own is None or verdict.verdict != "contributes":
                continue
            size = own.normalized
            if size is None or size.unit != whole.unit or own.deadline != target.deadline:
                continue
            amount = size.lower if size.lower is not None else size.upper
            if amount is not None:
                amounts[entry.plan.id] = amount
        if not amounts:
            return None
        share = _DIGITS.divide(sum(amounts.values(), Decimal(0)), whole.lower)
        return Total(
            target,
            plain(_DIGITS.multiply(share, printed)),
            (share * 100).quantize(_PERCENT),
            tuple(amounts),
            len(parts),
        )

    def totals(self) -> tuple[Total, ...]:
        """The totals of all targets that have one, in the order of the reference."""
        return tuple(total for target in self.targets if (total := self.total(target)))


def percent(count: int, everything: int) -> int:
    """The nearest whole share in per cent; 0 and 100 are said of none and all only."""
    if count <= 0 or count >= everything:
        return 100 if count > 0 else 0
    return min(99, max(1, (200 * count + everything) // (2 * everything)))


def plain(number: Decimal) -> Decimal:
    """The number without zeros at the end of its fraction, never in powers of ten."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _further(target: Target, own: Target) -> Decimal:
    """A number that is larger the further the plan's target goes; 0 for a target without one."""
    size = own.normalized
    bound = None if size is None else size.lower if size.lower is not None else size.upper
    if bound is None:
        return Decimal(0)
    if own.change == "decrease":
        return bound
    less = target.polarity < 0 or (target.polarity == 0 and target.comparator == "<=")
    return -bound if less else bound
