"""What the segment before acts on, for a period that only says how it goes on.

严控煤炭消费增长,"十五五"时期|逐步减少 is a direction of 煤炭消费.
"""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.governing.reign import Reign
from align.extract.naming.lists import coordinate
from align.extract.naming.phrase import Phrase
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.model.target import Change

_CHECKING = (
    "严格合理控制", "严格控制", "合理控制", "有效控制", "从严控制", "严控", "合理调控", "控制",
    "控减", "遏制",
)  # fmt: skip
_GROWTH = ("过快", "快速", "增长速度", "增长", "增速", "增量", "上升")
_BETWEEN = 14
"""Characters of a mark and a period (,到"十五五"时期) at most."""
_LONGEST = 14
_MARKS = ",，;；:：。"


def acted_on(text: str, segment: Segment, reign: Reign) -> list[Phrase]:
    """The measures that the segment right before another checks or names; [] without any."""
    before = reign.worked_on
    if before is None or not 0 <= segment.start - before.end <= _BETWEEN:
        return []
    if any(mark in _MARKS for mark in text[before.end + 1 : segment.start]):
        return []
    low, high = strip_phrase(text, before.start, before.end)
    checked = cues.first_word(text, before.start, high, _CHECKING)
    if checked is not None:
        low = before.start + len(checked)
    bare = cues.without_end(text, low, high, _GROWTH)
    phrases = coordinate(text, low, bare) if bare - low > 1 else []
    return phrases if all(phrase.complete for phrase in phrases) else []


@cache
def _direction() -> re.Pattern[str]:
    adverbs = cues.alternatives(cues.words("trend", "adverbs"))
    moves = cues.alternatives([*cues.words("trend", "fall"), *cues.words("trend", "rise")])
    return re.compile(f"(?:要|并|再|则)?{adverbs}{{1,4}}({moves})(?:趋势|态势)?")


def going_on_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """A period with a mere direction: of what the segment before acts on, or of the last figure."""
    low, high = segment.start, segment.end
    if high - low > _LONGEST or low == 0 or text[low - 1] in _MARKS or reign.deadline is None:
        return []
    match = _direction().fullmatch(text, low, high)
    if match is None:
        return []
    phrases = acted_on(text, segment, reign)
    phrases = phrases or [phrase for phrase in reign.subjects if phrase.complete]
    begun = max(text.rfind(mark, max(0, low - _BETWEEN), low) for mark in _MARKS) + 1
    low = begun or low  # the period is of the direction
    falls = match.group(1) in cues.words("trend", "fall")
    change: Change = "decrease" if falls else "increase"
    return [
        Draft(low, high, low, phrase, "trend", change, word=match.group()) for phrase in phrases
    ]
