from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import report_sample as sample
from rich.color_triplet import ColorTriplet
from rich.console import Console

from align.model.comparison import Comparison
from align.model.pairing import SentencePair
from align.model.plan import Clause
from align.model.verdict import VERDICTS
from align.report import matrix, terminal, views
from align.report.interface import View, verdict_names
from align.report.layout import cells
from align.report.style import _DEFINITIONS, SIGNS, leading_to, place_of, rich_style
from align.report.text import message

WIDTHS = (40, 52, 60, 80, 100, 120, 200)
VIEW = View(sentences=sample.sentences)


def colored(page: object, width: int, **options: object) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="256", width=width, **options)  # type: ignore[arg-type]
    console.print(page, crop=False, end="")
    return out.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_report(golden: Callable[[str, str], None], lang: str, width: int) -> None:
    page = terminal.comparison(sample.invented(), VIEW._replace(lang=lang))  # type: ignore[arg-type]
    golden(f"compare.{lang}.{width}.txt", page.text(width))


def test_report_in_ascii(golden: Callable[[str, str], None]) -> None:
    text = terminal.comparison(sample.invented(), VIEW._replace(lang="en", ascii=True)).text(80)
    golden("compare.ascii.txt", text)
    comparison = sample.invented()
    own = f"{sample.CITY}{sample.DISTRICT}{comparison.plan.meta}{comparison.reference.meta}"
    drawn = text.translate({ord(char): None for char in own})
    assert drawn.isascii(), sorted({c for c in drawn if not c.isascii()})


def test_colors(golden: Callable[[str, str], None]) -> None:
    text = colored(terminal.overview(sample.invented(), VIEW), 80)
    golden("overview.ansi.txt", text.replace("\x1b[", "<").replace("\r", ""))


def _luminance(color: ColorTriplet) -> float:
    parts = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in color.normalized)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("name", sorted(_DEFINITIONS))
def test_colours_can_be_read_on_white_and_on_black(name: str) -> None:
    color = rich_style(name).color
    if color is None:
        return
    light = _luminance(color.get_truecolor())
    least = 3.7 if name in ("amber", "sky") else 4.3  # the palette has no better of these
    assert 1.05 / (light + 0.05) >= least
    assert (light + 0.05) / 0.05 >= least


def test_between_peers_nothing_is_a_gap() -> None:
    peers = sample.invented("peer")
    for lang, word in (("zh", "差距"), ("en", "gap")):
        view = VIEW._replace(lang=lang)  # type: ignore[arg-type]
        for page in (terminal.comparison(peers, view), terminal.overview(peers, view)):
            assert word not in page.text(100).lower()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    comparison = sample.invented()
    view = VIEW._replace(lang=lang)  # type: ignore[arg-type]
    pages = (
        terminal.comparison(comparison, view),
        terminal.comparison(comparison, view._replace(sentences=None)),
        terminal.overview(comparison, view),
        views.clauses(comparison.plan, view),
        views.targets(comparison.plan, comparison.plan_targets, view, context=True),
        matrix.drawing([comparison] * 5, view),
    )
    for page in pages:
        for line in page.text(width).splitlines():
            assert cells(line) <= width, line


@pytest.mark.parametrize("width", [80, 120, 200])
def test_no_line_of_a_real_report_is_too_wide(shared: Path, width: int) -> None:
    comparison = sample.from_gold(shared)
    text = terminal.comparison(comparison, VIEW).text(width)
    assert all(cells(line) <= width for line in text.splitlines())


def test_an_overview_fits_one_screen(shared: Path) -> None:
    text = terminal.overview(sample.from_gold(shared), VIEW).text(80)
    assert len(text.splitlines()) <= 24


def test_colors_change_no_character_but_the_marks() -> None:
    page = terminal.comparison(sample.invented(), VIEW._replace(sentences=None, marks=True))
    segments = Console(width=100, color_system="256", force_terminal=True).render(page)
    text = "".join(segment.text for segment in segments)
    assert [line.rstrip() for line in text.splitlines()] == page.text(100).splitlines()


def test_no_escape_sequences_off_a_terminal() -> None:
    out = io.StringIO()
    Console(file=out, width=80).print(terminal.comparison(sample.invented(), VIEW), crop=False)
    assert "\x1b" not in out.getvalue()
    assert "{+16.5%+}" in out.getvalue()


def test_without_colors_the_differences_stand_in_brackets() -> None:
    page = terminal.comparison(sample.invented(), VIEW)
    assert "{+" in colored(page, 120, no_color=True)
    assert "{+" not in colored(page, 120)


def hostile(comparison: Comparison) -> Comparison:
    """The comparison with escape sequences in everything that a plan can print."""
    evil = "\x1b]0;x\x07\x9b31m\u202e"
    plan = comparison.plan
    clauses = tuple(
        c._replace(
            text=c.text + evil, heading=c.heading + evil, offsets=(*c.offsets, *[c.end] * len(evil))
        )
        for c in plan.clauses
    )
    targets = tuple(
        t._replace(indicator=t.indicator + evil, unit=(t.unit or "") + evil, word=evil, quote=evil)
        for t in comparison.plan_targets
    )
    meta = plan.meta._replace(title=evil, issuer=evil)
    return comparison._replace(plan=plan._replace(clauses=clauses, meta=meta), plan_targets=targets)


def test_escape_sequences_in_a_plan_are_harmless() -> None:
    comparison = hostile(sample.invented())
    for page in (
        terminal.comparison(comparison, VIEW),
        terminal.overview(comparison, VIEW),
        views.clauses(comparison.plan, VIEW),
        views.targets(comparison.plan, comparison.plan_targets, VIEW, context=True),
        matrix.drawing([comparison], VIEW),
    ):
        text = page.text(80)
        assert text.replace("\n", "").isprintable() or not set(text) & set("\x1b\x07\x9b\u202e")


