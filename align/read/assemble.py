"""Nodes and table rows to clauses with their ids and wording."""

from bisect import bisect_left
from typing import NamedTuple

from align.model.plan import Apart, Clause
from align.model.source import Offsets, Source, Span
from align.read import units
from align.read.fold import fold
from align.read.headings.tree import Node, Tree
from align.read.identify import node_ids, unique
from align.read.layout.lines import Block
from align.read.tabular.tables import Table
from align.read.wording import Wording, collect, solid, without

_CLOSING = "。：:.．"
"""What headings that stand before their text end with."""


class Text(NamedTuple):
    """A source, its folded form, and the text that names and ids are taken from."""

    source: Source
    folded: str
    reading: str
    """The source's text; in simplified characters where it is printed in traditional ones."""


class Assembled(NamedTuple):
    """The clauses of a plan in text order, and the chapter headings set apart from them."""

    clauses: tuple[Clause, ...]
    apart: list[Apart]


class _Draft(NamedTuple):
    """What a clause is made from."""

    id: str
    number: str
    heading: str
    path: tuple[str, ...]
    printed: str
    """The heading with its number, as the path of the clauses below shows it."""
    number_length: int
    heading_length: int
    blocks: tuple[Block, ...]


def assemble(tree: Tree, tables: list[Table], text: Text) -> Assembled:
    """The clauses of a plan, and its chapter headings without text of their own."""
    every, own = _drafts(tree, text)
    drafts = [draft for draft, has_text in zip(every, own, strict=True) if has_text]
    apart = [
        Apart(draft.blocks[0].start, draft.blocks[-1].end, "heading")
        for draft, has_text in zip(every, own, strict=True)
        if not has_text
    ]
    clauses: list[Clause] = []
    remaining = sorted(tables, key=lambda table: table.start, reverse=True)
    for position, draft in enumerate(drafts):
        stop = drafts[position + 1].blocks[0].start if position + 1 < len(drafts) else None
        while remaining and remaining[-1].start < draft.blocks[0].start:
            clauses += _row_clauses(remaining.pop(), every, text)
        rest = draft
        while remaining and (stop is None or remaining[-1].start < stop):
            table = remaining.pop()
            cut = bisect_left(rest.blocks, table.start, key=lambda block: block.start)
            before = rest.blocks[:cut]
            if before:
                clauses.append(_clause(rest._replace(blocks=before), text))
                after = rest.blocks[len(before) :]
                rest = rest._replace(
                    blocks=after, heading="", number_length=0, heading_length=0, number=""
                )
            clauses += _row_clauses(table, every, text)
        if rest.blocks:
            clauses.append(_clause(rest, text))
    while remaining:
        clauses += _row_clauses(remaining.pop(), every, text)
    clauses.sort(key=lambda clause: clause.start)
    ids = unique([clause.id for clause in clauses])
    named = [
        clause if clause.id == one else clause._replace(id=one)
        for clause, one in zip(clauses, ids, strict=True)
    ]
    return Assembled(tuple(named), apart)


def _drafts(tree: Tree, text: Text) -> tuple[list[_Draft], list[bool]]:
    """What the clauses are made from, and which of them have text of their own."""
    printed = [_printed(node, text) for node in tree.nodes]
    headings = [
        one[node.mark.flat_length if node.mark else 0 :].rstrip(_CLOSING)
        for one, node in zip(printed, tree.nodes, strict=True)
    ]
    parents = {node.ancestors[-1] for node in tree.nodes if node.ancestors}
    own = [position not in parents or _has_text(node) for position, node in enumerate(tree.nodes)]
    ids = node_ids(tree.nodes, headings, own)
    shown = [one.rstrip(_CLOSING) for one in printed]
    drafts: list[_Draft] = []
    if tree.lead:
        drafts.append(_Draft("0", "", "", (), "", 0, 0, tree.lead))
        own.insert(0, True)
    for position, node in enumerate(tree.nodes):
        drafts.append(
            _Draft(
                id=ids[position],
                number=node.mark.printed if node.mark else "",
                heading=headings[position],
                path=tuple(shown[step] for step in node.ancestors),
                printed=shown[position],
                number_length=node.mark.flat_length if node.mark else 0,
                heading_length=node.heading.flat_length,
                blocks=node.blocks,
            )
        )
    return drafts, own


