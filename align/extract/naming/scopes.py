"""Where the part of the whole ends, in a phrase of unknown words, that an indicator holds for."""

from __future__ import annotations

from align.extract import cues

_LEAST_LEFT = 2
"""Characters that a scope leaves for the indicator at least."""


def is_scope(phrase: str) -> bool:
    """Whether a phrase names a part of the whole."""
    return cues.names_part(phrase)


def split_scope(text: str, start: int, end: int, *, of_set: bool = False) -> tuple[str | None, int]:
    """Cut a phrase of unknown words: its scope (or None) and where the indicator begins.

    The cut is after the last head of a scope that still leaves an indicator of two characters.
    Most heads bound a scope only in a phrase that narrows (新建…, 既有…) or where a set is
    expected (``of_set``); some always do.
    """
    if end - start <= _LEAST_LEFT:
        return None, start
    best: int | None = None
    first = text[start:end].split("、", 1)[0]
    narrowed = of_set or text[start].isdigit() or cues.narrows(text, start, end)
    stretch = text[start:end]
    narrowed = narrowed or "以上的" in stretch or "以下的" in stretch or "%的" in stretch
    narrowed = narrowed or (len(first) < end - start and is_scope(first)) or "新建" in first
    heads = cues.weak_heads() if narrowed else cues.strong_heads()
    for place, after in cues.scope_heads(text, start, end - _LEAST_LEFT, heads):
        if after - start < 2 or text.count("(", start, after) > text.count(")", start, after):
            continue
        rest = text[after:end]
        if (
            rest[0] in "、和与及等占内外间"
            or (text.endswith("单位", place, after) and rest.startswith(_PER_UNIT))
            or rest.startswith(("生产总值", "城镇群", "城市群", "县城", "振兴"))
            or (rest[0] == "县" and text.endswith("山区", place, after))
            or rest in _WORKS
            or rest in _BARE_RATES
            or _takes_share(text, start, end)
        ):
            continue
        best = after
    if best is None:
        return None, start
    scope = text[start:best]
    if best < end and text[best] == "的":
        best += 1
    if not _worth(scope):
        return None, start
    return scope.rstrip("的"), best


_PLACE_ENDS = ("县", "市", "区", "旗", "州", "镇", "乡")
_KINDS_OF_PLACE = frozenset(
    ("城市", "乡镇", "城镇", "县市", "市县", "区县", "县区", "城区", "园区", "地区", "小区", "社区",
     "超市", "设区市", "县级市", "市区", "山区", "景区", "新区", "港区", "学区", "林区", "矿区",
     "牧区", "厂区", "库区", "灌区", "片区")
)  # fmt: skip
_LONGEST_PLACE = 6


def listed_places(text: str, start: int, end: int) -> int:
    """Where a list of named places ends that a phrase begins with: 甲县、乙县|绿化覆盖率.

    Gives ``start`` where there is none: one place alone may be the plan's own.
    """
    at, places = start, 0
    while at < end:
        links = [place for link in "、和与及" if (place := text.find(link, at, end)) > 0]
        stop = min([*links, at + _LONGEST_PLACE, end])
        name = _place_in(text, at, stop, whole=bool(links) and stop == min(links))
        if name is None:
            return start
        at, places = name, places + 1
        if text[at : at + 1] not in ("、", "和", "与", "及"):
            return at if places > 1 and end - at >= _LEAST_LEFT else start
        at += 1
    return start


def _place_in(text: str, start: int, stop: int, *, whole: bool) -> int | None:
    """Where the name of a place ends that a stretch begins with, or None."""
    ends = [stop] if whole else range(start + 2, stop + 1)
    for end in ends:
        name = text[start:end]
        named = name.endswith(_PLACE_ENDS) and 1 < len(name) <= _LONGEST_PLACE
        if named and not any(name.endswith(kind) for kind in _KINDS_OF_PLACE):
            return end
    return None


def _takes_share(text: str, start: int, end: int) -> bool:
    """Whether a phrase names a share of a whole (A面积占B比例), whose numerator is no scope."""
    at = text.find("占", start, end)
    return at >= 0 and not text.startswith("占比", at)


_BARE_RATES = frozenset(
    (
        "接入率", "覆盖率", "安装率", "完成率", "使用率", "达标率", "普及率", "配备率", "联网率",
        "执行率", "签约率", "投运率", "在线率", "比例", "占比", "比重",
        "的比例", "的占比", "的比重",
    )
)  # fmt: skip
"""Rates that mean nothing without the noun before them: 监测系统|接入率 is one name."""

_PER_UNIT = ("增加值", "产值", "产品", "面积", "建筑面积", "工业增加值", "产出", "运输", "周转量")
"""What stands after 单位 where it means a unit of something, and no organisation."""

_WORKS = frozenset(
    (
        "建设",
        "面积",
        "节能改造",
        "节能绿色化改造",
        "改造",
        "改造升级",
        "绿色化改造",
        "电网改造升级",
        "电网改造",
        "节能降碳改造",
        "能效提升改造",
    )
)
"""Works that mean nothing without the noun before them: 公共机构节能改造 has no scope."""


def _worth(scope: str) -> bool:
    """A scope must narrow: a bare head noun (建筑, 项目) alone narrows nothing."""
    if scope in _NARROW or scope not in cues.words("scope", "heads"):
        return True
    return len(scope) > 3 and scope in cues.words("scope", "strong")


_NARROW = frozenset(
    [
        "设区市",
        "县级市",
        "地级市",
        "乡镇",
        "社区",
        "街道",
        "中心城区",
        "主城区",
        "建成区",
        "老城区",
        "城区",
        "城镇",
        "农村",
        "乡村",
        "县城",
        "园区",
        "开发区",
        "高新区",
        "数据中心",
        "机场",
        "港口",
        "公交车",
        "出租车",
        "网约车",
        "行政村",
        "建制村",
        "自然村",
        "建制镇",
        "山区",
        "党政机关",
        "公共领域",
        "学校",
        "医院",
        "工业",
        "企业",
    ]
)
