"""Lines of a document, how wide it was set, and which lines belong to one paragraph."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from align.read.headings.numbering import ITEMS, STRONG, Mark, mark_at

_LINE = re.compile(r"[^\r\n\f]+")
_TERMINAL = frozenset("。;!?:…")
_CLOSERS = frozenset(')]】"》')
_ENDS = _TERMINAL | _CLOSERS
_OPENING, _CLOSING = "([【《", ")]】》"
_WIDEST = 140
"""Columns: longer lines are paragraphs, whatever their number."""

_MANY = 60
"""Lines: in fewer of them no usual width shows."""
_BAND = 4
"""Columns: so far the widths of full lines differ from the usual one."""
_LONGEST_HEADING = 20
"""Characters: a line with an Arabic number that is longer, and full, is no heading."""
_LONGEST_STRONG = 26
"""Characters: the same for a line with a number of headings and a comma in it."""
_LONG = 70
"""Columns: a line of a document that was not cut is a sentence, no heading, from here on."""


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    folded: str
    flat: str
    """``folded`` without any white space."""
    width: int
    """Columns that the line takes: two for a Chinese character, one for a Latin one."""
    page_break: bool
    """Whether the line begins a page: a form feed stands before it, or a single blank that
    does not set a new paragraph in."""
    indent: bool
    """Whether the line is indented as the first one of a paragraph."""


class Layout(NamedTuple):
    """How a document was set."""

    wrapped: bool
    """Whether its lines were cut at a fixed width."""
    full: int
    """The width, in columns, from which a line counts as full."""
    indents: bool = False
    """Whether the first line of a paragraph is indented throughout."""


class Block(NamedTuple):
    """A paragraph, a heading line, or any other run of lines that belong together."""

    lines: tuple[Line, ...]
    flat: str
    mark: Mark | None
    """The number that it begins with, whether or not it proves to be a heading."""
    weak: bool
    """Whether the line before ended in the middle of a sentence."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.lines[-1].end


def split(folded: str) -> list[Line]:
    """The lines of a folded text that hold more than white space."""
    lines: list[Line] = []
    end = 0
    paged = "\f" in folded
    for match in _LINE.finditer(folded):
        raw = match.group()
        if not raw.isspace():
            at = match.start()
            fed = paged and "\f" in folded[end:at]
            open_ended = not lines or lines[-1].flat[-1] not in _ENDS
            lines.append(line_at(raw, at, after_form_feed=fed, after_open=open_ended))
            end = match.end()
    return lines


def line_at(raw: str, at: int, *, after_form_feed: bool = False, after_open: bool = True) -> Line:
    """The line of a piece of folded text that stands at an offset and is not blank.

    ``after_open`` says that the line before ends in the middle of a sentence.
    """
    left = raw.lstrip()
    indent = len(raw) - len(left)
    body = left.rstrip()
    parts = body.split()
    flat = body if len(parts) == 1 else "".join(parts)
    columns = (len(flat.encode("utf-8", "surrogatepass")) + len(flat)) // 2
    page_break = after_form_feed or (after_open and indent == 1 and raw[0] == " ")
    start = at + indent
    return Line(start, start + len(body), body, flat, columns, page_break, indent > 1)


