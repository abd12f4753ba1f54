"""Fingerprints see the wording and nothing else."""

from __future__ import annotations

from decide_texts import CITY, Desk, Lay
from hypothesis import given
from hypothesis import strategies as st

from align.decide.fingerprints import LENGTH, of_target, of_text, subject_id


@given(st.text(), st.sampled_from([" ", "\n", "\r\n", "\t", "\u3000"]), st.integers(0, 50))
def test_white_space_is_nothing(text: str, space: str, at: int) -> None:
    assert of_text(text[:at] + space + text[at:]) == of_text(text) or any(
        char.isspace() for char in text
    )


@given(st.text())
def test_any_text_has_one(text: str) -> None:
    mark = of_text(text)
    assert len(mark) == LENGTH
    assert mark == of_text(text)


def test_forms_are_the_same_and_figures_are_not() -> None:
    assert of_text("达到２５％，") == of_text("达到25%,")
    assert of_text("达到25%") != of_text("达到26%")


def test_a_target_is_more_than_its_words(desk: Desk) -> None:
    target = desk.comparison.reference_targets[0]
    assert of_target(target) == of_target(target._replace(id="x", clause="九", line=9, start=1))
    assert of_target(target) != of_target(target._replace(deadline=2030))
    assert of_target(target) != of_target(target._replace(scope="城区"))


def test_unit_lists_and_numbers_do_not_count(lay: Lay, desk: Desk) -> None:
    city = CITY.replace("90%。", "90%。（市交通局负责）")
    for number, old in enumerate(("（一）", "（二）", "（三）"), 1):
        city = city.replace(old, f"{number}．")
    other = lay(city=city)
    old, new = desk.on.reference.marks, other.on.reference.marks
    assert list(old.values()) == list(new.values())


def test_ids_hold_plan_and_subject() -> None:
    assert subject_id("east", "a", "b") != subject_id("east", "ab")
    assert subject_id("east", "a").startswith("east-")
    assert subject_id("east", "a") != subject_id("west", "a").replace("west", "east")
