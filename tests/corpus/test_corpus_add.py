"""A plan is added whole or not at all, once, and the manifest stays as people wrote it."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from align.config import load_config
from align.corpus import writing
from align.corpus.adding import Proposal, add, likely_parent, propose
from align.corpus.library import Library, open_library
from align.corpus.manifest import read_manifest
from align.errors import DataError, ReadError, UsageError
from align.read import read_plan

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = """\
# Ours.

[[plan]]
id = "city"       # the city itself
path = "seeds/city.txt"
title = "云州市碳达峰实施方案"
jurisdiction = "云州市"
"""
TEXT = """云州市{name}碳达峰实施方案
云政发〔2023〕{number}号

为落实《云州市碳达峰实施方案》，制定本方案。
一、主要目标
到2025年，可再生能源消费比重达到{number}%。
"""


def _text(name: str = "西山区", number: int = 8) -> str:
    return TEXT.format(name=name, number=number)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a manifest of one plan, and a new plan in another directory."""
    (tmp_path / "here/seeds").mkdir(parents=True)
    (tmp_path / "here/seeds/plans.toml").write_text(MANIFEST, encoding="utf-8")
    city = "云州市碳达峰实施方案\n一、总则\n文字。\n"
    (tmp_path / "here/seeds/city.txt").write_text(city, encoding="utf-8")
    (tmp_path / "west.txt").write_text(_text(), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def _library() -> Library:
    return open_library(load_config())


def _add(file: str = "../west.txt", id: str | None = None, **said: str) -> Proposal:
    library = _library()
    proposal = propose(library, file, id=id, said=said)
    add(library, proposal)
    return proposal


def _state(corpus: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (corpus / "seeds").iterdir()}


def test_text_and_entry(corpus: Path) -> None:
    _add(source="from the web page")
    manifest = (corpus / "seeds/plans.toml").read_text(encoding="utf-8")
    assert manifest.startswith(MANIFEST + "\n[[plan]]\n"), "nothing else has changed"
    entry = read_manifest("seeds/plans.toml")[-1]
    assert (entry.id, entry.path) == ("west", "seeds/west.txt")
    assert entry.title == "云州市西山区碳达峰实施方案"
    assert (entry.level, entry.jurisdiction) == ("district", "云州市西山区")
    assert (entry.number, entry.parent) == ("云政发〔2023〕8号", "city")
    assert entry.source == "from the web page"
    assert (corpus / "seeds/west.txt").read_text(encoding="utf-8") == _text()


def test_bytes_are_kept_as_they_are(corpus: Path) -> None:
    Path("../west.txt").write_bytes(_text().replace("\n", "\r\n").encode("gb18030"))
    proposal = _add()
    assert (corpus / "seeds/west.txt").read_bytes() == Path("../west.txt").read_bytes()
    assert proposal.plan.source.sha256 == proposal.values["sha256"]


def test_of_another_format_the_text_that_was_read_is_kept(corpus: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in _text().split("\n") if line)
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body>{lines}</body></html>"
    Path("../west.html").write_text(page, encoding="utf-8")
    proposal = _add("../west.html")
    text = (corpus / "seeds/west.txt").read_text(encoding="utf-8")
    assert text == proposal.plan.source.text
    assert "<p>" not in text
    assert "可再生能源消费比重达到8%" in text
    entry = read_manifest("seeds/plans.toml")[-1]
    assert entry.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_the_pages_of_a_document_are_kept(corpus: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pip install 'align[formats]'")
    sys.path.append(str(ROOT / "benchmarks" / "fuzz"))
    import seeds

    sys.path.pop()
    Path("../west.pdf").write_bytes(seeds.pdf_files()[0])
    read = _add("../west.pdf").plan
    kept = read_plan("seeds/west.txt")
    assert kept.source.text == read.source.text
    assert kept.source.page_starts == read.source.page_starts
    assert {clause.page for clause in kept.clauses} == {1, 2, 3}
    assert [clause.page for clause in kept.clauses] == [clause.page for clause in read.clauses]
    with pytest.raises(UsageError, match="same text"):
        _add("../west.pdf", id="again")


def test_what_is_said_goes_before_what_the_text_says(corpus: Path) -> None:
    values = _add(title="另一标题", parent="某省碳达峰实施方案", date="2023-01-02").values
    assert values["title"] == "另一标题"
    assert values["parent"] == "某省碳达峰实施方案"
    assert read_manifest("seeds/plans.toml")[-1].date == "2023-01-02"


def test_a_text_in_the_corpus_stays_where_it_is(corpus: Path) -> None:
    Path("seeds/district").mkdir()
    Path("seeds/district/west-1.txt").write_text(_text(), encoding="utf-8")
    _add("seeds/district/west-1.txt")
    assert read_manifest("seeds/plans.toml")[-1].path == "seeds/district/west-1.txt"
    assert sorted(_state_names(corpus)) == ["city.txt", "district", "plans.toml"]


def _state_names(corpus: Path) -> list[str]:
    return [path.name for path in (corpus / "seeds").iterdir()]


def test_from_below_the_corpus(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus / "seeds")
    _add("../../west.txt")
    assert (corpus / "seeds/west.txt").exists()
    assert read_manifest("plans.toml")[-1].path == "seeds/west.txt"


def test_the_first_plan_makes_the_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "west.txt").write_text(_text(), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "empty")
    _add("../west.txt")
    assert [entry.id for entry in read_manifest("seeds/plans.toml")] == ["west"]


def test_line_ends_and_a_missing_last_one(corpus: Path) -> None:
    before = MANIFEST.rstrip("\n").replace("\n", "\r\n").encode()
    Path("seeds/plans.toml").write_bytes(before)
    _add()
    after = Path("seeds/plans.toml").read_bytes()
    assert after.startswith(before + b"\r\n\r\n[[plan]]\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert [entry.id for entry in read_manifest("seeds/plans.toml")] == ["city", "west"]


def test_hostile_words_stay_words(corpus: Path) -> None:
    _add(source='"]]\n[[plan]]\nid = "x" \\ \x1b[31m \u202e')
    assert [entry.id for entry in read_manifest("seeds/plans.toml")] == ["city", "west"]
    assert "\x1b" not in (read_manifest("seeds/plans.toml")[-1].source or "")
    assert "\x1b" not in Path("seeds/plans.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "id", "told"),
    [
        (_text(), "west-2", "the same text is in the corpus already, as west"),
        (_text().replace("8%", "9%"), "west-2", "the same plan is in the corpus already, as west"),
        (_text("北湖区", 9), "west", "the id west is taken"),
        (_text("北湖区", 9), "city", "the id city is taken"),
        (_text("北湖区", 9), "北湖", "is no id"),
        (_text("北湖区", 9), "a/b", "is no id"),
    ],
)
def test_twins_and_bad_ids_are_refused(corpus: Path, text: str, id: str, told: str) -> None:
    _add()
    before = _state(corpus)
    Path("../new.txt").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        _add("../new.txt", id)
    assert _state(corpus) == before


def test_the_same_title_with_another_number_is_another_version(corpus: Path) -> None:
    _add()
    Path("../new.txt").write_text(_text(number=9), encoding="utf-8")
    _add("../new.txt", "west-2024")
    assert [entry.id for entry in read_manifest("seeds/plans.toml")] == [
        "city",
        "west",
        "west-2024",
    ]


def test_another_text_of_that_name_is_not_written_over(corpus: Path) -> None:
    Path("seeds/west.txt").write_text("另一文本", encoding="utf-8")
    with pytest.raises(UsageError, match="another text of that name"):
        _add()
    assert Path("seeds/west.txt").read_text(encoding="utf-8") == "另一文本"


def test_what_cannot_be_read_is_not_added(corpus: Path) -> None:
    Path("../west.txt").write_bytes(b"\x00\x01\x02")
    before = _state(corpus)
    with pytest.raises(ReadError):
        _add()
    with pytest.raises(ReadError):
        _add("../absent.txt")
    assert _state(corpus) == before


def test_a_manifest_that_takes_no_more_entries(corpus: Path) -> None:
    odd = 'plan = [{id = "city", path = "seeds/city.txt"}]\n'
    Path("seeds/plans.toml").write_text(odd, encoding="utf-8")
    before = _state(corpus)
    with pytest.raises(DataError):
        _add()
    assert _state(corpus) == before


def test_a_plan_that_cites_none_lies_in_somebodys_jurisdiction(corpus: Path) -> None:
    text = _text().replace("为落实《云州市碳达峰实施方案》，", "")
    Path("../west.txt").write_text(text, encoding="utf-8")
    proposal = propose(_library(), "../west.txt")
    assert "parent" not in proposal.values
    assert likely_parent(_library(), proposal.plan) == "city"


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "chmod", "replace"])
@pytest.mark.parametrize("nth", range(4))
@pytest.mark.parametrize("fault", [OSError(28, "no space left"), Killed()])
def test_a_fault_at_any_step_adds_both_or_none(
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    nth: int,
    fault: BaseException,
) -> None:
    library = _library()
    proposal = propose(library, "../west.txt")
    before = _state(corpus)
    real, calls = getattr(os, step), []

    def fail(*given: object, **named: object) -> object:
        calls.append(given)
        if len(calls) == nth + 1:
            raise fault
        return real(*given, **named)

    failed = False
    with monkeypatch.context() as patch:
        patch.setattr(writing.os, step, fail)
        try:
            add(library, proposal)
        except (UsageError, Killed, OSError):
            failed = True
    ids = [entry.id for entry in read_manifest("seeds/plans.toml")]
    if "west" in ids:
        assert Path("seeds/west.txt").read_bytes() == proposal.data
    else:
        assert failed
        assert _without_lock(_state(corpus)) == before


