"""Decisions from the command line: taken, applied everywhere, suspect after an edit."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from decide_texts import CITY, EAST

from align.corpus.decisions import read_decisions

MANIFEST = """\
[[plan]]
id = "city"
path = "seeds/city.txt"
title = "云州市碳达峰实施方案"

[[plan]]
id = "east"
path = "seeds/east.txt"
title = "云州市东湖区碳达峰实施方案"
parent = "city"

[[plan]]
id = "west"
path = "seeds/west.txt"
title = "云州市西山区碳达峰实施方案"
parent = "city"
"""
DECISIONS = "seeds/decisions.toml"
SAID = ("--why", "口径相同", "--by", "李四", "--on", "2026-03-02", "--lang", "en")


@pytest.fixture
def corpus(call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of a city and two districts; ``call`` first, which goes elsewhere."""
    (tmp_path / "seeds").mkdir()
    west = EAST.replace("东湖区", "西山区").replace("20%", "30%")
    for name, text in (("city", CITY), ("east", EAST), ("west", west)):
        (tmp_path / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "seeds/plans.toml").write_text(MANIFEST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _edit(name: str, old: str, new: str) -> None:
    path = Path(f"seeds/{name}.txt")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _verdicts(call: Any, plan: str = "east") -> dict[str, dict[str, object]]:
    found = json.loads(call("compare", "city", plan, "--format", "json", "-q").out)["verdicts"]
    return {verdict["reference_target"] or verdict["plan_target"]: verdict for verdict in found}


def _typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_decision_is_applied_in_every_command(call: Any, corpus: Path) -> None:
    done = call("decide", "city", "east", "city-01", "--verdict", "equal", *SAID)
    assert done.code == 0
    assert done.err == "align: kept in seeds/decisions.toml\n"
    (decision,) = read_decisions(DECISIONS)
    assert f'id = "{decision.id}"' in done.out
    verdict = _verdicts(call)["city-01"]
    assert (verdict["verdict"], verdict["decision"]) == ("equal", decision.id)
    assert "口径相同" in call("explain", "city", "east", "city-01", "--lang", "en").out
    matrix = json.loads(call("matrix", "city", "east", "--format", "json").out)
    assert "equal" in json.dumps(matrix)
    shown = call("compare", "city", "east", "--lang", "en", "--width", "120").out
    assert "decided by a person" in shown
    assert call("report").code == 0
    assert decision.id in Path("reports/east.md").read_text(encoding="utf-8")
    assert "G001" not in call("check", "--format", "concise").out
    assert _verdicts(call, "west")["city-01"]["decision"] is None, "not on another plan"


def test_the_check_fails_again_when_the_text_changes(call: Any, corpus: Path) -> None:
    arguments = ("check", "east", "--format", "concise", "--lang", "en")
    before = call(*arguments)
    assert before.code == 1
    assert "seeds/east.txt:5:8: G001" in before.out
    call("decide", "city", "east", "city-01", "--verdict", "equal", *SAID)
    after = call(*arguments)
    assert (after.code, "G001" in after.out) == (0, False)
    _edit("east", "20%", "21%")
    edited = call(*arguments)
    assert edited.code == 1
    assert "seeds/east.txt:4:1: D001" in edited.out
    assert "seeds/east.txt:5:8: G001" in edited.out
    (decision,) = read_decisions(DECISIONS)
    told = f"align: decision {decision.id} is suspect and not applied: the plan's clause has"
    assert told in call("compare", "city", "east", "--format", "csv", "--lang", "en").err
    assert told in call("report", "east", "--lang", "en").err
    assert told in call("matrix", "city", "east", "--lang", "en").err
    assert call("compare", "city", "east", "-q", "--format", "csv").err == ""


def test_a_new_decision_takes_the_place_of_a_suspect_one(call: Any, corpus: Path) -> None:
    call("decide", "city", "east", "city-01", "--verdict", "n/a", *SAID)
    _edit("east", "20%", "21%")
    call("decide", "city", "east", "city-01", "--verdict", "n/a", *SAID)
    (decision,) = read_decisions(DECISIONS)
    assert "21%" in decision.plan_quote
    assert "D001" not in call("check", "east", "--format", "concise").out


def test_withdrawing(call: Any, corpus: Path) -> None:
    call("decide", "city", "east", "city-01", "--verdict", "equal", *SAID)
    call("decide", "city", "east", "二（三）", "--clauses", "none", *SAID)
    assert call("decide", "city", "east", "city-01", "--withdraw").code == 0
    (left,) = read_decisions(DECISIONS)
    assert left.holds == "clauses"
    assert call("decide", "city", "east", left.id, "--withdraw").code == 0
    assert read_decisions(DECISIONS) == ()
    assert call("decide", "city", "east", "city-01", "--withdraw").code == 2


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("city-01", "--accept"), "verdict"),
        (("二（一）", "--accept"), "clauses"),
        (("city-01", "--partner", "none", "--verdict", "missing"), "verdict"),
        (("city-03", "--not-partner", "east-03"), "not-partner"),
        (("二（一）", "--clauses", "二（三）,二（一）"), "clauses"),
        (("二（一）", "--not-clauses", "二（一）"), "not-clauses"),
        (("city-01", "--note"), "note"),
    ],
)
def test_forms(call: Any, corpus: Path, words: tuple[str, ...], holds: str) -> None:
    assert call("decide", "city", "east", *words, *SAID).code == 0
    (decision,) = read_decisions(DECISIONS)
    assert decision.holds == holds
    states = call("compare", "city", "east", "--format", "json").err
    assert "suspect" not in states


