"""Things of any name that are to become fewer: 存量大宗固废有序减少, 逐步退出落后产线.

What there is to be less of need not be known to the lexicon: the adverb and the verb say that an
amount of it goes down, and what is no amount (问题, 风险) is told by the end of its name.
"""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.naming.phrase import read_phrase
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment

STEPWISE = ("逐步", "有序", "分批", "稳妥有序")
_LEAVING = ("退出", "淘汰", "关停")
THINNING = ("减少", "压减", "削减", "缩减")
"""Verbs that say of an amount that there is to be less of it."""
_ABSTRACT = (
    *("问题", "风险", "成本", "差距", "矛盾", "隐患", "压力", "影响", "负担", "事件", "纠纷"),
    *("投诉", "依赖", "困难", "时间", "环节", "事项", "流程", "次数", "干扰", "现象", "机会"),
)
"""Ends of what is no amount of something: to have less of it is no target."""
SIGNALS = tuple(step + leave for step in ("步", "序", "批") for leave in _LEAVING)
"""What each leaving in steps has; that something becomes less, the directions tell."""
_LONGEST = 20


@cache
def _after() -> re.Pattern[str]:
    steps, verbs = cues.alternatives(STEPWISE), cues.alternatives([*_LEAVING, *THINNING])
    return re.compile(f"{steps}({verbs})$")


@cache
def _before() -> re.Pattern[str]:
    steps, verbs = cues.alternatives(STEPWISE), cues.alternatives([*_LEAVING, *THINNING])
    more = "(?:[、并和](?:停用|禁用|淘汰|退出|取消|关停))?"
    return re.compile(f"(?:并|要|将|推动)?{steps}({verbs}){more}")


def amounts_to_less(thing: str) -> bool:
    """Whether there can be less of what a phrase names."""
    if not 2 < len(thing) <= _LONGEST or thing.endswith(_ABSTRACT):
        return False
    if thing.startswith("直至"):
        return False  # 逐步减少直至禁止…
    return not cues.holds(thing, ("对", "的", "或", "推进", "推动", "实施"))


def dwindling_drafts(text: str, segment: Segment) -> list[Draft]:
    """A thing before or after 逐步退出, 有序减少 and their like."""
    if not cues.holds(text[segment.start : segment.end], STEPWISE):
        return []
    after = _after().search(text, segment.start, segment.end)
    if after is not None:
        low, high = strip_phrase(text, segment.start, after.start())
        start, end, at = low, segment.end, after.start()
    else:
        before = _before().match(text, segment.start, segment.end)
        if before is None:
            return []
        low, high = strip_phrase(text, before.end(), segment.end)
        start, end, at = before.start(), segment.end, before.start()
    phrase = read_phrase(text, low, high) if amounts_to_less(text[low:high]) else None
    if phrase is None:
        return []
    return [Draft(start, end, at, phrase, "trend", "decrease", word=text[at : at + 4])]
