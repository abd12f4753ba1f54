"""The labelled plans as Plan values, built from the labels' anchors alone.

So the pair stage is tested without the read stage: what it is given here is what a perfect
reader would give it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from align.model.plan import Clause, Metadata, Plan
from align.model.source import Source

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELLED = ("changping", "haidian")
REFERENCE = "beijing"
NAMES = {
    "beijing": ("北京市", "北京"),
    "changping": ("北京市昌平区", "昌平区", "昌平", "北京市", "北京"),
    "haidian": ("北京市海淀区", "海淀区", "海淀", "北京市", "北京"),
}
_UNITS = re.compile(
    r"[（\[](?:主要)?责任单位：[^（）\]]*(?:（[^（）]*）[^（）\]]*)*[）\]]"
    r"|（(?!责任)[^（）]{4,}?负责）"
)
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．])$")
_FOLD = str.maketrans("“”‘’", '""' + "''")


def present() -> bool:
    """Whether the labels lie beside the checkout."""
    return (SHARED / "gold").is_dir() and (SHARED / "seeds").is_dir()


def lines(name: str) -> list[dict[str, Any]]:
    """The objects of one file of labels."""
    text = (SHARED / "gold" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def clause(
    id: str, text: str, *, heading: str = "", path: tuple[str, ...] = (), start: int = 0
) -> Clause:
    """A clause of that text; the heading is its first characters."""
    folded = text.translate(_FOLD)
    body = len(heading)
    end = start + len(text)
    return Clause(
        id, "", heading, path, start, end, 1, 1, None, (), text, range(start, end), folded, body,
        (0, body) if 0 < body < len(text) else (0,),
    )  # fmt: skip


def plan(id: str, clauses: list[Clause], *, names: tuple[str, ...] = ()) -> Plan:
    """A plan of those clauses."""
    source = Source(f"{id}.txt", "", "", "utf-8", (0,))
    meta = Metadata("", None, None, None, None, "unknown", (), None, names)
    return Plan(id, source, meta, tuple(clauses), ())


def labelled_plan(name: str) -> Plan:
    """One of the labelled plans; every clause between two anchors, chapter headings taken off."""
    raw = (SHARED / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    text = "".join(raw.split())
    entries = lines(f"clauses.{name}.jsonl")
    starts = [text.index(entry["anchor"]) for entry in entries]
    clauses = []
    for entry, start, end in zip(entries, starts, [*starts[1:], len(text)], strict=True):
        body = text[start:end]
        following = entries.index(entry) + 1
        body = _NUMBER.sub("", body)
        if following < len(entries):
            for part in reversed(entries[following]["chapter"].split("/")):
                if part and body.endswith(part):
                    body = _NUMBER.sub("", body.removesuffix(part))
        path = tuple(part for part in entry["chapter"].split("/") if part)
        body = _UNITS.sub("", body)
        clauses.append(clause(entry["id"], body, heading=entry["heading"], path=path, start=start))
    return plan(name, clauses, names=NAMES[name])
