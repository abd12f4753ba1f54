"""Where a heading ends and its clause's text begins."""

import re
from functools import cache
from typing import NamedTuple

from align.read.layout.lines import Block
from align.read.units import is_list
from align.read.words import words

_LONGEST = 40
_LONGEST_ALONE = 12
_RULING = ("应当", "必须", "不得", "可以", "适用于", "制定本")
_COUNTING = frozenset('0123456789"')
"""The characters without which a heading holds neither a figure nor a period."""
_GOES_ON = frozenset("的和与及、,是为更基已")
"""Characters after which known words are no heading but the beginning of a sentence."""
_BLANKS = re.compile(r"\s+")


class Heading(NamedTuple):
    """A heading's text, and how many characters of its block it takes."""

    text: str
    """Folded, without number and closing mark; "" where the block is all text."""
    flat_length: int
    """Characters of the block without white space: number, heading and closing mark."""


def heading_of(block: Block, *, alone: bool = False, leaf: bool = False) -> Heading:
    """The heading that a block begins with.

    ``alone`` says that the clause has no other block, so that a lone sentence is its text;
    ``leaf``, that no heading is below it either.
    """
    if block.mark is None:
        return Heading(block.flat.rstrip(":"), len(block.flat))
    skip = block.mark.flat_length
    rest = block.flat[skip:]
    if block.mark.style == "第条" and any(word in rest[:_LONGEST] for word in _RULING):
        return _by_gap(block, rest, skip) or Heading("", skip)
    stop = rest.find("。")
    if stop < 0 and len(rest) <= 2 * _LONGEST and rest[-1:] not in (";", ":", ")", "]"):
        if _is_heading_line(rest) and not (leaf and alone and _has_figure(rest)):
            return Heading(rest, skip + len(rest))
        told = rest.replace(":", "", 1)
        if not alone and "," not in rest and len(rest) <= _LONGEST and _is_heading_line(told):
            return Heading(rest, skip + len(rest))
        return Heading("", skip)
    if stop == len(rest) - 1 and stop >= 0:
        if not (leaf and alone) and _is_heading(rest[:stop], alone=False):
            return Heading(rest[:stop], skip + stop + 1)
        return _by_known_words(rest, skip) or _by_colon(rest, skip)
    if 0 <= stop <= _LONGEST and _is_heading(rest[:stop], alone=False):
        return Heading(rest[:stop], skip + stop + 1)
    return (
        _before_bodies(rest, skip)
        or _by_gap(block, rest, skip)
        or _by_known_words(rest, skip)
        or _by_colon(rest, skip)
    )


def _before_bodies(rest: str, skip: int) -> Heading | None:
    """The heading of a line that ends with the list of responsible bodies in brackets."""
    opened = max(rest.find("("), rest.find("["), rest.find("【"))
    if rest[-1:] not in (")", "]", "】") or not 2 <= opened <= _LONGEST:
        return None
    inner = rest[opened + 1 : -1]
    told = inner.endswith(("负责", "落实", "配合")) or "单位:" in inner or "部门:" in inner
    if not told and not is_list(rest[opened:]):
        return None
    return Heading(rest[:opened], skip + opened) if _is_heading_line(rest[:opened]) else None


def _by_known_words(rest: str, skip: int) -> Heading | None:
    """The heading of a section that almost any plan has, glued to its text."""
    known = [word for word in words("section_words") if rest.startswith(word)]
    if not known:
        return None
    length = max(map(len, known))
    if len(rest) < length + 10 or rest[length] in _GOES_ON:
        return None
    return Heading(rest[:length], skip + length)


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(r"[0-9]\s?[%万亿]")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        r"[0-9](?:\.[0-9]+)?\s?[%‰万亿千百个座家项公平吨]"
        r"|[0-9]\s?[^\W年月日号级类星期批代度岁时分热线路届版\d_a-zA-Z][^\W\d_a-zA-Z]?(?:$|,)"
        r"|(?:^|,)(?:到|在|自|截至)?(?:20[0-9]{2}年|\"十[一二三四五六七]五\")"
    )


def _has_amount(text: str) -> bool:
    """Whether a text holds a share or a large number."""
    return not _COUNTING.isdisjoint(text) and _amount().search(text) is not None


def _has_figure(text: str) -> bool:
    """Whether a text holds or ends with a number and its unit, or begins with a time."""
    return not _COUNTING.isdisjoint(text) and _figure().search(text) is not None


def _is_heading_line(text: str) -> bool:
    """Whether a line without a full stop is a heading: not an item of a list, not a row."""
    if not text or any(char in text for char in ";:") or text.count(",") > 3:
        return False
    return not _has_amount(text) and not ("," in text and _has_figure(text))


def _is_heading(text: str, *, alone: bool) -> bool:
    """Whether the sentence after a number reads like a heading rather than a commitment."""
    told = text
    if not alone and "," not in text and text.startswith('"'):
        told = text[text.find('"', 1) + 1 :]  # a period whose work is told below, no deadline
    if not text or len(text) > _LONGEST or _has_figure(told):
        return False
    commas = text.count(",")
    if any(char in text for char in ";:") or commas > 2:
        return False
    return not alone or (not commas and len(text) <= _LONGEST_ALONE)


def _by_colon(rest: str, skip: int) -> Heading:
    """The text up to a colon where that is short."""
    colon = rest.find(":")
    text = rest[:colon] if 2 <= colon <= 25 and colon < len(rest) - 1 else ""
    if any(char in text for char in '。(["《') or not _is_heading(text, alone=False):
        return Heading("", skip)
    return Heading(text, skip + colon + 1)


def _by_gap(block: Block, rest: str, skip: int) -> Heading | None:
    """The text up to a gap in the line, where the heading is set apart by a blank."""
    if block.mark is None:
        return None
    line = block.lines[0].folded[block.mark.length :].lstrip()
    gaps = [found for found in _BLANKS.finditer(line, 1, 80) if _between_words(line, found)]
    wide = [found for found in gaps if len(found.group()) > 1 or found.group() == "\t"]
    found = wide[0] if wide else gaps[0] if len(gaps) == 1 else None
    if found is None or not 4 <= found.start() <= 25:
        return None
    text = "".join(line[: found.start()].split())
    if not rest.startswith(text) or any(char in text for char in '。,;:、()"'):
        return None
    return Heading(text, skip + len(text)) if _is_heading(text, alone=False) else None


def _between_words(line: str, gap: re.Match[str]) -> bool:
    """Whether a gap parts Chinese words, not a figure from its unit."""
    before, after = line[gap.start() - 1], line[gap.end() : gap.end() + 1]
    return "\u4e00" <= before <= "\u9fff" and ("\u4e00" <= after <= "\u9fff" or after == '"')
