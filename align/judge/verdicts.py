"""The whole judgement, target by target: applicability, partner, verdict, evidence, confidence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from align.judge.applicability import Territory, at_home, bar_for, territory_of, the_port
from align.judge.combine import combine
from align.judge.confidence import of_mention, of_missing, of_pair
from align.judge.evidence import KIND, Mention, Sentences, find_mention, sentences_of
from align.judge.likeness import Likeness, alike, related_topics
from align.judge.outcome import Outcome, Pair, incomparable
from align.judge.partner import Choice, choose
from align.judge.reasons import (
    joined,
    named_in,
    note,
    reason,
    show,
    shown_beside,
    told_apart,
)
from align.judge.subject import Subject, fold, is_share, pairs_of, subject_of
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
    subjects = tuple(subject_at(target, territory) for target in targets[1])
    sentences = sentences_of(plan)
    case = Case(reference, plan, home, territory, subjects, sentences, alignments, relation)
    verdicts: list[Verdict] = []
    taken: set[str | None] = set()
    beside: dict[str, int] = {}
    for place, target in enumerate(targets[0]):
        verdict, choice = _judge_one(target, case)
        verdicts.append(verdict)
        if verdict.plan_target is not None:
            taken.add(verdict.plan_target)
        if choice is not None:
            taken.update([choice.tied.target.id] if choice.tied else [])
            for item in choice.answering:
                beside.setdefault(item.subject.target.id, place)
        elif verdict.plan_target is None and verdict.evidence is not None:
            taken.update(_spoken_of_in(verdict.evidence, target, subjects))
    left = [
        target
        for target in targets[1]
        if target.kind in _OWN and target.id not in taken and target.same_as not in taken
    ]
    told = _tell_beside(verdicts, [target for target in left if target.id in beside], beside)
    return (*told, *(_additional(target) for target in left if target.id not in beside))


def _tell_beside(
    verdicts: Sequence[Verdict], others: Sequence[Target], places: Mapping[str, int]
) -> list[Verdict]:
    """The verdicts with what else the plan sets for the same target: nothing is left unsaid."""
    told = list(verdicts)
    for place in dict.fromkeys(places[target.id] for target in others):
        quotes = told_apart([target for target in others if places[target.id] == place])
        words = both(
            "verdict.note.beside",
            others=Words(", ".join(q.en for q in quotes), "、".join(q.zh for q in quotes)),
        )
        told[place] = told[place]._replace(reason=joined(told[place].reason, words))
    return told


def subject_at(target: Target, *territories: Territory) -> Subject:
    """What a target is about, seen from territories whose own names narrow nothing."""
    name = target.indicator
    for territory in territories:
        own = max((n for n in territory.names if name.startswith(n)), key=len, default="")
        if own and len(name) > len(own) + LEAST_NAME:
            name = the_port(name[len(own) :])
    # what is shown is the name as it is printed
    subject = subject_of(target._replace(indicator=name))
    subject = subject._replace(target=subject.target._replace(indicator=target.indicator))
    for territory in territories:
        subject = at_home(subject, territory)
    return subject


def _spoken_of_in(place: Place, target: Target, subjects: Sequence[Subject]) -> Iterator[str]:
    """The duties of the matter in a sentence that a verdict rests on: they are what it says."""
    wanted = pairs_of(fold(target.indicator))
    for item in subjects:
        inside = place.start <= item.target.start < place.end
        if inside and item.target.kind == "coverage" and wanted & pairs_of(item.plain):
            yield item.target.id


LEAST_NAME = 3
"""Characters that an indicator has at least behind the territory's own name."""


def _judge_one(target: Target, case: Case) -> tuple[Verdict, Choice | None]:
    bar = bar_for(target, case.reference, case.territory, case.home)
    if bar is not None and case.relation != "revision":
        words = joined(
            both(f"verdict.reason.na_{bar.cause}", place=bar.place), *_own_targets(target, case)
        )
        return _verdict(target, Outcome("n/a", words), bar.confidence), None
    subject = subject_at(target, case.territory, case.home)
    choice = choose(subject, case.subjects)
    if choice is None:
        return _without_partner(subject, case), None
    best = choice.best
    if (
        best.likeness.level == 1
        and best.subject.target.kind == "trend"
        and not related_topics(subject.topic, best.subject.topic)
    ):
        # a direction of a like measure says less than a sentence that names the very thing
        mention = find_mention(subject, case.sentences, case.alignments)
        if mention is not None and mention.named:
            return _by_mention(subject, mention, case), None
    outcome = combine(Pair(subject, best.subject, best.likeness, case.relation))
    notes = []
    if choice.tied:
        notes.append(
            note(
                "tie",
                subject,
                best.subject,
                other=shown_beside(target, best.subject.target, choice.tied.target),
            )
        )
    if best.likeness.level == 1:
        notes.extend(_parts_beside(subject, best.subject, case))
    if best.likeness.score < 0.85:
        notes.append(note("wording", subject, best.subject))
    outcome = outcome._replace(reason=joined(outcome.reason, *notes))
    confidence = of_pair(subject, choice, outcome.verdict)
    return _verdict(target, outcome, confidence, partner=best.subject.target), choice


