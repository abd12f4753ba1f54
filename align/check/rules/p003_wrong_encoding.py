"""P003: the text is in another encoding than it was read in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from align.check.rule import Case, Rule, part, place, words
from align.model.finding import Finding
from align.model.verdict import Words

_COMMON = frozenset(
    "的一是不了在人有大为和国地到以时要出会可生能年发后作里用道行所种事成方多经法学如同对现"
    "动面起定分进其主样理前开全市区建设展实工业源技术制度管理重点推加强提高总体目标任务施案"
)
"""Characters of which any Chinese text of administration has many."""
_ENOUGH = 200  # characters that a share needs
_FEWEST = 0.06  # real plans have .3 and more; text read in a wrong encoding next to none
_SAMPLE = 12


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    plan = case.plan
    if plan is None:
        return
    text = plan.source.text
    lost = list(islice((at for at, char in enumerate(text) if _lost(char)), 1))
    if lost:
        start = lost[0]
        what = part("replaced", sample=text[start : start + _SAMPLE].split("\n")[0])
        end = start + 1
    else:
        chinese = [at for at, char in enumerate(text) if "\u4e00" <= char <= "\u9fff"]
        common = sum(text[at] in _COMMON for at in chinese)
        if len(chinese) < _ENOUGH or common >= _FEWEST * len(chinese):
            return
        start = chinese[0]
        end = text.find("\n", start) if "\n" in text[start:] else len(text)
        end = min(end, start + _SAMPLE)
        what = part("strange", sample=text[start:end])
    encoding = plan.source.encoding.upper()
    message = words(rule.code, encoding=encoding, what=what)
    yield rule.find(plan.id, place(plan, start, end), message, confidence=0.8)


def _lost(char: str) -> bool:
    """Whether a character stands for one that could not be decoded.

    GB18030 gives bytes that mean nothing in it a place in the private use area.
    """
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff"


RULE = Rule(
    code="P003",
    name="wrong-encoding",
    summary=Words(
        en="The text was read in a wrong encoding, or had been damaged before.",
        zh="文本按错误的编码读取，或此前已损坏。",
    ),
    why=Words(
        en="Lost characters are lost figures and headings, and nothing else tells of it.",
        zh="丢失的字符可能正是数值和标题，且别处不会提示。",
    ),
    example="鍖椾含甯傜⒊杈惧嘲瀹炴柦鏂规",
    remedy=Words(
        en="Save the file again from its source, as UTF-8.",
        zh="从原始来源重新以 UTF-8 保存。",
    ),
    check=_check,
)
