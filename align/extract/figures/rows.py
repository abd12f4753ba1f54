"""Rows of an indicator table: each target year's cell is a target, the present state is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from align.extract import cues
from align.extract.amounts.quantities import find_quantities
from align.extract.draft import Draft
from align.extract.figures.values import make_draft
from align.extract.figures.verbs import Verb
from align.extract.naming.phrase import Phrase, read_phrase
from align.lexicon.indicators import closest
from align.model.plan import Cell, Clause, Row


def row_drafts(clause: Clause, row: Row) -> list[Draft]:
    """The targets of one table row, in the order of its years; places are indices into the text."""
    phrase = _indicator(row)
    if phrase is None:
        return []
    result = []
    falls = _falling_name().search(row.indicator.text) is not None
    rises = _rising_name().search(row.indicator.text) is not None
    unit = _unit(row) or _unit_of_table(clause)
    for year, cell in row.values:
        draft = _cell_draft(phrase, unit, cell)
        if draft is not None and falls and draft.kind in ("quantity", "reference"):
            draft = draft._replace(change="decrease")
        added = rises and draft is not None and _is_share(draft)
        if draft is not None and (added or _is_built(row, draft) or _is_added(draft, clause, cell)):
            draft = draft._replace(change="increase")
        if draft is not None:
            result.append(_placed(draft, clause, row, cell)._replace(year=year))
            result.extend(
                _placed(each, clause, row, cell)._replace(year=year)
                for each in _of_places(phrase, unit, cell)
            )
    return result


@cache
def _placed_value() -> re.Pattern[str]:
    """A second figure in a cell, for some places: ≥40,甲市、乙市≥50."""
    return re.compile(r"[,，;；]([^\d,，;；≥≤<>=%]{2,24})((?:≥|≤|>|<)=?\d[\d.]*%?)")


def _of_places(phrase: Phrase, unit: str, cell: Cell) -> list[Draft]:
    """The figures that a cell sets for places of their own behind the one for all."""
    if not cues.holds(cell.text, ("≥", "≤", ">", "<")):
        return []
    drafts = []
    for match in _placed_value().finditer(cell.text):
        value = cell._replace(text=match.group(2))
        draft = _cell_draft(phrase._replace(scope=match.group(1)), unit, value)
        drafts += [draft] if draft is not None else []
    return drafts


@cache
def _falling_name() -> re.Pattern[str]:
    """A row's name that makes its figures falls: 单位地区生产总值能耗降低(%)."""
    return re.compile(
        r"(?:下降|降低|减少|削减)(?:率|幅度|比例|比率)?(?:[(（][^()（）]*[)）])*$|降幅"
    )


@cache
def _rising_name() -> re.Pattern[str]:
    """A row's name that makes its shares rises: 能效水平提升(%)."""
    return re.compile(r"(?:提升|提高|增长|增加)(?:幅度)?(?:[(（][^()（）]*[)）])*$|增幅$")


def _is_share(draft: Draft) -> bool:
    """Whether a draft's figure is a share or of points; an amount added is told by 新增."""
    return draft.quantity is not None and draft.quantity.dimension in ("ratio", "points")


def _is_built(row: Row, draft: Draft) -> bool:
    """Whether a row counts what is newly built: 新建超低能耗建筑面积(万平方米)."""
    area = draft.quantity is not None and draft.quantity.dimension == "area"
    return area and row.indicator.text.startswith("新建")


def _is_added(draft: Draft, clause: Clause, cell: Cell) -> bool:
    """Whether a cell says of its amount that it is added, in it or right before: 新增|8万个."""
    at = _index(clause.offsets, cell.start)
    before = clause.text[max(0, at - _NEAR) : at].rstrip("≥>约[［(（ \n")
    words = cell.text.lstrip("≥>约[［(（")
    return draft.kind == "quantity" and (words.startswith(_ADDED) or before.endswith(_ADDED))


_ADDED = ("新增", "净增", "累计新增")
_NEAR = 8
"""How far before a cell's figure, in characters, the words may stand that say it is added."""


def baseline_of_row(row: Row) -> int | None:
    """The year that a row's name compares with: 单位产值能耗较2020年降低(%)."""
    match = _compared().search(row.indicator.text)
    return int(match.group(1)) if match else None


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(r"(?:(?<!占)比|较|与)(20\d\d)年(?:相比)?")


@cache
def _numbered() -> re.Pattern[str]:
    """The number of a row with the group's before it: （五）农业领域11.高标准农田."""
    return re.compile(
        r"^(?:[(（][一二三四五六七八九十]{1,3}[)）][^\d,，。]{0,12})?\d{1,2}[.、．](?!\d)"
    )


