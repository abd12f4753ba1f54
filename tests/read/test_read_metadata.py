"""Places, dates, and what the shown plans say about themselves."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from align.read import parse, read_plan
from align.read.front_matter.issuing import iso_date
from align.read.front_matter.metadata import plan_title
from align.read.front_matter.places import Place, names, place_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "places.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_place_at_the_beginning_of_a_name(case):
    place = place_of(case["name"])
    assert list(place.parts) == case["parts"]
    assert place.level == case["level"]


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2023年10月17日", "2023-10-17"),
        ("成文日期:2023-3-5", "2023-03-05"),
        ("二〇二四年五月二十八日", "2024-05-28"),
        ("二○二一年十二月十日", "2021-12-10"),
        ("2023年13月1日", None),
        ("2023年5月", None),
    ],
)
def test_dates(printed, iso):
    assert iso_date(printed) == iso


def test_names_are_long_and_short():
    assert names([Place(("云溪市", "南屏区"))]) == (
        "云溪市南屏区",
        "云溪市",
        "南屏区",
        "云溪",
        "南屏",
    )


def test_a_plan_cited_by_its_notice():
    cited = "云溪市人民政府关于印发云溪市节能方案的通知"
    assert plan_title(cited) == "云溪市节能方案"
    assert plan_title("云溪市节能方案") == "云溪市节能方案"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("beijing", ("北京市碳达峰实施方案", None, None, None, "北京市", "municipal", None)),
        (
            "changping",
            (
                *("昌平区碳达峰实施方案", "北京市昌平区人民政府", "昌政发〔2023〕11号"),
                *("2023-10-17", "北京市昌平区", "district", "北京市碳达峰实施方案"),
            ),
        ),
        (
            "haidian",
            (
                *("北京市海淀区碳达峰实施方案", "北京市海淀区人民政府", None),
                *("2024-05-28", "北京市海淀区", "district", "北京市碳达峰实施方案"),
            ),
        ),
        (
            "fuzhongxin",
            (
                "北京城市副中心建设国家绿色发展示范区实施方案",
                *("国家发展改革委 北京市人民政府", "发改环资〔2024〕241号"),
                *("2024-02-28", "北京城市副中心", "zone", None),
            ),
        ),
        (
            "ninghe",
            (
                *("天津市宁河区碳达峰实施方案", "天津市宁河区人民政府", None),
                *("2023-05-25", "天津市宁河区", "district", "天津市碳达峰实施方案"),
            ),
        ),
    ],
)
def test_what_the_shown_plans_say(name, expected):
    path = SHARED / "seeds" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no text of {name} beside the repository")
    meta = read_plan(str(path)).meta
    assert (
        *(meta.title, meta.issuer, meta.number, meta.date),
        *(meta.jurisdiction, meta.level, meta.parent),
    ) == expected


def test_citations_say_what_is_carried_out():
    text = (
        "某市节能方案\n为落实《甲方案》、《乙意见》（见某发〔2021〕1号）及《丙方案》要求，制定本方案。"
        "\n一、任务\n修订《丁办法》。执行好《戊标准》。"
    )
    plan = parse(text.encode(), path="p", id="p")
    assert [(one.title, one.carried_out) for one in plan.meta.cited] == [
        ("甲方案", True),
        ("乙意见", True),
        ("丙方案", True),
        ("丁办法", False),
        ("戊标准", False),
    ]
    assert all(text[one.start : one.end] == f"《{one.title}》" for one in plan.meta.cited)


def test_the_number_of_a_cited_document_is_not_the_plans_own():
    text = "某市节能方案\n根据《节能意见》（国发〔2021〕9号），制定本方案。\n一、任务\n推进节能。"
    assert parse(text.encode(), path="p", id="p").meta.number is None
