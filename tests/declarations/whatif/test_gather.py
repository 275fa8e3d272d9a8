"""Who and what is only supposed to be there comes from the database with all that it needs to be judged."""

from typing import Any

from committees.models import Person
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.gather import gather
from declarations.guidance.facts import Meeting, Sitting
from declarations.whatif.gather import known_of
from declarations.whatif.suppositions import Invited, Party, Supposition
from tests.declarations.conflicts.conftest import Room
from tests.factories import (
    InterestFactory,
    LinkFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PracticeFactory,
)


def facts(room: Room) -> Meeting:
    gathered = gather(room.meeting.id)
    assert gathered
    return gathered.facts


def known(room: Room, *suppositions: Supposition) -> Any:
    meeting = facts(room)
    return known_of(suppositions, meeting, Person.objects.all(), at=room.committee.ccg_id)


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
    assert known_of([invited], meeting, Person.objects.none(), at=room.committee.ccg_id).people == {}


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


def test_what_is_tried_costs_four_queries_however_much_it_is(room: Room, django_assert_num_queries: Any) -> None:
    guests = [InterestFactory(organisation=OrganisationFactory()).person for _ in range(4)]
    parties = [LinkFactory(kind="owned_by").organisation for _ in range(4)]
    tried = [
        *(Invited(guest.name, SeatCategory.GP, person=guest.id) for guest in guests),
        *(Party(room.item.id, party.name, party.id) for party in parties),
    ]
    meeting = facts(room)
    with django_assert_num_queries(4):
        known_of(tried, meeting, Person.objects.all(), at=room.committee.ccg_id)
