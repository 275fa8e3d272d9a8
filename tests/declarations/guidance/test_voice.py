"""A clinical voice at an item: needed, left, or lost."""

from dataclasses import replace
from datetime import date

import pytest

from committees.meetings.vocabulary import ItemKind
from declarations.guidance.findings import Voice
from declarations.guidance.rulebook import load
from declarations.guidance.seating import Handling, members_at
from declarations.guidance.vocabulary import Step
from declarations.guidance.voice import needs_a_clinician, voice_of
from tests.declarations.table import ON, OUT, committee, item, seated, sitting


def voice(*sittings, **handling):
    return voice_of(members_at("6", of=committee(), sittings=sittings, handling=handling))


@pytest.mark.parametrize(
    ("kind", "needs"),
    [
        (ItemKind.SERVICE_DESIGN, True),
        (ItemKind.INCENTIVE_SCHEME, True),
        (ItemKind.CONTRACT_AWARD, True),
        (ItemKind.PREMISES, False),
        (ItemKind.BUDGET, False),
        (ItemKind.MINUTES, False),
    ],
)
def test_a_decision_on_what_care_is_given_needs_a_clinician_and_one_on_money_or_buildings_does_not(kind, needs):
    assert needs_a_clinician(item("6", kind), load().in_force(ON)) is needs


def test_what_is_only_talked_about_needs_none():
    assert not needs_a_clinician(replace(item("6", ItemKind.SERVICE_DESIGN), decision=False), load().in_force(ON))


@pytest.mark.parametrize(
    ("on", "needs"),
    [
        (date(2014, 11, 30), False),
        (date(2014, 12, 1), True),
        (date(2022, 6, 30), True),
        (date(2022, 7, 1), False),
    ],
)
def test_a_clinician_is_needed_while_the_rule_is_in_force(on, needs):
    assert needs_a_clinician(item("6", ItemKind.SERVICE_DESIGN), load().in_force(on)) is needs


def test_a_committee_that_has_no_clinician_cannot_lose_their_voice():
    assert voice(*seated(lay=3)) is None


def test_a_clinician_who_stays_is_the_voice_with_a_vote_or_without():
    people = [sitting("a", "gp"), sitting("b", "nurse", voting=False), sitting("c", "secondary_care")]
    assert voice(*people, a=OUT) == Voice(True, "Member b and Member c can speak as clinicians.")
    assert voice(*people, a=OUT, b=OUT) == Voice(True, "Member c can speak as a clinician.")


def test_the_voice_is_lost_by_those_who_had_to_leave():
    people = [sitting("a", "gp"), sitting("b", "nurse"), sitting("c", "gp"), sitting("d", "nurse", present=False)]
    lost = voice(*people, a=OUT, b=Handling(Step.LEAVE_FOR_DECISION), c=Handling(Step.NOT_ATTEND))
    assert lost == Voice(False, "No clinician is left: Member a, Member b and Member c must leave.", ("a", "b", "c"))


def test_a_voice_that_never_came_was_lost_by_nobody():
    assert voice(sitting("a", "gp", present=False)) == Voice(False, "No clinician is there.")
