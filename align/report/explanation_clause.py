"""The case for an alignment: a waterfall of evidence, both texts marked, and why others lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.pairing import Alignment, Evidence, Part
from align.model.plan import Clause
from align.report.explanation_words import scorer_name, words
from align.report.index import Index
from align.report.inline import bracketed
from align.report.layout import Run, Span, columns, fold, fold_runs
from align.report.page import Canvas, Row
from align.report.text import Lang

Matches = Callable[[str], Iterable[tuple[int, int, str]]]
"""Start, end and concept of every term in a folded text, left to right."""

_NAME, _NUMBER, _PART = 16, 6, 11  # cells of a scorer's name, of a number, of a contribution
_NARROW = 64  # cells below which value and weight are left out
_BAR, _LEAST_BAR = 40, 8  # cells of the waterfall, at most and at least
_EXCERPT = 3  # sentences shown of a clause
_REASONS = 3  # parts named in which a runner-up falls behind
_SMALL = 0.01  # a difference of evidence that is not worth a word
_STOPS = "。；\n"
_BRACKETS = ("[", "]")


class Limits(NamedTuple):
    """The least scores of a first and of a further answer; None where they are not known."""

    first: float | None = None
    further: float | None = None


def number(value: float) -> str:
    """A value between 0 and 1 with three decimals."""
    return f"{value:.3f}"


def folded(runs: list[Run], canvas: Canvas, indent: int = 0) -> Iterator[Row]:
    """A paragraph in the width of the canvas."""
    lines = fold_runs(runs, canvas.width - indent)
    yield from columns([[], lines], [indent, canvas.width - indent], ("", ""))


def plan_clause_case(
    alignment: Alignment, found: Index, matches: Matches | None, limits: Limits
) -> Callable[[Canvas], Iterator[Row]]:
    """The clause, then the evidence for each reference clause: the chosen ones, the others."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        clause = found.plan_clauses[alignment.plan]
        yield from _heading("clause", clause, canvas)
        yield from folded([(words("calibrated", canvas.lang), "dim")], canvas)
        if not alignment.reference:
            yield from folded([(words("unaligned", canvas.lang), "amber")], canvas)
        for evidence in alignment.evidence:
            chosen = evidence.reference in alignment.reference
            reference = found.reference_clauses[evidence.reference]
            yield []
            title = words("aligned" if chosen else "considered", canvas.lang,
                        id=reference.id, heading=reference.heading)  # fmt: skip
            yield from folded([(title.rstrip(), "strong" if chosen else "dim")], canvas)
            yield from _waterfall(evidence, canvas, details=chosen)
            if chosen:
                yield from _texts(reference, clause, matches, canvas)
            else:
                yield from _lost(evidence, alignment, limits, canvas)

    return draw


