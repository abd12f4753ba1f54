"""Where the plan proper begins and ends: cover letter, title, signature, web words."""

from typing import NamedTuple

from align.read.front_matter.front_lines import (
    LONGEST_HEADING,
    LONGEST_TITLE,
    NOTICE_WORDS,
    before_about,
    ends_as_title,
    find_date,
    heading_of,
    is_body,
    is_closing,
    is_letter,
    is_number,
    is_subtitle,
    is_title,
    notice_title,
    signs,
)
from align.read.front_matter.places import place_of
from align.read.layout.furniture import is_web_line
from align.read.layout.lines import Block
from align.read.words import word_set, words

_UNMARKED = str.maketrans("", "", '《》〈〉<>"的')
_CUT = ("的", "和", "与", "及", "、")
"""With one of these a line ends or begins that is the part of a title."""


class Notice(NamedTuple):
    """The heading of the notice that a plan is issued with, as an index range of blocks."""

    start: int
    end: int
    title: str
    """The title of the plan that the notice names, folded."""


class Front(NamedTuple):
    """The parts of a document, as index ranges of its blocks."""

    title: tuple[int, int]
    """The blocks of the title; empty where the plan has none."""
    body: int
    """The first block of the plan proper after title and notice."""
    end: int
    """The block after the last one of the plan."""
    notice: Notice | None


def find(blocks: list[Block]) -> Front:
    """Where title, body and closing parts of a document stand."""
    first = _first_heading(blocks)
    notice = find_notice(blocks[:first])
    title = _announced_title(blocks, notice) or _last_title(blocks, first)
    if title is None and notice is None:
        title = _own_notice(blocks[:first])
    body = title[1] if title else 0
    while title and body < len(blocks) and is_subtitle(blocks[body].flat):
        body += 1
    title = (title[0], body) if title else (0, 0)
    for index in range(body, first):
        if is_letter(blocks[index].flat):
            body = index + 1
    while body < first and is_web_line(blocks[body].flat):
        body += 1
    if title == (0, 0):
        title = (body, body)
    end = len(blocks)
    while end > body and (
        is_closing(blocks[end - 1].flat) or (end < len(blocks) and signs(blocks[end - 1].flat))
    ):
        end -= 1
    return Front(title, body, end, notice)


def find_notice(blocks: list[Block]) -> Notice | None:
    """The heading of a notice among the first blocks; it may be cut into several lines."""
    for end, block in enumerate(blocks[:60]):
        if not heading_of(block.flat).endswith((*NOTICE_WORDS, "》")) or is_web_line(block.flat):
            continue
        joined = ""
        for start in range(end, max(-1, end - 4), -1):
            joined = blocks[start].flat + joined
            name = notice_title(heading_of(joined))
            if name is not None:
                return Notice(_with_bodies(blocks, start), end + 1, name)
    return None


def _with_bodies(blocks: list[Block], start: int) -> int:
    """The first line of a heading: the bodies stand on lines above it, the last maybe cut."""
    head = before_about(blocks[start].flat)
    for index in range(start - 1, max(-1, start - 7), -1):
        flat = blocks[index].flat
        if head and is_body(head) and (flat in head or not place_of(flat).parts):
            return index + 1
        if not is_body(flat + head) or is_number(flat) or is_web_line(flat) or is_title(flat):
            return index + 1
        head = "" if is_body(flat) else flat + head
        start = index
    return start


def _own_notice(blocks: list[Block]) -> tuple[int, int] | None:
    """The heading of a notice that issues nothing but says itself what is to be done."""
    for end, block in enumerate(blocks[:30]):
        joined = ""
        for start in range(end, max(-1, end - 4), -1):
            flat = blocks[start].flat
            if any(char in flat for char in "。;:!?"):
                break
            joined = flat + joined
            if not heading_of(block.flat).endswith(NOTICE_WORDS) or len(joined) > 160:
                break
            if "关于" in joined:
                return _with_bodies(blocks, start), end + 1
    return None


def _first_heading(blocks: list[Block]) -> int:
    """The first block that a heading of the plan could be, else the number of blocks."""
    sections = word_set("section_words")
    for index, block in enumerate(blocks):
        if block.flat in sections:
            return index
        if block.mark is None:
            continue
        heading = block.flat[block.mark.flat_length :].strip("。")
        if len(heading) <= 20 and heading.endswith(words("section_words")):
            return index
    for index, block in enumerate(blocks):
        if block.mark is not None and block.mark.value == 1 and not block.weak:
            return index
    return len(blocks)


def _announced_title(blocks: list[Block], notice: Notice | None) -> tuple[int, int] | None:
    """The blocks that repeat the title which the notice names, after it if there are any."""
    if notice is None:
        return None
    found = [
        place
        for index in range(min(len(blocks), 120))
        if not notice.start <= index < notice.end
        and (place := _repeats(blocks, index, _bare(notice.title))) is not None
    ]
    after = [place for place in found if place[0] >= notice.end]
    return next(iter(after or found), None)


def _repeats(blocks: list[Block], index: int, title: str) -> tuple[int, int] | None:
    """The blocks from an index on that print a title, with or without the place before it."""
    whole = ""
    if len(blocks[index].flat) > LONGEST_HEADING:
        return None
    for end in range(index, min(len(blocks), index + 4)):
        whole += blocks[end].flat
        joined = _bare(whole)
        if not joined:
            return None
        if joined == title:
            return index, end + 1
        if (
            len(joined) >= 8
            and is_title(joined)
            and (title.endswith(joined) or joined.endswith(title))
        ):
            return index, end + 1
        if not title.startswith(joined):
            break
    return None


def _last_title(blocks: list[Block], first: int) -> tuple[int, int] | None:
    """The last title-like line before the first heading, with the lines that it is cut into."""
    for index in range(min(first, len(blocks)) - 1, -1, -1):
        flat = blocks[index].flat
        if blocks[index].mark is not None or not ends_as_title(flat):
            continue
        start = index
        while start > 0 and index - start < 3 and _opens_title(blocks[start - 1].flat, flat):
            start -= 1
            flat = blocks[start].flat + flat
        if is_title(flat):
            return start, index + 1
    return None


def _opens_title(before: str, flat: str) -> bool:
    """Whether the line before belongs to a title that was cut in two."""
    longest = LONGEST_HEADING if "关于" in before + flat else LONGEST_TITLE
    if len(before) + len(flat) > longest or is_title(before):
        return False
    if before.startswith("(") or before.count("(") != before.count(")"):
        return False
    if any(char in before for char in "。;:!?") or find_date(before) or is_web_line(before):
        return False
    if is_body(before) and "关于" not in before:
        return flat.startswith("关于") or ("关于" in flat and is_body(before_about(flat)))
    if is_letter(before) or before.startswith("附"):
        return False
    generic = flat.startswith(
        ("实施", "行动", "工作", "方案", "规划", "计划", "专项", "建设", "碳达峰")
    )
    if generic or len(flat) < 4 or before.endswith((*_CUT, "年", "年度")) or flat.startswith(_CUT):
        return True
    open_ended = before.count("《") > before.count("》") or before.count('"') % 2 == 1
    placed = bool(place_of(before).parts) and not place_of(flat).parts
    return open_ended or placed or "关于" in before


def _bare(flat: str) -> str:
    """A title without marks, the bodies before 关于 and the particles that one print leaves out."""
    flat = flat.translate(_UNMARKED)
    return flat.partition("关于")[2] or flat
