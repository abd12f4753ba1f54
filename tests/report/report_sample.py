"""Comparisons to draw in tests: one invented and small, one of the size of the real ones.

The invented city and district exist nowhere. Their comparison is written out by hand, so that the
goldens of the reports depend on no other stage.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path

from align.model.comparison import Comparison
from align.model.pairing import Alignment, Evidence, Part, SentencePair
from align.model.plan import Clause, Metadata, Plan, Unit
from align.model.quantity import Normalized
from align.model.source import Source
from align.model.target import Target
from align.model.verdict import Axes, Place, Relation, Verdict, Words

CITY = """云州市碳达峰实施方案
二、主要目标
到2025年，可再生能源消费比重达到15%以上，单位地区生产总值能耗比2020年下降14%，确保完成省级下达的碳排放强度目标。
三、推动建筑领域绿色低碳转型
到2025年，新建公共建筑光伏应用全覆盖，城镇新建建筑中二星级以上绿色建筑占比达到60%。新增热泵供暖面积1.2亿平方米。（责任单位：市住房城乡建设委、市城市管理委）
四、发展新型储能
到2025年，新型储能装机容量达到70万千瓦。
五、加强生活垃圾分类
到2030年，生活垃圾资源化利用率保持在80%以上，老城区试点“无废城市”。
六、建设绿色港口
推进港口岸电设施改造。
"""

DISTRICT = """云州市柳溪区碳达峰实施方案
二、工作目标
到2025年，可再生能源消费比重达到16.5%，单位地区生产总值能耗比2020年下降13.5%以上，完成市级下达的碳排放强度目标。
三、重点任务
（一）提升建筑绿色发展水平
到2025年，新建公共建筑光伏应用全覆盖，力争二星级以上绿色建筑占比达到60%。新增热泵供暖面积400万平方米。（责任单位：区住房城乡建设委）
（二）合理布局储能
合理布局新型储能设施，鼓励用户侧储能。
（三）发展循环经济
到2028年，建成*循环*经济园区3个 [bold]a|b[/bold]。
"""


def source(path: str, text: str) -> Source:
    """A source of that text, its lines counted."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(path, text, digest, "utf-8", tuple(starts))


def clause(
    of: Source,
    id: str,
    heading: str,
    *,
    path: tuple[str, ...] = (),
    units: tuple[str, ...] = (),
    bare: bool = False,
) -> Clause:
    """The clause of that heading in the sample texts: the heading's line and the next."""
    at = of.text.index(heading)
    line = of.line_of(at)
    body = of.line_text(line + 1).split("（责任单位")[0] if not bare else ""
    first = of.line_starts[line] if body else at
    text = heading + body
    offsets = tuple(range(at, at + len(heading))) + tuple(range(first, first + len(body)))
    end = of.line_starts[line + 1] if body else of.line_starts[line]
    number = of.line_text(line).split(heading)[0].strip("、（）")
    start = of.line_starts[line - 1]
    shared = tuple(Unit(name, "shared") for name in units)
    return Clause(
        id,
        number,
        heading,
        path,
        start,
        end,
        line,
        of.line_of(end - 1),
        None,
        shared,
        text,
        offsets,
        text,
        len(heading),
        (0, len(heading)) if body else (0,),
    )


def meta(title: str, place: str, level: str, number: str | None, parent: str | None) -> Metadata:
    """Metadata of the sample plans."""
    return Metadata(
        title,
        f"{place}人民政府",
        number,
        "2023-05-08",
        place,
        level,
        (),
        parent,
        (place,),  # type: ignore[arg-type]
    )


