"""The formats of the check with what texts seldom hold: hostile words, odd paths, long lists."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from align.model.finding import Finding, Location, Severity
from align.model.source import Source
from align.model.verdict import Words
from align.report.findings import full, github, markdown
from align.report.findings.interface import FORMATS, NAMES, format_of
from align.report.findings.outcome import (
    Diagnostic,
    Failure,
    Outcome,
    Region,
    RuleInfo,
    region,
)
from align.report.layout import cells

XSD = Path(__file__).resolve().parents[1] / "data" / "junit.xsd"
RULE = RuleInfo("G001", "looser-target", "error", *[Words("text", "文字")] * 3)


def _source(path: str, text: str) -> Source:
    starts = (0, *(at + 1 for at, char in enumerate(text) if char == "\n"))
    return Source(path, text, "0" * 64, "utf-8", starts)


def _outcome(
    *texts: str, path: str = "seeds/a.txt", severity: Severity = "error", **more: object
) -> Outcome:
    """One finding for each message, all of them on the whole of a two-line text."""
    source = _source(path, "到2025年，绿色出行\n比例达到80%。\n")
    place = Location(path, 1, 1, 2, "到2025年，绿色出行比例达到80%")
    items = tuple(
        Diagnostic(
            Finding("G001", severity, "a", place, Words(text, text), (place,), 0.9),
            f"{number:032x}",
        )
        for number, text in enumerate(texts)
    )
    return Outcome(items, (), ("a",), (RULE,), {path: source})._replace(**more)


def test_findings_are_drawn_in_colour() -> None:
    console = Console(file=StringIO(), width=80, force_terminal=True, color_system="256")
    console.print(full.page(_outcome("x"), "en"), crop=False)
    shown = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO
    assert "\x1b[" in shown
    assert "error[G001]" in shown
    assert "seeds/a.txt:1:1" in shown


def test_regions_follow_the_wording_over_line_ends() -> None:
    outcome = _outcome("x")
    place = outcome.findings[0].location
    assert region(outcome, place) == Region(1, 1, 2, 8)
    assert region(outcome, place._replace(text="")) == Region(1, 1, 1, 1)
    assert region(outcome, place._replace(text="别的")) == Region(1, 1, 1, 1)
    assert region(outcome, place._replace(line=9)) == Region(9, 1, 9, 1)
    assert region(outcome, place._replace(path="elsewhere")) == Region(1, 1, 1, 1)


HOSTILE = "50%\r\n::error::x | `a` <b>&amp; [l](u) \x1b[31m\x00 \ud800 𠮷 ]]>"


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_and_paths(name: str) -> None:
    outcome = _outcome(HOSTILE, path="种子/a b,c:d#%.txt")
    outcome = outcome._replace(failures=(Failure("x y.txt", 3, f"x y.txt:3: {HOSTILE}"),))
    text = format_of(name).render(outcome, "en")
    assert "\x00" not in text
    if name in ("json", "sarif", "gitlab"):
        json.loads(text)
    if name == "json-lines":
        assert [json.loads(line)["code"] for line in text.splitlines()] == ["G001"]
    if name in ("github", "concise"):
        assert text.count("\n") == 1
    if name == "github":
        assert "file=种子/a b%2Cc%3Ad#%25.txt," in text
        assert "50%25 ::error" in text
    if name == "sarif":
        (result,) = json.loads(text)["runs"][0]["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert ":" not in uri
        assert json.loads(text)["runs"][0]["invocations"][0]["executionSuccessful"] is False
    if name == "junit":
        pytest.importorskip("xmlschema").XMLSchema(str(XSD)).validate(text)
        assert ElementTree.fromstring(text).get("errors") == "1"  # noqa: S314  # our own
    if name == "markdown":
        assert "<b>" not in text


@given(st.lists(st.text(max_size=40), max_size=5), st.sampled_from(["en", "zh"]))
def test_every_format_takes_any_words(texts: list[str], lang: str) -> None:
    outcome = _outcome(*texts)
    for entry in FORMATS:
        text = entry.render(outcome, "zh" if lang == "zh" else "en")
        if entry.name in ("json", "sarif", "gitlab"):
            json.loads(text)
        if entry.name == "junit":
            ElementTree.fromstring(text.encode("utf-8", "replace"))  # noqa: S314  # our own
        if entry.name == "full":
            assert all(cells(line) <= 120 for line in text.splitlines())


def test_github_shows_the_worst_ones() -> None:
    mild = _outcome(*"abcdefgh", severity="info").diagnostics
    grave = _outcome(*"ijklm").diagnostics
    outcome = _outcome()._replace(diagnostics=(*mild, *grave))
    levels = [line.split(" ")[0] for line in github.shown(outcome, "en").splitlines()]
    assert levels == ["::error"] * 5 + ["::notice"] * 5
    assert github.render(outcome, "en").count("\n") == 13
    assert github.summary(outcome, "en").count("\n| ") == 15  # all of them, and the head


def test_markdown_is_cut_where_it_is_too_long() -> None:
    outcome = _outcome(*("很长的说明" * 30 for _ in range(500)))
    text = markdown.render(outcome, "zh")
    assert len(text.encode()) <= markdown.LARGEST
    shown = text.count("\n| ❌")
    assert f"另有 {500 - shown} 项未显示" in text
    assert shown > 50
    assert markdown.page(outcome, "zh", largest=10).count("\n| ❌") == 0


def test_suppressed_findings_are_marked_or_left_out() -> None:
    found = _outcome("a", "b")
    first, second = found.diagnostics
    outcome = found._replace(diagnostics=(first._replace(suppressed="ignored"), second))
    for entry in FORMATS:
        text = entry.render(outcome, "en")
        marked = {"json": '"ignored"', "json-lines": '"ignored"', "junit": "<skipped "}
        if entry.name in marked:
            assert marked[entry.name] in text
        elif entry.name == "sarif":
            results = json.loads(text)["runs"][0]["results"]
            assert [bool(result.get("suppressions")) for result in results] == [True, False]
        else:
            assert text.count("looser-target") + text.count("G001 b") >= 1
