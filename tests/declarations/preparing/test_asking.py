"""What a member is asked about one item, and when it becomes another question."""

from datetime import date
from uuid import UUID

from committees.meetings.models import Attendance
from committees.models import Item
from declarations.preparing.asking import Question, concerns_in, person_of, questions_to, who_come
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import now
from tests.factories import (
    AttendanceFactory,
    CommitteeFactory,
    ConcernFactory,
    ContributorFactory,
    ConveningFactory,
    HoldingFactory,
    InterestFactory,
    ItemFactory,
    ItemForFactory,
    PersonFactory,
    SeatFactory,
    arranged,
)


def questions(room: Room, person: UUID) -> list[Question]:
    found = now(room)
    return [*questions_to(found, person, concerns_in(found))]


def asked(room: Room, who: str = "gp") -> Question:
    [question] = [one for one in questions(room, room.people[who].pk) if one.key == room.item.pk]
    return question


def amended(item: Item, **fields: object) -> None:
    row = Item.objects.get(pk=item.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    with arranged():
        row.save()


def test_it_tells_what_was_found_and_why(room: Room) -> None:
    told = asked(room).told
    assert (told["title"], told["found"], told["step"]) == ("Award of the minor surgery contract", "flag", "leave")
    assert told["because"][0][2] == "Director (since 1 June 2015) → Harbourside Ltd"
    assert asked(room).touches
    assert not asked(room, "nurse").touches


def test_another_number_or_place_is_the_same_question(room: Room) -> None:
    before = asked(room).digest
    amended(room.item, number="9", order=7)
    assert asked(room).digest == before


def test_another_title_party_or_interest_is_another_question(room: Room) -> None:
    digests = [asked(room).digest]
    amended(room.item, title="Award of two contracts")
    digests.append(asked(room).digest)
    ConcernFactory(item=room.item, unidentified="a second bidder")
    digests.append(asked(room).digest)
    room.conflict("gp", role="shareholder")
    digests.append(asked(room).digest)
    assert len({*digests}) == 4


def test_an_interest_that_meets_nothing_asks_nothing_anew(room: Room) -> None:
    before = asked(room).digest
    InterestFactory(person=room.people["gp"], declared_on=date(2018, 2, 1))
    assert asked(room).digest == before


def test_whoever_sent_apologies_and_whoever_only_wrote_a_paper_are_not_asked(room: Room) -> None:
    gp = room.people["gp"]
    AttendanceFactory(meeting=room.meeting, person=gp, seat=gp.holdings.get().seat, state=Attendance.State.APOLOGIES)
    author = ContributorFactory(item=room.item, person=PersonFactory(ccg=room.committee.ccg)).person
    come = {person_of(one) for one in who_come(now(room))}
    assert come == {room.people[who].pk for who in ("chair", "vice", "exec", "nurse")}
    assert questions(room, author.pk) == []


def test_somebody_in_two_seats_is_asked_once(room: Room) -> None:
    HoldingFactory(seat=SeatFactory(committee=room.committee, office="Guardian", category="lay"), person=room.people["vice"])
    people = [person_of(one) for one in who_come(now(room))]
    assert len(people) == len({*people}) == 5
    assert len(questions(room, room.people["vice"].pk)) == 1


def test_a_private_item_is_asked_of_the_committee_whose_item_it_is(room: Room) -> None:
    other = CommitteeFactory(name="Joining committee")
    ConveningFactory(meeting=room.meeting, committee=other)
    guest = HoldingFactory(seat=SeatFactory(committee=other, office="Lay member", category="lay")).person
    private = ItemFactory(meeting=room.meeting, number="7", title="In private", part="private")
    ItemForFactory(item=private, committee=room.committee)
    assert private.pk in {one.key for one in questions(room, room.people["gp"].pk)}
    assert {one.key for one in questions(room, guest.pk)} == {room.item.pk}
