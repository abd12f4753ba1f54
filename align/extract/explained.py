"""Why a figure is no target: what shows that it names, bounds, dates or tells of the past.

Each function looks for evidence in the words beside the figure; a figure for which none finds
any stays unexplained. Nothing here is said of a figure for lack of a better reason.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from align.extract import cues
from align.extract.asides import is_threshold
from align.extract.dates import Time
from align.extract.quantities import is_vague
from align.lexicon.loader import table
from align.model.quantity import Quantity

RATES = frozenset(("ratio", "points", "times", "doublings"))


@cache
def _words(group: str, key: str) -> tuple[str, ...]:
    listed: dict[str, Any] = table("ledger")
    return tuple(sorted(listed[group][key], key=lambda word: (-len(word), word)))


@cache
def _month() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:[-—~至到、和][0-9]{1,2})?(?:个月|月(?:份|[0-9]{1,2}[日号]?|[上中下]旬|底|初|前)?)"
    )


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"[0-9]{1,2}月(?:[0-9]{1,2}[日号]?[-—至])?$")


def is_date(text: str, low: int, high: int) -> bool:
    """Whether a numeral is a month, a day or a span of years that dates something."""
    if _month().match(text, high) and not text.startswith("个月", high):
        return True
    if text.startswith(("日", "号"), high) and _day().search(text, max(0, low - 8), low):
        return True
    spanning = text.startswith(("年", "个月", "个五年", "周年", "季度"), high)
    return spanning and text.endswith(_words("period", "before"), 0, low)


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(r"[.．、)）]|(?:\.[0-9]+)*[\s、.)）]")


def is_ordinal(text: str, low: int, high: int) -> bool:
    """Whether a numeral numbers a part of the text: 第3章, 专栏2, (1), 1."""
    if text.endswith(("第", "专栏", "附件", "附表", "附录", "表", "图"), max(0, low - 2), low):
        return True
    opens = low == 0 or text[low - 1] in "(（。;；:："
    return opens and high - low <= 2 and bool(_listing().match(text, high))


@cache
def _latin_before() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][-.+/]?$|[A-Za-z0-9][+]$")


@cache
def _latin_after() -> re.Pattern[str]:
    return re.compile(r"[+][A-Za-zN0-9]|-?[A-Za-z]")


def is_named(text: str, low: int, high: int, quantity: Quantity | None) -> bool:
    """Whether a numeral belongs to a name: PM2.5, 5G, 12号线, “1+N”, 六大领域."""
    if quantity is None or quantity.dimension == "none":
        if _latin_before().search(text, max(0, low - 3), low) or _latin_after().match(text, high):
            return True
        if text.endswith(_words("name", "before"), 0, low):
            return True
    if text.startswith(cues.words("history", "named_after"), high):
        return not text.startswith("号文", high)
    if text.startswith(_words("name", "after"), high) or _is_part(text, high):
        return True
    return _in_slogan(text, low, high)


@cache
def _counted_part() -> re.Pattern[str]:
    return re.compile(r"(?:[个大项类种条]|个重点|大重点)")


def _is_part(text: str, high: int) -> bool:
    """Whether the parts of a text or an undertaking are counted: 3个方面, 六大重点领域."""
    parts = _words("name", "parts")
    if text[high - 1] in "个大项类种条":
        high -= 1
    measure = _counted_part().match(text, high)
    at = measure.end() if measure else high
    return text.startswith(parts, at) or (
        text.startswith("重点", at) and text.startswith(parts, at + 2)
    )


def _in_slogan(text: str, low: int, high: int) -> bool:
    """Whether a numeral stands in a short quotation without a figure of its own: “三区三线”."""
    left = text.rfind('"', max(0, low - 12), low)
    right = text.find('"', high, high + 12)
    if left < 0 or right < 0 or '"' in text[left + 1 : right]:
        return False
    return text.count('"', 0, left) % 2 == 0 and "%" not in text[left:right]


def is_start(text: str, low: int, high: int) -> bool:
    """Whether a change starts from the figure: 由20%提高到25%, 从现状的3万辆."""
    before = max(text.rfind("由", max(0, low - 18), low), text.rfind("从", max(0, low - 18), low))
    if before < 0 or re.search("[,;。]", text[before:low]):
        return False
    onward = re.match(r"(?:左右|以上)?,?[^0-9,;。]{0,6}?(?:到|至|为)", text[high : high + 12])
    return low - before <= 2 or bool(onward)


def is_past(text: str, start: int, low: int, times: list[Time], since: int) -> bool:
    """Whether what stands before the figure in its sentence tells of the past.

    ``start`` is where the sentence begins; ``since`` the first year that a plan can still be due
    in. A word of the past counts within the figure's own segment only.
    """
    segment = max(start, *(text.rfind(mark, start, low) + 1 for mark in ",;:"))
    if cues.history().search(text, segment, low):
        return True
    told = [time for time in times if start <= time.start < low and time.role_hint != "baseline"]
    return bool(told) and told[-1].last_year is not None and told[-1].last_year < since


def is_bound(text: str, start: int, quantity: Quantity) -> bool:
    """Whether a figure bounds the members of a class: 4.5吨以下的车辆, 1级能效的空调."""
    if is_threshold(text, start, quantity, quantity):
        return True
    after = text[quantity.outer_end : quantity.outer_end + 14]
    if quantity.dimension.startswith("grade"):
        return bool(re.match(r"[^,;。、的]{0,9}的[^,;。]", after))
    if quantity.dimension in RATES:
        return False
    bounded = (
        re.match(r"\(?含\)?\)?(?:以[上下])?|[(]含[)]", after)
        or "(含)" in text[quantity.end - 3 : quantity.outer_end]
    )
    return bool(bounded) and bool(re.search(r"的[^,;。]", after) or len(after) > 4)


def is_description(text: str, span: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a figure only tells what there is.

    So do the figure that sums up a list (甲、乙2座变电站), what a thing rests on (以3条轴线为骨干),
    a class of voltage, and a slogan's 一个 or 一张. ``span`` is the segment it stands in.
    """
    if is_vague(quantity, text) or quantity.dimension == "voltage":
        return True
    if quantity.dimension == "temperature":
        return quantity.comparator != "=" or "一" <= text[quantity.end : quantity.end + 1] <= "鿿"
    return _rests(text, span, quantity) or _sums_up(text, span, quantity)


def _rests(text: str, span: tuple[int, int], quantity: Quantity) -> bool:
    if text.rfind("以", span[0], quantity.start) < 0:
        return False
    end = re.compile("为(?:主要)?" + cues.alternatives(_words("frame", "resting")))
    return bool(end.search(text, quantity.end, span[1]))


@cache
def _separators() -> re.Pattern[str]:
    return re.compile("[、和与及]")


def _sums_up(text: str, span: tuple[int, int], quantity: Quantity) -> bool:
    """Whether as many things are listed before a count as it says: 甲、乙、丙3个枢纽."""
    if not quantity.dimension.startswith("count") or quantity.lower is None:
        return False
    if quantity.lower < 2 or not "一" <= text[quantity.end : quantity.end + 1] <= "鿿":
        return False
    start = max(
        (match.end() for match in re.finditer(r"[0-9]", text[span[0] : quantity.start])), default=0
    )
    listed = (
        text[span[0] + start : quantity.start]
        .removesuffix("等")
        .removesuffix("这")
        .lstrip("、和与及")
    )
    members = len(_separators().findall(listed)) + 1
    return members == quantity.lower or (start > 0 and members - 1 == quantity.lower)
