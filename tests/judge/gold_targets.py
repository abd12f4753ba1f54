"""The labelled plans and targets as the values that a perfect reader and extractor would give.

Built from the labels alone, so that the judge is measured without the stages before it.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from align.extract.amounts.quantities import find_quantities
from align.lexicon import indicators as lexicon
from align.model.pairing import Alignment
from align.model.plan import Citation, Clause, Metadata, Plan
from align.model.quantity import Normalized
from align.model.source import Source
from align.model.target import Target

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"
PLACES = {
    "beijing": ("北京市", "municipal", "北京市碳达峰实施方案"),
    "changping": ("北京市昌平区", "district", "昌平区碳达峰实施方案"),
    "haidian": ("北京市海淀区", "district", "北京市海淀区碳达峰实施方案"),
}
_UNITS = re.compile(
    r"[（\[](?:主要)?责任单位：[^（）\]]*(?:（[^（）]*）[^（）\]]*)*[）\]]|（(?!责任)[^（）]{4,}?负责）"
)
_FOLD = str.maketrans("“”‘’，；：（）％０１２３４５６７８９", '""' + "''" + ",;:()%0123456789")
_FALLS = ("下降", "降低", "减少", "控制在", "以内", "不超过", "不高于")


class Labelled(NamedTuple):
    """One labelled plan."""

    plan: Plan
    targets: tuple[Target, ...]
    optional: frozenset[str]


def lines(name: str) -> list[dict[str, Any]]:
    text = (GOLD / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def text_of(name: str) -> str:
    for folder in (ROOT / "seeds", SHARED / "seeds"):
        if (folder / f"{name}.txt").exists():
            return (folder / f"{name}.txt").read_bytes().decode("utf-8")
    raise FileNotFoundError(name)


def fold(text: str) -> str:
    return text.translate(_FOLD)


def make_clause(
    id: str, text: str, offsets: list[int], *, heading: str = "", path: tuple[str, ...] = ()
) -> Clause:
    start, end = (offsets[0], offsets[-1] + 1) if offsets else (0, 0)
    return Clause(
        id, "", heading, path, start, end, 1, 1, None, (), text, offsets, fold(text),
        len(heading), (0,),
    )  # fmt: skip


def make_plan(
    id: str, text: str, clauses: list[Clause], *, place: str = "甲市", level: str = "municipal",
    title: str = "", cited: tuple[str, ...] = (),
) -> Plan:  # fmt: skip
    starts = (0, *(at + 1 for at, character in enumerate(text) if character == "\n"))
    source = Source(f"seeds/{id}.txt", text, "", "utf-8", starts)
    citations = tuple(Citation(name, 0, 0, True) for name in cited)
    short = place.removesuffix("市").removesuffix("区")
    meta = Metadata(
        title or f"{place}碳达峰实施方案", None, None, None, place, level,  # type: ignore[arg-type]
        citations, cited[0] if cited else None, (place, short),
    )  # fmt: skip
    return Plan(id, source, meta, tuple(clauses), ())


def _clauses(name: str, flat: str, places: list[int]) -> list[Clause]:
    entries = lines(f"clauses.{name}.jsonl")
    starts = [flat.index(entry["anchor"]) for entry in entries]
    found = []
    for entry, start, end in zip(entries, starts, [*starts[1:], len(flat)], strict=True):
        kept = list(range(start, end))
        for match in _UNITS.finditer(flat, start, end):
            kept = [at for at in kept if not match.start() <= at < match.end()]
        text = "".join(flat[at] for at in kept)
        path = tuple(part for part in entry["chapter"].split("/") if part)
        offsets = [places[at] for at in kept]
        found.append(make_clause(entry["id"], text, offsets, heading=entry["heading"], path=path))
    return found


def key_of(indicator: str) -> str | None:
    bare = indicator.split("（", maxsplit=1)[0]
    found = lexicon.find(bare)
    if found is not None:
        return found.key
    ending = lexicon.ending_at(bare, len(bare))
    return ending[1] if ending is not None else None


def make_target(
    entry: dict[str, Any], *, start: int = 0, end: int = 0, clause: str = "1"
) -> Target:
    """A target of the label's fields; what they do not hold is worked out as extract would."""
    number = lambda value: None if value is None else Decimal(str(value))  # noqa: E731
    indicator, kind, quote = entry["indicator"], entry["kind"], entry.get("quote", "")
    key = entry["key"] if "key" in entry else key_of(indicator)
    known = lexicon.indicators().get(key or "")
    change = entry.get("change", "level")
    polarity = known.polarity if known else 0
    if not polarity and change == "level" and entry.get("comparator") == "<=":
        polarity = -1
    normalized, dimension = None, None
    if entry.get("lower") is not None:
        normalized, dimension = base_of(entry)
    standing = entry.get("deadline") is None and (
        kind == "grade"
        or any(
            word in quote for word in ("执行", "禁止", "不再", "应", "不得", "至少使用", "不低于")
        )
    )
    return Target(
        entry["id"], entry.get("clause", clause), start, end, 1, None, quote, indicator, key,
        entry.get("scope"), kind, number(entry.get("lower")), number(entry.get("upper")),
        entry.get("unit"), normalized, entry.get("comparator"), change, entry.get("baseline"),
        entry.get("deadline"), entry.get("strength", "plain"), entry.get("extensive", False),
        polarity, dimension, (0, 0), entry.get("word", ""), entry.get("period", "point"),
        entry.get("standing", standing), entry.get("keeps", "保持在" in quote or "稳定在" in quote),
        "人均" in indicator, None,
    )  # fmt: skip


def base_of(entry: dict[str, Any]) -> tuple[Normalized, str]:
    unit, lower = entry["unit"] or "", Decimal(str(entry["lower"]))
    upper = Decimal(str(entry.get("upper", entry["lower"])))
    if unit in ("番", "类"):
        return Normalized(lower, upper, unit), "doublings" if unit == "番" else f"grade:{unit}"
    found = find_quantities(f"达到{lower}{unit}") if unit else []
    if not found:
        return Normalized(lower, upper, unit), f"count:{unit}"
    base = found[0].base_lower
    factor = base / lower if base is not None and lower else Decimal(1)
    return Normalized(lower * factor, upper * factor, found[0].base_unit), found[0].dimension


@cache
def labelled(name: str) -> Labelled:
    raw = text_of(name)
    places = [at for at, character in enumerate(raw) if not character.isspace()]
    flat = "".join(raw[at] for at in places)
    place, level, title = PLACES[name]
    cited = () if level == "municipal" else (PLACES["beijing"][2],)
    plan = make_plan(
        name, raw, _clauses(name, flat, places), place=place, level=level, title=title, cited=cited
    )
    targets, optional = [], set()
    for entry in lines(f"targets.{name}.jsonl"):
        at = flat.index(entry["quote"])
        start, end = places[at], places[at + len(entry["quote"]) - 1] + 1
        targets.append(make_target(entry, start=start, end=end))
        if entry.get("optional"):
            optional.add(entry["id"])
    targets.sort(key=lambda target: (target.start, target.end))
    return Labelled(plan, tuple(targets), frozenset(optional))


def alignments(name: str) -> tuple[Alignment, ...]:
    return tuple(
        Alignment(line["district"], tuple(line["municipal"]), line["primary"], None, ())
        for line in lines(f"alignment.{name}.jsonl")
    )