def _parts_beside(reference: Subject, part: Subject, case: Case) -> list[Words]:
    """The figures of other parts (船舶 beside 营运车辆) that a sentence sets with the answer."""
    ours = part.target
    measure = part.plain[-MEASURE:]
    if ours.kind != "quantity" or not reference.plain.endswith(measure):
        return []
    if ours.sentence[0] >= ours.sentence[1]:
        return []
    others = [
        item
        for item in case.subjects
        if item is not part
        and (item.target.clause, item.target.sentence) == (ours.clause, ours.sentence)
        and (item.target.kind, item.target.dimension) == (ours.kind, ours.dimension)
        and item.target.deadline == ours.deadline
        and item.plain.endswith(measure)
    ]
    return [
        note("parts", reference, part, name=item.target.indicator, value=show(item.target))
        for item in others
    ]


MEASURE = 6
"""Characters at the end of two names by which both measure the same."""


def _own_targets(target: Target, case: Case) -> list[Words]:
    """That the plan has a target of its own for an indicator that holds elsewhere, as a note."""
    subject = subject_of(target._replace(scope=None))
    best = max(
        (
            (likeness.score, item.target.deadline == target.deadline, -place)
            for place, item in enumerate(case.subjects)
            if item.target.kind in _OWN
            and not item.scope.text
            and (likeness := alike(subject, item)).level == 2
        ),
        default=None,
    )
    return [note("own", subject, case.subjects[-best[2]])] if best else []


def _without_partner(subject: Subject, case: Case) -> Verdict:
    target = subject.target
    reworded = _reworded(subject, case)
    if reworded is not None:
        pair = Pair(subject, reworded, Likeness(1, LEAST), case.relation)
        outcome = incomparable("definition", pair, value="incomparable")
        return _verdict(target, outcome, LEAST, partner=reworded.target)
    mention = find_mention(subject, case.sentences, case.alignments)
    if mention is None:
        thing = named_in((target.scope or "") + target.indicator)
        outcome = Outcome("missing", both("verdict.reason.missing", thing=thing))
        return _verdict(target, outcome, of_missing(subject))
    share = _share_of_the_thing(subject, mention, case)
    if share is not None:
        likeness = Likeness(1, LEAST)
        outcome = combine(Pair(subject, share, likeness, case.relation))
        return _verdict(target, outcome, LEAST, partner=share.target)
    return _by_mention(subject, mention, case)


LEAST = 0.5
"""The confidence of a comparison with a figure that is only of the same thing."""


def _reworded(subject: Subject, case: Case) -> Subject | None:
    """What became of a target between versions: the one that is asked about, for another part.

    Whoever asks about two targets alone has paired them already; among many, one that nothing
    answers was dropped.
    """
    if case.relation != "revision" or subject.key is None or len(case.subjects) != 1:
        return None
    other = case.subjects[0]
    same = (other.key, other.target.kind) == (subject.key, subject.target.kind)
    return other if same else None


def _share_of_the_thing(subject: Subject, mention: Mention, case: Case) -> Subject | None:
    """Another share of the very thing, in the sentence that speaks of it: 配套率 for 利用率."""
    state = subject.target.kind == "coverage" and mention.named
    if not (state or (is_share(subject.target) and mention.nearness != KIND)):
        return None
    return next(
        (
            item
            for item in case.subjects
            if mention.place.start <= item.target.start < mention.place.end
            and is_share(item.target)
            and item.target.change == subject.target.change
            and mention.term in fold(item.target.quote)
        ),
        None,
    )


def _by_mention(subject: Subject, mention: Mention, case: Case) -> Verdict:
    """The verdict that rests on a sentence."""
    place = mention.place._replace(line=case.plan.source.line_of(mention.place.start))
    outcome = _spoken_of(subject, mention)
    return _verdict(subject.target, outcome, of_mention(mention), evidence=place)


def _spoken_of(subject: Subject, mention: Mention) -> Outcome:
    if mention.handed_down and subject.target.kind != "trend":
        words = both("verdict.reason.deferred_sentence", reference=show(subject.target))
        return Outcome("deferred", words)
    words = both(
        "verdict.reason.unquantified_sentence",
        thing=mention.term.replace('"', ""),
        reference=show(subject.target),
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
