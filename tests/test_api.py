"""The package as a program uses it: its names, when they load, the examples of its page."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import align
from align.cli.app import run
from align.model.comparison import Comparison

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "api.md"


@pytest.fixture(autouse=True)
def _in_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def _in_a_process(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_examples_of_the_page() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > 30
    assert not failed


def test_the_page_names_what_is_exported() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in align.__all__:
        if name != "__version__":
            assert f"`{name}`" in text or f"{name}(" in text, name


def test_everything_is_there_and_listed() -> None:
    assert list(align.__all__) == sorted(align.__all__)
    assert set(align.__all__) <= set(dir(align))
    for name in align.__all__:
        assert getattr(align, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'compair'"):
        align.compair  # noqa: B018  # type: ignore[attr-defined]


def test_importing_loads_nothing() -> None:
    before = "import sys; __import__('__future__'); before = set(sys.modules); "
    assert _in_a_process(before + "import align; print(*(set(sys.modules) - before))") == "align"


def test_the_verb_is_not_hidden_by_the_room_of_its_name() -> None:
    program = "import align, align.judge.verdicts; from align.judge import relate; "
    assert _in_a_process(program + "print(align.judge.__name__, align.relate is relate)") == (
        "judge True"
    )
    program = "import align; first = align.judge; import align.pipeline, align.judge.verdicts; "
    assert _in_a_process(program + "print(align.judge is first, callable(first))") == "True True"


def test_ids_paths_and_plans_come_to_the_same() -> None:
    by_id = align.compare("beijing", "changping")
    assert isinstance(by_id, Comparison)
    assert align.compare("changping") == by_id
    assert align.compare(Path("seeds/beijing.txt"), "seeds/changping.txt") == by_id
    plans = align.read_plan("seeds/beijing.txt"), align.read_plan("seeds/changping.txt")
    assert align.compare(*plans) == by_id
    assert align.compare(plans[1]) == by_id


def test_the_same_as_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    from align.report import as_json

    assert run(["compare", "beijing", "haidian", "--format", "json"]) == 0
    assert as_json.comparison(align.compare("beijing", "haidian")) == capsys.readouterr().out


def test_the_relation_may_be_given() -> None:
    assert align.compare("beijing", "changping", relation="peer").relation == "peer"


def test_files_outside_any_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("beijing", "haidian"):
        (tmp_path / f"{name}.txt").write_bytes((ROOT / "seeds" / f"{name}.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert align.compare("beijing.txt", "haidian.txt").relation == "parent"
    with pytest.raises(align.AlignError, match="is not in the corpus"):
        align.compare("haidian.txt")


def test_errors_have_fields() -> None:
    with pytest.raises(align.AlignError) as caught:
        align.compare("beijing", "seeds/nothing.txt")
    assert caught.value.path == "seeds/nothing.txt"
    assert caught.value.hint
