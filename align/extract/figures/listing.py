"""Counts and amounts of a list that goes on: 建成甲5家,|乙10家; 4家甲企业、6家乙企业|技术改造."""

from __future__ import annotations

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.things import thing_after
from align.extract.figures.values import RATES, deal
from align.extract.figures.verbs import Verb
from align.extract.governing.continued import MORE_OF_IT, worked_things
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase
from align.lexicon.indicators import closest
from align.model.quantity import Quantity
from align.model.target import Change

WORKS = ("改造", "淘汰", "建设", "治理", "更新", "修复", "造林", "育林", "整治", "替代", "复绿")
"""Ends of what is done to a counted thing: 老旧货车淘汰4500辆."""
_LONGEST = 40
"""Characters of a counted thing at most."""


def works_on_both(text: str, last: Draft, drafts: list[Draft]) -> tuple[Draft, Draft] | None:
    """Both drafts where works stand behind the second only: 4家甲企业、6家乙企业|技术改造."""
    second = drafts[0]
    first, figure = last.quantity, second.quantity
    if first is None or figure is None or first.dimension != figure.dimension or len(drafts) > 1:
        return None
    thing = last.phrase.indicator
    if not first.dimension.startswith("count") or last.phrase.scope or not cues.ends_in_part(thing):
        return None
    if not text.startswith(thing + "、", first.outer_end) or second.phrase.scope:
        return None
    whole = second.phrase.indicator
    head = next((head for head in cues.words("scope", "heads") if thing.endswith(head)), "")
    at = whole.find(head) + len(head)
    works = whole[at:]
    if not head or at <= len(head) or not works.endswith(WORKS) or len(works) < 4:
        return None
    done = Phrase(works, closest(works), thing, last.phrase.start, last.phrase.end)
    other = second.phrase._replace(indicator=works, key=done.key, scope=whole[:at])
    return last._replace(phrase=done), second._replace(phrase=other)


_HAPPENING = (
    "开工",
    "投产",
    "完工",
    "建设",
    "推进",
    "实施",
    "落地",
    "完成",
    "入选",
    "获批",
    "发展",
)
"""Ends of what happens to a counted thing: it is none to be added to a list."""


def next_count(
    text: str, room: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Draft]:
    """A count before its thing, the next one of a list: 建立10处甲区,|50处乙点."""
    start = group[0].outer_start
    if reign.deadline is None or start != room[0] or text[start - 1 : start] not in (",", "，"):
        return []
    counts = (reign.measure or "").startswith("count")
    if not counts or not group[0].dimension.startswith("count") or len(group) > 1:
        return []
    if text.endswith(_HAPPENING, group[0].outer_end, room[1]) or room[1] - start > _LONGEST:
        return []
    return thing_after(text, room, group, Verb(start, "level", None, ""))


def goes_on_listing(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> bool:
    """Whether a thing and its amount are all that stands there, the next one of a list."""
    if reign.measure is None or room[0] == 0 or text[room[0] - 1] not in ",，":
        return False
    if reign.deadline is None and group[0].comparator == "=":
        return False
    if text[group[-1].outer_end : room[1]].strip("、和及"):
        return False
    measure = group[0].dimension
    return measure == reign.measure or (
        measure.startswith("count") and reign.measure.startswith("count")
    )


def noun_follows(text: str, at: int, end: int) -> bool:
    """Whether a noun follows a count: 城东、城西2个片区 tells of them and sets nothing."""
    if at >= end or text.startswith("以及", at, end):
        return False
    return text[at] not in "、和与及,;:。)）(（" and text[at].isalpha()


_IN_ALL = ("共", "共计", "总计", "合计", "累计")


def more_of(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> list[Draft]:
    """A bare figure of what the segment before works on: 加快充电桩建设,|共500个; 新增500个."""
    said = text[room[0] : group[0].outer_start].strip(" ,，")
    if said not in (*_IN_ALL, *MORE_OF_IT) or group[0].dimension in RATES:
        return []
    if noun_follows(text, group[-1].outer_end, room[1]):
        return []
    if reign.worked_on is None or reign.measure is not None:
        return []
    change: Change = "increase" if said in MORE_OF_IT else "level"
    return deal(group, worked_things(text, reign), Verb(group[0].start, change, None, said), reign)
