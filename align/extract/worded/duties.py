"""What is forbidden and what is owed at once: 不再新建…, SET应安装…."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.governing.reign import Reign
from align.extract.naming.lists import split_list
from align.extract.naming.phrase import Phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.extract.worded.wholes import set_before
from align.lexicon.indicators import closest


def _with_exception(text: str, segment: Segment, start: int) -> int:
    """Where a duty begins with the exception before it: 除…外,不再新建…."""
    if text.startswith("除", segment.start) and "外" in text[segment.start : start]:
        return segment.start
    before = text.rfind("除", max(0, segment.start - 40), segment.start)
    if before < 0 or not text.endswith("外", before, segment.start - 1):
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
    rest = _without_exception(text[begin : segment.end])
    if "目录" in rest and not rest.endswith(_LISTED):
        return []
    if len(rest) < 4 or rest.startswith(_NO_BANS) or rest.endswith(_DEALT_WITH):
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
    if scope is None and rest.endswith("新增产能"):  # whose, the sentence has said before
        scope, low = _industry_before(text, segment), at
    start = low if scope else at
    start = _with_exception(text, segment, start)
    phrase = Phrase(rest, closest(rest), scope, start, segment.end)
    draft = state_draft((start, segment.end), at, phrase, word)
    return [draft._replace(standing=True)]


def _without_exception(banned: str) -> str:
    """What is banned without the exception in brackets behind it: 燃放烟花爆竹|(特殊用途)除外."""
    at = banned.rfind("(") if banned.endswith(("除外", "除外)")) else -1
    return banned[:at] if at > 1 else banned


_DEALT_WITH = ("、严肃查处", "、依法查处", "、限期整改", "、停产整改", "、停产整顿", "、依法处理")
"""What is done about the thing said before, which the ban has no word for: 停止建设|、严肃查处."""
_LISTED = ("类项目", "类产能", "类工艺", "类装备", "类设备", "类产品")
"""Ends of what a catalogue only tells the class of: 目录淘汰类项目."""


def _industry_before(text: str, segment: Segment) -> str | None:
    """The industries that the segments before speak of: 执行冶炼、建材等行业|产能置换规定,…."""
    far = max(0, segment.start - _FAR)
    begun = max(far, *(text.rfind(mark, far, segment.start) + 1 for mark in "。;；"))
    at = text.rfind("行业", begun, segment.start)
    if at < 0:
        return None
    opened = max(begun, *(text.rfind(mark, begun, at) + 1 for mark in ",，:："))
    low, high = strip_phrase(text, opened, at + 2)
    return text[low:high] if "、" in text[low:high] else None


_FAR = 90
"""How far before a ban the industry may stand that it holds for, in characters."""
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
    if standard.startswith(("更", "有关", "相关", "相应", "上述")) or cues.holds(standard, _VAGUE):
        return []
    phrase = Phrase(standard, closest(standard), scope, low, segment.end)
    return [state_draft((low, segment.end), at, phrase, "执行")._replace(standing=True)]


@cache
def _replacing() -> re.Pattern[str]:
    how = "严格|依法|依规|依法依规|全面|一律|应当|应|须|必须"
    measured = "产能|排放|污染物|能耗|煤耗|煤炭|用能|燃煤|碳排放"
    share = cues.alternatives(_AS_MUCH)
    what = f"((?:{measured})[^,;。]{{0,24}}?)"
    return re.compile(
        f"((?:{how})*)(落实|执行|实施|实行){what}(?:的?({share}(?:替代|置换))|(?<=.)置换)$"
    )


_AS_MUCH = (
    *("等量或减量", "减量或等量", "等量或倍量", "减量或倍量", "等量、减量", "等量减量"),
    *("等量", "减量", "倍量"),
)
"""How much of what new works take is to be made good."""


_REPLACED = ("替代", "置换")
_NEW_WORKS = ("项目", "产能", "工程")
"""Ends of what is built new, and must make good elsewhere what it takes."""
_LEAST = 2
_ADMITTING = (
    *("准入管理", "准入管控", "源头管控", "准入", "管理", "审批", "审查", "管控", "监管", "建设"),
    "审批管理",
)
"""What the segment before says is done about new works: 加强新建项目|准入管理."""


def replacing_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """SET + 严格落实 + 产能置换: what every new work of a kind must make good elsewhere.

    The set may stand in the segment before; without any, only what is to be done strictly to
    several things is a duty.
    """
    if not text.endswith(_REPLACED, segment.start, segment.end):
        return []
    match = _replacing().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    scope: str | None = text[low:high]
    if high - low <= len("项目") + 1 or not text.endswith(_NEW_WORKS, low, high):
        if high > low or not (match.group(1) and match.group(4)):
            return []
        low, scope = segment.start, _admitted(text, segment, reign)
    made_good = match.group(4) or "置换"
    drafts: list[Draft] = []
    members = split_list(text, *match.span(3), names=False)
    if scope is None and len(members) < _LEAST:
        return []  # 严格实施煤炭减量替代 is a policy that there is
    for start, end in members:
        named = text[start:end] + made_good
        first = start if drafts else low
        phrase = Phrase(named, closest(named), scope, first, segment.end)
        at = max(first, match.start(2))
        drafts.append(state_draft((first, segment.end), at, phrase, match.group(2)))
    return [draft._replace(standing=True) for draft in drafts]


def _admitted(text: str, segment: Segment, reign: Reign) -> str | None:
    """The new works that the segment before speaks of: 加强|新建、扩建冶炼项目|准入管理,…."""
    before = reign.worked_on
    if before is None or before.end + 1 != segment.start:
        return None
    low, high = strip_phrase(text, before.start, before.end)
    high = cues.without_end(text, low, high, _ADMITTING)
    works = high - low > len("新建项目") and text.endswith(_NEW_WORKS, low, high)
    return text[low:high] if works else None


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


def obliged_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """What a segment lays on a set as a duty in force at once."""
    verbs = cues.words("coverage", "duty_verbs")
    duty = cues.found_before(text, segment.start, segment.end, _OBLIGING, verbs, between=_DEGREES)
    if duty is None:
        return []
    low, high = strip_phrase(text, segment.start, duty.start)
    scope = text[low:high]
    occasion = _occasion(text, segment.start) if high - low < 2 else None
    if occasion is None and cues.without_end(text, low, high, cues.words("strip", "tail")) == low:
        occasion = set_before(text, segment, reign)  # 新建公共建筑,均应安装…
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
