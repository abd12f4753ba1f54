"""What a plan says about itself: title, issuer, number, date, place, what it carries out."""

from __future__ import annotations

import re
from functools import cache

from align.model.plan import Citation, Level, Metadata
from align.read.assemble import Text
from align.read.front_matter import issuing
from align.read.front_matter.front import Front, Notice
from align.read.front_matter.front_lines import (
    before_about,
    heading_of,
    is_body,
    is_subtitle,
    is_title,
    notice_title,
)
from align.read.front_matter.issuing import printed
from align.read.front_matter.places import Place, names, place_of, rank, short, within
from align.read.layout.lines import Block
from align.read.words import words

_CITED = re.compile(r"《([^《》]{2,150})》")
_CARRIES_OUT = ("落实", "贯彻", "根据", "依据", "按照", "遵照", "依照", "对标", "衔接")
_PAGE = re.compile(r"(?<=[^0-9])—[0-9]{1,3}—(?=[^0-9])")
"""The number of a page in the middle of a name."""
_LISTING = frozenset("、,和及与以")
_JOINING = frozenset("、和及与")
_BY_RANK_WORD: dict[str, Level] = {
    "自治区": "provincial", "省": "provincial", "市": "municipal", "州": "municipal",
    "县": "district", "区": "district",
}  # fmt: skip
_AREAS: tuple[tuple[Level, tuple[str, ...]], ...] = (
    ("district", ("我县", "全县", "县委")),
    ("municipal", ("我市", "全市", "本市", "市委")),
    ("provincial", ("我省", "全省", "省委", "自治区党委", "自治区人民政府")),
)
"""What a plan calls its own area, from the innermost level outward."""
_OFTEN = 3
_LONG = 2000
"""Characters: a plan this long that never names its own area is one of the nation."""
_LONGEST_HEAD = 80
_SHORT, _BRIEF = 2, 4
"""Characters of the short name of a place, at least, and of most full names."""
_BODIES = ("委", "党委", "政府", "人民政府", "委办公厅", "政府办公厅", "人民政府办公厅")
"""What the bodies of a level are called behind the word for it, before the name of a document."""
_BEFORE = 12
_SAME, _AKIN = 2, 1
"""How alike the matters of two titles are."""
_PLAN_ENDINGS = ("方案", "规划", "计划", "纲要", "路线图")
_MEASURE_ENDINGS = ("意见", "措施", "办法", "决定")


def read(text: Text, blocks: list[Block], parts: Front, *, id: str) -> Metadata:
    """The metadata of a plan, from its cover, its title and its closing lines."""
    before, closing = blocks[: parts.body], blocks[parts.end :]
    title = _title(blocks, parts, text) or _announced(blocks, parts.notice, text) or id
    issuer = issuing.issuer(blocks, parts, text)
    begins = min(parts.title[1] or parts.body, parts.body)
    cited = _cited(text, blocks[begins].start if begins < len(blocks) else 0, title)
    lead_end = next((one.start for one in blocks[parts.body :] if one.mark), len(text.folded))
    own = _place_in(title, issuer or "")
    signed = [place_of(one) for one in (issuer or "").replace("、", " ").split()]
    place = _jurisdiction(own, signed)
    if not place.parts:
        place = _called_briefly(title, cited)
    level = _level(place, issuer, title) or _told(before, text)
    named = [(one, _named_level(one, text.folded)) for one in cited]
    parent, above = _parent(named, title, level, place, lead_end)
    if above is not None:
        place = within(place, above)
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
    heading = "".join(block.flat for block in blocks[parts.title[0] : parts.title[1]])
    if parts.notice is not None and notice_title(heading_of(heading)) is not None:
        return None
    result = ""
    for at in range(*parts.title):
        block = blocks[at]
        rest = blocks[at : parts.title[1]]
        if result and is_subtitle(block.flat) and not any("关于" in one.flat for one in rest):
            break
        result += printed(block, text)
    if result.endswith(("号)", "号）")):
        result = result[: max(result.rfind("("), result.rfind("（"))]
    result = heading_of(result)
    if result.startswith("附件"):
        result = result[max(result.find(":"), result.find("："), 1) + 1 :]
    return result.strip("《》〈〉") or None