def _without_lock(state: dict[str, bytes]) -> dict[str, bytes]:
    """The files without an empty lock: closing it is what failed."""
    return {name: data for name, data in state.items() if not name.endswith(".lock")}


PROGRAM = """
import os, sys
from align.config import load_config
from align.corpus.adding import add, propose
from align.corpus.library import open_library
library = open_library(load_config())
proposal = propose(library, sys.argv[1])
if len(sys.argv) > 2:
    real, left = getattr(os, sys.argv[2]), int(sys.argv[3])
    def die(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return real(*given, **named)
    setattr(os, sys.argv[2], die)
add(library, proposal)
"""


def _call(*words: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", PROGRAM, *words], env=environment)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize(
    ("step", "nth"), [("write", 0), ("fsync", 0), ("replace", 0), ("write", 1), ("replace", 1)]
)
def test_a_killed_process_leaves_whole_files_and_can_be_called_again(
    corpus: Path, step: str, nth: int
) -> None:
    assert _call("../west.txt", step, str(nth)).wait() == -signal.SIGKILL
    assert Path("seeds/plans.toml").read_text(encoding="utf-8") == MANIFEST
    if Path("seeds/west.txt").exists():
        assert Path("seeds/west.txt").read_text(encoding="utf-8") == _text()
    _add()
    assert [entry.id for entry in read_manifest("seeds/plans.toml")] == ["city", "west"]


def test_two_at_once_lose_no_entry(corpus: Path) -> None:
    names = ["a", "b", "c", "d"]
    for number, name in enumerate(names):
        text = _text(f"{'甲乙丙丁'[number]}山区", number + 10)
        Path(f"../{name}.txt").write_text(text, encoding="utf-8")
    calls = [_call(f"../{name}.txt") for name in names]
    assert [call.wait() for call in calls] == [0, 0, 0, 0]
    listed = {entry.id: entry.path for entry in read_manifest("seeds/plans.toml")}
    assert sorted(listed) == ["a", "b", "c", "city", "d"]
    assert all(Path(path).exists() for path in listed.values())
    assert Path("seeds/plans.toml").read_text(encoding="utf-8").startswith(MANIFEST)


def test_of_two_that_add_the_same_one_is_refused(corpus: Path) -> None:
    library = _library()
    first, second = (propose(library, "../west.txt", id=name) for name in ("w1", "w2"))
    add(library, first)
    before = _state(corpus)
    with pytest.raises(UsageError, match="the same text is in the corpus already, as w1"):
        add(library, second)
    assert _state(corpus) == before
