"""Reading takes ten times the file and 100 MB at most, whatever the file: see SECURITY.md."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("lxml", reason="pip install 'align[formats]'")
pytest.importorskip("pypdfium2", reason="pip install 'align[formats]'")
sys.path.append(str(Path(__file__).parents[2] / "benchmarks" / "fuzz"))
import memory
import properties

sys.path.pop()
READ = (
    "text of 4 MB",
    "text, lines of three characters",
    "text, headings",
    "text, words",
    "text, amounts",
    "text, rows",
    "PDF of 70 pages",
    "Word file of 500 pages",
    "Word file of 800 pages",
    "web page of 3 MB",
    "OFD file of 200 pages",
    "PDF, pages declared",
    "PDF, size declared",
)
REFUSED = (
    "text of 10 MB on one line",
    "text of lines of a character",
    "Word file, a bomb of text",
    "Word file, its sizes not true",
    "Word file, a bomb of elements",
    "Word file, a bomb of attributes",
    "web page of empty elements",
    "web page, nested deeply",
    "PDF, a bomb in a bomb",
    "PDF, a bomb of text",
    "PDF, pages that repeat their text",
    "PDF, forms in forms",
    "PDF, small bombs in a row",
    "PDF, a font of small bombs",
    "PDF, fonts of one set of bombs",
    "PDF, characters one by one",
)
BESIDE_A_THREAD = ("PDF of 70 pages", "PDF, a bomb of text", "PDF, a font of small bombs")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells the most memory since a point in time"
)


def _within(name: str, room: Path, *, thread: bool = False) -> str:
    """What came of a case that was made and read within its bounds."""
    path = room / "document"
    make: Callable[[], bytes] = memory.CASES[name]
    path.write_bytes(make())
    outcome, grown = memory.measure(path, thread=thread)
    assert grown < properties.TIMES * path.stat().st_size + properties.BESIDE, outcome
    return str(outcome)


@pytest.mark.parametrize("name", READ)
def test_what_is_large_is_read_within_bounds(name: str, tmp_path: Path) -> None:
    assert _within(name, tmp_path).startswith("read, ")


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_take_more_is_refused(name: str, tmp_path: Path) -> None:
    assert _within(name, tmp_path).startswith("refused: ")


@pytest.mark.parametrize("name", BESIDE_A_THREAD)
def test_beside_a_thread_the_bounds_are_the_same(name: str, tmp_path: Path) -> None:
    told = "read, " if name in READ else "refused: "
    assert _within(name, tmp_path, thread=True).startswith(told)
