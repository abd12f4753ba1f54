"""Who issued a plan, when, and under which number: from its notice, signature and notes."""

from __future__ import annotations

import re
from functools import cache

from align.read.assemble import Text
from align.read.front_matter.front import Front
from align.read.front_matter.front_lines import (
    before_about,
    find_date,
    find_number,
    is_body,
    is_number,
    is_signature,
    signs,
)
from align.read.front_matter.places import place_of
from align.read.headings.numbering import number_of
from align.read.layout.lines import Block
from align.read.words import words

_LONGEST_HEAD = 80
_RANK_WORDS = ("自治区", "省", "市", "州", "县", "区")
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")}
_DATE_LABELS = (
    *("成文日期", "发文日期", "印发日期", "生成日期", "发布日期", "公开日期", "发布时间"),
)
_ISSUER_LABELS = ("发文机关", "发文机构", "发文单位", "制发机关", "发布机构", "发布单位")
_NUMBER_LABELS = ("发文字号", "发文文号", "文号", "文件编号")


def printed(block: Block, text: Text) -> str:
    """A block as printed, without white space."""
    return "".join("".join(text.reading[one.start : one.end].split()) for one in block.lines)


def issuer(blocks: list[Block], parts: Front, text: Text) -> str | None:
    """The bodies that issue the plan, separated by a blank: as its heading says, else as signed.

    A heading may leave out the place that the signature names: 市人民政府关于印发….
    """
    before, closing = blocks[: parts.body], blocks[parts.end :]
    heading = _headed(before, parts, text)
    if heading is not None and rank_word(heading) is None:
        return heading
    signed = _signing(before, closing, text)
    if heading is None or (signed is not None and _same_rank(heading, signed)):
        return signed
    return heading


def rank_word(name: str) -> str | None:
    """The word for its level that the name of a body begins with instead of a place."""
    return next((word for word in _RANK_WORDS if name.startswith(word)), None)


def _same_rank(heading: str, signed: str) -> bool:
    """Whether a signature names the place of the body that a heading calls by its level alone."""
    word = rank_word(heading) or ""
    return any(part.endswith(word) for one in signed.split() for part in place_of(one).parts)


def _headed(before: list[Block], parts: Front, text: Text) -> str | None:
    """The bodies in the heading of the notice, else in the title."""
    notice = parts.notice
    if notice is not None and notice.end <= len(before):
        found = _before_about(before[notice.start : notice.end], text)
        if found is not None:
            return found
    return _before_about(before[parts.title[0] : parts.title[1]], text)


def _signing(blocks: list[Block], closing: list[Block], text: Text) -> str | None:
    """The bodies that sign, before the plan proper or after it."""
    return (
        _signed(blocks, text)
        or _signed(closing, text)
        or _labelled(blocks, _ISSUER_LABELS, text)
        or _on_cover(blocks, text)
        or _printing_note(closing, text)
    )


def _on_cover(blocks: list[Block], text: Text) -> str | None:
    """The bodies on the first lines, one below the other, that name one."""
    bodies: list[str] = []
    for block in blocks:
        if is_signature(block.flat) or signs(block.flat):
            bodies.append(printed(block, text))
        elif bodies:
            break
    return " ".join(dict.fromkeys(bodies)) or None


def _printing_note(closing: list[Block], text: Text) -> str | None:
    """The office in the note on the printing: 某市人民政府办公厅 2022年8月10日印发."""
    for index, block in enumerate(closing):
        found = find_date(block.flat)
        if found is not None and block.flat.endswith("印发"):
            office = printed(block, text)[: found.start()]
            if not office and index:
                office = printed(closing[index - 1], text)
            return office if is_signature(office) else None
    return None


def _before_about(heading: list[Block], text: Text) -> str | None:
    """The bodies that stand before 关于 or 印发 in a heading."""
    lines = (text.reading[line.start : line.end] for block in heading for line in block.lines)
    head = before_about("\n".join(lines))
    if not head:
        head = before_about("".join(block.flat for block in heading))
    bodies = head.split()
    if not bodies or len(head) > _LONGEST_HEAD:
        return None
    if all(is_body(one) for one in bodies):
        return " ".join(bodies)
    joined = "".join(bodies)
    return joined if is_body(joined) else None


