"""The web pages, without a browser: their structure, their links, their size, hostile texts."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import pytest
import report_sample as sample
from html_digest import digest

from align.errors import AlignError
from align.model.comparison import Comparison
from align.model.verdict import VERDICTS, Words
from align.report import html
from align.report.html.engine import anchor, fragment
from align.report.interface import FORMATS, View
from align.report.style import SIGNS

pytest.importorskip("jinja2")

VOID = {"meta", "link", "input", "br", "hr", "circle", "rect", "line", "polyline"}


class Reader(HTMLParser):
    """Reads a page into its elements and its text; complains where tags are not balanced."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1:] == [tag], self._open[-3:]
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("style", "script"):
            self.text.append(data)

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of the elements of that tag, with that class where asked for."""
        wanted = attributes.get("cls")
        return [
            found
            for name, found in self.elements
            if name == tag and (wanted is None or wanted in found.get("class", "").split())
        ]


def comparison(lang: str = "zh", of: Comparison | None = None, **more: object) -> str:
    return html.comparison(of or sample.invented(), lang, sentences=sample.sentences, **more)  # type: ignore[arg-type]


def matrix(lang: str = "zh") -> str:
    return html.matrix([sample.invented(), sample.invented("peer")], lang)  # type: ignore[arg-type]


PAGES = {"comparison": comparison, "matrix": matrix}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_structure(golden: Callable[[str, str], None], name: str, lang: str) -> None:
    golden(f"html.{name}.{lang}.txt", digest(PAGES[name](lang)))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_places_that_are_on_the_page_once(name: str, lang: str) -> None:
    page = Reader(PAGES[name](lang))
    ids = Counter(found["id"] for _, found in page.elements if "id" in found)
    assert max(ids.values()) == 1
    for link in page.all("a"):
        assert link["href"].startswith("#"), "a page leads nowhere but to itself"
        assert link["href"][1:].replace("%25", "%") in ids


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched(name: str) -> None:
    text = PAGES[name]("zh")
    page = Reader(text)
    assert "http://" not in text.replace('http-equiv="', "")
    assert "https://" not in text
    assert "@import" not in text
    assert "url(" not in text
    assert not page.all("img") + page.all("iframe") + page.all("object")
    assert all("src" not in found for _, found in page.elements)
    assert [link["href"] for link in page.all("link")] == ["data:,"]
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("name", PAGES)
def test_same_page_twice_without_a_path_of_the_machine(name: str) -> None:
    first = PAGES[name]("zh")
    assert first == PAGES[name]("zh")
    assert str(sample.__file__).rsplit("/", 3)[0] not in first
    assert first.startswith("<!doctype html>\n")
    assert first.endswith("</html>\n")


def test_every_verdict_has_a_row_and_every_clause_an_anchor() -> None:
    subject = sample.invented()
    page = Reader(comparison(of=subject))
    rows = [row for row in page.all("tr") if "data-verdict" in row]
    assert Counter(r["data-verdict"] for r in rows) == Counter(v.verdict for v in subject.verdicts)
    assert [VERDICTS.index(row["data-verdict"]) for row in rows] == sorted(
        VERDICTS.index(verdict.verdict) for verdict in subject.verdicts
    )
    ids = {found["id"] for _, found in page.elements if "id" in found}
    assert {anchor("r", clause.id) for clause in subject.reference.clauses} <= ids
    assert {anchor("p", clause.id) for clause in subject.plan.clauses} <= ids


def test_targets_are_linked_with_their_rows_on_both_sides() -> None:
    page = Reader(comparison())
    marks = page.all("a", cls="mark")
    assert {mark["id"] for mark in marks} >= {"rt-yunzhou-02", "pt-liuxi-02", "pe-yunzhou-07"}
    left = next(mark for mark in marks if mark["id"] == "rt-yunzhou-02")
    right = next(mark for mark in marks if mark["id"] == "pt-liuxi-02")
    assert left["data-v"] == right["data-v"]
    assert left["href"] == right["href"] == "#v-yunzhou-02"


def test_differences_are_marked_and_the_text_stays_whole() -> None:
    subject = sample.invented()
    text = comparison(of=subject)
    assert "<mark>" in text
    shown = "".join(Reader(text).text)
    for plan in (subject.reference, subject.plan):
        for clause in plan.clauses:
            for sentence in re.findall("[^。]+。", clause.text[clause.body :]):
                assert sentence in shown


def test_charts_show_both_plans() -> None:
    text = comparison()
    page = Reader(text)
    assert len(page.all("figure")) == 6
    labels = [svg["aria-label"] for svg in page.all("svg") if "aria-label" in svg]
    assert any("15%" in label and "16.5%" in label for label in labels)
    assert "↓≥13.5%" in text


@pytest.mark.parametrize("relation", ["parent", "peer", "revision"])
def test_benchmarks_name_no_gaps(relation: str) -> None:
    shown = "".join(Reader(comparison(of=sample.invented(relation))).text)  # type: ignore[arg-type]
    assert ("差距" in shown.replace("不构成差距", "")) == (relation != "peer")


def test_chosen_parts_only() -> None:
    text = comparison(only=["missing"], clauses=False)
    page = Reader(text)
    assert [row["data-verdict"] for row in page.all("tr") if "data-verdict" in row] == ["missing"]
    assert not page.all("article")
    ids = {found["id"] for _, found in page.elements if "id" in found}
    assert all(link["href"][1:] in ids for link in page.all("a"))


def test_without_sentences_the_clauses_stand_as_wholes() -> None:
    text = html.comparison(sample.invented())
    assert "<mark>" not in text.split('class="pair')[1]
    assert Reader(text).all("a", cls="mark")


HOSTILE = (
    "</script><script>alert(1)</script>\"' onmouseover=alert(2) {{ 7*7 }} {% x %} <!-- ]]> %41&lt;"
)


def _hostile() -> Comparison:
    """The sample with a text that would like to be code, wherever a plan's words can come in."""
    subject = sample.invented()

    def plan(plan, kind):  # type: ignore[no-untyped-def]
        clauses = tuple(
            clause._replace(
                id=f"{clause.id} {HOSTILE}",
                heading=HOSTILE,
                path=(HOSTILE,),
                text=HOSTILE + clause.text,
                offsets=tuple([clause.start] * len(HOSTILE) + list(clause.offsets)),
                body=len(HOSTILE),
            )
            for clause in plan.clauses
        )
        meta = plan.meta._replace(title=HOSTILE, issuer=HOSTILE, number=HOSTILE)
        source = plan.source._replace(path=HOSTILE)
        return plan._replace(id=kind + HOSTILE, meta=meta, source=source, clauses=clauses)

    def targets(targets):  # type: ignore[no-untyped-def]
        return tuple(
            target._replace(
                indicator=HOSTILE,
                quote=HOSTILE,
                word=HOSTILE,
                unit=HOSTILE,
                clause=f"{target.clause} {HOSTILE}",
                id=target.id + HOSTILE,
            )
            for target in targets
        )

    def renamed(id: str | None) -> str | None:
        return id and id + HOSTILE

    return subject._replace(
        reference=plan(subject.reference, "r"),
        plan=plan(subject.plan, "p"),
        reference_targets=targets(subject.reference_targets),
        plan_targets=targets(subject.plan_targets),
        alignments=tuple(
            entry._replace(
                plan=f"{entry.plan} {HOSTILE}",
                reference=tuple(f"{name} {HOSTILE}" for name in entry.reference),
                primary=entry.primary and f"{entry.primary} {HOSTILE}",
            )
            for entry in subject.alignments
        ),
        verdicts=tuple(
            verdict._replace(
                reference_target=renamed(verdict.reference_target),
                plan_target=renamed(verdict.plan_target),
                reason=Words(HOSTILE, HOSTILE),
                gap=HOSTILE,
                decision=HOSTILE,
            )
            for verdict in subject.verdicts
        ),
        notes=(Words(HOSTILE, HOSTILE),),
    )


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_stays_text(name: str) -> None:
    subject = _hostile()
    text = comparison(of=subject) if name == "comparison" else html.matrix([subject, subject])
    page = Reader(text)
    plain = Reader(PAGES[name]("zh"))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements}
    assert len(page.all("script")) == 1
    known = {key for _, found in plain.elements for key in found}
    assert {key for _, found in page.elements for key in found} <= known
    assert "49" not in "".join(page.text).split("7*7")[0][-40:]
    assert HOSTILE in "".join(page.text)
    ids = Counter(found["id"] for _, found in page.elements if "id" in found)
    assert max(ids.values()) == 1
    assert not any(re.search(r"\s", place) for place in ids)
    for link in page.all("a"):
        assert link["href"][1:].replace("%25", "%") in ids


