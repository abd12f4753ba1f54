"""The main job, as it is called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from align.cli import exit_codes
from align.model.verdict import VERDICTS
from align.report.layout import cells


def test_side_by_side_report_fits_the_width(call: Any) -> None:
    for width in (40, 80, 120, 161):
        code, out, err = call("compare", "beijing", "changping", "--width", width)
        assert (code, err) == (exit_codes.OK, "")
        assert max(cells(line) for line in out.splitlines()) <= width
        assert "\x1b" not in out


def test_language_follows_the_locale_unless_given(
    call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = ("compare", "beijing", "changping", "--brief")
    english = call(*brief).out
    assert "looser" in english
    assert call(*brief, "--lang", "en").out == english
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    chinese = call(*brief).out
    assert "looser" not in chinese
    assert call(*brief, "--lang", "zh").out == chinese
    monkeypatch.setenv("LC_ALL", "C")
    assert call(*brief).out == english


def test_colours_only_where_wanted(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = ("compare", "beijing", "changping", "--brief")
    assert "\x1b[" not in call(*brief).out
    assert "\x1b[" in call(*brief, "--color", "always").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in call(*brief).out


def test_only_some_verdicts(call: Any) -> None:
    out = call("compare", "changping", "--only", "missing,looser", "--no-clauses").out
    whole = call("compare", "changping", "--no-clauses").out
    assert len(out) < len(whole)


@pytest.mark.parametrize("format", ["terminal", "json", "markdown", "csv"])
def test_parent_is_the_usual_reference(call: Any, format: str) -> None:
    alone = call("compare", "changping", "--format", format)
    assert alone.code == exit_codes.OK
    assert alone.out == call("compare", "beijing", "changping", "--format", format).out


def test_ids_and_paths_name_the_same_plans(call: Any, tmp_path: Path) -> None:
    by_id = call("compare", "beijing", "haidian", "--format", "json").out
    paths = ("seeds/beijing.txt", Path("seeds/haidian.txt").resolve())
    assert call("compare", *paths, "--format", "json").out == by_id
    assert '"path": "seeds/haidian.txt"' in by_id


def test_json_is_the_contract_s(call: Any) -> None:
    code, out, err = call("compare", "beijing", "changping", "--format", "json")
    assert (code, err) == (exit_codes.OK, "")
    document = json.loads(out)
    assert list(document) == [
        "schema", "tool", "reference", "plan", "relation", "clauses", "targets", "alignments",
        "verdicts", "summary",
    ]  # fmt: skip
    assert document["schema"] == "align/comparison/1"
    assert document["relation"] == "parent"
    assert document["plan"]["parent"] == "beijing"
    assert document["reference"]["parent"] is None
    assert set(document["summary"]["verdicts"]) == set(VERDICTS)
    assert [v["reference_target"] for v in document["verdicts"] if v["reference_target"]] == [
        t["id"] for t in document["targets"]["reference"]
    ]


@pytest.mark.parametrize(
    ("plan", "relation"),
    [("changping", "parent"), ("haidian", "parent"), ("fuzhongxin", "parent"), ("ninghe", "peer")],
)
def test_relations(call: Any, plan: str, relation: str) -> None:
    code, out, err = call("compare", "beijing", plan, "--format", "json")
    assert code == exit_codes.OK
    assert json.loads(out)["relation"] == relation
    assert ("天津市碳达峰实施方案" in err) is (plan == "ninghe")


def test_absent_parent_is_told_in_the_report(call: Any) -> None:
    for lang in ("en", "zh"):
        out = call("compare", "beijing", "ninghe", "--brief", "--lang", lang, "--width", 300).out
        assert "《天津市碳达峰实施方案》" in out
    assert call("compare", "beijing", "ninghe", "--format", "json", "-q").err == ""


def test_the_reference_is_no_absent_parent(call: Any, tmp_path: Path) -> None:
    title, matter = "中共甲省委、甲省人民政府关于推进节水工作的实施意见", "一、目标\n推进节水。\n"
    (tmp_path / "one.txt").write_text(f"{title}\n{matter}", encoding="utf-8")
    cited = title.replace("、", "")
    own = f"乙市节水行动方案\n为落实《{cited}》，制定本方案。\n{matter}"
    (tmp_path / "other.txt").write_text(own, encoding="utf-8")
    out = call("compare", tmp_path / "one.txt", tmp_path / "other.txt", "--lang", "en").out
    assert "carries out the reference" in out
    assert "is not in the corpus" not in out.replace("\n", " ")


def test_exit_code_is_asked_for(call: Any) -> None:
    assert call("compare", "beijing", "changping", "--exit-code").code == exit_codes.FINDINGS
    assert call("compare", "beijing", "ninghe", "--exit-code").code == exit_codes.OK  # a peer
    assert call("compare", "beijing", "beijing", "--exit-code").code == exit_codes.OK


def test_output_goes_to_a_file_whole_or_not_at_all(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    code, out, err = call("compare", "changping", "--format", "json", "-o", path)
    assert (code, out, err) == (exit_codes.OK, "", "")
    assert path.read_text(encoding="utf-8") == call("compare", "changping", "-f", "json").out
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]
    before = path.read_bytes()
    assert call("compare", "changping", "nowhere", "-o", path).code == exit_codes.ERROR
    assert path.read_bytes() == before


def test_verbose_tells_what_is_done(call: Any) -> None:
    err = call("compare", "changping", "-f", "json", "-v").err
    assert "align: 5 plans in seeds/plans.toml" in err
    assert "seeds/changping.txt: utf-8" in err


def test_any_file_will_do(call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = Path("seeds").resolve()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "city.txt").write_bytes((seeds / "beijing.txt").read_bytes())
    (tmp_path / "district.txt").write_bytes((seeds / "changping.txt").read_bytes())
    code, out, _ = call("compare", "city.txt", "district.txt", "--format", "json")
    document = json.loads(out)
    assert code == exit_codes.OK
    assert (document["reference"]["id"], document["plan"]["id"]) == ("city", "district")
    assert document["plan"]["path"] == "district.txt"
    assert document["plan"]["parent"] == "北京市碳达峰实施方案"
