"""The order of the read stage's steps."""

from __future__ import annotations

from align.config import Limits
from align.errors import ReadError
from align.model.plan import Apart, Plan
from align.read import annexes, coverage
from align.read.assemble import Text, assemble
from align.read.fold import fold
from align.read.formats import source as source_in
from align.read.front_matter import front, metadata
from align.read.headings import tree
from align.read.headings.run_in import parted
from align.read.layout import furniture, lines, running
from align.read.layout.flattened import unfold
from align.read.layout.lines import Block, Line
from align.read.layout.stops import with_full_stops
from align.read.tabular import tables
from align.read.traditional import is_traditional, simplified


def parse(data: bytes, *, path: str, id: str, limits: Limits | None = None) -> Plan:
    """The plan that a document holds, in whatever format it comes.

    Raises ReadError where it holds no text to read, or is beyond a limit.
    """
    source = source_in(data, path=path, limits=limits)
    folded, reading = fold(source.text), source.text
    if is_traditional(folded):
        reading = simplified(reading, path=path)
        folded = fold(reading)
    text = Text(source, with_full_stops(folded), reading)
    found = parted(unfold(lines.split(text.folded)), text.folded)
    if not any("\u4e00" <= char <= "\u9fff" for char in source.text):
        raise ReadError(
            "no Chinese text in it", path=path, hint="give the text of a plan in Chinese"
        )
    found, ends = running.page_ends(found)
    found_tables = tables.find(found, reading)
    furnished = furniture.set_apart(found, [(one.first, one.last) for one in found_tables])
    blocks = _blocks(furnished.lines, found_tables)
    parts = front.find(blocks)
    closed = annexes.closings(blocks, parts)
    own = [at for at in range(parts.body, parts.end) if at not in closed]
    body = tree.build([blocks[at] for at in own])
    assembled = assemble(body, found_tables, text)
    pages = [Apart(line.start, line.end, "page") for line in ends]
    apart = [*pages, *furnished.apart, *coverage.outside(blocks, parts, set(own)), *assembled.apart]
    return Plan(
        id=id,
        source=source,
        meta=metadata.read(text, blocks, parts, id=id),
        clauses=assembled.clauses,
        apart=coverage.fill(assembled.clauses, apart, found_tables, source.text),
    )


def _blocks(found: list[Line], found_tables: list[tables.Table]) -> list[Block]:
    """The paragraphs between the tables, the lines of the tables left out."""
    setting = lines.layout(found)
    result: list[Block] = []
    segment: list[Line] = []
    waiting = iter(found_tables)
    table = next(waiting, None)
    for line in found:
        while table is not None and line.start >= table.end:
            result += lines.blocks(segment, setting)
            segment = []
            table = next(waiting, None)
        if table is None or line.start < table.start:
            segment.append(line)
    return result + lines.blocks(segment, setting)
