"""Reading the manifest, fast and slow, must come to the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.corpus.manifest import KEYS, plain_entries, read_manifest, toml_entries
from align.errors import DataError

ROOT = Path(__file__).resolve().parents[2]

_values = st.text(max_size=12)
_plans = st.lists(st.dictionaries(st.sampled_from(KEYS), _values), max_size=4)


def _text(plans: list[dict[str, str]], comment: str) -> str:
    lines = [f"# {comment}"]
    for plan in plans:
        lines += ["", "[[plan]]", *(f'{key} = "{value}"' for key, value in plan.items())]
    return "\n".join(lines) + "\n"


@given(_plans, st.text("abc #[]=\"'\u2028\x85\x0b", max_size=10))
def test_what_is_read_line_by_line_is_what_toml_says(
    plans: list[dict[str, str]], comment: str
) -> None:
    text = _text(plans, comment)
    plain = plain_entries(text)
    if plain is not None:
        assert plain == toml_entries(text, "plans.toml")


@given(st.text('[]plan=" \n\r#\\abc.\u3000\u2028', max_size=60))
def test_line_by_line_reads_nothing_that_toml_refuses(text: str) -> None:
    plain = plain_entries(text)
    if plain is not None:
        assert plain == toml_entries(text, "plans.toml")


def test_own_manifest_is_read_line_by_line() -> None:
    text = (ROOT / "seeds/plans.toml").read_text(encoding="utf-8")
    plain = plain_entries(text)
    assert plain is not None
    assert plain == toml_entries(text, "plans.toml")


@pytest.mark.parametrize(
    "text",
    [
        "[[plan]]\nid = 'x'\npath = 'y'",
        '[[plan]]\nid = "x" # an id\npath = "y"',
        '[[plan]]\nid="x"\npath="y"',
        '[[plan]]\nid = "\\u0078"\npath = """y"""',
        'plan = [{id = "x", path = "y"}]',
    ],
)
def test_other_toml_is_read_all_the_same(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plans.toml"
    path.write_text(text, encoding="utf-8")
    (entry,) = read_manifest(str(path))
    assert (entry.id, entry.path, entry.line) == ("x", "y", 1)


def test_entries_know_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "plans.toml"
    text = '# two\n\n[[plan]]\nid = "a"\npath = "a"\n\n[[plan]]\nid = "b"\npath = {}\n'
    for quoted in ('"b"', "'b'"):  # read line by line, and by the parser
        path.write_text(text.replace("{}", quoted), encoding="utf-8")
        assert [entry.line for entry in read_manifest(str(path))] == [3, 7]


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(str(tmp_path / "plans.toml")) == ()


def test_manifest_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "plans.toml"
    path.write_bytes('[[plan]]\nid = "方案"\n'.encode("gb18030"))
    with pytest.raises(DataError, match="not UTF-8"):
        read_manifest(str(path))
