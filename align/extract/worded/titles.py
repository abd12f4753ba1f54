"""What a place is to have become by a date: 到2025年,建成国家可持续发展先行示范区."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.naming.phrase import Phrase
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest

TITLES = ("示范区", "先行区", "示范市", "示范县", "示范省", "示范城市", "试验区")
"""Ends of the titles that an authority gives to a whole place."""
_SEVERAL = ("一批", "若干", "多个", "一个", "各类", "更多")
_PLACES = ("区", "市", "县", "州", "盟", "镇", "省")
_LONGEST = 12


@cache
def _become() -> re.Pattern[str]:
    title = cues.alternatives(TITLES)
    verb = "(?:全面|率先)?(?:建成为?|创成|创建成为?|建设成为)"
    return re.compile(f"{verb}([^,;。、0-9]{{3,24}}?{title})$")


def title_drafts(text: str, segment: Segment, *, dated: bool) -> list[Draft]:
    """PLACE + 建成 + TITLE under a date; none where several places are to get it."""
    if not dated or not text.endswith(TITLES, segment.start, segment.end):
        return []
    match = _become().search(text, segment.start, segment.end)
    if match is None or match.group(1).startswith(_SEVERAL):
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    place = text[low:high]
    named = 1 < len(place) <= _LONGEST and place.endswith(_PLACES)
    scope = place if named and cues.whole_start(text, low, high) < high else None
    if high > low and not named and cues.whole_start(text, low, high) < high:
        return []  # who builds what is no place of its own
    title = match.group(1)
    start = low if scope else match.start()
    phrase = Phrase(title, closest(title), scope, start, segment.end)
    return [state_draft((start, segment.end), match.start(), phrase, "建成")]
