"""Two versions of one plan as a web page, without a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from align.model.revision import Revision
from align.pipeline import revise
from align.read import parse, read_plan

pytest.importorskip("jinja2")

from align.report.html import revision as web  # it needs the extra

WHOLE = Path(__file__).resolve().parents[1] / "revise" / "whole"
EMPTY = {"meta", "link", "br", "input", "img", "hr"}


class Checked(HTMLParser):
    """Whether every element is closed, and which anchors and links there are."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text += data


def whole() -> Revision:
    old, new, district = (
        read_plan(str(WHOLE / f"{name}.txt"), id=name) for name in ("old", "new", "district")
    )
    return revise(old, new, [district])


def checked(text: str) -> Checked:
    page = Checked()
    page.feed(text)
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert not [link for link in page.links if not link.startswith("#")]
    return page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_is_on_the_page(lang: str) -> None:
    found = whole()
    text = web.page(found, lang)  # type: ignore[arg-type]
    assert text == web.page(found, lang)  # type: ignore[arg-type]
    page = checked(text)
    rows = sum(change.fate != "kept" for change in found.targets)
    rows += len(found.downstream[0].changes)
    assert text.count("<tr class=") == rows
    assert text.count('<article class="pair') == sum(one.differs for one in found.clauses)
    for quote in ("120万千瓦", "150万千瓦", "有序开发地热能", "统筹财政资金", "市交通运输局"):
        assert quote in re.sub(r"\s", "", page.text)


def test_a_plan_against_itself() -> None:
    old = whole().old
    text = web.page(revise(old, old), "en")
    page = checked(text)
    assert "No differences." in page.text
    assert "<article" not in text


def test_hostile_texts_stay_texts() -> None:
    old = (WHOLE / "old.txt").read_text(encoding="utf-8")
    sly = "<script>alert(1)</script>&amp;\"'"
    new = old.replace("优化公共交通线网", sly).replace("提升建筑能效水平", f"提升{sly}水平")
    plans = [parse(text.encode(), path="x.txt", id="x") for text in (old, new)]
    text = web.page(revise(*plans))
    checked(text)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
