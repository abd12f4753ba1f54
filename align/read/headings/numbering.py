"""The numbers that headings begin with."""

import re
from typing import NamedTuple

NUMERALS = "零〇一二三四五六七八九十百两"
_ARABIC = re.compile(
    r"([0-9]{1,3}(?:\.(?!20[0-9]{2}年|[0-9]{3})[0-9]{1,2}){0,3})"
    r"(\s?[、.](?:(?=20[0-9]{2}年|[0-9]{3}\s?[\u4e00-\u9fff])|(?![0-9]))|\)[、.]?|\s+)?"
)
_BRACKETED = re.compile(r"\(\s?([^()\s]{1,5})\s?\)(?:\s?[、.])?")
_RANKS = {
    "第编": 0, "第篇": 0, "第部分": 1, "第章": 2, "第节": 3, "第条": 4,
    "一、": 5, "（一）": 6, "1 ": 6, "1.": 7, "01": 7, "(1)": 8, "1)": 9, "①": 10,
}  # fmt: skip
STRONG = frozenset({"第编", "第篇", "第部分", "第章", "第节", "第条", "一、", "（一）"})
"""Styles that hardly begin anything but a heading."""
ITEMS = frozenset({"(1)", "1)", "①"})
"""Styles that count the items of a list more often than they begin a heading."""
_HAN = frozenset(NUMERALS)
_ASCII_DIGITS = frozenset("0123456789")
_ORDINAL_KINDS = frozenset(("编", "篇", "部分", "章", "节", "条"))
_CITING = tuple("款项、,至和")
"""After these an ordinal cites a part of a text: 第三条、第五条."""
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
    first = folded[0]
    if first in _HAN:
        return _han(folded)
    if first in _ASCII_DIGITS:
        return _arabic(folded)
    if first == "(":
        return _bracketed(folded)
    if first == "第":
        return _ordinal(folded)
    if "①" <= first <= "⑳":
        length = 2 if folded[1:2] in ("、", ".") else 1
        return _mark("①", ord(first) - ord("①") + 1, first, first, folded[:length])
    return None


def _mark(style: str, value: int, printed: str, label: str, prefix: str) -> Mark:
    return Mark(style, value, (value,), printed, label, *_lengths(prefix))


def _han(folded: str) -> Mark | None:
    """一、 or 一. or 一 before a blank."""
    length = _run(folded, 0)
    rest = folded[length : length + 6]
    after = rest.lstrip()
    if length > 5 or not after:
        return None
    blanks = len(rest) - len(after)
    if after[0] in "、." and blanks < 2:
        length += blanks + 1
    elif not blanks or not _is_han(after[0]):
        return None
    else:
        length += blanks
    printed = folded[: _run(folded, 0)]
    return _mark("一、", number_of(printed), printed, printed, folded[:length])


def _bracketed(folded: str) -> Mark | None:
    """(一) or (1)."""
    found = _BRACKETED.match(folded)
    if found is None:
        return None
    printed = found.group(1)
    if printed.isascii() and printed.isdigit() and len(printed) < 3:
        return _mark("(1)", int(printed), printed, f"({printed})", found.group())
    if _run(printed, 0) == len(printed):
        return _mark("（一）", number_of(printed), printed, f"（{printed}）", found.group())
    return None


def _arabic(folded: str) -> Mark | None:
    """1. or 1、 or 1) or 1.1 or 1 before a blank."""
    found = _ARABIC.match(folded)
    if found is None:
        return None
    printed = "".join(found.group(1).split())
    after = folded[found.end() : found.end() + 1]
    stop = (found.group(2) or "").strip()
    if "." in printed:
        if not (found.group(2) and ")" not in stop) and not _is_han(after) and after != '"':
            return None
        parts = tuple(int(part) for part in printed.split("."))
        style = ".".join("1" * len(parts))
        return Mark(style, parts[-1], parts, printed, printed, *_lengths(found.group()))
    if len(printed) == 2 and printed[0] == "0":
        listed = found.group(2) is not None or _is_han(after)
        return _mark("01", int(printed), printed, printed, found.group()) if listed else None
    if found.group(2) is None:
        return None
    if stop.startswith(")"):
        short = len(printed) < 3
        return _mark("1)", int(printed), printed, f"({printed})", found.group()) if short else None
    if stop:
        return _mark("1.", int(printed), printed, printed, found.group())
    if len(printed) < 3 and _is_han(after):
        return _mark("1 ", int(printed), printed, printed, found.group())
    return None


def _ordinal(folded: str) -> Mark | None:
    """第一章, 第2节, 第三条, 第四部分."""
    at = 1 + (folded[1:2] == " ")
    end = _run(folded, at)
    if end == at:
        while end < len(folded) and end - at < 4 and folded[end] in _ASCII_DIGITS:
            end += 1
    if not 0 < end - at < 7:
        return None
    printed = folded[at:end]
    end += folded[end : end + 1] == " "
    kind = "部分" if folded.startswith("部分", end) else folded[end : end + 1]
    if kind not in _ORDINAL_KINDS or folded[end + len(kind) : end + len(kind) + 1] in _CITING:
        return None
    rest = folded[end + len(kind) :]
    end += len(kind) + len(rest) - len(rest.lstrip())
    end += folded[end : end + 1] in ("、", ".", ":")
    label = f"第{printed}{kind}"
    return _mark("第" + kind, number_of(printed), printed, label, folded[:end])


def _run(folded: str, at: int) -> int:
    """The end of the run of Chinese digits from an index on."""
    while at < len(folded) and folded[at] in _HAN:
        at += 1
    return at


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _lengths(prefix: str) -> tuple[int, int]:
    return len(prefix), len("".join(prefix.split()))


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