def _announced(blocks: list[Block], notice: Notice | None, text: Text) -> str | None:
    """The title that the notice names, as printed; the heading where that names a matter only."""
    if notice is None:
        return None
    heading = blocks[notice.start : notice.end]
    flat = "".join(block.flat for block in heading)
    at = flat.find(notice.title)
    whole = "".join(printed(block, text) for block in heading)
    if flat[:at].endswith("下达") and not is_title(notice.title):
        return whole
    return whole[at : at + len(notice.title)]


def _cited(text: Text, start: int, title: str) -> list[Citation]:
    """The documents named from the plan's beginning on, its own title left out."""
    result: list[Citation] = []
    chained = -1
    for found in _CITED.finditer(text.folded, start):
        name = "".join(text.reading[found.start(1) : found.end(1)].split())
        if "—" in name:
            name = _PAGE.sub("", name)
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
    """Whether two names are members of one list.

    Between them is a remark in brackets at most, or the bodies of the second: 和省委、省政府《…》.
    """
    if between.startswith("(") and (end := between.find(")")) >= 0:
        remark, between = between[1:end], between[end + 1 :]
        if "(" in remark or len(remark) > 40:
            return False
    if between[:1] in _JOINING and len(between) <= _BEFORE and between.endswith(_BODIES):
        return True
    return len(between) <= 3 and _LISTING.issuperset(between)


def _place_in(title: str, issuer: str) -> Place:
    """The place that a title begins with, be it after a year: 2023年云溪市….

    Where the issuer is called by its level alone (市人民政府), the place after 关于 counts too.
    """
    found = place_of(title.lstrip("0123456789—-").removeprefix("年").removeprefix("度"))
    word = issuing.rank_word(issuer)
    if found.parts or word is None:
        return found
    named = place_of(title.partition("关于")[2]).parts[:1]
    return Place(named if named and named[0].endswith(word) and len(named[0]) <= _BRIEF else ())


def _called_briefly(title: str, cited: list[Citation]) -> Place:
    """The place whose short name begins a title, as the full names in the citations tell."""
    for one in cited:
        parts = place_of(one.title).parts[:1]
        if parts and len(title) > _SHORT and parts[0].startswith(title[:_SHORT]):
            return Place(parts)
    return Place(())


def _jurisdiction(own: Place, signed: list[Place]) -> Place:
    """The plan's place: the title's, with what the issuer's adds before it."""
    for place in signed:
        if own.parts and place.parts and place.name.endswith(own.name):
            return place
    if own.parts and len({place.parts[0] for place in signed if place.parts}) > 1:
        return own
    if own.parts:
        for place in signed:
            if place.parts and own.level != "zone":
                return within(own, place)
        return own
    return next((place for place in signed if place.parts), Place(()))


def _level(place: Place, issuer: str | None, title: str) -> Level | None:
    """The level of the plan's place, else of the body that issues it; None where neither tells."""
    if place.parts:
        return place.level
    name = issuer or title
    if name.startswith(words("national_bodies")):
        return "national"
    word = issuing.rank_word(name) if issuer or is_body(before_about(title)) else None
    return _BY_RANK_WORD[word] if word else None


def _told(before: list[Block], text: Text) -> Level:
    """The level that a plan tells by its addressees, else by what it calls its whole area."""
    if any(one.flat.startswith("各省") and "自治区、直辖市" in one.flat[:9] for one in before):
        return "national"
    local = 0
    for level, names_of_it in _AREAS:
        count = sum(map(text.folded.count, names_of_it))
        if count >= _OFTEN:
            return level
        local += count
    # a plan of the nation may cite one of 全省 or 全市
    nation = sum(map(text.folded.count, ("我国", "全国", "国家", "党中央")))
    national = nation >= max(_OFTEN, 10 * local) and len(text.folded) > _LONG
    return "national" if national else "unknown"


