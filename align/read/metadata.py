"""What a plan says about itself: title, issuer, number, date, place, what it carries out."""

from __future__ import annotations

import re

from align.model.plan import Citation, Level, Metadata
from align.read.assemble import Text
from align.read.front import DATE, Front, is_signature, notice_title
from align.read.furniture import is_web_line
from align.read.lines import Block
from align.read.numbering import number_of
from align.read.places import Place, names, place_of, rank, within
from align.read.words import words

_NUMBER = re.compile(r"[一-鿿]{1,14}[〔\[(【][12][0-9]{3}[〕\])】](?:第)?[0-9]{1,4}号")
_CITED = re.compile(r"《([^《》]{2,150})》")
_ISO = re.compile(r"((?:19|20)[0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")
_CARRIES_OUT = ("落实", "贯彻", "根据", "依据", "按照", "遵照", "依照", "对标", "衔接")
_BETWEEN = re.compile(r"(?:\([^()]{0,40}\))?[、,和及与以]{0,3}")
_DATE_LABELS = ("成文日期", "发文日期", "印发日期", "生成日期", "发布日期", "公开日期", "发布时间")
_ISSUER_LABELS = ("发文机关", "发文机构", "发文单位", "制发机关", "发布机构", "发布单位")
_NUMBER_LABELS = ("发文字号", "发文文号", "文号", "文件编号")
_PLAN_ENDINGS = ("方案", "规划", "计划", "纲要", "路线图")


def read(text: Text, blocks: list[Block], parts: Front, *, id: str) -> Metadata:
    """The metadata of a plan, from its cover, its title and its closing lines."""
    cover, closing = blocks[: parts.title[0]], blocks[parts.end :]
    title = _title(blocks, parts, text) or _announced(cover, text) or id
    issuer = _issuer(cover, closing, text)
    cited = _cited(text, blocks[parts.body].start if parts.body < len(blocks) else 0, title)
    lead_end = next((one.start for one in blocks[parts.body :] if one.mark), len(text.folded))
    own = place_of(title)
    signed = [place_of(one) for one in (issuer or "").split()]
    place = _jurisdiction(own, signed)
    level = _level(place, issuer, title)
    parent = _parent(cited, title, level, place, lead_end)
    if parent is not None:
        place = within(place, place_of(parent))
    return Metadata(
        title=title,
        issuer=issuer,
        number=_own_number([*cover, *blocks[parts.title[0] : parts.body + 1]], text),
        date=_date(cover, closing),
        jurisdiction=place.name or ("全国" if level == "national" else None),
        level=level,
        cited=tuple(cited),
        parent=parent,
        names=names([place, own, *signed]),
    )


def _printed(block: Block, text: Text) -> str:
    """A block as printed, without white space."""
    return "".join("".join(text.source.text[one.start : one.end].split()) for one in block.lines)


def _title(blocks: list[Block], parts: Front, text: Text) -> str | None:
    """The printed title, without the lines under it."""
    result = ""
    for block in blocks[parts.title[0] : parts.title[1]]:
        if result and (block.flat.startswith("(") or DATE.search(block.flat)):
            break
        result += _printed(block, text)
    return result.strip("《》") or None


def _announced(cover: list[Block], text: Text) -> str | None:
    """The title that the notice names."""
    for block in cover:
        name = notice_title(block.flat)
        if name:
            printed = _printed(block, text)
            at = block.flat.find(name)
            return printed[at : at + len(name)]
    return None


def _issuer(cover: list[Block], closing: list[Block], text: Text) -> str | None:
    """The bodies that issue the plan, separated by a blank: as the notice says, else as signed."""
    for block in cover[:40]:
        if notice_title(block.flat) and not is_web_line(block.flat):
            found = _before_about(block, text)
            if found:
                return found
    return (
        _signed(cover, text)
        or _signed(closing, text)
        or _labelled(cover, _ISSUER_LABELS, text)
        or _printing_note(closing, text)
    )


def _printing_note(closing: list[Block], text: Text) -> str | None:
    """The office in the note on the printing: 某市人民政府办公厅 2022年8月10日印发."""
    for index, block in enumerate(closing):
        found = DATE.search(block.flat)
        if found is not None and block.flat.endswith("印发"):
            office = _printed(block, text)[: found.start()]
            if not office and index:
                office = _printed(closing[index - 1], text)
            return office if is_signature(office) else None
    return None


def _before_about(block: Block, text: Text) -> str | None:
    """The bodies that stand before 关于 in the heading of a notice."""
    printed = "".join(text.source.text[one.start : one.end] for one in block.lines)
    head = printed.split("关于", 1)[0] if "关于" in printed else ""
    bodies = head.split()
    if not bodies or len(head) > 80:
        return None
    if all(_is_body(one) for one in bodies):
        return " ".join(bodies)
    whole = "".join(bodies)
    return whole if _is_body(whole) else None


def _is_body(name: str) -> bool:
    return 3 <= len(name) <= 40 and name.endswith(words("office_words")) and "《" not in name


def _signed(blocks: list[Block], text: Text) -> str | None:
    """The bodies that sign above the last date, each on a line; one may be cut in two."""
    for index in range(len(blocks) - 1, -1, -1):
        found = DATE.search(blocks[index].flat)
        if found is None or len(blocks[index].flat) > 60 or blocks[index].flat.endswith("印发"):
            continue
        own = blocks[index].flat[: found.start()]
        if own and is_signature(own):
            return _printed(blocks[index], text)[: found.start()]
        bodies: list[str] = []
        pending = ""
        for block in reversed(blocks[max(0, index - 6) : index]):
            if len(block.flat) > 40 or any(char in block.flat for char in "。:;,!?()"):
                break
            pending = _printed(block, text) + pending
            if _is_whole_body(pending, block):
                bodies.insert(0, pending)
                pending = ""
        if bodies:
            return " ".join(bodies)
    return None


