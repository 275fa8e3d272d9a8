"""Goings and comings: each noted once, never backwards, corrected and never erased."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.models import Attendance
from declarations.guidance.vocabulary import Step
from declarations.models import Movement
from declarations.proceedings import services
from declarations.proceedings.vocabulary import WhyOut
from tests.declarations.proceedings.conftest import Sat, at, minutes
from tests.factories import ContributorFactory, PersonFactory


def test_a_going_notes_the_time_the_item_and_the_ruling(sat: Sat) -> None:
    ruling = sat.rules("gp", Step.LEAVE)
    sat.open()
    sat.begin()
    movement = sat.leaves("gp", 7)
    assert (movement.went_at, movement.item, movement.ruling) == (minutes(7), sat.item, ruling)
    assert sat.comes_back("gp", 20).came_back_at == minutes(20)
    [away] = sat.told.away
    assert (away.name, away.went_at, away.came_back_at) == ("Gp Example", minutes(7), minutes(20))


def test_a_second_tap_finds_the_first(sat: Sat) -> None:
    sat.open()
    first, second = sat.leaves("gp", 5), sat.leaves("gp", 6)
    assert (first.pk, second.went_at) == (second.pk, minutes(5))
    back, again = sat.comes_back("gp", 8), sat.comes_back("gp", 9)
    assert (back.pk, again.came_back_at) == (first.pk, minutes(8))
    assert Movement.objects.count() == 1
    assert sat.comes_back("nurse") is None


def test_a_clock_that_goes_back_never_takes_a_time_back(sat: Sat) -> None:
    sat.open(0)
    sat.begin(30)
    went = sat.leaves("gp", 12)
    assert went.went_at == minutes(30)
    assert sat.decided(5).ended_at == minutes(30)
    assert sat.comes_back("gp", 40).came_back_at == minutes(40)
    assert went.history.last().history_date == minutes(12)  # the deed keeps what the clock said


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clock=st.lists(st.integers(-30, 90), min_size=2, max_size=5))
def test_whatever_the_clock_says_times_are_in_the_order_of_the_taps(sat: Sat, clock: list[int]) -> None:
    sat.room.meeting.refresh_from_db()
    if not hasattr(sat.room.meeting, "sitting"):
        sat.open()
    noted = []
    for number, after in enumerate(clock):
        row = (sat.leaves if number % 2 == 0 else sat.comes_back)("nurse", after)
        noted.append(row.came_back_at or row.went_at)
    if len(clock) % 2:
        sat.comes_back("nurse", 0)
    assert noted == sorted(noted)
    assert noted[0] >= minutes(0)


def test_who_comes_late_is_noted_with_the_time_and_counted_from_then_on(sat: Sat) -> None:
    sat.open(vice="absent", nurse="apologies")
    sat.begin()
    assert sat.who(sat.now.live.answer.after[0].present) == {"chair", "exec", "gp"}
    with at(10):
        services.arrive(sat.meeting, person=sat.person("vice"), by=sat.by)
    assert sat.who(sat.now.live.answer.after[0].present) == {"chair", "exec", "gp", "vice"}
    [away] = sat.told.away
    assert (away.why, away.went_at, away.came_back_at) == (WhyOut.NOT_YET_THERE, minutes(0), minutes(10))
    states = {one.name: (one.present, one.apologies) for one in sat.told.attendance}
    assert states["Vice Example"] == (True, False)
    assert states["Nurse Example"] == (False, True)


def test_an_arrival_that_was_none_is_corrected(sat: Sat) -> None:
    sat.open(vice="absent")
    with at(10):
        movement = services.arrive(sat.meeting, person=sat.person("vice"), by=sat.by)
        assert services.arrive(sat.meeting, person=sat.person("vice"), by=sat.by).pk == movement.pk
        services.was_mistaken(movement, because="It was somebody from the public.", by=sat.by)
    assert Attendance.objects.get(person=sat.person("vice")).state == "absent"
    assert sat.told.away == ()


def test_who_is_not_there_cannot_leave(sat: Sat) -> None:
    sat.open(vice="absent")
    with pytest.raises(CannotBeDone, match="Vice Example is not noted as here, so they cannot leave"):
        sat.leaves("vice")
    with pytest.raises(CannotBeDone, match="is not on the roll of this meeting"):
        services.arrive(sat.meeting, person=PersonFactory(ccg=sat.room.committee.ccg), by=sat.by)


def test_an_author_without_a_seat_is_sent_out_too(sat: Sat) -> None:
    author = ContributorFactory(item=sat.item).person
    sat.open()
    sat.begin()
    with at(6):
        services.leave(sat.meeting, person=author, by=sat.by)
    assert [one.person for one in sat.told.away] == [author.pk]


def test_who_leaves_for_another_reason_is_not_counted_as_withdrawn(sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("nurse", why=WhyOut.OTHERWISE)
    assert "nurse" not in sat.who(sat.now.live.answer.after[0].present)
    [away] = sat.told.away
    assert (away.why, away.ruling) == (WhyOut.OTHERWISE, None)


def test_a_wrong_tap_counts_for_nothing_and_stays_in_the_history(sat: Sat) -> None:
    sat.open()
    movement = sat.leaves("nurse", 5)
    with at(6):
        services.was_mistaken(movement, because="Tapped the wrong name.", by=sat.by)
    assert sat.told.away == ()
    assert [row.mistaken for row in movement.history.order_by("history_id")] == [False, True]
    assert sat.leaves("nurse", 8).pk != movement.pk


def test_times_are_corrected_within_what_can_be(sat: Sat) -> None:
    sat.open()
    movement = sat.leaves("nurse", 10)
    sat.comes_back("nurse", 20)
    movement.refresh_from_db()
    asked = {"because": "Read from the notes.", "by": sat.by}
    for went, back, says in (
        (-5, 15, "The meeting opened at 2:00pm"),
        (10, 90, "Give a time before that"),
        (16, 15, "cannot have come back at 2:15pm when they went at 2:16pm"),
    ):
        with at(30), pytest.raises(CannotBeDone, match=says):
            services.correct_times(movement, went_at=minutes(went), came_back_at=minutes(back), **asked)
    with at(30):
        services.correct_times(movement, went_at=minutes(8), came_back_at=minutes(18), **asked)
    [away] = sat.told.away
    assert (away.went_at, away.came_back_at) == (minutes(8), minutes(18))
    with at(31), pytest.raises(ChangedMeanwhile):
        services.correct_times(movement, went_at=minutes(9), came_back_at=minutes(18), **asked)


def test_nothing_is_noted_of_a_meeting_that_does_not_sit(sat: Sat) -> None:
    with pytest.raises(CannotBeDone, match="has not been opened. Open it first"):
        sat.leaves("gp")
    sat.open()
    with at(10):
        services.close_meeting(sat.meeting, by=sat.by)
    with pytest.raises(CannotBeDone, match="The meeting closed at 2:10pm"):
        sat.leaves("gp", 12)


def test_a_member_notes_nobodys_going(sat: Sat) -> None:
    sat.open()
    with pytest.raises(NotAllowed):
        services.leave(sat.meeting, person=sat.person("gp"), by=sat.room.actor("nurse"))
