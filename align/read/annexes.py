"""Attachments in the file of a plan: their headings, and what closes the plan before the first."""

from __future__ import annotations

from align.read.front_matter.front import Front
from align.read.front_matter.front_lines import is_closing
from align.read.layout.lines import Block

_LONGEST = 45
_LONGEST_ITEM = 60


def is_annex(flat: str) -> bool:
    """Whether a block is the heading of an attachment that follows in the same file."""
    return len(flat) <= _LONGEST and flat.startswith(("附件", "附录")) and flat[-1] not in "。;,、"


def closings(blocks: list[Block], front: Front) -> set[int]:
    """Indices of the list of attachments, signature and date at the end of the plan proper."""
    result: set[int] = set()
    for index in range(front.body + 1, front.end + 1):
        if index < front.end and not is_annex(blocks[index].flat):
            continue
        items: list[int] = []
        for at in range(index - 1, front.body, -1):
            if at in result:
                break
            flat = blocks[at].flat
            listed = flat.startswith("附") and ":" in flat[:5]
            if is_closing(flat) and (listed or (not is_annex(flat) and not items)):
                result.update([at, *items])
                items = []
            elif _is_item(blocks[at]):
                items.append(at)
            else:
                break
    return result


def _is_item(block: Block) -> bool:
    """Whether a block is a further item of a list of attachments."""
    short = len(block.flat) < _LONGEST_ITEM and "。" not in block.flat
    return block.mark is not None and block.mark.value > 1 and short
