"""Why a clause was aligned or a verdict given: the evidence, summed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align.lexicon.loader import table
from align.model.comparison import Comparison
from align.model.pairing import Alignment, Evidence
from align.model.plan import Clause
from align.model.target import Target
from align.model.verdict import Verdict
from align.report.index import Index, index
from align.report.interface import View
from align.report.layout import Run, columns, fold, fold_runs
from align.report.page import Canvas, Page, Row
from align.report.style import SIGNS
from align.report.text import Lang, message
from align.report.values import deadline, name, value

_LABEL = 14  # cells of the labels before the text
_NUMBER = 11  # cells of a number in the table of evidence
_AXES = ("value", "deadline", "strength", "scope")


def explanation(comparison: Comparison, id: str, view: View) -> Page:
    """The case for the alignment of a plan clause, or for the verdicts on a target of either plan.

    Raises KeyError where there is no such clause or target.
    """
    if id not in explained(comparison):
        raise KeyError(id)
    found = index(comparison)

    def draw(canvas: Canvas) -> Iterator[Row]:
        if id in found.plan_clauses:
            yield from _alignment(_of(comparison.alignments, id), found, canvas)
            return
        for verdict in comparison.verdicts:
            if id in (verdict.reference_target, verdict.plan_target):
                yield from _verdict(comparison, found, verdict, canvas)
                yield []

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width)


def explained(comparison: Comparison) -> list[str]:
    """The ids that can be explained: the plan's clauses, and the targets of both sides."""
    ids = [alignment.plan for alignment in comparison.alignments]
    for verdict in comparison.verdicts:
        ids += [name for name in (verdict.reference_target, verdict.plan_target) if name]
    return list(dict.fromkeys(ids))


def _say(key: str, lang: Lang, **values: object) -> str:
    text: str = table("messages_cli")["explain"][key][lang]
    return text.format(**values)


def _of(alignments: Iterable[Alignment], clause: str) -> Alignment:
    return next(alignment for alignment in alignments if alignment.plan == clause)


def _title(key: str, clause: Clause, canvas: Canvas) -> str:
    return _say(key, canvas.lang, id=clause.id, heading=clause.heading).rstrip()


def _alignment(alignment: Alignment, found: Index, canvas: Canvas) -> Iterator[Row]:
    """The clause, then the evidence for each reference clause: the chosen ones, the runners-up."""
    clause = found.plan_clauses[alignment.plan]
    yield from _folded([(_title("clause", clause, canvas), "title")], canvas)
    if not alignment.reference:
        yield from _folded([(_say("unaligned", canvas.lang), "amber")], canvas)
    for evidence in alignment.evidence:
        yield []
        chosen = evidence.reference in alignment.reference
        reference = found.reference_clauses[evidence.reference]
        title = _title("aligned" if chosen else "considered", reference, canvas)
        yield from _folded([(title, "strong" if chosen else "dim")], canvas)
        yield from _sum(evidence, canvas)


def _sum(evidence: Evidence, canvas: Canvas) -> Iterator[Row]:
    """The parts of a score as a table: value times weight, what it rests on, and their sum."""
    lang = canvas.lang
    widths = [_LABEL, _NUMBER, _NUMBER, _NUMBER]
    widths.append(max(canvas.width - sum(widths) - 2 * len(widths), 2))
    heads = [_say(key, lang) for key in ("scorer", "value", "weight", "part", "detail")]
    yield from columns(
        [fold(h, w, style="dim") for h, w in zip(heads, widths, strict=True)], widths
    )
    for part in evidence.parts:
        numbers = (part.value, part.weight, part.value * part.weight)
        texts = [part.scorer, *map(_number, numbers), "、".join(part.detail)]
        cells = zip(texts, widths, strict=True)
        yield from columns([fold(text, width) for text, width in cells], widths)
    texts = [_say("sum", lang), "", "", _number(evidence.score)]
    cells = zip(texts, widths, strict=False)
    yield from columns([fold(text, width, style="strong") for text, width in cells], widths[:4])


def _number(value: float) -> str:
    return f"{value:.3f}"


def _verdict(
    comparison: Comparison, found: Index, verdict: Verdict, canvas: Canvas
) -> Iterator[Row]:
    """Both targets with their places, the axes, the reason and the confidence."""
    lang = canvas.lang
    reference, plan = found.sides(verdict)
    title = message(f"verdict.{verdict.verdict}", lang)
    yield from _labelled("verdict", [(title, SIGNS[verdict.verdict].style)], canvas)
    yield from _side("reference", reference, canvas)
    yield from _side("plan", plan, canvas)
    if verdict.evidence is not None:
        place = verdict.evidence
        quote = "".join(comparison.plan.source.text[place.start : place.end].split())
        told = _say("place", lang, line=place.line, quote=quote)
        yield from _labelled("plan", [(told, "")], canvas)
    axes = [
        f"{_say(f'axis_{axis}', lang)} {message(f'verdict.{relation}', lang)}"
        for axis in _AXES
        if (relation := getattr(verdict.axes, axis)) is not None
    ]
    if axes:
        yield from _labelled("axes", [((" · ").join(axes), "")], canvas)
    yield from _labelled("reason", [(getattr(verdict.reason, lang), "")], canvas)
    yield from _labelled("confidence", [(f"{verdict.confidence:.2f}", "")], canvas)


def _side(key: str, target: Target | None, canvas: Canvas) -> Iterator[Row]:
    """A target in a few words, then its quote with its line."""
    lang = canvas.lang
    if target is None:
        yield from _labelled(key, [(_say("nothing", lang), "dim")], canvas)
        return
    words = (name(target), value(target, lang, canvas.glyphs), deadline(target, lang))
    yield from _labelled(key, [(" · ".join(word for word in words if word), "")], canvas)
    told = _say("place", lang, line=target.line, quote=target.quote)
    yield from _labelled("", [(f"{target.id}  {told}", "dim")], canvas)


def _labelled(key: str, runs: list[Run], canvas: Canvas) -> Iterator[Row]:
    label = fold(_say(key, canvas.lang) if key else "", _LABEL, style="dim")
    width = max(canvas.width - _LABEL - 2, 2)
    yield from columns([label, fold_runs(runs, width)], [_LABEL, width])


def _folded(runs: list[Run], canvas: Canvas) -> Iterator[Row]:
    yield from (line.runs for line in fold_runs(runs, canvas.width))
