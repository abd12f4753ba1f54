"""Encodings, and files that are no plan: an error that says which file and what to do."""

from __future__ import annotations

import os

import pytest

from align.errors import ReadError
from align.read import parse, read_plan

PLAN = "某市实施方案\n\n一、总体要求\n\n到2025年，能耗下降14%。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAN.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PLAN.encode(), "utf-8-sig"),
        (PLAN.encode("utf-16"), "utf-16"),
        (PLAN.encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(data, encoding):
    plan = parse(data, path="某.txt", id="某")
    assert plan.source.text == PLAN
    assert plan.source.encoding == encoding


def test_line_ends_are_left_and_counted():
    text = "某市实施方案\r\n一、目标\r到2025年。\n二、任务\r\n推进。"
    plan = parse(text.encode(), path="p", id="p")
    assert plan.source.text == text
    assert [plan.source.position(text.index(word)).line for word in ("一、", "到2025", "二、")] == [
        2,
        3,
        4,
    ]
    assert [clause.line for clause in plan.clauses] == [2, 4]


def test_form_feeds_begin_pages():
    text = "某市实施方案\n一、目标\n下降14%。\n\f二、任务\n推进。"
    plan = parse(text.encode(), path="p", id="p")
    assert [clause.page for clause in plan.clauses] == [1, 2]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        b"\xef\xbb\xbf",
        b"%PDF-1.7 ...",
        b"PK\x03\x04....",
        bytes(range(256)),
        PLAN.encode("utf-16-le"),
        b"a plan in English, without a Chinese word",
        "某市实施方案，到2025年。".encode()[:-4] + b"\xff" + ("甲" * 200).encode(),
    ],
)
def test_what_is_no_plan(data):
    with pytest.raises(ReadError) as caught:
        parse(data, path="some.txt", id="some")
    assert caught.value.path == "some.txt"
    assert caught.value.hint


def test_damaged_utf8_is_not_read_as_gb18030():
    data = (PLAN * 20).encode()
    data = data[:200] + b"\xff" + data[200:]
    with pytest.raises(ReadError) as caught:
        parse(data, path="some.txt", id="some")
    assert caught.value.line == data[:200].count(b"\n") + 1


def test_missing_file_and_directory(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read_plan(str(tmp_path / "absent.txt"))
    with pytest.raises(ReadError, match="directory"):
        read_plan(str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_unreadable_file(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_text(PLAN, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ReadError, match="permission"):
        read_plan(str(path))


def test_id_is_the_stem_unless_given(tmp_path):
    path = tmp_path / "someplace.txt"
    path.write_text(PLAN, encoding="utf-8")
    assert read_plan(str(path)).id == "someplace"
    assert read_plan(str(path), id="other").id == "other"
