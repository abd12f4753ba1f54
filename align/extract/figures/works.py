"""Counted works: 加快25个园区建设, 甲、乙等6条专用线年底前建成投用; ways measured: 5分钟换乘."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.founded import of_founded
from align.extract.figures.things import thing_after
from align.extract.figures.values import make_draft
from align.extract.figures.verbs import Verb
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.lexicon.indicators import closest
from align.model.quantity import Quantity

_RUNNING = (
    "建成投用", "建成投运", "建成投产", "建成投入使用", "建成并投入使用", "建成运行", "建成并网",
    "建成通车", "投入使用", "投入运行", "投入运营", "并网发电", "投运", "投产", "投用", "通车",
    "开通运营", "竣工", "完工", "建成",
)  # fmt: skip
"""What becomes of a counted thing that is built."""
_ENDS = ("建设", "改造", "治理", "修复", "整治", "创建", "搬迁", "淘汰", "更新", "升级", "试点")
"""Ends of works: what is done to a counted thing, behind its name."""
_HASTENING = ("加快推进", "加快", "抓好", "统筹推进", "扎实推进", "启动")
_BEGINNING = (
    "持续推进", "加快推进", "加快建设", "加快", "抓好", "推进", "推动", "完成", "建成", "建设",
    "新建", "打造", "创建", "培育", "实施",
)  # fmt: skip
_BUILDING = frozenset(("建成", "建设", "新建", "打造", "创建", "培育", "加快建设"))
_WAYS = ("换乘", "乘车", "上车", "可达", "直达", "通达", "到达", "上高速", "到站")
"""What is measured by the time or the way that it takes."""


_PLACES = ("园区", "县", "市", "区", "地")


def works_drafts(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """The target that a thing sets by its size or the works done to it, or one measured way."""
    quantity = group[0]
    if (founded := of_founded(text, room[0], quantity, group[-1])) is not None:
        verb = Verb(founded[0], "level", None, founded[1])
        return thing_after(text, room, group, verb)  # 形成|规模超过50亿元|的绿色基金
    if len(group) > 1:
        return []
    if quantity.dimension in {"time", "length"}:
        return _way(text, room, quantity)
    if not quantity.dimension.startswith("count"):
        return _of_whole(text, room, group)
    return (
        _running(text, room, quantity)
        or _hastened(text, room, group)
        or _last_of_list(text, room, group)
    )


_FOUNDING = cues.by_first(("建成", "创建", "培育", "打造", "新增", "推广", "安装", "配备", "改造"))
_LEAST_THING = 3


def built_by(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> list[Draft]:
    """What a set builds by a date, counted behind its name: 公共机构|建成|示范项目|50个."""
    quantity = group[0]
    if len(group) > 1 or reign.deadline is None or not quantity.dimension.startswith("count:"):
        return []
    low, high = strip_phrase(text, room[0], quantity.outer_start)
    if text[group[-1].outer_end : room[1]].strip("以上左右、和"):
        return []
    for at, verb in cues.every(text, low + 2, high - _LEAST_THING, _FOUNDING):
        scope, begin = text[low:at], at + len(verb)
        if not is_scope(scope) or "、" in text[begin:high]:
            return []
        phrase = read_phrase(text, begin, high)
        if phrase is None:
            return []
        phrase = phrase._replace(scope=scope, indicator=text[begin:high], start=low)
        founded = Verb(quantity.start, "increase" if verb == "新增" else "level", None, verb)
        return [make_draft(phrase, quantity, founded)]
    return []


@cache
def _built() -> re.Pattern[str]:
    when = r"\d{4}年(?:底|末|内)?(?:以?前)?|年底前|年底|年内|上半年|\d{1,2}月(?:底|末)?(?:前)?"
    how = "力争|争取|确保|于|在|到|将|要|全部|基本|陆续|相继|如期"
    run = cues.alternatives(_RUNNING)
    return re.compile(rf"的?([^,;。、已\n]{{2,24}}?)(?:{how}|{when})*{run}(?![^,;。])")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(\d{4})年")


def _running(text: str, room: tuple[int, int], quantity: Quantity) -> list[Draft]:
    """A count of things that are built by a date: 等6条专用线力争2025年底前建成投用."""
    built = _built().match(text, quantity.outer_end, room[1])
    if built is None or cues.holds(text[room[0] : quantity.outer_start], ("已", "现有")):
        return []
    noun = Phrase(built.group(1), closest(built.group(1)), None, quantity.start, built.end())
    phrase = read_phrase(text, built.start(1), built.end(1)) or noun
    low = strip_phrase(text, room[0], quantity.outer_start)[0]
    start = low if text.endswith("等", low, quantity.outer_start) else quantity.outer_start
    year = _year().search(text, built.end(1), built.end())
    phrase = phrase._replace(start=start, end=built.end())
    draft = make_draft(phrase, quantity, Verb(start, "level", None, "建成"))
    return [draft._replace(end=built.end(), year=int(year.group(1)) if year else None)]


def _hastened(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """加快25个园区建设: a verb that only hastens, and the works behind the thing."""
    start = group[0].outer_start
    word = cues.last_word(text, room[0], start, _HASTENING)
    if word and _works_end(text, group[0], room[1]):
        return thing_after(text, room, group, Verb(start - len(word), "level", None, word))
    chosen = cues.last_word(text, room[0], start, ("选择", "选取", "选定"))
    carried = cues.holds(text[group[0].outer_end : room[1]], ("开展", "实施", "进行"))
    if chosen and carried and text.endswith(_ENDS, start, room[1]):
        return thing_after(text, room, group, Verb(start - 2, "level", None, chosen))
    if text.endswith(("至少明确", "至少确定"), room[0], start):
        return thing_after(text, room, group, Verb(start - 4, "level", ">=", "明确"))
    return []


def _last_of_list(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """完成甲、乙等5个基地建设: the names stand between the verb and the number of them."""
    start = group[0].outer_start
    named = cues.without_end(text, room[0], start, _PLACES)
    if not text.endswith("等", room[0], named):
        return []
    low = room[0]
    while low < start and text[low] in "、,，到至在 ":
        low += 1
    word = cues.first_word(text, low, start, _BEGINNING)
    if word is None or not (word in _BUILDING or _works_end(text, group[0], room[1])):
        return []
    return thing_after(text, room, group, Verb(low, "level", None, word))


def _works_end(text: str, quantity: Quantity, end: int) -> bool:
    """Whether works end what stands behind a count, its thing before them."""
    end = cues.without_end(text, quantity.outer_end, end, ("工作", "任务", "工程"))
    if not text.endswith(_ENDS, quantity.outer_end + 2, end):
        return False
    return not cues.holds(text[quantity.outer_end : end], ("、", "率先", "开展", "探索", "推进"))


def _way(text: str, room: tuple[int, int], quantity: Quantity) -> list[Draft]:
    """实现5分钟换乘、500米乘车: the time or the way that something takes."""
    way = cues.first_word(text, quantity.outer_end, room[1], _WAYS)
    if way is None:
        return []
    end = quantity.outer_end + len(way)
    if end < room[1] and text[end] not in "、和及":
        return []
    phrase = Phrase(way, closest(way), None, quantity.outer_start, end)
    return [
        make_draft(phrase, quantity, Verb(quantity.start, "level", None, "实现"))._replace(end=end)
    ]


@cache
def _by_share() -> re.Pattern[str]:
    """按总车位20%比例|配建, with the thing before it."""
    return re.compile("(?:的?比例)?(?:规划|同步|分类)*(?:配建|配置|预留|安装|设置)(?![^,;。])")


_THINGS = ("设施", "设备", "车位", "桩")
"""Ends of what is fitted, and not of what it is fitted to: 充电设施按…, 新建建筑按…."""


def _of_whole(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """THING + 按 + whole + share + 比例配建; 形成全市392吨/日的处置能力."""
    quantity = group[0]
    if quantity.dimension == "ratio":
        done = _by_share().match(text, quantity.outer_end, room[1])
        at = text.rfind("按", room[0], quantity.outer_start) if done else -1
        phrase = read_phrase(text, room[0], at) if at > room[0] + 1 else None
        if done is None or phrase is None or quantity.outer_start - at > 24:
            return []
        verb = Verb(at, "level", None, "按照")
        if is_scope(phrase.indicator) and not phrase.indicator.endswith(_THINGS):
            phrase = phrase._replace(indicator="配建比例", key=None, scope=phrase.indicator)
        return [
            make_draft(phrase._replace(end=done.end()), quantity, verb)._replace(end=done.end())
        ]
    whole = cues.last_word(text, room[0], quantity.outer_start, cues.words("scope", "whole"))
    at = quantity.outer_start - len(whole or "")
    if whole and text.startswith("的", quantity.outer_end) and text.endswith("形成", room[0], at):
        return thing_after(text, room, group, Verb(at - 2, "level", None, "形成"))
    return []
