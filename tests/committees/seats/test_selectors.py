"""Who sees which committee, and who sat where on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import NOBODY, Actor, Right, Role, command
from coi_register.accounts.selectors import Standing
from committees.seats import selectors
from committees.seats.models import Committee
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    PersonFactory,
    SeatFactory,
    TermsFactory,
    UserFactory,
    actor_of_person,
    actor_with,
)

pytestmark = pytest.mark.django_db

MARCH, APRIL, MAY = date(2018, 3, 1), date(2018, 4, 1), date(2018, 5, 1)


def _with(role: Role, *, on_it: bool = False) -> Callable[[Committee], Actor]:
    return lambda committee: actor_with(role, ccg=committee.ccg, committee=committee if on_it else None)


def _elsewhere(role: Role) -> Callable[[Committee], Actor]:
    return lambda committee: actor_with(role, ccg=CcgFactory())


def _member(committee: Committee) -> Actor:
    return actor_of_person(HoldingFactory(seat__committee=committee).person)


def _guest_from_another_ccg(committee: Committee) -> Actor:
    return actor_of_person(HoldingFactory(seat__committee=committee, person__ccg=CcgFactory()).person)


def _declarer(committee: Committee) -> Actor:
    return actor_of_person(PersonFactory(ccg=committee.ccg))


READERS = {
    "officer": (_with(Role.OFFICER), True),
    "guardian": (_with(Role.GUARDIAN), True),
    "secretary": (_with(Role.SECRETARY, on_it=True), True),
    "member": (_member, True),
    "member from another CCG": (_guest_from_another_ccg, True),
    "auditor": (_with(Role.AUDITOR), True),
    "command": (lambda committee: command("assess"), True),
    "officer of another CCG": (_elsewhere(Role.OFFICER), False),
    "auditor of another CCG": (_elsewhere(Role.AUDITOR), False),
    "someone who only declares": (_declarer, False),
    "administrator": (_with(Role.ADMIN), False),
    "the public": (lambda committee: NOBODY, False),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_committee_and_all_its_rows_show_to_those_of_its_ccg_only(reader: str) -> None:
    terms = TermsFactory()
    holding = HoldingFactory(seat__committee=terms.committee)
    who, may = READERS[reader]
    actor = who(terms.committee)
    for find, row in (
        (selectors.committee_for, terms.committee),
        (selectors.seat_for, holding.seat),
        (selectors.holding_for, holding),
        (selectors.terms_for, terms),
    ):
        assert _finds(find, actor, row) is may
    assert selectors.committees_of(actor).filter(pk=terms.committee.pk).exists() is may


def _finds(find: Callable[[Actor, Any], Any], actor: Actor, row: Any) -> bool:
    try:
        return bool(find(actor, row.pk) == row)
    except Http404:
        return False


def test_anothers_committee_is_answered_like_one_that_never_was() -> None:
    officer = actor_with(Role.OFFICER, ccg=CcgFactory())
    answers = set()
    for pk in (CommitteeFactory().pk, uuid4()):
        with pytest.raises(Http404) as answer:
            selectors.committee_for(officer, pk)
        answers.add(str(answer.value))
    assert answers == {"There is no such committee."}


def test_terms_are_those_in_force_on_the_day() -> None:
    committee = CommitteeFactory()
    TermsFactory(committee=committee, minimum=3, until=APRIL)
    TermsFactory(committee=committee, minimum=4, since=MAY)
    found = [selectors.terms_on(committee, on) for on in (MARCH, APRIL, MAY)]
    assert [terms and terms.minimum for terms in found] == [3, None, 4]


def test_a_day_shows_the_seats_and_holders_of_that_day() -> None:
    committee = CommitteeFactory()
    lay = SeatFactory(committee=committee, office="Lay")
    SeatFactory(committee=committee, office="Later", since=MAY)
    SeatFactory(committee=committee, office="Gone", until=APRIL)
    first, second = HoldingFactory(seat=lay, until=APRIL), HoldingFactory(seat=lay, since=APRIL)
    deputy = HoldingFactory(seat=lay, since=MARCH, deputy=True)
    seen = {
        on: [(seat.office, [*seat.holdings.all()]) for seat in selectors.seats_on(committee, on)]
        for on in (MARCH, APRIL, MAY)
    }
    assert seen == {
        MARCH: [("Gone", []), ("Lay", [first, deputy])],
        APRIL: [("Lay", [second, deputy])],
        MAY: [("Later", []), ("Lay", [second, deputy])] if "Later" < "Lay" else [("Lay", [second, deputy]), ("Later", [])],
    }


def test_seats_of_several_committees_come_in_two_queries(django_assert_num_queries: Any) -> None:
    ones = CommitteeFactory.create_batch(2)
    for committee in ones:
        for seat in SeatFactory.create_batch(4, committee=committee):
            HoldingFactory(seat=seat)
            HoldingFactory(seat=seat, deputy=True)
    with django_assert_num_queries(2):
        found = [
            (seat.committee.name, holding.person.name)
            for seat in selectors.seats_in_force([one.pk for one in ones], MARCH)
            for holding in seat.holdings.all()
        ]
    assert len(found) == 16


def test_the_holdings_of_a_seat_come_holders_before_deputies_and_the_latest_first() -> None:
    seat = SeatFactory()
    deputy = HoldingFactory(seat=seat, since=MAY, deputy=True)
    old, new = HoldingFactory(seat=seat, until=APRIL), HoldingFactory(seat=seat, since=APRIL)
    assert [*selectors.holdings_of(seat)] == [new, old, deputy]


def test_past_offices_may_still_be_named_in_a_clause() -> None:
    committee = CommitteeFactory()
    SeatFactory(committee=committee, office="Head of contracting", until=APRIL)
    SeatFactory.create_batch(2, committee=committee, office="GP member")
    assert selectors.offices_of(committee) == ["GP member", "Head of contracting"]


# The rights that a seat gives


@pytest.mark.parametrize(
    ("seat", "deputy", "roles"),
    [
        ({}, False, {Role.DECLARER, Role.MEMBER}),
        ({"chair": True}, False, {Role.DECLARER, Role.MEMBER, Role.CHAIR}),
        ({"vice_chair": True}, False, {Role.DECLARER, Role.MEMBER, Role.VICE_CHAIR}),
        ({"holds": ["guardian"]}, False, {Role.DECLARER, Role.MEMBER, Role.GUARDIAN}),
        ({"chair": True, "holds": ["guardian"]}, True, {Role.DECLARER, Role.MEMBER}),
    ],
)
def test_a_seat_gives_its_rights_to_its_holder_and_membership_to_a_deputy(
    seat: dict[str, Any], deputy: bool, roles: set[Role]
) -> None:
    holding = HoldingFactory(seat=SeatFactory(**seat), deputy=deputy)
    assert {right.role for right in actor_of_person(holding.person).rights} == roles


@pytest.mark.parametrize(("on", "sits"), [(MARCH, False), (APRIL, True), (date(2018, 4, 30), True), (MAY, False)])
def test_the_rights_of_a_seat_follow_its_days(on: date, sits: bool) -> None:
    holding = HoldingFactory(since=APRIL, until=MAY)
    committee = holding.seat.committee
    rights = actor_of_person(holding.person, on=on).rights
    assert (Right(Role.MEMBER, committee.ccg_id, committee.pk) in rights) is sits


def test_nobodys_account_has_no_rights() -> None:
    assert selectors.standing_of(UserFactory(), MARCH) == Standing()
