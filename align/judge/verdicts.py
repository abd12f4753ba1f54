"""The whole judgement, target by target: applicability, partner, verdict, evidence, confidence."""

from collections.abc import Sequence
from typing import NamedTuple

from align.judge.applicability import Territory, bar_for, own_place, territory_of
from align.judge.combine import Outcome, Pair, combine
from align.judge.confidence import of_mention, of_missing, of_pair
from align.judge.evidence import Mention, Sentences, find_mention, sentences_of
from align.judge.partner import Choice, choose
from align.judge.reasons import joined, note, reason, show
from align.judge.scope import places_in
from align.judge.subject import Subject, subject_of
from align.lexicon.messages import both
from align.model.pairing import Alignment
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Axes, Place, Relation, Verdict, Words

_OWN = ("quantity", "grade", "coverage")


class Case(NamedTuple):
    """Everything that is worked out once for two plans."""

    reference: Plan
    plan: Plan
    home: Territory
    territory: Territory
    subjects: tuple[Subject, ...]
    """Of the plan's targets."""
    sentences: Sentences
    alignments: Sequence[Alignment]
    relation: Relation


def judge_all(
    plans: tuple[Plan, Plan],
    targets: tuple[Sequence[Target], Sequence[Target]],
    alignments: Sequence[Alignment],
    relation: Relation,
) -> tuple[Verdict, ...]:
    """One verdict for every reference target in order, then the plan's additional targets."""
    reference, plan = plans
    home, territory = territory_of(reference), territory_of(plan)
    subjects = tuple(at_home(subject_of(target), territory) for target in targets[1])
    sentences = sentences_of(plan)
    case = Case(reference, plan, home, territory, subjects, sentences, alignments, relation)
    verdicts: list[Verdict] = []
    taken: set[str | None] = set()
    for target in targets[0]:
        verdict, choice = _judge_one(target, case)
        verdicts.append(verdict)
        if choice is not None:
            taken.update(item.subject.target.id for item in choice.answering)
    verdicts.extend(
        _additional(target)
        for target in targets[1]
        if target.kind in _OWN and target.id not in taken and target.same_as not in taken
    )
    return tuple(verdicts)


def at_home(subject: Subject, territory: Territory) -> Subject:
    """A scope that only names the plan's own territory is the whole of it."""
    place = subject.scope.place
    if place and any(own_place(name, territory) for name in places_in(subject.scope.text)):
        text = "" if subject.scope.text in territory.names else subject.scope.text
        return subject._replace(scope=subject.scope._replace(place="", text=text))
    return subject


def subject_at(target: Target, *territories: Territory) -> Subject:
    """What a target is about, seen from territories whose own names narrow nothing."""
    subject = subject_of(target)
    for territory in territories:
        subject = at_home(subject, territory)
    return subject


def _judge_one(target: Target, case: Case) -> tuple[Verdict, Choice | None]:
    bar = bar_for(target, case.reference, case.territory, case.home)
    if bar is not None and case.relation != "revision":
        words = both(f"verdict.reason.na_{bar.cause}", place=bar.place)
        return _verdict(target, Outcome("n/a", words), bar.confidence), None
    subject = subject_at(target, case.territory, case.home)
    choice = choose(subject, case.subjects)
    if choice is None:
        return _without_partner(subject, case), None
    best = choice.best
    outcome = combine(Pair(subject, best.subject, best.likeness, case.relation))
    notes = []
    if choice.tied:
        notes.append(note("tie", subject, best.subject))
    if best.likeness.score < 0.85:
        notes.append(note("wording", subject, best.subject))
    outcome = outcome._replace(reason=joined(outcome.reason, *notes))
    confidence = of_pair(subject, choice, outcome.verdict)
    return _verdict(target, outcome, confidence, partner=best.subject.target), choice


def _without_partner(subject: Subject, case: Case) -> Verdict:
    target = subject.target
    mention = find_mention(subject, case.sentences, case.alignments)
    if mention is None:
        thing = (target.scope or "") + target.indicator
        outcome = Outcome("missing", both("verdict.reason.missing", thing=thing))
        return _verdict(target, outcome, of_missing(subject))
    confidence = of_mention(mention)
    place = mention.place._replace(line=case.plan.source.line_of(mention.place.start))
    return _verdict(target, _spoken_of(subject, mention), confidence, evidence=place)


def _spoken_of(subject: Subject, mention: Mention) -> Outcome:
    if mention.handed_down and subject.target.kind != "trend":
        words = both("verdict.reason.deferred_sentence", reference=show(subject.target))
        return Outcome("deferred", words)
    words = both(
        "verdict.reason.unquantified_sentence", thing=mention.term, reference=show(subject.target)
    )
    return Outcome("unquantified", words)


def _additional(target: Target) -> Verdict:
    words = both("verdict.reason.additional", plan=show(target))
    return Verdict(None, target.id, "additional", Axes(), None, None, words, 0.85)


def _verdict(
    target: Target,
    outcome: Outcome,
    confidence: float,
    *,
    partner: Target | None = None,
    evidence: Place | None = None,
) -> Verdict:
    return Verdict(
        target.id,
        partner.id if partner else None,
        outcome.verdict,
        outcome.axes,
        outcome.share,
        outcome.gap,
        outcome.reason,
        round(confidence, 2),
        evidence,
    )


__all__ = ["Words", "judge_all", "reason"]
