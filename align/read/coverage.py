"""The text set apart: every character of a document is in a clause or set apart with a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from align.model.plan import Apart, Clause
from align.read.front_matter.front import Front
from align.read.front_matter.front_lines import is_date, is_signature
from align.read.layout.furniture import is_web_line
from align.read.layout.lines import Block
from align.read.tabular.tables import Table


def outside(blocks: list[Block], front: Front, own: set[int]) -> list[Apart]:
    """The parts of a document that are not the plan's ``own`` blocks, and its title."""
    result = []
    signed = _signatures(blocks, own)
    for index, block in enumerate(blocks):
        if index in own:
            continue
        if front.title[0] <= index < front.title[1]:
            result.append(Apart(block.start, block.end, "title"))
        elif is_web_line(block.flat):
            result.append(Apart(block.start, block.end, "web"))
        elif index in signed or (index >= front.end and not block.flat.startswith("附件")):
            result.append(Apart(block.start, block.end, "signature"))
        else:
            result.append(Apart(block.start, block.end, "cover"))
    return result


def _signatures(blocks: list[Block], own: set[int]) -> set[int]:
    """Indices of the lines that name the signing bodies, whole or cut in two, and of the dates."""
    outer = [index for index in range(len(blocks)) if index not in own]
    result = {index for index in outer if is_signature(blocks[index].flat)}
    for index in outer:
        if not is_date(blocks[index].flat):
            continue
        result.add(index)
        for before in range(index - 1, max(-1, index - 5), -1):
            flat = blocks[before].flat
            if len(flat) > 20 or any(char in flat for char in "。:,;、《》()〔〕"):
                break
            result.add(before)
    return result


def fill(
    clauses: Sequence[Clause], apart: list[Apart], tables: list[Table], text: str
) -> tuple[Apart, ...]:
    """The parts set apart, with the white space and table heads between clauses added."""
    spans = [(one.start, one.end) for one in clauses]
    spans += [(one.start, one.end) for one in apart]
    spans.sort()
    gaps: list[Apart] = []
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        if start > at:
            gaps += _gap(at, start, tables, text)
        at = max(at, end)
    return tuple(sorted([*apart, *gaps]))


def _gap(start: int, end: int, tables: list[Table], text: str) -> list[Apart]:
    """What stands between two spans: blank, or the head, caption or a group name of a table."""
    body = text[start:end].strip()
    if not body:
        return [Apart(start, end, "blank")]
    low = start + len(text[start:end]) - len(text[start:end].lstrip())
    high = low + len(body)
    before = bisect_right(tables, low, key=lambda table: table.start) - 1
    inside = before >= 0 and low < tables[before].end
    result = [Apart(low, high, "table" if inside else "cover")]
    if start < low:
        result.append(Apart(start, low, "blank"))
    if high < end:
        result.append(Apart(high, end, "blank"))
    return result
