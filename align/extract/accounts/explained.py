"""Why a figure is no target: what shows that it names, bounds, dates or tells of the past.

Each function looks for evidence in the words beside the figure; a figure for which none finds
any stays unexplained. Nothing here is said of a figure for lack of a better reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from align.extract import cues
from align.extract.amounts.quantities import is_vague
from align.extract.figures.excluded import is_threshold
from align.extract.times.dates import Time
from align.lexicon.loader import table
from align.model.quantity import Quantity

_RATES = frozenset(("ratio", "points", "times", "doublings"))


@cache
def _words(group: str, key: str) -> tuple[str, ...]:
    listed: dict[str, Any] = table("ledger")
    return tuple(listed[group][key])


def _is_word(text: str, place: int) -> bool:
    """Whether a Chinese character other than a mark stands at the place."""
    return "一" <= text[place : place + 1] <= "鿿"


@cache
def _month() -> re.Pattern[str]:
    return re.compile("(?:[-—~至到、和][0-9]{1,2})?月")


@cache
def _day() -> re.Pattern[str]:
    return re.compile("[0-9]{1,2}月(?:[0-9]{1,2}[日号]?[-—至])?$")


def is_date(text: str, low: int, high: int) -> bool:
    """Whether a numeral is a month, a day or a span of years that dates something."""
    if _month().match(text, high):
        return True
    if text.startswith(("日", "号"), high) and _day().search(text, max(0, low - 8), low):
        return True
    spanning = text.startswith(("年", "个月", "个五年"), high) or text[high - 1] == "年"
    return spanning and text.endswith(_words("period", "before"), 0, low)


def is_ordinal(text: str, low: int, high: int, *, opens: bool) -> bool:
    """Whether a numeral numbers a part of the text: 第3章, 专栏2, (1), 1.

    ``opens`` says that it begins a paragraph.
    """
    if text.endswith(("第", "专栏", "附件", "附录", "表", "图"), 0, low):
        return True
    first = opens or low == 0 or text[low - 1] in "(（。;:"
    return first and high - low <= 4 and text.startswith((".", "、", ")", "）"), high)


@cache
def _latin_before() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][-.+/]?$|[A-Za-z0-9]\+$")


@cache
def _latin_after() -> re.Pattern[str]:
    return re.compile(r"\+[A-Za-z0-9]|-?[A-Za-z]")


def is_named(text: str, low: int, high: int, quantity: Quantity | None) -> bool:
    """Whether a numeral belongs to a name: PM2.5, 5G, 12号线, “1+N”, 六大领域.

    ``low`` and ``high`` are the ends of the numeral without its unit.
    """
    bare = quantity is None or quantity.dimension == "none"
    if bare and (
        _latin_before().search(text, max(0, low - 3), low)
        or _latin_after().match(text, high)
        or text.endswith(_words("name", "before"), 0, low)
    ):
        return True
    if text.startswith(_words("name", "after"), high) or _is_part(text, high):
        return True
    counted = quantity is not None and quantity.dimension.startswith("count")
    if not counted and (quantity is None or quantity.dimension not in _RATES):
        end = high if quantity is None else quantity.outer_end
        if text.startswith(cues.words("history", "named_after"), end):
            return True
    return _in_slogan(text, low, high)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("[个大项类种条]?(?:重点)?" + cues.alternatives(_words("name", "parts")))


def _is_part(text: str, high: int) -> bool:
    """Whether the parts of a text or an undertaking are counted: 3个方面, 六大重点领域."""
    return bool(_parts().match(text, high))


def _in_slogan(text: str, low: int, high: int) -> bool:
    """Whether a numeral stands in a short quotation without a figure of its own: “三区三线”."""
    left = text.rfind('"', max(0, low - 12), low)
    right = text.find('"', high, high + 12)
    if left < 0 or right < 0 or "%" in text[left:right]:
        return False
    return '"' not in text[left + 1 : right] and text.count('"', 0, left) % 2 == 0


@cache
def _onward() -> re.Pattern[str]:
    return re.compile(
        "(?:左右|以上)?,?[^0-9,;。]{0,6}?[到至为][^,;。]{0,3}[0-9一二两三四五六七八九十百]"
    )


def is_start(text: str, quantity: Quantity) -> bool:
    """Whether a change starts from the figure: 由20%提高到25%, 从现状的3万辆增加到5万辆."""
    low, high = quantity.outer_start, quantity.outer_end
    window = max(0, low - 18)
    before = max(text.rfind("由", window, low), text.rfind("从", window, low))
    if before < 0 or re.search("[,;。]", text[before:low]):
        return False
    return bool(_onward().match(text, high))


def is_past(text: str, start: int, low: int, times: Sequence[Time], since: int) -> bool:
    """Whether what stands before the figure in its sentence tells of the past.

    ``start`` is where the sentence begins; ``since`` the first year that a plan can still be due
    in. A word of the past counts within the figure's own segment only.
    """
    segment = max(start, *(text.rfind(mark, start, low) + 1 for mark in ",;:"))
    if cues.found(text, segment, low, cues.history()):
        return True
    told = [time for time in times if start <= time.start < low and time.role_hint != "baseline"]
    if not told:
        return False
    last = told[-1]  # 2012年以来 is open towards today, and tells of it
    year = last.first_year if last.words.endswith("以来") else last.last_year
    return year is not None and year < since


@cache
def _class_of() -> re.Pattern[str]:
    return re.compile("[^,;。、的]{0,9}的(?!要求|标准)[^,;。]")


def is_bound(text: str, start: int, quantity: Quantity) -> bool:
    """Whether a figure bounds the members of a class: 4.5吨以下的车辆, 1级能效的空调.

    So does the temperature that a rule sets (不高于20℃). ``start`` is where its segment begins.
    """
    if is_threshold(text, start, quantity, quantity):
        return True
    if quantity.dimension.startswith("grade"):
        return bool(_class_of().match(text, quantity.outer_end))
    if quantity.dimension == "temperature":
        return quantity.comparator != "="
    return False


def is_description(text: str, span: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a figure only tells what there is.

    So do the figure that sums up a list (甲、乙2座变电站), what a thing rests on (以3条轴线为骨干),
    a class of voltage, what a rule pays (每吨奖励300元), and a slogan's 一个 or 一张. ``span``
    is the segment it stands in.
    """
    if is_vague(quantity, text) or quantity.dimension == "voltage":
        return True
    if quantity.dimension == "temperature":
        return _is_word(text, quantity.end)
    if is_paid(text, quantity.outer_start, quantity.outer_end):
        return True
    return _rests(text, span, quantity) or _sums_up(text, span, quantity)


