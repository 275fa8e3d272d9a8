"""Who is in the room at this moment, and what that leaves of the committee."""

from uuid import uuid4

from committees.models import Convening, Meeting
from committees.seats.facts import Seat
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.facts import Sitting
from declarations.proceedings.presence import Roll, all_gone, now
from declarations.proceedings.vocabulary import WhyOut
from tests.declarations.proceedings.conftest import Sat
from tests.factories import CommitteeFactory, ItemForFactory, TermsFactory, arranged

LAY = Seat(office="Lay member", category=SeatCategory.LAY, voting=True)
ADA, BASIL = uuid4(), uuid4()


def test_who_left_for_a_conflict_came_and_who_left_otherwise_is_absent() -> None:
    sitting = Sitting(ADA, "Ada Example", LAY, absent_for=frozenset({uuid4()}))
    came = frozenset({ADA})
    assert now(sitting, Roll(came)).present
    assert now(sitting, Roll(came, {ADA: WhyOut.CONFLICT})).present
    assert not now(sitting, Roll(came, {ADA: WhyOut.OTHERWISE})).present
    assert not now(sitting, Roll(frozenset())).present
    assert now(sitting, Roll(came)).absent_for == frozenset()


def test_once_they_have_gone_only_those_who_were_there_are_out() -> None:
    roll = all_gone(Roll(frozenset({ADA})), [ADA, BASIL])
    assert roll.out == {ADA: WhyOut.CONFLICT}
    assert not roll.is_here(ADA)


def test_the_quorum_counts_who_is_in_the_room_and_what_is_due_once_they_have_left(sat: Sat) -> None:
    sat.open(vice="absent")
    sat.begin()
    [here], [due] = sat.now.live.answer.after, sat.now.due.answer.after
    assert (here.voting_present, due.voting_present) == (4, 3)
    sat.leaves("gp")
    [here] = sat.now.live.answer.after
    assert (here.voting_present, here.quorate) == (3, True)


def test_terms_may_count_who_withdrew(sat: Sat) -> None:
    terms = sat.room.committee.terms.get()
    with arranged():
        terms.conflicted_count = True
        terms.save()
    sat.open(vice="absent", nurse="absent")
    sat.begin()
    sat.leaves("gp")
    [here] = sat.now.live.answer.after
    assert (here.quorate, here.voting_present) == (True, 2)


def test_in_common_each_committee_is_counted_under_its_own_terms(sat: Sat) -> None:
    other = CommitteeFactory(ccg=sat.room.committee.ccg, name="Audit Committee", kind="other", level=None)
    TermsFactory(committee=other, minimum=1, lay_executive_majority=False)
    with arranged():
        Convening(meeting=sat.meeting, committee=other).save()
    sat.room.meeting = Meeting.objects.get(pk=sat.meeting.pk)
    sat.open()
    sat.begin()
    quorate = {after.committee: after.quorate for after in sat.now.live.answer.after}
    assert quorate == {sat.room.committee.pk: True, other.pk: False}
    ItemForFactory(item=sat.item, committee=sat.room.committee)
    assert [after.committee for after in sat.now.live.answer.after] == [sat.room.committee.pk]