def test_a_dry_run_writes_nothing(call: Any, corpus: Path) -> None:
    done = call("decide", "city", "east", "city-01", "--accept", "--dry-run", *SAID)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("[[decision]]\n")
    assert not Path(DECISIONS).exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("city", "east"), "two plans and a target or clause"),
        (("city", "east", "city-01"), "say one thing that holds"),
        (("city", "east", "city-01", "--accept", "--verdict", "equal"), "say one thing"),
        (("city", "east", "city-01", "--verdict", "equl"), "did you mean equal"),
        (("city", "east", "city-99", "--accept"), "no clause or target 'city-99'"),
        (("city", "north", "city-01", "--accept"), "no plan 'north'"),
        (("city", "east", "city-01", "--accept", "--until", "soon"), "--until must be a day"),
    ],
)
def test_faults(call: Any, corpus: Path, words: tuple[str, ...], told: str) -> None:
    done = call("decide", *words, *SAID)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not Path(DECISIONS).exists()


@pytest.mark.parametrize("absent", ["--why", "--by"])
def test_who_and_why_are_wanted(call: Any, corpus: Path, absent: str) -> None:
    at = SAID.index(absent)
    done = call("decide", "city", "east", "city-01", "--accept", *SAID[:at], *SAID[at + 2 :])
    assert done.code == 2
    assert f"{absent} is wanted" in done.err


def test_a_broken_file_of_decisions_is_told(call: Any, corpus: Path) -> None:
    Path(DECISIONS).write_text('[[decision]]\nid = "x"\n', encoding="utf-8")
    done = call("compare", "city", "east")
    assert done.code == 2
    assert "seeds/decisions.toml:1: a decision without 'reference'" in done.err


