"""What is forbidden and what is owed at once: 不再新建…, SET应安装…."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest


def _with_exception(text: str, segment: Segment, start: int) -> int:
    """Where a duty begins with the exception before it: 除…外,不再新建…."""
    if text.startswith("除", segment.start) and "外" in text[segment.start : start]:
        return segment.start
    before = text.rfind("除", max(0, segment.start - 40), segment.start)
    if before < 0 or not text.endswith(("外", "以外"), before, segment.start - 1):
        return start
    return start if "。" in text[before : segment.start] else before


_FORBIDDING = (
    *("禁止", "严禁", "不得", "不再", "一律不得", "一律不", "停止", "不予"),
    *("原则上不再", "原则上不", "原则上不得"),
)
_OBLIGING = cues.by_first(("应当", "应", "须", "必须", "原则上应当", "原则上应", "原则上", "一律"))
_DEGREES = ("全部", "全面", "优先", "同步", "严格")


@cache
def _forbidding() -> re.Pattern[str]:
    forbid = cues.alternatives(_FORBIDDING)
    act = cues.alternatives(cues.words("coverage", "prohibited"))
    through = cues.alternatives(cues.words("coverage", "barred_from"))
    name = f"以[^,;。]{{2,20}}?名义(?:变相|违规|违法|擅自|开发){{0,2}}{act}"
    return re.compile(f"({forbid})({act}|{name}|[^,;。]{{2,24}}?{through})")


_BANNING = ("全面停止", "全面禁止", "严格禁止", "坚决禁止", "严禁", "禁止")
"""Words that forbid whatever follows them."""
_NO_BANS = (
    *("类", "性", "准入", "清单", "开发区", "建设区", "区", "的", "等", "或", "和", "与", "、"),
    *("线", "标志", "措施", "手段", "工作", "期", "令", "事项", "行为", "限制", "散烧区", "燃放区"),
)
"""What follows where a word of these is part of a name: 禁止类, 禁止开发区."""
_CONDUCT = (
    "一刀切", "弄虚作假", "形式主义", "运动式", "层层加码", "造假", "截留", "挪用", "一哄而上",
    "借机", "名义", "变相", "走过场", "大拆大建", "政绩", "搞",
)  # fmt: skip
"""What is forbidden to those who carry out a plan: no commitment of the plan."""
_VAGUE_CONDUCT = ("活动", "行为", "现象", "干扰", "问题", "问题发生", "倾向", "做法")
_HARM = ("等破坏行为", "等毁坏行为", "等污染行为", "等侵占行为", "等损毁行为")
"""Ends of lists of deeds that are done to the land, and not in the carrying out of a plan."""
_LONGEST_BAN = 40


def _banned(text: str, segment: Segment) -> tuple[int, int, str] | None:
    """Where a ban of any noun or act begins and what it bans begins, with its word."""
    for word in _BANNING:
        at = text.find(word, segment.start, segment.end)
        low = at + len(word)
        if at < 0 or text.startswith(_NO_BANS, low) or text.startswith("除外", segment.end):
            continue
        what = text[low : segment.end]
        if not 4 <= len(what) <= _LONGEST_BAN or cues.holds(what, _CONDUCT) or "." in what:
            continue
        if what.endswith(_VAGUE_CONDUCT) and not what.endswith(_HARM):
            continue
        return at, low, word
    return None


@cache
def _of_whom() -> re.Pattern[str]:
    """Those to whom it is forbidden, printed behind the ban: 严禁|钢铁行业|新增产能."""
    act = cues.alternatives(cues.words("coverage", "prohibited"))
    set_of = cues.alternatives(("行业", "企业", "领域", "地区", "园区", "区域", "流域", "区内"))
    return re.compile(f"([^,;。、对]{{1,14}}?{set_of})({act})")


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r"(?:自|从)\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?起,?(?:全面)?$")


def forbidden_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """What a segment forbids, with the set that it is forbidden to and what is excepted."""
    if not cues.holds(text[segment.start : segment.end], _FORBIDDING):
        return []
    match = _forbidding().search(text, segment.start, segment.end)
    banned = (match.start(), match.start(2), match.group(1)) if match else None
    banned = banned or _banned(text, segment) or _no_longer(text, segment, reign)
    if banned is None or text.endswith("鼓励", 0, banned[0]):
        return []
    at, begin, word = banned
    rest = text[begin : segment.end]
    if len(rest) < 4 or "目录" in rest or rest.startswith(_NO_BANS):
        return []
    since = None
    if "年" in text[segment.start : at]:
        since = _since().search(text, segment.start, at)
    low, high = strip_phrase(text, segment.start, since.start() if since else at)
    scope = text[low:high] if high - low >= 2 and _barred(text[low:high], word) else None
    if scope is not None and cues.whole_start(text, low, high) == high:
        scope = None
    whom = _of_whom().match(rest) if scope is None else None
    if whom is not None:
        scope, rest = whom.group(1), rest[whom.end(1) :]
        low = at
    start = low if scope else at
    start = _with_exception(text, segment, start)
    phrase = Phrase(rest, closest(rest), scope, start, segment.end)
    draft = state_draft((start, segment.end), at, phrase, word)
    return [draft._replace(standing=True)]


_PREMISES = ("场所", "民宿", "饭店", "餐馆", "商店", "市场", "外卖", "快递", "快件")
"""Ends of those who give up something (不再), besides the sets of cues.toml."""


def _barred(subject: str, word: str) -> bool:
    """Whether something is forbidden to what stands before the ban, or gone from it (不再)."""
    if is_scope(subject):
        return True
    if len(subject) > _LONGEST_BAN:
        return False
    return word == "基本不再" or (word == "不再" and subject.endswith(_PREMISES))


def _no_longer(text: str, segment: Segment, reign: Reign) -> tuple[int, int, str] | None:
    """Where SET + 不再 + act by a date begins, or SET + 基本不再 + act."""
    at = text.find("不再", segment.start + 2, segment.end)
    if at < 0:
        return None
    basic = text.endswith("基本", segment.start, at)
    if not basic and reign.deadline is None:
        return None
    low, high = strip_phrase(text, segment.start, at)
    subject = text[low:high]
    if high - low < 2 or not (basic or is_scope(subject) or subject.endswith(_PREMISES)):
        return None
    return (at - 2, at + 2, "基本不再") if basic else (at, at + 2, "不再")


_STANDARDS = ("标准", "限值", "限额", "规范")
"""Ends of what a set must keep to."""
_VAGUE = ("政策", "制度", "目录", "办法", "规定")


def executing_drafts(text: str, segment: Segment) -> list[Draft]:
    """SET + 严格执行 + standard: a duty in force at once, whether 应 is printed or not."""
    at = text.find("执行", segment.start + 2, segment.end - 3)
    if at < 0 or not text.endswith(_STANDARDS, at, segment.end):
        return []
    standard = text[at + 2 : segment.end]
    low, high = strip_phrase(text, segment.start, at)
    if text.startswith("对", segment.start, low):
        return []  # 对…严格执行: done to somebody, by nobody who is named
    scope = text[low:high]
    if not 4 <= len(standard) <= 24 or high - low < 2 or not is_scope(scope):
        return []
    if standard.startswith("更") or cues.holds(standard, _VAGUE):
        return []
    phrase = Phrase(standard, closest(standard), scope, low, segment.end)
    return [state_draft((low, segment.end), at, phrase, "执行")._replace(standing=True)]


@cache
def _replacing() -> re.Pattern[str]:
    how = "严格|依法|依规|依法依规|全面|一律|应当|应|须|必须"
    return re.compile(
        f"(?:{how})*(落实|执行|实施|实行)((?:产能|排放|污染物|能耗)[^,;。]{{0,8}}置换)$"
    )


def replacing_drafts(text: str, segment: Segment) -> list[Draft]:
    """SET + 严格落实 + 产能置换: what every new work of a kind must make good elsewhere."""
    if not text.endswith("置换", segment.start, segment.end):
        return []
    match = _replacing().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    scope = text[low:high]
    if high - low < 4 or not scope.endswith(("项目", "产能", "工程")):
        return []
    named = match.group(2)
    phrase = Phrase(named, closest(named), scope, low, segment.end)
    draft = state_draft((low, segment.end), match.start(1), phrase, match.group(1))
    return [draft._replace(standing=True)]


@cache
def _occasions() -> re.Pattern[str]:
    return re.compile("(?:^|[,;。])((?:新增|更新|新建|购置|配备|采购|新购)[^,;。]{2,36})时,")


_BACK = 100
"""How far before a duty the occasion of it may stand, in characters."""


def _occasion(text: str, start: int) -> tuple[int, int] | None:
    """What is got when the duty falls due: 更新公务用车时,除特殊情况外,|应购置新能源汽车."""
    found = list(_occasions().finditer(text, max(0, start - _BACK), start))
    if not found or "。" in text[found[-1].end() : start]:
        return None
    return found[-1].span(1)


def obliged_drafts(text: str, segment: Segment) -> list[Draft]:
    """What a segment lays on a set as a duty in force at once."""
    verbs = cues.words("coverage", "duty_verbs")
    duty = cues.found_before(text, segment.start, segment.end, _OBLIGING, verbs, between=_DEGREES)
    if duty is None:
        return []
    low, high = strip_phrase(text, segment.start, duty.start)
    scope = text[low:high]
    occasion = _occasion(text, segment.start) if high - low < 2 else None
    if occasion is not None:
        low, high = occasion
        scope = text[low:high]
    thing = text[duty.end : segment.end]
    if high - low < 2 or not 2 <= len(thing) <= 24 or not is_scope(scope):
        return []
    if thing.endswith(cues.words("reference", "relative")):
        return []  # must attain what others have attained: a figure set elsewhere
    phrase = Phrase(thing, closest(thing), scope, low, segment.end)
    draft = state_draft((low, segment.end), duty.start, phrase, duty.word)
    return [draft._replace(standing=True)]
