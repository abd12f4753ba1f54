"""The case for a verdict: both quotations, the axes as a table, and what else was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import Verdict
from align.report.explanation_words import words
from align.report.index import Index, index
from align.report.layout import Run, columns, fold, fold_runs
from align.report.page import Canvas, Row
from align.report.style import SIGNS, symbol
from align.report.text import Lang, message
from align.report.values import deadline, name, value

if TYPE_CHECKING:
    from align.model.verdict import AxisRelation

Rivals = Callable[[Verdict], Iterable[tuple[str, float, str]]]
"""The plan's other targets that were looked at: id, likeness of the wording, why it lost."""

_LABEL = 14  # cells of the labels before the text
_AXIS, _RELATION = 10, 14  # cells of the first and the last column of the axes
_AXES = ("value", "deadline", "strength", "scope")


def verdict_case(
    comparison: Comparison, verdict: Verdict, rivals: Rivals | None
) -> Callable[[Canvas], Iterator[Row]]:
    """Both targets with their places, the axes, the reason, the confidence, the others."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        found = index(comparison)
        reference, plan = found.sides(verdict)
        sign = SIGNS[verdict.verdict]
        title = f"{symbol(verdict.verdict, ascii=canvas.ascii)} " + message(
            f"verdict.{verdict.verdict}", canvas.lang
        )
        yield from _labelled(words("verdict", canvas.lang), [(title, sign.style)], canvas)
        yield from _labelled(
            words("reason", canvas.lang), [(getattr(verdict.reason, canvas.lang), "")], canvas
        )
        yield from _labelled(
            words("confidence", canvas.lang), [(f"{verdict.confidence:.2f}", "")], canvas
        )
        yield from _facts(verdict, canvas)
        yield []
        yield from _side("reference", reference, canvas)
        yield from _side("plan", plan, canvas)
        if verdict.evidence is not None:
            yield from _sentence(comparison, verdict, canvas)
        if reference is not None and plan is not None:
            yield []
            yield from _axes(verdict, reference, plan, canvas)
        if rivals is not None and reference is not None:
            yield []
            yield from _rivals(rivals(verdict), found, canvas)

    return draw


def _facts(verdict: Verdict, canvas: Canvas) -> Iterator[Row]:
    lang = canvas.lang
    if verdict.gap is not None:
        yield from _labelled(words("gap", lang), [(verdict.gap, "")], canvas)
    if verdict.share is not None:
        yield from _labelled(words("share", lang), [(f"{verdict.share}%", "")], canvas)
    if verdict.decision is not None:
        yield from _labelled(words("decision", lang), [(verdict.decision, "")], canvas)


def _sentence(comparison: Comparison, verdict: Verdict, canvas: Canvas) -> Iterator[Row]:
    """The sentence of the plan that the verdict rests on where there is no target."""
    place = verdict.evidence
    if place is not None:
        quote = "".join(comparison.plan.source.text[place.start : place.end].split())
        told = words("place", canvas.lang, line=place.line, quote=quote)
        yield from _labelled("", [(told, "")], canvas)


def _side(key: str, target: Target | None, canvas: Canvas) -> Iterator[Row]:
    """A target in a few words, then its quote with its line."""
    lang = canvas.lang
    if target is None:
        yield from _labelled(words(key, lang), [(words("nothing", lang), "dim")], canvas)
        return
    yield from _labelled(words(key, lang), [(_brief(target, canvas), "")], canvas)
    told = words("place", lang, line=target.line, quote=target.quote)
    yield from _labelled("", [(f"{target.id}  {told}", "dim")], canvas)


def _brief(target: Target, canvas: Canvas) -> str:
    parts = (name(target), value(target, canvas.lang, canvas.glyphs), deadline(target, canvas.lang))
    return f" {canvas.glyphs.dot} ".join(part for part in parts if part)


def _axes(verdict: Verdict, reference: Target, plan: Target, canvas: Canvas) -> Iterator[Row]:
    """Axis by axis: what the reference says, what the plan says, and how they lie."""
    lang = canvas.lang
    room = canvas.width - _AXIS - _RELATION - 6
    widths = [_AXIS, room // 2, room - room // 2, _RELATION]
    heads = [words("axis", lang), words("reference", lang), words("plan", lang)]
    heads.append(words("relation", lang))
    yield from columns(
        [fold(head, width, style="dim") for head, width in zip(heads, widths, strict=True)], widths
    )
    for axis in _AXES:
        relation: AxisRelation | None = getattr(verdict.axes, axis)
        told, style = words("undecided", lang), "dim"
        if relation is not None:
            told, style = message(f"verdict.{relation}", lang), SIGNS[relation].style
        texts = [words(f"axis_{axis}", lang), *(_shown(axis, t, canvas) for t in (reference, plan))]
        cells = [fold(text, width) for text, width in zip(texts, widths, strict=False)]
        yield from columns([*cells, fold(told, _RELATION, style=style)], widths)


def _shown(axis: str, target: Target, canvas: Canvas) -> str:
    lang: Lang = canvas.lang
    if axis == "value":
        return value(target._replace(strength="plain"), lang, canvas.glyphs)
    if axis == "deadline":
        return deadline(target, lang) or words("undated", lang)
    if axis == "strength":
        return words(f"strength.{target.strength}", lang)
    return target.scope or words("whole", lang)


def _rivals(found: Iterable[tuple[str, float, str]], known: Index, canvas: Canvas) -> Iterator[Row]:
    """The other targets of the plan that were looked at, each with what it fell behind in."""
    lang = canvas.lang
    label = words("rivals", lang)
    for rival, likeness, cause in found:
        target = known.plan_targets[rival]
        yield from _labelled(label, [(_brief(target, canvas), "")], canvas)
        like = words("likeness", lang, value=f"{likeness:.2f}")
        told = words("place", lang, line=target.line, quote=target.quote)
        why = f"{words(f'cause.{cause}', lang)} {canvas.glyphs.dot} {like}"
        yield from _labelled("", [(f"{rival}  {told}", "dim")], canvas)
        yield from _labelled("", [(why, "amber")], canvas)
        label = ""
    if label:
        yield from _labelled(label, [(words("no_rivals", lang), "dim")], canvas)


def _labelled(label: str, runs: list[Run], canvas: Canvas) -> Iterator[Row]:
    width = max(canvas.width - _LABEL - 2, 2)
    yield from columns([fold(label, _LABEL, style="dim"), fold_runs(runs, width)], [_LABEL, width])