def reference_clause_case(
    comparison: Comparison, id: str, found: Index, matches: Matches | None
) -> Callable[[Canvas], Iterator[Row]]:
    """A clause of the reference, then the clauses of the plan that answer it, the best first."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        reference = found.reference_clauses[id]
        yield from _heading("reference_clause", reference, canvas)
        answers = _answers(comparison.alignments, id)
        if not any(id in alignment.reference for alignment, _ in answers):
            yield []
            yield from folded([(words("untreated", canvas.lang), "amber")], canvas)
        for alignment, evidence in answers:
            clause = found.plan_clauses[alignment.plan]
            chosen = id in alignment.reference
            yield []
            title = words("answered_by" if chosen else "nearly", canvas.lang,
                          id=clause.id, heading=clause.heading)  # fmt: skip
            runs: list[Run] = [(title.rstrip(), "strong" if chosen else "dim")]
            if chosen:
                rank = "primary" if alignment.primary == id else "further"
                runs.append((f" {canvas.glyphs.dot} {words(rank, canvas.lang)}", "dim"))
            yield from folded(runs, canvas)
            yield from _waterfall(evidence, canvas, details=chosen)
            if chosen:
                yield from _texts(reference, clause, matches, canvas)

    return draw


def _answers(alignments: Sequence[Alignment], id: str) -> list[tuple[Alignment, Evidence]]:
    """The plan clauses with a case for a reference clause: first answers, further, near misses."""
    found = [
        (alignment, evidence)
        for alignment in alignments
        for evidence in alignment.evidence
        if evidence.reference == id
    ]

    def order(item: tuple[Alignment, Evidence]) -> tuple[bool, bool, float]:
        alignment, evidence = item
        return alignment.primary != id, id not in alignment.reference, -evidence.score

    return sorted(found, key=order)


def _heading(key: str, clause: Clause, canvas: Canvas) -> Iterator[Row]:
    lang = canvas.lang
    values = {"id": clause.id, "heading": clause.heading}
    title = words(key, lang, **values)
    place = words("lines", lang, first=clause.line, last=clause.line_end)
    place = place.replace("–", canvas.glyphs.range)
    runs: list[Run] = [(title.rstrip(), "title"), (f" {canvas.glyphs.dot} {place}", "dim")]
    yield from folded(runs, canvas)


# ---- the sum of the evidence -----------------------------------------------------------------


def _waterfall(evidence: Evidence, canvas: Canvas, *, details: bool) -> Iterator[Row]:
    """The parts of a score as a table; each bar begins where the one before it ended."""
    lang = canvas.lang
    shown = slice(2, None) if canvas.width < _NARROW else slice(None)
    widths = [_NAME, *[_NUMBER, _NUMBER, _PART][shown]]
    room = canvas.width - sum(widths) - 2 * len(widths)
    widths.append(max(min(room, _BAR), _LEAST_BAR))
    scale = f"0{canvas.glyphs.rule * (widths[-1] - 2)}1"
    heads = [words(key, lang) for key in ("value", "weight", "part")][shown]
    yield from _row([words("evidence", lang), *heads, scale], widths, "dim")
    at = 0.0
    for part in evidence.parts:
        share = part.value * part.weight
        figures = [number(part.value), f"{part.weight:.2f}", f"{share:+.3f}"]
        bar = _bar(at, at + share, widths[-1], canvas)
        yield from _row([scorer_name(part.scorer, lang), *figures[shown]], widths, "", bar)
        at += share
        if details and part.detail:
            on = words("on", lang, detail="、".join(part.detail))
            yield from folded([(on, "dim")], canvas, 2)
    total = [words("sum", lang), *["", "", number(evidence.score)][shown]]
    yield from _row(total, widths, "strong", _bar(0.0, evidence.score, widths[-1], canvas))


def _row(texts: list[str], widths: list[int], style: str, bar: Sequence[Run] = ()) -> Iterator[Row]:
    """A row of the table; figures stand to the right of their column."""
    parts = []
    for place, (text, width) in enumerate(zip(texts, widths, strict=False)):
        lines = fold(text, width, style=style)
        if 0 < place < len(widths) - 1 and len(lines) == 1 and lines[0].width < width:
            pad = width - lines[0].width
            lines = [lines[0]._replace(runs=[(" " * pad, ""), *lines[0].runs], width=width)]
        parts.append(lines)
    if bar:
        parts.append(fold_runs([*bar], widths[-1]) if len(parts) < len(widths) else [])
    yield from columns(parts, widths[: len(parts)])


def _bar(low: float, high: float, width: int, canvas: Canvas) -> list[Run]:
    """A bar from one value to the other on a scale from 0 to 1; a loss is drawn otherwise."""
    first, last = (round(min(max(value, 0.0), 1.0) * width) for value in sorted((low, high)))
    if first == last:
        first = min(first, width - 1)
        return [(" " * first, ""), (canvas.glyphs.bar, "dim")]
    glyph, style = (canvas.glyphs.block, "blue") if high >= low else (canvas.glyphs.rule, "orange")
    return [(" " * first, ""), (glyph * (last - first), style)]


# ---- the two texts ---------------------------------------------------------------------------


def _texts(
    reference: Clause, plan: Clause, matches: Matches | None, canvas: Canvas
) -> Iterator[Row]:
    """The sentences of both clauses that share most, with the terms of both marked."""
    if matches is None:
        return
    ours, theirs = list(matches(plan.folded)), list(matches(reference.folded))
    shared = {term for *_, term in ours} & {term for *_, term in theirs}
    if not shared:
        return
    yield from folded([(words("marked", canvas.lang), "dim")], canvas, 2)
    for key, clause, spans in (("plan", plan, ours), ("reference", reference, theirs)):
        held = [(a, b, term) for a, b, term in spans if term in shared]
        label = f"{words(key, canvas.lang)} {clause.id}"
        yield from folded([(label, "dim")], canvas, 2)
        yield from _excerpt(clause, held, canvas)


def _excerpt(clause: Clause, held: list[tuple[int, int, str]], canvas: Canvas) -> Iterator[Row]:
    """The sentences with the most different shared terms, in the order of the text."""
    sentences = _sentences(clause.text, clause.body)
    terms = [{term for a, b, term in held if start <= a and b <= end} for start, end in sentences]
    best = sorted(range(len(sentences)), key=lambda at: (-len(terms[at]), at))[:_EXCERPT]
    for at in sorted(place for place in best if terms[place]):
        start, end = sentences[at]
        spans = [(a - start, b - start, "mark") for a, b, _ in held if start <= a and b <= end]
        yield from folded(_marked(clause.text[start:end], spans, canvas), canvas, 4)


def _marked(text: str, spans: list[Span], canvas: Canvas) -> list[Run]:
    if canvas.marks:
        return [(bracketed(text, spans, _BRACKETS), "")]
    runs: list[Run] = []
    at = 0
    for start, end, style in spans:
        runs += [(text[at:start], ""), (text[start:end], style)]
        at = end
    return [*runs, (text[at:], "")]


def _sentences(text: str, start: int) -> list[tuple[int, int]]:
    found = []
    for at in range(start, len(text)):
        if text[at] in _STOPS:
            found.append((start, at + 1))
            start = at + 1
    if start < len(text):
        found.append((start, len(text)))
    return found


# ---- why a runner-up lost --------------------------------------------------------------------


def _lost(
    evidence: Evidence, alignment: Alignment, limits: Limits, canvas: Canvas
) -> Iterator[Row]:
    """In words: what its score lacks, and in which parts it falls behind the first answer."""
    lang, first = canvas.lang, alignment.evidence[0]
    least = limits.further if alignment.reference else limits.first
    score = number(evidence.score)
    if least is None:
        sentences = [words("lost_plain", lang, score=score)]
    elif evidence.score >= least:
        sentences = [words("weakest", lang, score=score, count=len(alignment.reference))]
    else:
        sentences = [words("lost", lang, score=score, least=f"{least:.2f}")]
    if evidence is not first:
        behind, ahead = _compared(evidence.parts, first.parts, lang)
        if behind:
            listed = _listed(behind, lang)
            sentences.append(words("behind", lang, id=first.reference, parts=listed))
        if ahead:
            sentences.append(words("ahead", lang, parts=_listed(ahead, lang)))
        if not behind:
            sentences.append(words("not_fresh", lang, id=first.reference))
    yield from folded([(("" if lang == "zh" else " ").join(sentences), "")], canvas, 2)


def _listed(parts: list[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(parts)


def _compared(
    ours: Sequence[Part], theirs: Sequence[Part], lang: Lang
) -> tuple[list[str], list[str]]:
    """The parts in which one falls behind and in which it is ahead, the widest apart first."""
    here = {part.scorer: part.value * part.weight for part in ours}
    there = {part.scorer: part.value * part.weight for part in theirs}
    # what only further answers are given, and what is no evidence, is not compared
    names = [name for name in dict.fromkeys([*there, *here]) if name not in _NOT_COMPARED]
    apart = sorted((there.get(name, 0.0) - here.get(name, 0.0), name) for name in names)

    def told(name: str) -> str:
        values = {"here": number(here.get(name, 0.0)), "there": number(there.get(name, 0.0))}
        return words("behind_part", lang, name=scorer_name(name, lang), **values)

    behind = [told(name) for gap, name in reversed(apart) if gap >= _SMALL]
    ahead = [told(name) for gap, name in apart if gap <= -_SMALL]
    return behind[:_REASONS], ahead[:_REASONS]


_NOT_COMPARED = ("calibration", "passage")
