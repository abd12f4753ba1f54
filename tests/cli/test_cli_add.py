"""``align add``: what was understood is shown, what was written is checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from decide_texts import CITY, EAST

MANIFEST = """\
[[plan]]
id = "city"
path = "seeds/city.txt"
title = "云州市碳达峰实施方案"
"""


@pytest.fixture
def corpus(call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of a city; a district's plan lies beside it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/city.txt").write_text(CITY, encoding="utf-8")
    (tmp_path / "seeds/plans.toml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "east.txt").write_text(EAST + "共12个。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_says_what_was_understood_and_what_is_next(call: Any, corpus: Path) -> None:
    done = call("add", "east.txt", "--number", "云东政发〔2023〕2号", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    for line in (
        "id: east",
        "title: 云州市东湖区碳达峰实施方案",
        "number: 云东政发〔2023〕2号",
        "date: not found (give --date)",
        "jurisdiction: 云州市东湖区",
        "parent: city",
        "clauses: 5",
        "added east: seeds/east.txt and an entry in seeds/plans.toml",
        "the check finds:",
        "  align compare city east",
    ):
        assert line in done.out.split("\n"), line
    assert "seeds/east.txt:5:8: G001" in done.out
    assert "unexplained: east.txt:10: 12 " in done.out
    assert call("compare", "east", "--brief").code == 0


def test_a_dry_run_shows_all_and_writes_nothing(call: Any, corpus: Path) -> None:
    done = call("add", "east.txt", "--id", "lake", "--dry-run", "--lang", "en")
    assert done.code == 0
    assert 'id = "lake"' in done.out
    assert "east.txt:5:8: G001" in done.out
    assert sorted(path.name for path in (corpus / "seeds").iterdir()) == ["city.txt", "plans.toml"]
    assert Path("seeds/plans.toml").read_text(encoding="utf-8") == MANIFEST


def test_twice_is_refused(call: Any, corpus: Path) -> None:
    assert call("add", "east.txt").code == 0
    done = call("add", "east.txt", "--id", "lake")
    assert (done.code, done.out) == (2, "")
    assert "the same text is in the corpus already, as east" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("absent.txt",), "absent.txt: no such file"),
        (("east.txt", "--id", "东湖"), "is no id"),
        (("east.txt", "--level", "village"), "unknown value 'village' for --level"),
        (("east.txt", "--date", "2023"), "--date must be a day"),
    ],
)
def test_faults(call: Any, corpus: Path, words: tuple[str, ...], told: str) -> None:
    done = call("add", *words)
    assert done.code == 2
    assert told in done.err
    assert Path("seeds/plans.toml").read_text(encoding="utf-8") == MANIFEST


def test_in_chinese(call: Any, corpus: Path) -> None:
    out = call("add", "east.txt", "--lang", "zh", "--source", "网页").out
    assert "上级方案：city" in out
    assert "层级：区县级" in out
    assert "下一步：" in out
    assert "注明文本来源" not in out
