"""Figures before the thing that they count, and shares of a set that reach a state."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.figures.attained import is_slot, set_and_state
from align.extract.figures.founded import empty_noun
from align.extract.figures.values import make_draft
from align.extract.figures.verbs import Verb, find_verb
from align.extract.naming.lists import split_list
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.strip import strip_phrase
from align.extract.worded.spread import MEMBERS, REACHING
from align.lexicon.indicators import closest
from align.model.quantity import Quantity

_AROUND = ("的", " ")
_REACHING = cues.by_first(
    (
        *("进行", "实施", "开展", "达到", "实现", "完成", "纳入", "通过", "安装", "建成"),
        *("配备", "采用", "使用", "符合"),
    )
)


def thing_after(text: str, room: tuple[int, int], group: list[Quantity], verb: Verb) -> list[Draft]:
    """Frame 2: the thing that is counted stands after the figure."""
    quantity = group[-1]
    low, high = quantity.outer_end, room[1]
    if text.startswith(("、", "和", "与", "及", ","), low):
        return []
    low = cues.without_start(text, low, high, _AROUND)
    high = _cut_next(text, low, high)
    whole = text[low:high].strip("、和与及等")
    bare = cues.without_end(text, low, high, cues.words("strip", "noun_tail"))
    works = quantity.dimension.startswith("count:") and text.endswith("工程", low, high)
    if bare - low >= 2 and not works:  # what is counted in 50个节能示范工程 is 工程
        high = bare
    noun = text[low:high].strip("、和与及")
    if quantity.dimension in {"calendar", "time"} or _undertaken(quantity, whole):
        return []
    if len(noun) < 2 or noun[0] in "以为时至)）、" or noun in _NO_THINGS or empty_noun(noun):
        return []
    inside = cues.found(text, low + 2, high - 1, _REACHING)
    scope: str | None = None
    start = low
    if inside:
        after = inside[0] + len(inside[1])
        after += text.startswith("了", after, high - 1)
        if after < high - 1:
            scope, start = text[low : inside[0]], after
    scope = scope or _acting_scope(text, room[0], verb.start, quantity)
    indicator = text[start : low + len(text[low:high].rstrip("、和与及"))]
    added = "新增" in verb.word or "新建" in verb.word
    phrase = read_phrase(text, start, start + len(indicator))
    if phrase is not None and (scope or not phrase.scope):
        phrase = phrase._replace(scope=scope, indicator=indicator)
    phrase = phrase or Phrase(indicator, None, scope, start, start + len(indicator))
    phrase = phrase._replace(start=verb.start, end=start + len(indicator), added=added)
    increased = "新增" in verb.word or "净增" in verb.word
    verb = verb._replace(change="increase" if increased else "level")
    return [
        make_draft(phrase, each, verb)._replace(end=start + len(indicator)) for each in group[:1]
    ]


_NO_THINGS = ("大关", "关口", "目标", "水平", "规模")
"""What may follow a figure that counts no thing: 突破5000亿元大关."""
_UNDERTAKINGS = ("重点工程", "重大工程", "行动", "任务", "举措", "措施", "计划")


def _undertaken(quantity: Quantity, noun: str) -> bool:
    """Whether it counts a plan's own undertakings (推进九项工程), which sets no target."""
    return quantity.unit in {"项", "个"} and (
        noun.endswith(_UNDERTAKINGS) or noun in {"工程", "重点"}
    )


def _acting_scope(text: str, start: int, end: int, quantity: Quantity) -> str | None:
    """Who or what the duty falls on where it stands before the verb: 新建工程至少使用一种…."""
    low, high = strip_phrase(text, start, end)
    words = text[low:high]
    if len(words) >= 4 and (cues.narrows(words) or quantity.unit == "种"):
        return words
    if len(words) >= 4 and text.startswith("具备", end):
        return words  # 省级电网|具备|5%以上的响应能力
    if len(words) >= 4 and text.startswith(("形成", "达到"), end) and words.endswith("行业"):
        return words  # 水泥行业|形成|20万吨的捕集能力
    if len(words) >= 4 and words.endswith(_OF_PLACES) and not words.startswith(_BY_MEANS_OF):
        return words.removeprefix("在")  # 工业园区|新增30个充电站
    acting = cues.action_end(text, low, high)
    if acting is not None and acting[0] - low > 2 and text.endswith("各", low, acting[0]):
        return text[low : acting[0] - 1]
    return None


