"""Every error is one line on stderr with a place or a hint, and exit code 2."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from align.cli import exit_codes

UNREADABLE_INPUT = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "pdf": (b"%PDF-1.7\n\x00\x01", "damaged"),
    "zip": (b"PK\x03\x04\x00\x00", "damaged"),
    "noise": (bytes(range(256)) * 8, "not a text file"),
}

WRONG_CALLS = [
    (["compare"], "Missing argument"),
    (["compare", "a", "b", "c"], "one plan or two"),
    (["compare", "beijin", "changping"], "did you mean beijing?"),
    (["compare", "beijing", "nowhere"], "no plan 'nowhere'"),
    (["compare", "beijing"], "names no plan that it carries out"),
    (["compare", "ninghe"], "《天津市碳达峰实施方案》, is not in the corpus"),
    (["compare", "beijing", "changping", "--format", "jsn"], "did you mean json"),
    (["compare", "beijing", "changping", "--only", "loser"], "did you mean looser?"),
    (["compare", "beijing", "changping", "--relation", "sister"], "for --relation"),
    (["compare", "beijing", "changping", "--lang", "fr"], "for --lang"),
    (["compare", "beijing", "changping", "--color", "red"], "for --color"),
    (["compare", "beijing", "changping", "--width", "wide"], "--width must be a whole number"),
    (["compare", "beijing", "changping", "--width", "12"], "from 40 to 1000"),
    (["compare", "beijing", "changping", "--width"], "requires an argument"),
    (["compare", "beijing", "changping", "--frmat", "json"], "No such option"),
    (["compare", "beijing", "changping", "--config", "no.toml"], "no.toml: cannot read"),
    (["clauses"], "Missing argument"),
    (["clauses", "seeds/none.txt"], "seeds/none.txt: no such file"),
    (["clauses", "seeds"], "seeds: a directory"),
    (["clauses", "beijing", "--format", "xml"], "for --format"),
    (["targets", "beijing", "--kind", "quantum"], "for --kind"),
    (["targets", "beijing", "--deadline", "soon"], "--deadline must be"),
    (["check", "--fail-on", "never ever"], "for --fail-on"),
    (["check", "nowhere"], "no plan 'nowhere'"),
    (["rule", "G999"], "no rule 'G999'"),
    (["report", "nowhere"], "not in the manifest"),
    (["report", "beijing"], "nothing above it"),
    (["eval", "ninghe"], "for PLAN"),
    (["eval", "--baseline", "no.json"], "no.json: cannot read the baseline"),
    (["explain", "changping"], "explain what?"),
    (["explain", "beijing", "changping", "九十九"], "no clause or target"),
    (["compar"], "did you mean compare?"),
    (["--nonsense"], "No such option"),
    (["compare", "beijing", "changping", "-o", "no/such/dir/x.json"], "cannot write"),
]


def _is_one_line(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


@pytest.mark.parametrize(("arguments", "told"), WRONG_CALLS, ids=" ".join)
def test_wrong_call(call: Any, arguments: list[str], told: str) -> None:
    code, out, err = call(*arguments)
    assert (code, out) == (exit_codes.ERROR, "")
    assert told in err
    assert _is_one_line(err)


@pytest.mark.parametrize("name", UNREADABLE_INPUT)
def test_unreadable_input_is_named(call: Any, tmp_path: Path, name: str) -> None:
    content, told = UNREADABLE_INPUT[name]
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    for arguments in (["clauses", path], ["compare", "beijing", path], ["check", path]):
        code, _, err = call(*arguments, "-q")
        assert code == exit_codes.ERROR
        assert "plan.txt: " in err
        assert told in err
        assert _is_one_line(err)


def test_file_without_permission(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一、总体要求\n", encoding="utf-8")
    real = builtins.open

    def refusing(file: Any, *args: Any, **kwargs: Any) -> Any:
        # root may read everything, so that the mode of the file would prove nothing
        if str(file).endswith("plan.txt"):
            raise PermissionError(13, "Permission denied")
        return real(file, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", refusing)
    code, out, err = call("clauses", path)
    assert (code, out) == (exit_codes.ERROR, "")
    assert "permission" in err
    assert _is_one_line(err)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("align.toml", "manifst = 'x'", "did you mean manifest?"),
        ("align.toml", "manifest = 3", "manifest must be a path"),
        ("align.toml", "manifest = '/x'", "must be relative"),
        ("align.toml", "manifest = ", "not valid TOML"),
        ("pyproject.toml", "[tool.align]\ngould = 'x'", "did you mean gold?"),
        ("seeds/plans.toml", "[[plan]]\nid = 'x'\n", "seeds/plans.toml:1: a plan without 'path'"),
        ("seeds/plans.toml", "\n[[plan]]\nid = 3", "seeds/plans.toml:2: id must be a string"),
        ("seeds/plans.toml", "[[plan]]\ntitel = 'x'", "did you mean title?"),
        ("seeds/plans.toml", "[[plan]\nid = 'x'", "seeds/plans.toml: not valid TOML"),
        ("seeds/plans.toml", "plans = 1", "unknown key 'plans'"),
        ("seeds/plans.toml", "plan = 1", "write [[plan]]"),
    ],
)
def test_wrong_configuration(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    code, out, err = call("clauses", "x")
    assert (code, out) == (exit_codes.ERROR, "")
    assert told in err
    assert _is_one_line(err)


def test_no_manifest_at_all(call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "there is no manifest here" in call("clauses", "beijing").err
    code, _, err = call("check")
    assert code == exit_codes.ERROR
    assert "nothing to check" in err


@pytest.mark.parametrize("text", ["{", "[]", '{"changping": {"verdicts": {"accuracy": "x"}}}'])
def test_wrong_baseline(call: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    code, _, err = call("eval", "--baseline", path)
    assert code == exit_codes.ERROR
    assert "not a baseline" in err


def test_without_arguments_help_is_shown(call: Any) -> None:
    code, out, err = call()
    assert code == exit_codes.ERROR
    assert "Usage: align" in out
    assert err == ""


def test_debug_shows_the_traceback(call: Any) -> None:
    code, _, err = call("clauses", "nowhere", "--debug")
    assert code == exit_codes.ERROR
    assert "Traceback" in err
    assert err.rstrip().splitlines()[-1].startswith("align: no plan 'nowhere'")


def test_a_bug_is_one_line_too(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: str, *, id: str, **more: object) -> None:
        raise RuntimeError(f"broken\nby {id}")

    monkeypatch.setattr("align.read.read_plan", broken)
    code, out, err = call("clauses", "beijing")
    assert (code, out) == (exit_codes.ERROR, "")
    assert "internal error: RuntimeError: broken by beijing" in err
    assert _is_one_line(err)


def test_interrupted(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str, *, id: str, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("align.read.read_plan", interrupted)
    assert call("clauses", "beijing").code in (exit_codes.INTERRUPTED, 130)


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_stops_reading_is_no_error() -> None:
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-m", "align", "compare", "beijing", "changping", "--format", "json"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == exit_codes.OK


def test_one_failing_plan_does_not_hide_the_others(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bad.txt").write_bytes(b"")
    (tmp_path / "seeds" / "flat.txt").write_text("没有标题的文字。\n", encoding="utf-8")
    (tmp_path / "seeds" / "plans.toml").write_text(
        '[[plan]]\nid = "bad"\npath = "seeds/bad.txt"\n'
        '[[plan]]\nid = "flat"\npath = "seeds/flat.txt"\n',
        encoding="utf-8",
    )
    code, out, err = call("check", "--exit-zero", "--fail-on", "never")
    assert code == exit_codes.ERROR
    assert "P001" in out
    assert "seeds/bad.txt: the file is empty" in err
