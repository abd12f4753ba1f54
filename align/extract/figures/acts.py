"""Verbs that act on a counted thing, before its name: 建成充电桩1万个, 压减煤炭消费100万吨."""

from align.extract import cues
from align.extract.figures.verbs import Verb
from align.lexicon import indicators
from align.model.target import Change


def acts_before(text: str, start: int, end: int) -> str | None:
    """A verb of action among the words that were stripped before an indicator: 累计完成…."""
    words = text[start:end]
    return next((verb for verb in cues.words("action", "verbs") if verb in words), None)


_NOUNS_OF_VERBS = (
    "率",
    "量",
    "型",
    "能力",
    "面积",
    "用地",
    "区",
    "规模",
    "设施",
    "水平",
    "效率",
    "系统",
    "覆盖",
    "产业",
    "园",
    "工程",
    "项目",
)


def only_acts(text: str, low: int, high: int, verb: str) -> bool:
    """Whether a verb at the head of a phrase says what is done, and is no part of a name."""
    if not text.startswith(verb, low) or high - low - len(verb) < 2:
        return False
    if text.startswith(_NOUNS_OF_VERBS, low + len(verb), high):
        return False
    return indicators.longest_at(text, low, high) is None


def without_acts(text: str, low: int, high: int, verb: str) -> int:
    """Where a phrase begins without the verbs at its head: 新建、改建|绿道."""
    if not text.startswith(verb, low):
        verb = cues.first_word(text, low, high, ACTS) or verb
    while only_acts(text, low, high, verb):
        if text.startswith("现有", low + len(verb), high):
            return low  # to restore what is there (修复现有林地) is no growth of it
        low += len(verb)
        next_verb = cues.first_word(text, low + text.startswith(("、", "和"), low), high, ACTS)
        if next_verb is None:
            return low
        low += text.startswith(("、", "和"), low)
        verb = next_verb
    return low


def change_of(verb: str | None) -> Change:
    """The change that a verb of action means for the amount after its object."""
    if verb in {"压减", "压降", "削减", "减少", "减排", "节约"}:
        return "decrease"
    return "increase" if verb in {"新增", "新增加", "新建", "净增", "增加"} else "level"


ACTS = (
    "培养", "培训", "培育", "建成", "建设", "新建", "推广", "打造", "创建", "引进", "安装", "淘汰",
    "压减", "压降", "削减", "减少", "改造", "修复", "治理", "种植", "更新", "关停", "配备", "布局",
    "实施", "建成投运", "建成投产", "投运", "投产", "发展", "应用", "改建", "扩建", "新改建",
    "更换", "报废更新", "减排", "节约",
)  # fmt: skip
"""Verbs of action that stand before what they act on, and are no part of its name."""


_OF_EACH = ("高度", "宽度", "层数", "最高", "限高", "间距")


def acted_on(text: str, span: tuple[int, int], verb: Verb) -> tuple[tuple[int, int], Verb]:
    """A subject without the verb that acts on it (培养人才不少于五百名), and the change."""
    low, high = span
    act = cues.first_word(text, low, high, ACTS)
    if text.endswith(_OF_EACH, low, high):
        return span, verb  # 新建住宅高度: a class of things, and how high each may be
    if act is None or not only_acts(text, low, high, act) or high - low - len(act) < 4:
        return span, verb
    return (low + len(act), high), verb._replace(change=change_of(act))
