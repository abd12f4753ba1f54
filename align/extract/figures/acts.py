"""Verbs that act on a counted thing, before its name: 建成充电桩1万个, 压减煤炭消费100万吨."""

from align.extract import cues
from align.extract.figures.verbs import Verb
from align.extract.naming.phrase import Phrase
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
    return "increase" if verb in {"新增", "新增加", "新建", "增加"} else "level"


def change_by(verb: str | None, phrase: Phrase) -> Change:
    """The change that a verb before a phrase means: none where the verb is part of a known name."""
    change = change_of(verb)
    named = phrase.key is not None and phrase.indicator.startswith(verb or "?")
    return "level" if change == "decrease" and named else change  # 减排二氧化碳: what is avoided


ACTS = (
    "培养", "培训", "培育", "建成", "建设", "新建", "推广", "打造", "创建", "引进", "安装", "淘汰",
    "压减", "压降", "削减", "减少", "改造", "修复", "治理", "种植", "更新", "关停", "配备", "布局",
    "实施", "投运", "投产", "发展", "应用", "改建", "扩建", "新改建",
    "更换", "报废更新", "减排", "节约",
)  # fmt: skip
"""Verbs of action that stand before what they act on, and are no part of its name."""


_OF_EACH = ("高度", "宽度", "层数", "最高", "限高", "间距")


_MOVING = ("减少", "增加", "新增", "压减", "压降", "削减", "减排", "节约")
"""Verbs by which an amount is moved, where at least so much of it is (减少用水量不少于3万吨)."""


def _moved_by(text: str, start: int, low: int, verb: Verb) -> Verb:
    """The verb of a lower bound with the change that a verb before its subject gives it."""
    if verb.comparator != ">=":
        return verb
    move = cues.last_word(text, start, low, _MOVING)
    return verb._replace(change=change_of(move)) if move is not None else verb


def from_its_verb(text: str, start: int, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases, the first from the verb of falling right before it: it belongs to the quote."""
    if not phrases:
        return []
    move = cues.last_word(text, start, phrases[0].start, _FALLING)
    return [phrases[0]._replace(start=phrases[0].start - len(move or "")), *phrases[1:]]


def fallen(text: str, start: int, phrases: list[Phrase]) -> tuple[list[Phrase], Change]:
    """A rate from the verb of falling right before it, and its change: 压减|煤炭消费量5%."""
    moved = from_its_verb(text, start, phrases)
    return moved, "level" if moved == phrases else "decrease"


_FALLING = tuple(move for move in _MOVING if change_of(move) == "decrease")


def acted_on(
    text: str, start: int, span: tuple[int, int], verb: Verb
) -> tuple[tuple[int, int], Verb]:
    """A subject without the verb that acts on it (培养人才不少于五百名), and the change.

    ``start`` is how far before the subject its verb may stand.
    """
    low, high = span
    verb = _moved_by(text, start, low, verb)
    act = cues.first_word(text, low, high, ACTS)
    if text.endswith(_OF_EACH, low, high):
        return span, verb  # 新建住宅高度: a class of things, and how high each may be
    if act is None or not only_acts(text, low, high, act) or high - low - len(act) < 4:
        return span, verb
    return (low + len(act), high), verb._replace(change=change_of(act))
