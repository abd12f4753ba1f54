"""The numbers that headings begin with."""

import re
from typing import NamedTuple

NUMERALS = "零〇一二三四五六七八九十百两"
_MARK = re.compile(
    rf"""
    第\s?(?P<ordinal>[{NUMERALS}]{{1,6}}|[0-9]{{1,3}})\s?(?P<kind>[编篇章节条]|部分)(?![款项、,至和])\s*[、.:]?
    | (?P<han>[{NUMERALS}]{{1,5}})(?:\s?[、.]|\s{{1,4}}(?=[一-鿿]))
    | [(]\s?(?P<hanbracket>[{NUMERALS}]{{1,5}})\s?[)]\s?[、.]?
    | (?P<decimal>[0-9]{{1,2}}(?:\s?\.\s?[0-9]{{1,2}}){{1,3}})(?:[、.]|\s+|(?=[一-鿿"]))
    | (?P<arabic>[0-9]{{1,3}})\s?(?:[、]|\.(?![0-9]))
    | [(]\s?(?P<bracket>[0-9]{{1,2}})\s?[)]\s?[、.]?
    | (?P<half>[0-9]{{1,2}})[)][、.]?
    | (?P<circled>[①-⑳])[、.]?
    | (?P<bare>[0-9]{{1,2}})\s+(?=[一-鿿])
    """,
    re.VERBOSE,
)
_STYLES = {
    "han": "一、",
    "hanbracket": "（一）",
    "decimal": "1.1",
    "arabic": "1.",
    "bracket": "(1)",
    "half": "1)",
    "circled": "①",
    "bare": "1 ",
}
_RANKS = {
    "第编": 0, "第篇": 0, "第部分": 1, "第章": 2, "第节": 3, "第条": 4,
    "一、": 5, "（一）": 6, "1 ": 6, "1.": 7, "(1)": 8, "1)": 9, "①": 10,
}  # fmt: skip
STRONG = frozenset({"第编", "第篇", "第部分", "第章", "第节", "第条", "一、", "（一）"})
"""Styles that hardly begin anything but a heading."""
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


class Mark(NamedTuple):
    """The number at the beginning of a heading."""

    style: str
    """How numbers of this kind look: "一、", "（一）", "1.", "1.1", "第章" …"""
    value: int
    """The number itself; the last part of a decimal one."""
    parts: tuple[int, ...]
    """All parts of a decimal number, else the value alone."""
    printed: str
    """As printed, folded, without brackets and dots."""
    label: str
    """As it stands in a clause id: "（一）", "1", "第一章"."""
    length: int
    """How many characters of the line it takes, with brackets, dots and white space inside."""
    flat_length: int
    """The same without white space."""

    @property
    def rank(self) -> int:
        """Where the style usually stands among the others, outermost first."""
        return _RANKS.get(self.style, 6 + len(self.parts))


def mark_at(folded: str) -> Mark | None:
    """The number that a folded line begins with, or None."""
    if folded[0] not in _FIRST:
        return None
    found = _MARK.match(folded)
    if found is None:
        return None
    kind = found.lastgroup or ""
    printed = "".join(found.group(kind).split())
    if kind == "kind":
        printed = "".join(found.group("ordinal").split())
        kind = found.group("kind")
        value = number_of(printed)
        label = f"第{printed}{kind}"
        return Mark("第" + kind, value, (value,), printed, label, *_lengths(found.group()))
    if kind == "decimal":
        parts = tuple(int(part) for part in printed.split("."))
        style = ".".join("1" * len(parts))
        return Mark(style, parts[-1], parts, printed, printed, *_lengths(found.group()))
    style = _STYLES[kind]
    value = ord(printed) - ord("①") + 1 if kind == "circled" else number_of(printed)
    label = f"（{printed}）" if kind == "hanbracket" else printed
    if kind in ("bracket", "half"):
        label = f"({printed})"
    return Mark(style, value, (value,), printed, label, *_lengths(found.group()))


def _lengths(prefix: str) -> tuple[int, int]:
    return len(prefix), len("".join(prefix.split()))


_FIRST = frozenset(f"第({NUMERALS}0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def number_of(printed: str) -> int:
    """The value of a number in Chinese or Arabic digits, up to 999; 0 where it is none."""
    if printed.isascii():
        return int(printed)
    value, digit = 0, 0
    for char in printed:
        if char == "百":
            value += (digit or 1) * 100
            digit = 0
        elif char == "十":
            value += (digit or 1) * 10
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[char] if digit else _DIGITS[char]
    return value + digit
