"""Sets and what their members come to: 公共停车场|建设|充电设施, 中小学|建成|绿色学校."""

from __future__ import annotations

from align.extract import cues

_ATTAINING = (
    "达到", "实现", "完成", "纳入", "建成", "通过", "获得", "安装", "使用", "采用", "配备",
)  # fmt: skip
_LAID_ON = (
    "建设", "配置", "配建", "配套", "预留", "设置", "设有", "实施", "执行", "符合", "具备",
    "创建成", "创建", "开展",
)  # fmt: skip
"""Verbs that end the name of a set only where it is known for one: they may be part of it."""
_STATING = cues.by_first((*_ATTAINING, *_LAID_ON))
_SLOTS = ("车位", "点位", "路段", "站点", "职工", "人员", "中小学", "村")
"""Ends of names of sets that bound no scope elsewhere."""
_NOUN_OF_IT = ("率", "量", "的", "行动", "活动", "工作")
"""What makes a noun of the verb before it."""
_LEAST_STATE = 2
_LONGEST_SET = 30


def is_slot(name: str) -> bool:
    """Whether a name ends in what is one of many of its kind: 固定车位, 中小学."""
    return name.endswith(_SLOTS)


def set_and_state(text: str, low: int, high: int, *, bound: bool = False) -> tuple[int, int] | None:
    """Where a set ends and where what it comes to begins: 公共停车场|建设|充电设施.

    ``bound`` asks that the set be known for one whatever the verb.
    """
    for at, verb in cues.every(text, low + 1, high - 1, _STATING):
        named = text[low:at].rstrip("全均都应已")
        after = at + len(verb) + text.startswith("了", at + len(verb))
        if text.startswith(_NOUN_OF_IT, after):
            continue  # 完成率, 创建行动
        if high - after < _LEAST_STATE or len(named) > _LONGEST_SET or not named:
            return None
        known = cues.ends_in_part(named) or is_slot(named)
        if known or (verb in _ATTAINING and not bound):
            return low + len(named), after
    return None
