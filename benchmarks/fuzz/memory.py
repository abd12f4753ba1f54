"""How much memory reading takes beside the bare libraries: at most ten times the file and 100 MB.

    python benchmarks/fuzz/memory.py [CASE...] [--file FILE] [--thread]

Each case is a large or a hostile document that is made here and read in a process of its own,
which holds the libraries already. Prints what came of it, size, growth, and what is allowed, in
MB. Ends with 1 where a case takes more. On Linux only: others don't tell the most memory since a
point in time.
"""

from __future__ import annotations

import argparse
import struct
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import properties

import seeds

CHAPTER = "第{0}章　任务{0}\n一、发展\n到20{1}年，占比达到{1}%以上，能耗比2020年下降1{1}.5%。\n"
CHAPTER += "加强组织领导，完善工作机制，推动各项任务落实。" * 6
CHAPTER += "\n（责任单位：市发展改革委、市统计局）\n"
HEAD = "某市碳达峰实施方案\n"
_BOMB = b"<w:p><w:r><w:t>" + b"\xe4\xb8\x80" * 400_000 + b"</w:t></w:r></w:p>"


def plan(size: int) -> str:
    """A plan of about so many bytes."""
    chapters = [CHAPTER.format(at, 21 + at % 30) for at in range(1, 1 + size // 590)]
    return HEAD + "".join(chapters)


def _one_line(size: int) -> str:
    return plan(size).replace("\n", "")


def _text(head: str, body: Callable[[int], str], size: int) -> bytes:
    return (head + body(size)).encode()


def _word(size: int) -> bytes:
    return seeds.word_file("".join(map(seeds.word_paragraph, plan(size).splitlines())), packed=True)


def _html(size: int) -> bytes:
    body = "".join(f"<p><span>{line}</span></p>\n" for line in plan(size).splitlines())
    return f"<html><body>{body}</body></html>".encode()


def _pages(count: int) -> list[list[str]]:
    lines = [
        one[at : at + 30]
        for one in plan(5000 * count).splitlines()
        for at in range(0, len(one), 30)
    ]
    return [lines[at : at + 28] for at in range(0, 28 * count, 28)]


def _pdf(count: int) -> bytes:
    return seeds.pdf_file(
        [seeds.pdf_page(tuple(page), at) for at, page in enumerate(_pages(count), 1)]
    )


def _ofd(count: int) -> bytes:
    pages = [
        "".join(seeds.ofd_text(25, 20 + 9 * at, line) for at, line in enumerate(page))
        for page in _pages(count)
    ]
    return seeds.ofd_file(*pages, packed=True)


def _bomb(part: bytes, times: int) -> bytes:
    """A Word file whose body is a part so many times."""
    head, _, tail = seeds.word_xml("|").encode().partition(b"|")
    return seeds.archive(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": head + part * times + tail},
        packed=True,
    )


def _prose(size: int) -> bytes:
    """A plan of about so many bytes with long paragraphs, cut into lines, and few figures."""
    sentence = "推进绿色低碳发展，加快能源结构调整，提高能源利用效率，建设清洁低碳的能源体系。"
    paragraph = sentence * 7 + "到2025年，绿色出行比例达到80%以上。"
    lines = "\n".join(paragraph[at : at + 28] for at in range(0, len(paragraph), 28))
    part = len(f"10、任务\n{lines}\n".encode())
    chapters = (f"{1 + at % 99}、任务\n{lines}\n" for at in range(size // part))
    return (HEAD + "".join(chapters)).encode()


KINDS = {
    "lines of three characters": "一二\n",
    "short lines": "推进绿色低碳发展\n",
    "short sentences": "是。\n",
    "headings": "(一)甲\n",
    "chapters": "第一章甲\n",
    "boxes": "专栏1 项目\n1.甲。\n",
    "words": "一 ",
    "letters and digits": "abc 12 ",
    "indented words": "　　是 的。\n",
    "sentences in one line": "是。",
    "orders": "禁止新建；",
    "changes": "提高能源利用效率，",
    "duties": "新建建筑应安装太阳能设施。",
    "bans": "禁止新建燃煤锅炉。",
    "all of them": "公共建筑全面实现集中供热。",
    "years": "到2025年，",
    "amounts": "三吨，",
    "amounts with a name": "用水1吨，",
    "targets": "到2025年，占比达到20%。\n",
    "chapters of targets": "第1章甲\n到2025年，能耗下降20%。煤耗达到3吨，水耗达到4吨。\n",
    "rows": "能耗强度\t%\t20\n",
    "rows of bars": "|能耗强度|5%|\n",
    "bodies": "（责任单位：市局、区委）\n",
    "titles": "《方案》，",
    "traditional characters": "推進綠色低碳發展，實現碳達峰。\n",
    "pages": "是。\n1\f",
}
"""What a text may hold again and again: how much each takes differs by a hundred times."""
HEADS = {
    "rows": "表1 指标\n指标\t单位\t2025年\n",
    "rows of bars": "|指标|2025年|\n|--|--|\n",
}


def _let_through(name: str) -> bytes:
    """The longest text of one kind of thing that is let through at the usual limits."""
    sys.path.insert(0, str(properties.ROOT))
    from align.read.formats.needed import needed

    head = HEAD + "一、总则\n" + HEADS.get(name, "")
    low, high = 1, 2_000_000
    while high - low > 1 + low // 100:
        middle = (low + high) // 2
        text = head + KINDS[name] * middle
        allowed = properties.TIMES * len(text.encode()) + properties.BESIDE
        low, high = (middle, high) if needed(text) <= allowed else (low, middle)
    return (head + KINDS[name] * low).encode()


def _lying(data: bytes) -> bytes:
    """An archive whose directory says that every part is empty."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at : place + at + 4] = struct.pack("<I", 10)
            place = changed.find(mark, place + 4)
    return bytes(changed)


def _flate(content: bytes, *, twice: bool = False) -> bytes:
    """A PDF file with one page of that content, compressed."""
    objects = seeds.pdf_objects([""])
    objects[5] = _packed(zlib.compress(content, 9) if twice else content)
    if twice:
        objects[5] = objects[5].replace(b"/FlateDecode", b"[/FlateDecode/FlateDecode]", 1)
    return seeds.pdf_of(objects)


def _repeated(times: int) -> bytes:
    """A PDF file with one page that has the same content so many times."""
    objects = seeds.pdf_objects([""])
    objects[4] = objects[4].replace(b"/Contents 6 0 R", b"/Contents[%s]" % (b"6 0 R " * times))
    objects[5] = _packed(b"BT /F 9 Tf " + b"<4e004e004e00> Tj " * 20_000)
    return seeds.pdf_of(objects)


def _packed(content: bytes) -> bytes:
    """A stream of that content, compressed."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)


def _in_parts(count: int, size: int) -> bytes:
    """A PDF file with one page whose content stands in many small streams, none like another."""
    objects = seeds.pdf_objects([""])
    first = len(objects) + 1
    names = b" ".join(b"%d 0 R" % (first + at) for at in range(count))
    objects[4] = objects[4].replace(b"/Contents 6 0 R", b"/Contents[%s]" % names)
    lines = b"0 0 m 1 1 l S " * (size // 14)
    return seeds.pdf_of([*objects, *(_packed(b"%d w " % at + lines) for at in range(count))])


def _drawn_font(count: int, size: int, *, fonts: int = 1) -> bytes:
    """A PDF file whose page is printed in fonts with drawings for characters, each a small bomb."""
    shown = "".join(
        f"/T{font} 9 Tf " + "".join(f"<{at:02x}> Tj " for at in range(1, count + 1))
        for font in range(fonts)
    )
    objects = seeds.pdf_objects([f"BT {shown}ET"])
    first = len(objects) + 1
    lines = b"0 0 m 1 1 l S " * (size // 14)
    drawings = [_packed(b"500 0 %d 0 500 500 d1 " % at + lines) for at in range(count)]
    names = [b"/g%d" % at for at in range(count)]
    listed = b"".join(b"%s %d 0 R" % (name, first + at) for at, name in enumerate(names))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
        b"/FirstChar 1/LastChar %d/Widths[%s]/CharProcs<<%s>>/Resources<<>>"
        b"/Encoding<</Type/Encoding/Differences[1 %s]>>>>"
    ) % (count, b"500 " * count, listed, b"".join(names))
    used = b"".join(b"/T%d %d 0 R" % (at, first + count + at) for at in range(fonts))
    objects[4] = objects[4].replace(b"/Font<<", b"/Font<<" + used)
    return seeds.pdf_of([*objects, *drawings, *[font] * fonts])


def _with_helvetica(content: bytes) -> bytes:
    """A PDF file with one page of that content, compressed, with a font H."""
    objects = seeds.pdf_objects([""])
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects[4] = objects[4].replace(b"/Font<<", b"/Font<</H %d 0 R" % (len(objects) + 1))
    objects[5] = _packed(content)
    return seeds.pdf_of([*objects, font])


def _nested_forms(times: int, depth: int) -> bytes:
    """A PDF file whose page draws a form, which draws another one so many times, and so on."""
    objects = seeds.pdf_objects(["/X Do"])
    objects[4] = objects[4].replace(b"/Font", b"/XObject<</X 7 0 R>>/Font", 1)
    for at in range(depth):
        draws = b"/X Do " * times if at + 1 < depth else b"BT /F 9 Tf <4e004e00> Tj ET"
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 3 0 R>>"
        head += b"/XObject<</X %d 0 R>>>>/Length %d" % (8 + at, len(draws))
        objects.append(b"<<%s>>\nstream\n%s\nendstream" % (head, draws))
    return seeds.pdf_of(objects)


def _declared(old: str, new: str) -> bytes:
    return _pdf(3).replace(old.encode(), new.encode())


CASES: dict[str, Callable[[], bytes]] = {
    "text of 4 MB": partial(_text, "", plan, 4_000_000),
    "plan of 10 MB": partial(_prose, 10_000_000),
    "plan of 20 MB": partial(_prose, 20_000_000),
    "text of 10 MB on one line": partial(_text, HEAD, _one_line, 10_000_000),
    "text of 10 MB, one sentence": partial(_text, HEAD, "推进绿色低碳发展".__mul__, 420_000),
    "text of lines of a character": partial(_text, HEAD, "一\n".__mul__, 500_000),
    "text of 2 MB of brackets": partial(_text, HEAD + "一、总则\n", "（《【".__mul__, 220_000),
    "text of 2 MB of digits": partial(_text, HEAD + "一、总则\n到", "9".__mul__, 2_000_000),
    "Markdown of 3 MB": partial(_text, "# 方案\n\n# 总则\n\n", plan, 3_000_000),
    "PDF of 70 pages": partial(_pdf, 70),
    "PDF of 600 pages": partial(_pdf, 600),
    "Word file of 500 pages": partial(_word, 1_500_000),
    "Word file of 800 pages": partial(_word, 2_400_000),
    "web page of 3 MB": partial(_html, 3_000_000),
    "OFD file of 200 pages": partial(_ofd, 200),
    "Word file, a bomb of text": lambda: _bomb(_BOMB, 150),
    "Word file, a larger one": lambda: _bomb(_BOMB, 400),
    "Word file, its sizes not true": lambda: _lying(_bomb(_BOMB, 400)),
    "Word file, a bomb of elements": lambda: _bomb(b"<w:p/>" * 100_000, 300),
    "Word file, a bomb of attributes": lambda: _bomb(b"<w:p w:a='' w:b='' w:c=''/>" * 10_000, 600),
    "web page of empty elements": lambda: b"<html><body>" + b"<b></b>" * 1_000_000,
    "web page of open elements": lambda: b"<html><body>" + b"<p>" * 2_000_000,
    "web page, nested deeply": lambda: b"<html><body>" + b"<div>" * 1_000_000 + "文".encode(),
    "web page of table cells": lambda: b"<html><body><table>" + b"<tr><td>" * 500_000,
    "web page of broken markup": lambda: b"<html><body>" + b"<" * 5_000_000 + "文".encode(),
    "PDF, pages declared": lambda: _declared("/Count 3", "/Count 999999999"),
    "PDF, lengths declared": lambda: _declared("/Length ", "/Length 9999999"),
    "PDF, size declared": lambda: _declared("0 0 595 842", "0 0 9e9 9e9"),
    "PDF, objects declared": lambda: _declared("xref\n0 ", "xref\n0 99999999"),
    "PDF, a bomb of blanks": lambda: _flate(b" " * 800_000_000),
    "PDF, a bomb in a bomb": lambda: _flate(b" " * 800_000_000, twice=True),
    "PDF, a bomb of text": lambda: _flate(b"BT /F 9 Tf " + b"<4e004e004e00> Tj " * 8_000_000),
    "PDF, pages that repeat their text": lambda: _repeated(600),
    "PDF, forms in forms": lambda: _nested_forms(60, 5),
    "PDF, a bomb of lines": lambda: _flate(b"0 0 m 1 1 l S " * 8_000_000),
    "PDF, small bombs in a row": lambda: _in_parts(200, 210_000),
    "PDF, a font of small bombs": lambda: _drawn_font(100, 1_000_000),
    "PDF, fonts of one set of bombs": lambda: _drawn_font(10, 400_000, fonts=60),
    "PDF, states saved": lambda: _with_helvetica(b"q " * 2_000_000),
    "PDF, characters one by one": lambda: _with_helvetica(
        b"BT /H 9 Tf [" + b"(a)" * 1_300_000 + b"]TJ ET"
    ),
    "PDF, a character a line": lambda: _with_helvetica(b"BT /H 9 Tf " + b"(a)'" * 1_000_000),
    "PDF, ten million names": lambda: seeds.pdf_file([seeds.pdf_page(("一、总则",), 1)]).replace(
        b"/MediaBox", b"/Other[%s]/MediaBox" % (b"/a" * 5_000_000)
    ),
}  # fmt: skip
CASES |= {f"text, {name}": partial(_let_through, name) for name in KINDS}


def measure(path: Path, *, thread: bool = False) -> tuple[str, int]:
    """What came of reading a file in a process of its own, and the bytes that it grew by.

    With a thread beside the reading, which then can't fork.
    """
    command = [sys.executable, __file__, "--file", str(path), *["--thread"] * thread]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = ended.stdout.splitlines()
    if ended.returncode or len(lines) != 2:
        return f"crashed ({ended.returncode}): {ended.stderr[-300:]}", 0
    return lines[0], int(lines[1])


def _beside_a_thread(path: Path) -> None:
    """The same as ``_here`` while another thread waits."""
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        _here(path)
    finally:
        waiting.set()
        thread.join()


def _here(path: Path) -> None:
    """Read a file in this process; print what came of it, and the bytes that it grew by."""
    sys.path.insert(0, str(properties.ROOT))
    import resource

    import pypdfium2  # noqa: F401

    import align.extract
    import align.read
    from align.errors import AlignError

    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    data = path.read_bytes()
    before = properties.forget_memory()
    try:
        found = align.extract.extract_targets(align.read.parse(data, path="plan", id="plan"))
        outcome = f"read, {len(found)} targets"
    except AlignError as error:
        outcome = f"refused: {error}"
    except MemoryError:
        outcome = "out of memory"
    # what works in a process of its own begins with all that this one held, or with as much
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{outcome}\n{properties.memory() - before + max(0, others - before)}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the memory that reading takes.")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--thread", action="store_true", help="beside a thread that waits")
    given = parser.parse_args()
    if given.file:
        (_beside_a_thread if given.thread else _here)(given.file)
        return 0
    over = 0
    with tempfile.TemporaryDirectory() as room:
        for name in given.cases or CASES:
            path = Path(room) / "document"
            path.write_bytes(CASES[name]())
            size = path.stat().st_size
            outcome, grown = measure(path, thread=given.thread)
            allowed = properties.TIMES * size + properties.BESIDE
            over += grown > allowed
            sign = "OVER" if grown > allowed else "    "
            figures = (f"{bytes_ / 1e6:8.2f}" for bytes_ in (size, grown, allowed))
            print(f"{name:34}", *figures, sign, outcome, flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
