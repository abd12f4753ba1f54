"""Where the plan proper begins and ends: cover letter, title, signature, web words."""

import re
from functools import cache
from typing import NamedTuple

from align.read.furniture import is_web_line
from align.read.lines import Block
from align.read.words import word_set, words

_LONGEST_TITLE = 60
_HAN_FIGURES = frozenset("〇零○O一二三四五六七八九十")
_NOTICE_WORDS = ("通知", "公告", "通告", "决定")


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


# Each pattern is built when a line first has the character without which it cannot match:
# most documents need but a few of them, and building one takes longer than all its matching.


@cache
def _date(*, chinese: bool) -> re.Pattern[str]:
    if not chinese:
        return re.compile(r"[(]?[12][0-9]{3}年[0-9]{1,3}月[0-9]{1,3}日[)]?")
    return re.compile(
        r"[(]?(?:[12][0-9]{3}|[二〇零○一O]{4}|二[〇零○O][一二三四五六七八九〇零○]{2})年"
        r"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日[)]?"
    )


def _date_for(flat: str) -> re.Pattern[str]:
    return _date(chinese=not _HAN_FIGURES.isdisjoint(flat))


def find_date(flat: str) -> re.Match[str] | None:
    """The first date of a text, to the day."""
    return _date_for(flat).search(flat) if "日" in flat and "月" in flat else None


def is_date(flat: str) -> bool:
    """Whether a text is a date and nothing else."""
    return flat.endswith(("日", "日)")) and _date_for(flat).fullmatch(flat) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[^\W\d]{1,14}[〔\[(【][12][0-9]{3}[〕\])】](?:第)?[0-9]{1,4}号")


def find_number(flat: str) -> re.Match[str] | None:
    """The first document number of a text: 某政发〔2022〕31号."""
    return _numbered().search(flat) if "号" in flat else None


def is_number(flat: str) -> bool:
    """Whether a text is a document number and nothing else."""
    return flat.endswith("号") and _numbered().fullmatch(flat) is not None


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(
        r"(?:印发|发布|转发|公布|批转|下达)(?:实施)?(.{4,80}?)的?(?:通知|公告|通告|决定)$"
    )


@cache
def _issued() -> re.Pattern[str]:
    return re.compile(r"(?:关于|对|的|^).{0,3}(?:印发|发布|转发|公布|批转|下达)")


@cache
def _month() -> re.Pattern[str]:
    return re.compile(r"[(]?20[0-9]{2}年[0-9]{1,2}月[)]?")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(r"[(][^()]{2,30}[)]$")


@cache
def _attached() -> re.Pattern[str]:
    return re.compile(r"附件?[0-9一二三四五]{0,2}:|附件[0-9一二三四五]{0,2}$")


def _without_suffix(flat: str) -> str:
    """A title without what stands in brackets behind it: (试行)."""
    return _suffix().sub("", flat) if flat.endswith(")") else flat


def find(blocks: list[Block]) -> Front:
    """Where title, body and closing parts of a document stand."""
    first = _first_heading(blocks)
    notice = find_notice(blocks[:first])
    title = _announced_title(blocks, notice) or _last_title(blocks, first)
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
    while end > body and is_closing(blocks[end - 1].flat):
        end -= 1
    return Front(title, body, end, notice)


def find_notice(blocks: list[Block]) -> Notice | None:
    """The heading of a notice among the first blocks; it may be cut into several lines."""
    for end, block in enumerate(blocks[:60]):
        if not block.flat.endswith(_NOTICE_WORDS) or is_web_line(block.flat):
            continue
        joined = ""
        for start in range(end, max(-1, end - 4), -1):
            joined = blocks[start].flat + joined
            name = notice_title(joined)
            if name is not None:
                return Notice(start, end + 1, name)
    return None


def notice_title(flat: str) -> str | None:
    """The title of the plan that a notice says it issues: 关于印发《…》的通知."""
    if len(flat) > 160 or not flat.endswith(_NOTICE_WORDS):
        return None
    found = _notice().search(flat)
    if found is None:
        return None
    name = found.group(1)
    if name.startswith("《") and name.endswith("》"):
        return name[1:-1]
    return name.strip("《》")