_OF_PLACES = ("园区", "开发区", "示范区", "高新区", "新区", "新城", "功能区", "产业园", "工业园")
"""Ends of the names of places, where something is added or built."""
_BY_MEANS_OF = ("依托", "利用", "结合", "面向", "针对", "以", "向", "从", "由", "各")


def _cut_next(text: str, low: int, high: int) -> int:
    """Where the noun after a figure ends: before the next figure's verb or the segment's end."""
    listed = text[high : high + 1].isdigit() or text.startswith(_BOUNDS, high)
    if listed and (deed := cues.found(text, low + 2, high - 2, _DEEDS)):
        return deed[0]  # 建设5座能源站|、减少锅炉房3座
    return high - len(cues.last_word(text, low, high, _NEXT) or "")


_NEXT_VERBS = ("新建", "新增", "建成", "改造", "推广", "打造", "创建", "培育", "完成", "")
_NEXT = tuple(
    sorted((link + verb for verb in _NEXT_VERBS for link in (*"、和及与", "以及")), key=len)
)[::-1]
_BOUNDS = ("不少于", "不低于", "至少", "超过", "约", "近", "超")
_DEEDS = cues.by_first(
    link + verb
    for link in "、和及并"
    for verb in (*_NEXT_VERBS[:-1], "减少", "淘汰", "拆除", "关停", "压减", "建设", "更新")
)
"""What begins the next deed of a list."""
_TAKEN = (
    *("覆盖", "达标", "普及", "接入", "建成", "建设", "预留", "设置", "处理", "收集", "执行"),
    *("使用", "采用", "安装", "配备", "配置", "配建", "配套", "完成", "实现", "纳入"),
)


def _taken(after: str) -> bool:
    """Whether the words after a share say what it is done to: 100%覆盖, 80%的全纳入."""
    return after.removeprefix("的").removeprefix("全").startswith(_TAKEN)


