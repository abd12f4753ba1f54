"""Finding the configuration, and plans by id or path, from anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.config import Config, load_config
from align.corpus.compare import usual_reference
from align.corpus.library import locate, open_library, parent_name, parents_of
from align.errors import UsageError
from align.model.plan import Metadata, Plan
from align.read import parse

MANIFEST = """
[[plan]]
id = "city"
path = "seeds/city.txt"
title = "某市碳达峰实施方案"

[[plan]]
id = "district"
path = "seeds/district.txt"
parent = "city"

[[plan]]
id = "other"
path = "seeds/other.txt"
parent = "另市碳达峰实施方案"
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a manifest, which is the working directory."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/plans.toml").write_text(MANIFEST, encoding="utf-8")
    for name in ("city", "district", "other", "new"):
        (tmp_path / f"seeds/{name}.txt").write_text("一、总则\n文字。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nearest_directory_wins(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_config() == Config(root=".")
    deep = corpus / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    config = load_config()
    assert config.path(config.manifest) == "../../seeds/plans.toml"
    (corpus / "a" / "align.toml").write_text("manifest = 'm.toml'\n", encoding="utf-8")
    assert load_config()._replace(file=None) == Config(root="..", manifest="m.toml")


def test_table_in_pyproject(corpus: Path) -> None:
    (corpus / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert load_config() == Config(root=".")
    text = "[tool.align]\ngold = 'labels'\nreports = 'out'\n"
    (corpus / "pyproject.toml").write_text(text, encoding="utf-8")
    assert load_config()._replace(file=None) == Config(root=".", gold="labels", reports="out")


def test_configuration_by_name(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "own.toml").write_text("", encoding="utf-8")
    away = corpus / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    config = load_config("../own.toml")
    assert open_library(config).ids == ("city", "district", "other")


@pytest.mark.parametrize(
    ("name", "id", "path", "listed"),
    [
        ("city", "city", "seeds/city.txt", True),
        ("seeds/city.txt", "city", "seeds/city.txt", True),
        ("./seeds/../seeds/city.txt", "city", "seeds/city.txt", True),
        ("seeds/new.txt", "new", "seeds/new.txt", False),
        ("absent.txt", "absent", "absent.txt", False),
    ],
)
def test_plans_by_id_and_path(corpus: Path, name: str, id: str, path: str, listed: bool) -> None:
    found = locate(open_library(load_config()), name)
    assert (found.id, found.path, found.entry is not None) == (id, path, listed)


def test_absolute_paths_are_shown_relative(corpus: Path) -> None:
    library = open_library(load_config())
    assert locate(library, str(corpus / "seeds/new.txt")).path == "seeds/new.txt"
    assert locate(library, str(corpus / "seeds/city.txt")).id == "city"


def test_unknown_name(corpus: Path) -> None:
    with pytest.raises(UsageError, match="did you mean district"):
        locate(open_library(load_config()), "distrit")


def _plan(path: str, id: str, parent: str | None) -> Plan:
    plan = parse("一、总则\n文字。\n".encode(), path=path, id=id)
    meta: Metadata = plan.meta._replace(parent=parent)
    return plan._replace(meta=meta)


def test_parent_is_the_manifest_s_else_the_text_s(corpus: Path) -> None:
    library = open_library(load_config())
    title = "某市碳达峰实施方案"
    assert parent_name(library, _plan("seeds/district.txt", "district", None)) == "city"
    assert parent_name(library, _plan("seeds/new.txt", "new", title)) == "city"
    assert parent_name(library, _plan("seeds/new.txt", "new", "别的方案")) == "别的方案"
    assert parent_name(library, _plan("seeds/new.txt", "new", None)) is None
    known = parents_of(library, (_plan("seeds/new.txt", "new", title),))
    assert known["new"] == "city"
    assert known["other"] == "另市碳达峰实施方案"


def test_usual_reference(corpus: Path) -> None:
    library = open_library(load_config())
    assert usual_reference(library, "district") == "city"
    assert usual_reference(library, "other") == "city"  # a benchmark: its parent is not here
    assert usual_reference(library, "city") is None


def test_a_parent_is_known_by_its_matter_where_only_one_plan_has_it(corpus: Path) -> None:
    opinions = "某省人民政府关于加快绿色转型的实施意见"
    manifest = MANIFEST.replace("某市碳达峰实施方案", opinions)
    (corpus / "seeds/plans.toml").write_text(manifest, encoding="utf-8")
    library = open_library(load_config())
    plan = _plan("seeds/new.txt", "new", "关于加快绿色转型的实施意见")
    assert parent_name(library, plan) == "city"
    other = 'title = "另省人民政府关于加快绿色转型的实施意见"'
    twice = manifest.replace('id = "district"', f'id = "district"\n{other}')
    (corpus / "seeds/plans.toml").write_text(twice, encoding="utf-8")
    assert parent_name(open_library(load_config()), plan) == plan.meta.parent


def test_a_plan_without_a_parent_is_asked_what_it_carries_out(corpus: Path) -> None:
    library = open_library(load_config())
    text = "节能方案\n为落实《某市碳达峰实施方案》，制定本方案。\n一、任务\n推进节能。"
    plan = parse(text.encode(), path="seeds/new.txt", id="new")
    assert parent_name(library, plan) == "city"