def is_title(flat: str) -> bool:
    """Whether a line reads like the title of a plan."""
    if not 4 <= len(flat) <= _LONGEST_TITLE or any(char in flat for char in "。;:!?,"):
        return False
    name = _without_suffix(flat)
    if name.startswith("《") and name.endswith("》"):
        name = name[1:-1]
    if name.startswith(("《", "(", "附件", "——", "各", "第")) or is_web_line(flat):
        return False
    if not name.strip("》").endswith(words("plan_words")) or flat in word_set("section_words"):
        return False
    return len(name) >= 8 or name.endswith(("方案", "规划", "计划", "纲要"))


def is_closing(flat: str) -> bool:
    """Whether a block belongs to the end of a document: signature, date, notes, web words."""
    if is_web_line(flat) or is_date(flat) or is_signature(flat):
        return True
    if flat.strip("()[]。:").startswith(words("notice", "public")) and len(flat) < 30:
        return True
    if flat.startswith(words("notice", "closing")) and len(flat) < 120:
        return True
    if flat.startswith("附") and len(flat) < 200 and _attached().match(flat):
        return True
    return flat.endswith("印发") and len(flat) < 60 and "日" in flat


def is_signature(flat: str) -> bool:
    """Whether a line is the name of a signing body, alone or with the date."""
    name = _date_for(flat).sub("", flat) if "日" in flat and "月" in flat else flat
    if name in ("国务院", "中共中央国务院"):
        return True
    if not 4 <= len(name) <= 40 or any(char in name for char in '。;:,、《》"'):
        return False
    return name.endswith(
        ("人民政府", "办公厅", "办公室", "委员会", "管委会", "发展改革委", "发改委", "领导小组")
    )


def is_letter(flat: str) -> bool:
    """Whether a block belongs to the notice that a plan is issued with."""
    if is_closing(flat) or is_number(flat):
        return True
    if flat.endswith(("通知", "公告")) and _issued().search(flat):
        return True
    if (
        flat.endswith(":")
        and flat.startswith(("各", "区", "市", "省", "县", "有关", "相关"))
        and len(flat) < 300
    ):
        return True
    letter = words("notice", "letter")
    return len(flat) < 200 and any(word in flat[-60:] or flat.startswith(word) for word in letter)


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
    joined = ""
    for end in range(index, min(len(blocks), index + 4)):
        joined += _bare(blocks[end].flat)
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
        if blocks[index].mark is not None or not _ends_as_title(flat):
            continue
        start = index
        while start > 0 and index - start < 2 and _opens_title(blocks[start - 1].flat, flat):
            start -= 1
            flat = blocks[start].flat + flat
        if is_title(flat):
            return start, index + 1
    return None


def _ends_as_title(flat: str) -> bool:
    return _without_suffix(flat).strip("《》").endswith(words("plan_words"))


def _opens_title(before: str, flat: str) -> bool:
    """Whether the line before belongs to a title that was cut in two."""
    if len(before) + len(flat) > _LONGEST_TITLE or is_title(before) or is_letter(before):
        return False
    if any(char in before for char in "。;:!?()") or find_date(before) or is_web_line(before):
        return False
    generic = flat.startswith(
        ("实施", "行动", "工作", "方案", "规划", "计划", "专项", "建设", "碳达峰")
    )
    return generic or before.endswith(("的", "和", "与", "及", "、"))


def is_subtitle(flat: str) -> bool:
    """Whether a line under the title belongs to it: (征求意见稿), a date, the issuer."""
    if is_date(flat) or is_signature(flat):
        return True
    if flat.endswith(("月", "月)")) and _month().fullmatch(flat):
        return True
    return flat.startswith("(") and flat.endswith(")") and len(flat) <= 40


def _bare(flat: str) -> str:
    return flat.replace("《", "").replace("》", "").replace('"', "")