def _signed(blocks: list[Block], text: Text) -> str | None:
    """The bodies that sign above the last date, each on a line; one may be cut in two."""
    for index in range(len(blocks) - 1, -1, -1):
        found = find_date(blocks[index].flat)
        if found is None or len(blocks[index].flat) > 60 or blocks[index].flat.endswith("印发"):
            continue
        own = blocks[index].flat[: found.start()]
        if own and is_signature(own):
            return printed(blocks[index], text)[: found.start()]
        bodies: list[str] = []
        pending = ""
        for block in reversed(blocks[max(0, index - 12) : index]):
            if len(block.flat) > 80 or any(char in block.flat for char in "。:;,!?()"):
                break
            pending = printed(block, text) + pending
            if _is_whole_body(pending, block) or (bodies and _of_the_nation(bodies[0], pending)):
                bodies.insert(0, pending)
                pending = ""
        if bodies:
            return " ".join(bodies)
    return None


def _is_whole_body(name: str, first: Block) -> bool:
    """Whether a name is that of a body, and not the second half of one that a page cut."""
    if name.startswith(words("national_bodies")) and is_body(name):
        return True
    if not is_signature(name) and not (is_body(name) and 4 < len(name) <= 80):
        return False
    of_a_place = bool(place_of(name).parts) or name.startswith("中共")
    return of_a_place or (len(first.flat) > 6 and "自治区" not in name[1:])


def _of_the_nation(below: str, name: str) -> bool:
    """Whether a body signs above one of the nation: there 发展改革委 is of the nation too."""
    return below.startswith(words("national_bodies")) and len(name) > 2 and is_body(name)


def _labelled(cover: list[Block], labels: tuple[str, ...], text: Text) -> str | None:
    """What stands after a label of the table that a web page puts before a document."""
    for block in cover:
        if block.flat.startswith(labels):
            value = printed(block, text).replace("：", ":").partition(":")[2]
            if value:
                return value
    return None


def own_number(blocks: list[Block], text: Text) -> str | None:
    """The document number that stands by itself; a number in a sentence is another document's."""
    for block in blocks:
        flat = block.flat
        if len(flat) <= 40 and flat.startswith(_NUMBER_LABELS):
            flat = flat.partition(":")[2]
        flat = flat.strip("()")
        if is_number(flat):
            whole = printed(block, text)
            at = block.flat.find(flat)
            return whole[at : at + len(flat)]
        found = find_number(flat) if len(flat) <= 160 and "《" not in flat[-30:] else None
        if found is None or found.end() != len(flat):
            continue
        before = flat[: found.start()]
        if before.endswith(("通知", "(")) or "通知" in before:
            whole = printed(block, text).strip("（）()")
            return whole[-len(found.group()) :].rpartition("通知")[2]
    return None


def date(cover: list[Block], closing: list[Block]) -> str | None:
    """The date of signature as ISO; else the one of the table of a web page."""
    for blocks in (cover, closing):
        for block in reversed(blocks):
            found = find_date(block.flat)
            if found is not None and len(block.flat) <= 60 and block.flat.endswith(found.group()):
                iso = iso_date(found.group())
                if iso:
                    return iso
    for label in (*_DATE_LABELS, ""):
        for block in (*cover, *closing):
            if block.flat.startswith(label) and (label or block.flat.endswith("印发")):
                iso = iso_date(block.flat)
                if iso:
                    return iso
    return None


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"((?:19|20)[0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")


@cache
def _han_date() -> re.Pattern[str]:
    return re.compile(
        r"([一二三四五六七八九〇零○O]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
    )


def iso_date(flat: str) -> str | None:
    """A date in Arabic or Chinese digits as ``2023-10-17``; None where it is no date."""
    found = _iso().search(flat)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
    else:
        found = _han_date().search(flat)
        if found is None:
            return None
        year = int("".join(_DIGITS.get(char, "0") for char in found.group(1)))
        month, day = number_of(found.group(2)), number_of(found.group(3))
    if not (1900 < year < 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}"
