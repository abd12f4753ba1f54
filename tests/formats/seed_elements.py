"""The sample plans taken apart into paragraphs and tables, as an office would type them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from align.model.plan import Plan
from align.read import parse
from align.read.fold import fold
from align.read.headings.numbering import Mark
from align.read.layout import furniture, lines
from align.read.parse import _blocks
from align.read.tabular import columns, tables

ROOT = Path(__file__).resolve().parents[2]
PLANS = ("beijing", "changping", "haidian", "fuzhongxin", "ninghe")


class Paragraph(NamedTuple):
    """A paragraph as printed, and the number that it begins with."""

    text: str
    mark: Mark | None


class Grid(NamedTuple):
    """The cells of a table, row by row; the first row holds the heads."""

    rows: tuple[tuple[str, ...], ...]


Element = Paragraph | Grid


def seed(name: str) -> str:
    path = ROOT / "seeds" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no text of {name} in seeds/")
    return path.read_text(encoding="utf-8")


@cache
def plan_of(name: str) -> Plan:
    return parse(seed(name).encode(), path=name, id=name)


@cache
def elements(name: str) -> tuple[Element, ...]:
    text = seed(name)
    found = lines.split(fold(text))
    grids = tables.find(found, text)
    kept = furniture.set_apart(found, [(one.first, one.last) for one in grids]).lines
    result: list[tuple[int, Element]] = [
        (block.start, Paragraph(_printed(block, text), block.mark))
        for block in _blocks(kept, grids)
    ]
    for one in grids:
        head = next(at for at in range(one.first, one.last) if _heads(found[at].flat))
        result += [
            (line.start, Paragraph(_joined(text[line.start : line.end]), None))
            for line in found[one.first : head]
        ]
        result.append((found[head].start, Grid(tuple(_rows(one, found[head:], text)))))
    return tuple(element for _, element in sorted(result, key=lambda pair: pair[0]))


def _heads(flat: str) -> bool:
    return bool(columns.columns_of(flat.replace("|", "")))


def _rows(one: tables.Table, below: list[lines.Line], text: str) -> list[tuple[str, ...]]:
    heads: list[str] = []
    for line in below:
        if not _heads(line.flat):
            break
        heads += _split_heads(line.flat)
    rows = [tuple(heads)]
    for draft in one.rows:
        row = draft.row
        cells = [row.group, row.number, row.indicator, row.unit, row.baseline]
        printed = [cell.text for cell in cells if cell] + [cell.text for _, cell in row.values]
        if row.nature:
            printed.append("约束性" if row.nature == "binding" else "预期性")
        rows.append(tuple(printed))
    return rows


def _split_heads(flat: str) -> list[str]:
    heads, at = [], 0
    while at < len(flat) and (found := columns._head().match(flat, at)):
        heads.append(found.group())
        at = found.end()
    return heads


def _printed(block: lines.Block, text: str) -> str:
    return "".join(_joined(text[line.start : line.end]) for line in block.lines)


def _joined(text: str) -> str:
    return " ".join(text.split())
