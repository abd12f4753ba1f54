"""The ids of clauses: as an analyst would cite them, and unique in the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.read.headings.tree import Node


def node_ids(nodes: Sequence[Node], headings: Sequence[str], clauses: Sequence[bool]) -> list[str]:
    """An id for every node.

    ``headings`` are the printed headings, ``clauses`` says which nodes have text of their own.
    Where the numbers of a style run on through the plan, a node's id is its number alone, unless
    a number of its chapter belongs to another clause already; else it is the path of numbers.
    """
    running = running_styles(nodes)
    paths = [_path_id(nodes, headings, position) for position in range(len(nodes))]
    taken = {
        paths[position]
        for position, node in enumerate(nodes)
        if clauses[position] and not (node.mark and node.mark.style in running)
    }
    ids = list(paths)
    families: dict[tuple[int, ...], list[int]] = {}
    for position, node in enumerate(nodes):
        if node.mark and node.mark.style in running:
            families.setdefault(node.ancestors, []).append(position)
    for family in families.values():
        alone = [_alone(nodes[position]) for position in family]
        if taken.isdisjoint(alone):
            for position, label in zip(family, alone, strict=True):
                ids[position] = label
                taken.add(label)
    return _below_running(nodes, ids, running)


def running_styles(nodes: Sequence[Node]) -> set[str]:
    """The styles whose numbers go on where a new chapter begins."""
    families: set[tuple[tuple[int, ...], str]] = set()
    styles: set[str] = set()
    running: set[str] = set()
    restarted: set[str] = set()
    for node in nodes:
        if node.mark is None or len(node.mark.parts) > 1:
            continue
        key = (node.ancestors, node.mark.style)
        if key not in families and node.mark.style in styles:
            (running if node.mark.value > 1 else restarted).add(node.mark.style)
        families.add(key)
        styles.add(node.mark.style)
    return running - restarted


def unique(ids: Sequence[str]) -> list[str]:
    """The ids with ``·2``, ``·3`` … added where one comes again."""
    used: set[str] = set()
    counts: dict[str, int] = {}
    result = []
    for one in ids:
        candidate = one
        while candidate in used:
            counts[one] = counts.get(one, 1) + 1
            candidate = f"{one}·{counts[one]}"
        used.add(candidate)
        result.append(candidate)
    return result


def _alone(node: Node) -> str:
    """The number of a node by itself."""
    if node.mark is None:
        return ""
    return node.mark.label if node.mark.style.startswith("第") else node.mark.printed


def _path_id(nodes: Sequence[Node], headings: Sequence[str], position: int) -> str:
    """The numbers from the outermost level down, after the nearest heading without a number."""
    result = ""
    for step in (*nodes[position].ancestors, position):
        mark = nodes[step].mark
        if mark is None:
            result = _plain_id(headings[step]) + ("/" if step != position else "")
        elif len(mark.parts) > 1:
            result = mark.label
        else:
            result = joined(result, mark.label)
    return result


def _plain_id(heading: str) -> str:
    """The heading, or of a numbered box or attachment its word and number."""
    if not heading.startswith(("专栏", "附件", "附录")):
        return heading
    found = re.match("..[0-9一二三四五六七八九十]{1,2}", heading)
    return found.group() if found else heading


def joined(above: str, label: str) -> str:
    """A path with one more number; two plain numbers are kept apart by a dot."""
    if above and above[-1].isdecimal() and label[0].isdecimal():
        return f"{above}.{label}"
    return above + label


def _below_running(nodes: Sequence[Node], ids: list[str], running: set[str]) -> list[str]:
    """The ids with the numbers below a running one put after its short id."""
    for position, node in enumerate(nodes):
        if node.mark is None or node.mark.style in running or len(node.mark.parts) > 1:
            continue
        above = next(
            (
                step
                for step in reversed(node.ancestors)
                if (mark := nodes[step].mark) is not None and mark.style in running
            ),
            None,
        )
        if above is not None and node.ancestors[-1] == above:
            ids[position] = joined(ids[above], node.mark.label)
        elif above is not None and nodes[node.ancestors[-1]].mark is not None:
            ids[position] = joined(ids[node.ancestors[-1]], node.mark.label)
    return ids
