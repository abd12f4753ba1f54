"""Plans of an invented city and one of its districts, and a desk to decide on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from align.decide.apply import apply
from align.decide.engine import Engine
from align.decide.make import Answer, Word, decide
from align.decide.standing import Ground
from align.model.comparison import Comparison
from align.model.decision import Decision
from align.model.verdict import Verdict

CITY = """云州市碳达峰实施方案

一、总体目标
到2025年，可再生能源消费比重达到25%以上，单位地区生产总值能耗比2020年下降14%。
二、重点任务
（一）发展可再生能源。大力发展光伏，到2025年，光伏装机容量达到100万千瓦。
（二）推进绿色建筑。到2025年，新建公共建筑全面执行二星级标准。
（三）绿色交通。到2025年，新能源公交车占比达到90%。
"""
EAST = """云州市东湖区碳达峰实施方案

为落实《云州市碳达峰实施方案》，制定本方案。
一、主要目标
到2025年，可再生能源消费比重达到20%，单位地区生产总值能耗比2020年下降14%。
二、主要任务
（一）推广光伏。大力发展光伏，到2025年，光伏装机容量达到10万千瓦。
（二）绿色建筑。推进绿色建筑发展。
（三）交通。鼓励新能源公交车。到2025年，城区绿道长度达到30公里。
"""
WORD = Word("口径相同", "李四", "2026-03-02")


class Desk(NamedTuple):
    """Two plans as the tool alone sees them."""

    comparison: Comparison
    on: Ground
    engine: Engine

    def decide(self, name: str, answer: Answer, word: Word = WORD) -> Decision:
        """The decision that an answer amounts to."""
        return decide(self.on, name, answer, word, self.engine)

    def apply(self, *decisions: Decision) -> Comparison:
        """The comparison with the decisions applied."""
        return apply(self.comparison, decisions, self.engine)


Lay = Callable[..., Desk]


def verdict_on(comparison: Comparison, target: str) -> Verdict:
    """The verdict on a target of either plan."""
    return next(v for v in comparison.verdicts if target in (v.reference_target, v.plan_target))