class Maker:
    """Makes the targets of one plan, each from a quotation of its text."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.made: list[Target] = []

    def add(
        self, quote: str, indicator: str, value: str | None, unit: str | None, **more: object
    ) -> None:
        """A target where the quotation stands."""
        at = self.plan.source.text.index(quote)
        owner = next(c.id for c in self.plan.clauses if c.start <= at < c.end)
        low, _, high = (value or "").partition("-")
        lower = Decimal(low) if low else None
        upper = Decimal(high) if high else lower
        values: dict[str, object] = {
            "id": f"{self.plan.id}-{len(self.made) + 1:02d}",
            "clause": owner,
            "start": at,
            "end": at + len(quote),
            "line": self.plan.source.line_of(at),
            "page": None,
            "quote": quote,
            "indicator": indicator,
            "indicator_key": None,
            "scope": None,
            "kind": "quantity",
            "lower": lower,
            "upper": upper,
            "unit": unit,
            "normalized": Normalized(lower, upper, unit) if unit else None,
            "comparator": "=" if value else None,
            "change": "level",
            "baseline": None,
            "deadline": 2025,
            "strength": "plain",
            "extensive": False,
            "polarity": 1,
        }
        self.made.append(Target(**(values | more)))  # type: ignore[arg-type]


def _city() -> tuple[Plan, tuple[Target, ...]]:
    text = source("seeds/yunzhou.txt", CITY)
    clauses = (
        clause(text, "0", "云州市碳达峰实施方案", bare=True),
        clause(text, "二", "主要目标"),
        clause(text, "三", "推动建筑领域绿色低碳转型", units=("市住房城乡建设委", "市城市管理委")),
        clause(text, "四", "发展新型储能"),
        clause(text, "五", "加强生活垃圾分类"),
        clause(text, "六", "建设绿色港口"),
    )
    about = meta("云州市碳达峰实施方案", "云州市", "municipal", "云政发〔2022〕7号", None)
    plan = Plan("yunzhou", text, about, clauses, ())
    make = Maker(plan)
    make.add(
        "到2025年，可再生能源消费比重达到15%以上",
        "可再生能源消费比重",
        "15",
        "%",
        comparator=">=",
        indicator_key="renewable_share",
    )
    make.add(
        "单位地区生产总值能耗比2020年下降14%",
        "单位地区生产总值能耗",
        "14",
        "%",
        change="decrease",
        baseline=2020,
        polarity=-1,
    )
    make.add(
        "确保完成省级下达的碳排放强度目标",
        "碳排放强度",
        None,
        None,
        kind="reference",
        strength="firm",
        polarity=-1,
        word="完成省级下达目标",
    )
    make.add(
        "新建公共建筑光伏应用全覆盖",
        "光伏应用",
        None,
        None,
        kind="coverage",
        scope="新建公共建筑",
        word="全覆盖",
    )
    make.add(
        "二星级以上绿色建筑占比达到60%", "二星级以上绿色建筑占比", "60", "%", scope="城镇新建建筑"
    )
    make.add(
        "新增热泵供暖面积1.2亿平方米",
        "热泵供暖面积",
        "1.2",
        "亿平方米",
        change="increase",
        extensive=True,
        normalized=Normalized(Decimal("120000000"), Decimal("120000000"), "m2"),
    )
    make.add("新型储能装机容量达到70万千瓦", "新型储能装机容量", "70", "万千瓦", extensive=True)
    make.add(
        "生活垃圾资源化利用率保持在80%以上",
        "生活垃圾资源化利用率",
        "80",
        "%",
        comparator=">=",
        deadline=2030,
        keeps=True,
    )
    make.add(
        "老城区试点“无废城市”",
        "无废城市",
        None,
        None,
        kind="coverage",
        scope="老城区",
        deadline=2030,
        word="试点",
    )
    return plan, tuple(make.made)


def _district() -> tuple[Plan, tuple[Target, ...]]:
    text = source("seeds/liuxi.txt", DISTRICT)
    tasks = ("三、重点任务",)
    clauses = (
        clause(text, "0", "云州市柳溪区碳达峰实施方案", bare=True),
        clause(text, "二", "工作目标"),
        clause(text, "三（一）", "提升建筑绿色发展水平", path=tasks, units=("区住房城乡建设委",)),
        clause(text, "三（二）", "合理布局储能", path=tasks),
        clause(text, "三（三）", "发展循环经济", path=tasks),
    )
    about = meta(
        "云州市柳溪区碳达峰实施方案", "云州市柳溪区", "district", None, "云州市碳达峰实施方案"
    )
    plan = Plan("liuxi", text, about, clauses, ())
    make = Maker(plan)
    make.add(
        "到2025年，可再生能源消费比重达到16.5%",
        "可再生能源消费比重",
        "16.5",
        "%",
        indicator_key="renewable_share",
    )
    make.add(
        "单位地区生产总值能耗比2020年下降13.5%以上",
        "单位地区生产总值能耗",
        "13.5",
        "%",
        change="decrease",
        baseline=2020,
        comparator=">=",
        polarity=-1,
    )
    make.add(
        "完成市级下达的碳排放强度目标",
        "碳排放强度",
        None,
        None,
        kind="reference",
        polarity=-1,
        word="完成市级下达目标",
    )
    make.add(
        "新建公共建筑光伏应用全覆盖",
        "光伏应用",
        None,
        None,
        kind="coverage",
        scope="新建公共建筑",
        word="全覆盖",
    )
    make.add(
        "力争二星级以上绿色建筑占比达到60%",
        "二星级以上绿色建筑占比",
        "60",
        "%",
        strength="aspirational",
    )
    make.add(
        "新增热泵供暖面积400万平方米",
        "热泵供暖面积",
        "400",
        "万平方米",
        change="increase",
        extensive=True,
        normalized=Normalized(Decimal("4000000"), Decimal("4000000"), "m2"),
    )
    make.add(
        "到2028年，建成*循环*经济园区3个",
        "*循环*经济园区",
        "3",
        "个",
        deadline=2028,
        extensive=True,
    )
    return plan, tuple(make.made)


def _verdict(
    reference: str | None, plan: str | None, name: str, zh: str, en: str, **more: object
) -> Verdict:
    values: dict[str, object] = {"axes": Axes(), "share": None, "gap": None, "confidence": 0.9}
    return Verdict(
        reference_target=reference and f"yunzhou-{reference}",
        plan_target=plan and f"liuxi-{plan}",
        verdict=name,
        reason=Words(en, zh),
        **(values | more),  # type: ignore[arg-type]
    )


def _alignment(plan: str, score: float | None, *reference: str) -> Alignment:
    evidence = tuple(
        Evidence(
            name,
            round((score or 0) - 0.1234567 * place, 6),
            (
                Part("heading", 0.5, 0.4, ("建筑",)),
                Part("terms", 2 / 3, 0.6, ("光伏", "热泵")),
            ),
        )
        for place, name in enumerate(reference)
    )
    return Alignment(plan, reference, reference[0] if reference else None, score, evidence)


def invented(relation: Relation = "parent") -> Comparison:
    """An invented district's plan against its invented city's."""
    city, city_targets = _city()
    district, district_targets = _district()
    at = DISTRICT.index("合理布局新型储能设施")
    place = Place(at, at + 20, district.source.line_of(at))
    verdicts = (
        _verdict(
            "01",
            "01",
            "stricter",
            "16.5% 高于 15% 以上，期限均为 2025 年",
            "16.5% against at least 15%, both by 2025",
            gap="+1.5",
            axes=Axes("stricter", "equal", "equal", "equal"),
            confidence=0.97,
        ),
        _verdict(
            "02",
            "02",
            "looser",
            "下降 13.5% 以上，低于下降 14%",
            "a fall of at least 13.5% against 14%",
            gap="-0.5",
            axes=Axes("looser", "equal", "equal", "equal"),
            confidence=0.95,
        ),
        _verdict(
            "03",
            "03",
            "deferred",
            "沿用市级下达数值；上级亦未写数值",
            "adopts the city's figure; the city sets none either",
        ),
        _verdict("04", "04", "equal", "均为全覆盖，期限相同", "full coverage in both"),
        _verdict(
            "05",
            "05",
            "looser",
            "数值相同，但措辞为“力争”",
            "the same value, but only aspired to",
            gap="0",
            axes=Axes("equal", "equal", "looser", None),
            confidence=0.55,
        ),
        _verdict(
            "06",
            "06",
            "contributes",
            "绝对量，占全市目标的 3.33%",
            "an amount: 3.33% of the city's",
            share=Decimal("3.33"),
        ),
        _verdict(
            "07",
            None,
            "unquantified",
            "仅有一般性表述，未设装机容量",
            "general words only, no capacity",
            evidence=place,
            confidence=0.7,
        ),
        _verdict("08", None, "missing", "未提及生活垃圾资源化利用", "nothing on household waste"),
        _verdict("09", None, "n/a", "针对老城区", "holds for the old town", decision="d-001"),
        _verdict(
            None, "07", "additional", "参照规划中没有对应目标", "answers to none of the reference"
        ),
    )
    alignments = (
        _alignment("0", None),
        _alignment("二", 0.9123456, "二"),
        _alignment("三（一）", 0.71, "三", "四"),
        _alignment("三（二）", 0.64, "四"),
        _alignment("三（三）", None),
    )
    notes = (
        Words(
            "The parent cites a provincial plan that is absent.", "上级规划所引的省级方案不在库中。"
        ),
    )
    return Comparison(
        city,
        district,
        relation,
        None,
        "yunzhou",
        city_targets,
        district_targets,
        alignments,
        verdicts,
        ("六",),
        notes,
    )


def sentences(reference: Clause, plan: Clause) -> list[SentencePair]:
    """The sentences of two clauses in order, the first with the first: enough to draw."""

    def cut(clause: Clause) -> list[tuple[int, int]]:
        body = clause.text[clause.body :]
        return [
            (clause.body + m.start(), clause.body + m.end()) for m in re.finditer("[^。]+。?", body)
        ]

    left, right = cut(reference), cut(plan)
    pairs = [SentencePair(a, b, 0.7) for a, b in zip(left, right, strict=False)]
    pairs += [SentencePair(a, None, 0.0) for a in left[len(right) :]]
    return pairs + [SentencePair(None, b, 0.0) for b in right[len(left) :]]


# --- the size of a real comparison, from the labels -------------------------------------------


def _gold_plan(shared: Path, id: str) -> tuple[Plan, tuple[Target, ...]]:
    raw = (shared / "seeds" / f"{id}.txt").read_text(encoding="utf-8")
    text = source(f"seeds/{id}.txt", raw)
    places = [i for i, char in enumerate(raw) if not char.isspace()]
    flat = "".join(raw[i] for i in places)
    rows = _lines(shared / "gold" / f"clauses.{id}.jsonl")
    starts = [flat.index(row["anchor"]) for row in rows]
    order = sorted(range(len(rows)), key=lambda i: starts[i])
    clauses = []
    for position, i in enumerate(order):
        a = starts[i]
        b = starts[order[position + 1]] if position + 1 < len(order) else len(flat)
        start, end = places[a], places[b - 1] + 1
        clauses.append(
            Clause(
                rows[i]["id"],
                rows[i]["id"],
                rows[i]["heading"],
                (),
                start,
                end,
                text.line_of(start),
                text.line_of(end - 1),
                None,
                (),
                flat[a:b],
                tuple(places[a:b]),
                flat[a:b],
                len(rows[i]["heading"]),
                (0,),
            )
        )
    about = Metadata(clauses[0].text[:20], None, None, None, id, "unknown", (), None, (id,))
    plan = Plan(id, text, about, tuple(clauses), ())
    targets = [
        _gold_target(row, flat, places, text)
        for row in _lines(shared / "gold" / f"targets.{id}.jsonl")
    ]
    return plan, tuple(targets)


def _gold_target(row: dict, flat: str, places: list[int], text: Source) -> Target:
    at = flat.index(row["quote"])
    start, end = places[at], places[at + len(row["quote"]) - 1] + 1
    values = {
        key: row[key]
        for key in (
            "id",
            "clause",
            "quote",
            "indicator",
            "scope",
            "kind",
            "unit",
            "comparator",
            "change",
            "baseline",
            "deadline",
            "strength",
            "extensive",
        )
    }
    bounds = {
        key: None if row[key] is None else Decimal(str(row[key])) for key in ("lower", "upper")
    }
    return Target(
        **values,
        **bounds,
        start=start,
        end=end,
        line=text.line_of(start),
        page=None,
        indicator_key=None,
        normalized=None,
        polarity=1,
    )


def from_gold(shared: Path, reference: str = "beijing", plan: str = "changping") -> Comparison:
    """The labelled plans as one comparison: the size that users see."""
    left, left_targets = _gold_plan(shared, reference)
    right, right_targets = _gold_plan(shared, plan)
    verdicts = tuple(
        Verdict(
            row.get("municipal"),
            row.get("district"),
            row["verdict"],
            Axes(),
            None,
            None,
            Words(row.get("why", ""), row.get("why", "")),
            0.9,
        )
        for row in _lines(shared / "gold" / f"verdicts.{plan}.jsonl")
    )
    labels = {row["district"]: row for row in _lines(shared / "gold" / f"alignment.{plan}.jsonl")}
    alignments = tuple(
        _alignment(c.id, 0.7, *labels[c.id]["municipal"])
        if c.id in labels
        else _alignment(c.id, None)
        for c in right.clauses
    )
    treated = {name for entry in alignments for name in entry.reference}
    untreated = tuple(c.id for c in left.clauses if c.id not in treated)
    return Comparison(
        left,
        right,
        "parent",
        None,
        reference,
        left_targets,
        right_targets,
        alignments,
        verdicts,
        untreated,
    )


def _lines(path: Path) -> list[dict]:
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
