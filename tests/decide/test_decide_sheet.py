"""The table for a colleague survives spreadsheets."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.decide.sheet import FILLED, SHOWN, answers, written
from align.errors import DataError


def _filled(delimiter: str, encoding: str) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow((*SHOWN, *FILLED))
    for key, answer in (("k1", "accept"), ("k2", ""), ("k3", "更宽松")):
        row = {"key": key, "answer": answer, "why": f"理由{delimiter}一", "plan_quote": "a\nb"}
        writer.writerow([row.get(name, "") for name in (*SHOWN, *FILLED)])
    return stream.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_as_saved_by_spreadsheets(delimiter: str, encoding: str) -> None:
    rows = answers(_filled(delimiter, encoding), "x.csv")
    assert [(row.cells["key"], row.cells["answer"]) for row in rows] == [
        ("k1", "accept"),
        ("k3", "更宽松"),
    ]
    assert rows[0].cells["why"] == f"理由{delimiter}一"
    assert rows[0].line == 3, "the last line of the row"


def test_what_is_written_can_be_read_and_starts_with_a_mark() -> None:
    text = written([{"key": "k", "plan_quote": '=1+1,"x"', "hints": "+1"}])
    assert text.startswith("\ufeff")
    assert answers(text.encode(), "x.csv") == [], "nothing is filled in yet"
    row = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert row["plan_quote"] == '\'=1+1,"x"'
    assert row["hints"] == "'+1"


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(DataError, match="no column 'key'"):
        answers(b"a,b\n1,2\n", "x.csv")
    with pytest.raises(DataError, match="neither"):
        answers(b"key,answer\n\xff\xff\xff\n", "x.csv")


@given(st.binary())
def test_no_bytes_break_it(data: bytes) -> None:
    with suppress(DataError):
        answers(b"key,answer\n" + data, "x.csv")
