"""A sentence is read by itself: what stands before and behind it changes none of its targets.

The sentences are those of ``tests/cases``; the neighbours are made of every cue word there is, so
that a search that went beyond its sentence, or its part of one, would find something.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from one_clause import fields, one_clause

from align.extract import extract_targets
from align.extract.accounts.ledger import ledger
from align.extract.amounts.numerals import find_numbers
from align.extract.amounts.quantities import find_quantities
from align.extract.times.dates import find_times
from align.lexicon.loader import table

CASES = Path(__file__).resolve().parents[1] / "cases"


def load(name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return listed


SENTENCES = [*load("targets.toml"), *load("targets_words.toml")]


def words(node: object) -> Iterator[str]:
    """Every word of a table of the lexicon."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key in sorted(node):
            yield from words(node[key])
    elif isinstance(node, list | tuple):
        for item in node:
            yield from words(item)


ALL_CUES = sorted({word for word in words(table("cues")) if len(word) <= 8})
NEIGHBOURS = (
    "".join(ALL_CUES) + "。",
    "全面推广、基本完成，力争不低于国家下达目标，覆盖率达到50%以上，能耗比2020年下降10%。",
    "年、万千瓦以上的新建公共建筑禁止使用，其中的比重、占比和面积均不超过全省平均水平。",
)
PARTS = (
    "其中的比重、占比和面积，均不超过全省平均水平，持续下降。",
    "年、万千瓦以上的新建公共建筑禁止使用。",
    "以内左右，分别达到各占、比重和强度、建成投产的、累计新增改造、清零、严禁、原则上不。",
)
"""What may stand behind a semicolon without taking up the subject before it."""

Told = list[tuple[object, ...]]


def told(text: str, *, goals: bool, within: range | None = None, moved: int = 0) -> Told:
    """The targets that begin within a stretch, with their places moved."""
    return [
        (target.start - moved, target.end - moved, target.word, target.dimension, fields(target))
        for target in extract_targets(one_clause(text, goals=goals))
        if within is None or target.start in within
    ]


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=lambda text: text[:8])
def test_what_stands_behind_a_sentence_changes_nothing(neighbour: str) -> None:
    for case in SENTENCES:
        text, goals = case["text"], case.get("goals", False)
        found = told(text + neighbour, goals=goals, within=range(len(text)))
        assert found == told(text, goals=goals), text


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=lambda text: text[:8])
def test_what_stands_before_a_sentence_changes_nothing(neighbour: str) -> None:
    start = len(neighbour)
    for case in SENTENCES:
        text, goals = case["text"], case.get("goals", False)
        if text.startswith(("其中", "同时", "累计", "建成", "新增", "完成")):
            continue  # it goes on with what was said before
        within = range(start, start + len(text))
        found = told(neighbour + text, goals=goals, within=within, moved=start)
        assert found == told(text, goals=goals), text


@pytest.mark.parametrize("part", PARTS, ids=lambda text: text[:8])
def test_what_stands_behind_a_semicolon_changes_no_target(part: str) -> None:
    for case in SENTENCES:
        text, goals = case["text"], case.get("goals", False)
        if not text.endswith("。"):
            continue
        found = told(text[:-1] + "；" + part, goals=goals, within=range(len(text) - 1))
        assert found == told(text, goals=goals), text


def classes(text: str, *, goals: bool, within: range | None = None) -> list[tuple[str, str]]:
    """What every numeral within a stretch is taken for."""
    plan = one_clause(text, goals=goals)
    return [
        (entry.text, entry.cls)
        for entry in ledger(plan, extract_targets(plan))
        if within is None or entry.start in within
    ]


@pytest.mark.parametrize("neighbour", NEIGHBOURS[1:], ids=lambda text: text[:8])
def test_what_stands_around_a_sentence_changes_the_class_of_no_numeral(neighbour: str) -> None:
    for case in load("ledger.toml"):
        text, goals = case["text"], case.get("goals", False)
        start, end = len(neighbour), len(neighbour) + len(text)
        found = classes(neighbour + text + neighbour, goals=goals, within=range(start, end))
        assert found == classes(text, goals=goals), text


Finder = Callable[[str], Iterator[tuple[Any, ...]] | list[Any]]
FIND: dict[str, tuple[Finder, frozenset[int]]] = {
    "quantities": (find_quantities, frozenset((0, 1, 10, 11))),
    "numbers": (find_numbers, frozenset((0, 1))),
    "times": (find_times, frozenset((0, 1))),
}
"""What finds figures or times in a text, and which of the fields it gives are places."""
AROUND = (
    "。全市、以上左右约、至少、",
    "。不低于、超过，比、百分之、年底前。",
    "；前后、万亿、余、",
)


@pytest.mark.parametrize("what", FIND)
@pytest.mark.parametrize("neighbour", AROUND)
def test_figures_and_times_are_those_of_their_sentence(what: str, neighbour: str) -> None:
    find, places = FIND[what]

    def found(text: str, moved: int = 0) -> list[tuple[Any, ...]]:
        return [
            tuple(value - moved if at in places else value for at, value in enumerate(item))
            for item in find(text)
        ]

    for name in ("quantities.toml", "times.toml", "targets.toml"):
        for case in load(name):
            text = case["text"]
            assert found(text + neighbour) == found(text), text
            assert found(neighbour + text, len(neighbour)) == found(text), text