def _parent(
    cited: list[tuple[Citation, Level]], title: str, level: Level, place: Place, lead_end: int
) -> tuple[str | None, Place | None]:
    """The cited plan of a level above that the plan carries out.

    One on the same matter comes first, then one that the plan says it carries out, then one in
    the lead, then the nearest level; among equals the one named first. A document of measures
    (意见) is a parent only where its matter is the plan's own. With each document comes the level
    that it is cited with.
    """
    best: tuple[tuple[int, bool, bool, int], str, Place] | None = None
    own = _pairs(_matter(title, place_of(title)))
    nearby = short(place.parts[-1]) if place.parts else title
    for one, told in cited:
        cited_title = plan_title(one.title)
        above = place_of(cited_title)
        above = above if above.parts else place_of(one.title)
        is_plan = _without_suffix(cited_title).endswith(_PLAN_ENDINGS)
        if not (is_plan or cited_title.endswith(_MEASURE_ENDINGS)):
            continue
        if "编制" in cited_title or cited_title.startswith(nearby):
            continue  # how a plan is to be drawn up, or a plan of one's own
        if not _is_above(above, level, place):
            continue
        likeness = _likeness(_pairs(_matter(cited_title, above)), own)
        in_lead = one.start < lead_end
        if not (one.carried_out or (likeness == _SAME and in_lead)):
            continue
        if likeness < (_AKIN if is_plan else _SAME) and not (is_plan and in_lead):
            continue
        if not above.parts and told != "national" and rank(told) >= rank(level):
            continue  # of the plan's own level: 市委、市政府《…》 in a city's plan
        nearness = rank(above.level if above.parts else told)
        key = (likeness, one.carried_out, in_lead, nearness)
        if best is None or key > best[0]:
            best = (key, cited_title, above)
    return best[1:] if best else (None, None)


def _named_level(one: Citation, folded: str) -> Level:
    """The level that a document is cited with instead of a place, in or before its name.

    省人民政府关于…, 省委、省政府《…》; else of the nation.
    """
    word = issuing.rank_word(one.title)
    before = folded[max(0, one.start - _BEFORE) : one.start].rstrip()
    for suffix in _BODIES:
        if word is None and before.endswith(suffix):
            word = next((name for name in _BY_RANK_WORD if before.endswith(name + suffix)), None)
    return _BY_RANK_WORD[word] if word else "national"


def _pairs(matter: str) -> frozenset[str]:
    return frozenset(matter[at : at + 2] for at in range(len(matter) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> int:
    """How much of two matters is the same: 2 for nearly all, 1 for half, else 0."""
    shared = 2 * len(one & other)
    whole = len(one) + len(other)
    if not whole or shared < 0.5 * whole:
        return 0
    return _SAME if shared >= 0.75 * whole else _AKIN


@cache
def _issuing() -> re.Pattern[str]:
    return re.compile(r".{0,40}?(?:关于|的)?(?:印发|发布|转发)(.{4,80}?)的?通知")


def plan_title(cited: str) -> str:
    """The title of the plan in the title of the notice that issues it, else the title itself."""
    if not cited.endswith("通知"):
        return cited
    found = _issuing().fullmatch(cited)
    bare = cited.removesuffix("通知").removesuffix("的")
    if found:
        return found.group(1).strip("〈〉《》<>")
    return bare if bare.endswith(_PLAN_ENDINGS) else cited


def _is_above(above: Place, level: Level, place: Place) -> bool:
    """Whether a cited plan's place is the next one above a plan of that level."""
    if not above.parts:
        return level in ("municipal", "provincial")
    if above.name == place.name or rank(above.level) >= rank(level):
        return False
    return level != "provincial"


def _without_suffix(title: str) -> str:
    """A title without what stands in brackets behind it."""
    if title.endswith((")", "）")):
        return title[: max(title.rfind("("), title.rfind("（"))]
    return title


def _matter(title: str, place: Place) -> str:
    """What a title is about: without place, years and the word for its kind."""
    rest = title.removeprefix("中共")
    if "关于" in title[:_LONGEST_HEAD]:
        rest = title.partition("关于")[2]
        place = place_of(rest)
    rest = rest.removeprefix(place.name).replace("的", "")
    if "20" in rest or "(" in rest or "（" in rest:
        rest = re.sub(r"20[0-9]{2}(?:(?:—|-)20[0-9]{2})?年?前?|\(.*?\)|（.*?）", "", rest)
    for word in words("plan_words"):
        if rest.endswith(word):
            rest = rest[: -len(word)]
            break
    return rest.removesuffix("工作").removeprefix("加快")
