"""Text that would act on what shows it: a terminal, a browser, a spreadsheet, a build server."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from align.cli import exit_codes
from align.cli.app import run
from align.errors import AlignError, DataError, ReadError
from align.read import parse

ESCAPES = "\x1b[31m红\x1b]8;;http://x.example\x07链\x1b]8;;\x07\x9b2J\x08\x7f\u202e倒\u2066"
MARKUP = "[red]粗[/][link=http://x.example]链[/link]:warning:"
HTML = "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;"
MARKDOWN = "[点](javascript:alert(1)) ![图](http://x.example/p.png) `码` | 栏 <b>"
FORMULA = '=HYPERLINK("http://x.example","点")'
BUILD = "::error file=a,line=1::假 %0A::set-output name=a::b"
PLAN = f"""云州市{{name}}碳达峰实施方案
一、总体要求{MARKUP}
到2025年，可再生能源{HTML}消费比重达到{{share}}%。{ESCAPES}推进绿色发展{MARKDOWN}。
二、{FORMULA}
新增光伏装机{{power}}万千瓦，{BUILD}。单位地区生产总值能耗下降{{share}}%。
（责任单位：某局{HTML}、{ESCAPES}某委{MARKUP}）
三、-{FORMULA}
到2030年，{{name}}绿色出行比例达到{{share}}%。
四、保障措施
{"加强组织领导，完善工作机制，推动各项任务落实。" * 100}
"""
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLOUR = re.compile("\x1b\\[[0-9;]*m")
MANIFEST = """
[[plan]]
id = "city"
path = "seeds/city.txt"
title = "云州市\\u001b[31m<script>x</script>[red]碳达峰实施方案"

[[plan]]
id = "west"
path = "seeds/west.txt"
parent = "city"
issuer = "=1+1|\\u202e`x`"
"""


class Called(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Call:
    """The command line in a corpus of hostile plans."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/plans.toml").write_text(MANIFEST, encoding="utf-8")
    for plan, name, share, power in (("city", "", 25, 100), ("west", "西山区", 20, 30)):
        text = PLAN.format(name=name, share=share, power=power)
        (tmp_path / f"seeds/{plan}.txt").write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def do(*arguments: str) -> Called:
        code = run(list(arguments))
        out, err = capfdbinary.readouterr()
        return Called(code, out.decode(), err.decode())

    return do


