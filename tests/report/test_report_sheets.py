"""Workbooks and JSON lines."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
import report_sample as sample

from align.errors import AlignError
from align.report import json_lines, sheets

NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

Cells = list[list[str | float | None]]


def opened(data: bytes) -> dict[str, tuple[ElementTree.Element, Cells]]:
    """The sheets of a workbook by name: the XML, and the values of their cells."""
    archive = zipfile.ZipFile(BytesIO(data))

    def tree(path: str) -> ElementTree.Element:
        return ElementTree.fromstring(archive.read(path))  # noqa: S314  # written by ourselves

    strings = [
        "".join(node.itertext()) for node in tree("xl/sharedStrings.xml").findall("m:si", NAMES)
    ]
    names = [node.attrib["name"] for node in tree("xl/workbook.xml").findall(".//m:sheet", NAMES)]
    result = {}
    for number, name in enumerate(names, 1):
        sheet = tree(f"xl/worksheets/sheet{number}.xml")
        rows: Cells = []
        for row in sheet.findall(".//m:row", NAMES):
            cells: list[str | float | None] = []
            for cell in row.findall("m:c", NAMES):
                assert cell.find("m:f", NAMES) is None, "no cell is a formula"
                value = cell.findtext("m:v", None, NAMES)
                text = cell.attrib.get("t") == "s"
                cells.append(
                    None if value is None else strings[int(value)] if text else float(value)
                )
            rows.append(cells)
        result[name] = (sheet, rows)
    return result


@pytest.fixture(autouse=True)
def _library(request: pytest.FixtureRequest) -> None:
    if "lines" not in request.node.name:
        pytest.importorskip("xlsxwriter")


def test_a_sheet_for_each_table() -> None:
    subject = sample.invented()
    found = opened(sheets.workbook(subject, matrix=[subject]))
    assert list(found) == ["概览", "判定", "目标", "矩阵"]
    assert len(found["判定"][1]) == 1 + len(subject.verdicts)
    count = len(subject.reference_targets) + len(subject.plan_targets)
    assert len(found["目标"][1]) == 1 + count
    assert len(found["矩阵"][1]) == 1 + len(subject.reference_targets)
    assert found["判定"][1][2][0] == "▼ 更松"
    assert list(opened(sheets.workbook(subject, "en"))) == ["About", "Verdicts", "Targets"]
    assert list(opened(sheets.matrix([subject], "en"))) == ["About", "Matrix"]


def test_heads_are_frozen_columns_wide_and_filtered() -> None:
    for name, (sheet, rows) in opened(sheets.workbook(sample.invented())).items():
        assert sheet.find(".//m:cols", NAMES) is not None
        if name != "概览":
            pane = sheet.find(".//m:pane", NAMES)
            assert pane is not None
            assert pane.attrib["state"] == "frozen"
            area = sheet.find("m:autoFilter", NAMES)
            assert area is not None
            assert area.attrib["ref"].endswith(str(len(rows)))


def test_numbers_are_numbers_and_texts_texts() -> None:
    subject = sample.invented()
    hostile = ("=1+1", "+cmd", "-x", "@sum", "'=quoted", "\x00\u2028=two", "http://x.y")
    targets = tuple(
        target._replace(quote=text)
        for target, text in zip(subject.plan_targets, hostile, strict=True)
    )
    _, rows = opened(sheets.workbook(subject._replace(plan_targets=targets)))["目标"]
    quotes = [row[-1] for row in rows[-len(hostile) :]]
    assert quotes == ["=1+1", "+cmd", "-x", "@sum", "'=quoted", "��=two", "http://x.y"]
    _, verdicts = opened(sheets.workbook(subject))["判定"]
    head = [str(cell) for cell in verdicts[0]]
    assert verdicts[1][head.index("差距")] == 1.5
    assert verdicts[1][head.index("参照：期限")] == 2025


def test_the_same_bytes_twice() -> None:
    data = sheets.workbook(sample.invented())
    assert data == sheets.workbook(sample.invented())
    archive = zipfile.ZipFile(BytesIO(data))
    assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2000-01-01T00:00:00Z"}


def test_chosen_verdicts_only() -> None:
    _, rows = opened(sheets.workbook(sample.invented(), only=["missing"]))["判定"]
    assert [row[0] for row in rows[1:]] == ["∅ 缺失"]


def test_without_the_library_the_hint_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(AlignError, match=r"pip install 'align\[xlsx\]'"):
        sheets.workbook(sample.invented())


def test_verdicts_as_json_lines() -> None:
    subject = sample.invented()
    lines = json_lines.verdicts(subject).splitlines()
    assert len(lines) == len(subject.verdicts)
    first = json.loads(lines[0])
    assert (first["reference"], first["plan"], first["verdict"]) == ("yunzhou", "liuxi", "stricter")
    assert first["reference_target"]["quote"] == "到2025年，可再生能源消费比重达到15%以上"
    assert first["plan_target"]["lower"] == "16.5"
    missing = [
        json.loads(line) for line in json_lines.verdicts(subject, only=["missing"]).splitlines()
    ]
    assert [entry["plan_target"] for entry in missing] == [None]


def test_targets_as_json_lines() -> None:
    subject = sample.invented()
    lines = json_lines.targets(subject.plan, subject.plan_targets).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [t.id for t in subject.plan_targets]
    assert json_lines.targets(subject.plan, ()) == ""
