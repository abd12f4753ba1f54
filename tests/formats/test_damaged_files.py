"""Damaged files: read or refused, never anything else. benchmarks/fuzz/mutate.py tries more."""

from __future__ import annotations

import contextlib
import importlib.util
import random
import time
from pathlib import Path
from types import ModuleType

import pytest
from producers import K16, printed_by_libreoffice, web_page, word_file
from seed_elements import elements, seed

from align.errors import AlignError
from align.extract import extract_targets
from align.read import parse

pytest.importorskip("lxml", reason="pip install 'align[formats]'")
pytest.importorskip("pypdfium2", reason="pip install 'align[formats]'")
ROOT = Path(__file__).resolve().parents[2]
EACH = 40


def _mutate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutate", ROOT / "benchmarks/fuzz/mutate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _make(kind: str, room: Path) -> bytes:
    name = "fuzhongxin"
    if kind == "txt":
        return seed(name).encode()
    if kind == "html":
        return web_page(elements(name), room / "plan.html", K16).read_bytes()
    path = word_file(elements(name), room / "plan.docx", K16)
    return (printed_by_libreoffice(path) if kind == "pdf" else path).read_bytes()


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "pdf"])
def test_mutants_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    data = _make(kind, tmp_path)
    mutant = _mutate().mutant
    chance = random.Random(f"2026 {kind}")  # noqa: S311  # to be done again alike
    for _ in range(EACH):
        damaged = mutant(data, data, chance)
        start = time.process_time()
        with contextlib.suppress(AlignError):
            extract_targets(parse(damaged, path="plan", id="plan"))
        assert time.process_time() - start < 2 * max(1, len(damaged) / 100_000)


@pytest.mark.parametrize("end", [0, 1, 3, 4, 5, 30, 500])
@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_beginnings_of_files(kind: str, end: int, tmp_path: Path) -> None:
    data = _make(kind, tmp_path)[:end]
    with pytest.raises(AlignError):
        parse(data, path="plan", id="plan")


FOUND = {
    "a notice, damaged, without a title after it": (
        "某单位\n印发方\n《某某示范区心心支》的通知\n已经同意。\n一、总则\n文字。\n"
    ),
}
"""What mutants have shown to break the reading once."""


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_by_mutants(name: str) -> None:
    assert parse(FOUND[name].encode(), path="plan", id="plan").clauses