COMMANDS = [
    ["compare", "city", "west"],
    ["compare", "city", "west", "--format", "json"],
    ["compare", "city", "west", "--format", "jsonl"],
    ["compare", "city", "west", "--format", "markdown"],
    ["compare", "city", "west", "--format", "csv"],
    ["compare", "city", "west", "--format", "html"],
    ["clauses", "west"],
    ["targets", "west"],
    ["clauses", "west", "--format", "json"],
    ["targets", "west", "--format", "json"],
    ["targets", "west", "--format", "csv"],
    ["audit", "west"],
    ["matrix", "city"],
    ["matrix", "city", "west"],
    ["diff", "city", "west"],
    ["check"],
    ["check", "--format", "github"],
    ["check", "--format", "sarif"],
    ["check", "--format", "junit"],
    ["check", "--format", "markdown"],
    ["explain", "city", "west", "一"],
    ["explain", "city", "west", "west-01"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_nothing_that_steers_reaches_the_output(call: Call, arguments: list[str]) -> None:
    called = call(*arguments, "--color", "never")
    assert called.code in (exit_codes.OK, exit_codes.FINDINGS), called.err
    for text in (called.out, called.err):
        assert STEERING.search(text.replace("\r\n", "\n")) is None


@pytest.mark.parametrize("arguments", COMMANDS[:1] + COMMANDS[6:8], ids=" ".join)
def test_colours_are_the_tools_own(call: Call, arguments: list[str]) -> None:
    out = call(*arguments, "--color", "always").out
    assert "\x1b[" in out
    assert STEERING.search(COLOUR.sub("", out)) is None


def test_markup_is_shown_as_text(call: Call) -> None:
    assert "[red]粗[/]" in call("compare", "city", "west", "--width", "300").out


def test_no_script_in_the_page(call: Call) -> None:
    page = call("compare", "city", "west", "--format", "html").out
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "<script>x" not in page
    assert not re.search(r"<img[^>]*onerror", page)
    assert not re.search(r"(?:href|src)=[\"']?\s*(?:javascript|http://x)", page)


def test_markdown_is_not_steered(call: Call) -> None:
    page = call("compare", "city", "west", "--format", "markdown").out
    assert not re.search(r"(?<!\\)<(?:script|img|b)\b", page)
    assert not re.search(r"(?<!\\)\]\((?:javascript|http)", page)


def test_no_formula_in_a_cell(call: Call) -> None:
    out = call("compare", "city", "west", "--format", "csv").out.removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert len(cells) > 20
    assert not [
        cell for cell in cells if cell.startswith(("=", "@", "\t")) or cell[:2] in ("-=", "+=")
    ]


def test_no_command_for_the_build_server(call: Call) -> None:
    for line in call("check", "--format", "github").out.splitlines():
        assert line.count("::") == 2 or not line.startswith("::")
        assert "::set-output" not in line.split("::", 2)[-1] or line.startswith("::")


def test_json_is_json(call: Call) -> None:
    assert json.loads(call("compare", "city", "west", "--format", "json").out)


@pytest.mark.skipif(os.name == "nt", reason="such names can't be there")
def test_file_names_are_quoted(call: Call, tmp_path: Path) -> None:
    name = "a\nalign: done\x1b[2J.txt"
    Path(name).write_bytes(b"")
    called = call("clauses", name)
    assert called.code == exit_codes.ERROR
    assert (
        called.err == "'a\\nalign: done\\x1b[2J.txt': the file is empty (give the text of a plan)\n"
    )
    Path(name).write_text(PLAN.format(name="", share=1, power=2), encoding="utf-8")
    for arguments in (["clauses", name], ["compare", "city", name], ["targets", name, "-v"]):
        called = call(*arguments)
        assert STEERING.search(called.out + called.err) is None
        assert "\nalign: done" not in called.out + called.err


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('id = "x"\npath = "../outside.txt"', "outside of the corpus"),
        ('id = "x"\npath = "seeds/../../outside.txt"', "outside of the corpus"),
        ('id = "x"\npath = "/etc/hostname"', "outside of the corpus"),
        ('id = "x"\npath = "seeds/link.txt"', "outside of the corpus"),
        ('id = "../x"\npath = "seeds/city.txt"', "is no id"),
        ('id = "x\\\\y"\npath = "seeds/city.txt"', "is no id"),
        ('id = ".x"\npath = "seeds/city.txt"', "is no id"),
        ('id = "x"\npath = "seeds/\\u001bcity.txt"', "control characters"),
    ],
)
def test_the_manifest_leads_nowhere_else(call: Call, tmp_path: Path, entry: str, told: str) -> None:
    (tmp_path.parent / "outside.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "seeds/link.txt").symlink_to("/etc/hostname")
    manifest = tmp_path / "seeds/plans.toml"
    manifest.write_text(f"{MANIFEST}\n[[plan]]\n{entry}\n", encoding="utf-8")
    for arguments in (["clauses", "x"], ["compare", "city", "x"], ["check"]):
        called = call(*arguments)
        assert called.code == exit_codes.ERROR
        assert told in called.err
        assert called.err.count("\n") == 1


def test_what_is_said_of_a_new_plan_does_not_steer(call: Call, tmp_path: Path) -> None:
    text = PLAN.format(name="东山区", share=20, power=30)
    (tmp_path / "east.txt").write_text(text, encoding="utf-8")
    told = ["--title", "t\x1b[31m\n[[plan]]", "--source", 'a"\nid = "z\u202e']
    called = call("add", "east.txt", "--id", "east", *told)
    assert called.code in (exit_codes.OK, exit_codes.FINDINGS), called.err
    assert STEERING.search(called.out + called.err) is None
    manifest = (tmp_path / "seeds/plans.toml").read_text(encoding="utf-8")
    assert STEERING.search(manifest) is None
    assert manifest.count("\n[[plan]]\n") == 3
    assert call("clauses", "east").code == exit_codes.OK


def test_a_link_that_stays_inside_is_followed(call: Call, tmp_path: Path) -> None:
    (tmp_path / "seeds/again.txt").symlink_to(tmp_path / "seeds/west.txt")
    manifest = tmp_path / "seeds/plans.toml"
    entry = '\n[[plan]]\nid = "again"\npath = "seeds/again.txt"\n'
    manifest.write_text(MANIFEST + entry, encoding="utf-8")
    assert call("clauses", "again").code == exit_codes.OK


def test_every_error_is_one_printing_line() -> None:
    for error in (
        AlignError("what\n\x1b[31m", path="a\x07b", hint="do\r\nthis"),
        ReadError("x", path="\udcff.txt", line=3),
        DataError("\u202ex", path="plain.txt"),
    ):
        assert str(error).isprintable()
    assert str(ReadError("x", path="某.txt", line=3)) == "某.txt:3: x"


def test_the_text_of_a_plan_has_no_steering_characters() -> None:
    data = PLAN.format(name="", share=25, power=1).encode()
    plan = parse(data, path="p", id="p")
    assert STEERING.search(plan.source.text) is None
    assert len(plan.source.text) == len(data.decode())
