"""Read the compiled data files."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

from align.errors import DataError

_COMPILED = os.path.join(os.path.dirname(__file__), "compiled")


def _path(name: str) -> str:
    return os.path.join(_COMPILED, f"{name}.json")


def is_there(name: str) -> bool:
    """Whether there is a data file of that name."""
    return os.path.exists(_path(name))


@cache
def table(name: str) -> dict[str, Any]:
    """The data file of that name as plain values. Raises DataError when it is not there."""
    try:
        with open(_path(name), "rb") as file:
            return json.loads(file.read())  # type: ignore[no-any-return]  # build.py has checked it
    except FileNotFoundError:
        raise DataError(
            f"no compiled data file {name!r}", hint="run python -m align.lexicon.build"
        ) from None
