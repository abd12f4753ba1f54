"""The targets of one reference against several plans: a row each, a column for each plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.lexicon import messages
from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import VERDICTS
from align.report.grid import Coverage, Grid, Total, percent, plain
from align.report.head import rule
from align.report.index import counts
from align.report.interface import View
from align.report.layout import Line, Run, cells, columns, fold, fold_runs
from align.report.legend import legend as verdict_legend
from align.report.markup import Links, escaped, link, table
from align.report.matrix_documents import as_csv, as_json, as_json_lines
from align.report.page import Canvas, Page, Row
from align.report.style import SIGNS, UNICODE, symbol
from align.report.text import Lang, message
from align.report.values import brief, name, number

_LEAST = 16  # cells of a plan's column; plans that find no room come in a further table below
_FIRST = 36  # cells of the first column at most
_BRIEF_LEAST, _BRIEF_FIRST = 14, 16  # the same where there are counts only
_STAR, _STAR_ASCII = "★", "*"

__all__ = ["Grid", "as_csv", "as_json", "as_json_lines", "drawing", "page"]


def _word(key: str, lang: Lang, **values: object) -> str:
    return messages.message(f"matrix.{key}", lang, **values)


def _peer(comparison: Comparison, lang: Lang) -> str:
    """What stands behind the name of a plan that owes the reference nothing."""
    return _word("peer", lang) if comparison.relation == "peer" else ""


def _coverage(coverage: Coverage, lang: Lang) -> list[tuple[str, str]]:
    """What a plan deals with, as label and count."""
    counted = coverage._asdict()
    everything = counted.pop("applicable")
    return [
        (
            _word(key, lang),
            _word("of", lang, count=count, all=everything, share=percent(count, everything)),
        )
        for key, count in counted.items()
    ]


def _total(total: Total, lang: Lang) -> tuple[str, str]:
    """The sum against the whole, and whose amounts it is made of."""
    unit = total.target.unit or ""
    whole = f"{number(total.target.lower)}{unit}" if total.target.lower is not None else ""
    amount = f"{number(total.amount)}{unit}"
    return (
        _word("total", lang, amount=amount, whole=whole, share=number(plain(total.share))),
        _word("known", lang, count=len(total.plans), all=total.known, names="、".join(total.plans)),
    )


# ---- Markdown ------------------------------------------------------------------------------------


def page(
    comparisons: Sequence[Comparison], lang: Lang, *, base: str = "../", summed: bool = True
) -> str:
    """The matrix as Markdown, coverage and totals last; if ``summed``, counts of verdicts first."""
    grid, links = Grid(comparisons), Links(base)
    stop = "。" if lang == "zh" else "."
    title = escaped(grid.reference.meta.title or grid.reference.id)
    lines = [
        "# " + message("markdown.matrix", lang, reference=title, count=len(comparisons)),
        "",
        message("markdown.matrix_intro", lang),
        "",
        _word("legend", lang, strictest=_STAR, nobody=SIGNS["missing"].symbol) + stop,
        "",
    ]
    heads = [link(escaped(c.plan.id), links.path(c.plan)) + _peer(c, lang) for c in comparisons]
    totals = [counts(comparison) for comparison in comparisons]
    summary = [
        [f"{SIGNS[v].symbol} {message(f'verdict.{v}', lang)}", *(str(t[v]) for t in totals)]
        for v in VERDICTS
        if any(total[v] for total in totals)
    ]
    if summed:
        lines += table([message("head.verdict", lang), *heads], summary)
    rows = []
    for target in grid.targets:
        where = links.lines(grid.reference, target.start, target.end)
        nobody = f"{SIGNS['missing'].symbol} " if _nobody(grid, target) else ""
        first = [
            nobody + escaped(name(target)),
            f"{escaped(brief(target, lang, UNICODE))} {where}",
        ]
        rows.append(first + [_cell(grid, i, target, lang, links) for i in range(len(comparisons))])
    lines += table([message("head.indicator", lang), message("head.reference", lang), *heads], rows)
    lines += _feet(grid, heads, lang)
    return "\n".join(lines).rstrip() + "\n"


def _cell(grid: Grid, column: int, target: Target, lang: Lang, links: Links) -> str:
    verdict, own = grid.cell(column, target)
    if verdict is None:
        return ""
    star = _STAR if column in grid.strictest(target) else ""
    text = f"{SIGNS[verdict.verdict].symbol} {message(f'verdict.{verdict.verdict}', lang)}{star}"
    if own is None:
        return text
    where = links.lines(grid.comparisons[column].plan, own.start, own.end)
    return f"{text} {escaped(brief(own, lang, UNICODE))} {where}"


def _feet(grid: Grid, heads: Sequence[str], lang: Lang) -> Iterator[str]:
    """The tables of coverage and totals."""
    yield from (f"## {_word('coverage', lang)}", "")
    found = [_coverage(grid.coverage(i), lang) for i in range(len(grid.comparisons))]
    rows = [
        [label, *(entries[row][1] for entries in found)] for row, (label, _) in enumerate(found[0])
    ]
    yield from table([_word("coverage", lang), *heads], rows)
    totals = grid.totals()
    if not totals:
        return
    yield from (f"## {_word('totals', lang)}", "", _word("totals_intro", lang), "")
    yield from table(
        [message("head.indicator", lang), _word("amount", lang), _word("parts", lang)],
        [[escaped(name(total.target)), *map(escaped, _total(total, lang))] for total in totals],
    )


def _nobody(grid: Grid, target: Target) -> bool:
    """Whether no plan says anything of a target."""
    return len(grid.silent(target)) == len(grid.comparisons)


# ---- terminal ------------------------------------------------------------------------------------


def drawing(comparisons: Sequence[Comparison], view: View) -> Page:
    """The matrix for the terminal, as many plans beside each other as there is room for."""
    grid = Grid(comparisons)

    def draw(canvas: Canvas) -> Iterator[Row]:
        first = min(_BRIEF_FIRST if view.brief else _FIRST, canvas.width // 3)
        least = _BRIEF_LEAST if view.brief else _LEAST
        fit = max(1, (canvas.width - first) // (least + 2))
        tables = -(-len(comparisons) // fit) or 1
        fit = -(-len(comparisons) // tables) or 1  # as many in each, so that none is lonely
        for start in range(0, len(comparisons), fit):
            if start:
                yield []
            chosen = range(start, min(start + fit, len(comparisons)))
            width = (canvas.width - first) // len(chosen) - 2
            yield from _block(grid, chosen, [first, *([width] * len(chosen))], view, canvas)
        yield from _drawn_totals(grid, canvas, brief=view.brief)
        if not view.legend or view.brief:
            return
        found = {v.verdict for c in comparisons for v in c.verdicts if v.reference_target}
        yield from verdict_legend([name for name in found if view.shows(name)], canvas)
        star = _STAR_ASCII if canvas.ascii else _STAR
        nobody = symbol("missing", ascii=canvas.ascii)
        yield []
        legend = _word("legend", canvas.lang, strictest=star, nobody=nobody)
        yield from (line.runs for line in fold(legend, canvas.width, style="dim"))

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def _block(
    grid: Grid, chosen: range, widths: list[int], view: View, canvas: Canvas
) -> Iterator[Row]:
    """The rows for some of the plans, their coverage at the foot."""
    heads = [fold(grid.reference.id, widths[0], style="title")]
    for comparison in (grid.comparisons[i] for i in chosen):
        runs: list[Run] = [(comparison.plan.id, "title"), (_peer(comparison, canvas.lang), "dim")]
        heads.append(fold_runs(runs, widths[1]))
    yield from columns(heads, widths)
    yield [(canvas.glyphs.rule * canvas.width, "dim")]
    if view.brief:
        yield from _counts([grid.comparisons[i] for i in chosen], widths, canvas)
    for target in () if view.brief else grid.targets:
        found = [grid.cell(i, target)[0] for i in chosen]
        if not any(verdict is None or view.shows(verdict.verdict) for verdict in found):
            continue
        parts = [_first(grid, target, widths[0], canvas)]
        parts += [_told(grid, i, target, widths[1], canvas) for i in chosen]
        yield from columns(parts, widths)
    yield rule(_word("coverage", canvas.lang), canvas)
    coverage = [_coverage(grid.coverage(i), canvas.lang) for i in chosen]
    shown = coverage[0][:1] if view.brief else coverage[0]  # the counts tell the other ones
    for row, (label, _) in enumerate(shown):
        parts = [fold(label, widths[0])]
        parts += [fold(entries[row][1], widths[1]) for entries in coverage]
        yield from columns(parts, widths)


def _first(grid: Grid, target: Target, width: int, canvas: Canvas) -> list[Line]:
    """The column of the reference: the indicator and its value."""
    runs: list[Run] = [(name(target), "strong")]
    if _nobody(grid, target):
        runs.insert(0, (symbol("missing", ascii=canvas.ascii) + " ", SIGNS["missing"].style))
    return _with_value(runs, (brief(target, canvas.lang, canvas.glyphs), "dim"), width)


def _with_value(runs: list[Run], value: Run, width: int) -> list[Line]:
    """What there is to say and, beside it where there is room, else below it, the value."""
    if sum(cells(text) for text, _ in (*runs, value)) + 2 <= width:
        return fold_runs([*runs, ("  ", ""), value], width)
    return fold_runs(runs, width) + fold_runs([value], width)


def _counts(comparisons: Sequence[Comparison], widths: list[int], canvas: Canvas) -> Iterator[Row]:
    """How many verdicts of each name there are on each plan."""
    totals = [counts(comparison) for comparison in comparisons]
    for verdict in VERDICTS:
        if not any(total[verdict] for total in totals):
            continue
        sign, style = symbol(verdict, ascii=canvas.ascii), SIGNS[verdict].style
        label = fold(f"{sign} {message(f'verdict.{verdict}', canvas.lang)}", widths[0], style=style)
        numbers = [
            fold(str(total[verdict]), widths[1], style="" if total[verdict] else "dim")
            for total in totals
        ]
        yield from columns([label, *numbers], widths)


def _told(grid: Grid, column: int, target: Target, width: int, canvas: Canvas) -> list[Line]:
    """The cell of a plan: the verdict, below it the plan's value."""
    verdict, own = grid.cell(column, target)
    if verdict is None:
        return []
    sign = symbol(verdict.verdict, ascii=canvas.ascii)
    word = message(f"verdict.{verdict.verdict}", canvas.lang)
    runs: list[Run] = [(f"{sign} {word}", SIGNS[verdict.verdict].style)]
    if column in grid.strictest(target):
        runs.append((_STAR_ASCII if canvas.ascii else _STAR, "strong"))
    if own is None:
        return fold_runs(runs, width)
    return _with_value(runs, (brief(own, canvas.lang, canvas.glyphs), ""), width)


def _drawn_totals(grid: Grid, canvas: Canvas, *, brief: bool) -> Iterator[Row]:
    """The sums of amounts, a target each."""
    totals = grid.totals()
    if not totals:
        return
    yield []
    yield rule(_word("totals", canvas.lang), canvas)
    if not brief:
        intro = fold(_word("totals_intro", canvas.lang), canvas.width, style="dim")
        yield from (line.runs for line in intro)
    first = min(_FIRST, canvas.width // 3)
    widths = [first, canvas.width - first - 2]
    for total in totals:
        amount, known = _total(total, canvas.lang)
        told = fold(amount, widths[1])
        if not brief:
            told += fold(known, widths[1], style="dim")
        yield from columns([fold(name(total.target), first, style="strong"), told], widths)
