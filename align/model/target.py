"""One commitment of a plan: a level, change or state of one indicator."""

from decimal import Decimal
from typing import Literal, NamedTuple

from align.model.quantity import Comparator, Normalized

Kind = Literal["quantity", "grade", "coverage", "reference", "trend"]
Change = Literal["level", "decrease", "increase"]
Strength = Literal["firm", "plain", "aspirational"]


class Target(NamedTuple):
    """One target as docs/domain.md defines it: what the extract stage returns, in text order."""

    id: str
    """The plan's id and a running number: ``beijing-01``."""
    clause: str
    start: int
    end: int
    line: int
    page: int | None
    quote: str
    """The text of the span without white space, as printed."""
    indicator: str
    indicator_key: str | None
    scope: str | None
    kind: Kind
    lower: Decimal | None
    upper: Decimal | None
    unit: str | None
    normalized: Normalized | None
    comparator: Comparator | None
    change: Change
    baseline: int | None
    deadline: int | None
    strength: Strength
    extensive: bool
    polarity: Literal[-1, 0, 1]
    """1: more is better, -1: less is better, 0: not known."""
    dimension: str | None = None
    """The dimension of the unit, as in units.toml; None without a number."""
    sentence: tuple[int, int] = (0, 0)
    """Start and end, in the clause's ``text``, of the sentence that the target stands in."""
    word: str = ""
    """The word that makes a target without a number one: 全覆盖, 禁止, 完成…下达目标, 持续下降."""
    period: Literal["point", "annual", "cumulative"] = "point"
    """``annual`` for 年均 and 每年, ``cumulative`` for 累计; else ``point``."""
    standing: bool = False
    """A duty in force at once: 执行…标准, 禁止, 不再新建, 应安装."""
    keeps: bool = False
    """A level to be kept: 保持在, 稳定在."""
    per_capita: bool = False
    same_as: str | None = None
    """The id of an earlier target of the plan that this one repeats (a table row, a summary)."""
