"""Read the compiled data files."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from align.errors import DataError

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled"


@cache
def table(name: str) -> dict[str, Any]:
    """The data file of that name as plain values. Raises DataError when it is not there."""
    try:
        with open(COMPILED / f"{name}.json", encoding="utf-8") as file:
            return json.load(file)  # type: ignore[no-any-return]  # build.py has checked it
    except FileNotFoundError:
        raise DataError(
            f"no compiled data file {name!r}", hint="run python -m align.lexicon.build"
        ) from None
