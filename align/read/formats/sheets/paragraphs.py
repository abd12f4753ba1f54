"""Which lines of print belong to one paragraph: told by indents, by room left, and by spacing."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from align.read.fold import fold
from align.read.formats.sheets.sheet import Row, is_apart
from align.read.headings.numbering import STRONG, mark_at

_FIRST = re.compile(
    r"[（《〈“‘〔【\[(]*(?:[A-Za-z0-9.,%/+\-]+|.)[，。、；：？！）》〉”’％…·,.;:)\]〕】]*"
)
"""What must stand together at the beginning of a line."""
_INDENT = 1.2
"""Ems by which the first line of a paragraph is set in, at least."""
_WIDER = 1.35
"""Times the usual distance between lines: the space between paragraphs, from here on."""
OTHER_SIZE = 1.18
"""Times: text that is so much larger or smaller goes not on with what stands before it."""
_MIDDLE = 1.5
"""Ems that a line in the middle stands away from both margins, at least."""
_FEW = 8
"""Rows: fewer don't tell the margins of a page."""
_SLACK = 3.0
"""Points by which rows may stand out of the margins."""
_LATIN, _PERCENT, _SPARE = 0.6, 0.4, 0.3
"""Ems that a letter takes, that a percent sign takes beyond it, and that a line may end early."""
_ENDS = "。；：！？!?;:"


class Column(NamedTuple):
    """How the lines of a column are set; in points."""

    left: float
    right: float
    pitch: float
    """The usual distance from line to line."""
    em: float


def setting_of(rows: list[Row], em: float, *, usual: Column | None = None) -> Column:
    """The margins and the distance of lines of a column of rows.

    A few rows tell little: they are believed to be set as is usual in the document, if they can be.
    """
    edges = [row.left for row in rows]
    lefts = Counter([round(edge / 2) for edge in edges])
    often = max(1, 0.1 * len(rows))
    left = min([place for place, count in lefts.items() if count >= often], default=0) * 2.0
    left = min([edge for edge in edges if abs(edge - left) <= 3], default=left)
    most = 6 * em
    pitches = [gap for gap in map(_down, pairwise([row.top for row in rows])) if 0 < gap < most]
    pitch = sorted(pitches)[len(pitches) // 3] if pitches else 2 * em
    right = max([row.right for row in rows], default=0.0)
    if usual is not None and len(rows) < _FEW:
        if usual.left - _SLACK < left and right < usual.right + _SLACK:
            left, right = min(left, usual.left), max(right, usual.right)
        pitch = min(pitch, usual.pitch) if pitches else usual.pitch
    return Column(left, right, pitch, em)


def _down(tops: tuple[float, float]) -> float:
    return tops[1] - tops[0]


def goes_on(before: Row, above: Column, row: Row, column: Column) -> bool:
    """Whether a row continues the paragraph that the row before it, in its column, belongs to."""
    edge, _, pitch, em = column
    left, _, top, bottom, pieces = row
    last_left, last_right, last_top, last_bottom, last_pieces = before
    if len(last_pieces) > 1 and is_apart(before, em):
        return False
    if len(pieces) > 1 and is_apart(row, em):
        return False
    size, last_size = bottom - top, last_bottom - last_top
    if size > OTHER_SIZE * last_size + 1.5 or last_size > OTHER_SIZE * size + 1.5:
        return False
    if above is column:
        distance = (top + bottom - last_top - last_bottom) / 2
        if distance <= 0 or distance > _WIDER * pitch:
            return False
    indent = left - edge
    if indent >= _INDENT * em and left - last_left > -0.5 * em:
        return False
    if indent > _MIDDLE * em and _is_centered(before, above) and _is_centered(row, column):
        return False
    left_over = above.right - last_right
    if left_over >= em and left_over >= room_of(pieces[0].text, em):
        return False
    if last_pieces[-1].text.rstrip()[-1:] in _ENDS:
        mark = mark_at(fold(pieces[0].text.strip()))
        return mark is None or mark.style not in STRONG
    return True


def room_of(text: str, em: float) -> float:
    """What the first word of a text would have taken on the line before, in points."""
    found = _FIRST.match(text)
    word = found.group() if found else "　"
    # digits and letters are wider than half a character in many fonts, the percent sign much more
    latin = sum(char < "\u2000" for char in word)
    wide = len(word) - latin + _LATIN * latin + _PERCENT * word.count("%")
    return (max(1.0, wide) + _SPARE) * em


def _is_centered(row: Row, column: Column) -> bool:
    """Whether a row stands in the middle, away from both margins."""
    left, right, em = row.left - column.left, column.right - row.right, column.em
    return min(left, right) > _MIDDLE * em and abs(left - right) < 2.5 * em
