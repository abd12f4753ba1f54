"""What a plan says about itself: title, issuer, number, date, place, what it carries out."""

from __future__ import annotations

import re
from functools import cache

from align.model.plan import Citation, Level, Metadata
from align.read import issuing
from align.read.assemble import Text
from align.read.front import Front, Notice, is_subtitle
from align.read.issuing import printed
from align.read.lines import Block
from align.read.places import Place, names, place_of, rank, within
from align.read.words import words

_CITED = re.compile(r"《([^《》]{2,150})》")
_CARRIES_OUT = ("落实", "贯彻", "根据", "依据", "按照", "遵照", "依照", "对标", "衔接")
_LISTING = frozenset("、,和及与以")
_PLAN_ENDINGS = ("方案", "规划", "计划", "纲要", "路线图")


def read(text: Text, blocks: list[Block], parts: Front, *, id: str) -> Metadata:
    """The metadata of a plan, from its cover, its title and its closing lines."""
    before, closing = blocks[: parts.body], blocks[parts.end :]
    title = _title(blocks, parts, text) or _announced(blocks, parts.notice, text) or id
    issuer = issuing.issuer(before, parts.notice, closing, text)
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
        number=issuing.own_number(blocks[: parts.body + 1], text),
        date=issuing.date(before, closing),
        jurisdiction=place.name or ("全国" if level == "national" else None),
        level=level,
        cited=tuple(cited),
        parent=parent,
        names=names([place, own, *signed]),
    )


def _title(blocks: list[Block], parts: Front, text: Text) -> str | None:
    """The printed title, without the lines under it."""
    result = ""
    for block in blocks[parts.title[0] : parts.title[1]]:
        if result and is_subtitle(block.flat):
            break
        result += printed(block, text)
    return result.strip("《》") or None


def _announced(blocks: list[Block], notice: Notice | None, text: Text) -> str | None:
    """The title that the notice names, as printed."""
    if notice is None:
        return None
    heading = blocks[notice.start : notice.end]
    at = "".join(block.flat for block in heading).find(notice.title)
    whole = "".join(printed(block, text) for block in heading)
    return whole[at : at + len(notice.title)]


def _cited(text: Text, start: int, title: str) -> list[Citation]:
    """The documents named from the plan's beginning on, its own title left out."""
    result: list[Citation] = []
    chained = -1
    for found in _CITED.finditer(text.folded, start):
        name = "".join(text.reading[found.start(1) : found.end(1)].split())
        if name == title:
            continue
        before = "".join(text.folded[max(start, found.start() - 60) : found.start()].split())
        sentence = before[max(map(before.rfind, "。;》")) + 1 :]
        carried = any(word in sentence[-25:] for word in _CARRIES_OUT)
        if not carried and chained >= 0:
            between = "".join(text.folded[chained : found.start()].split())
            carried = _only_lists(between)
        chained = found.end() if carried else -1
        result.append(Citation(name, found.start(), found.end(), carried))
    return result


def _only_lists(between: str) -> bool:
    """Whether two names are members of one list: a remark in brackets at most is between them."""
    if between.startswith("(") and (end := between.find(")")) >= 0:
        remark, between = between[1:end], between[end + 1 :]
        if "(" in remark or len(remark) > 40:
            return False
    return len(between) <= 3 and _LISTING.issuperset(between)


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
        cited_title = plan_title(one.title)
        above = place_of(cited_title)
        if not cited_title.endswith(_PLAN_ENDINGS) or not _is_above(above, level, place):
            continue
        matter = _matter(cited_title, above) == _matter(title, place_of(title))
        if not (one.carried_out or (matter and one.start < lead_end)):
            continue
        key = (matter, one.carried_out, one.start < lead_end)
        if (matter or one.start < lead_end) and (best is None or key > best[0]):
            best = (key, cited_title)
    return best[1] if best else None


@cache
def _issuing() -> re.Pattern[str]:
    return re.compile(r".{0,40}?(?:关于|的)?(?:印发|发布|转发)(.{4,80}?)的?通知")


def plan_title(cited: str) -> str:
    """The title of the plan in the title of the notice that issues it, else the title itself."""
    found = _issuing().fullmatch(cited) if cited.endswith("通知") else None
    return found.group(1).strip("〈〉《》") if found else cited


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
    if "20" in rest or "(" in rest or "（" in rest:
        rest = re.sub(r"20[0-9]{2}(?:(?:—|-)20[0-9]{2})?年?前?|\(.*?\)|（.*?）", "", rest)
    for word in words("plan_words"):
        if rest.endswith(word):
            return rest[: -len(word)]
    return rest
