"""Lines that are no wording: page numbers, running heads, contents lists, words of a web page."""

import re
from functools import cache
from typing import NamedTuple

from align.model.plan import Apart
from align.read.lines import Line
from align.read.numbering import mark_at
from align.read.words import words

_PAGE_CHARS = frozenset("-—~·()第0123456789ivxIVX页/,共pPage.")
_LONGEST_HEAD = 40


class Furnished(NamedTuple):
    """The lines that hold wording, and the ones set apart."""

    lines: list[Line]
    apart: list[Apart]


def set_apart(lines: list[Line], tables: list[tuple[int, int]]) -> Furnished:
    """Take page numbers, running heads and the contents list out.

    ``tables`` are index ranges of lines in which a number alone is a cell; one between dashes
    is a page number there, too.
    """
    in_table = {index for start, end in tables for index in range(start, end)}
    heads = running_heads(lines, in_table)
    contents = contents_list(lines)
    kept: list[Line] = []
    apart: list[Apart] = []
    for index, line in enumerate(lines):
        if index in contents:
            apart.append(Apart(line.start, line.end, "cover"))
        elif is_framed_number(line.flat) or (
            index not in in_table and (index in heads or is_page_number(line.flat))
        ):
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


def running_heads(lines: list[Line], in_table: set[int]) -> set[int]:
    """Indices of short lines that come again and again beside page ends."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if 4 <= len(line.flat) <= _LONGEST_HEAD and index not in in_table:
            places.setdefault(line.flat, []).append(index)
    result: set[int] = set()
    for flat, indices in places.items():
        if len(indices) < 3 or any(char in flat for char in "。:;()[]"):
            continue
        if all(_beside_page_end(lines, index) for index in indices[1:]):
            first = indices[0]  # it may be the title
            numbered = first + 1 < len(lines) and is_page_number(lines[first + 1].flat)
            result.update(indices if numbered else indices[1:])
    return result


def _beside_page_end(lines: list[Line], index: int) -> bool:
    if lines[index].page_break:
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    before = lines[index - 1] if index else None
    return (after is not None and (after.page_break or is_page_number(after.flat))) or (
        before is not None and is_page_number(before.flat)
    )


@cache
def _contents() -> re.Pattern[str]:
    return re.compile(r".{2,60}?[.·…]{3,}[-—]?[0-9]{1,3}[-—]?")


def contents_list(lines: list[Line]) -> set[int]:
    """Indices of the lines of a list of contents near the beginning of a document."""
    result = {
        index
        for index, line in enumerate(lines)
        if len(line.flat) < 80 and ("..." in line.flat or "…" in line.flat or "··" in line.flat)
        and _contents().fullmatch(line.flat)
    }  # fmt: skip
    for index, line in enumerate(lines[: len(lines) // 2]):
        if line.flat in ("目录", "目次"):
            result.add(index)
            result.update(_listed(lines, index + 1))
            break
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