def layout(lines: list[Line]) -> Layout:
    """Whether lines were cut at a fixed width, and from which width a line is full.

    Lines that stop in the middle of a sentence tell: cut at a fixed width, most of them are
    about as wide as the widest ones.
    """
    widths = sorted(line.width for line in lines)
    if len(widths) < 3:
        return Layout(wrapped=False, full=0)
    widest = widths[int(len(widths) * 0.95)]
    if widest > _WIDEST:
        return Layout(wrapped=False, full=0)
    open_ended = [line.width for line in lines if line.flat[-1] not in _ENDS and line.width > 24]
    near = sorted(width for width in open_ended if width >= 0.8 * widest)
    if len(near) < 2 or len(near) < 0.5 * len(open_ended):
        near = _usual(open_ended)
    if not near:
        return Layout(wrapped=False, full=0)
    return Layout(wrapped=True, full=near[len(near) // 12], indents=_indents(lines, widest))


def _usual(widths: list[int]) -> list[int]:
    """The widths of the text where boxes in smaller type are wider: most lie close together."""
    if len(widths) < _MANY:
        return []
    counts = Counter(widths)
    around = {
        width: sum(counts[near] for near in range(width - _BAND, width + _BAND + 1))
        for width in counts
    }
    middle = max(around, key=lambda width: (around[width], -width))
    near = sorted(width for width in widths if abs(width - middle) <= _BAND)
    return near if 2 * len(near) >= len(widths) else []


def _indents(lines: list[Line], widest: int) -> bool:
    """Whether paragraphs are indented: the lines after the short ends of others nearly all are."""
    begun = indented = 0
    for last, line in pairwise(lines):
        if last.flat[-1] == "。" and 10 * last.width < 9 * widest and len(line.flat) > 12:
            begun += 1
            indented += line.indent
    return indented > 2 and 10 * indented >= 7 * begun


def blocks(lines: list[Line], setting: Layout) -> list[Block]:
    """The lines grouped to paragraphs and headings, in text order."""
    result: list[Block] = []
    group: list[Line] = []
    depth = 0
    weak = False
    mark: Mark | None = None
    for index, line in enumerate(lines):
        following = mark_at(line.folded)
        if group:
            if _joined(group, line, depth=depth, setting=setting, following=following):
                group.append(line)
                depth += _net(line.flat)
                continue
            after = lines[index + 1] if index + 1 < len(lines) else None
            if following is None and _continues_heading(group, line, mark, setting, after):
                group.append(line)
                continue
            result.append(_block(group, mark, weak))
        weak = bool(group) and _cut(group[-1], setting)
        group, mark, depth = [line], following, _net(line.flat)
    if group:
        result.append(_block(group, mark, weak))
    return result


def _block(group: list[Line], mark: Mark | None, weak: bool) -> Block:
    flat = group[0].flat if len(group) == 1 else "".join(line.flat for line in group)
    return Block(tuple(group), flat, mark, weak)


def _net(flat: str) -> int:
    """Brackets that the text opens and does not close."""
    if not ("(" in flat or ")" in flat or "《" in flat or "》" in flat or _has_rare(flat)):
        return 0
    return sum(map(flat.count, _OPENING)) - sum(map(flat.count, _CLOSING))


def _has_rare(flat: str) -> bool:
    """Whether a text holds a bracket of the kinds that few do."""
    return "[" in flat or "]" in flat or "【" in flat or "】" in flat


def _cut(line: Line, setting: Layout) -> bool:
    """Whether a line ends in the middle of a sentence."""
    last = line.flat[-1]
    if last in _ENDS:
        return False
    return line.width >= (setting.full if setting.wrapped else _LONG)


def _joined(
    group: list[Line], line: Line, *, depth: int, setting: Layout, following: Mark | None
) -> bool:
    """Whether a line continues the paragraph of the lines before it."""
    last = group[-1]
    end = last.flat[-1]
    if depth > 0 and _closes_first(line.flat):
        return True
    if following is not None or starts_anew(line.flat):
        return False
    if line.indent and not last.indent and end in _TERMINAL:
        return False
    if end in "、," or line.flat[0] in "、,。;)]】》":
        return True
    if setting.wrapped:
        if last.width >= setting.full:
            if _is_heading_line(group):
                return _runs_on(group[0], line, setting)
            return not (end in _ENDS and _stands_alone(line, setting))
        if 10 * last.width < 7 * setting.full or end in _ENDS:
            return False
        return _broken_off(group) or (
            setting.indents and not line.indent and _is_heading_line(group)
        )
    return end not in _ENDS and (last.width >= _LONG or _broken_off(group))


def _runs_on(first: Line, line: Line, setting: Layout) -> bool:
    """Whether a full numbered line is cut, and no heading with a paragraph below it.

    Where paragraphs are indented, the next line's indent tells; else the commas of a sentence in
    an item of a list, which no heading so deep has.
    """
    if setting.indents:
        return not line.indent
    mark = mark_at(first.folded)
    if mark is None:
        return False
    if mark.style in STRONG:
        return "," in first.flat and len(first.flat) > _LONGEST_STRONG
    return "," in first.flat if mark.style in ITEMS else len(first.flat) > _LONGEST_HEADING


def _broken_off(group: list[Line]) -> bool:
    """Whether lines that end without a stop have begun a sentence before."""
    return any("。" in line.flat for line in group) or (
        not _is_heading_line(group) and any("," in line.flat for line in group)
    )


def _stands_alone(line: Line, setting: Layout) -> bool:
    """Whether a line is too short to be cut and ends no sentence: a heading, after a full line."""
    return 10 * line.width < 8 * setting.full and line.flat[-1] not in _ENDS


def _is_heading_line(group: list[Line]) -> bool:
    """Whether the lines are a numbered heading so far: no sentence has ended in them."""
    return (
        len(group) == 1
        and mark_at(group[0].folded) is not None
        and not any(char in group[0].flat for char in "。;:")
    )


def _continues_heading(
    group: list[Line], line: Line, mark: Mark | None, setting: Layout, after: Line | None
) -> bool:
    """Whether a line is the rest of a full heading line: of its heading, or of a run-in text.

    A short line without a full stop, or a line in which the heading's sentence ends soon,
    continues it; a full line without either begins the first paragraph.
    """
    if mark is None or len(group) > 1 or not setting.wrapped:
        return False
    if group[0].width < setting.full and not _nearly_full(group[0], line, setting):
        return False
    if any(char in group[0].flat for char in "。;") or starts_anew(line.flat):
        return False
    if ":" in group[0].flat and 2 * line.width >= setting.full:
        return False
    stop = line.flat.find("。")
    if stop >= 0:
        return len(group[0].flat) + stop <= 45 and "," not in line.flat[:stop]
    return 10 * line.width < 8 * setting.full and after is not None


def _nearly_full(first: Line, line: Line, setting: Layout) -> bool:
    """Whether a heading line lacks but a character, and the next line is short as its rest is."""
    return 10 * first.width >= 9 * setting.full and 2 * line.width < setting.full


def _closes_first(flat: str) -> bool:
    """Whether the first bracket of a text is a closing one."""
    places = [at for char in _OPENING + _CLOSING if (at := flat.find(char)) >= 0]
    return bool(places) and flat[min(places)] in _CLOSING


def starts_anew(flat: str) -> bool:
    """Whether a text begins as only a new paragraph can: a bullet, an attachment, a number."""
    if len(flat) <= 25 and flat.endswith("号") and "〔" in flat:
        return True
    return flat.startswith(("——", "●", "■", "◆", "★", "▲", "专栏", "附件", "附表", "附录"))
