"""Chapters that tell what there is and commit to nothing: reviews, situations, principles.

What a chapter is shows in its heading, and holds for all that stands below it until a heading of
goals or tasks ends it: 基础与形势 / 主要目标.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from align.extract import cues
from align.model.plan import Clause

_ALWAYS = (
    "背景", "现状", "形势", "名词解释", "编制依据", "成就", "县情", "区情", "市情", "省情",
    "存在问题", "存在的问题", "主要问题", "突出问题", "面临", "工作成效", "主要成效", "发展成效",
    "成效显", "成效明显", "成效卓著", "成效突出", "成效初显", "积极成效", "压力挑战", "挑战和机遇",
    "机遇和挑战", "机遇与挑战", "挑战与机遇", "问题与挑战", "问题和挑战", "新挑战", "新机遇",
    "新起点", "积极进展", "明显进展", "重要进展", "显著进展", "工作进展", "发展成果", "主要成果",
    "工作成果", "成果丰硕",
)  # fmt: skip
"""Words of headings that tell of what has been done or what there is."""
_BASES = (
    "工作基础", "发展基础", "现实基础", "现有基础", "良好基础", "基础条件", "基础扎实", "基础良好",
)  # fmt: skip
_ALONE = frozenset(
    ("基础", "成效", "进展", "问题", "挑战", "机遇", "特点", "成果", "发展机遇", "发展优势")
)
"""Headings that tell only where nothing else stands in them."""
_SPIRIT = ("指导思想", "原则")
_ACTING = (
    "加强", "加快", "强化", "巩固", "提升", "提高", "推进", "推动", "解决", "聚焦", "破解", "化解",
    "夯实", "筑牢", "打牢", "抢抓", "深化", "完善", "发挥", "坚持", "严格", "统筹", "着力", "促进",
    "确保", "实现", "力争", "切实", "实施", "开展", "建立", "健全", "优化", "构建", "整治", "治理",
    "积极应对", "集中", "全力", "改善", "扎实", "改变", "争取", "奠定", "加大",
)  # fmt: skip
"""Beginnings of headings that say what is to be done: 夯实发展基础, 解决突出问题."""
_LONGEST = 30
"""Characters of a heading that are looked at: more of it is the wording of a clause."""


@cache
def _ends() -> re.Pattern[str]:
    """What ends a telling chapter: a heading whose subject is goals or tasks."""
    return re.compile(
        "(?:目标|指标|任务|举措|措施|总体要求|思路|展望|愿景|路径)(?:体系|要求)?(?:$|[和与及、:：(（])"
    )


@cache
def _number() -> re.Pattern[str]:
    part = "第[一二三四五六七八九十]+[章节篇]"
    return re.compile(rf"^(?:{part}|[(（]?[一二三四五六七八九十\d.]+[)）、.]?)?\s*")


@lru_cache(maxsize=256)
def _says(heading: str) -> str:
    """What a heading makes of its chapter: "telling", "spirit", "ends" it, or "" (goes on)."""
    words = heading[_number().match(heading).end() :][:_LONGEST]  # type: ignore[union-attr]
    if not words:
        return ""
    acting = words.startswith(_ACTING)
    reported = cues.holds(words, ("完成情况", "实施情况", "回顾")) and "展望" not in words
    if _ends().search(words) and not reported:
        return "ends"
    if acting and not cues.holds(words, ("成效显", "成效卓著", "成效明显", "积极进展")):
        return ""
    if reported or words in _ALONE or cues.holds(words, _ALWAYS) or cues.holds(words, _BASES):
        return "telling"
    return "spirit" if cues.holds(words[:12], _SPIRIT) else ""


def _of_chapter(clause: Clause) -> str:
    said = ""
    for heading in (*clause.path, clause.heading):
        says = _says(heading)
        if says == "ends" and said == "telling" and heading.endswith(("措施", "举措")):
            continue  # in a review they are what was done
        said = says or said
    return said


def tells(clause: Clause) -> bool:
    """Whether a clause by its chapter tells what there is: 背景情况, 发展基础, 工作回顾."""
    return _of_chapter(clause) == "telling"


def is_preamble(clause: Clause) -> bool:
    """Whether a clause tells why and in what spirit, and commits to nothing."""
    return clause.id == "0" or _of_chapter(clause) in {"telling", "spirit"}
