"""The rights behind an account on a day: granted ones, those that follow from a seat, and none when it is closed."""

from datetime import date

import pytest

from coi_register.accounts.actors import NOBODY, Right, Role
from coi_register.accounts.selectors import actor_of
from tests.factories import HoldingFactory, PersonFactory, RoleHeldFactory, SeatFactory, UserFactory, actor_of_person

pytestmark = pytest.mark.django_db
BEGAN, ENDED = date(2016, 4, 1), date(2018, 4, 1)


@pytest.mark.parametrize(("on", "rights"), [(date(2016, 3, 31), 0), (BEGAN, 1), (date(2018, 3, 31), 1), (ENDED, 0)], ids=str)
def test_a_granted_role_gives_its_right_while_it_is_in_force(on: date, rights: int) -> None:
    held = RoleHeldFactory(role=Role.OFFICER, since=BEGAN, until=ENDED)
    assert len(actor_of(held.user, on=on).rights) == rights


def test_a_seat_gives_its_rights_to_whoever_holds_it() -> None:
    holding = HoldingFactory(seat=SeatFactory(chair=True), since=BEGAN, until=ENDED)
    ccg, committee = holding.seat.committee.ccg_id, holding.seat.committee_id
    expected = {Right(Role.DECLARER, ccg), Right(Role.MEMBER, ccg, committee), Right(Role.CHAIR, ccg, committee)}
    assert actor_of_person(holding.person, on=BEGAN).rights == expected
    assert actor_of_person(holding.person, on=ENDED).rights == {Right(Role.DECLARER, ccg)}


def test_an_actor_knows_which_person_of_the_registers_they_are() -> None:
    person = PersonFactory()
    assert actor_of_person(person).person == person.pk
    assert actor_of(UserFactory(), on=BEGAN).person is None


def test_a_closed_account_has_no_rights() -> None:
    held = RoleHeldFactory(role=Role.OFFICER, user=UserFactory(is_active=False))
    assert actor_of(held.user, on=date(2018, 3, 1)) is NOBODY


def test_without_an_account_the_public_acts() -> None:
    assert actor_of(None, on=BEGAN) is NOBODY
