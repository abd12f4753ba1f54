"""What stands between a hostile file and the libraries: bounds, and a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import zlib
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


def outcome(name: str, seconds: float = 60) -> dict[str, Any]:
    """What came of a work of the worker, which this asks for in a process without threads."""
    worker = Path(__file__).with_name("apart_worker.py")
    done = subprocess.run(
        [sys.executable, str(worker), name, str(seconds)],
        capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_work_in_a_process_of_its_own_yields_the_same() -> None:
    assert outcome("same")["document"] == json.loads(json.dumps(DOCUMENT))


@linux
def test_the_work_is_done_in_another_process() -> None:
    found = outcome("where")
    assert found["document"][0] != found["here"]


@linux
def test_beside_threads_it_is_done_in_this_one() -> None:
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        document = apart.alone(lambda: Document(str(os.getpid()), "pdf"), _watch())
    finally:
        waiting.set()
        thread.join()
    assert document.text == str(os.getpid())


@linux
@pytest.mark.parametrize(
    ("work", "told"),
    [("refuse", "locked"), ("take memory", "memory_megabytes"), ("crash", "its library failed")],
)
def test_what_goes_wrong_there_is_told_here(work: str, told: str) -> None:
    found = outcome(work)
    assert found["error"] == "ReadError"
    assert told in found["says"] + found["hint"]
    assert found["path"] == "plan"
    assert found["hint"]


@linux
def test_what_hangs_is_ended() -> None:
    found = outcome("hang", seconds=0.2)
    assert found["error"] == "ReadError"
    assert "seconds" in found["says"] + found["hint"]


@linux
def test_a_fault_of_ours_is_no_fault_of_the_file() -> None:
    found = outcome("fault")
    assert found["error"] == "RuntimeError"
    assert "ZeroDivisionError" in found["says"]


ORDINARY = ("PDF of 70 pages", "PDF, pages declared")
STRANGE = (
    *(name for name in memory.CASES if "bomb" in name and name.startswith("PDF")),
    "PDF, pages that repeat their text",
    "PDF, forms in forms",
)


def _is_ordinary(data: bytes) -> bool:
    from align.read.formats.pdf_streams import is_ordinary

    return is_ordinary(data, _watch(size=len(data)).memory)


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_pdf_is_known_for_one(name: str) -> None:
    assert _is_ordinary(memory.CASES[name]())


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_pdf_is_known_for_one(name: str) -> None:
    assert not _is_ordinary(memory.CASES[name]())


PAGE = "".join(f"BT /F 9 Tf {at} {at * at % 977} Td <{at * at:08x}> Tj ET " for at in range(400))
PACKED = zlib.compress(PAGE.encode())


def _with_content(head: bytes, content: bytes) -> bytes:
    objects = seeds.pdf_objects([""])
    objects[5] = b"<<%s>>\nstream\n%s\nendstream" % (head, content)
    return seeds.pdf_of(objects)


@pytest.mark.parametrize(
    ("head", "content"),
    ids=range(11),
    argvalues=[
        (b"/Filter/LZWDecode", PACKED),
        (b"/Filter[/ASCII85Decode/FlateDecode]", PACKED),
        (b"/Filter[/FlateDecode/FlateDecode]", zlib.compress(b" " * 100)),
        (b"/F#69lter/FlateDecode", PACKED),
        (b"/Filter 9 0 R", PACKED),
        (b"/Filter/FlateDecode/Filter/Crypt", PACKED),
        (b"/Filter/FlateDecode/Length 9 0 R", PACKED[:200]),
        (b"/Filter/FlateDecode", PACKED[:-300]),
        (b"/Filter/FlateDecode", PACKED[:300] + b"\nendstream" + PACKED[300:]),
        (b"/Filter/FlateDecode/X(>>stream)", PACKED),
        (b"", b"q\n>>\nstream\n" + b"Q\n" * 1000),
    ],
)
def test_what_hides_a_stream_is_strange(head: bytes, content: bytes) -> None:
    assert _is_ordinary(_with_content(b"/Filter/FlateDecode", PACKED))
    assert not _is_ordinary(_with_content(head, content))


def test_a_locked_or_cut_file_is_strange() -> None:
    data = seeds.pdf_files()[0]
    assert _is_ordinary(data)
    assert not _is_ordinary(data[:-20])
    assert not _is_ordinary(data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 1 0 R"))


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
