"""The field of a target: by its indicator, else by what its words and its clause speak of."""

from __future__ import annotations

import pytest
import report_sample as sample

from align.report.fields import OTHER, field_of

CASES = [
    ("renewable_share", None, "名称不明", "energy"),
    (None, None, "老旧供热管网更新改造长度", "energy"),
    (None, "区内公交运营车", "型无油化", "transport"),
    (None, "星级绿色建筑", "面积占新建建筑比例", "buildings"),
    (None, None, "自然保护地占陆域面积比例", "ecology"),
    (None, None, "畜禽养殖废弃物处理水平", "agriculture"),
    (None, None, "污水处理能力", "water"),
]


@pytest.mark.parametrize(("key", "scope", "indicator", "field"), CASES)
def test_field(key: str | None, scope: str | None, indicator: str, field: str) -> None:
    comparison = sample.invented()
    target = comparison.reference_targets[0]._replace(
        indicator_key=key, scope=scope, indicator=indicator
    )
    targets = (target, *comparison.reference_targets[1:])
    assert field_of(comparison._replace(reference_targets=targets))(target) == field


def test_words_that_say_nothing_take_the_field_of_their_clause() -> None:
    comparison = sample.invented()
    first, second, *rest = comparison.reference_targets
    vague = second._replace(indicator="水平", indicator_key=None, quote="水平持续提升")
    field = field_of(comparison._replace(reference_targets=(first, vague, *rest)))
    assert field(vague) == "energy", "as the one that the lexicon knows"


def test_nothing_known_is_other() -> None:
    comparison = sample.invented()
    target = comparison.reference_targets[0]._replace(
        indicator="甲乙丙", indicator_key=None, quote="甲乙丙", clause="nowhere"
    )
    assert field_of(comparison._replace(reference_targets=(target,)))(target) == OTHER