@cache
def _note() -> re.Pattern[str]:
    """The sign of a footnote behind a row's name: 安全利用|1, 治理率|③."""
    return re.compile("(?<=[\u4e00-\u9fff])[0-9*∗①-⑳]$")


@cache
def _unit_bracket() -> re.Pattern[str]:
    return re.compile(r"[(（]([^()（）]*)[)）]$")


def _indicator(row: Row) -> Phrase | None:
    name = _unit_bracket().sub("", row.indicator.text)
    name = _note().sub("", _compared().sub("", _numbered().sub("", name)))
    phrase = read_phrase(name, 0, len(name))
    if phrase is None or (len(phrase.indicator) < len(name) - 4 and phrase.scope is None):
        phrase = Phrase(name, closest(name), None, 0, len(name))
    return phrase


def _unit(row: Row) -> str:
    if row.unit is not None:
        return unicodedata.normalize("NFKC", row.unit.text)
    match = _unit_bracket().search(row.indicator.text)
    if match is None:
        return ""
    return unicodedata.normalize("NFKC", match.group(1)).rpartition(",")[2]  # (与2020年相比,%)


@cache
def _bare_number() -> re.Pattern[str]:
    return re.compile(r"[\[(]?\d+(?:\.\d+)?[\])]?")


@cache
def _common_unit() -> re.Pattern[str]:
    return re.compile(r"单位[::：] ?([^)）,，;；、]{1,12})")


def _unit_of_table(clause: Clause) -> str:
    """The unit that the heading of a table gives for all its rows: 主要指标(单位:%)."""
    for heading in reversed(clause.path):
        match = _common_unit().search(heading)
        if match is not None:
            return unicodedata.normalize("NFKC", match.group(1))
    return ""


def _cell_draft(phrase: Phrase, unit: str, cell: Cell) -> Draft | None:
    """What the cell prints: a figure (with the unit column's unit), a grade, or words."""
    # a cell is as printed; the figures of some tables are full-width
    text = unicodedata.normalize("NFKC", cell.text)
    found = find_quantities(text)
    if unit and (not found or not found[0].unit):
        found = find_quantities(_with_unit(text, unit)) or found
    if not found and _bare_number().fullmatch(text):
        found = find_quantities("为" + text)  # a table that prints no unit at all
    if found:
        change_word = "累计下降" if re.match(r"(?:\[|【|累计)?(?:下降|降低|减少)", text) else ""
        verb = Verb(0, "decrease" if change_word else "level", None, change_word)
        draft = make_draft(phrase, found[0], verb)
        if re.search(r"好于|优于|及以上", text) and draft.kind == "grade":
            draft = draft._replace(comparator=">=")
        return draft
    return _worded(phrase, text)


def _with_unit(text: str, unit: str) -> str:
    match = re.search(r"[-\d.,]*\d(?:\s*[-—~至]\s*[\d.,]*\d)?", text)
    if match is None:
        return text + unit
    return text[: match.end()] + unit + text[match.end() :]


def _worded(phrase: Phrase, text: str) -> Draft | None:
    """A cell without a figure: 降幅超过全市平均水平, 完成市下达目标, 持续下降, 全覆盖."""
    base = Draft(0, 0, 0, phrase, "reference", "level", word=text)
    falling = bool(re.search(r"降幅|下降|降低|减少", phrase.indicator + text))
    if re.search(r"下达|分解|平均水平|先进水平|领先水平|要求|任务", text):
        return base._replace(change="decrease" if falling else "level")
    if re.search(r"全覆盖|全部|全面|有效保障|得到保障|应\w尽\w", text):
        return base._replace(kind="coverage")
    if re.search(r"(?:保持|总体|基本)(?:稳定|平稳)|不(?:增加|减少|降低)$|零增长", text):
        return base._replace(kind="trend")
    if re.search(r"下降|降低|减少|提升|提高|增长|增加|改善|上升", text):
        return base._replace(kind="trend", change="decrease" if falling else "increase")
    return None


def _placed(draft: Draft, clause: Clause, row: Row, cell: Cell) -> Draft:
    """The draft with the places of the row's cells, as indices into the clause's text."""
    offsets = clause.offsets
    start = _index(offsets, row.indicator.start)
    end = _index(offsets, cell.end - 1) + 1
    at = _index(offsets, cell.start)
    return draft._replace(start=start, end=max(end, at + 1), at=at)


def _index(offsets: Sequence[int], offset: int) -> int:
    from bisect import bisect_left

    return min(bisect_left(offsets, offset), max(0, len(offsets) - 1))
