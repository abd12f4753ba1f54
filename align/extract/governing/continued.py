"""Subjects that are not printed in full: the last one goes on, for a part or with another verb."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.acts import ACTS
from align.extract.governing.reign import Reign
from align.extract.naming.lists import split_list
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.strip import strip_phrase
from align.lexicon.indicators import closest

_SAID = frozenset(("该比例", "这一比例", "该比重", "该指标", "上述比例", "这一指标", "该占比"))
"""Words that stand for the indicator named last."""

_PLACES = ("镇", "乡", "县", "市", "州", "旗")
_PLACE = 6
"""Names of places of that many characters at most are read without a list of them."""
_LEVELS = ("世界级", "国家级", "省级", "自治区级", "市级", "区级", "县级", "区县级", "县区级")


def continued(phrase: Phrase, last: Phrase, *, rate: bool) -> Phrase:
    """A phrase that goes on with the last subject (占…比重, 该比例, 其他地区), completed by it."""
    if phrase.indicator in _SAID:
        return last._replace(start=phrase.start, end=phrase.end)
    if phrase.indicator.startswith("占"):
        joined = last.indicator + phrase.indicator
        return phrase._replace(indicator=joined, key=closest(joined), scope=last.scope)
    if rate and phrase.key is None and not phrase.complete:
        part = ((phrase.scope or "") + phrase.indicator).rstrip("等")
        places = part.endswith(_PLACES) and (len(part) <= _PLACE or part[-2:-1].isdigit())
        if cues.ends_in_part(part) or places:
            measure = _beyond_place(last) if places else last.indicator
            return phrase._replace(indicator=measure, key=last.key, scope=part)
    if rate and phrase.scope is None and phrase.indicator in _RATES_OF_IT:
        return _rate_of(phrase, last)
    if phrase.key is None and phrase.scope is None and last.indicator.endswith(phrase.indicator):
        return phrase._replace(indicator=last.indicator, key=last.key, scope=last.scope)
    return phrase


def _beyond_place(last: Phrase) -> str:
    """The last indicator without the place that it begins with: 青山县|森林覆盖率."""
    for cut in range(2, _PLACE):
        rest = last.indicator[cut:]
        if last.indicator[cut - 1 : cut] in _PLACES and last.key and closest(rest) == last.key:
            return rest
    return last.indicator


_RATES_OF_IT = frozenset(
    ("利用率", "综合利用率", "资源化利用率", "回收率", "回收利用率", "处理率", "处置率",
     "重复利用率", "无害化处理率", "收集率")
)  # fmt: skip
_AMOUNTS = (
    *("使用量", "利用量", "处理量", "处置量", "回收量", "产生量", "收集量", "利用总量", "处理能力"),
    "利用规模",
)


def _rate_of(phrase: Phrase, last: Phrase) -> Phrase:
    """A bare rate with the thing whose amount is told before it: 再生水使用量…,|利用率…."""
    amount = cues.last_word(last.indicator, 0, len(last.indicator), _AMOUNTS)
    thing = last.indicator.removesuffix(amount or "")
    if amount is None or len(thing) < 2:
        return phrase
    joined = thing.removesuffix("综合").removesuffix("年") + phrase.indicator
    return phrase._replace(indicator=joined, key=closest(joined), scope=last.scope)


def with_whole(phrase: Phrase, whole: str) -> Phrase:
    """A share with the whole that is printed before the figure: 充电量|占全社会用电量的|3%."""
    whole = whole.removesuffix("的")
    if len(whole) < 3:  # 产能占三分之一 is a share of the things of its kind
        shared = phrase.indicator.endswith(("比", "比重", "率"))
        share = phrase.indicator + ("" if shared else "占比")
        named = whole in ("", "占") and "占" not in phrase.indicator
        return phrase._replace(indicator=share, key=closest(share)) if named else phrase
    joined = phrase.indicator + whole
    return phrase._replace(indicator=joined, key=closest(joined) or closest(joined + "比重"))


def of_the_last(text: str, low: int, high: int, reign: Reign) -> list[Phrase]:
    """The last subject, where only its part (其中公共机构…) or its verb (共改造…) stands."""
    words = text[low:high].removeprefix("共")
    if words in ACTS or words in _BEGUN:
        return reign.subjects if reign.measure is not None else worked_things(text, reign)
    if words in _LEVELS:
        return [_at_level(phrase, words) for phrase in reign.subjects[:1]]
    opened = text.rfind("其中", max(0, low - 24), low)
    if opened < 0 or "," in text[opened + 3 : low]:
        return []
    if (acted := cues.action_end(text, low, high)) is not None and acted[0] > low + 1:
        words = text[low : acted[0]]  # 其中工业园区内|建成|200个
    if not cues.ends_in_part(words):
        return []
    parts = [_of_part(phrase, words) for phrase in reign.subjects[:1]]
    return [part._replace(start=low, end=high) for part in parts]


def _of_part(phrase: Phrase, words: str) -> Phrase:
    """The last subject for a part, which may name it again: 平原区|零碳园区."""
    part = words.removesuffix(phrase.indicator)
    named = part if len(part) > 1 and cues.ends_in_part(part) else words
    return phrase._replace(scope=named)


def in_last_scopes(phrase: Phrase, last: list[Phrase], count: int) -> list[Phrase]:
    """One indicator with a figure for each set that the last subject named: 甲、乙…,…率分别…."""
    named = [each.scope for each in last if each.scope]
    if len(named) == 1:
        named = [named[0][low:high] for low, high in split_list(named[0], 0, len(named[0]))]
    if phrase.scope is not None or len(set(named)) != count or len(named) != count:
        return [phrase]
    return [phrase._replace(scope=scope) for scope in named]


_BEGUN = ("开工建设", "开工", "建成投用", "投用", "总规模", "投产规模")
_DONE_TO = (
    *("建设", "改造", "推广", "培育", "创建", "开发", "布局", "治理", "修复", "应用", "更新"),
    "使用",
    "发展",
)
_DOING = ("发展", "开发", "推广", "建设")
_SIZES = (
    *("装机规模", "装机容量", "总装机容量", "总装机", "装机", "总规模", "规模"),
    *("总面积", "面积", "产能", "产值", "保有量", "年产能", "产量", "应用面积"),
)
"""Sizes that mean nothing without the thing before them."""


def worked_on(text: str, reign: Reign, *, least: int = 3) -> list[Phrase]:
    """What the segment before says is worked on: 加快抽水蓄能电站建设,|开工建设|500万千瓦.

    ``least`` is how many characters its name must have.
    """
    segment = reign.worked_on
    if segment is None:
        return []
    low, high = strip_phrase(text, segment.start, segment.end)
    doing = cues.first_word(text, low, high, _DOING) or ""
    begun = cues.holds(text[segment.start : low], _DOING)  # taken off with the words before it
    if not (doing or begun or text.endswith(_DONE_TO, low, high)):
        return []
    low += len(doing)
    while text.endswith(_DONE_TO, low, high):
        high -= 2
    phrase = read_phrase(text, low, high) if high - low >= least else None
    return [phrase] if phrase is not None else []


def worked_things(text: str, reign: Reign) -> list[Phrase]:
    """The things that the segment before names, or says that are worked on."""
    return [_done_to(phrase) for phrase in reign.subjects] or worked_on(text, reign)


def _done_to(phrase: Phrase) -> Phrase:
    """The thing itself, where the last subject names what is done to it: 充电桩|建设."""
    bare = phrase.indicator[:-2]
    if not phrase.indicator.endswith(_DONE_TO) or (key := closest(bare)) is None:
        return phrase
    return phrase._replace(indicator=bare, key=key)


def with_thing(phrase: Phrase, text: str, reign: Reign) -> Phrase:
    """A bare size with the thing that the segment before works on: 发展光伏,|装机规模达到…."""
    if phrase.indicator not in _SIZES or phrase.scope is not None:
        return phrase
    for thing in worked_on(text, reign, least=2):
        if "、" not in thing.indicator and not thing.indicator.endswith(_SIZES):
            joined = thing.indicator + phrase.indicator
            return phrase._replace(indicator=joined, key=closest(joined), scope=thing.scope)
    return phrase


@cache
def _sized() -> re.Pattern[str]:
    """A size that tells members of a list apart, and the noun after it."""
    return re.compile(r"(\d+(?:\.\d+)?(?:千伏|kV|KV|兆瓦|MW|吨级|蒸吨))(.*)")


def headed_by_last(drafts: list[Draft]) -> list[Draft]:
    """Members of a list, with what only its last one prints: 8个500千伏、50个220千伏|变电站."""
    result = list(drafts)
    for at in range(len(drafts) - 2, -1, -1):
        this, last = result[at].phrase, result[at + 1].phrase
        bare = this.indicator.strip("、和与及")
        level = cues.first_word(last.scope or "", 0, 9, _LEVELS)
        own = cues.first_word(last.indicator, 0, len(last.indicator), _LEVELS)
        if bare in _LEVELS and own and not level:  # 2个省级、5个市级低碳社区
            levelled = _at_level(last, bare)._replace(start=this.start)
            result[at] = result[at]._replace(phrase=levelled)
            continue
        if bare in _LEVELS and level:  # 95%的省级、90%的市级党政机关达到创建标准
            scope = bare + (last.scope or "").removeprefix(level)
            meant = this._replace(indicator=last.indicator, key=last.key, scope=scope)
            end = result[at].end - (len(this.indicator) - len(this.indicator.rstrip("、和与及")))
            result[at] = result[at]._replace(phrase=meant, end=end)
            continue
        sized, next_sized = _sized().fullmatch(bare), _sized().match(last.indicator)
        if sized and next_sized and not sized.group(2) and next_sized.group(2):
            joined = sized.group(1) + next_sized.group(2)
            meant = this._replace(indicator=joined, key=closest(joined), scope=last.scope)
            result[at] = result[at]._replace(phrase=meant)
    return result


def _at_level(phrase: Phrase, level: str) -> Phrase:
    """The last thing at another level: 国家级绿色工厂8家,|省级|30家."""
    bare = cues.first_word(phrase.indicator, 0, len(phrase.indicator), _LEVELS) or ""
    indicator = level + phrase.indicator.removeprefix(bare)
    return phrase._replace(indicator=indicator, key=closest(indicator) or phrase.key)


MORE_OF_IT = ("新增", "再新增")
"""Words before a figure that add to the last subject: 年均新增50万千瓦."""
