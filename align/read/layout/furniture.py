"""Lines that are no wording: page numbers, contents lists, words of a web page."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from align.model.plan import Apart
from align.read.headings.numbering import mark_at
from align.read.layout.lines import Line
from align.read.words import words

_PAGE_CHARS = frozenset("-—~·()第0123456789ivxIVX页/,共pPage.")


_NEAR = 12
"""Lines: three pages have more of them."""


class Furnished(NamedTuple):
    """The lines that hold wording, and the ones set apart."""

    lines: list[Line]
    apart: list[Apart]


def set_apart(lines: list[Line], tables: list[tuple[int, int]]) -> Furnished:
    """Take bare page numbers and the contents list out.

    ``tables`` are index ranges of lines in which a number alone is a cell.
    """
    in_table = {index for start, end in tables for index in range(start, end)}
    contents = contents_list(lines)
    counted = counting(lines)
    kept: list[Line] = []
    apart: list[Apart] = []
    for index, line in enumerate(lines):
        if index in contents:
            apart.append(Apart(line.start, line.end, "cover"))
        elif index not in in_table and index not in counted and is_page_number(line.flat):
            apart.append(Apart(line.start, line.end, "page"))
        else:
            kept.append(line)
    return Furnished(kept, apart)


@cache
def _page() -> re.Pattern[str]:
    return re.compile(
        r"[-—~·]{0,3}\(?第?(?:[0-9]{1,3}|[ivxIVX]{1,5})页?\)?[-—~·]{0,3}(?:[/,共][0-9]{1,3}页?)?"
        r"|共[0-9]{1,3}页|[pP](?:age)?[.]?[0-9]{1,3}"
    )


@cache
def _framed() -> re.Pattern[str]:
    return re.compile(r"([-—~·])\1*[0-9]{1,3}\1+|第[0-9]{1,3}页(?:[/,]?共[0-9]{1,3}页)?")


def is_framed_number(flat: str) -> bool:
    """Whether a line holds a page number that is marked as one: -12-, 第3页."""
    return _PAGE_CHARS.issuperset(flat) and _framed().fullmatch(flat) is not None


def is_page_number(flat: str) -> bool:
    """Whether a line holds a page number and nothing else."""
    if len(flat) > 12 or not _PAGE_CHARS.issuperset(flat):
        return False
    if flat.isdecimal():
        return len(flat) <= 3
    return _page().fullmatch(flat) is not None


def counting(lines: list[Line]) -> set[int]:
    """Indices of bare numbers that stand so near together that they count rows, not pages."""
    bare = [index for index, line in enumerate(lines) if line.flat.isdecimal()]
    result: set[int] = set()
    for first, second, third in zip(bare, bare[1:], bare[2:], strict=False):
        values = [int(lines[index].flat) for index in (first, second, third)]
        if third - first <= _NEAR and values[1] - values[0] == values[2] - values[1] == 1:
            result.update((first, second, third))
    return result


_LEADER = frozenset(".·…")
_AFTER_LEADER = frozenset("0123456789ivxIVX-—()页")
_WRAPPED = 3
"""Lines: an entry of a contents list takes no more of them."""


def _is_entry(flat: str) -> bool:
    """Whether a line is an entry of a contents list, or several: words, dots, and a page."""
    end = len(flat)
    while end and flat[end - 1] in _AFTER_LEADER:
        end -= 1
    leader = end
    while leader and flat[leader - 1] in _LEADER:
        leader -= 1
    if end - leader < 3 or leader < 2 or not any(char.isdecimal() for char in flat[end:]):
        return False
    return leader <= 60 or flat.count("...") > 1 or flat.count("……") > 1


def contents_list(lines: list[Line]) -> set[int]:
    """Indices of the lines of a list of contents near the beginning of a document."""
    result = {
        index
        for index, line in enumerate(lines)
        if ("..." in line.flat or "…" in line.flat or "··" in line.flat) and _is_entry(line.flat)
    }
    result |= _within(lines, sorted(result))
    for index, line in enumerate(lines[: len(lines) // 2]):
        if line.flat in ("目录", "目次"):
            result.add(index)
            result.update(_listed(lines, index + 1))
            break
    return result


def _within(lines: list[Line], entries: list[int]) -> set[int]:
    """The lines between entries of a contents list: the first parts of wrapped ones."""
    result: set[int] = set()
    for before, after in pairwise(entries):
        between = range(before + 1, after)
        if len(between) < _WRAPPED and not any("。" in lines[at].flat for at in between):
            result.update(between)
    return result


def _listed(lines: list[Line], first: int) -> range:
    """The headings below the word 目录: up to where the first of them comes again."""
    if first >= len(lines) or mark_at(lines[first].folded) is None:
        return range(0)
    entry = _bare(lines[first].flat)
    for index in range(first + 1, min(len(lines), first + 200)):
        if _bare(lines[index].flat) == entry:
            return range(first, index)
        if "。" in lines[index].flat:
            break
    return range(0)


def _bare(flat: str) -> str:
    """A heading of a contents list without dots and page number."""
    return flat.rstrip("0123456789-—.…·")


def is_web_line(flat: str) -> bool:
    """Whether a line holds words of the web page around the document."""
    if len(flat) > 80 or "。" in flat or not flat.startswith(words("web", "starts")):
        return False
    for word in words("web", "starts"):
        if flat.startswith(word):
            rest = flat[len(word) :]
            if not rest or rest[0] in ":|·>/[(-—" or len(flat) <= 8:
                return True
    return False
