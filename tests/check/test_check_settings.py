"""What the owner of a corpus may set for the check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus_of_a_city import City

from align.check.catalogue import NAMES
from align.check.fingerprints import fingerprints
from align.check.settings import METADATA, Limits, Settings, settings_of
from align.cli.app import run
from align.cli.options import Session
from align.cli.progress import Progress
from align.config import Config, load_config
from align.errors import DataError
from align.model.finding import Finding, Location
from align.model.verdict import Words

Check = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    """The check of a corpus whose western plan falls short, with some settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    City(tmp_path).add_west()

    def do(settings: str, *arguments: str) -> tuple[int, list[str], str]:
        (tmp_path / "align.toml").write_text(settings, encoding="utf-8")
        code = run(["check", *arguments])
        out, err = capsys.readouterr()
        return code, [line.split()[1] for line in out.splitlines()], err

    return do


def test_select_and_ignore(check: Check) -> None:
    assert check("")[1] == ["G001", "G005", "G004", "G002"]
    assert check('[check]\nselect = ["G00", "P"]\nignore = ["softened-target"]\n') == (
        1,
        ["G001", "G005", "G002"],
        "align: 3 plans checked, 2 errors, 1 warnings, 0 notes\n",
    )
    assert check('[check]\nselect = ["P"]\n')[:2] == (0, [])
    assert check('[check]\nselect = ["P"]\n', "--select", "G004,G001")[1] == ["G001", "G004"]
    assert check('[check]\nignore = ["G001"]\n', "--ignore", "later-target")[1] == ["G004", "G002"]


def test_settings_in_the_project_file(check: Check, tmp_path: Path) -> None:
    text = '[project]\nname = "plans"\n\n[tool.align.check]\nselect = ["G001"]\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    config = str(tmp_path / "pyproject.toml")
    assert check("", "--config", config)[1] == ["G001"]


def test_severities(check: Check) -> None:
    code, found, err = check('[check.severity]\nlooser-target = "info"\nG005 = "info"\n')
    assert (code, len(found)) == (0, 4)
    assert "0 errors, 2 warnings, 2 notes" in err
    assert check('[check]\nfail-on = "never"\n')[0] == 0
    assert check('[check]\nfail-on = "never"\n', "--fail-on", "warning")[0] == 1


def test_plans_of_their_own(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    for pattern in ("west", "we*", "seeds/west.txt", "seeds/*"):
        code, found, err = check(f'[check.per-plan-ignores]\n"{pattern}" = ["G"]\n')
        assert (code, found) == (0, []), pattern
        assert "4 suppressed" in err
    assert check('[check.per-plan-ignores]\neast = ["G"]\n')[0] == 1
    run(["check", "--format", "json", "--ignore", "G002"])
    document = json.loads(capsys.readouterr().out)
    assert document["summary"]["suppressed"] == 0


def test_confidence(check: Check) -> None:
    assert check("[check.limits]\nconfidence = 1\n")[:2] == (0, [])


def test_a_baseline_in_the_settings(check: Check) -> None:
    settings = '[check]\nbaseline = "known.json"\n'
    assert check(settings)[0] == 2  # it is not there yet
    assert check(settings, "--write-baseline")[0] == 0
    assert check(settings)[:2] == (0, [])


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('[check]\nselekt = ["G"]\n', "unknown key 'selekt' (did you mean select?)"),
        ("[check.limit]\nunexplained = 1\n", "unknown key 'limit' (did you mean limits?)"),
        ("[check.limits]\nunexplaned = 1\n", "did you mean unexplained?"),
        ("[check.limits]\nunexplained = 5\n", "a number from 0 to 1"),
        ("[check.limits]\nunexplained = true\n", "a number from 0 to 1"),
        ('[check.limits]\nmetadata = ["titel"]\n', "did you mean title?"),
        ("[check.limits]\nmetadata = 1\n", "must be a list"),
        ('[check]\nselect = ["G9"]\n', "no rule 'G9' for select"),
        ('[check]\nselect = "G"\n', "select must be a list"),
        ('[check]\nignore = ["looser-targt"]\n', "did you mean looser-target"),
        ('[check.severity]\nG0 = "error"\n', "no rule 'G0' for severity"),
        ('[check.severity]\nG001 = "fatal"\n', "unknown value 'fatal' for G001"),
        ('[check]\nfail-on = "warn"\n', "did you mean warning?"),
        ("[check]\nbaseline = 1\n", "baseline must be a path"),
        ('[check]\nper-plan-ignores = ["a"]\n', "per-plan-ignores must be a table"),
        ("check = 1\n", "check must be a table"),
        ("[check\n", "not valid TOML"),
        ('[chek]\nselect = ["G"]\n', "unknown key 'chek' (did you mean check?)"),
    ],
)
def test_wrong_settings(check: Check, settings: str, told: str) -> None:
    code, found, err = check(settings)
    assert (code, found) == (2, [])
    assert err.startswith("align.toml: ")
    assert told in err
    assert err.count("\n") == 1


def test_defaults() -> None:
    assert settings_of(Config(), NAMES) == Settings()
    assert set(Limits().metadata) <= set(METADATA)


def test_settings_of_the_check_cost_other_commands_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "align.toml"
    path.write_text('# ours\n[check]\nselect = ["G"]\n[check.limits]\n', encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("align.config._table", lambda *_, **__: pytest.fail("read the TOML"))
        assert load_config() == Config(file="align.toml")
    path.write_text('reports = "r"\n[check]\nselect = ["G"]\n', encoding="utf-8")
    assert load_config().reports == "r"
    path.write_text("[check]\n[chek]\n", encoding="utf-8")
    with pytest.raises(DataError, match="unknown key 'chek'"):
        load_config()


def _finding(line: int, text: str, plan: str = "east") -> Finding:
    place = Location(f"{plan}.txt", line, 1, line, text)
    return Finding("G001", "error", plan, place, Words(f"in line {line}", ""))


def test_fingerprints_are_of_the_wording() -> None:
    first, moved = _finding(1, "达到15%"), _finding(9, "达到15%")
    assert fingerprints([first]) == fingerprints([moved])
    different = [first, _finding(1, "达到16%"), _finding(1, "达到15%", "west"), moved]
    assert len(set(fingerprints(different))) == 4  # the second of two alike is another one
    assert fingerprints([first, moved]) == fingerprints([first, first])


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_for_terminals(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    quiet: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    session = Session(None, None, "never", None, None, quiet, False, False)
    progress = Progress(session)
    for done in range(301):
        progress(done, 300)
    out, err = capsys.readouterr()
    assert out == ""
    assert bool(err) is (terminal and not quiet)
    if err:
        assert "] 150/300" in err
        assert err.endswith(" \r")