def test_characters_that_steer_are_replaced() -> None:
    subject = sample.invented()
    targets = tuple(t._replace(quote="a\x00\u202eb\x1b[0m") for t in subject.reference_targets)
    text = comparison(of=subject._replace(reference_targets=targets))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e]", text)


def test_anchors() -> None:
    assert anchor("r", "能源 行动/2") == "r-能源_行动/2"
    assert fragment("r-100%") == "#r-100%25"


def test_an_empty_comparison_has_a_page() -> None:
    subject = sample.invented()._replace(
        verdicts=(), alignments=(), reference_targets=(), plan_targets=(), notes=(), untreated=()
    )
    assert Reader(comparison(of=subject)).all("table")
    with pytest.raises(ValueError, match="at least one"):
        html.matrix([])


def _luminance(colour: str) -> float:
    if len(colour) == 4:
        colour = "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1, 2, 3], ids=["light", "system dark", "dark", "print"])
def test_every_verdict_can_be_read_in_every_theme(theme: int) -> None:
    style = comparison().split("<style>")[1].split("</style>")[0]
    blocks = [block for block in re.findall(r"\{([^{}]*)\}", style) if "--paper:" in block]
    assert len(blocks) == 4
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]+)", blocks[theme]))
    for sign in SIGNS.values():
        assert f".c-{sign.style}" in style
        assert _contrast(colours[sign.style], colours["paper"]) >= 4.5, sign
        assert _contrast(colours[sign.style], colours["on"]) >= 4.5, sign
    for name in ("ink", "soft", "link"):
        assert _contrast(colours[name], colours["paper"]) >= 4.5
        assert _contrast(colours[name], colours["ground"]) >= 4.5
    for tint in ("lit", "left", "right"):
        assert _contrast(colours["ink"], colours[tint]) >= 4.5


def test_symbols_stand_beside_the_colours() -> None:
    text = comparison()
    for name in {verdict.verdict for verdict in sample.invented().verdicts}:
        assert f'aria-hidden="true">{SIGNS[name].symbol}</span>' in text


def test_without_the_engine_the_hint_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from align.report.html import engine

    engine._environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(AlignError, match=r"pip install 'align\[html\]'"):
        comparison()


def test_it_is_one_of_the_formats() -> None:
    entry = next(entry for entry in FORMATS if entry.name == "html")
    assert entry.render(sample.invented(), View(sentences=sample.sentences)) == comparison()


def test_size_of_a_real_page(shared: object) -> None:
    subject = sample.from_gold(shared)  # type: ignore[arg-type]
    assert len(comparison(of=subject).encode()) <= 600_000
