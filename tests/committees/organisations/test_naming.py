"""Typed names meet organisations by code, by name, by part of it, or almost; and say how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.organisations.naming import Candidate, Hit, Match, normalised, ranked, strong_words

MOOR = Candidate("moor", ("Heaton Moor Medical Centre",), ("P88004",))
GROUP = Candidate("group", ("Heaton Moor Medical Group", "HMMG"), ("P88026",))
MANOR = Candidate("manor", ("Eaton Manor Surgery",), ())
JOHNS = Candidate("johns", ("St. John's & St. Mark's Surgery",), ())
ALL = [MANOR, GROUP, MOOR, JOHNS]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("p88 026", [("group", Match.CODE)]),
        ("heaton moor medical centre", [("moor", Match.NAME), ("group", Match.SAME_WORDS)]),
        ("Heaton Moor", [("group", Match.SAME_WORDS), ("moor", Match.SAME_WORDS)]),
        ("heaton", [("group", Match.PART), ("moor", Match.PART)]),
        ("hmmg", [("group", Match.NAME)]),
        ("St Johns and St Marks", [("johns", Match.SAME_WORDS)]),
        ("Heeton Moor", [("group", Match.NEAR), ("moor", Match.NEAR)]),
        ("Oakapple", []),
        (" !? ", []),
        ("", []),
    ],
)
def test_what_is_typed_meets_the_likeliest_first(typed: str, expected: list) -> None:
    assert [(hit.key, hit.match) for hit in ranked(typed, ALL)] == expected


def test_each_way_of_meeting_a_name_has_its_words() -> None:
    assert len({Hit("key", match, "X").reason for match in Match}) == len(Match)


def test_a_name_of_weak_words_only_is_compared_by_them() -> None:
    assert strong_words("The Surgery") == ("the", "surgery")
    assert [hit.key for hit in ranked("The Surgery", [Candidate("it", ("THE SURGERY",)), MOOR])] == ["it"]


@given(st.text())
def test_making_a_name_alike_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1))
def test_a_name_meets_itself_whatever_its_case(name: str) -> None:
    hits = ranked(name, [Candidate("it", (name,))])
    assert [hit.match for hit in hits] in ([Match.CODE], [Match.NAME])
