"""The cue words of cues.toml: looked up at the edges of a stretch, or as patterns inside it.

Words at an edge are compared as they are (a tuple of strings costs nothing at start-up);
patterns are compiled once and only when first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from align.lexicon.loader import table


@cache
def words(group: str, key: str) -> tuple[str, ...]:
    """A list of cues.toml, longest word first."""
    return tuple(sorted(table("cues")[group][key], key=lambda word: (-len(word), word)))


def alternatives(items: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    ordered = sorted(set(items), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


def last_word(text: str, start: int, end: int, items: tuple[str, ...]) -> str | None:
    """The first of the words (longest first) that ``text[start:end]`` ends with, or None."""
    if not text.endswith(items, start, end):
        return None
    return next(word for word in items if text.endswith(word, start, end))


def first_word(text: str, start: int, end: int, items: tuple[str, ...]) -> str | None:
    """The first of the words (longest first) that ``text[start:end]`` begins with, or None."""
    if not text.startswith(items, start, end):
        return None
    return next(word for word in items if text.startswith(word, start, end))


def without_end(text: str, start: int, end: int, items: tuple[str, ...]) -> int:
    """Where the stretch ends once all the words at its end are taken off."""
    while end > start:
        word = last_word(text, start, end, items)
        if not word:
            break
        end -= len(word)
    return end


def without_start(text: str, start: int, end: int, items: tuple[str, ...]) -> int:
    """Where the stretch begins once all the words at its start are taken off."""
    while start < end:
        word = first_word(text, start, end, items)
        if not word:
            break
        start += len(word)
    return start


@cache
def level_verbs() -> tuple[str, ...]:
    """Verbs that put an indicator at a value."""
    return words("value", "level")


@cache
def change_verbs() -> tuple[str, ...]:
    """Verbs that move an indicator by an amount, with the particles they take."""
    verbs = words("value", "decrease") + words("value", "increase")
    tails = ("", "了", "约", "为", "达到", "达", "约为")
    forms = {verb + tail for verb in verbs for tail in tails}
    return tuple(sorted(forms, key=lambda word: (-len(word), word)))


@cache
def far_verb() -> re.Pattern[str]:
    """A level verb with the base of a percentage after it: 达到最高用电负荷(的)3%."""
    verbs = [word for word in words("value", "level") if len(word) > 1]
    return re.compile(alternatives([*verbs, "占", "达"]))


_ACTION_ADVERBS = (
    "力争", "累计", "基本", "不少于", "至少", "超过", "不低于", "创建", "打造", "总计", "完成",
    "每年", "实施", "共", "新", "约", "近", "各", "再", "的",
)  # fmt: skip


def action_end(text: str, start: int, end: int) -> tuple[int, str] | None:
    """A verb that acts on a counted thing at the end of a stretch, its adverbs aside.

    Returns where the verb begins, and the verb; None where there is none.
    """
    for _ in range(3):
        verb = last_word(text, start, end, words("action", "verbs"))
        if verb is not None:
            return end - len(verb), verb
        adverb = last_word(text, start, end, _ACTION_ADVERBS)
        if adverb is None:
            return None
        end -= len(adverb)
    return None


def action_start(text: str, start: int, end: int) -> str | None:
    """A verb that acts on a counted thing, at the start of a stretch."""
    return first_word(text, start, end, words("action", "verbs"))


@cache
def baseline_tail() -> re.Pattern[str]:
    """The baseline between an indicator and its verb: 比2020年, 较“十三五”末, 较峰值."""
    return re.compile(
        r"(?:[(（]?(?:(?<!占)比(?!例|重|率)|较|与|同|相比|相较|相对|在|以)[^,，;；、()（）。]{0,3}"
        r"(?:\d{4}年?|\"?十[一二三四五六]五\"?|峰值|上年|现状|同期)"
        r"[^,，;；。()（）]{0,10}?[)）]?)$"
    )


@cache
def history() -> re.Pattern[str]:
    """Words that tell of what has been reached already."""
    return re.compile(alternatives(words("history", "words")))


def _before_bracket(phrase: str) -> str:
    """The phrase without a bracket at its end."""
    if phrase.endswith((")", "）")):
        at = max(phrase.rfind("("), phrase.rfind("（"))
        return phrase[:at] if at >= 0 else phrase
    return phrase


def headed(phrase: str) -> bool:
    """Whether a phrase ends in the head of an indicator (率, 面积, 装机容量 …)."""
    return _before_bracket(phrase).endswith(words("polarity", "heads"))


def whole_start(text: str, start: int, end: int) -> int:
    """Where a stretch goes on after a word for the whole jurisdiction; ``start`` without one."""
    word = first_word(text, start, end, words("scope", "whole"))
    if word is None:
        return start
    start += len(word)
    return start + 1 if text.startswith(("的", "内"), start, end) else start


_PER = ("单位", "万元", "每", "人均")
"""What begins the denominator of an intensity: 单位地区生产总值 names no region."""


def names_part(phrase: str) -> bool:
    """Whether a phrase ends in, or begins with, a word that names a part of the whole."""
    if phrase.startswith(words("scope", "starts")):
        return True
    if phrase.startswith(_PER):
        return False
    bare = phrase.removesuffix("的").removesuffix("中").removesuffix("内")
    return _before_bracket(bare).endswith(words("scope", "heads"))


def ends_in_part(phrase: str) -> bool:
    """Whether a phrase ends in a word that names a part of the whole."""
    if phrase.startswith(_PER):
        return False
    bare = phrase.removesuffix("的").removesuffix("中").removesuffix("内")
    return _before_bracket(bare).endswith(words("scope", "heads"))


@cache
def scope_strong() -> re.Pattern[str]:
    """A head that bounds a scope whatever follows it."""
    strong = alternatives(words("scope", "strong"))
    return re.compile(strong + r"(?:[(（][^()（）]*[)）])?(?:中|内)?(?:的)?")


def narrows(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a phrase begins with a word that narrows (新建, 既有 …)."""
    return text.startswith(words("scope", "starts"), start, len(text) if end is None else end)


@cache
def less_better() -> re.Pattern[str]:
    """Heads of indicators of which less is better."""
    return re.compile(alternatives(words("polarity", "less")))


@cache
def firm() -> re.Pattern[str]:
    """Words that make a commitment firm."""
    return re.compile(alternatives(words("strength", "firm")))


@cache
def swaying() -> re.Pattern[str]:
    """Words of either kind."""
    return re.compile(alternatives(words("strength", "firm") + words("strength", "aspirational")))


@cache
def aspirational() -> re.Pattern[str]:
    """Words that make a commitment an aspiration."""
    return re.compile(alternatives(words("strength", "aspirational")))


_FALLING = ("下降", "降低", "减少", "压减", "削减", "降幅", "下降率", "降低率")
_FALLING_TAILS = ("确保", "力争", "幅度", "目标", "要", "应", "率", "均", "也")


def falling_end(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends in a word of falling: 二氧化碳排放下降 (完成目标)."""
    return text.endswith(_FALLING, start, without_end(text, start, end, _FALLING_TAILS)) or (
        text.endswith(_FALLING, start, end)
    )
