"""What reading a document takes beside the library that gives its text, and beside its text alone.

    python benchmarks/formats.py FILE... [--runs 9]

For a PDF file: pypdfium2's own text of all pages, the text by align, the whole reading, and the
reading of the same text as a text file. The budget is 1.5 times the first plus the last. For any
other format the first column is missing, and the budget is not worked out. Milliseconds, the
best of the runs, of processor time, with the garbage collector off as in the program.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from align.read import formats, parse


def best(call: Callable[[], object], runs: int) -> float:
    """The milliseconds of the fastest call."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = _spent()
        call()
        times.append(_spent() - start)
    return min(times) * 1000


def _spent() -> float:
    """Seconds of processor time that this process and those that it started have taken."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def by_pdfium(data: bytes) -> list[str]:
    """The text of each page as pypdfium2 gives it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        words = page.get_textpage()
        texts.append(words.get_text_range())
        words.close()
        page.close()
    document.close()
    return texts


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the reading of documents.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    given = parser.parse_args()
    heads = ("pages", "pdfium", "text", "read", "as txt", "budget")
    print(f"{'file':22}", *(f"{head:>8}" for head in heads))
    late = False
    gc.disable()  # as in the program
    for path in given.files:
        data = path.read_bytes()
        source = formats.source(data, path=path.name)
        plain = source.text.encode()
        text = best(lambda: formats.source(data, path="p"), given.runs)  # noqa: B023
        whole = best(lambda: parse(data, path="p", id="p"), given.runs)  # noqa: B023
        alone = best(lambda: parse(plain, path="p", id="p"), given.runs)  # noqa: B023
        first = budget = ""
        if data.startswith(b"%PDF-"):
            library = best(lambda: by_pdfium(data), given.runs)  # noqa: B023
            first, budget = f"{library:.1f}", f"{1.5 * library + alone:.1f}"
            late |= whole > 1.5 * library + alone
        cells = (
            str(len(source.page_starts) or ""),
            first,
            *(f"{one:.1f}" for one in (text, whole, alone)),
            budget,
        )
        print(f"{path.name:22}", *(f"{cell:>8}" for cell in cells))
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
