"""The lists of responsible bodies at the end of paragraphs.

Lists look like （责任单位：甲局、乙委）, ［牵头单位：甲局；配合单位：乙委］,
（甲局、乙委按职责分工负责）, （甲局牵头，乙委配合）, the bare （甲局、乙委）, or a line
责任单位：甲局、乙委 of its own. Brackets may be of two kinds, and one may be missing at the end
of a paragraph.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from align.model.plan import Role, Unit
from align.read.bodies import (
    LONGEST_NAME,
    clean,
    is_body,
    label,
    labelled,
    role_of,
    strip_ending,
)

_BRACKET = re.compile(r"[()\[\]【】〔〕]")
_OPENERS = "([【〔"
_LONGEST_LIST = 1500
_REMARKS = (
    *("含", "不含", "包括", "不包括", "除", "其中", "以下"),
    *("如", "即", "原", "指", "注", "见"),
)
_WHOLE_RANKS = ("各市", "各县", "各区", "各旗", "各地市", "各盟市")


class Listed(NamedTuple):
    """The lists found in a text: the bodies in order, and the index ranges to take out."""

    units: tuple[Unit, ...]
    cuts: list[tuple[int, int]]


class _Found(NamedTuple):
    start: int
    end: int
    units: list[Unit]


def find(folded: str, text: str, paragraphs: list[int]) -> Listed:
    """The lists of responsible bodies in a clause's wording."""
    ends = {*paragraphs[1:], len(folded)}
    groups = _groups(folded)
    found = _open_lists(folded, text, paragraphs, groups)
    found += [one for group in groups if (one := _in_brackets(folded, text, group, ends))]
    units: dict[str, Unit] = {}
    cuts: list[tuple[int, int]] = []
    for start, end, listed in sorted(found):
        if cuts and start < cuts[-1][1]:
            continue
        cuts.append((start, end))
        for unit in listed:
            units.setdefault(unit.name, unit)
    return Listed(tuple(units.values()), cuts)


def is_list(flat: str) -> bool:
    """Whether a paragraph is a list of responsible bodies and nothing else."""
    flat = flat.rstrip("。")
    if flat[:1] in _OPENERS and flat[-1] in ")]】〕":
        return _is_list(flat[1:-1], at_end=True)
    found = label().match(flat)
    return found is not None and found.group("colon") is not None


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(
        r"[、,;。/\s]|(?<=[局委办厅部会府心司院区处])(?:和|与|及|以及|会同)(?=[区市县省各相有])"
    )


def _groups(folded: str) -> list[tuple[int, int]]:
    """The outermost bracketed parts, brackets included; of any kind, also mismatched ones."""
    result = []
    depth = start = 0
    for match in _BRACKET.finditer(folded):
        if match.group() in _OPENERS:
            if depth == 0:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                result.append((start, match.end()))
    if depth:
        result += _unclosed(folded, start)
    return result


def _unclosed(folded: str, start: int) -> list[tuple[int, int]]:
    """The groups after an opening bracket that nothing closes, looked for from the next one on."""
    result = []
    opened = -1
    for match in _BRACKET.finditer(folded, start + 1):
        if match.group() in _OPENERS:
            opened = match.start()
        elif opened >= 0:
            result.append((opened, match.end()))
            opened = -1
    return result


def _in_brackets(folded: str, text: str, group: tuple[int, int], ends: set[int]) -> _Found | None:
    """The list that a bracketed part is, or None where it is something else."""
    start, end = group
    inner = folded[start + 1 : end - 1]
    stop = inner.find("。")
    if stop >= 0 and inner[stop + 1 :].startswith(("以下", "下同", "均需", "后同")):
        inner = inner[:stop]  # 以下均需各市落实,不再列出
    at_end = end in ends or (folded[end : end + 1] in ("。", ";") and end + 1 in ends)
    if not _is_list(inner, at_end=at_end):
        return None
    units = _units(text[start + 1 : start + 1 + len(inner)], inner)
    if not units:
        return None
    if at_end and end not in ends and folded[start - 1 : start] == "。":
        end += 1
    return _Found(start, end, units)


