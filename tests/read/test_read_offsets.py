"""The places of a clause's characters: a sequence of numbers that is kept as spans."""

from __future__ import annotations

import pickle
from bisect import bisect_left
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.model.source import Offsets, Span
from align.read.wording import Wording, collect, without

TEXT = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))


def spans_between(places: list[int]) -> list[Span]:
    """Every other stretch between the places."""
    stretches = list(pairwise(sorted(places)))[::2]
    return [Span(low, high) for low, high in stretches if low < high]


some_spans = st.lists(st.integers(0, 400), max_size=16).map(spans_between)


def plainly(spans: list[Span]) -> tuple[int, ...]:
    return tuple(place for low, high in spans for place in range(low, high))


@given(some_spans)
def test_it_is_the_sequence_of_all_places(spans: list[Span]) -> None:
    offsets, expected = Offsets.of(spans), plainly(spans)
    assert tuple(offsets) == expected
    assert len(offsets) == len(expected)
    assert [offsets[at] for at in range(len(expected))] == list(expected)
    assert [offsets[at] for at in range(-len(expected), 0)] == list(expected)
    assert offsets[2:-1] == expected[2:-1]
    assert offsets[::-1] == expected[::-1]
    assert all(bisect_left(offsets, at) == bisect_left(expected, at) for at in range(0, 400, 7))
    assert list(map(tuple, offsets.spans())) == sorted(set(map(tuple, offsets.spans())))
    for at in (len(expected), -len(expected) - 1):
        with pytest.raises(IndexError):
            offsets[at]


@given(some_spans)
def test_equal_places_are_equal_however_they_are_cut(spans: list[Span]) -> None:
    offsets = Offsets.of(spans)
    single = Offsets.of((place, place + 1) for place in plainly(spans))
    assert single == offsets
    assert hash(single) == hash(offsets)
    assert pickle.loads(pickle.dumps(offsets)) == offsets  # noqa: S301  # just made
    assert (offsets == Offsets.of([*spans, Span(500, 501)])) is False
    assert offsets != plainly(spans)


def test_it_shows_its_spans() -> None:
    assert repr(Offsets.of([(3, 5), (5, 6), (8, 9)])) == "Offsets((3, 8), (6, 9))"


@given(st.lists(some_spans, max_size=3), st.lists(st.integers(0, 300), max_size=8))
def test_a_wording_less_some_of_it(paragraphs: list[list[Span]], places: list[int]) -> None:
    whole = collect(paragraphs, TEXT, TEXT.lower())
    size = len(whole.text)
    cuts = [(low, min(high, size)) for low, high in spans_between(places) if low < min(high, size)]
    less = without(whole, cuts)
    kept = [at for at in range(size) if not any(low <= at < high for low, high in cuts)]
    offsets = plainly(whole.spans)
    assert plainly(less.spans) == tuple(offsets[at] for at in kept)
    assert less.text == "".join(whole.text[at] for at in kept)
    assert less.folded == less.text.lower()
    assert all(low < high for low, high in less.spans)


def test_nothing_taken_out_is_the_same_wording() -> None:
    whole = collect([[Span(0, 3)]], TEXT, TEXT)
    assert without(whole, []) is whole
    assert without(whole, [(0, 3)]) == Wording("", "", [], [])
