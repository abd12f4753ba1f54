"""Check the TOML data files and write them as JSON: ``python -m align.lexicon.build [--check]``."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from align.errors import DataError
from align.lexicon import indicators

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled"
INDICATOR_TABLES = {"indicators", "indicator_texts", "indicator_variants"}


def content(name: str) -> dict[str, Any]:
    """What one data file holds. Raises DataError naming file and line when it is not TOML."""
    path = DATA / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"not valid TOML: {error}", path=path.name) from error


def compiled_text(name: str) -> str:
    """The JSON text of one compiled file."""
    if name in INDICATOR_TABLES:
        return _json(indicators.compiled(content(file) for file in indicators.FILES)[name])
    return _json(content(name))


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def names() -> list[str]:
    """The compiled files there must be, sorted: one a data file, but one for all indicators."""
    files = {path.stem for path in DATA.glob("*.toml")} - set(indicators.FILES)
    return sorted(files | INDICATOR_TABLES)


def stale() -> list[str]:
    """The data files whose compiled form is absent or differs."""
    result = []
    for name in names():
        target = COMPILED / f"{name}.json"
        if not target.exists() or target.read_text(encoding="utf-8") != compiled_text(name):
            result.append(name)
    return result


def main(arguments: list[str]) -> int:
    """Write what is stale, or with ``--check`` only name it and return 1."""
    outdated = stale()
    if "--check" in arguments:
        for name in outdated:
            print(f"stale: {name}", file=sys.stderr)
        return 1 if outdated else 0
    COMPILED.mkdir(exist_ok=True)
    for name in outdated:
        (COMPILED / f"{name}.json").write_text(compiled_text(name), encoding="utf-8", newline="\n")
        print(f"compiled {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
