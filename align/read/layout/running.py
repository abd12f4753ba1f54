"""Page ends: page numbers in a frame, footnotes, and the lines printed again on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from align.read.front_matter.front_lines import is_title
from align.read.headings.numbering import STRONG, mark_at
from align.read.layout.footnotes import footnotes
from align.read.layout.furniture import contents_list, is_framed_number
from align.read.layout.lines import Line
from align.read.words import word_set

_SHORTEST, _LONGEST = 4, 60
_TELLING = 6
"""Characters: a shorter line that comes but twice may be a heading, or a cell."""
_PAGE = 8
"""Lines: a page has no fewer, so that a number so much nearer to the last one counts rows."""
_CUT = 40
"""Columns: a line from here on that ends without a stop is cut, and no heading."""
_ENDS = frozenset('。;!?:…)]】"》')
_FIGURES = frozenset("0123456789页-—·")


class _Head(NamedTuple):
    """A line as it would be printed on another page, and the page number printed in it."""

    key: str
    page: int | None


def page_ends(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without page numbers in a frame, running heads and footnotes; and those lines."""
    numbers = {index for index, line in enumerate(lines) if is_framed_number(line.flat)}
    numbers |= _bare_numbers(lines)
    taken = numbers | _running_heads(lines, numbers) | footnotes(lines)
    if not taken:
        return lines, []
    kept: list[Line] = []
    broken = False
    for index, line in enumerate(lines):
        if index in taken:
            broken = broken or line.page_break
        else:
            kept.append(line._replace(page_break=True) if broken else line)
            broken = False
    return kept, [lines[index] for index in sorted(taken)]


def _running_heads(lines: list[Line], numbers: set[int]) -> set[int]:
    """Indices of the running heads, and of the bare page numbers beside them."""
    groups = _repeated(lines)
    if not groups:
        return set()
    opening: int | None = None
    result: set[int] = set()
    edges = _edges(lines, numbers)
    for _ in range(2):  # the second line of a head stands beside the first
        before = len(result)
        for key, indices in groups.items():
            heads = _heads(lines, key, indices, edges)
            if heads and is_title(key):
                opening = _opening(lines) if opening is None else opening
                heads -= _titles(lines, heads, opening)
            result |= heads
            edges.update(at for index in heads for at in (index - 1, index + 1))
        if len(result) == before:
            break
    return result


def _edges(lines: list[Line], numbers: set[int]) -> set[int]:
    """Indices of the lines beside page numbers and form feeds: a page begins or ends there."""
    breaks = [index for index, line in enumerate(lines) if line.page_break]
    if _PAGE * len(breaks) > 2 * len(lines):
        breaks = []  # every line begins with a blank
    return {at for index in numbers for at in (index - 1, index + 1)} | {
        at for index in breaks for at in (index - 1, index)
    }


