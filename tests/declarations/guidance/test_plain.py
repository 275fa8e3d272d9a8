"""Facts as plain data, and back again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from committees.meetings.vocabulary import ItemKind
from committees.organisations.facts import Key
from declarations.guidance.facts import Interest, Meeting, Ruled, Sitting
from declarations.guidance.findings import Assessment, Finding
from declarations.guidance.plain import NotPlain, fact, plain
from declarations.guidance.rules import Instrument, Period
from declarations.guidance.vocabulary import InterestCategory, Outcome
from tests.declarations.guidance.generated import KEYS, REQUIRED, values
from tests.declarations.table import item, sitting


def there_and_back(value, kind):
    return fact(json.loads(json.dumps(plain(value, kind), allow_nan=False)), kind)


@settings(max_examples=60)
@given(meeting=values(Meeting))
def test_every_meeting_comes_back_as_it_went(meeting):
    assert there_and_back(meeting, Meeting) == meeting


@settings(max_examples=60)
@given(answer=values(Assessment))
def test_every_answer_comes_back_as_it_went(answer):
    assert there_and_back(answer, Assessment) == answer


@given(rulings=values(tuple[Ruled, ...]))
def test_every_ruling_comes_back_as_it_went(rulings):
    assert there_and_back(rulings, tuple[Ruled, ...]) == rulings


@given(key=KEYS)
def test_every_key_comes_back_as_it_went(key):
    back = there_and_back(key, Key)
    assert (back, type(back)) == (key, type(key))


def test_words_that_look_like_a_uuid_stay_words():
    words = str(UUID(int=7))
    assert there_and_back(words, Key) == words
    assert there_and_back(UUID(int=7), Key) == UUID(int=7)


@given(requires=REQUIRED)
def test_what_a_rule_requires_comes_back_as_the_text_has_it(requires):
    kind = Mapping[str, Any]
    assert there_and_back({"parts": requires}, kind) == {"parts": requires}


def test_equal_sets_are_written_alike_in_whatever_order_they_were_filled():
    one = sitting("m1", "gp", absent_for=frozenset(["6", "7", "8", "9"]))
    other = sitting("m1", "gp", absent_for=frozenset(["9", "8", "7", "6"]))
    assert plain(one, Sitting) == plain(other, Sitting)
    assert plain(one, Sitting)["absent_for"] == ["6", "7", "8", "9"]


def test_a_mapping_is_pairs_in_order_each_side_written_as_what_it_is():
    kind = Mapping[Key, date]
    days = {"b": date(2018, 1, 2), "a": date(2018, 1, 1), UUID(int=7): date(2018, 1, 3)}
    assert [pair for pair in plain(days, kind) if isinstance(pair[0], str)] == [["a", "2018-01-01"], ["b", "2018-01-02"]]
    assert plain({UUID(int=7): None}, Mapping[Key, date | None]) == [[{"uuid": str(UUID(int=7))}, None]]
    assert there_and_back(days, kind) == days


@pytest.mark.parametrize("data", [["a"], ["a", "b", "c"]])
def test_a_pair_of_one_or_three_is_refused(data):
    with pytest.raises(ValueError, match=r"zip\(\)"):
        fact(data, tuple[str, str])
    with pytest.raises(ValueError, match=r"zip\(\)"):
        plain(tuple(data), tuple[str, str])


def test_a_field_that_the_data_does_not_have_yet_takes_its_default():
    old = plain(Interest("gain", InterestCategory.FINANCIAL, direct=True), Interest)
    del old["mitigation_text"], old["version"]
    assert fact(old, Interest) == Interest("gain", InterestCategory.FINANCIAL, direct=True)


def test_a_fact_without_a_field_it_must_have_is_refused():
    with pytest.raises(NotPlain, match="A Finding has no “outcome”."):
        fact({"step": None}, Finding)


def test_a_field_that_nobody_knows_is_refused():
    later = plain(Finding(Outcome.CLEAR), Finding) | {"certainty": 7}
    with pytest.raises(NotPlain, match="Nobody knows what “certainty” of a Finding means."):
        fact(later, Finding)


def test_a_word_that_nobody_knows_is_refused():
    with pytest.raises(NotPlain, match="Nobody knows the ItemKind “sale”."):
        fact("sale", ItemKind)


@pytest.mark.parametrize("value", [0.5, date(2018, 3, 1), {1, 2}])
def test_what_has_no_plain_form_is_refused(value):
    with pytest.raises(NotPlain, match="has no plain form"):
        plain({"at_least": value}, Mapping[str, Any])


def test_a_key_is_made_of_words_numbers_and_uuids():
    with pytest.raises(NotPlain, match="A key is a UUID, words, a whole number, or several of these; 0.5 is none."):
        plain(("m1", 0.5), Key)


def test_a_kind_that_nobody_thought_of_is_refused():
    @dataclass(frozen=True)
    class Weighed:
        weight: float

    with pytest.raises(NotPlain, match="Nobody has said how a <class 'float'> is written"):
        plain(Weighed(0.5), Weighed)


def test_fields_are_written_by_name_and_days_as_a_calendar_has_them():
    written = plain(Instrument("G2017", "Guidance", Period(date(2017, 6, 16)), True, ""), Instrument)
    assert written["in_force"] == {"since": "2017-06-16", "until": None}
    assert plain(item("6"), type(item()))["kind"] == "contract_award"
