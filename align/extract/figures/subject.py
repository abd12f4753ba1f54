"""Where the subject of a figure stands: what is left before its verb."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.naming.strip import strip_phrase


@cache
def _starting_from() -> re.Pattern[str]:
    return re.compile(
        r"(?:由|从|自(?![然动主来给行备愿觉发供用产控治建营查筹有助学养]))(?:\d|现状|目前|现有|当前|\"?十|基期|\w{0,4}的?$)"
    )


def subject_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch that names what the figure is of: None where only adverbs stand there."""
    earlier = _starting_from().search(text, start, end)
    if earlier:
        end = earlier.start()
    end -= text.endswith(("宜", "各"), start, end)  # 面积|宜|不超过2公顷; 风电、光伏|各|达…
    low, high = strip_phrase(text, start, end)
    if high - low < 2 or text[low:high] in _ADVERBS or _is_baseline(text, low, high):
        return None
    words = cues.words("strip", "head"), cues.words("strip", "tail")
    if cues.without_start(text, low, high, words[0]) == high:
        return None
    if cues.without_end(text, low, high, words[1]) == low:
        return None
    return low, high


def _is_baseline(text: str, low: int, high: int) -> bool:
    """Whether only a baseline stands there: 达到94%,|较2020年|提高2个百分点."""
    if text[low] not in "比较与同在相以":
        return False
    return cues.baseline_before(text, low, high) == low


_ADVERBS = frozenset(["年度", "同比"])
"""Adverbs that are no words around an indicator, and no indicator either."""
