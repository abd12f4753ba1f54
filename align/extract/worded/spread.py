"""What reaches every member of a set: 充电设施覆盖所有县城, 天然气通达各乡镇."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.naming.phrase import Phrase
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest

REACHING = ("覆盖", "通达", "延伸至", "延伸到", "普及到")
"""Verbs of what gets to the members of a set."""
_THERE = ("覆盖", "通达")
_EFFORTS = ("推动", "促进", "推进", "引导", "鼓励", "支持", "加快", "加强")
SIGNALS = ("所有", *(reach + each for reach in REACHING for each in ("各", "每个")))
"""Words of which each such state has one (or one for the whole: 全部)."""
_WHOLE = (*SIGNALS, "全部", "每个")
MEMBERS = ("县", "市", "区", "镇", "乡", "村", "街道", "社区")
"""Ends of the names of places that a network gets to."""


@cache
def _every() -> re.Pattern[str]:
    reach = cues.alternatives(REACHING)
    return re.compile(
        f"(?:实现|做到|达到)?(基本|全面)?(?P<reach>{reach})(?:到|至)?"
        "(?P<whole>(?:所有|全部|各个|各|每个)的?(?P<members>[^,;。]{1,20}?))等?$"
    )


def spread_drafts(text: str, segment: Segment) -> list[Draft]:
    """THING + 覆盖 + 所有 + SET: the thing, in the scope of the whole set."""
    stretch = text[segment.start : segment.end]
    if not (cues.holds(stretch, _WHOLE) and cues.holds(stretch, REACHING)):
        return []
    match = _every().search(text, segment.start, segment.end)
    if match is None:
        return []
    if match.group("reach") not in _THERE and text.startswith(_EFFORTS, segment.start):
        return []  # 推动服务延伸到各社区 is an effort
    members = match["members"].split("(")[0]
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < 2 or not (members.endswith(MEMBERS) or cues.ends_in_part(members)):
        return []
    if cues.without_start(text, low, high, cues.words("strip", "head")) == high:
        return []
    thing = text[low:high]
    phrase = Phrase(thing, closest(thing), match["whole"], low, segment.end)
    return [state_draft((low, segment.end), match.start(), phrase, match.group(1) or "全覆盖")]
