"""What all tests share: golden files, and the labelled plans where they are at hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from align import __version__

# the tests measure what the tool works out, not what it remembers of an earlier run
os.environ["ALIGN_CACHE"] = "off"

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files instead of comparing"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function of a file name and a text: they must agree, or the file is written anew.

    The version of the tool is written as VERSION, so that a release changes no golden file.
    """

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        text = text.replace(__version__, "VERSION")
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        if not path.exists():
            pytest.fail(f"no golden file {name}; write it with: pytest --update-golden")
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read(), f"differs from tests/golden/{name} (--update-golden)"

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """The directory with the plans and labels that lie beside the repository."""
    path = ROOT.parent / "shared"
    if not (path / "gold").is_dir():
        pytest.skip("no labelled plans beside the repository (../shared)")
    return path
