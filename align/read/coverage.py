"""The text set apart: every character of a document is in a clause or set apart with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from align.model.plan import Apart, Clause
from align.read.front import Front, is_closing, is_signature
from align.read.furniture import is_web_line
from align.read.lines import Block
from align.read.tables import Table


def outside(blocks: list[Block], front: Front) -> list[Apart]:
    """The parts of a document before and after the plan proper, and its title."""
    result = []
    for index, block in enumerate(blocks):
        if front.body <= index < front.end:
            continue
        if front.title[0] <= index < front.title[1]:
            result.append(Apart(block.start, block.end, "title"))
        elif is_web_line(block.flat):
            result.append(Apart(block.start, block.end, "web"))
        elif is_signature(block.flat) or (index >= front.end and is_closing(block.flat)):
            result.append(Apart(block.start, block.end, "signature"))
        else:
            result.append(Apart(block.start, block.end, "cover"))
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
    inside = any(table.start <= low < table.end for table in tables)
    result = [Apart(low, high, "table" if inside else "cover")]
    if start < low:
        result.append(Apart(start, low, "blank"))
    if high < end:
        result.append(Apart(high, end, "blank"))
    return result
