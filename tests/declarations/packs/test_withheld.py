"""What is withheld from whom."""

from datetime import date

import pytest

from coi_register.audit import services as audit
from committees.models import Item
from committees.people.models import ActsFor
from declarations.conflicts.models import Ruling
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.packs.facts import Kind, Why, Withheld
from declarations.packs.withheld import withheld
from tests.declarations.conflicts.conftest import Room
from tests.factories import (
    CommitteeFactory,
    ConcernFactory,
    HoldingFactory,
    ItemFactory,
    ItemForFactory,
    MeetingFactory,
    PersonFactory,
    SeatFactory,
    UserFactory,
    actor_of_person,
    arranged,
)


def why(room: Room, who: str, item: Item | None = None) -> Why | None:
    return withheld(room.meeting).from_person(room.people[who].pk, (item or room.item).pk)


def ruled(room: Room, who: str, step: Step | None, *, no_papers: bool, by: str = "chair") -> None:
    decision = Decision(step, no_papers=no_papers, reason="It is known to the meeting.")
    last = Ruling.objects.filter(item=room.item, person=room.people[who], followed_by=None).first()
    follows = last.pk if last else None
    rule(room.item.pk, person=room.people[who].pk, decision=decision, by=room.actor(by), follows=follows)


def test_a_flagged_item_is_sealed_until_somebody_rules(room: Room) -> None:
    found = why(room, "gp")
    assert found is not None
    assert (found.kind, found.named) == (Kind.UNDECIDED, True)
    assert found.ask == "Ask Chair Example, who is in the chair for it."
    assert why(room, "nurse") is None


def test_a_ruling_that_leaves_the_papers_opens_it(room: Room) -> None:
    ruled(room, "gp", Step.LEAVE, no_papers=False)
    assert why(room, "gp") is None


def test_a_ruling_without_papers_withholds_it(room: Room) -> None:
    ruled(room, "gp", Step.LEAVE, no_papers=True)
    found = why(room, "gp")
    assert found is not None
    assert found.kind is Kind.RULED


def test_the_last_ruling_is_the_one_that_counts(room: Room) -> None:
    ruled(room, "gp", None, no_papers=False)
    ruled(room, "gp", Step.LEAVE, no_papers=True)
    assert why(room, "gp") is not None
    ruled(room, "gp", None, no_papers=False)
    assert why(room, "gp") is None


def test_where_nobody_can_tell_it_stays_sealed(room: Room) -> None:
    silent = PersonFactory(name="Silent Example", ccg=room.committee.ccg)
    HoldingFactory(seat=SeatFactory(committee=room.committee, office="GP member 2", category="gp"), person=silent)
    found = withheld(room.meeting).from_person(silent.pk, room.item.pk)
    assert found is not None
    assert found.kind is Kind.UNDECIDED
    assert "can tell" in found.says


def test_the_chair_is_not_told_to_ask_themselves(room: Room) -> None:
    room.conflict("chair")
    found = why(room, "chair")
    assert found is not None
    assert found.ask == "Ask Vice Example, who is in the chair for it."


def test_it_follows_to_whoever_acts_for_the_person(room: Room) -> None:
    user = UserFactory()
    helper = PersonFactory(name="Helper Example", ccg=room.committee.ccg, user=user)
    with arranged():
        ActsFor(person=room.people["gp"], user=user, since=date(2018, 1, 1)).save()
    found = withheld(room.meeting).from_person(helper.pk, room.item.pk)
    assert found is not None
    assert found.kind is Kind.STANDS_FOR
    assert actor_of_person(helper, on=date(2018, 3, 1)).stands_for >= {room.people["gp"].pk}


def test_a_private_item_that_is_withheld_is_not_named(room: Room) -> None:
    with audit.deed("test.arranged", by=room.actor("chair")):
        room.item.part = "private"
        room.item.save()
    found = why(room, "gp")
    assert found is not None
    assert not found.named


def test_a_private_item_of_another_committee_is_kept_without_a_word(room: Room) -> None:
    other = CommitteeFactory(ccg=room.committee.ccg)
    meeting = MeetingFactory(ccg=room.committee.ccg, on=room.meeting.on, committees=[room.committee, other])
    item = ItemFactory(meeting=meeting, number="9", part="private")
    ItemForFactory(item=item, committee=other)
    found = withheld(meeting).from_person(room.people["nurse"].pk, item.pk)
    assert found is not None
    assert (found.kind, found.named) == (Kind.PRIVATE, False)


def test_an_item_that_is_no_conflict_is_open_to_all(room: Room) -> None:
    other = ItemFactory(meeting=room.meeting, number="7", title="Minutes")
    ConcernFactory(item=other, topic="minutes")
    assert why(room, "nurse", other) is None


def test_a_prohibition_of_anybody_they_stand_for_binds(room: Room) -> None:
    found = withheld(room.meeting)
    nurse, gp = room.people["nurse"].pk, room.people["gp"].pk
    assert found.from_any([nurse, gp], room.item.pk) is not None
    assert found.from_any([nurse], room.item.pk) is None


def test_of_a_meeting_that_nobody_holds_nothing_is_withheld(room: Room) -> None:
    assert Withheld().from_person(room.people["gp"].pk, room.item.pk) is None


@pytest.mark.parametrize("more", [0, 5])
def test_it_takes_the_same_queries_whatever_the_size(room: Room, more: int, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(more):
        item = ItemFactory(meeting=room.meeting, number=str(20 + number))
        ConcernFactory(item=item, organisation=room.bidder)
    with django_assert_max_num_queries(10):
        withheld(room.meeting)
