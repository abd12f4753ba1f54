"""Any bytes: a plan that keeps the laws, or an error for the user."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_laws import check

from align.errors import AlignError
from align.read import parse
from align.read.fold import fold

PIECES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "parts_of_plans.toml").read_text(encoding="utf-8")
)["pieces"]
DOCUMENTS = st.lists(
    st.tuples(
        st.sampled_from(PIECES), st.sampled_from(["\n", "\r\n", "\r", "", " ", "\n\n", "\n "])
    ),
    min_size=1,
    max_size=60,
).map(lambda pairs: "".join(piece + end for piece, end in pairs))


def read(data: bytes) -> None:
    try:
        plan = parse(data, path="some.txt", id="some")
    except AlignError as error:
        assert error.path == "some.txt"  # noqa: PT017  # either outcome is right
    else:
        check(plan)


@given(DOCUMENTS)
@settings(max_examples=300, deadline=None)
def test_any_order_of_the_parts_of_plans(document):
    read(document.encode())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@settings(deadline=None)
def test_any_text(document):
    read(("方案" + document).encode())


@given(st.binary())
@settings(deadline=None)
def test_any_bytes(data):
    read(data)


@given(st.text())
def test_folding_keeps_every_index(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert all(fold(char) == folded for char, folded in zip(text, fold(text), strict=True))