def share_of_set(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """Frame 3 and 5: a share of a set that reaches a state, or a set covered to a share."""
    quantity = group[0]
    if quantity.dimension != "ratio":
        return []
    low, high = strip_phrase(text, room[0], quantity.outer_start)
    before = text[low:high]
    after = text[quantity.outer_end : room[1]]
    if before in {"一批", "若干"}:
        return []
    if len(before) >= 2 and (_taken(after) or _attained(before, after)):
        owed = before.find("按")
        return _covered(text, (low, low + owed if owed >= 0 else high), quantity, room[1])
    reach = cues.last_word(text, low, high, REACHING)
    if reach is not None and high - low - len(reach) >= 2 and after.startswith("的"):
        return _spread_to(text, (low, high - len(reach)), quantity, room[1])
    if before.startswith("全部") and (
        both := _whole_and_share(text, (low, high), quantity, room[1])
    ):
        return both
    unnamed = low >= high or cues.whole_start(text, low, high) == high
    bare = _bare_set().match(after) if unnamed else None
    if not (bare or after.startswith(("的", "面积", "区域"))) or (
        len(before) >= 2 and not (unnamed or _opens_share(before))
    ):
        return []
    offset = quantity.outer_end
    state = set_and_state(text, offset + after.startswith("的"), room[1])
    if state is None and (paired := _in_parallel(text, room[1], after, quantity)):
        return [paired]
    acts = unnamed or before.startswith("的") or _acts(before)
    named_before = len(before) >= 2 and not acts
    scope = before if named_before and _opens_share(before) else None
    if state:
        named = text[offset : state[0]].lstrip("的")
        end = min(room[1], state[1] + _LONGEST_STATE)
        further = text.find("且", state[1] + 2, end)
        end = further if further > 0 else end  # 完成改造|且应用率达到50%
        indicator = text[state[1] : end]
        if scope and named in {"面积", "区域", "数量"}:
            start = low
        elif scope and (cues.ends_in_part(named) or is_slot(named)):
            scope, start = scope.removesuffix("的") + named, low  # 农村80%的|学校|建成绿色学校
        elif scope:
            indicator, start = text[offset:end].removeprefix("的"), low
        else:
            scope, start = named, quantity.start
    else:
        indicator, start, end = after.removeprefix("的"), quantity.start, room[1]
    if len(indicator) < 2:
        return []
    phrase = Phrase(indicator, closest(indicator), scope, start, end)
    verb = Verb(start, "level", None, "达到")
    return [make_draft(phrase, quantity, verb)._replace(end=end)]


_LONGEST_STATE = 30


def _whole_and_share(
    text: str, members: tuple[int, int], quantity: Quantity, end: int
) -> list[Draft]:
    """All of one set and a share of another: 全部|市直机关|及60%以上的|学校|建成|节水型单位."""
    low, high = members
    state = set_and_state(text, quantity.outer_end + 1, end)
    named = text[low + 2 : high]
    if state is None or not named.endswith(("及", "和", "与")) or "率" in text[state[1] : end]:
        return []
    indicator = text[state[1] : end]
    key = closest(indicator)
    whole = Phrase(indicator, key, named[:-1].removesuffix("以"), low, end)
    share = Phrase(indicator, key, text[quantity.outer_end + 1 : state[0]], quantity.start, end)
    part = make_draft(share, quantity, Verb(quantity.start, "level", None, "达到"))
    return [state_draft((low, end), low, whole, "全部"), part._replace(end=end)]


@cache
def _proportioned() -> re.Pattern[str]:
    """What is done in a proportion: 按不低于10%的比例|规划配建|充电设施."""
    return re.compile(
        "(?:[、且和,][^,;。0-9]{0,12}[0-9.~—-]+(?:个)?小时(?:及?以上)?)?(?:的?[^,;。的]{0,4}(?:比例|标准|要求))?"
        "(?:规划|配套|同步|统一|合理)*"
        "(?:配置|配建|建设|安装|设置|预留|配备|建成|布局|采购|使用)([^,;。0-9]{2,20})(?![^,;。])"
    )


def in_proportion(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """Frame 6: SET + 按照 + share + verb + THING, the set perhaps in the segment before."""
    quantity = group[0]
    if quantity.dimension != "ratio":
        return []
    at = text.rfind("按", room[0], quantity.outer_start)
    if at < 0 or quantity.outer_start - at > 14:
        return []
    done = _proportioned().match(text, group[-1].outer_end)
    if done is None:
        return []
    low, high = strip_phrase(text, room[0], at)
    scope = text[low:high] if high - low >= 2 and cues.ends_in_part(text[low:high]) else None
    if scope is None:
        scope, low = _set_before(text, room[0]), at
    indicator = done.group(1)
    phrase = Phrase(indicator, closest(indicator), scope, low, done.end())
    bound = find_verb(text, at - 1, quantity)  # 不低于装机容量的10%
    verb = Verb(quantity.start, "level", bound.comparator if bound else None, "按照")
    phrases = [phrase]
    if len(group) > 1 and len(sets := split_list(text, low, high)) == len(group):
        phrases = [phrase._replace(scope=text[first:last]) for first, last in sets]
    return [
        make_draft(each, figure, verb)._replace(end=done.end())
        for each, figure in zip(phrases, group, strict=False)
    ]


_REACH = 60
"""How far from a figure its set or its state may stand, in characters."""


def _set_before(text: str, start: int) -> str | None:
    """The set that the segment before names and says nothing of: 新建停车场,按照…."""
    if text[start - 1 : start] not in (",", "，"):
        return None
    far = max(0, start - _REACH)
    opened = max(far - 1, *(text.rfind(mark, far, start - 1) for mark in ",，。;；:："))
    low, high = strip_phrase(text, opened + 1, start - 1)
    named = text[low:high]
    return named if 3 < len(named) <= 24 and cues.ends_in_part(named) else None


def _attained(before: str, after: str) -> bool:
    """Whether a share of a set attains something: 县级以上机关|80%|达到创建要求."""
    return after.startswith(("达到", "符合", "通过", "获得", "为")) and cues.ends_in_part(before)


def _in_parallel(text: str, end: int, after: str, quantity: Quantity) -> Draft | None:
    """A set whose state only the last of several prints: 60%的医院、50%的学校建成绿色医院、学校."""
    named = after.removeprefix("的").rstrip("、和及")
    if not after.endswith(("、", "和", "及")) or not cues.ends_in_part(named):
        return None
    state = _last_state().search(text, end, end + _REACH)
    if state is None:
        return None
    indicator = state.group(1)
    phrase = Phrase(indicator, closest(indicator), named, quantity.start, end)
    verb = Verb(quantity.start, "level", None, "达到")
    return make_draft(phrase, quantity, verb)._replace(end=end - 1)


@cache
def _last_state() -> re.Pattern[str]:
    return re.compile("(?:建成|达到|完成|实现|通过|获得|创建)([^,;。]{2,30})")


def _acts(before: str) -> bool:
    """Whether the words before a share only say what is done, and name no set."""
    return cues.without_start(before, 0, len(before), cues.words("strip", "head")) == len(before)


def _opens_share(before: str) -> bool:
    return cues.ends_in_part(before) or before in {"推动", "确保"}


def _spread_to(text: str, thing: tuple[int, int], quantity: Quantity, end: int) -> list[Draft]:
    """A thing that reaches a share of a set: 天然气管网|覆盖|80%以上|的乡镇."""
    phrase = read_phrase(text, *thing)
    members = text[quantity.outer_end + 1 : end]
    if phrase is None or not (cues.ends_in_part(members) or members.endswith(MEMBERS)):
        return []
    phrase = phrase._replace(scope=members)
    return [
        make_draft(phrase, quantity, Verb(quantity.start, "level", None, "覆盖"))._replace(end=end)
    ]


@cache
def _bare_set() -> re.Pattern[str]:
    """A set right after its share, and what it comes to: 80%以上|钢铁产能|完成超低排放改造."""
    return re.compile("[^,;。、的0-9]{2,14}?(?:完成|达到|实现|建成|通过)[^,;。]{2}")


_REACHED = (
    *("建成", "建设", "预留", "设置", "完成", "实现", "达到", "安装", "使用", "执行", "采用"),
    *("配备", "配置", "配建", "配套", "纳入", "为", "符合", "通过", "获得"),
)


def _covered(text: str, subject: tuple[int, int], quantity: Quantity, end: int) -> list[Draft]:
    """One target per member: 配电自动化、智能电表和配电通信网100%覆盖."""
    drafts = []
    verb = Verb(quantity.start, "level", None, "覆盖")
    word = cues.first_word(text, quantity.outer_end, end, _REACHED)
    indicator = text[quantity.outer_end + len(word) : end] if word else ""
    if 2 <= len(indicator) <= 20 and not cues.holds(indicator, ",;。"):
        scope = text[subject[0] : subject[1]]
        phrase = Phrase(indicator, closest(indicator), scope, subject[0], end)
        return [make_draft(phrase, quantity, verb)._replace(end=end)]
    for low, high in split_list(text, *subject):
        member = read_phrase(text, low, high)
        if member is not None:
            draft = make_draft(member, quantity, verb)
            drafts.append(draft._replace(end=quantity.end + 2))
    return drafts
