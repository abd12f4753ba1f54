"""What all of a set are or get: 公交车全面电动化, 新增公交车全部为新能源汽车."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.figures.attained import is_slot
from align.extract.naming.phrase import Phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest

_WHOLE = ("全部", "一律", "全面", "基本")
_LONGEST = 24


@cache
def _all() -> re.Pattern[str]:
    """How much of the set, and what it is, gets or turns into."""
    turned = "(?P<turned>\\w{1,4}(?:源|动|油|气|洁|煤|碳)化)"
    given = "(?:建设|预留|设置|配置)(?P<given>[^,;。]{2,24})"
    being = "(?:为|是)(?P<being>[^,;。]{2,16})"
    return re.compile(f"(全部|一律|全面|基本)(?:{turned}|{being}|{given})$")


def wholly_drafts(text: str, segment: Segment, *, dated: bool) -> list[Draft]:
    """SET + 全面 + turn, SET + 全部 + 为 + thing, SET + 全部 + 建设 + thing."""
    if not cues.holds(text[segment.start : segment.end], _WHOLE):
        return []
    match = _all().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    scope, degree = text[low:high], match.group(1)
    if not 1 < len(scope) <= _LONGEST or not (is_scope(scope) or is_slot(scope)):
        return []
    if match["turned"] is None and degree not in {"全部", "一律"}:
        return []  # 全面建设 is said of works, not of a set
    if match["being"] and not (dated or cues.narrows(scope)):
        return []
    thing = match["turned"] or match["being"] or match["given"]
    phrase = Phrase(thing, closest(thing), scope, low, segment.end)
    return [state_draft((low, segment.end), match.start(), phrase, degree)]
