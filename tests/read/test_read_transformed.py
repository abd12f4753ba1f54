"""The same plan set otherwise is read the same: line ends, widths, encodings, numbering."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from reading_laws import check

from align.model.plan import Plan
from align.read import parse
from align.read.headings.numbering import number_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
PLANS = ("beijing", "changping", "haidian", "fuzhongxin", "ninghe")
HAN = "[一二三四五六七八九十]"
STARTS = re.compile(rf"{HAN}+、|（{HAN}+）|——|\d+\.|专栏")
SHORT = 80
"""Characters: a text whose lines are no longer was cut at a fixed width."""


def text_of(name: str) -> str:
    path = SHARED / "seeds" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no text of {name} beside the repository")
    return path.read_bytes().decode("utf-8")


@cache
def original(name: str) -> Plan:
    return parse(text_of(name).encode(), path=name, id=name)


def rejoined(text: str) -> str:
    """One line a paragraph; the lines of tables stay as they are."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    width = sorted(len(line) for line in lines)[int(len(lines) * 0.95)]
    if width > SHORT:
        return "\n".join(lines)
    result, joins, table = [], False, False
    for line in lines:
        table = line.startswith("专栏") or (table and not re.match(rf"{HAN}+、", line))
        if joins and not table and not STARTS.match(line):
            result[-1] += line
        else:
            result.append(line)
        heading = re.match(rf"{HAN}+、", line)
        joins = len(line) >= 0.85 * width and line[-1] != "。" and not table and not heading
    return "\n".join(result)


def wrapped(text: str, width: int) -> str:
    return "\n\n".join(
        line[at : at + width]
        for line in rejoined(text).split("\n")
        for at in range(0, len(line), width)
    )


def in_chapters(text: str, below: str) -> str:
    text = re.sub(rf"(?m)^ ?({HAN}+)、", r"第\1章 ", text)
    return re.sub(rf"(?m)^ ?（({HAN}+)）", rf"第\1{below} ", text)


def in_decimals(text: str) -> str:
    lines, chapter, section, item = [], 0, 0, 0
    for line in text.split("\n"):
        line = line.removeprefix(" ")  # noqa: PLW2901
        if (found := re.match(rf"({HAN}+)、", line)) and number_of(found[1]) == chapter + 1:
            chapter, section, item = chapter + 1, 0, 0
            lines.append(f"{chapter} {line[found.end() :]}")
        elif found := re.match(rf"（{HAN}+）", line):
            section, item = section + 1, 0
            lines.append(f"{chapter}.{section} {line[found.end() :]}")
        elif (found := re.match(r"(\d)\. ?", line)) and int(found[1]) == item + 1:
            item += 1
            lines.append(f"{chapter}.{section}.{item} {line[found.end() :]}")
        else:
            lines.append(line)
    return "\n".join(lines)


def full_width(text: str) -> str:
    return re.sub(r"\d", lambda found: chr(ord(found[0]) + 0xFEE0), text)


SAME_WORDING: dict[str, Callable[[str], bytes]] = {
    "lines joined": lambda text: rejoined(text).encode(),
    "cut at 30": lambda text: wrapped(text, 30).encode(),
    "cut at 38": lambda text: wrapped(text, 38).encode(),
    "cut at 46": lambda text: wrapped(text, 46).encode(),
    "indented": lambda text: re.sub(r"(?m)^(?=\S)", "　　", rejoined(text)).encode(),
    "more blank lines": lambda text: text.replace("\n", "\n\n").encode(),
    "\\r\\n": lambda text: text.replace("\n", "\r\n").encode(),
    "\\r": lambda text: text.replace("\n", "\r").encode(),
    "form feeds": lambda text: text.replace("\n ", "\n\f").encode(),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}
OTHER_MARKS: dict[str, Callable[[str], str]] = {
    "half-width brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "full-width digits": full_width,
    "chapters and sections": lambda text: in_chapters(text, "节"),
    "chapters and articles": lambda text: in_chapters(text, "条"),
    "decimals": in_decimals,
}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("how", SAME_WORDING)
def test_same_clauses_and_wording(name, how):
    plan = parse(SAME_WORDING[how](text_of(name)), path=name, id=name)
    check(plan)
    assert [(one.id, one.heading, one.text, one.units) for one in plan.clauses] == [
        (one.id, one.heading, one.text, one.units) for one in original(name).clauses
    ]
    assert plan.meta._replace(cited=()) == original(name).meta._replace(cited=())


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("how", OTHER_MARKS)
def test_same_headings_under_other_numbers(name, how):
    if name == "ninghe" and how == "decimals":
        pytest.skip("its chapters have no numbers")
    plan = parse(OTHER_MARKS[how](text_of(name)).encode(), path=name, id=name)
    check(plan)
    plain = str.maketrans("０１２３４５６７８９", "0123456789")
    assert [one.heading.translate(plain) for one in plan.clauses] == [
        one.heading for one in original(name).clauses
    ]
