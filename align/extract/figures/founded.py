"""Sizes that stand before their thing: 建成|装机容量超过100万千瓦|的光伏基地; and empty nouns.

A size and 的 tell of a class (装机容量超过100万千瓦的项目), unless the thing of that size is what
is founded. Where the next figure counts the class, the size is a part of its name.
"""

from __future__ import annotations

from align.extract import cues
from align.extract.figures.verbs import find_verb
from align.model.quantity import Quantity

_FOUNDING = cues.by_first(
    ("建成", "形成", "打造", "设立", "培育", "创建", "组建", "发起", "成立", "建设")
)
_SIZES = ("规模", "总规模", "资金规模", "投资规模", "总投资")
"""What leads to the size of the thing that follows, and measures nothing by itself."""
_AT = ("达到", "达", "约", "为", "在")
_LONGEST_SIZE = 8
_LONGEST_THING = 14
_OF_A_CLASS = ("企业", "单位", "机构", "用户")
"""Ends of things of which a size tells which ones are meant, not what is founded."""
_GOES_ON = ("应", "须", "全部", "均", "完成", "达到", "执行", "实现", "纳入", "开展")
_NO_RATES = frozenset(("ratio", "points", "times", "doublings", "none", "calendar", "time"))


def of_founded(text: str, start: int, first: Quantity, last: Quantity) -> tuple[int, str] | None:
    """The verb of what is founded in the size of a figure, and where it begins.

    None where the figure is none before its thing (建成|规模不低于50亿元|的绿色基金).
    """
    if not text.startswith("的", last.outer_end) or first.dimension in _NO_RATES:
        return None
    high = cues.without_end(text, start, first.outer_start, _AT)
    low = max(start, high - _LONGEST_SIZE - 2)
    founded = cues.found(text, low, high, _FOUNDING)
    if founded is None:
        return None
    size = text[founded[0] + len(founded[1]) : high]
    if not cues.headed(size) and size not in _SIZES:
        return None
    if len(size) > _LONGEST_SIZE or cues.holds(size, ",;。、") or size.startswith("用地"):
        return None
    if founded[1] == "建设" and size not in _SIZES:
        return None
    thing = _up_to_mark(text, last.outer_end + 1)
    fit = 2 <= len(thing) <= _LONGEST_THING and not thing.endswith(_OF_A_CLASS)
    fit = fit and not cues.holds(thing, _GOES_ON) and not empty_noun(thing)
    return founded if fit and not cues.headed(thing) else None


def _up_to_mark(text: str, start: int) -> str:
    """What stands before the next mark, no further than a thing may reach."""
    end = start
    while end < len(text) and end - start <= _LONGEST_THING and text[end] not in ",;:，；：。、(（":
        end += 1
    return text[start:end]


_EMPTY = ("水平", "区间", "范围", "范围内", "关口", "大关", "台阶", "高位", "门槛", "目标", "规模")
_OF_EMPTY = (
    "较高", "较低", "更高", "更低", "高", "低", "合理", "历史性", "历史", "新", "适度", "稳定",
    "先进", "领先", "良好", "可控", "既定", "预期", "重要", "重大", "的",
)  # fmt: skip


def empty_noun(noun: str) -> bool:
    """Whether a noun behind a figure only says again that it is one: 的较高水平, 的合理区间."""
    return noun in _EMPTY or noun[cues.without_start(noun, 0, len(noun), _OF_EMPTY) :] in _EMPTY


def ends_empty(text: str, start: int, end: int) -> bool:
    """Whether an empty noun is all that stands behind 的 up to the end of a stretch."""
    return text.startswith("的", start) and empty_noun(text[start + 1 : end])


_NO_CLASS = (",", "、", "，", "完成", "实现", "建设", "中", "占", "的")


def names_counted(text: str, start: int, group: list[Quantity], following: Quantity) -> bool:
    """Whether a size tells which things the next figure counts: 产值达到10亿元|的企业|达到50家."""
    size = group[-1]
    low = size.outer_end + text.startswith("的", size.outer_end)
    bounded = size.dimension not in _NO_RATES and size.outer_start < size.start
    if not following.dimension.startswith("count") or not (bounded or low > size.outer_end):
        return False
    verb = find_verb(text, low, following)
    end = verb.start if verb is not None else following.outer_start
    counted = text[low:end]
    if not 1 <= len(counted) <= _LONGEST_THING or cues.holds(counted, _NO_CLASS):
        return False
    if verb is None and text[following.outer_end : following.outer_end + 1].isalpha():
        return False
    sized = find_verb(text, start, group[0])
    level = sized is not None and sized.change == "level" and (bounded or sized.start - start > 1)
    return level and (verb is None or verb.change == "level")


def of_counted(text: str, size: Quantity) -> bool:
    """Whether a bounded size stands between a count and its thing: 5个|超过50亿元|产业集群."""
    low, high = size.outer_start, size.outer_end
    if size.comparator not in (">=", "<=") or text[max(0, low - 1) : low] not in _MEASURE_WORDS:
        return False
    return text[low - 2].isnumeric() and text[high : high + 1].isalpha()


_MEASURE_WORDS = tuple("个家座处项")
