"""Any text: what the reader and the extractor make of it keeps their laws, or is refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_laws import check

from align.errors import AlignError
from align.extract import extract_targets
from align.model.plan import Plan
from align.read import parse

CASES = Path(__file__).parents[1] / "cases"
PIECES = tomllib.loads((CASES / "parts_of_plans.toml").read_text(encoding="utf-8"))["pieces"]
FUZZ = Path(__file__).parents[2] / "benchmarks" / "fuzz"
WORDS = tomllib.loads((FUZZ / "words.toml").read_text(encoding="utf-8"))
SPOKEN = st.sampled_from([*PIECES, *WORDS["pieces"], *WORDS["numerals"]])
DIGITS = st.text("0123456789０１２９.,，．%％/—-~～:：", min_size=1, max_size=200)
NUMERALS = st.text("一二三十百千万亿兆零〇两壹拾佰廿半分之点几数余", min_size=1, max_size=60)
BRACKETS = st.text("（()）［[]】【《》〈〉〔〕“”‘’「」", min_size=1, max_size=120)
STEERING = st.text(st.characters(categories=["Cc", "Cf", "Co", "Cn", "Mn", "Zs", "Zl", "Zp"]))
PARTS = st.lists(st.one_of(SPOKEN, DIGITS, NUMERALS, BRACKETS, STEERING, st.text()), max_size=40)
SURROGATES = st.binary(max_size=30).map(lambda data: b"\xed\xa0\x80" + data + b"\xed\xbf\xbf")


def _held(data: bytes) -> Plan | None:
    """The plan in a document, its laws and those of its targets kept; None where it is refused."""
    try:
        plan = parse(data, path="plan", id="plan")
    except AlignError as error:
        assert str(error).isprintable()  # noqa: PT017  # either outcome is right
        return None
    check(plan)
    for target in extract_targets(plan):
        assert 0 <= target.start < target.end <= len(plan.source.text)
        assert target.clause in {clause.id for clause in plan.clauses}
    return plan


@given(PARTS, st.sampled_from(["", "\n", "。", "，", "\u2028", "\r"]))
@settings(max_examples=300, deadline=None)
def test_parts_of_any_kind(parts: list[str], between: str) -> None:
    document = "某市方案\n一、总则\n" + between.join(parts)
    _held(document.encode("utf-8", "ignore"))


@given(PARTS, SURROGATES, st.binary(max_size=40))
@settings(max_examples=100, deadline=None)
def test_bytes_among_text(parts: list[str], surrogates: bytes, rest: bytes) -> None:
    head = "某市方案\n一、总则\n".encode()
    _held(head + "".join(parts).encode("utf-8", "ignore") + surrogates + rest)


@given(PARTS, st.sampled_from(["utf-16", "utf-16-be", "utf-32", "gb18030", "utf-8-sig", "big5"]))
@settings(max_examples=100, deadline=None)
def test_any_encoding(parts: list[str], encoding: str) -> None:
    _held(("某市方案\n一、总则\n" + "".join(parts)).encode(encoding, "ignore"))


@given(st.one_of(SPOKEN, DIGITS, NUMERALS, BRACKETS), st.integers(1, 400))
@settings(max_examples=150, deadline=None)
def test_one_part_again_and_again(part: str, times: int) -> None:
    _held(("某市方案\n一、总则\n" + part * times).encode("utf-8", "ignore"))


@given(st.integers(1, 5000), st.sampled_from("9１一（《“"))
@settings(max_examples=40, deadline=None)
def test_one_character_on_a_long_line(times: int, char: str) -> None:
    _held(f"某市方案\n一、总则\n到{char * times}万千瓦。".encode())
