"""The cue words of cues.toml: looked up at the edges of a stretch, or inside it.

Words at an edge are compared as they are (a tuple of strings costs nothing at start-up). Inside
a short stretch they are looked up by their first character, as building a pattern of many words
takes longer than all its matching; the patterns that are left are built when first used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from align.lexicon.loader import table


@cache
def words(group: str, key: str) -> tuple[str, ...]:
    """A list of cues.toml, longest word first."""
    return tuple(sorted(table("cues")[group][key], key=lambda word: (-len(word), word)))


def alternatives(items: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    ordered = sorted(set(items), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


ByFirst = Mapping[str, tuple[str, ...]]
"""Words by their first character, the longest first."""


def by_first(items: Iterable[str]) -> ByFirst:
    """The words by their first character."""
    result: dict[str, tuple[str, ...]] = {}
    for word in sorted(set(items), key=lambda word: (-len(word), word)):
        result[word[0]] = (*result.get(word[0], ()), word)
    return result


def found(text: str, start: int, end: int, items: ByFirst) -> tuple[int, str] | None:
    """The first of the words in a stretch (of several at one place the longest), and where."""
    stretch = text[start:end]
    if items.keys().isdisjoint(stretch):
        return None
    for at, char in enumerate(stretch, start):
        for word in items.get(char, ()):
            if text.startswith(word, at, end):
                return at, word
    return None


class Pair(NamedTuple):
    """A word with another one behind it."""

    start: int
    end: int
    word: str
    next: str


def found_before(
    text: str,
    start: int,
    end: int,
    items: ByFirst,
    following: tuple[str, ...],
    *,
    between: tuple[str, ...] = (),
) -> Pair | None:
    """The first of the words in a stretch that one of the following words comes after.

    One of the words in ``between`` may stand between the two.
    """
    stretch = text[start:end]
    if items.keys().isdisjoint(stretch):
        return None
    for at, char in enumerate(stretch, start):
        for word in items.get(char, ()):
            after = at + len(word)
            if not text.startswith(word, at, end):
                continue
            gap = first_word(text, after, end, between) or ""
            for place in (after + len(gap), after) if gap else (after,):
                follower = first_word(text, place, end, following)
                if follower:
                    return Pair(at, place + len(follower), word, follower)
    return None


def every(text: str, start: int, end: int, items: ByFirst) -> Iterator[tuple[int, str]]:
    """Every one of the words in a stretch, in order and not overlapping."""
    while (first := found(text, start, end, items)) is not None:
        yield first
        start = first[0] + len(first[1])


def holds(text: str, items: Iterable[str]) -> bool:
    """Whether any of the words stands in a text."""
    for word in items:  # noqa: SIM110  # a plain loop: a generator takes twice as long
        if word in text:
            return True
    return False


def last_word(text: str, start: int, end: int, items: tuple[str, ...]) -> str | None:
    """The first of the words (longest first) that ``text[start:end]`` ends with, or None."""
    if text.endswith(items, start, end):
        for word in items:
            if text.endswith(word, start, end):
                return word
    return None


def first_word(text: str, start: int, end: int, items: tuple[str, ...]) -> str | None:
    """The first of the words (longest first) that ``text[start:end]`` begins with, or None."""
    if text.startswith(items, start, end):
        for word in items:
            if text.startswith(word, start, end):
                return word
    return None


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
    tails = ("", "为", "达到", "达")
    forms = {verb + tail for verb in verbs for tail in tails}
    return tuple(sorted(forms, key=lambda word: (-len(word), word)))


@cache
def far_verbs() -> ByFirst:
    """Level verbs with the base of a percentage after them: 达到最高用电负荷(的)3%."""
    return by_first([*(word for word in words("value", "level") if len(word) > 1), "占", "达"])


_ACTION_ADVERBS = ("累计", "总计", "每年", "共")


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


def baseline_before(text: str, start: int, end: int) -> int:
    """Where the baseline begins that a stretch ends with; ``end`` where there is none."""
    near = text[max(start, end - 24) : end]
    if not holds(near, ("年", "20", "五", "现", "前")) and not near.endswith(("值", "期")):
        return end  # it has none of the words that every baseline has
    match = _baseline_tail().search(text, start, end)
    return match.start() if match else end


@cache
def _baseline_tail() -> re.Pattern[str]:
    """The baseline between an indicator and its verb: 比2020年, 较“十三五”末, 较峰值."""
    return re.compile(
        r"(?:[(（]?(?:(?:对|(?<!占))比(?!例)(?!重)(?!率)|较|与|同|相比|相较|相对|在|以)"
        r"(?:[^,，;；、()（）。]{0,3}(?:\d{4}年?|\"?十[一二三四五六]五\"?|峰值|[上前]一?年|去年|现状|同期)"
        r"[^,，;；。()（）]{0,10}?[)）]?"
        r"|(?:于|之)?(?:目前|现有|当前)(?:的?(?:水平|基础)之?上?)?(?:相比)?))$"
    )


@cache
def history() -> ByFirst:
    """Words that tell of what has been reached already."""
    return by_first(words("history", "words"))


def _before_bracket(phrase: str) -> str:
    """The phrase without a bracket at its end."""
    if phrase.endswith((")", "）")):
        at = max(phrase.rfind("("), phrase.rfind("（"))
        return phrase[:at] if at >= 0 else phrase
    return phrase


def headed(phrase: str) -> bool:
    """Whether a phrase ends in the head of an indicator (率, 面积, 装机容量 …)."""
    return _before_bracket(phrase).endswith(words("polarity", "heads"))


_INNER = ("内河", "内陆", "内涝", "内燃", "内部")
"""Words that begin with 内 and say nothing of what lies within."""


def whole_start(text: str, start: int, end: int) -> int:
    """Where a stretch goes on after a word for the whole jurisdiction; ``start`` without one."""
    word = first_word(text, start, end, words("scope", "whole"))
    if word is None:
        return start
    start += len(word)
    inner = text.startswith("内", start, end) and not text.startswith(_INNER, start)
    return start + 1 if inner or text.startswith("的", start, end) else start


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
def strong_heads() -> ByFirst:
    """Heads that bound a scope whatever follows them."""
    return by_first(words("scope", "strong"))


@cache
def weak_heads() -> ByFirst:
    """Heads that bound a scope where a phrase narrows."""
    return by_first(word for word in words("scope", "heads") if len(word) > 1)


def scope_heads(text: str, start: int, end: int, heads: ByFirst) -> Iterator[tuple[int, int]]:
    """Each of the heads in a stretch, with a bracket, 中 or 内 and 的 behind it."""
    while (first := found(text, start, end, heads)) is not None:
        begin, word = first
        start = _after_bracket(text, begin + len(word), end)
        start += (
            2 if text.startswith("内部", start, end) else text.startswith(("中", "内"), start, end)
        )
        start += text.startswith("的", start, end)
        yield begin, start


def _after_bracket(text: str, start: int, end: int) -> int:
    """Where a stretch goes on after a bracket at its start; ``start`` where there is none."""
    if not text.startswith(("(", "（"), start, end):
        return start
    marks = [at for mark in "()（）" if (at := text.find(mark, start + 1, end)) >= 0]
    return min(marks) + 1 if marks and text[min(marks)] in ")）" else start


def narrows(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a phrase begins with a word that narrows (新建, 既有 …)."""
    return text.startswith(words("scope", "starts"), start, len(text) if end is None else end)


@cache
def less_better() -> ByFirst:
    """Heads of indicators of which less is better."""
    return by_first(words("polarity", "less"))


@cache
def swaying() -> re.Pattern[str]:
    """Words of either kind."""
    return re.compile(alternatives(words("strength", "firm") + words("strength", "aspirational")))


@cache
def aspirational() -> ByFirst:
    """Words that make a commitment an aspiration."""
    return by_first(words("strength", "aspirational"))


_FALLING = ("下降", "降低", "减少", "压减", "削减", "降幅")
_FALLING_TAILS = ("确保", "力争", "幅度", "目标", "要", "应", "率", "均", "也")


def falling_end(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends in a word of falling: 二氧化碳排放下降 (完成目标)."""
    return text.endswith(_FALLING, start, without_end(text, start, end, _FALLING_TAILS)) or (
        text.endswith(_FALLING, start, end)
    )
