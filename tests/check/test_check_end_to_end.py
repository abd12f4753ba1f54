"""`align check` as a maintainer meets it: a repository, a commit that falls short, a baseline."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from corpus_of_a_city import City

from align.cli.app import run
from align.report.findings.interface import NAMES

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
SARIF_SCHEMA = DATA / "sarif-2.1.0-rtm.5.json"
SUFFIX = {"json": "json", "json-lines": "jsonl", "gitlab": "json", "sarif": "sarif",
          "junit": "xml", "markdown": "md"}  # fmt: skip
WEST = [
    ("G001", 6, 8, "error"),
    ("G005", 6, 30, "error"),
    ("G004", 6, 51, "warning"),
    ("G002", 8, 1, "warning"),
]
"""What the western district's plan falls short of: code, line, column, severity."""

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "NO_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return City(tmp_path)


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def do(*arguments: object) -> tuple[int, str, str]:
        code = run(["check", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return do


def _found(text: str) -> list[tuple[str, int, int, str]]:
    return [
        (item["code"], item["line"], item["column"], item["severity"])
        for item in json.loads(text)["findings"]
    ]


def test_a_good_corpus_passes(city: City, check: Check) -> None:
    assert check() == (0, "", "align: 2 plans checked, 0 errors, 0 warnings, 0 notes\n")


def test_a_looser_plan_fails_with_codes_and_lines(city: City, check: Check) -> None:
    city.add_west()
    city.commit("Add the plan of the western district")
    code, out, _ = check("--changed-since", "HEAD~1", "--format", "json")
    assert code == 1
    assert _found(out) == WEST
    document = json.loads(out)
    assert document["summary"]["plans"] == 1
    first = document["findings"][0]
    assert first["path"] == "seeds/west.txt"
    assert first["text"] == "可再生能源消费比重达到15%"
    assert (first["end_line"], first["end_column"]) == (6, 8 + len(first["text"]))
    assert [(place["path"], place["line"]) for place in first["related"]] == [("seeds/city.txt", 4)]


@pytest.mark.parametrize("threshold", ["error", "warning", "info", "never"])
def test_thresholds_and_exit_zero(city: City, check: Check, threshold: str) -> None:
    city.edit("east", "到2025年，可再生", "到2025年，力争可再生")
    city.edit("city", "可再生能源消费比重达到20%", "可再生能源消费比重达到22%")
    code, out, _ = check("--fail-on", threshold)
    assert {line.split()[1] for line in out.splitlines()} == {"G004"}
    assert code == (threshold in ("warning", "info"))
    assert check("--fail-on", threshold, "--exit-zero")[0] == 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format(city: City, check: Check, golden: Any, name: str, lang: str) -> None:
    city.add_west()
    code, out, _ = check("west", "--format", name, "--lang", lang)
    assert code == 1
    suffix = SUFFIX.get(name, "txt")
    golden(f"check/{name}.{lang}.{suffix}", out)
    assert not any(str(city.root) in line for line in out.splitlines())
    assert "\x1b" not in out


@pytest.mark.parametrize("name", NAMES)
def test_nothing_found_is_a_valid_document(
    city: City, check: Check, golden: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = check("--format", name)
    assert code == 0
    if name in ("json", "sarif", "gitlab"):
        json.loads(out)
    elif name == "junit":
        assert _suites(out)
        _validate_xml(out)
    elif name != "markdown":
        assert out == ""
    if name == "sarif":
        _validate_sarif(out)
        assert json.loads(out)["runs"][0]["results"] == []


def test_a_baseline_makes_it_pass_and_shrinks(city: City, check: Check) -> None:
    city.add_west()
    assert check()[0] == 1
    code, out, err = check("--write-baseline", "--baseline", "known.json")
    assert (code, out) == (0, "")
    assert "wrote 4 findings to known.json" in err
    code, out, err = check("--baseline", "known.json")
    assert (code, out) == (0, "")
    assert "4 suppressed" in err
    # lines above change nothing, another wording is another finding
    city.edit("west", "江州市西区碳达峰实施方案\n", "江州市西区碳达峰实施方案\n\n\n\n")
    assert check("--baseline", "known.json")[0] == 0
    city.edit("west", "消费比重达到15%", "消费比重达到14%")
    code, out, err = check("--baseline", "known.json", "--format", "json")
    assert code == 1
    assert [item[:2] for item in _found(out)] == [("G001", 9)]
    document = json.loads(out)
    assert document["summary"]["suppressed"] == 3
    assert [entry["text"] for entry in document["fixed"]] == ["可再生能源消费比重达到15%"]
    assert "1 entries of the baseline are fixed" in err
    # what was repaired leaves the file when it is written anew
    city.edit("west", "消费比重达到14%", "消费比重达到24%")
    assert check("--baseline", "known.json")[0] == 0
    assert check("--baseline", "known.json", "--write-baseline")[0] == 0
    entries = json.loads(Path("known.json").read_text(encoding="utf-8"))["entries"]
    assert sorted(entry["code"] for entry in entries) == ["G002", "G004", "G005"]
    assert {entry["plan"] for entry in entries} == {"west"}


def test_a_baseline_hides_nothing_in_another_plan(city: City, check: Check) -> None:
    city.add_west()
    check("--write-baseline", "--baseline", "known.json")
    text = (city.root / "seeds" / "west.txt").read_text(encoding="utf-8")
    north = text.replace("西区", "北区")
    (city.root / "seeds" / "north.txt").write_text(north, encoding="utf-8")
    manifest = city.root / "seeds" / "plans.toml"
    more = manifest.read_text(encoding="utf-8").rpartition("\n[[plan]]")[2]
    more = more.replace("west", "north").replace("西区", "北区")
    with manifest.open("a", encoding="utf-8") as file:
        file.write(f"\n[[plan]]{more}")
    code, out, _ = check("--baseline", "known.json", "--format", "json")
    assert code == 1
    assert {item["plan"] for item in json.loads(out)["findings"]} == {"north"}


def test_writing_the_baseline_of_one_plan_keeps_the_others(city: City, check: Check) -> None:
    city.add_west()
    check("--write-baseline", "--baseline", "known.json")
    before = Path("known.json").read_bytes()
    assert check("east", "--write-baseline", "--baseline", "known.json")[0] == 0
    assert Path("known.json").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "[]",
        "{",
        '{"schema": "other", "entries": []}',
        '{"schema": "align/check-baseline/1", "entries": [{}]}',
    ],
)
def test_an_unreadable_baseline_is_fatal(city: City, check: Check, content: str | None) -> None:
    if content is not None:
        Path("known.json").write_text(content, encoding="utf-8")
    code, out, err = check("--baseline", "known.json", "--exit-zero")
    assert (code, out) == (2, "")
    assert err.startswith("known.json: ")
    if content is not None:
        assert check("--baseline", "known.json", "--write-baseline")[0] == 2


def test_sarif_is_valid_and_marks_what_is_suppressed(city: City, check: Check) -> None:
    city.add_west()
    new = check("--format", "sarif")[1]
    _validate_sarif(new)
    check("--write-baseline")
    old = check("--format", "sarif", "--baseline", "align-baseline.json")[1]
    _validate_sarif(old)
    results, marked = (json.loads(text)["runs"][0]["results"] for text in (new, old))
    prints = [result["partialFingerprints"] for result in results]
    assert prints == [result["partialFingerprints"] for result in marked]
    assert len({str(value) for value in prints}) == len(prints)
    assert all(result["baselineState"] == "unchanged" for result in marked)
    assert all(result["suppressions"] for result in marked)
    assert not any("suppressions" in result for result in results)
    related = results[0]["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "seeds/city.txt"


def test_junit_is_valid(city: City, check: Check) -> None:
    city.add_west()
    (city.root / "seeds" / "east.txt").write_bytes(b"\x89PNG\r\n")
    code, out, _ = check("--format", "junit")
    assert code == 2
    _validate_xml(out)
    suites = _suites(out)
    assert suites["west"].get("failures") == "4"
    assert suites["align"].get("errors") == "1"


def test_github_gets_a_summary(
    city: City, check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    city.add_west()
    summary = city.root / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    code, out, _ = check("west", "--format", "github", "--lang", "en")
    assert code == 1
    assert [line.split(" ")[0] for line in out.splitlines()] == ["::error"] * 2 + ["::warning"] * 2
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n## Plan check")
    assert text.count("\n| ❌") == 2


def test_only_what_changed_is_checked(city: City, check: Check) -> None:
    def plans(*arguments: str) -> int:
        count: int = json.loads(check("--format", "json", *arguments)[1])["summary"]["plans"]
        return count

    assert plans("--changed-since", "HEAD") == 0
    city.add_west()  # not even added to the index
    assert plans("--changed-since", "HEAD") == 1
    city.commit("west")
    assert plans("--changed-since", "HEAD") == 0
    assert plans("--changed-since", "HEAD~1") == 1
    city.edit("east", "光伏", "风力")
    assert plans("--changed-since", "HEAD") == 1
    city.git("checkout", "-q", "--", ".")
    city.edit("city", "到2025年，再生水", "到2030年，再生水")  # every plan under it, and itself
    assert plans("--changed-since", "HEAD") == 3
    city.git("checkout", "-q", "--", ".")
    manifest = city.root / "seeds" / "plans.toml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text("# a remark\n\n" + text, encoding="utf-8")
    assert plans("--changed-since", "HEAD") == 0
    manifest.write_text(text.replace('jurisdiction = "江州市东区"\n', ""), encoding="utf-8")
    assert plans("--changed-since", "HEAD") == 1


def test_changes_are_counted_from_where_the_branch_left(city: City, check: Check) -> None:
    city.git("checkout", "-q", "-b", "west")
    city.add_west()
    city.commit("west")
    city.git("checkout", "-q", "main")
    city.edit("east", "光伏", "风力")
    city.commit("east, meanwhile")
    city.git("checkout", "-q", "west")
    out = check("--changed-since", "main", "--format", "json")[1]
    assert json.loads(out)["summary"]["plans"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--changed-since", "nowhere"), "git knows no revision 'nowhere'"),
        (("--changed-since", "--all"), "git knows no revision"),
        (("--changed-since", "HEAD", "east"), "not both"),
        (("--format", "sariff"), "did you mean sarif"),
        (("--select", "G0001"), "no rule 'G0001' for --select"),
        (("--ignore", "looser-targt"), "did you mean looser-target"),
    ],
)
def test_wrong_arguments(city: City, check: Check, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = check(*arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_outside_a_repository(city: City, check: Check) -> None:
    shutil.rmtree(city.root / ".git")
    code, _, err = check("--changed-since", "HEAD")
    assert code == 2
    assert err.count("\n") == 1


def _suites(text: str) -> dict[str | None, ElementTree.Element]:
    document = ElementTree.fromstring(text)  # noqa: S314  # our own
    return {suite.get("name"): suite for suite in document}


def _validate_sarif(text: str) -> None:
    """By the official schema, and by what it leaves to prose: each result's rule and place."""
    document = json.loads(text)
    validators = pytest.importorskip("jsonschema.validators")
    for schema in _official_schemas():
        kind = validators.validator_for(schema)
        errors = list(kind(schema, format_checker=kind.FORMAT_CHECKER).iter_errors(document))
        assert not errors, errors[0].message
    (report,) = document["runs"]
    rules = report["tool"]["driver"]["rules"]
    for result in report["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = place["physicalLocation"]
            assert not physical["artifactLocation"]["uri"].startswith("/")
            assert ":" not in physical["artifactLocation"]["uri"]
            assert physical["region"]["startLine"] >= 1


def _official_schemas() -> list[Any]:
    """The published schema, and the one that $SARIF_SCHEMA names: errata come out now and then."""
    named = os.environ.get("SARIF_SCHEMA")
    paths = [SARIF_SCHEMA, *([Path(named)] if named else [])]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def test_the_sarif_schema_refuses_what_is_no_sarif() -> None:
    """A schema that takes everything would prove nothing."""
    broken = {"version": "2.1.0", "runs": [{"results": [{"message": "no object"}]}]}
    validators = pytest.importorskip("jsonschema.validators")
    for schema in _official_schemas():
        assert list(validators.validator_for(schema)(schema).iter_errors(broken))


def _validate_xml(text: str) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    xmlschema.XMLSchema(str(DATA / "junit.xsd")).validate(text)
