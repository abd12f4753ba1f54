"""Headings without a number: short lines above paragraphs, and the heads of boxes."""

from __future__ import annotations

from align.read.front_matter.front_lines import find_date, is_closing
from align.read.layout.lines import Block


def is_box(block: Block) -> bool:
    """Whether a block is the heading of a box beside the text: 专栏1 重点工程."""
    flat = block.flat
    return len(flat) <= 45 and flat.startswith("专栏") and flat[-1] not in "。;,、:"


def plain_headings(blocks: list[Block]) -> dict[int, int]:
    """The depth of each heading without a number.

    Where such lines follow each other directly, the first is above the second; the longest
    such chain tells how deep they go, and every chain ends at the deepest level.
    """
    found = [index for index in range(len(blocks)) if _is_plain_heading(blocks, index)]
    chains: list[list[int]] = []
    for index in found:
        if chains and chains[-1][-1] == index - 1:
            chains[-1].append(index)
        else:
            chains.append([index])
    deepest = min(3, max((len(chain) for chain in chains), default=0))
    result: dict[int, int] = {}
    for chain in chains:
        for position, index in enumerate(chain):
            result[index] = max(0, deepest - len(chain) + position)
    return result


def _is_plain_heading(blocks: list[Block], index: int) -> bool:
    """Whether a block without a number is a heading: a short line above a paragraph."""
    block = blocks[index]
    flat = block.flat
    if block.mark is not None or block.weak or len(block.lines) > 2 or not 2 <= len(flat) <= 30:
        return False
    if any(char in flat for char in "。;:!?()[]<>|=%") or flat[-1] in ',、"' or flat.count(",") > 1:
        return False
    if flat[0] in "图表" and flat[1].isdecimal():
        return False  # a caption
    if flat.startswith(("——", "《")) or find_date(flat) or is_closing(flat):
        return False
    if sum("\u4e00" <= char <= "\u9fff" for char in flat) * 2 < len(flat):
        return False
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None:
        return False
    return len(after.flat) > len(flat) or after.mark is not None or len(after.flat) <= 30
