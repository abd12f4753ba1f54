"""A revision as JSON: stable keys in a stable order, exact numbers as strings."""

from __future__ import annotations

from align.model.revision import (
    ClauseChange,
    Downstream,
    Part,
    Passage,
    Revision,
    TargetChange,
)
from align.model.verdict import Verdict
from align.report import as_json
from align.report.revision_view import clause_counts, target_counts

Document = as_json.Document


def document(revision: Revision) -> str:
    """A whole revision as a document of schema ``align/revision/1``."""
    old, new = revision.old, revision.new
    return as_json._written(
        {
            "schema": "align/revision/1",
            "tool": as_json._tool(),
            "old": as_json._plan(old, old.meta.parent),
            "new": as_json._plan(new, new.meta.parent),
            "differs": revision.differs,
            "clauses": {
                "old": [as_json._clause(clause) for clause in old.clauses],
                "new": [as_json._clause(clause) for clause in new.clauses],
            },
            "targets": {
                "old": [as_json._target(target) for target in revision.old_targets],
                "new": [as_json._target(target) for target in revision.new_targets],
            },
            "heading_changes": [change._asdict() for change in revision.headings],
            "clause_changes": [_clause(change) for change in revision.clauses],
            "target_changes": [_target(change) for change in revision.targets],
            "downstream": [_downstream(plan) for plan in revision.downstream],
            "summary": {
                "clauses": dict(clause_counts(revision)),
                "targets": dict(target_counts(revision)),
            },
        }
    )


def _clause(change: ClauseChange) -> Document:
    return {
        "change": change.fate,
        "old": list(change.old),
        "new": list(change.new),
        "moved": change.moved,
        "renumbered": change.renumbered,
        "reassigned": change.reassigned,
        "similarity": as_json._score(change.similarity),
        "passages": [_passage(passage) for passage in change.passages],
    }


def _passage(passage: Passage) -> Document:
    return {"old": _part(passage.old), "new": _part(passage.new), "same": passage.same}


def _part(part: Part | None) -> Document | None:
    """A stretch of a clause's text, in indices of that text."""
    return None if part is None else part._asdict()


def _target(change: TargetChange) -> Document:
    return {
        "change": change.fate,
        "old": change.old,
        "new": change.new,
        "axes": change.axes._asdict(),
        "gap": change.gap,
        "reason": change.reason._asdict(),
        "confidence": as_json._score(change.confidence),
    }


def _downstream(below: Downstream) -> Document:
    return {
        "plan": as_json._plan(below.plan, below.plan.meta.parent),
        "relation": below.relation,
        "targets": [as_json._target(target) for target in below.targets],
        "changes": [
            {
                "effect": change.effect,
                "old": change.old,
                "new": change.new,
                "before": _verdict(change.before),
                "after": _verdict(change.after),
            }
            for change in below.changes
        ],
        "unchanged": below.unchanged,
    }


def _verdict(verdict: Verdict | None) -> Document | None:
    return None if verdict is None else as_json._verdict(verdict)
