"""Inputs that broke the reading once, as fuzzing found them: each is read or refused, in bounds.

They are made small by ``benchmarks/fuzz/minimise.py`` and named after what they do.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("lxml", reason="pip install 'align[formats]'")
pytest.importorskip("pypdfium2", reason="pip install 'align[formats]'")
FOUND = sorted((Path(__file__).parent / "found").iterdir())
FUZZ = Path(__file__).parents[2] / "benchmarks" / "fuzz"
PATIENCE = 30
"""Seconds of processor time: far more than any takes, far less than those that hung did."""


def _properties() -> ModuleType:
    spec = importlib.util.spec_from_file_location("properties", FUZZ / "properties.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_fuzzing_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    properties = _properties()
    properties.SECONDS = PATIENCE
    start = time.process_time()
    assert properties.wrong(path.read_bytes()) is None
    assert time.process_time() - start < PATIENCE


def test_there_are_some() -> None:
    assert FOUND
