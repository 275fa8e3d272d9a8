"""Somebody is put on call: a place that is none of the committee's own, and its holder, in one deed."""

from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Right, Role, command
from coi_register.accounts.selectors import Standing
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from committees.seats import selectors, services
from committees.seats.models import Committee, Holding, Seat
from tests.factories import CommitteeFactory, HoldingFactory, PersonFactory, SeatFactory, UserFactory

pytestmark = pytest.mark.django_db

THE_TEST = command("the test")
APRIL = date(2018, 4, 1)
WORDS = {"invited_as": "other_governing_body", "office": " GP, Northbridge CCG ", "category": "gp"}


@pytest.fixture
def committee() -> Committee:
    return CommitteeFactory()


def test_somebody_is_put_on_call_in_one_deed(committee: Committee) -> None:
    ada = PersonFactory()
    holding = services.put_on_call(ada, for_=committee, voting=True, since=APRIL, by=THE_TEST, **WORDS)
    seat = holding.seat
    assert (seat.office, seat.category, seat.voting, seat.invited_as) == (
        "GP, Northbridge CCG",
        "gp",
        True,
        "other_governing_body",
    )
    assert (holding.person, holding.since, seat.since) == (ada, APRIL, APRIL)
    assert Deed.objects.exclude(name="test.arranged").values_list("name", flat=True).get() == "person.put_on_call"
    assert [*Seat.objects.filter(committee=committee).of_the_committee()] == []


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"invited_as": "friend"}, "invited_as", "“friend” is not known here."),
        ({"office": " "}, "office", "A seat needs an office."),
        ({"invited_as": "independent_clinician", "category": "lay"}, "category", "An independent clinician is a GP,"),
        ({"category": "in_attendance", "voting": True}, "voting", "Whoever is in attendance has no vote."),
    ],
)
def test_a_call_is_refused_with_its_sentence_and_nothing_is_written(
    committee: Committee, changes: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(CannotBeDone) as refused:
        services.put_on_call(PersonFactory(), for_=committee, by=THE_TEST, **{**WORDS, **changes})
    assert refused.value.field == field
    assert refused.value.says.startswith(says)
    assert not Seat.objects.filter(committee=committee).exists()


def test_a_member_is_not_on_call_for_their_own_committee(committee: Committee) -> None:
    member = HoldingFactory(seat__committee=committee, person__name="Ada Example").person
    with pytest.raises(CannotBeDone, match="Ada Example holds “"):
        services.put_on_call(member, for_=committee, by=THE_TEST, **WORDS)
    assert Holding.objects.filter(person=member).count() == 1
    assert services.put_on_call(member, for_=CommitteeFactory(), by=THE_TEST, **WORDS)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"chair": True}, "Somebody who may be invited never chairs."),
        ({"vice_chair": True}, "Somebody who may be invited never is vice-chair."),
        ({"shared": True}, "Somebody who may be invited never shares a seat."),
        ({"holds": ["guardian"]}, "Offices go with members’ seats only."),
    ],
)
def test_somebody_who_may_be_invited_has_nothing_that_goes_with_membership(
    committee: Committee, changes: Any, says: str
) -> None:
    seat = services.put_on_call(PersonFactory(), for_=committee, by=THE_TEST, **WORDS).seat
    with pytest.raises(CannotBeDone, match=says):
        services.amend_seat(seat, by=THE_TEST, **changes)


def test_nobody_stands_in_for_somebody_who_may_be_invited(committee: Committee) -> None:
    seat = SeatFactory(committee=committee, invited_as="ccg_member")
    with pytest.raises(CannotBeDone, match="is somebody who may be invited, in person"):
        services.seat(PersonFactory(), in_=seat, deputy=True, by=THE_TEST)


def test_whoever_may_be_invited_has_no_rights_of_a_member(committee: Committee) -> None:
    user = UserFactory()
    person = PersonFactory(user=user)
    services.put_on_call(person, for_=committee, by=THE_TEST, **WORDS)
    assert selectors.standing_of(user, APRIL) == Standing(person.pk, frozenset({Right(Role.DECLARER, person.ccg_id)}))
