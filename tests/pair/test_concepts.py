"""The concept lexicon: its data, and finding its words in a text."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.lexicon.build import DATA
from align.lexicon.concepts import check, concepts, find_concepts, locate_concepts
from align.lexicon.loader import table


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return tomllib.loads((DATA / "concepts.toml").read_text(encoding="utf-8"))


def test_the_data_file_is_as_its_grammar_says(data: dict[str, Any]) -> None:
    assert check(data) == []


def test_the_lexicon_is_of_the_size_that_the_documents_state() -> None:
    assert len(concepts()) >= 150
    assert sum(len(concept.names) for concept in concepts().values()) >= 650


def test_the_chain_of_broader_concepts_ends(data: dict[str, Any]) -> None:
    for concept in concepts().values():
        seen = [concept.id]
        broader = concept.broader
        while broader:
            assert broader not in seen
            seen.append(broader)
            broader = concepts()[broader].broader


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"field": "nowhere"}, "is not in [fields]"),
        ({"source": "hearsay"}, "is not in [sources]"),
        ({"broader": "itself"}, "is no other concept"),
        ({"weight": 0}, "is not above 0"),
        ({"names": []}, "no names"),
        ({"names": ["热"]}, "fewer than two characters"),
        ({"names": ["风电", "风电"]}, "also stands under"),
    ],
)
def test_a_fault_is_named(change: dict[str, Any], words: str) -> None:
    entry = {"id": "itself", "field": "f", "source": "s", "en": "a thing", "names": ["风电"]}
    problems = check({"fields": {"f": {}}, "sources": {"s": ""}, "concept": [{**entry, **change}]})
    assert [problem for problem in problems if words in problem]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("供暖、供热和采暖", {"heating": 3}),
        ("轨道交通即地铁", {"rail_transit": 2}),
        ("碳排放权交易市场", {"carbon_market": 1}),
        ("新能源汽车保有量", {"nev": 1}),
        ("绿色建筑二星级", {"green_building": 1}),
        ("PM2.5和5G", {"air": 1, "new_infra": 1}),
        ("今天天气很好", {}),
        ("", {}),
        ("电", {}),
    ],
)
def test_the_longest_word_is_found(text: str, found: dict[str, int]) -> None:
    assert find_concepts(text) == found


@given(st.text(alphabet="绿色建筑供热暖电动汽车碳排放权交易市场地铁，。5GM", max_size=60))
def test_words_found_stand_in_the_text_in_order(text: str) -> None:
    names = {name: concept.id for concept in concepts().values() for name in concept.names}
    end = 0
    for start, stop, concept in locate_concepts(text):
        assert end <= start < stop <= len(text)
        assert names[text[start:stop]] == concept
        longer = [name for name in names if text.startswith(name, start)]
        assert max(map(len, longer)) == stop - start
        end = stop


def test_every_concept_has_a_field_with_a_name_in_both_languages(data: dict[str, Any]) -> None:
    fields = table("concepts")["fields"]
    for concept in concepts().values():
        assert fields[concept.field]["zh"]
        assert fields[concept.field]["en"]
    assert {concept.field for concept in concepts().values()} == set(fields)
