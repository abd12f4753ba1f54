"""Pages that chromium prints: columns, watermarks, turned tables, tables without rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from producers import printed_by_chromium
from seed_elements import Grid, Paragraph, elements

from align.read import formats

pytest.importorskip("pypdfium2", reason="pip install 'align[pdf]'")
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>
body {{ font: 11pt "Noto Serif CJK SC" }} p {{ text-indent: 2em; margin: 0 }}
td {{ padding: 2px 20px 2px 0 }} {style}</style></head><body>{body}</body></html>"""
PARAGRAPHS = [one.text for one in elements("beijing") if isinstance(one, Paragraph)][:60]


def printed(body: str, room: Path, style: str = "") -> list[str]:
    path = room / "page.html"
    path.write_text(PAGE.format(body=body, style=style), encoding="utf-8")
    data = printed_by_chromium(path).read_bytes()
    lines = formats.source(data, path="page.pdf").text.splitlines()
    return ["".join(line.split()) if "\t" not in line else line for line in lines]


def body_of(paragraphs: list[str]) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def bare(lines: list[str]) -> list[str]:
    return ["".join(line.split()) for line in lines]


def test_two_columns(tmp_path: Path) -> None:
    found = printed(f"<div>{body_of(PARAGRAPHS)}</div>", tmp_path, "div { columns: 2 }")
    assert found == bare(PARAGRAPHS)


@pytest.mark.parametrize("turn", ["", "; transform: rotate(-35deg)"])
def test_watermarks(tmp_path: Path, turn: str) -> None:
    style = f"b {{ position: fixed; left: 40mm; top: 120mm; font-size: 50pt; opacity: .2{turn} }}"
    found = printed(f"<b>内部资料</b>{body_of(PARAGRAPHS)}", tmp_path, style)
    assert found == bare(PARAGRAPHS)


TABLE = next(one for one in elements("fuzhongxin") if isinstance(one, Grid)).rows


def test_tables_with_and_without_rules(tmp_path: Path) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row[-3:]) + "</tr>" for row in TABLE
    )
    expected = ["\t".join(row[-3:]) for row in TABLE]
    for style in (
        "td { padding-right: 40px }",
        "td { border: 1px solid } table { border-collapse: collapse }",
    ):
        found = printed(body_of(PARAGRAPHS[:5]) + f"<table>{rows}</table>", tmp_path, style)
        rows_found = [
            line.replace(" ", "") for line in found if "\t" in line and "file:" not in line
        ]
        assert rows_found == expected


def test_pages_on_their_side(tmp_path: Path) -> None:
    style = "@page { size: A4 landscape } "
    assert printed(body_of(PARAGRAPHS), tmp_path, style) == bare(PARAGRAPHS)