def test_review_walks_and_keeps_each_answer(
    call: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(
        monkeypatch, "?", "s", "c", "equal", "", "", "  ", "同一口径", "a", "", "n", "问市里", "q"
    )
    arguments = ("review", "city", "east", "--all", "--by", "王五", "--on", "2026-03-03")
    done = call(*arguments, "--lang", "en")
    assert done.code == 0
    assert "1 of 11" in done.out
    assert "seeds/city.txt:4: 可再生能源消费比重达到25%以上" in done.out
    assert "seeds/east.txt:5: 可再生能源消费比重达到20%" in done.out
    assert "a: the tool is right" in done.out
    assert "2 of 11 decided" in done.out
    decisions = read_decisions(DECISIONS)
    assert [(one.holds, one.why) for one in decisions] == [
        ("verdict", "同一口径"),
        ("verdict", "as the tool says"),
        ("note", "问市里"),
    ]
    assert {one.by for one in decisions} == {"王五"}
    assert {one.on for one in decisions} == {"2026-03-03"}
    _typed(monkeypatch, "q")
    again = call(*arguments, "--lang", "en").out
    assert "1 of 9" in again, "it goes on where it stopped"


def test_review_stops_at_the_end_of_input_and_asks_who(
    call: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, "王五", "a", "对")
    done = call("review", "city", "east", "--all", "--lang", "zh", "--on", "2026-03-03")
    assert done.code == 0
    assert "裁定人：" in done.out
    (decision,) = read_decisions(DECISIONS)
    assert (decision.by, decision.why) == ("王五", "对")
    _typed(monkeypatch)
    assert call("review", "city", "east", "--all").code == 2, "nobody is there"


def test_review_tells_what_makes_no_sense_and_asks_again(
    call: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(
        monkeypatch,
        *("c", "perhaps", ""),
        *("c", "equal", "east-77", "因为"),
        *("c", "equal", "east-02", "因为"),
        "q",
    )
    done = call("review", "city", "east", "--all", "--by", "a", "--on", "2026-03-03")
    assert "'perhaps' is no answer" in done.out
    assert "no target 'east-77' in east" in done.out
    (decision,) = read_decisions(DECISIONS)
    assert decision.plan_place.endswith("east-02")


def test_review_of_clauses_shows_both_texts(
    call: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, *["s"] * 6, "c", "二（一）；二（三）", "两条都涉及", "q")
    done = call(
        "review", "city", "east", "--all", "--by", "a", "--on", "2026-03-03", "--lang", "en"
    )
    assert "clause " in done.out
    (decision,) = read_decisions(DECISIONS)
    assert decision.reference_place == "二（一） 二（三）"


def test_review_says_what_was_decided_for_other_districts(
    call: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("decide", "city", "west", "city-05", "--verdict", "missing", *SAID)
    _typed(monkeypatch, "q")
    done = call("review", "city", "east", "--all", "--by", "a", "--lang", "en")
    hints = [line for line in done.out.split("\n") if "hint: west" in line]
    assert hints == [] or "口径相同" in hints[0]
    done = call("review", "city", "east", "--all", "--export", "x.csv", "--lang", "en")
    rows = list(csv.DictReader(io.StringIO(Path("x.csv").read_text(encoding="utf-8-sig"))))
    (row,) = [row for row in rows if row["subject"] == "city-05"]
    assert row["hints"] == "west: missing (口径相同)"


def test_nothing_doubtful(call: Any, corpus: Path) -> None:
    done = call("review", "city", "east", "--below", "0", "--lang", "en")
    assert (done.code, done.out) == (0, "nothing is doubtful and undecided\n")


def _sheet(call: Any) -> tuple[list[str], list[dict[str, str]]]:
    assert call("review", "city", "east", "--all", "--export", "x.csv").code == 0
    reader = csv.DictReader(io.StringIO(Path("x.csv").read_text(encoding="utf-8-sig")))
    return list(reader.fieldnames or ()), list(reader)


def _save(names: list[str], rows: list[dict[str, str]], encoding: str = "utf-8") -> None:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, names, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    Path("x.csv").write_bytes(stream.getvalue().encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_colleagues_table(call: Any, corpus: Path, encoding: str) -> None:
    names, rows = _sheet(call)
    by_subject = {row["subject"]: row for row in rows}
    by_subject["city-01"] |= {"answer": "equal", "why": "口径相同", "by": "赵六"}
    by_subject["city-03"] |= {"answer": "否", "why": "不是一回事"}
    by_subject["二（三）"] |= {"answer": "二（三）;二（一）", "why": "两条", "on": "2026-01-09"}
    _save(names, rows, encoding)
    done = call(
        *("review", "city", "east", "--import", "x.csv", "--by", "王五", "--on", "2026-03-03"),
        *("--lang", "en"),
    )
    assert (done.code, done.err) == (0, "align: 3 decisions kept in seeds/decisions.toml\n")
    kept = {one.holds: one for one in read_decisions(DECISIONS)}
    assert (kept["verdict"].by, kept["verdict"].verdict) == ("赵六", "equal")
    assert (kept["not-partner"].by, kept["not-partner"].on) == ("王五", "2026-03-03")
    assert (kept["clauses"].on, len(kept["clauses"].clauses)) == ("2026-01-09", 2)


def test_a_table_with_faults_is_refused_as_a_whole(call: Any, corpus: Path) -> None:
    names, rows = _sheet(call)
    rows[0] |= {"answer": "accept", "why": "对"}
    rows[1] |= {"answer": "perhaps", "why": "x"}
    rows[2] |= {"answer": "accept"}
    rows[3] |= {"key": "east-00000000", "answer": "accept", "why": "x"}
    _save(names, rows)
    done = call("review", "city", "east", "--import", "x.csv", "--by", "王五")
    assert done.code == 2
    assert "x.csv:3: 'perhaps' is no answer" in done.err
    assert "x.csv:4: why is wanted" in done.err
    assert "x.csv:5: the text has changed since" in done.err
    assert not Path(DECISIONS).exists()


def test_a_table_of_an_older_text(call: Any, corpus: Path) -> None:
    names, rows = _sheet(call)
    row = next(row for row in rows if row["subject"] == "二（一）")
    row |= {"answer": "accept", "why": "对"}
    _save(names, rows)
    _edit("east", "推广光伏", "推进光伏")
    done = call("review", "city", "east", "--import", "x.csv", "--by", "王五")
    assert done.code == 2
    assert "the text has changed since" in done.err


def test_export_and_import_exclude_each_other(call: Any, corpus: Path) -> None:
    assert call("review", "city", "east", "--export", "a", "--import", "b").code == 2
    assert call("review", "city").code == 2
    assert call("review", "city", "east", "--below", "much").code == 2
    assert call("review", "city", "east", "--import", "absent.csv").code == 2
