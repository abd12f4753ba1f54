"""What stands between a hostile file and the libraries: bounds, and a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from align.config import Limits
from align.errors import ReadError
from align.read import formats, parse
from align.read.formats import apart, text
from align.read.formats.document import Document
from align.read.formats.watch import Watch

sys.path.append(str(Path(__file__).parents[2] / "benchmarks" / "fuzz"))
import memory

import seeds

sys.path.pop()
DOCUMENT = Document("一\n二\n", "pdf", (0, 2), (0, 2))
linux = pytest.mark.skipif(sys.platform != "linux", reason="only there in a process of its own")


def _watch(seconds: float = 60, size: int = 1000) -> Watch:
    return Watch("plan", Limits(), time.monotonic() + seconds, size)


def outcome(name: str, seconds: float = 60, *, way: str = "fork") -> dict[str, Any]:
    """What came of a work of the worker, which this asks for beside a thread or without one."""
    worker = Path(__file__).with_name("apart_worker.py")
    beside = ["threads"] if way == "new" else []
    done = subprocess.run(
        [sys.executable, str(worker), name, str(seconds), *beside],
        capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert found["way"] == (way if sys.platform == "linux" else "here")
    return found


both_ways = pytest.mark.parametrize("way", ["fork", "new"])


@both_ways
def test_work_in_a_process_of_its_own_yields_the_same(way: str) -> None:
    assert outcome("same", way=way)["document"] == json.loads(json.dumps(DOCUMENT))


@both_ways
def test_it_is_given_the_document_and_its_limits(way: str) -> None:
    found = outcome("given", way=way)
    assert found["document"][0] == f"({b'%PDF-' * 200!r}, {found['watch']})"


@linux
@both_ways
def test_the_work_is_done_in_another_process(way: str) -> None:
    found = outcome("where", way=way)
    assert found["document"][0] != found["here"]


@linux
@both_ways
@pytest.mark.parametrize(
    ("work", "told"),
    [
        ("refuse", "locked"),
        ("take_memory", "memory_megabytes"),
        ("tell_much", "memory_megabytes"),
        ("crash", "its library failed"),
    ],
)
def test_what_goes_wrong_there_is_told_here(work: str, told: str, way: str) -> None:
    found = outcome(work, way=way)
    assert found["error"] == "ReadError"
    assert told in found["says"] + found["hint"]
    assert found["path"] == "plan"
    assert found["hint"]


@linux
@both_ways
def test_what_a_file_may_take_is_there(way: str) -> None:
    assert outcome("take_some", way=way)["document"][0] == "40000000"


@linux
@both_ways
def test_what_hangs_is_ended(way: str) -> None:
    found = outcome("hang", seconds=0.2 if way == "fork" else 2.0, way=way)
    assert found["error"] == "ReadError"
    assert "seconds" in found["says"] + found["hint"]


@linux
@both_ways
def test_a_fault_of_ours_is_no_fault_of_the_file(way: str) -> None:
    found = outcome("fault", way=way)
    assert found["error"] == "RuntimeError"
    assert "ZeroDivisionError" in found["says"]


@linux
def test_where_no_interpreter_can_be_started_it_is_done_here() -> None:
    found = outcome("no_interpreter", way="new")
    assert found["document"][0] == found["here"]


@linux
def test_where_no_process_can_be_made_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    monkeypatch.setattr(subprocess, "Popen", refused)
    for way in ("fork", "new", "here"):
        monkeypatch.setattr(apart, "possible", lambda way=way: way)
        here = apart.alone(lambda *_: Document(str(os.getpid()), "pdf"), b"", _watch())
        assert here.text == str(os.getpid())


@linux
def test_a_pdf_is_read_beside_threads_as_without(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    data = memory.CASES["PDF of 70 pages"]()
    found = []
    for way in ("fork", "new", "here"):
        monkeypatch.setattr(apart, "possible", lambda way=way: way)
        found.append(formats.source(data, path="plan"))
    assert found[0] == found[1] == found[2]
    assert len(found[0].page_starts) == 70


def test_a_locked_file_is_refused() -> None:
    pytest.importorskip("pypdfium2")
    data = seeds.pdf_files()[0].replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]"
        % (b"00" * 32, b"00" * 32),
    )
    with pytest.raises(ReadError, match="locked with a password"):
        formats.source(data, path="plan")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-7", "utf-16-be"])
def test_no_encoding_hides_entities(encoding: str) -> None:
    pytest.importorskip("lxml")
    declared = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "甲甲">]>'
    part = (declared + seeds.word_xml("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")).encode(encoding)
    data = seeds.archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": part})
    with pytest.raises(ReadError, match="damaged"):
        formats.source(data, path="plan")


@pytest.mark.parametrize("part", ["styles", "numbering", "document"])
def test_entities_are_refused_in_every_part(part: str) -> None:
    pytest.importorskip("lxml")
    entities = '<!DOCTYPE d [<!ENTITY a "甲">]><d/>'
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": seeds.word_xml("")}
    data = seeds.archive(parts | {f"word/{part}.xml": entities})
    with pytest.raises(ReadError, match="entities"):
        formats.source(data, path="plan")


def test_the_memory_allowed_can_be_set() -> None:
    plan = memory.plan(200_000).encode()
    with pytest.raises(ReadError, match="memory_megabytes = 1 "):
        parse(plan, path="plan", id="plan", limits=Limits(memory_megabytes=1))
    assert parse(plan, path="plan", id="plan", limits=Limits(memory_megabytes=50)).clauses


@pytest.mark.parametrize("pages", [(0,), (0, 3), (0, 0, 4, 4, 11), (0, 11)])
def test_pages_are_kept_in_a_text(pages: tuple[int, ...]) -> None:
    content = "某市方案\n一、总则\n文"
    data = content.encode()
    source = formats.source(data, path="p")._replace(page_starts=pages)
    kept = formats.source(text.with_pages(source).encode(), path="p")
    assert kept.text == content
    assert kept.line_starts == source.line_starts
    assert kept.page_starts == (pages if len(pages) > 1 else ())


def test_form_feeds_stay_as_they_are() -> None:
    source = formats.source("某市方案\n一、总则\n\f二、任务\n".encode(), path="p")
    assert text.with_pages(source) == source.text
    assert source.page_starts == (0, 11)


def test_a_page_that_comes_again_and_again_is_refused() -> None:
    data = (Path(__file__).parent / "found" / "more_pages_than_there_are.pdf").read_bytes()
    with pytest.raises(ReadError, match="damaged"):
        formats.source(data, path="p")


def test_a_watermark_behind_the_last_line_is_left_out() -> None:
    pytest.importorskip("pypdfium2")
    text_of = formats.source(seeds.pdf_files()[1], path="p").text
    assert "能耗比20" in text_of
    assert "内部资料" not in text_of
