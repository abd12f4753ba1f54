"""Plans in traditional characters and with odd forms of characters: matched alike, quoted so."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.extract import extract_targets
from align.model.plan import Plan
from align.pipeline import compare
from align.read import parse
from align.read.fold import fold
from align.read.traditional import is_traditional, simplified

ROOT = Path(__file__).resolve().parents[2]
PLANS = ("beijing", "changping", "haidian", "fuzhongxin", "ninghe")


def text_of(name: str) -> str:
    return (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")


def traditional(name: str) -> str:
    opencc = pytest.importorskip("opencc", reason="pip install 'align[traditional]'")
    found: str = opencc.OpenCC("s2t").convert(text_of(name))
    return found


def read(text: str, name: str) -> Plan:
    return parse(text.encode(), path=name, id=name)


@pytest.mark.parametrize("name", PLANS)
def test_told_by_its_characters(name: str) -> None:
    assert not is_traditional(text_of(name))
    assert is_traditional(traditional(name))


@pytest.mark.parametrize("name", ["changping", "haidian", "fuzhongxin"])
def test_same_verdicts_quoted_as_printed(name: str) -> None:
    reference, plan = read(text_of("beijing"), "beijing"), read(text_of(name), name)
    other = read(traditional(name), name)
    assert [clause.id for clause in other.clauses] == [clause.id for clause in plan.clauses]
    assert [clause.units for clause in other.clauses] == [clause.units for clause in plan.clauses]
    assert other.meta.title == plan.meta.title
    assert other.meta.jurisdiction == plan.meta.jurisdiction
    expected = [one.verdict for one in compare(reference, plan).verdicts]
    assert [one.verdict for one in compare(reference, other).verdicts] == expected
    text = "".join(other.source.text.split())
    for target in extract_targets(other):
        assert target.quote in text or "…" in target.quote


def test_a_name_in_traditional_characters_makes_no_traditional_text() -> None:
    assert not is_traditional("某市碳达峰实施方案：與國際接軌，国务院。")


def test_one_character_for_one() -> None:
    pytest.importorskip("opencc", reason="pip install 'align[traditional]'")
    text = "國務院關於實現碳達峰、發展綠色産業的規劃，後備電廠裏"
    assert simplified(text, path="p") == "国务院关于实现碳达峰、发展绿色产业的规划，后备电厂里"


@pytest.mark.parametrize(
    ("char", "folded"),
    [
        *[(char, " ") for char in "\u200b\u200d\ufeff\u2060\u202e\u2066\ue000\uf0b7\ufe0f\x1b\x9b"],
        *[("\U000e0101", " "), ("\U000f0000", " "), ("⼈", "人"), ("更", "更"), ("％", "%")],
        *[("\n", "\n"), ("\t", "\t"), ("\f", "\f"), ("①", "1"), ("㎡", "㎡")],
    ],
)
def test_odd_forms(char: str, folded: str) -> None:
    assert len(fold(char)) == 1
    assert fold(char) == (folded if char != "①" else fold("①"))


def test_invisible_characters_part_no_words() -> None:
    text = "某市实施方案\n一、总体要求\n到2025年，单位地区\u200b生产总值\ue5e5能\u2060耗下降14%。"
    (target,) = extract_targets(parse(text.encode(), path="p", id="p"))
    assert (target.indicator, str(target.lower)) == ("单位地区生产总值能耗", "14")
