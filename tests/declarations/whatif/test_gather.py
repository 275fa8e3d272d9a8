"""Who and what is only supposed to be there comes from the database with all that it needs to be judged."""

from datetime import date
from typing import Any

import pytest

from committees.models import Person
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.gather import gather
from declarations.guidance.facts import Meeting, Sitting
from declarations.whatif.gather import known_of, nominated
from declarations.whatif.suppositions import Deputised, Invited, Party, Supposition
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import (
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    LinkFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PracticeFactory,
    SeatFactory,
)


def facts(room: Room) -> Meeting:
    gathered = gather(room.meeting.id)
    assert gathered
    return gathered.facts


def known(room: Room, *suppositions: Supposition) -> Any:
    meeting = facts(room)
    return known_of(suppositions, meeting, nominated(meeting), Person.objects.all())


def nominate(room: Room, who: str = "chair", **held: Any) -> Any:
    """A deputy for somebody's seat, with a nil return of January."""
    seat = room.people[who].holdings.get().seat
    deputy = PersonFactory(name="Dora Deputy-Example", ccg=room.committee.ccg)
    HoldingFactory(seat=seat, person=deputy, deputy=True, **held)
    ConfirmationFactory(person=deputy, nil=True)
    return deputy


def pair(room: Room, deputy: Any, who: str = "chair") -> tuple[Any, Any]:
    return room.people[who].id, deputy.id


def test_a_nominated_deputy_is_ready_to_sit_in_the_seat_and_never_in_the_chair(room: Room) -> None:
    deputy = nominate(room)
    sitting = nominated(facts(room))[pair(room, deputy)]
    assert (sitting.name, sitting.deputy_for) == ("Dora Deputy-Example", room.people["chair"].id)
    assert (sitting.seat.office, sitting.seat.chair, sitting.confirmed) == ("Lay chair", False, date(2018, 1, 10))


@pytest.mark.parametrize("held", [{"until": ON}, {"since": date(2018, 3, 2)}])
def test_a_deputy_of_another_time_is_none(room: Room, held: dict[str, Any]) -> None:
    nominate(room, **held)
    assert nominated(facts(room)) == {}


def test_a_deputy_of_a_seat_that_has_ended_is_none(room: Room) -> None:
    seat = SeatFactory(committee=room.committee, until=date(2018, 2, 1))
    HoldingFactory(seat=seat, person=room.people["exec"], until=date(2018, 2, 1))
    HoldingFactory(seat=seat, deputy=True)
    assert nominated(facts(room)) == {}


def test_only_a_deputy_who_is_tried_is_looked_up(room: Room) -> None:
    deputy = nominate(room)
    interest = InterestFactory(person=deputy, organisation=room.bidder)
    by = pair(room, deputy)
    assert known(room).deputies[by].interests == ()
    [declared] = known(room, Deputised(*by)).deputies[by].interests
    assert declared.key == interest.id


def test_a_guest_on_record_comes_with_what_they_declared_and_when(room: Room) -> None:
    guest = PersonFactory(name="Farah Example")
    interest = InterestFactory(person=guest, organisation=OrganisationFactory(name="Quayside Ltd"))
    found = known(room, Invited("Farah Example", SeatCategory.GP, person=guest.id))
    sitting: Sitting = found.people[guest.id]
    assert [one.key for one in sitting.interests] == [interest.id]
    assert sitting.confirmed == interest.declared_on
    assert found.organisations[interest.organisation_id].name == "Quayside Ltd"


def test_a_guest_whom_the_actor_may_not_know_of_is_not_found(room: Room) -> None:
    guest, meeting = PersonFactory(), facts(room)
    invited = Invited("Farah Example", SeatCategory.GP, person=guest.id)
    assert known_of([invited], meeting, {}, Person.objects.none()).people == {}


def test_a_practice_named_is_told_whose_member_it_is(room: Room) -> None:
    practice = MembershipFactory(practice=PracticeFactory(), ccg=room.committee.ccg).practice
    found = known(room, Invited("Dr Nobody Sample", SeatCategory.GP, organisation=practice.id))
    assert found.organisations[practice.id].member_of_ccg == room.committee.ccg_id


def test_a_party_comes_with_its_links_of_any_depth(room: Room) -> None:
    party, owner, top = (OrganisationFactory() for _ in range(3))
    LinkFactory(organisation=party, kind="owned_by", to=owner)
    LinkFactory(organisation=owner, kind="owned_by", to=top)
    found = known(room, Party(room.item.id, party.name, party.id))
    assert {(link.from_, link.to) for link in found.links} == {(party.id, owner.id), (owner.id, top.id)}
    assert found.organisations.keys() == {party.id, owner.id, top.id}


def test_what_is_tried_costs_five_queries_however_much_it_is(room: Room, django_assert_num_queries: Any) -> None:
    deputies = [nominate(room, who) for who in ("chair", "exec", "nurse")]
    guests = [InterestFactory(organisation=OrganisationFactory()).person for _ in range(4)]
    parties = [LinkFactory(kind="owned_by").organisation for _ in range(4)]
    tried = [
        *(Deputised(*pair(room, deputy, who)) for deputy, who in zip(deputies, ("chair", "exec", "nurse"), strict=True)),
        *(Invited(guest.name, SeatCategory.GP, person=guest.id) for guest in guests),
        *(Party(room.item.id, party.name, party.id) for party in parties),
    ]
    meeting = facts(room)
    with django_assert_num_queries(5):
        known_of(tried, meeting, nominated(meeting), Person.objects.all())
