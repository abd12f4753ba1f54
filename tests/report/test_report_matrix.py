"""The matrix: marks, coverage and totals, for the invented city and its districts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

import report_sample as sample

from align.model.comparison import Comparison
from align.model.quantity import Normalized
from align.model.target import Target
from align.model.verdict import Axes, Verdict, VerdictName, Words
from align.report import matrix
from align.report.grid import Grid, percent
from align.report.interface import View


def _second(**values: dict[str, object]) -> Comparison:
    """The invented comparison under another name, fields of some plan targets changed."""
    comparison = sample.invented()
    targets = tuple(t._replace(**values.get(t.indicator, {})) for t in comparison.plan_targets)
    return comparison._replace(plan=comparison.plan._replace(id="dongpo"), plan_targets=targets)


def _amounts(comparison: Comparison) -> Comparison:
    """With the areas in square metres, as the extract stage gives them."""

    def sized(target: Target) -> Target:
        factor = {"亿平方米": 10**8, "万平方米": 10**4, "%": 1}.get(target.unit or "")
        if factor is None or target.lower is None:
            return target
        value = target.lower * factor
        unit = "%" if target.unit == "%" else "m2"
        return target._replace(
            normalized=Normalized(value, value, unit), extensive=target.unit != "%"
        )

    return comparison._replace(
        reference_targets=tuple(map(sized, comparison.reference_targets)),
        plan_targets=tuple(map(sized, comparison.plan_targets)),
    )


def _pair() -> list[Comparison]:
    heat = {"lower": Decimal(500), "upper": Decimal(500)}
    share = {"lower": Decimal(18), "upper": Decimal(18)}
    other = _second(热泵供暖面积=heat, 可再生能源消费比重=share)
    return [_amounts(sample.invented()), _amounts(other)]


def test_drawings(golden: Callable[[str, str], None]) -> None:
    golden("matrix.pair.zh.txt", matrix.drawing(_pair(), View()).text(100))
    golden("matrix.pair.ascii.txt", matrix.drawing(_pair(), View(lang="en", ascii=True)).text(80))


def test_documents(golden: Callable[[str, str], None]) -> None:
    golden("matrix.pair.en.md", matrix.page(_pair(), "en"))
    golden("matrix.pair.json", matrix.as_json(_pair()))
    golden("matrix.pair.csv", matrix.as_csv(_pair()))
    golden("matrix.pair.jsonl", matrix.as_json_lines(_pair()))


def test_totals_add_up_exactly() -> None:
    total, *rest = Grid(_pair()).totals()
    assert not rest
    assert total.amount == Decimal("0.09")
    assert total.share == Decimal("7.5")
    assert (total.plans, total.known) == (("liuxi", "dongpo"), 2)


def test_no_totals_between_peers() -> None:
    peers = [comparison._replace(relation="peer") for comparison in _pair()]
    assert Grid(peers).totals() == ()


def test_an_amount_of_another_year_is_not_added() -> None:
    first, second = _pair()
    later = tuple(
        t._replace(deadline=2030) if t.indicator == "热泵供暖面积" else t
        for t in second.plan_targets
    )
    total = Grid([first, second._replace(plan_targets=later)]).totals()[0]
    assert total.plans == ("liuxi",)


def test_the_strictest_is_marked_once() -> None:
    grid = Grid(_pair())
    marked = {target.indicator: grid.strictest(target) for target in grid.targets}
    assert marked.pop("可再生能源消费比重") == (1,)
    assert not any(marked.values())  # alike on both sides, or only one


def _one(name: VerdictName, own: Target, *, deadline: int) -> Comparison:
    """The invented comparison with one target and one verdict."""
    comparison = _amounts(sample.invented())
    target = comparison.reference_targets[0]
    verdict = Verdict(target.id, own.id, name, Axes(), None, None, Words("", ""), 0.9)
    return comparison._replace(
        reference_targets=(target,),
        plan_targets=(own._replace(deadline=deadline),),
        verdicts=(verdict,),
    )


def test_value_and_date_are_not_weighed() -> None:
    own = _amounts(sample.invented()).plan_targets[0]
    more = own._replace(normalized=Normalized(Decimal(30), Decimal(30), "%"))
    early, late = _one("stricter", own, deadline=2025), _one("stricter", more, deadline=2030)
    target = early.reference_targets[0]
    assert Grid([early, late]).strictest(target) == ()
    both = [early, _one("stricter", more, deadline=2025)]
    assert Grid(both).strictest(target) == (1,)


def test_coverage_counts_every_target_once() -> None:
    for comparison in _pair():
        grid = Grid([comparison])
        coverage = grid.coverage(0)
        assert sum(coverage[:4]) == coverage.applicable
        away = sum(1 for verdict in comparison.verdicts if verdict.verdict == "n/a")
        assert coverage.applicable + away == len(grid.targets)


def test_a_brief_matrix_of_four_plans_takes_one_screen() -> None:
    comparisons = [_amounts(sample.invented()) for _ in range(4)]
    text = matrix.drawing(comparisons, View(lang="en", brief=True)).text(80)
    assert len(text.splitlines()) <= 24
    assert text.count("Coverage") == 1


def test_shares_are_rounded_and_only_all_is_everything() -> None:
    assert [percent(count, 57) for count in (0, 5, 24, 57)] == [0, 9, 42, 100]
    assert (percent(1, 1000), percent(999, 1000), percent(0, 0)) == (1, 99, 0)


def test_silence_is_told_in_every_format() -> None:
    comparisons = _pair()
    silent = [row["silent"] for row in json.loads(matrix.as_json(comparisons))["rows"]]
    rows = list(csv.DictReader(io.StringIO(matrix.as_csv(comparisons))))
    assert [row["silent"].split() for row in rows] == silent
    assert ["liuxi", "dongpo"] in silent
