"""Which numbered lines are headings, and how they nest.

A number is believed when it continues a sequence: the next one at an open level, the first one
of a new level, or the next one of a style whose numbers run on through the whole plan. Nothing
here knows how plans are usually numbered except that some styles hardly begin anything else.
"""

from typing import NamedTuple

from align.read import units
from align.read.annexes import is_annex
from align.read.headings.heading import Heading, heading_of
from align.read.headings.numbering import STRONG, Mark
from align.read.headings.plain import is_box, plain_headings
from align.read.layout.lines import Block
from align.read.words import words

_AFTER_LOST = 2
"""How far a number is from the last one, or from none, where one between them was lost."""
_BOX = 9
"""The depth of a box: below whatever is open."""


class Node(NamedTuple):
    """A heading with the blocks under it, up to the next heading."""

    mark: Mark | None
    heading: Heading
    depth: int
    ancestors: tuple[int, ...]
    """Indices of the nodes above, outermost first."""
    blocks: tuple[Block, ...]
    """The first one holds the heading."""


class Tree(NamedTuple):
    """The headings of a plan in text order, and what stands before the first one."""

    lead: tuple[Block, ...]
    nodes: tuple[Node, ...]


class _Level(NamedTuple):
    """An open level: the style and last number of its headings, and the node it is at."""

    style: str
    mark: Mark | None
    node: int
    silent: bool
    """Whether headings here are items of a list inside the clause above."""


def build(blocks: list[Block]) -> Tree:
    """The tree of the body of a plan."""
    named = {index: 0 for index in range(len(blocks) - 1) if is_annex(blocks[index].flat)}
    named |= {index: _BOX for index in range(len(blocks) - 1) if is_box(blocks[index])}
    accepted = _numbered(blocks, named)
    if _restarts(accepted):
        plain = plain_headings(blocks)
        if plain:
            accepted = _numbered(blocks, plain | named)
    return _grow(blocks, accepted)


class _Place(NamedTuple):
    """Where an accepted heading stands: its depth, and its number where it has one."""

    mark: Mark | None
    depth: int
    silent: bool


def _numbered(blocks: list[Block], plain: dict[int, int]) -> dict[int, _Place]:
    """The blocks that are headings. ``plain`` holds the depths of headings without a number."""
    stack: list[_Level] = []
    last: dict[str, Mark] = {}
    last_in_box: dict[str, Mark] = {}
    result: dict[int, _Place] = {}
    ahead = _next_of_style(blocks)
    decimal = any(block.mark is not None and block.mark.style == "1.1" for block in blocks)
    for index, block in enumerate(blocks):
        if index in plain:
            depth = plain[index]
            del stack[_plain_depth(stack, depth) :]
            stack.append(_Level(f"plain{depth}", None, index, silent=False))
            last_in_box.clear()
            result[index] = _Place(None, len(stack) - 1, silent=False)
            continue
        mark = block.mark
        if mark is None or not _may_begin(blocks, index, stack, ahead.get(index)):
            continue
        if (
            mark.style == "1 "
            and not (decimal and "。" not in block.flat)
            and _box_at(stack) is None
        ):
            continue
        before = last if _box_at(stack) is None else last_in_box
        depth_found = _depth(stack, before, mark, ahead.get(index))
        if depth_found is None:
            depth_found = _after_lost(stack, before, block, ahead.get(index))
        if depth_found is None:
            continue
        replaced = stack[depth_found] if depth_found < len(stack) else None
        del stack[depth_found:]
        silent = _is_silent(blocks, index, stack, replaced, goes_on=index in ahead)
        stack.append(_Level(mark.style, mark, index, silent))
        if not silent:
            (last if _box_at(stack) is None else last_in_box)[mark.style] = mark
        result[index] = _Place(mark, depth_found, silent)
    return result


def _plain_depth(stack: list[_Level], depth: int) -> int:
    """How many levels stay open above an unnumbered heading of that depth."""
    if depth == _BOX:
        box = _box_at(stack)
        return len(stack) if box is None else box
    for position, level in enumerate(stack):
        if not level.style.startswith("plain") or int(level.style[5:]) >= depth:
            return position
    return len(stack)


def _box_at(stack: list[_Level]) -> int | None:
    """The position of the open box among the levels."""
    return next((at for at, level in enumerate(stack) if level.style == f"plain{_BOX}"), None)


def _may_begin(
    blocks: list[Block], index: int, stack: list[_Level], following: Mark | None
) -> bool:
    """Whether a heading may stand here: not in the middle of a sentence.

    The number that is awaited is a heading also where the text before it was cut off.
    """
    block = blocks[index]
    if not block.weak or index == 0:
        return True
    before = blocks[index - 1]
    if before.mark is not None and "。" not in before.flat and len(before.flat) < 80:
        return True
    mark = block.mark
    if mark is None or mark.style not in STRONG or (following and following.value == mark.value):
        return False
    return len(heading_of(block).text) > 3 and any(
        level.mark and level.style == mark.style and mark.value - level.mark.value == 1
        for level in stack
    )


def _next_of_style(blocks: list[Block]) -> dict[int, Mark]:
    """For each numbered block, the next number of the same style after it."""
    result: dict[int, Mark] = {}
    seen: dict[str, Mark] = {}
    for index in range(len(blocks) - 1, -1, -1):
        mark = blocks[index].mark
        if mark is None:
            continue
        if mark.style in seen:
            result[index] = seen[mark.style]
        seen[mark.style] = mark
    return result


