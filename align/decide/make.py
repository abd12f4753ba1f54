"""Make a decision out of what a person says of a target or a clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.decide.engine import Engine
from align.decide.fingerprints import subject_id
from align.decide.places import Side, called
from align.decide.standing import Ground
from align.errors import UsageError
from align.model.decision import Decision, Holds
from align.model.target import Target
from align.model.verdict import Verdict, VerdictName

ALONE: tuple[VerdictName, ...] = ("missing", "n/a", "unquantified")
"""Verdicts that say that the plan sets no such target."""
_QUOTE = 80  # characters kept for readers
_ELLIPSIS = "…"


class Word(NamedTuple):
    """Why, by whom, when, and until when."""

    why: str
    by: str
    on: str
    until: str | None = None


class Answer(NamedTuple):
    """What a person says holds. Ids are those of the plans as they are now."""

    holds: Holds
    verdict: VerdictName | None = None
    """None leaves it to the tool, given the partner."""
    partner: str | None = None
    """A target of the plan (of the reference, where the plan's own is spoken of); "" for none;
    None for the one that the tool shows."""
    clauses: tuple[str, ...] | None = None
    """Clauses of the reference; None for those that the tool shows."""


class Subject(NamedTuple):
    """What is decided upon: a clause of the plan, or a target with the tool's verdict on it."""

    name: str
    """The id of the plan's clause or of the target."""
    verdict: Verdict | None


def subject_of(on: Ground, name: str) -> Subject:
    """The clause or target of that id. Raises UsageError where it is none, or not one thing."""
    if name in on.plan.by_id:
        return Subject(name, None)
    if name in on.verdicts:
        return Subject(name, on.verdicts[name])
    found = [v for v in on.comparison.verdicts if v.plan_target == name]
    if len(found) > 1:
        names = ", ".join(verdict.reference_target or "" for verdict in found)
        raise UsageError(f"{name} answers to several targets", hint=f"name one of: {names}")
    if found:
        return Subject(found[0].reference_target or name, found[0])
    if name in on.plan.targets:
        raise UsageError(
            f"there is no verdict on {name}", hint="name the target of the reference that it meets"
        )
    raise UsageError(
        f"no clause or target {name!r} in these plans",
        hint="align clauses and align targets list them",
    )


def decide(on: Ground, name: str, answer: Answer, word: Word, engine: Engine) -> Decision:
    """The decision that an answer on a clause or target amounts to.

    Raises UsageError where the answer makes no sense there.
    """
    subject = subject_of(on, name)
    if subject.verdict is None:
        return _on_clause(on, subject.name, answer, word)
    return _on_target(on, subject.verdict, answer, word, engine)


def key_of(on: Ground, name: str) -> str:
    """The id that a decision on the clause or target has: the same as long as its text is."""
    subject = subject_of(on, name)
    if subject.verdict is None:
        mark = on.plan.marks[subject.name]
        return subject_id(on.comparison.plan.id, on.comparison.reference.id, "clause", mark)
    side, target = _own_side(on, subject.verdict)
    return subject_id(on.comparison.plan.id, on.comparison.reference.id, *_marks(side, target))


def _own_side(on: Ground, verdict: Verdict) -> tuple[Side, str]:
    """The target that a verdict is about: the reference's, or an additional one."""
    if verdict.reference_target is not None:
        return on.reference, verdict.reference_target
    return on.plan, verdict.plan_target or ""


def _marks(side: Side, target: str) -> tuple[str, str]:
    return side.marks[side.targets[target].clause], side.target_marks[target]


def _on_clause(on: Ground, name: str, answer: Answer, word: Word) -> Decision:
    """A decision on what a clause of the plan answers to."""
    if answer.holds not in ("clauses", "not-clauses", "note"):
        raise UsageError(
            f"{name} is a clause: say which clauses of the reference hold",
            hint="--clauses, --not-clauses or --accept",
        )
    current = next(one for one in on.comparison.alignments if one.plan == name)
    names = current.reference if answer.clauses is None else answer.clauses
    for other in names:
        if other not in on.reference.by_id:
            raise UsageError(f"no clause {other!r} in {on.comparison.reference.id}")
    if answer.holds == "not-clauses" and not names:
        raise UsageError(f"{name} answers to no clause as it is", hint="name the clauses")
    clause = on.plan.by_id[name]
    more = ("not",) if answer.holds == "not-clauses" else ()
    return _decision(
        on,
        answer.holds,
        word,
        ("clause", on.plan.marks[name], *more),
        plan_clause=on.plan.marks[name],
        plan_place=called(name),
        plan_quote=_clipped(clause.text),
        clauses=tuple(on.reference.marks[other] for other in names),
        reference_place=" ".join(called(other) for other in names),
        reference_quote=_clipped(" / ".join(on.reference.by_id[other].heading for other in names)),
    )


def _on_target(
    on: Ground, verdict: Verdict, answer: Answer, word: Word, engine: Engine
) -> Decision:
    """A decision on a target of the reference, or on an additional one of the plan."""
    if answer.holds not in ("verdict", "not-partner", "note"):
        raise UsageError(
            "that is a target: say which verdict holds, or which target of the plan",
            hint="--verdict, --partner, --not-partner or --accept",
        )
    if verdict.reference_target is None:
        if answer.partner and answer.partner in on.verdicts:  # seen from the plan's side
            flipped = answer._replace(partner=verdict.plan_target)
            return _on_target(on, on.verdicts[answer.partner], flipped, word, engine)
        return _on_own(on, verdict.plan_target or "", answer, word)
    target = on.reference.targets[verdict.reference_target]
    partner = _partner(on, verdict, answer)
    if answer.holds == "not-partner":
        return _parted(on, target, partner, word)
    holds = answer.verdict
    if holds is None:
        holds = verdict.verdict if answer.partner is None else _judged(target, partner, on, engine)
    if holds == "additional":
        raise UsageError(f"{target.id} is of the reference: it cannot be additional")
    spoken = None
    if partner is None and verdict.evidence is not None:
        spoken = _clause_at(on.plan, verdict.evidence.start)
    shown = verdict.plan_target
    return _decision(
        on,
        answer.holds,
        word,
        _marks(on.reference, target.id),
        verdict=holds,
        **_reference_side(on, target),
        **(_plan_side(on, partner, spoken) or _seen_side(on, shown)),
    )


def _partner(on: Ground, verdict: Verdict, answer: Answer) -> Target | None:
    """The plan's target that the answer means."""
    if answer.partner is None:
        alone = answer.verdict in ALONE and answer.holds == "verdict"
        return None if alone else on.plan.targets.get(verdict.plan_target or "")
    if not answer.partner:
        return None
    if answer.partner not in on.plan.targets:
        raise UsageError(f"no target {answer.partner!r} in {on.comparison.plan.id}")
    return on.plan.targets[answer.partner]


def _judged(target: Target, partner: Target | None, on: Ground, engine: Engine) -> VerdictName:
    """The tool's verdict on a pair that a person has made; UsageError where it sees none."""
    own = () if partner is None else (partner,)
    found = engine.judge((target,), own, on.comparison.alignments)[0]
    if partner is not None and found.plan_target != partner.id:
        raise UsageError(
            f"what holds of {target.id} and {partner.id} cannot be worked out",
            hint="say which verdict holds, with --verdict",
        )
    return found.verdict


def _parted(on: Ground, target: Target, partner: Target | None, word: Word) -> Decision:
    """The decision that a target of the plan does not answer to one of the reference."""
    if partner is None:
        raise UsageError(
            f"no target of the plan answers to {target.id} as it is", hint="name the plan's target"
        )
    marks = _marks(on.plan, partner.id)
    return _decision(
        on,
        "not-partner",
        word,
        (*_marks(on.reference, target.id), "not", *marks),
        **_reference_side(on, target),
        **_plan_side(on, partner),
    )


def _on_own(on: Ground, name: str, answer: Answer, word: Word) -> Decision:
    """A decision on an additional target: that it is one."""
    if answer.holds == "not-partner" or answer.verdict not in (None, "additional"):
        raise UsageError(
            f"{name} answers to no target of the reference",
            hint="pair it with one: --partner and the id of the reference's target",
        )
    if answer.partner:
        raise UsageError(f"no target {answer.partner!r} in {on.comparison.reference.id}")
    marks = _marks(on.plan, name)
    verdict: VerdictName | None = "additional" if answer.holds == "verdict" else None
    return _decision(
        on, answer.holds, word, marks, verdict=verdict, **_plan_side(on, on.plan.targets[name])
    )


def _reference_side(on: Ground, target: Target) -> dict[str, str]:
    clause, mark = _marks(on.reference, target.id)
    return {
        "reference_clause": clause,
        "reference_target": mark,
        "reference_place": called(target.clause, target.id),
        "reference_quote": _clipped(target.quote),
    }


def _plan_side(on: Ground, target: Target | None, clause: str | None = None) -> dict[str, str]:
    if target is not None:
        own, mark = _marks(on.plan, target.id)
        return {
            "plan_clause": own,
            "plan_target": mark,
            "plan_place": called(target.clause, target.id),
            "plan_quote": _clipped(target.quote),
        }
    if clause is None:
        return {}
    text = on.plan.by_id[clause].text
    return {
        "plan_clause": on.plan.marks[clause],
        "plan_place": called(clause),
        "plan_quote": _clipped(text),
    }


def _seen_side(on: Ground, shown: str | None) -> dict[str, str]:
    """What the tool showed where the person says that nothing answers."""
    if shown is None:
        return {}
    side = _plan_side(on, on.plan.targets[shown])
    return {
        "plan_place": side["plan_place"],
        "plan_quote": side["plan_quote"],
        "seen": side["plan_target"],
    }


def _clause_at(side: Side, offset: int) -> str | None:
    """The clause that an offset of the plan's source lies in."""
    return next((c.id for c in side.plan.clauses if c.start <= offset < c.end), None)


def _decision(on: Ground, holds: Holds, word: Word, key: Sequence[str], **more: object) -> Decision:
    """The decision with its id, which the subject alone makes up."""
    plan, reference = on.comparison.plan.id, on.comparison.reference.id
    return Decision(
        subject_id(plan, reference, *key),
        reference,
        plan,
        holds,
        word.by,
        word.on,
        word.why,
        until=word.until,
        **more,  # type: ignore[arg-type]  # fields of a decision, spelled out above
    )


def _clipped(text: str) -> str:
    squeezed = "".join(text.split())
    return squeezed if len(squeezed) <= _QUOTE else squeezed[: _QUOTE - 1] + _ELLIPSIS
