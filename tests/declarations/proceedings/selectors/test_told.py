"""The proceedings as minutes are made from them, in the same few queries whatever happened."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Meeting
from declarations.guidance.vocabulary import Step
from declarations.proceedings import services
from declarations.proceedings.selectors import proceedings_of, room_of
from declarations.proceedings.vocabulary import HowItEnded, VoteCast
from tests.declarations.proceedings.conftest import Sat, at, minutes
from tests.factories import ItemFactory

TOLD_IN, ROOM_IN = 15, 24


def test_a_meeting_that_has_not_sat_has_its_agenda_and_nothing_else(sat: Sat) -> None:
    told = sat.told
    assert (told.opened_at, told.attendance[0].present) == (None, False)
    assert [(one.number, one.begun_at, one.outcome, one.away) for one in told.items] == [("6", None, None, ())]


def test_everything_that_happened_is_told(sat: Sat) -> None:
    sat.rules("gp", Step.LEAVE)
    sat.open(vice="absent")
    sat.begin(5)
    sat.leaves("gp", 6)
    with at(8):
        services.record_vote(sat.discussion, person=sat.person("exec"), cast=VoteCast.FOR, by=sat.by)
    sat.decided(15)
    sat.comes_back("gp", 16)
    told = sat.told
    taken = told.taken(sat.item.pk)
    assert taken is not None
    assert (taken.outcome, taken.words) == (HowItEnded.DECIDED, "The contract is awarded to Harbourside Ltd.")
    assert [(one.name, one.went_at, one.came_back_at) for one in taken.away_of(sat.person("gp").pk)] == [
        ("Gp Example", minutes(6), minutes(16))
    ]
    assert taken.vote_of(sat.person("exec").pk) is VoteCast.FOR
    assert sat.who(told.in_the_room_at(minutes(10))) == {"chair", "exec", "nurse"}
    assert sat.who(told.in_the_room_at(minutes(17))) == {"chair", "exec", "nurse", "gp"}
    assert sat.who(taken.present_for_the_outcome) == {"chair", "exec", "nurse"}
    assert told.names[sat.person("gp").pk] == "Gp Example"


def test_who_was_out_for_a_part_of_an_item_only_is_told_with_that_item_only(sat: Sat) -> None:
    other = ItemFactory(meeting=sat.meeting, number="7", title="Finance report", kind="information", decision=False, order=9)
    sat.open()
    sat.begin(5)
    sat.leaves("gp", 6)
    sat.decided(15)
    sat.comes_back("gp", 15)
    sat.begin(20, other)
    told = sat.told
    assert [len(told.taken(item.pk).away) for item in (sat.item, other)] == [1, 0]  # type: ignore[union-attr]


def test_telling_takes_the_same_queries_however_much_happened(sat: Sat) -> None:
    sat.open()
    sat.begin()
    before = asked(sat)
    for after, who in enumerate(("gp", "nurse", "exec"), start=6):
        sat.leaves(who, after)
    with at(9):
        services.record_vote(sat.discussion, person=sat.person("chair"), cast=VoteCast.FOR, by=sat.by)
    assert asked(sat) == before
    assert before[0] <= TOLD_IN
    assert before[1] <= ROOM_IN


def asked(sat: Sat) -> tuple[int, int]:
    """The queries of what is told, and of the room at an item."""
    with CaptureQueriesContext(connection) as told:
        proceedings_of(Meeting.objects.get(pk=sat.meeting.pk))
    with CaptureQueriesContext(connection) as now:
        room_of(Meeting.objects.get(pk=sat.meeting.pk)).at(sat.item.pk)
    return len(told), len(now)
