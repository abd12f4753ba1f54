"""How often the labelled plans' clauses get the answers that the labels give them."""

from __future__ import annotations

import pytest

from align.pair import pair_plans, untreated
from tests.pair.labelled import REFERENCE, labelled_plan, lines, present

pytestmark = pytest.mark.skipif(
    not present(), reason="the labelled plans are not beside the checkout"
)

FLOORS = (("changping", 0.92, 0.97, 0.86), ("haidian", 0.95, 0.97, 0.86))
"""Plan, then the least hit@1, any-of and pair F1."""


@pytest.mark.parametrize(("name", "first", "listed", "pairs"), FLOORS)
def test_answers_are_those_of_the_labels(
    name: str, first: float, listed: float, pairs: float
) -> None:
    found = {a.plan: a for a in pair_plans(labelled_plan(REFERENCE), labelled_plan(name))}
    labels = lines(f"alignment.{name}.jsonl")
    with_primary = [label for label in labels if label["primary"]]
    hits = [
        found[label["district"]].primary in (label["primary"], *label.get("primary_also", ()))
        for label in with_primary
    ]
    any_of = [found[label["district"]].primary in label["municipal"] for label in with_primary]
    right = sum(len(set(found[x["district"]].reference) & set(x["municipal"])) for x in labels)
    given = sum(len(found[label["district"]].reference) for label in labels)
    wanted = sum(len(label["municipal"]) for label in labels)
    assert sum(hits) / len(hits) >= first
    assert sum(any_of) / len(any_of) >= listed
    assert 2 * right / (given + wanted) >= pairs


@pytest.mark.parametrize("name", ["changping", "haidian"])
def test_reference_clauses_that_nothing_treats(name: str) -> None:
    reference, district = labelled_plan(REFERENCE), labelled_plan(name)
    left = untreated(reference, district, pair_plans(reference, district))
    assert "十八" in left  # non-CO2 gases: no clause of either plan is about them
    assert not {"0", "一（一）", "一（二）"} & set(left)
    labels = lines(f"alignment.{name}.jsonl")
    treated = {answer for label in labels for answer in label["municipal"]}
    assert len(treated & set(left)) <= 2
