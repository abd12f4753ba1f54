"""What is kept of a plan: the same result, made anew when the document changes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from align.config import load_config
from align.corpus.library import Library, open_library
from align.corpus.remembered import cache_directory, load_prepared

TEXT = (
    "江州市碳达峰实施方案\n\n一、主要目标\n\n到2025年，森林覆盖率达到{}%。\n\n"
    "二、重点任务\n\n加快造林绿化。\n"
)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALIGN_CACHE", str(tmp_path / "cache"))
    (tmp_path / "plan.txt").write_text(TEXT.format(40), encoding="utf-8")
    return open_library(load_config(None))


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").iterdir())


def test_the_second_reading_gives_what_the_first_gave(library: Library, tmp_path: Path) -> None:
    first = load_prepared(library, "plan.txt")
    assert len(entries(tmp_path)) == 1
    assert load_prepared(library, "plan.txt") == first
    assert len(entries(tmp_path)) == 1


def test_a_changed_document_is_read_again(library: Library, tmp_path: Path) -> None:
    load_prepared(library, "plan.txt")
    (tmp_path / "plan.txt").write_text(TEXT.format(42), encoding="utf-8")
    assert str(load_prepared(library, "plan.txt").targets[0].lower) == "42"
    assert len(entries(tmp_path)) == 2


def test_the_path_is_the_one_asked_for(library: Library, tmp_path: Path) -> None:
    load_prepared(library, "plan.txt")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "plan.txt").write_bytes((tmp_path / "plan.txt").read_bytes())
    assert load_prepared(library, "sub/plan.txt").plan.source.path == "sub/plan.txt"


@pytest.mark.parametrize("content", [b"", b"not a pickle", b"\x80\x05N."])
def test_a_broken_entry_is_passed_over(content: bytes, library: Library, tmp_path: Path) -> None:
    first = load_prepared(library, "plan.txt")
    entries(tmp_path)[0].write_bytes(content)
    assert load_prepared(library, "plan.txt") == first


def test_an_entry_that_others_may_write_is_not_read(library: Library, tmp_path: Path) -> None:
    first = load_prepared(library, "plan.txt")
    entry = entries(tmp_path)[0]
    entry.write_bytes(b"\x80\x05N.")
    entry.chmod(0o666)
    assert load_prepared(library, "plan.txt") == first


def test_a_directory_that_cannot_be_written_is_no_error(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ALIGN_CACHE", str(tmp_path / "file" / "below"))
    assert load_prepared(library, "plan.txt").targets


def test_nothing_is_kept_when_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGN_CACHE", "off")
    assert cache_directory() is None


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="where Linux keeps it")
def test_it_is_kept_where_the_user_keeps_such_things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALIGN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/someone/cache")
    assert cache_directory() == "/home/someone/cache/align"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "/home/someone")
    assert cache_directory() == "/home/someone/.cache/align"
