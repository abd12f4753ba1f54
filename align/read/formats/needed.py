"""What reading a long text and finding its targets will take, told from its characters and lines.

The figures are measured: ``benchmarks/fuzz/memory.py`` makes texts of one kind of thing each, as
long as they are let through, and looks whether they keep within the bounds.
"""

from __future__ import annotations

import re

_BASE = 6_000_000
"""Bytes that the tables of the lexicon take."""
_CHARACTER = 18
_LINE = 330
_PARAGRAPH = 520
"""Bytes for each line, and more for each that is a paragraph by itself: short, or ended."""
_HEADING = 1600
"""More for each line that may begin a clause: it has a number, or is short and no sentence."""
_GAP, _CELL, _TITLE, _LISTED = 300, 450, 250, 130
"""For each blank inside a line, mark between cells, title, item of a list."""
_AMOUNT, _YEAR, _SENTENCE, _WORDED = 1750, 700, 280, 1600
"""For each number that may be a target's value, each year, each sentence, and each word that may
make a target without a number: finding targets."""
_KEPT = 0.5
"""The share of what reading takes that finding targets can't use again."""
_NUMERALS = "一二三四五六七八九十百千万亿两零〇半"
_WORDS = (
    "[升降减增扩]|提高|改善|回落|下滑|翻番|翻倍|向好|加大"
    "|全[面部量覆]|均|一律|普遍|不[得再予]|禁|严|停止|应[^用急对收]|须|原则上|完成|实现|执行|清零|尽"
)
_SHORT = r"[^\n]{0,18}[^\n。；，、：]$"
_STOPS = r"\s.,，。、；：;:!！?？)）\]】》\"”—-"
_HEADS = _NUMERALS + r"0-9０-９①-⑳第附表图专（(【〔\[●■◆★▲—·|"


def needed(text: str) -> int:
    """The bytes that a text will take beside what it takes itself, at most."""
    lined = text.replace("\r", "\n").replace("\f", "\n")
    count = lined.count
    short = _counted(r"(?m)^[^\n]{1,19}$", lined)
    ended = _counted(r"[。；：！？…）)】》!?;:](?<=[^\n]{20})[ \t]*\n", lined)
    reading = (
        _CHARACTER * len(lined)
        + _LINE * count("\n")
        + _PARAGRAPH * (short + ended)
        + _HEADING * _counted(rf"(?m)^(?:[ \t\u3000]*[{_HEADS}]|{_SHORT})", lined)
        + _GAP * _counted(r"[^\S\n]+", lined)
        + _CELL * (count("\t") + count("|"))
        + _TITLE * count("《")
        + _LISTED * count("、")
    )
    years = _counted(r"[0-9０-９]{4}\s*年", lined)
    amounts = _counted(rf"[0-9０-９]\s*[^0-9０-９{_STOPS}]", lined)
    amounts += _counted(rf"[{_NUMERALS}]\s*[^{_NUMERALS}{_STOPS}]", lined)
    finding = (
        _AMOUNT * (amounts - years)
        + _YEAR * years
        + _SENTENCE * _counted("[。；！？!?;]", lined)
        + _WORDED * _counted(_WORDS, lined)
    )
    return _BASE + max(reading, int(_KEPT * reading) + finding)


def _counted(pattern: str, text: str) -> int:
    return sum(1 for _ in re.finditer(pattern, text))
