"""Where the part of the whole ends, in a phrase of unknown words, that an indicator holds for."""

from __future__ import annotations

from align.extract import cues

_LEAST_LEFT = 2
"""Characters that a scope leaves for the indicator at least."""


def is_scope(phrase: str) -> bool:
    """Whether a phrase names a part of the whole."""
    return cues.names_part(phrase)


_PER = ("万元", "亿元", "每万", "每亿", "每公里", "每千米", "每平方", "每吨", "每千瓦", "每度")
_RATIO_OF = (*_PER, "每座", "每台", "每辆", "每套", "每艘", "每列", "每架", "每栋")


def is_ratio_of(text: str, start: int, end: int) -> bool:
    """Whether a phrase begins with what its amount is measured by: 万元工业企业增加值能耗."""
    return text.startswith(_RATIO_OF, start, end)


def split_scope(text: str, start: int, end: int, *, of_set: bool = False) -> tuple[str | None, int]:
    """Cut a phrase of unknown words: its scope (or None) and where the indicator begins.

    The cut is after the last head of a scope that still leaves an indicator of two characters.
    Most heads bound a scope only in a phrase that narrows (新建…, 既有…) or where a set is
    expected (``of_set``); some always do.
    """
    if end - start <= _LEAST_LEFT or is_ratio_of(text, start, end):
        return None, start
    uses = text.rfind("等", start + _LEAST_LEFT, end - 3)
    if uses > 0 and text.endswith(_TURNED, uses, end) and "化" in text[uses + 1 : uses + 5]:
        return text[start:uses], uses + 1
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
        if text.endswith("单位", place, after) and (
            rest.startswith(_PER_UNIT) or is_of_things(text[start:place])
        ):
            break  # a unit of something: the indicator begins with it
        if (
            rest[0] in "、和与及等占内外间"
            or rest.startswith(("生产总值", "振兴"))
            or (rest[0] == "县" and text.endswith("山区", place, after))
            or rest in _WORKS
            or rest in _BARE_RATES
            or (rest[0] == "在" and "中" in rest)
            or _takes_share(text, start, end)
        ):
            continue
        best = after
    if best is None:
        return None, start
    scope = text[start:best]
    if not _worth(scope):
        return None, start
    return scope.removesuffix("中的").rstrip("的"), best


_TURNED = ("化普及率", "化覆盖率", "化利用率", "化率", "化改造率", "化替代率", "化比例", "化水平")
"""Ends of rates of what the uses of a list are turned into: 采暖、炊事等|电气化普及率."""
_PLACE_ENDS = ("县", "市", "区", "旗", "州", "镇", "乡")
_KINDS_OF_PLACE = frozenset(
    ("城市", "乡镇", "城镇", "县市", "市县", "区县", "县区", "城区", "园区", "地区", "小区", "社区",
     "超市", "县级市", "市区", "山区", "景区", "新区", "港区", "学区", "林区", "矿区",
     "牧区", "厂区", "库区", "灌区", "片区")
)  # fmt: skip
_BARE_KINDS = tuple(sorted(_KINDS_OF_PLACE, key=lambda kind: (-len(kind), kind)))
_LONGEST_PLACE = 6


def listed_places(text: str, start: int, end: int) -> int:
    """Where a list of named places ends that a phrase begins with: 甲县、乙县|绿化覆盖率.

    Gives ``start`` where there is none: one place alone may be the plan's own.
    """
    at, places, kinds = start, 0, 0
    while at < end:
        links = [place for link in "、和与及" if (place := text.find(link, at, end)) > 0]
        stop = min([*links, at + _LONGEST_PLACE, end])
        name = _place_in(text, at, stop, whole=bool(links) and stop == min(links))
        kind = cues.first_word(text, at, end, _BARE_KINDS) if name is None else None
        if kind is not None:
            name, kinds = at + len(kind), kinds + 1
        if name is None:
            return start
        at, places = name, places + 1
        if text[at : at + 1] not in ("、", "和", "与", "及"):
            if kinds and (kinds < places or not cues.headed(text[at:end])):
                return start  # 特色小镇、城市|改造: but 林区、牧区|监测覆盖率
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
        "执行率", "签约率", "投运率", "在线率", "比例", "比重",
        "面积占比", "面积比例", "面积比重", "建筑面积占比", "建筑面积比例",
    )
)  # fmt: skip
"""Rates that mean nothing without the noun before them: 监测系统|接入率 is one name."""

_BODIES = ("机关", "机构", "企业", "居民", "用户", "项目", "行业", "领域", "系统")
"""Ends of sets before which 单位 may say that they are organisations."""


def is_of_things(named: str) -> bool:
    """Whether a set is one of things, so that 单位 behind it says per what: 火电机组|单位…."""
    return len(named) > 1 and cues.ends_in_part(named) and not named.endswith(_BODIES)


_PER_UNIT = ("增加值", "产值", "产品", "面积", "建筑面积", "工业增加值", "产出", "运输", "周转量")
"""What stands after 单位 where it means a unit of something, and no organisation."""

_WORKS = frozenset(
    (
        "建设",
        "面积",
        "节能改造",
        "节能绿色化改造",
        "改造",
        "治理",
        "整治",
        "改造升级",
        "绿色化改造",
        "电网改造升级",
        "电网改造",
        "节能降碳改造",
        "能效提升改造",
    )
)
"""Works that mean nothing without the noun before them: 公共机构节能改造 has no scope."""


OF_SIZE = ("较大", "较小", "较重", "较严重", "大面积", "小面积")
"""How a phrase begins that says of the thing how large it is, and of no part: 较大面积农村水体."""


def _worth(scope: str) -> bool:
    """A scope must narrow: a bare head noun (建筑, 项目) alone narrows nothing."""
    if scope.startswith(OF_SIZE):
        return False
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
        "学校",
        "医院",
        "企业",
    ]
)
