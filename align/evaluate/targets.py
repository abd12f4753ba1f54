"""How many of the labelled targets were found, and how many of their fields are right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from align.evaluate.figures import Figures, Flat, Section, f1, ratio
from align.evaluate.labels import TargetLabel
from align.model.target import Target

_LOOSE = str.maketrans("", "", '、，,的等（）()“”"')
_TOLERANCE = Decimal("0.000001")
_ALIKE = 0.75
_EXACT = ("deadline", "baseline", "comparator", "change", "strength", "kind", "extensive")
_WORDED = ("indicator", "scope")
_COUNTED = ("quantity", "grade", "coverage")
"""Kinds whose surplus counts against precision; of the others the labels keep only some."""

Matches = dict[str, int]
"""Label id to the index of the target that was found for it."""


def loose(text: str | None) -> str:
    """A text without what may differ between two careful quotations."""
    folded = unicodedata.normalize("NFKC", text or "")
    return "".join(folded.split()).translate(_LOOSE)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two wordings are the same, one within the other, or alike in three quarters."""
    a, b = loose(one), loose(other)
    if a == b:
        return True
    if not a or not b:
        return False
    return a in b or b in a or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _same_number(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _TOLERANCE * max(Decimal(1), abs(one), abs(other))


def _same_amount(label: TargetLabel, target: Target) -> bool:
    return (
        loose(label.unit) == loose(target.unit)
        and _same_number(label.lower, target.lower)
        and _same_number(label.upper, target.upper)
    )


def match_targets(flat: Flat, labels: Sequence[TargetLabel], found: Sequence[Target]) -> Matches:
    """The found target of each label, each used once; labels with a printed number choose first.

    With a number, the span must cover it and the amount be the same; without one, the span must
    cover half of the quote and the kind be the same. Of several, the one of like wording is taken.
    """
    spans = [flat.span(target.start, target.end) for target in found]
    used: set[int] = set()
    matches: Matches = {}
    for printed in (True, False):
        for label in labels:
            if (label.value_quote is not None) is not printed or label.id in matches:
                continue
            candidates = []
            for index, target in enumerate(found):
                rank = None if index in used else _rank(flat, label, target, spans[index])
                if rank is not None:
                    candidates.append((not alike(target.indicator, label.indicator), rank, index))
            if candidates:
                best = min(candidates)[2]
                used.add(best)
                matches[label.id] = best
    return matches


def _rank(flat: Flat, label: TargetLabel, target: Target, span: tuple[int, int]) -> float | None:
    """How well a span fits a label, the less the better; None where it does not."""
    start, end = span
    first, last = flat.find(label.quote)
    if label.value_quote is not None:
        first += label.quote.rfind(label.value_quote)
        last = first + len(label.value_quote)
        return (
            end - start if start <= first and end >= last and _same_amount(label, target) else None
        )
    cover = max(0, min(end, last) - max(start, first))
    if cover * 2 < last - first or target.kind != label.kind:
        return None
    return -cover / max(1, max(end, last) - min(start, first))


def score_targets(
    labels: Sequence[TargetLabel], found: Sequence[Target], matches: Matches
) -> Section:
    """Recall and precision of the targets, and the share of each field right among those found."""
    wanted = [label for label in labels if not label.optional]
    hits = [label for label in wanted if label.id in matches]
    taken = set(matches.values())
    extra = [t for i, t in enumerate(found) if i not in taken and t.kind in _COUNTED]
    figures = f1(len(hits), len(hits) + len(extra), len(wanted))
    figures |= _per_kind(wanted, matches, extra)
    pairs = [(label, found[matches[label.id]]) for label in hits]
    for field in _EXACT:
        figures[field] = _share(getattr(t, field) == getattr(g, field) for g, t in pairs)
    for field in _WORDED:
        figures[field] = _share(alike(getattr(t, field), getattr(g, field)) for g, t in pairs)
    details = {
        "missed": [label.quote for label in wanted if label.id not in matches],
        "extra": [target.quote for target in extra],
        "wrong": _wrong_fields(pairs),
    }
    return Section(figures, len(wanted), details)


def _per_kind(wanted: Sequence[TargetLabel], matches: Matches, extra: Sequence[Target]) -> Figures:
    """The recall of each kind, and the F1 of the quantities."""
    figures: Figures = {}
    for kind in ("quantity", "grade", "coverage", "reference", "trend"):
        of_kind = [label.id in matches for label in wanted if label.kind == kind]
        if of_kind:
            figures[f"recall_{kind}"] = _share(of_kind)
        if kind == "quantity":
            surplus = sum(target.kind == kind for target in extra)
            hits = sum(of_kind)
            figures["quantity_f1"] = f1(hits, hits + surplus, len(of_kind))["f1"]
    return figures


def _share(right: Iterable[bool]) -> float:
    values = list(right)
    return ratio(sum(values), len(values))


def _wrong_fields(pairs: Sequence[tuple[TargetLabel, Target]]) -> list[str]:
    """For each wrong field of a found target: which, what it is and what it should be."""
    lines = []
    for label, target in pairs:
        for field in (*_EXACT, *_WORDED):
            got: Any = getattr(target, field)
            want: Any = getattr(label, field)
            if not (alike(got, want) if field in _WORDED else got == want):
                lines.append(f"{label.id} {field}: {got} for {want} ({label.quote})")
    return lines
