"""What the first page of a document says of it, and how a plan tells its level without a body."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_laws import check

from align.read import parse

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "front_matter.toml").read_text(encoding="utf-8")
)["case"]
FIELDS = ("title", "issuer", "number", "date", "level", "jurisdiction", "parent")


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_front_matter(case):
    plan = parse(case["document"].encode(), path="case.txt", id="case")
    check(plan)
    found = {name: getattr(plan.meta, name) or "" for name in FIELDS if name in case}
    assert found == {name: case[name] for name in FIELDS if name in case}


@pytest.mark.parametrize(
    ("called", "level"),
    [
        ("我市", "municipal"),
        ("全县", "district"),
        ("全省", "provincial"),
        ("我国", "national"),
    ],
)
def test_the_level_by_what_a_plan_calls_its_area(called, level):
    item = f"推进{called}重点领域节能降碳，提高能效水平，完善标准体系，加强监督管理。"
    text = "节能降碳行动方案\n一、总体要求\n" + "\n".join([item] * 80)
    assert parse(text.encode(), path="p", id="p").meta.level == level


def test_a_plan_of_a_region_that_cites_the_nation_is_not_of_the_nation():
    local = "按照省委部署推进全省节能，落实国家要求，符合我国实际，全国一盘棋。\n"
    text = "节能降碳行动方案\n一、总体要求\n" + local * 80
    assert parse(text.encode(), path="p", id="p").meta.level == "provincial"


@given(st.integers(min_value=4, max_value=26))
def test_a_title_is_whole_wherever_it_is_cut(at):
    title = "云溪市人民政府关于加快建立健全绿色低碳循环发展经济体系的实施意见"
    line = "推进重点领域节能降碳，提高能效水平，完善标准体系，加强监督管理，优\n"
    body = "各区人民政府：\n现提出如下意见。\n一、总体要求\n" + line * 12
    text = f"{title[:at]}\n{title[at:]}\n{body}"
    assert parse(text.encode(), path="p", id="p").meta.title == title