def _repeated(lines: list[Line]) -> dict[str, list[int]]:
    """The short lines that come more than once, page numbers in them left out."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        flat = line.flat
        if _SHORTEST <= len(flat) <= _LONGEST:
            key = flat if len(flat) == len(line.folded) else _head(line).key
            if key in places:
                places[key].append(index)
            else:
                places[key] = [index]
    return {
        key: indices
        for key, indices in places.items()
        if len(indices) > 1
        and len(key) >= _SHORTEST
        and key[0] not in "([【"
        and not any(char in key for char in "。:;|")
        and key.count("(") == key.count(")")
        and key not in word_set("section_words")
        and mark_at(key) is None
    }


def _head(line: Line) -> _Head:
    """A line parted from a page number that a blank or a dash sets apart."""
    flat = line.flat
    if flat[-1] not in _FIGURES and flat[0] not in _FIGURES:
        return _Head(flat, None)
    if len(line.folded) > 3 * _LONGEST:
        return _Head(flat, None)
    found = _numbered().fullmatch(line.folded)
    if found is None:
        return _Head(flat, None)
    words = found.group("after") or found.group("before")
    return _Head("".join(words.split()), int(found.group("first") or found.group("last")))


@cache
def _numbered() -> re.Pattern[str]:
    """Words with a page number before or behind them."""
    number = r"[-—·|]?\s*第?\s*(?P<{}>[0-9]{{1,3}})\s*页?(?:\s*[/共]\s*[0-9]+\s*页?)?\s*[-—·|]?"
    return re.compile(
        rf"{number.format('first')}\s+(?P<after>\S.*)|(?P<before>.*\S)\s+{number.format('last')}"
    )


def _heads(lines: list[Line], key: str, indices: list[int], edges: set[int]) -> set[int]:
    """Those of the lines alike that are running heads: beside page ends, or numbered as pages."""
    titled = len(key) >= 8 and is_title(key)
    least = 2 if titled else 3
    paged = [(index, page) for index in indices if (page := _head(lines[index]).page) is not None]
    numbered = [index for index, _ in paged]
    told = titled and 0 < len(paged) == len(indices) - 1 and indices[0] not in numbered
    if (told or len(paged) >= least) and _rises(numbered, [page for _, page in paged]):
        return set(numbered)
    beside = [index for index in indices if index in edges]
    counted: list[int] = []
    if len(beside) < 2:
        beside, counted = _beside_numbers(lines, indices)
    apart = indices[-1] - indices[0] > len(indices)
    every = apart and len(beside) == len(indices) and not counted and len(key) >= _TELLING
    if every or (len(indices) >= least and len(beside) >= max(1, len(indices) - 1)):
        return {*beside, *counted}
    cut = [index for index in indices if _in_sentence(lines, index)]
    again = len(indices) - 1
    return set(indices) if titled and cut and 2 * len(cut) >= again else set()


def _rises(indices: Sequence[int], pages: Sequence[int]) -> bool:
    """Whether numbers go up as those of pages do."""
    steps = [high - low for low, high in pairwise(pages)]
    distances = [high - low for low, high in pairwise(indices)]
    return all(
        0 < step < 4 and distance >= _PAGE * step
        for step, distance in zip(steps, distances, strict=True)
    )


def _bare_numbers(lines: list[Line]) -> set[int]:
    """Indices of the numbers alone on the last or first line of their pages, each one more."""
    breaks = [index for index, line in enumerate(lines) if line.page_break]
    for step in (-1, 0):
        found = [index + step for index in breaks if index + step >= 0]
        found = [index for index in found if _value(lines[index]) is not None]
        values = [_value(lines[index]) or 0 for index in found]
        if len(found) > 1 and all(high - low == 1 for low, high in pairwise(values)):
            return set(found)
    return set()


def _value(line: Line) -> int | None:
    """The number that stands alone on a line."""
    flat = line.flat
    return int(flat) if len(flat) < 4 and flat.isascii() and flat.isdecimal() else None


def _beside_numbers(lines: list[Line], indices: list[int]) -> tuple[list[int], list[int]]:
    """The lines beside bare numbers that go up as page numbers do, and those numbers' lines."""
    for step in (1, -1):
        places = [
            index
            for index in indices
            if 0 <= index + step < len(lines) and _value(lines[index + step]) is not None
        ]
        numbers = [index + step for index in places]
        if len(places) > 1 and _rises(places, [_value(lines[index]) or 0 for index in numbers]):
            return places, numbers
    return [], []


def _in_sentence(lines: list[Line], index: int) -> bool:
    """Whether a line stands where a sentence was cut in two."""
    before = lines[index - 1] if index else None
    if before is None or before.flat[-1] in _ENDS:
        return False
    return before.width >= _CUT or before.flat[-1] in "、,"


def _opening(lines: list[Line]) -> int:
    """The first numbered heading behind the contents list, else the number of lines."""
    contents = contents_list(lines)
    for index, line in enumerate(lines):
        mark = mark_at(line.folded) if index not in contents else None
        if mark is not None and mark.style in STRONG:
            return index
    return len(lines)


def _titles(lines: list[Line], heads: set[int], opening: int) -> set[int]:
    """The one of the heads before the first heading that is the title of the plan."""
    early = [index for index in sorted(heads) if index < opening]
    whole = [index for index in early if not _in_sentence(lines, index)]
    if not whole or _head(lines[whole[-1]]).page is not None:
        return set()
    return {whole[-1]}
