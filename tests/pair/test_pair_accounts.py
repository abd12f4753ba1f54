"""The case for every pair of clauses of the labelled plans: scores, their parts, sentence pairs.

The clauses are those of the labels, so that reading and extraction play no part. What
``align explain`` prints of a clause are these sums; a change of a scorer shows in them first.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from gold_targets import labelled

from align.model.pairing import Evidence, SentencePair
from align.pair import pair_plans, pair_sentences
from align.pair.general import is_general

REFERENCE = "beijing"
PLANS = ("changping", "haidian")


def case_for(found: Evidence) -> str:
    parts = []
    for part in found.parts:
        on = f" ({' '.join(part.detail)})" if part.detail else ""
        parts.append(f"{part.scorer} {part.value:.3f} x {part.weight:.3f}{on}")
    return f"  {found.reference} {found.score:.3f} = " + " + ".join(parts)


@pytest.mark.parametrize("name", PLANS)
def test_the_case_for_every_pair(name: str, golden: Callable[[str, str], None]) -> None:
    lines: list[str] = []
    for found in pair_plans(labelled(REFERENCE).plan, labelled(name).plan):
        score = "" if found.score is None else f" {found.score:.3f}"
        lines.append(f"{found.plan} -> {found.primary}{score} of {' '.join(found.reference)}")
        lines += map(case_for, found.evidence)
    golden(f"pairs.{name}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", PLANS)
def test_the_sentences_of_every_pair(name: str, golden: Callable[[str, str], None]) -> None:
    reference, plan = labelled(REFERENCE).plan, labelled(name).plan
    lines: list[str] = []
    for found in pair_plans(reference, plan):
        if found.primary is None:
            continue
        theirs, ours = reference.clause(found.primary), plan.clause(found.plan)
        lines.append(f"{ours.id} -> {theirs.id}")
        pairs = pair_sentences(theirs, ours)
        lines += [f"  {told(pair, theirs.text, ours.text)}" for pair in pairs]
    golden(f"sentences.{name}.txt", "\n".join(lines) + "\n")


def told(pair: SentencePair, reference: str, plan: str) -> str:
    sides = []
    for place, text in ((pair.plan, plan), (pair.reference, reference)):
        words = text[place[0] : place[1]] if place else ""
        sides.append(f"{words[:8]}…{words[-6:]}" if len(words) > 16 else words or "-")
    return f"{sides[0]} | {sides[1]} | {pair.score:.3f}"


def test_general_words_answer_to_their_like_in_another_version() -> None:
    plan = labelled(REFERENCE).plan
    general = [clause.id for clause in plan.clauses if is_general(clause)]
    found = {alignment.plan: alignment for alignment in pair_plans(plan, plan)}
    assert general
    for name in general:
        alignment = found[name]
        assert (alignment.reference, alignment.primary) == ((name,), name)
        assert alignment.score == pytest.approx(1)
        ((reference, score, (part,)),) = alignment.evidence
        assert (reference, part.scorer) == (name, "wording")
        assert part.value * part.weight == score == alignment.score
