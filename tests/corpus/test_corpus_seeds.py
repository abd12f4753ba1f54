"""The plans of this corpus: unchanged texts, and a manifest that says what the texts say."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from align.config import Config
from align.corpus.library import Library, load_plan, open_library
from align.corpus.manifest import Entry

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = open_library(Config(root=str(ROOT)))


@pytest.fixture
def library() -> Library:
    return LIBRARY


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.id)
def test_text_is_the_listed_one(library: Library, entry: Entry) -> None:
    data = Path(library.path(entry)).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry.sha256


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.id)
def test_manifest_says_what_the_reader_finds(library: Library, entry: Entry) -> None:
    meta = load_plan(library, entry.id).meta
    for field in ("title", "level", "jurisdiction", "issuer", "number", "date"):
        assert getattr(entry, field) == getattr(meta, field), field
    parent = next((other for other in library.entries if other.id == entry.parent), None)
    if meta.parent is not None:
        assert meta.parent == (parent.title if parent else entry.parent)


def test_parents(library: Library) -> None:
    assert library.parents == {
        "beijing": "",
        "changping": "beijing",
        "fuzhongxin": "beijing",
        "haidian": "beijing",
        "ninghe": "天津市碳达峰实施方案",
    }


def test_every_text_is_listed(library: Library) -> None:
    listed = {entry.path for entry in library.entries}
    assert listed == {f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt")}
    assert all(entry.source for entry in library.entries)


def test_texts_are_those_handed_out(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert (ROOT / "seeds" / path.name).read_bytes() == path.read_bytes()


def test_labels_are_those_handed_out(shared: Path) -> None:
    ours = sorted(path.name for path in (ROOT / "tests" / "gold").glob("*.jsonl"))
    theirs = [
        p.name for p in sorted((shared / "gold").glob("*.jsonl")) if p.name != "numbers.jsonl"
    ]
    assert ours == theirs
    for name in ours:
        assert (ROOT / "tests/gold" / name).read_bytes() == (shared / "gold" / name).read_bytes()
