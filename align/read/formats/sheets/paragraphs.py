"""Which lines of print belong to one paragraph: told by indents, by room left, and by spacing."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from align.read.fold import fold
from align.read.formats.sheets.sheet import Row, is_apart
from align.read.numbering import STRONG, mark_at

_FIRST = re.compile(
    r"[（《〈“‘〔【\[(]*(?:[A-Za-z0-9.,%/+\-]+|.)[，。、；：？！）》〉”’％…·,.;:)\]〕】]*"
)
"""What must stand together at the beginning of a line."""
_INDENT = 1.2
"""Ems by which the first line of a paragraph is set in, at least."""
_WIDER = 1.35
"""Times the usual distance between lines: the space between paragraphs, from here on."""
_OTHER_SIZE = 1.18
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
    lefts = Counter(round(row.left / 2) for row in rows)
    often = max(1, 0.1 * len(rows))
    left = min((place for place, count in lefts.items() if count >= often), default=0) * 2.0
    left = min((row.left for row in rows if abs(row.left - left) <= 3), default=left)
    pitches = [
        after.top - before.top
        for before, after in pairwise(rows)
        if 0 < after.top - before.top < 6 * em
    ]
    pitch = sorted(pitches)[len(pitches) // 3] if pitches else 2 * em
    right = max((row.right for row in rows), default=0.0)
    if usual is not None and len(rows) < _FEW:
        if usual.left - _SLACK < left and right < usual.right + _SLACK:
            left, right = min(left, usual.left), max(right, usual.right)
        pitch = min(pitch, usual.pitch) if pitches else usual.pitch
    return Column(left, right, pitch, em)


def goes_on(before: Row, row: Row, above: Column, column: Column, *, same_page: bool) -> bool:
    """Whether a row continues the paragraph that the row before it belongs to."""
    em = column.em
    if len(before.pieces) > 1 and is_apart(before, em):
        return False
    if len(row.pieces) > 1 and is_apart(row, em):
        return False
    size, last_size = row.bottom - row.top, before.bottom - before.top
    if max(size, last_size) > _OTHER_SIZE * min(size, last_size) + 1.5:
        return False
    if same_page and above is column:
        distance = (row.top + row.bottom - before.top - before.bottom) / 2
        if distance <= 0 or distance > _WIDER * column.pitch:
            return False
    if row.left - column.left >= _INDENT * em and row.left - before.left > -0.5 * em:
        return False
    if _is_centered(before, above) and _is_centered(row, column):
        return False
    left_over = above.right - before.right
    if left_over >= em and left_over >= _room(row, em):
        return False
    last = before.pieces[-1].text.rstrip()
    if last[-1:] in _ENDS:
        mark = mark_at(fold(row.pieces[0].text.strip()))
        return mark is None or mark.style not in STRONG
    return True


def _room(row: Row, em: float) -> float:
    """What the first word of a row would have taken on the row before, in points."""
    found = _FIRST.match(row.pieces[0].text)
    word = found.group() if found else "　"
    # digits and letters are wider than half a character in many fonts, the percent sign much more
    latin = sum(char < "\u2000" for char in word)
    wide = len(word) - latin + _LATIN * latin + _PERCENT * word.count("%")
    return (max(1.0, wide) + _SPARE) * em


def _is_centered(row: Row, column: Column) -> bool:
    """Whether a row stands in the middle, away from both margins."""
    left, right, em = row.left - column.left, column.right - row.right, column.em
    return min(left, right) > 1.5 * em and abs(left - right) < 2.5 * em
