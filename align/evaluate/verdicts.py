"""How many of the labelled verdicts were given, and with the right partner."""

from collections.abc import Sequence
from typing import NamedTuple

from align.evaluate.figures import Figures, Section, f1, ratio
from align.evaluate.labels import Labels, VerdictLabel
from align.evaluate.targets import Matches
from align.model.comparison import Comparison

_HEADLINE = ("stricter", "looser", "missing")


class _Given(NamedTuple):
    """The verdicts that were given, in the ids of the labels."""

    verdicts: dict[str, str]
    partners: dict[str, str | None]
    additional: set[str]


def score_verdicts(
    comparison: Comparison, labels: Labels, reference: Matches, plan: Matches
) -> Section:
    """Accuracy over the labelled reference targets, F1 per verdict, and partners."""
    given = _given(comparison, reference, plan)
    judged = [v for v in labels.verdicts if v.reference and v.verdict != "n/a"]
    wanted = {v.reference: v.verdict for v in judged if v.reference}
    # a verdict that a careful reader would sign counts as the labelled one
    signed = {
        v.reference: v.verdict if _signed(v, given) else given.verdicts[v.reference]
        for v in judged
        if v.reference in given.verdicts
    }
    by_name = {name: _f1_of(name, wanted, signed) for name in sorted(set(wanted.values()))}
    headline = [by_name[name] for name in _HEADLINE if name in by_name]
    partners = [v for v in labels.verdicts if v.reference and v.plan]
    right = sum(given.partners.get(v.reference or "") in v.partners for v in partners)
    figures: Figures = {
        "accuracy": ratio(sum(signed.get(k) == v for k, v in wanted.items()), len(wanted)),
        "headline_f1": ratio(sum(headline), len(headline), 1.0),
        "macro_f1": ratio(sum(by_name.values()), len(by_name)),
        "partner": ratio(right, len(partners), 1.0),
        "additional_f1": _additional(labels, given.additional),
    }
    wrong = [f"{k}: {signed.get(k)} for {v}" for k, v in wanted.items() if signed.get(k) != v]
    lines = [f"{name} {value:.3f}" for name, value in by_name.items()]
    return Section(figures, len(wanted), {"wrong": wrong, "f1": lines})


def _signed(label: VerdictLabel, given: _Given) -> bool:
    return given.verdicts[label.reference or ""] in (label.verdict, *label.also)


def _given(comparison: Comparison, reference: Matches, plan: Matches) -> _Given:
    """What was given, told in the ids of the labels."""
    names_reference = {index: name for name, index in reference.items()}
    names_plan = {index: name for name, index in plan.items()}
    at_reference = {t.id: i for i, t in enumerate(comparison.reference_targets)}
    at_plan = {t.id: i for i, t in enumerate(comparison.plan_targets)}
    given = _Given({}, {}, set())
    for verdict in comparison.verdicts:
        at = at_plan.get(verdict.plan_target or "")
        partner = None if at is None else names_plan.get(at)
        if verdict.reference_target is not None:
            name = names_reference.get(at_reference.get(verdict.reference_target, -1))
            if name is not None:
                given.verdicts[name] = verdict.verdict
                given.partners[name] = partner
        elif verdict.verdict == "additional" and at is not None:
            given.additional.add(partner or f"?{verdict.plan_target}")
    return given


def _f1_of(name: str, wanted: dict[str, str], given: dict[str, str]) -> float:
    hits = sum(1 for k, v in wanted.items() if v == name and given.get(k) == name)
    found = sum(v == name for v in given.values())
    return f1(hits, found, sum(v == name for v in wanted.values()))["f1"]


def _additional(labels: Labels, given: set[str]) -> float:
    """F1 of the plan targets that answer to nothing; optional ones cost nothing."""
    additional: Sequence[VerdictLabel] = [v for v in labels.verdicts if v.verdict == "additional"]
    wanted = {v.plan for v in additional if not v.optional}
    free = {v.plan for v in additional if v.optional}
    free |= {t.id for t in labels.targets if t.optional} - wanted
    return f1(len(wanted & given), len(given - free), len(wanted))["f1"]
