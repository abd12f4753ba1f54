"""Fold text to the width of terminal cells, the Chinese way, and lay columns side by side.

A Chinese character takes two cells and a line may break after any of them, but no line may begin
with a closing mark (，。、；）) or end with an opening one (（《“) or with the dot that parts two
facts, and numbers and Latin words stay whole.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

Run = tuple[str, str]
"""A stretch of text and the name of its style (see style.py), "" for none."""

Span = tuple[int, int, str]
"""Start and end in a text, and the name of the style there."""

NO_START = frozenset("，。、；：？！）》〉」』】〕”’％%…·,.;:?!)]}’°℃")
NO_END = frozenset("（《〈「『【〔“‘([{≥≤<>－-+")
_WORD = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,%-–_/'")
_COUNTED = frozenset("年月日万亿千个")  # belong to the number before them
_DOT = "·"
_MIN_WIDTH = 2  # one Chinese character


class _Widths(dict[str, int]):
    """The cells of a character, as rich counts them; looked up once for each uncommon one."""

    def __missing__(self, char: str) -> int:
        if " " <= char <= "~":
            width = 1
        elif "\u4e00" <= char <= "\u9fff":
            width = 2
        else:
            from unicodedata import category, east_asian_width

            width = 2 if east_asian_width(char) in "WF" else 1
            if category(char) in ("Mn", "Me", "Cf"):
                width = 0
        self[char] = width
        return width


_WIDTHS = _Widths()


class Line(NamedTuple):
    """A line of a column: its runs and how many cells they take."""

    runs: list[Run]
    width: int


def safe(text: str) -> str:
    """The text with every character that could steer a terminal replaced, one for one, by "�"."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\u3000" else " " if char in "\t\n\r" else "\ufffd"
        for char in text
    )


def cells(text: str) -> int:
    """How many terminal cells the text takes."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def breaks(text: str, limit: int) -> list[tuple[int, int, int]]:
    """Start, end and cells of each line of the text, none wider than ``limit`` (at least 2)."""
    limit = max(limit, _MIN_WIDTH)
    if 0 < 2 * len(text) <= limit and text[-1] != " ":
        return [(0, len(text), cells(text))]  # it fits, however wide its characters are
    totals = list(accumulate(map(_WIDTHS.__getitem__, text), initial=0))
    length = len(text)
    lines: list[tuple[int, int, int]] = []
    start = 0
    while start < length:
        end = bisect_right(totals, totals[start] + limit) - 1
        if end < length:
            end = _break_before(text, start, end)
        last = end
        while last > start + 1 and text[last - 1] == " ":
            last -= 1
        lines.append((start, last, totals[last] - totals[start]))
        start = end
        while start < length and text[start] == " ":
            start += 1
    return lines or [(0, 0, 0)]


def _break_before(text: str, start: int, end: int) -> int:
    """The index, at most ``end``, before which the line that begins at ``start`` is broken.

    The last good place is taken; a line without one is cut at its end.
    """
    at = end
    while at > start:
        before, after = text[at - 1], text[at]
        if before in ' "·' or after == '"':
            loose = _loose_beside(text, at)
        else:
            loose = after not in NO_START and before not in NO_END
        if loose and not (before in _WORD and (after in _WORD or after in _COUNTED)):
            return at
        at -= 1
    return end


def _loose_beside(text: str, at: int) -> bool:
    """Whether a line may break before ``at``, beside a blank, a straight quote or a dot.

    The dot of " · " begins a line and never ends one; what stands before a straight quote tells
    whether it opens or closes.
    """
    before, after = text[at - 1], text[at]
    if before == " ":
        return after == _DOT or (after not in NO_START and text[at - 2 : at - 1] != _DOT)
    if before == _DOT:
        return after not in NO_START and after != " "
    if after == '"':
        return False  # a closing one stays with what it closes
    return at > 1 and text[at - 2] not in " ([" and after not in NO_START


def fold(text: str, limit: int, *, spans: Sequence[Span] = (), style: str = "") -> list[Line]:
    """The text as lines of at most ``limit`` cells; ``spans`` (sorted, apart) have styles."""
    text = safe(text)
    if not spans:
        return [Line([(text[a:b], style)], width) for a, b, width in breaks(text, limit)]
    lines = []
    at = 0
    for start, end, width in breaks(text, limit):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        lines.append(Line(_cut(text, start, end, spans[at:], style), width))
    return lines


def _cut(text: str, start: int, end: int, spans: Sequence[Span], style: str) -> list[Run]:
    """The runs of one line, in the styles of the spans that touch it."""
    runs: list[Run] = []
    at = start
    for begin, finish, name in spans:
        if begin >= end:
            break
        if begin > at:
            runs.append((text[at:begin], style))
        at = min(finish, end)
        runs.append((text[max(begin, start) : at], name))
    if at < end:
        runs.append((text[at:end], style))
    return runs


def fold_runs(runs: Iterable[Run], limit: int) -> list[Line]:
    """Runs in several styles, one after the other, folded as one text."""
    spans: list[Span] = []
    text = ""
    for part, style in runs:
        if part:
            spans.append((len(text), len(text) + len(part), style))
            text += part
    return fold(text, limit, spans=spans)


def clip(text: str, limit: int, *, ellipsis: str = "…") -> str:
    """The text cut to ``limit`` cells, with an ellipsis where something was cut off."""
    text = safe(text)
    if cells(text) <= limit:
        return text
    room = limit - cells(ellipsis)
    if room <= 0:
        return ellipsis[:limit]
    totals = list(accumulate(map(_WIDTHS.__getitem__, text), initial=0))
    return text[: bisect_right(totals, room) - 1] + ellipsis


def columns(
    parts: Sequence[Sequence[Line]], widths: Sequence[int], separator: Run = ("  ", "")
) -> list[list[Run]]:
    """The columns side by side as rows of runs; nothing is padded after the last text of a row."""
    rows: list[list[Run]] = []
    for index in range(max(map(len, parts), default=0)):
        row: list[Run] = []
        padding = 0
        for number, (lines, width) in enumerate(zip(parts, widths, strict=True)):
            if number:
                if separator[1] or separator[0].strip():
                    row += [(" " * padding, ""), separator]
                    padding = 0
                else:
                    padding += len(separator[0])
            if index < len(lines) and lines[index].width:
                if padding:
                    row.append((" " * padding, ""))
                row += lines[index].runs
                padding = width - lines[index].width
            else:
                padding += width
        rows.append(row)
    return rows
