"""The pages in a real browser: filters, sorting, links, both places of a target, narrow screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import report_sample as sample

from align.report import html

Opened = Callable[..., Any]
PAGES: dict[str, Callable[[], str]] = {
    "parent": lambda: html.comparison(sample.invented(), sentences=sample.sentences),
    "peer": lambda: html.comparison(sample.invented("peer"), "en", sentences=sample.sentences),
    "matrix": lambda: html.matrix([sample.invented(), sample.invented("peer")]),
}
SHOWN = "tr[data-verdict]:not([hidden])"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_screen(
    opened: Opened, name: str, scheme: str, width: int
) -> None:
    page = opened(PAGES[name](), width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_many_plans_and_long_ones_fit_too(opened: Opened, shared: Path, width: int) -> None:
    real = sample.from_gold(shared)
    page = opened(html.comparison(real, sentences=sample.sentences), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page = opened(html.matrix([real] * 16), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_everything_is_there_without_the_script(opened: Opened, name: str) -> None:
    page = opened(PAGES[name](), java_script_enabled=False)
    assert page.locator(SHOWN).count() == page.locator("tr[data-verdict]").count() > 0
    assert page.locator(".filters").is_hidden()
    assert page.locator("[data-theme-toggle]").is_hidden()
    for place in page.locator("section").all():
        assert place.is_visible()


def test_filters_by_verdict_field_deadline_confidence_and_words(opened: Opened) -> None:
    page = opened(PAGES["parent"]())
    total = page.locator(SHOWN).count()
    page.click(".chips [data-verdict=looser]")
    assert page.locator(SHOWN).count() == 2
    assert page.locator("[data-shown]").inner_text() == "2"
    page.click(".chips [data-verdict=missing]")
    assert page.locator(SHOWN).count() == 3
    page.click("[data-reset]")
    assert page.locator(SHOWN).count() == total
    page.select_option("[data-filter=deadline]", "2030")
    assert page.locator(SHOWN).count() == 2
    page.select_option("[data-filter=confidence]", "0-0.6")
    assert page.locator(SHOWN).count() == 0
    assert page.locator(".nothing").is_visible()
    page.select_option("[data-filter=deadline]", "")
    assert page.locator(SHOWN).count() == 1
    page.click("[data-reset]")
    field = page.locator("[data-filter=field] option").nth(1).get_attribute("value")
    page.select_option("[data-filter=field]", field)
    assert 0 < page.locator(SHOWN).count() == page.locator(f"tr[data-field='{field}']").count()
    page.click("[data-reset]")
    page.fill("[data-filter=text]", "热泵 400")
    assert page.locator(SHOWN).count() == 1


def test_sorts_up_and_down(opened: Opened) -> None:
    page = opened(PAGES["parent"]())

    def values(name: str) -> list[str]:
        found = page.locator("tr[data-verdict]")
        return [row.get_attribute(f"data-{name}") for row in found.all()]

    for name in ("confidence", "gap", "deadline", "depth"):
        head = page.locator(f"th[data-sort={name}]")
        for direction in ("ascending", "descending"):
            head.locator("button").click()
            assert head.get_attribute("aria-sort") == direction
            numbers = [float(v) for v in values(name) if v not in ("", "none")]
            assert numbers == sorted(numbers, reverse=direction == "descending")
            assert all(v in ("", "none") for v in values(name)[len(numbers) :])
    page.locator("th[data-sort=name] button").click()
    assert page.locator("th[aria-sort=ascending]").count() == 1


def test_a_link_to_a_clause_scrolls_to_its_place(opened: Opened) -> None:
    page = opened(PAGES["parent"]())
    link = page.locator("tr[data-verdict=stricter] .place a").last
    goal = link.get_attribute("href")[1:]
    link.click()
    place = page.locator(f"[id='{goal}']")
    assert place.is_visible()
    box = place.bounding_box()
    assert 40 <= box["y"] <= 900
    page.evaluate("scrollTo(0, 0)")
    page.locator(".toc summary").click()
    page.locator(".toc a").last.click()
    goal = page.locator(".toc a").last.get_attribute("href")[1:]
    box = page.locator(f"[id='{goal}']").bounding_box()
    assert 40 <= box["y"] <= 900


def test_a_target_shows_both_places(opened: Opened) -> None:
    page = opened(PAGES["parent"]())
    mark = page.locator("a.mark#pt-liuxi-02")
    mark.hover()
    assert page.locator("a.mark#rt-yunzhou-02.lit").count() == 1
    mark.click()
    card = page.locator(".card")
    assert card.is_visible()
    text = card.inner_text()
    assert "单位地区生产总值能耗比2020年下降14%" in text
    assert "单位地区生产总值能耗比2020年下降13.5%以上" in text
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.evaluate("document.activeElement.id") == "pt-liuxi-02"
    page.keyboard.press("Enter")
    assert card.is_visible()
    card.locator("a", has_text="列表").click()
    assert page.evaluate("location.hash") == "#v-yunzhou-02"


def test_a_link_to_a_row_that_is_filtered_out_shows_it(opened: Opened) -> None:
    page = opened(PAGES["parent"]())
    page.click(".chips [data-verdict=missing]")
    page.locator(".worst a").first.click()
    row = page.locator(page.locator(".worst a").first.get_attribute("href"))
    assert row.is_visible()


def test_the_bar_filters(opened: Opened) -> None:
    page = opened(PAGES["parent"]())
    page.click(".bar [data-only=looser]")
    assert page.locator(SHOWN).count() == 2
    assert page.locator(".chips [aria-pressed=true]").count() == 1
    assert page.locator("#targets").bounding_box()["y"] < 200


def test_keys(opened: Opened) -> None:
    page = opened(PAGES["parent"]())
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.dataset.filter") == "text"
    page.keyboard.type("jkt/")
    assert page.input_value("[data-filter=text]") == "jkt/"
    page.click("[data-reset]")
    page.locator("h1").click()
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert first.startswith("v-")
    assert second.startswith("v-")
    assert first != second
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first


def test_light_and_dark(opened: Opened) -> None:
    page = opened(PAGES["parent"](), color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("[data-theme-toggle]")
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    page.keyboard.press("t")
    assert page.evaluate(ground) == light
    assert opened(PAGES["parent"](), color_scheme="dark").evaluate(ground) == dark


def test_matrix_filters_and_opens(opened: Opened) -> None:
    page = opened(PAGES["matrix"]())
    total = page.locator(SHOWN).count()
    page.click(".chips [data-verdict=looser]")
    assert page.locator(SHOWN).count() == 2 < total
    page.click("[data-reset]")
    page.check("[data-filter=differs]")
    assert page.locator(SHOWN).count() == 0
    page.click("[data-reset]")
    assert page.locator("td details[open]").count() == 0
    page.click("td.cell summary >> nth=0")
    assert page.locator("td details[open] q").first.is_visible()
    page.click("[data-open]")
    assert page.locator("td details:not([open])").count() == 0
    page.locator("th[data-sort=name] button").click()
    assert page.locator("th[aria-sort=ascending]").count() == 1


def test_print(opened: Opened) -> None:
    page = opened(PAGES["parent"](), color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for part in (".top", ".filters"):
        assert page.locator(part).is_hidden()
    assert page.locator("#clauses").is_visible()


def test_heads_of_tables_that_are_cards_are_not_stepped_through(opened: Opened) -> None:
    page = opened(PAGES["parent"](), 390)
    page.locator("[data-filter=text]").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('thead'))")


def test_paper_has_tables_whatever_its_width(opened: Opened) -> None:
    page = opened(PAGES["parent"](), 700)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == (
        "table-row"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == (
        "table-header-group"
    )


@pytest.mark.parametrize(
    ("words", "count"),
    [("热泵 400", 1), ("熱泵 ４００", 1), ("三(一) 热泵", 1), ("單位地區生產總值能耗", 1)],
)
def test_search_finds_other_forms_of_the_same_characters(
    opened: Opened, words: str, count: int
) -> None:
    page = opened(PAGES["parent"]())
    page.fill("[data-filter=text]", words)
    assert page.locator(SHOWN).count() == count


def test_search_names_the_clauses_that_hold_the_words(opened: Opened) -> None:
    page = opened(PAGES["parent"]())
    assert page.locator(".further").is_hidden()
    page.fill("[data-filter=text]", "責任单位")
    assert page.locator(SHOWN).count() == 0
    links = page.locator(".further a")
    assert links.count() > 0
    links.first.click()
    goal = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert "责任单位" in page.locator(f"[id='{goal}']").inner_text()
    page.click("[data-reset]")
    assert page.locator(".further").is_hidden()


def test_hostile_text_runs_nothing(opened: Opened) -> None:
    subject = sample.invented()
    words = (
        "</script><img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    )
    targets = tuple(
        t._replace(quote=words, indicator=words, word=words) for t in subject.plan_targets
    )
    text = html.comparison(subject._replace(plan_targets=targets), sentences=sample.sentences)
    page = opened(text)
    page.locator("a.mark").first.click()
    assert page.title() != "run"
    assert page.locator("img").count() == 0
    assert words in page.locator("#targets").inner_text()
