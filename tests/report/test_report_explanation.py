"""The case for an alignment or a verdict, as it is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import report_sample as sample
from test_report_terminal import colored

from align.model.comparison import Comparison
from align.model.pairing import Evidence, Part
from align.model.verdict import Verdict
from align.report.explanation import Tools, explained, explanation, is_explained
from align.report.explanation_clause import Limits
from align.report.interface import View
from align.report.layout import cells

TERMS = ("光伏", "绿色建筑", "热泵", "储能", "可再生能源", "能耗")
LANGS = ("zh", "en")


def matches(text: str) -> Iterator[tuple[int, int, str]]:
    for found in re.finditer("|".join(TERMS), text):
        yield found.start(), found.end(), found.group()


def rivals(verdict: Verdict) -> list[tuple[str, float, str]]:
    if verdict.reference_target == "yunzhou-01":
        return [("liuxi-02", 0.41, "deadline"), ("liuxi-06", 0.2, "matter")]
    return []


TOOLS = Tools(matches, rivals, Limits(0.45, 0.36))


def comparison() -> Comparison:
    """The invented comparison, with runners-up: one without and one with a chosen clause."""
    lost = Evidence(
        "五",
        0.153,
        (
            Part("terms", 0.2, 0.6),
            Part("citation", 1.0, 0.13),
            Part("passage", 0.5, 0.2),
            Part("calibration", 0.197, -1.0),
        ),
    )
    nearly = Evidence("六", 0.31, (Part("heading", 0.7, 0.4), Part("calibration", 0.03, 1.0)))
    whole = sample.invented()
    alignments = [
        item._replace(evidence=(*item.evidence, lost)) if item.plan == "三（一）" else item
        for item in whole.alignments
    ]
    alignments = [
        item._replace(evidence=(nearly,)) if item.plan == "三（三）" else item
        for item in alignments
    ]
    return whole._replace(alignments=tuple(alignments))


def drawn(id: str, lang: str, width: int, *, ascii: bool = False) -> str:
    view = View(lang=lang, ascii=ascii)  # type: ignore[arg-type]
    return explanation(comparison(), id, view, TOOLS).text(width)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [80, 120])
def test_golden(golden: Callable[[str, str], None], lang: str, width: int) -> None:
    asked = ("三（一）", "三（三）", "yunzhou:四", "yunzhou:六", "yunzhou-01", "yunzhou-07", "储能")
    text = "".join(f"$ explain {name}\n{drawn(name, lang, width)}\n" for name in asked)
    golden(f"explain.{lang}.{width}.txt", text)


def test_in_ascii(golden: Callable[[str, str], None]) -> None:
    text = "".join(drawn(name, "en", 80, ascii=True) for name in ("三（一）", "yunzhou-01", "二"))
    golden("explain.ascii.txt", text)
    own = f"{sample.CITY}{sample.DISTRICT}、"
    drawing = text.translate({ord(char): None for char in own})
    assert drawing.isascii(), sorted({char for char in drawing if not char.isascii()})


def test_in_colours_the_terms_are_styled_and_not_bracketed() -> None:
    page = explanation(comparison(), "三（一）", View(lang="zh"), TOOLS)
    assert "[光伏]" in page.text(80)
    text = colored(page, 80)
    assert "[光伏]" not in text
    assert re.search(r"\x1b\[[\d;]*m光伏\x1b", text)


@pytest.mark.parametrize("width", [40, 52, 63, 64, 80, 200])
@pytest.mark.parametrize("lang", LANGS)
def test_no_line_is_too_wide(width: int, lang: str) -> None:
    for name in ("三（一）", "三（三）", "yunzhou:四", "yunzhou-01", "yunzhou-07", "liuxi-07"):
        for line in drawn(name, lang, width).splitlines():
            assert cells(line) <= width, line


def test_bars_begin_where_the_one_before_ended() -> None:
    lines = [line for line in drawn("三（一）", "en", 120).splitlines() if "█" in line]
    heading, terms = lines[0], lines[1]
    assert terms.index("█") == heading.rindex("█") + 1


def test_every_name_that_is_offered_can_be_explained() -> None:
    whole = comparison()
    names = explained(whole)
    assert len(names) == len(set(names))
    for name in names:
        assert is_explained(whole, name), name
        assert explanation(whole, name, View(), TOOLS).text(80)
        assert explanation(whole, name, View()).text(80)


def test_a_clause_of_the_plan_goes_before_one_of_the_reference() -> None:
    assert "工作目标" in drawn("二", "zh", 80)
    assert "主要目标" in drawn("yunzhou:二", "zh", 80).splitlines()[0]
    assert "工作目标" in drawn("liuxi:二", "zh", 80).splitlines()[0]
    assert "发展新型储能" in drawn("四", "zh", 80).splitlines()[0]


def test_a_part_of_an_indicator_names_all_that_have_it() -> None:
    text = drawn("单位地区生产总值能耗", "zh", 80)
    assert "yunzhou-02" in text
    assert "yunzhou-01" not in text
    assert "yunzhou-06" in drawn("热泵", "zh", 80)


def test_nothing_of_that_name() -> None:
    for name in ("", "九", "yunzhou:九", "yunzhou-99", "nowhere:二"):
        assert not is_explained(comparison(), name)
        with pytest.raises(KeyError):
            explanation(comparison(), name, View(), TOOLS)