@cache
def _paid_before() -> re.Pattern[str]:
    return re.compile(cues.alternatives(_words("payment", "before")) + "[^,;。0-9]{0,6}$")


def is_paid(text: str, low: int, high: int) -> bool:
    """Whether the figure is what a rule pays, charges or takes off: 每吨奖励300元, 加价20%."""
    if text.startswith(_words("payment", "after"), high):
        return True
    return bool(_paid_before().search(text, max(0, low - 12), low))


@cache
def _resting() -> re.Pattern[str]:
    return re.compile("为(?:主要)?" + cues.alternatives(_words("frame", "resting")))


def _rests(text: str, span: tuple[int, int], quantity: Quantity) -> bool:
    if text.rfind("以", span[0], quantity.start) < 0:
        return False
    return bool(_resting().search(text, quantity.end, span[1]))


def _sums_up(text: str, span: tuple[int, int], quantity: Quantity) -> bool:
    """Whether as many things are listed before a count as it says: 甲、乙、丙3个枢纽."""
    number = quantity.base_lower
    if not quantity.dimension.startswith("count") or number is None or number < 2:
        return False
    if quantity.comparator != "=" or not _is_word(text, quantity.end):
        return False
    start = span[0]
    figures = [match.end() for match in re.finditer("[0-9]", text[start : quantity.start])]
    if figures:  # the noun of the figure before stands at the head of this list
        start += figures[-1]
    members = len(re.findall("[、和与及]", text[start : quantity.start])) + (not figures)
    return members == number
