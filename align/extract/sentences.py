"""Sentences and segments of a clause's folded text."""

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple


class Sentence(NamedTuple):
    """A stretch that ends with 。！？ or with its paragraph, as indices into the text."""

    start: int
    end: int
    first: bool
    """Whether it begins a paragraph."""


class Segment(NamedTuple):
    """A stretch of a sentence between commas, semicolons and colons outside brackets."""

    start: int
    end: int
    mark: str
    """The punctuation that ends it, folded; "" at the end of the text."""


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(r"[。!?！？]+[”』」)）]?")


_ENDS = '。!?！？;；:：)）"”'
"""What a paragraph ends with; after anything else a line was only broken off."""


def sentences(text: str, paragraphs: Sequence[int], start: int = 0) -> list[Sentence]:
    """The sentences of ``text`` from ``start`` on, in order, together covering it.

    A paragraph ends a sentence where its last character can: a line broken off in the middle
    of a sentence ends nothing.
    """
    cuts = {start, len(text)}
    cuts.update(index for index in paragraphs if index > start and text[index - 1] in _ENDS)
    firsts = set(cuts)
    cuts.update(match.end() for match in _stops().finditer(text, start))
    ordered = sorted(cuts)
    return [
        Sentence(left, right, left in firsts)
        for left, right in itertools.pairwise(ordered)
        if right > left
    ]


_OPEN = "(（[［【《"
_CLOSE = ")）]］】》"
_MARKS = ",，;；:：。!?！？"


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_OPEN + _CLOSE + _MARKS)}]")


@cache
def _signs_and_striving() -> re.Pattern[str]:
    """The marks, and 、 before a figure that is only striven for: 下降12%、力争达到13%."""
    striving = "、(?=(?:并)?(?:力争|争取)(?:达到|达|实现|完成)?[0-9])"
    return re.compile(f"{_signs().pattern}|{striving}")


def segments(text: str, sentence: Sentence) -> list[Segment]:
    """The segments of one sentence; a bracket that never closes ends with the sentence."""
    result = []
    depth = 0
    left = sentence.start
    low, high = sentence.start, sentence.end
    strives = any(text.find(word, low, high) >= 0 for word in ("、力争", "、争取", "、并"))
    signs = _signs_and_striving() if strives else _signs()
    for match in signs.finditer(text, low, high):
        sign = match.group()
        at = match.start()
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and not _inside_number(text, at):
            if at > left:
                result.append(Segment(left, at, sign))
            elif result and sign in "。;；":
                result[-1] = result[-1]._replace(mark=sign)
            left = match.end()
    if left < sentence.end:
        result.append(Segment(left, sentence.end, ""))
    return result


def _inside_number(text: str, at: int) -> bool:
    """Whether the comma or colon at ``at`` groups digits (1,234) rather than words."""
    if text[at] not in ",，:：" or at == 0 or not text[at - 1].isdigit():
        return False
    after = text[at + 1 : at + 5]
    if text[at] in ":：" and after[:1].isdigit() and text[max(0, at - 12) : at].find("比") >= 0:
        return True  # 车桩比达到2:1
    return len(after) >= 3 and after[:3].isdigit() and not after[3:4].isdigit()


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"[(（][^()（）]*[)）]")


def bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The bracketed stretches between two indices, brackets included."""
    return [match.span() for match in _brackets().finditer(text, start, end)]
