"""The cue words of cues.toml as patterns, each compiled once and only when first used."""

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


@cache
def level_verb_end() -> re.Pattern[str]:
    """A verb that puts an indicator at a value, at the end of a stretch."""
    return re.compile(alternatives(words("value", "level")) + "(?:了)?$")


@cache
def change_verb_end() -> re.Pattern[str]:
    """A verb that moves an indicator by an amount, at the end of a stretch."""
    verbs = words("value", "decrease") + words("value", "increase")
    return re.compile(alternatives(verbs) + "(?:了|为|约|率|幅度)?(?:达到|达|为)?$")


@cache
def far_verb() -> re.Pattern[str]:
    """A level verb with the base of a percentage after it: 达到最高用电负荷(的)3%."""
    verbs = [word for word in words("value", "level") if len(word) > 1]
    return re.compile(alternatives([*verbs, "占", "达"]))


@cache
def action_end() -> re.Pattern[str]:
    """A verb that acts on a counted thing, at the end of a stretch, with its adverbs."""
    adverbs = "(?:力争|累计|基本|共|新|约|近|总计|完成|不少于|至少|超过|各|再|每年|的|实施|不低于|创建|打造)"
    return re.compile(alternatives(words("action", "verbs")) + f"{adverbs}{{0,2}}$")


@cache
def action_start() -> re.Pattern[str]:
    """A verb that acts on a counted thing, at the start of a stretch."""
    return re.compile(alternatives(words("action", "verbs")))


@cache
def head_strip() -> re.Pattern[str]:
    """Words before an indicator that do not belong to it."""
    return re.compile(alternatives(words("strip", "head")) + "+")


@cache
def tail_strip() -> re.Pattern[str]:
    """Words between an indicator and its verb or number."""
    return re.compile(alternatives(words("strip", "tail")) + "+$")


@cache
def baseline_tail() -> re.Pattern[str]:
    """The baseline between an indicator and its verb: 比2020年, 较“十三五”末, 较峰值."""
    return re.compile(
        r"(?:[(（]?(?:比|较|与|同|相比|相较|相对|在|以)[^,，;；、()（）。]{0,3}"
        r"(?:\d{4}年?|\"?十[一二三四五六]五\"?|峰值|上年|现状|同期)"
        r"[^,，;；。()（）]{0,10}?[)）]?)$"
    )


@cache
def history() -> re.Pattern[str]:
    """Words that tell of what has been reached already."""
    return re.compile(alternatives(words("history", "words")))


@cache
def indicator_head_end() -> re.Pattern[str]:
    """The head of an indicator at the end of a phrase."""
    return re.compile(alternatives(words("polarity", "heads")) + r"(?:[(（][^()（）]*[)）])?$")


@cache
def whole_start() -> re.Pattern[str]:
    """A word for the whole jurisdiction at the start of a phrase."""
    return re.compile(alternatives(words("scope", "whole")) + "(?:的|内)?")


@cache
def scope_end() -> re.Pattern[str]:
    """The head of a phrase that names a part of the whole, at its end."""
    return re.compile(alternatives(words("scope", "heads")) + r"(?:[(（][^()（）]*[)）])?(?:中|内|的)?$")


@cache
def scope_strong() -> re.Pattern[str]:
    """A head that bounds a scope whatever follows it."""
    strong = alternatives(words("scope", "strong"))
    return re.compile(strong + r"(?:[(（][^()（）]*[)）])?(?:中|内)?(?:的)?")


@cache
def scope_start() -> re.Pattern[str]:
    """A word that begins a phrase naming a part of the whole."""
    return re.compile(alternatives(words("scope", "starts")))


@cache
def less_better() -> re.Pattern[str]:
    """Heads of indicators of which less is better."""
    return re.compile(alternatives(words("polarity", "less")))


@cache
def firm() -> re.Pattern[str]:
    """Words that make a commitment firm."""
    return re.compile(alternatives(words("strength", "firm")))


@cache
def aspirational() -> re.Pattern[str]:
    """Words that make a commitment an aspiration."""
    return re.compile(alternatives(words("strength", "aspirational")))


@cache
def falling_end() -> re.Pattern[str]:
    """A noun or verb of falling at the end of a phrase: 二氧化碳排放下降 (完成目标)."""
    return re.compile(r"(?:下降|降低|减少|压减|削减|降幅|下降率|降低率)(?:确保|力争|要|应|目标|幅度|率|均|也)*$")
