"""The sample plans printed and saved by real programs are read as from their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from producers import (
    A4,
    K16,
    printed_by_chromium,
    printed_by_libreoffice,
    web_page,
    word_file,
)
from seed_elements import PLANS, elements, plan_of

from align.extract import extract_targets
from align.model.plan import Clause, Plan
from align.model.target import Target
from align.pipeline import compare
from align.read import parse

pytest.importorskip("lxml", reason="pip install 'align[formats]'")
pytest.importorskip("pypdfium2", reason="pip install 'align[formats]'")
SIZES = {"A4": A4, "16K": K16}
LEAST = 0.99


def _word(name: str, size: tuple[int, int], room: Path) -> Path:
    return word_file(elements(name), room / f"{name}.docx", size)


def _page(name: str, size: tuple[int, int], room: Path) -> Path:
    return web_page(elements(name), room / f"{name}.html", size)


def _office(name: str, size: tuple[int, int], room: Path) -> Path:
    return printed_by_libreoffice(_word(name, size, room))


def _browser(name: str, size: tuple[int, int], room: Path) -> Path:
    return printed_by_chromium(_page(name, size, room), size)


FORMS: dict[str, Callable[[str, tuple[int, int], Path], Path]] = {
    "docx": _word,
    "html": _page,
    "pdf by LibreOffice": _office,
    "pdf by chromium": _browser,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str, str], Plan]:
    """The plan of a name, read from a form in a size; made once."""

    @cache
    def make(name: str, form: str, size: str) -> Plan:
        path = FORMS[form](name, SIZES[size], tmp_path_factory.mktemp("made"))
        return parse(path.read_bytes(), path=path.name, id=name)

    return make


def _f1(expected: Iterable[object], found: Iterable[object]) -> float:
    one, other = Counter(expected), Counter(found)
    both = sum((one & other).values())
    return 2 * both / max(1, one.total() + other.total())


def _wording(clause: Clause) -> object:
    return clause.id, clause.heading, clause.text, clause.units


def _committed(target: Target) -> object:
    return target._replace(id="", start=0, end=0, line=0, page=None, sentence=(0, 0))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PLANS)
def test_same_clauses_and_targets(
    made: Callable[[str, str, str], Plan], name: str, form: str, size: str
) -> None:
    plan, expected = made(name, form, size), plan_of(name)
    assert _f1(map(_wording, expected.clauses), map(_wording, plan.clauses)) >= LEAST
    wanted, found = extract_targets(expected), extract_targets(plan)
    assert _f1(map(_committed, wanted), map(_committed, found)) >= LEAST
    assert plan.meta._replace(cited=()) == expected.meta._replace(cited=())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PLANS[1:])
def test_same_verdicts(
    made: Callable[[str, str, str], Plan], name: str, form: str, size: str
) -> None:
    def verdicts(reference: Plan, plan: Plan) -> list[object]:
        comparison = compare(reference, plan)
        quotes = {
            target.id: (target.clause, target.quote)
            for target in (*comparison.reference_targets, *comparison.plan_targets)
        }
        return [
            (
                one.verdict,
                one.axes,
                one.gap,
                quotes.get(one.reference_target or ""),
                quotes.get(one.plan_target or ""),
            )
            for one in comparison.verdicts
        ]

    expected = verdicts(plan_of(PLANS[0]), plan_of(name))
    assert verdicts(made(PLANS[0], form, size), made(name, form, size)) == expected


@pytest.mark.parametrize("form", ["pdf by LibreOffice", "pdf by chromium"])
@pytest.mark.parametrize("name", PLANS)
def test_places_are_pages_and_printed_lines(
    made: Callable[[str, str, str], Plan], name: str, form: str
) -> None:
    source = made(name, form, "16K").source
    assert source.line_starts == tuple(sorted(set(source.line_starts)))
    assert source.page_starts == tuple(sorted(source.page_starts))
    assert len(source.page_starts) > 5
    lines = Counter(source.page_of(start) for start in source.line_starts)
    assert max(lines.values()) < 60
    for clause in made(name, form, "16K").clauses:
        assert clause.page == source.page_of(clause.start)
