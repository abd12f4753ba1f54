"""The machine-readable reports: stable keys in a stable order, exact numbers as strings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, get_args

from align import __version__
from align.model import comparison as model
from align.model.pairing import Alignment
from align.model.plan import Clause, Plan
from align.model.quantity import Normalized
from align.model.target import Target
from align.model.verdict import Verdict, VerdictName

_SCORE_DIGITS = 4

Document = dict[str, Any]


def comparison(comparison: model.Comparison) -> str:
    """A whole comparison as a document of schema ``align/comparison/1``."""
    return _written(
        {
            "schema": "align/comparison/1",
            "tool": _tool(),
            "reference": _plan(comparison.reference, comparison.reference_parent),
            "plan": _plan(comparison.plan, comparison.plan_parent),
            "relation": comparison.relation,
            "clauses": {
                "reference": [_clause(clause) for clause in comparison.reference.clauses],
                "plan": [_clause(clause) for clause in comparison.plan.clauses],
            },
            "targets": {
                "reference": [_target(target) for target in comparison.reference_targets],
                "plan": [_target(target) for target in comparison.plan_targets],
            },
            "alignments": [_alignment(alignment) for alignment in comparison.alignments],
            "verdicts": [_verdict(verdict) for verdict in comparison.verdicts],
            "summary": _summary(comparison),
        }
    )


def clauses(plan: Plan) -> str:
    """The clauses of one plan as a document of schema ``align/clauses/1``."""
    return _written(
        {
            "schema": "align/clauses/1",
            "tool": _tool(),
            "plan": _plan(plan, plan.meta.parent),
            "clauses": [_clause(clause) for clause in plan.clauses],
        }
    )


def targets(plan: Plan, targets: Iterable[Target]) -> str:
    """The targets of one plan as a document of schema ``align/targets/1``."""
    return _written(
        {
            "schema": "align/targets/1",
            "tool": _tool(),
            "plan": _plan(plan, plan.meta.parent),
            "targets": [_target(target) for target in targets],
        }
    )


def document(schema: str, plan: Plan, content: Document) -> str:
    """What was found in one plan, as a document of that schema."""
    return _written(
        {"schema": schema, "tool": _tool(), "plan": _plan(plan, plan.meta.parent), **content}
    )


def _written(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _tool() -> Document:
    return {"name": "align", "version": __version__}


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _score(value: float | None) -> float | None:
    """Rounded, so that the last bits of a sum do not show; never a negative zero."""
    return None if value is None else round(float(value), _SCORE_DIGITS) + 0.0


def _plan(plan: Plan, parent: str | None) -> Document:
    meta = plan.meta
    return {
        "id": plan.id,
        "title": meta.title,
        "path": plan.source.path,
        "sha256": plan.source.sha256,
        "level": meta.level,
        "jurisdiction": meta.jurisdiction,
        "issuer": meta.issuer,
        "number": meta.number,
        "date": meta.date,
        "parent": parent,
    }


def _clause(clause: Clause) -> Document:
    return {
        "id": clause.id,
        "number": clause.number,
        "heading": clause.heading,
        "path": list(clause.path),
        "start": clause.start,
        "end": clause.end,
        "line": clause.line,
        "line_end": clause.line_end,
        "page": clause.page,
        "units": [unit.name for unit in clause.units],
        "text": clause.text,
    }


def _normalized(bounds: Normalized | None) -> Document | None:
    """Bounds in base units, without the zeros that the conversion may have left behind."""
    if bounds is None:
        return None
    lower, upper = (
        None if bound is None else _decimal(bound.normalize())
        for bound in (bounds.lower, bounds.upper)
    )
    return {"lower": lower, "upper": upper, "unit": bounds.unit}


def _target(target: Target) -> Document:
    return {
        "id": target.id,
        "clause": target.clause,
        "start": target.start,
        "end": target.end,
        "line": target.line,
        "page": target.page,
        "quote": target.quote,
        "indicator": target.indicator,
        "indicator_key": target.indicator_key,
        "scope": target.scope,
        "kind": target.kind,
        "lower": _decimal(target.lower),
        "upper": _decimal(target.upper),
        "unit": target.unit,
        "normalized": _normalized(target.normalized),
        "comparator": target.comparator,
        "change": target.change,
        "baseline": target.baseline,
        "deadline": target.deadline,
        "strength": target.strength,
        "extensive": target.extensive,
        "polarity": target.polarity,
    }


def _alignment(alignment: Alignment) -> Document:
    return {
        "plan": alignment.plan,
        "reference": list(alignment.reference),
        "primary": alignment.primary,
        "score": _score(alignment.score),
        "evidence": [
            {
                "reference": evidence.reference,
                "score": _score(evidence.score),
                "parts": [
                    {
                        "scorer": part.scorer,
                        "value": _score(part.value),
                        "weight": _score(part.weight),
                        "detail": list(part.detail),
                    }
                    for part in evidence.parts
                ],
            }
            for evidence in alignment.evidence
        ],
    }


def _verdict(verdict: Verdict) -> Document:
    axes, place = verdict.axes, verdict.evidence
    return {
        "reference_target": verdict.reference_target,
        "plan_target": verdict.plan_target,
        "verdict": verdict.verdict,
        "axes": {
            "value": axes.value,
            "deadline": axes.deadline,
            "strength": axes.strength,
            "scope": axes.scope,
        },
        "share": _decimal(verdict.share),
        "gap": verdict.gap,
        "reason": {"en": verdict.reason.en, "zh": verdict.reason.zh},
        "confidence": _score(verdict.confidence),
        "evidence": None
        if place is None
        else {"start": place.start, "end": place.end, "line": place.line},
        "decision": verdict.decision,
    }


def _summary(comparison: model.Comparison) -> Document:
    """The counts, zeros included: verdicts in the order of the schema."""
    verdicts = dict.fromkeys(get_args(VerdictName), 0)
    for verdict in comparison.verdicts:
        verdicts[verdict.verdict] += 1
    aligned = sum(1 for alignment in comparison.alignments if alignment.primary is not None)
    return {
        "verdicts": verdicts,
        "clauses_aligned": aligned,
        "clauses_unaligned": len(comparison.alignments) - aligned,
        "reference_clauses_untreated": list(comparison.untreated),
    }
