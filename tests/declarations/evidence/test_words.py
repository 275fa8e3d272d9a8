"""What stands in a fact, in words."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import ItemKind, PartPlayed
from committees.organisations.facts import Organisation
from committees.organisations.vocabulary import OrganisationKind
from declarations.evidence.words import Names, differing, told
from declarations.guidance.facts import Interest
from declarations.guidance.vocabulary import InterestCategory, Step
from tests.declarations.table import committee, item, meeting, sitting

HARBOURSIDE = Organisation(UUID(int=1), "Harbourside Ltd", OrganisationKind.COMPANY)
HERS = sitting("ada", "lay", person="ada of all committees")
NOW = meeting(HERS, committees=[committee()], items=[item("6", number="6a")], organisations={HARBOURSIDE.key: HARBOURSIDE})
NAMES = Names(meeting(sitting("gone", "gp")), NOW)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (UUID(int=1), "Harbourside Ltd"),
        ("ada", "Member ada"),
        ("ada of all committees", "Member ada"),
        ("gone", "Member gone"),
        ("6", "item 6a"),
        ("committee", "Primary Care Commissioning Committee"),
        (UUID(int=9), "somebody or something not known here"),
    ],
)
def test_a_key_is_called_by_the_name_of_what_it_names_then_or_now(key, name):
    assert NAMES.of(key) == name


def test_an_item_without_a_number_is_called_by_its_title_and_a_vacant_seat_by_its_office():
    bare = meeting(replace(sitting("s", "gp", office="GP, west"), vacant=True), items=[item("7")])
    assert Names(bare, bare).of("7") == "the item “Award of the minor surgery contract”"
    assert Names(bare, bare).of("s") == "the vacant seat of GP, west"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not recorded"),
        ("", "not recorded"),
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        ("diabetes", "diabetes"),
        (date(2018, 3, 1), "1 March 2018"),
        (Step.LEAVE, "Leave"),
        (ItemKind.CONTRACT_AWARD, "Contract award"),
        ((), "none"),
        (frozenset({"6"}), "item 6a"),
        (UUID(int=9), "somebody or something not known here"),
        (
            Concern(organisation=UUID(int=1), part_played=PartPlayed.BIDDER),
            "organisation Harbourside Ltd, part played Bidder",
        ),
    ],
)
def test_a_value_is_told_in_words(value, words):
    assert told(value, NAMES) == words


def test_of_two_versions_only_what_differs_is_told_and_never_the_count_of_versions():
    before = Interest("gain", InterestCategory.FINANCIAL, direct=True)
    after = replace(before, version=2, ended=date(2018, 3, 1), direct=False)
    assert differing(before, after, NAMES) == "direct was yes, now no; ended was not recorded, now 1 March 2018"


def test_how_many_of_two_meetings_know_a_thing():
    assert (NAMES.items("6"), NAMES.sittings("ada"), NAMES.sittings("gone"), NAMES.sittings("nobody")) == (2, 1, 1, 0)