def test_markup_in_a_plan_is_not_interpreted() -> None:
    assert "[bold]a|b[/bold]" in colored(terminal.comparison(sample.invented(), VIEW), 120)


def test_only_the_chosen_verdicts_are_shown() -> None:
    view = VIEW._replace(only=verdict_names(["missing", "looser"]))
    text = terminal.comparison(sample.invented(), view).text(120)
    assert "▼ 更松 2" in text
    table = text.split("指标")[1]
    assert "更严" not in table
    assert "柳溪区" not in table
    assert "二 ↔ 二" in text
    assert "四 ↔ 三（二）" not in text


def test_unknown_verdicts_are_refused() -> None:
    with pytest.raises(KeyError):
        verdict_names(["better"])


def test_clauses_can_be_left_out() -> None:
    text = terminal.comparison(sample.invented(), VIEW._replace(clauses=False)).text(120)
    assert "条款对照" not in text


def test_empty_comparisons_are_drawn() -> None:
    full = sample.invented()
    bare = full._replace(
        reference=full.reference._replace(clauses=()),
        plan=full.plan._replace(clauses=()),
        reference_targets=(),
        plan_targets=(),
        alignments=(),
        verdicts=(),
        untreated=(),
        notes=(),
    )
    for width in WIDTHS:
        assert "没有找到目标" in terminal.comparison(bare, VIEW).text(width)
        assert terminal.overview(bare, VIEW).text(width)
    assert "没有找到条款" in views.clauses(bare.plan, VIEW).text(80)
    assert "没有找到目标" in views.targets(bare.plan, (), VIEW).text(80)


def test_every_verdict_looks_different() -> None:
    assert set(SIGNS) == set(VERDICTS)
    for kind in ("symbol", "ascii"):
        signs = [getattr(sign, kind) for sign in SIGNS.values()]
        assert len(set(signs)) == len(signs)
        assert all(cells(sign) == 1 for sign in signs)
    assert all(sign.ascii.isascii() for sign in SIGNS.values())
    assert all(rich_style(sign.style) is not None for sign in SIGNS.values())


def test_clauses_of_a_plan(golden: Callable[[str, str], None]) -> None:
    plan = sample.invented().plan
    golden("clauses.zh.txt", views.clauses(plan, VIEW).text(120))


def test_targets_of_a_plan(golden: Callable[[str, str], None]) -> None:
    comparison = sample.invented()
    page = views.targets(comparison.plan, comparison.plan_targets, VIEW, context=True)
    golden("targets.zh.txt", page.text(80))


def test_matrix(golden: Callable[[str, str], None]) -> None:
    page = matrix.drawing([sample.invented(), sample.invented("peer")], VIEW)
    golden("matrix.zh.txt", page.text(80))


def test_a_clause_drawn_before_is_not_drawn_at_length_again() -> None:
    full = sample.invented()
    first, second, third = full.alignments[1:4]
    again = [entry._replace(reference=("三",), primary="三") for entry in (second, third)]
    comparison = full._replace(alignments=(first, *again))
    text = terminal.comparison(comparison, VIEW._replace(sentences=_unmatched)).text(120)
    assert text.count("新增热泵供暖面积1.2亿平方米") == 1
    assert text.count("（本条其余文字从略）") == 1


def _unmatched(reference: Clause, plan: Clause) -> list[SentencePair]:
    pairs = sample.sentences(reference, plan)
    alone = [SentencePair(None, pair.plan, 0.0) for pair in pairs if pair.plan]
    return alone + [SentencePair(pair.reference, None, 0.0) for pair in pairs if pair.reference]


def test_the_legend_explains_what_is_shown_and_nothing_else() -> None:
    comparison = sample.invented()
    whole = terminal.comparison(comparison, VIEW._replace(clauses=False, lang="en"))
    chosen = VIEW._replace(clauses=False, lang="en", only=("looser",))
    meanings = {name: message(f"meaning.{name}", "en") for name in VERDICTS}
    used = {verdict.verdict for verdict in comparison.verdicts}
    for name, meaning in meanings.items():
        assert (meaning in whole.text(140)) == (name in used)
        assert (meaning in terminal.comparison(comparison, chosen).text(140)) == (name == "looser")
    without = terminal.comparison(comparison, chosen._replace(legend=False)).text(140)
    assert meanings["looser"] not in without


def test_places_lead_to_their_lines_and_change_no_character() -> None:
    comparison = sample.invented()
    pages = (
        terminal.comparison(comparison, VIEW),
        views.clauses(comparison.plan, VIEW),
        views.targets(comparison.plan, comparison.plan_targets, VIEW),
    )
    link = re.compile("\x1b]8;;([^\x1b]*)\x1b\\\\")
    for page in pages:
        linked = page.linked(lambda path, line: f"{path}#{line}")
        text = linked.text(100)
        assert link.sub("", text) == page.text(100)
        found = link.findall(text)
        assert found[1::2] == [""] * (len(found) // 2), "every link is closed"
        assert set(found) > {"", "seeds/liuxi.txt#1"}
        for line in text.splitlines():
            assert line.count("\x1b]8;;") % 2 == 0, "no link goes beyond its line"
        assert link.findall(colored(linked, 100)) == found
        assert "\x1b]8" not in colored(page, 100)


def test_a_path_cannot_break_out_of_its_link() -> None:
    style = leading_to("dim", "a\tb\x1b\\c", 7)
    assert place_of(style) == ("dim", ("a\tb\x1b\\c", 7))