def _depth(
    stack: list[_Level], last: dict[str, Mark], mark: Mark, following: Mark | None
) -> int | None:
    """The level at which a number continues a sequence, or None where it continues none."""
    strong = mark.style in STRONG
    for position in range(len(stack) - 1, -1, -1):
        level = stack[position]
        if level.style == f"plain{_BOX}" and mark.value == 1:
            return len(stack)
        if level.mark is None or level.style != mark.style:
            continue
        step = mark.value - level.mark.value
        same_series = mark.parts[:-1] == level.mark.parts[:-1]
        slips = (0, 2, 3) if strong else (0, 2) if _goes_on(mark, following) else ()
        if same_series and step != 1 and (beside := _beside_box(stack, mark)) is not None:
            return beside
        if same_series and (step == 1 or (step in slips and mark.value > 1)):
            return position
        if mark.value == 1 and (strong or not same_series or _goes_on(mark, following)):
            return position
        return None
    if len(mark.parts) > 1:
        return _decimal_depth(stack, mark)
    if mark.style == "1 ":
        return 0 if mark.value == 1 and not stack else None
    if mark.value == 1:
        return _opening_depth(stack, mark, following, in_use=mark.style in last)
    run_on = last.get(mark.style)
    if run_on is not None and mark.value - run_on.value == 1:
        return len(stack) if strong or _goes_on(mark, following) else None
    return len(stack) if strong and mark.value == 2 and run_on is None else None


def _after_lost(
    stack: list[_Level], last: dict[str, Mark], block: Block, following: Mark | None
) -> int | None:
    """The level of a number that goes on after one that was lost where a new chapter begins.

    The number before that one ran on through the plan, or there was none in the chapter.
    """
    mark = block.mark
    if mark is None or mark.style not in STRONG or mark.style not in last:
        return None
    if mark.value not in (_AFTER_LOST, last[mark.style].value + _AFTER_LOST):
        return None
    if not heading_of(block).text and not _goes_on(mark, following):
        return None
    depth = _opening_depth(stack, mark, following, in_use=True)
    above = stack[depth - 1].mark if depth else None
    new_chapter = above is None or above.rank < mark.rank
    return depth if new_chapter else None


def _beside_box(stack: list[_Level], mark: Mark) -> int | None:
    """The level outside the open box that a number goes on with."""
    for position in range(_box_at(stack) or 0):
        level = stack[position]
        if level.mark and level.style == mark.style and mark.value - level.mark.value == 1:
            return position
    return None


def _opening_depth(
    stack: list[_Level], mark: Mark, following: Mark | None, *, in_use: bool
) -> int | None:
    """Where the first number of a new level goes; a weak one needs a second one after it.

    ``in_use`` says that the style has been that of headings before.
    """
    if mark.style in STRONG:
        depth = len(stack)
        while depth and _outranks(mark, stack[depth - 1].mark):
            depth -= 1
        return depth
    return len(stack) if in_use or _goes_on(mark, following) else None


def _outranks(mark: Mark, other: Mark | None) -> bool:
    """Whether a style as a rule stands above another one, so that it can't begin below it."""
    return other is not None and other.style not in STRONG and mark.rank < other.rank


def _goes_on(mark: Mark, following: Mark | None) -> bool:
    return following is not None and following.value == mark.value + 1


def _decimal_depth(stack: list[_Level], mark: Mark) -> int | None:
    """The level of 2.1 is below 2; it opens one with the first number of a new parent."""
    if mark.value != 1:
        return None
    for position in range(len(stack) - 1, -1, -1):
        above = stack[position].mark
        if above is None:
            continue
        if above.parts == mark.parts[:-1] or above.value == mark.parts[-2]:
            return position + 1
    return len(stack) if mark.parts[-2] in (0, 1) else None


def _is_silent(
    blocks: list[Block], index: int, stack: list[_Level], replaced: _Level | None, *, goes_on: bool
) -> bool:
    """Whether a numbered item belongs to the clause above: a principle, a part of a sentence.

    ``replaced`` is the item before it at the same level.
    """
    if not stack:
        return False
    if stack[-1].silent:
        return True
    above = heading_of(blocks[stack[-1].node]).text
    if above.endswith(words("principle_words")) and not any(char in above for char in "与和及、"):
        return True
    mark = blocks[index].mark
    if mark is not None and replaced is not None and replaced.style == mark.style:
        return replaced.silent
    return goes_on and blocks[index].flat.endswith(";") and "。" not in blocks[index].flat


def _restarts(accepted: dict[int, _Place]) -> bool:
    """Whether the outermost numbers begin anew, so that headings without a number lie above."""
    outer = [place.mark for place in accepted.values() if place.depth == 0 and place.mark]
    if not outer:
        return True
    return sum(mark.value == 1 for mark in outer) > 1


def _grow(blocks: list[Block], accepted: dict[int, _Place]) -> Tree:
    """The nodes with their blocks and ancestors."""
    starts = [index for index, place in accepted.items() if not place.silent]
    lead = tuple(blocks[: starts[0]]) if starts else tuple(blocks)
    nodes: list[Node] = []
    path: list[int] = []
    depths: list[int] = []
    for position, index in enumerate(starts):
        stop = starts[position + 1] if position + 1 < len(starts) else len(blocks)
        place = accepted[index]
        while depths and depths[-1] >= place.depth:
            depths.pop()
            path.pop()
        own = tuple(blocks[index:stop])
        leaf = position + 1 == len(starts) or accepted[starts[position + 1]].depth <= place.depth
        alone = all(units.is_list(block.flat) for block in own[1:])
        heading = heading_of(own[0], alone=alone, leaf=leaf)
        nodes.append(Node(place.mark, heading, place.depth, tuple(path), own))
        path.append(position)
        depths.append(place.depth)
    return Tree(lead, tuple(nodes))
