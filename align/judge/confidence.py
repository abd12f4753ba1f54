"""How sure a verdict is, calibrated on labelled plans."""

from __future__ import annotations

from align.judge.evidence import Mention
from align.judge.partner import Choice
from align.judge.subject import Subject
from align.model.verdict import VerdictName


def of_pair(reference: Subject, choice: Choice, verdict: VerdictName) -> float:
    """The confidence of a verdict that rests on a partner."""
    best = choice.best
    score = 0.97 if best.likeness.score >= 0.95 else 0.55 + 0.4 * best.likeness.score
    if best.likeness.level == 1:
        score = min(score, 0.62)
    if best.rank[1] < 3:
        score -= 0.08
    if best.rank[2] < 3:
        score -= 0.1
    if choice.tied:
        score -= 0.12
    if verdict == "incomparable":
        score -= 0.1
    if reference.target.kind == "coverage" or best.subject.target.kind == "coverage":
        score -= 0.06
    return max(0.2, score)


def of_mention(mention: Mention) -> float:
    """The confidence of a verdict that rests on a sentence."""
    score = (0.54, 0.6, 0.7)[mention.nearness]
    score -= 0.08 if mention.heading else 0.0
    return score + (0.08 if mention.aligned else 0.0)


def of_missing(reference: Subject) -> float:
    """The confidence that nothing in the plan speaks of a matter."""
    return 0.75 if reference.key else 0.6
