"""The file of decisions: what is written can be read, and what people wrote stays."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.config import Config, load_config
from align.corpus.decisions import decisions_in, entry_text, keep, read_decisions, withdraw
from align.corpus.library import open_library
from align.corpus.tables import quoted
from align.errors import DataError
from align.model.decision import Decision

FIRST = Decision(
    "east-1", "city", "east", "verdict", "李四", "2026-03-02", why="口径相同", verdict="equal",
    reference_clause="a" * 12, reference_target="b" * 12, plan_clause="c" * 12,
    plan_target="d" * 12,
)  # fmt: skip
SECOND = Decision(
    "east-2", "city", "east", "clauses", "李四", "2026-03-02", why="x", plan_clause="c" * 12,
    clauses=("e" * 12, "f" * 12), until="2027-01-01",
)  # fmt: skip
NONE = SECOND._replace(id="east-3", clauses=(), until=None)


def _read(path: Path) -> list[Decision]:
    return [one._replace(line=0) for one in read_decisions(str(path))]


def test_there_need_be_no_file(tmp_path: Path) -> None:
    assert read_decisions(str(tmp_path / "decisions.toml")) == ()


def test_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    keep(str(path), [FIRST, SECOND])
    keep(str(path), [NONE])
    assert _read(path) == [FIRST, SECOND, NONE]
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    lines = text.split("\n")
    assert all(lines[one.line - 1] == "[[decision]]" for one in read_decisions(str(path)))


def test_a_decision_takes_the_place_of_its_like(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    keep(str(path), [FIRST, SECOND])
    keep(str(path), [FIRST._replace(verdict="looser")])
    keep(str(path), [NONE], replacing=["east-2"])
    assert _read(path) == [FIRST._replace(verdict="looser"), NONE]


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    by_hand = (
        "# our own remarks\r\n\r\n"
        + entry_text(SECOND).replace("\n", "\r\n")
        + "\r\n# about the next one\r\n"
        + entry_text(FIRST).replace(" = ", "   =  ").replace("\n", "\r\n")
        + "# the end"
    )
    path.write_bytes(by_hand.encode())
    keep(str(path), [NONE])
    added = entry_text(NONE).replace("\n", "\r\n")
    assert path.read_bytes().decode() == f"{by_hand}\r\n\r\n{added}"
    withdraw(str(path), ["east-2"])
    left = path.read_bytes().decode()
    assert "# our own remarks" in left
    assert "# about the next one" in left
    assert _read(path) == [FIRST, NONE]


def test_withdrawn_ones_are_told(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    keep(str(path), [FIRST, SECOND])
    before = path.read_bytes()
    assert withdraw(str(path), ["east-9"]) == ()
    assert path.read_bytes() == before
    taken = withdraw(str(path), ["east-1"])
    assert [one.id for one in taken] == ["east-1"]
    assert _read(path) == [SECOND]


def test_an_unusual_layout_loses_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    values = ", ".join(line for line in entry_text(FIRST).split("\n")[1:] if line)
    path.write_text(f"decision = [{{{values}}}]\n", encoding="utf-8")
    assert _read(path) == [FIRST]
    keep(str(path), [SECOND])
    assert _read(path) == [FIRST, SECOND]


@given(st.text())
def test_any_text_is_a_string_on_one_line(text: str) -> None:
    line = f"x = {quoted(text)}\n"
    assert len(line.splitlines()) == 1
    read = tomllib.loads(line)["x"]
    assert read == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") or any(
        0xD800 <= ord(char) <= 0xDFFF for char in text
    )


def test_halves_of_pairs_are_replaced() -> None:
    assert quoted("a\ud800b") == '"a\ufffdb"'


@given(why=st.text(), by=st.text(min_size=1), place=st.text(), mark=st.text("0123456789abcdef"))
def test_hostile_words_come_back_as_they_were(why: str, by: str, place: str, mark: str) -> None:
    decision = FIRST._replace(why=why, by=by, plan_quote=place, plan_target=mark)
    (found,) = decisions_in(entry_text(decision), "x")
    assert found._replace(line=0) == decision


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("holds = ", "holds = 1 #"), "holds must be a string"),
        (('verdict = "equal"', 'verdict = "equl"'), "did you mean equal"),
        (("by = ", "bye = "), "did you mean by"),
        (('by = "李四"\n', ""), "a decision without 'by'"),
        (('on = "2026-03-02"', 'on = "2.3.2026"'), "on must be a day"),
        (('verdict = "equal"\n', ""), "a decision without 'verdict'"),
        (('holds = "verdict"', 'holds = "clauses"'), "does not suit"),
        (("[[decision]]", "[decision"), "not valid TOML"),
        (("[[decision]]", "[[decisions]]"), "unknown key 'decisions'"),
        (('reference_target = "bbbbbbbbbbbb"\n', ""), None),
    ],
)
def test_faults_are_told_with_their_place(
    tmp_path: Path, change: tuple[str, str], told: str | None
) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(entry_text(FIRST).replace(*change), encoding="utf-8")
    if told is None:
        assert len(read_decisions(str(path))) == 1
        return
    with pytest.raises(DataError) as caught:
        read_decisions(str(path))
    assert told in str(caught.value)
    assert str(path) in str(caught.value)
    before = path.read_bytes()
    with pytest.raises(DataError):
        keep(str(path), [SECOND])
    assert path.read_bytes() == before, "a broken file is left alone"


def test_the_path_is_set_in_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Config().decisions_path == str(Path("seeds/decisions.toml"))
    assert Config(manifest="a/b.toml", root="r").decisions_path == str(Path("r/a/decisions.toml"))
    monkeypatch.chdir(tmp_path)
    Path("align.toml").write_text('decisions = "words/kept.toml"\n', encoding="utf-8")
    config = load_config()
    assert config.decisions_path == str(Path("words/kept.toml"))
    Path("words").mkdir()
    keep(config.decisions_path, [FIRST])
    assert [one.id for one in open_library(config).decisions] == ["east-1"]
