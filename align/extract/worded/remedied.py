"""What is remedied by a date: 黑臭水体得到全面整治, 14条黑臭水体得到全面整治, 尾水实现达标排放."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from align.extract.draft import Draft, state_draft
from align.extract.figures.values import make_draft
from align.extract.figures.verbs import Verb
from align.extract.naming.phrase import Phrase
from align.extract.naming.scopes import split_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest
from align.model.quantity import Quantity

_ENDS = ("治理", "整治", "修复", "处置", "管控", "达标排放")
_VAGUE = ("问题", "矛盾", "风险", "隐患", "环境", "能力", "水平", "现象", "短板", "工作", "秩序")
"""Ends of what cannot be counted as remedied, one by one."""
_LEAST = 3


@cache
def _remedy() -> re.Pattern[str]:
    return re.compile(
        "(?:得到|实现|完成)(全面|全部)(?:有效)?(治理|整治|修复|处置|管控)$"
        "|(?:全部|全面|均)?实现(全面|全部|稳定|)(达标排放)$"
    )


def remedied_drafts(
    text: str, segment: Segment, quantities: Sequence[Quantity], *, dated: bool
) -> list[Draft]:
    """What a segment says is remedied, all of a set or a printed count of it; dated ones only."""
    if not dated or not text.endswith(_ENDS, segment.start, segment.end):
        return []
    match = _remedy().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    subject = text[low:high]
    if high - low < _LEAST or subject.endswith(_VAGUE):
        return []
    state = match.group(2) or match.group(4)
    counts = [each for each in quantities if low <= each.outer_start < high]
    if counts:
        return _counted(text, (low, high, segment.end), counts, state)
    scope, at = split_scope(text, low, high, of_set=True)
    indicator = text[at:high] + state
    phrase = Phrase(indicator, closest(indicator), scope, low, segment.end)
    return [state_draft((low, segment.end), match.start(), phrase, match.group(1) or "实现")]


def _counted(
    text: str, place: tuple[int, int, int], counts: Sequence[Quantity], state: str
) -> list[Draft]:
    """The target of a printed count: 27条|黑臭水体|得到全面|整治, with what is said before it."""
    low, high, end = place
    count = counts[0]
    if len(counts) > 1 or not count.dimension.startswith("count:"):
        return []
    thing = text[count.outer_end : high].removeprefix("的")
    if len(thing) < _LEAST:
        return []
    indicator = text[low : count.outer_start] + thing + state
    phrase = Phrase(indicator, closest(indicator), None, low, end)
    return [make_draft(phrase, count, Verb(low, "level", None, "完成"))._replace(end=end)]