def _is_whole_body(name: str, first: Block) -> bool:
    """Whether a name is that of a body, and not the second half of one that a page cut."""
    if not is_signature(name) and not (_is_body(name) and len(name) > 4):
        return False
    of_a_place = bool(place_of(name).parts) or name.startswith(("国", "中共", "全国"))
    return of_a_place or len(first.flat) > 6


def _labelled(cover: list[Block], labels: tuple[str, ...], text: Text) -> str | None:
    """What stands after a label of the table that a web page puts before a document."""
    for block in cover:
        if block.flat.startswith(labels):
            value = _printed(block, text).replace("：", ":").partition(":")[2]
            if value:
                return value
    return None


def _own_number(blocks: list[Block], text: Text) -> str | None:
    """The document number that stands by itself; a number in a sentence is another document's."""
    for block in blocks:
        flat = block.flat
        if len(flat) <= 40 and flat.startswith(_NUMBER_LABELS):
            flat = flat.partition(":")[2]
        flat = flat.strip("()")
        if flat and _NUMBER.fullmatch(flat):
            printed = _printed(block, text)
            at = block.flat.find(flat)
            return printed[at : at + len(flat)]
        found = _NUMBER.search(flat) if len(flat) <= 160 and "《" not in flat[-30:] else None
        if found is not None and found.end() == len(flat) and "通知" in flat[: found.start()]:
            printed = _printed(block, text)
            return printed[printed.rfind("通知") + 2 :].strip("（）()")
    return None


def _date(cover: list[Block], closing: list[Block]) -> str | None:
    """The date of signature as ISO; else the one of the table of a web page."""
    for blocks in (cover, closing):
        for block in reversed(blocks):
            found = DATE.search(block.flat)
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


def iso_date(flat: str) -> str | None:
    """A date in Arabic or Chinese digits as ``2023-10-17``; None where it is no date."""
    found = _ISO.search(flat)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
    else:
        match = re.search(
            r"([一二三四五六七八九〇零○O]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日",
            flat,
        )
        if match is None:
            return None
        digits = "".join(
            str("〇一二三四五六七八九".find(char) if char not in "零○O" else 0)
            for char in match.group(1)
        )
        year, month, day = int(digits), number_of(match.group(2)), number_of(match.group(3))
    if not (1900 < year < 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _cited(text: Text, start: int, title: str) -> list[Citation]:
    """The documents named from the plan's beginning on, its own title left out."""
    result: list[Citation] = []
    chained = -1
    for found in _CITED.finditer(text.folded, start):
        name = "".join(text.source.text[found.start(1) : found.end(1)].split())
        if name == title:
            continue
        before = "".join(text.folded[max(start, found.start() - 60) : found.start()].split())
        sentence = re.split(r"[。;》]", before)[-1]
        carried = any(word in sentence[-25:] for word in _CARRIES_OUT)
        if not carried and chained >= 0:
            between = "".join(text.folded[chained : found.start()].split())
            carried = _BETWEEN.fullmatch(between) is not None
        chained = found.end() if carried else -1
        result.append(Citation(name, found.start(), found.end(), carried))
    return result


def _jurisdiction(own: Place, signed: list[Place]) -> Place:
    """The plan's place: the title's, with what the issuer's adds before it."""
    for place in signed:
        if own.parts and place.parts and place.name.endswith(own.name):
            return place
    if own.parts:
        for place in signed:
            if place.parts and own.level != "zone":
                return within(own, place)
        return own
    return next((place for place in signed if place.parts), Place(()))


def _level(place: Place, issuer: str | None, title: str) -> Level:
    if place.parts:
        return place.level
    if (issuer or title).startswith(("国务院", "中共中央", "国家", "全国", "中央")):
        return "national"
    return "unknown"


def _parent(
    cited: list[Citation], title: str, level: Level, place: Place, lead_end: int
) -> str | None:
    """The cited plan of the next level up; one on the same matter, in the lead, comes first."""
    best: tuple[tuple[bool, bool, bool], str] | None = None
    for one in cited:
        above = place_of(one.title)
        if not one.title.endswith(_PLAN_ENDINGS) or not _is_above(above, level, place):
            continue
        matter = _matter(one.title, above) == _matter(title, place_of(title))
        if not (one.carried_out or (matter and one.start < lead_end)):
            continue
        key = (matter, one.carried_out, one.start < lead_end)
        if (matter or one.start < lead_end) and (best is None or key > best[0]):
            best = (key, one.title)
    return best[1] if best else None


def _is_above(above: Place, level: Level, place: Place) -> bool:
    """Whether a cited plan's place is the next one above a plan of that level."""
    if not above.parts:
        return level in ("municipal", "provincial")
    if above.name == place.name or rank(above.level) >= rank(level):
        return False
    return level != "provincial"


def _matter(title: str, place: Place) -> str:
    """What a title is about: without place, years and the word for its kind."""
    rest = title.removeprefix(place.name)
    rest = re.sub(r"20[0-9]{2}(?:[—-]20[0-9]{2})?年?前?|\(.*?\)|（.*?）", "", rest)
    for word in words("plan_words"):
        if rest.endswith(word):
            return rest[: -len(word)]
    return rest