def _has_text(node: Node) -> bool:
    """Whether there is more under a heading than the heading."""
    return sum(len(block.flat) for block in node.blocks) > node.heading.flat_length


def _printed(node: Node, text: Text) -> str:
    """The number and heading of a node as printed, without white space."""
    left = node.heading.flat_length
    parts = []
    for start, end in _spans(node.blocks[0], text, most=left):
        parts.append(text.reading[start : min(end, start + left)])
        left -= end - start
        if left <= 0:
            break
    return "".join(parts)


def _spans(block: Block, text: Text, *, most: int | None = None) -> list[Span]:
    """The parts of a block without white space; of no more lines than hold ``most`` characters."""
    result: list[Span] = []
    for line in block.lines:
        if most is not None and most <= 0:
            break
        most = None if most is None else most - len(line.flat)
        if len(line.flat) == line.end - line.start:
            result.append(Span(line.start, line.end))
        else:
            result += solid(text.folded, line.start, line.end)
    return result


def _clause(draft: _Draft, text: Text) -> Clause:
    """The clause of a draft: its wording without number and responsible bodies."""
    source = text.source
    paragraphs: list[list[Span]] = []
    for block in draft.blocks:
        if block.weak and paragraphs and block is not draft.blocks[0]:
            paragraphs[-1] += _spans(block, text)
        else:
            paragraphs.append(_spans(block, text))
    whole = collect(paragraphs, source.text, text.folded)
    names = whole.text
    if text.reading is not source.text:
        names = "".join([text.reading[start:end] for start, end in whole.spans])
    listed = units.find(whole.folded, names, whole.paragraphs)
    cuts = [cut for cut in listed.cuts if cut[0] >= draft.heading_length]
    if draft.number_length:
        cuts.insert(0, (0, draft.number_length))
    wording = without(whole, cuts)
    start, end = draft.blocks[0].start, draft.blocks[-1].end
    return Clause(
        id=draft.id,
        number=draft.number,
        heading=draft.heading,
        path=draft.path,
        start=start,
        end=end,
        line=source.line_of(start),
        line_end=source.line_of(end - 1),
        page=source.page_of(start),
        units=listed.units,
        text=wording.text,
        offsets=Offsets.of(wording.spans),
        folded=wording.folded,
        body=draft.heading_length - draft.number_length,
        paragraphs=_from_zero(wording),
    )


def _from_zero(wording: Wording) -> tuple[int, ...]:
    """The paragraph indices; the first paragraph begins where the text does."""
    rest = [begin for begin in wording.paragraphs if begin > 0]
    return (0, *rest) if wording.text else ()


def _row_clauses(table: Table, drafts: list[_Draft], text: Text) -> list[Clause]:
    """The rows of a table as clauses below the heading that the table stands under."""
    source = text.source
    above = bisect_left(drafts, table.start, key=lambda draft: draft.blocks[0].start)
    owner = drafts[above - 1] if above and not table.label.startswith("附") else None
    prefix = f"{owner.id}/{table.label}" if owner and owner.id != "0" else table.label
    path = (*owner.path, owner.printed) if owner and owner.printed else ()
    if table.caption:
        path = (*path, table.caption)
    result = []
    for position, draft in enumerate(table.rows):
        row = draft.row
        spans = [piece for span in draft.spans for piece in solid(text.folded, *span)]
        wording = collect([spans], source.text, text.folded)
        leads = draft.spans[0][0] == row.indicator.start
        name = solid(text.folded, *draft.spans[0])
        number = fold(row.number.text).rstrip(".、") if row.number else ""
        result.append(
            Clause(
                id=f"{prefix}/{number or position + 1}",
                number=number,
                heading=row.indicator.text,
                path=path,
                start=draft.start,
                end=draft.end,
                line=source.line_of(draft.start),
                line_end=source.line_of(draft.end - 1),
                page=source.page_of(draft.start),
                units=(),
                text=wording.text,
                offsets=Offsets.of(wording.spans),
                folded=wording.folded,
                body=sum(high - low for low, high in name) if leads else 0,
                paragraphs=(0,),
                row=row,
            )
        )
    return result