def _is_list(inner: str, *, at_end: bool) -> bool:
    """Whether what stands in brackets is a list of responsible bodies."""
    inner = inner.rstrip("。;")
    if not inner or len(inner) > _LONGEST_LIST or inner.startswith(_REMARKS):
        return False
    found = label().match(inner) if ":" in inner else None
    if found is not None and found.group("colon"):
        return True
    if any(char in inner for char in "。%"):
        return False
    rest, ending = strip_ending(inner)
    names = [strip_ending(name)[0] for name in _separator().split(rest) if name]
    if ending is not None:
        return bool(names) and _mostly_bodies(names)
    return at_end and len(inner) >= 3 and all(is_body(name, told=False) for name in names)


def _mostly_bodies(names: list[str]) -> bool:
    """Whether at least half of the names in a list are those of bodies."""
    wanted = (len(names) + 1) // 2
    for name in names:
        wanted -= is_body(name, told=True)
        if wanted == 0:
            return True
    return False


def _open_lists(
    folded: str, text: str, paragraphs: list[int], groups: list[tuple[int, int]]
) -> list[_Found]:
    """Lists that no bracket closes: from a label with a colon to the end of the paragraph."""
    if ":" not in folded or labelled().search(folded) is None:
        return []
    result = []
    bounds = [*paragraphs, len(folded)]
    for position, start in enumerate(bounds[:-1]):
        end = bounds[position + 1]
        match = _opening_label(folded, start, end, groups)
        if match is None:
            continue
        units = _units(text[match.start() : end], folded[match.start() : end])
        if units and all(is_body(unit.name, told=True) for unit in units):
            at = match.start()
            result.append(_Found(at - (folded[at - 1 : at] in _OPENERS and at > start), end, units))
    return result


def _opening_label(
    folded: str, start: int, end: int, groups: list[tuple[int, int]]
) -> re.Match[str] | None:
    """The first label in a paragraph that begins a sentence and stands in no closed bracket."""
    for match in labelled().finditer(folded, start, end):
        at = match.start()
        position = bisect_left(groups, (at, 0)) - 1
        if position >= 0 and at < groups[position][1]:
            continue
        if at == start or folded[at - 1] in "。;!" or folded[at - 1] in _OPENERS:
            return match
    return None


def _units(text: str, folded: str) -> list[Unit]:
    """The bodies that a list names, each with its part."""
    result: list[Unit] = []
    pending: list[str] = []
    role: Role = "shared"
    is_labelled = False
    for start, end in _items(folded):
        item, name = folded[start:end], text[start:end]
        found = label().match(item) if ":" in item else None
        if found is not None and found.group("colon"):
            result += [Unit(one, role) for one in pending]
            pending = []
            role, is_labelled = role_of(found.group("label")), True
            item, name = item[found.end() :], name[found.end() :]
        if ":" in item:  # 完成时限:2025年底
            continue
        kept, ending = strip_ending(item)
        name = clean(name[: len(kept)])
        if pending and pending[-1] in _WHOLE_RANKS and name.endswith("政府"):
            pending[-1] += "、" + name  # 各市、县（区）人民政府
        elif name:
            pending.append(name)
        if ending is not None:
            part = role if is_labelled and ending == "shared" else ending
            result += [Unit(one, part) for one in pending]
            pending = []
    result += [Unit(one, role) for one in pending]
    return [unit for unit in result if len(unit.name) <= LONGEST_NAME]


def _items(folded: str) -> list[tuple[int, int]]:
    """The spans between separators outside inner brackets."""
    result = []
    depth = at = 0
    places = [(match.start(), match.end(), match.group()) for match in _BRACKET.finditer(folded)]
    inside: list[tuple[int, int]] = []
    for start, _, char in places:
        if char in _OPENERS:
            if depth == 0:
                at = start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                inside.append((at, start))
    at = 0
    nested = iter([*inside, (len(folded) + 1, len(folded) + 1)])
    low, high = next(nested)
    for match in _separator().finditer(folded):
        while match.start() > high:
            low, high = next(nested)
        if low <= match.start() <= high:
            continue
        if match.start() > at:
            result.append((at, match.start()))
        at = match.end()
    if at < len(folded):
        result.append((at, len(folded)))
    return result
