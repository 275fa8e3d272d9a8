"""What of the minutes each may read, and what is made of what was noted in the room."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from coi_register.accounts.actors import Role
from coi_register.accounts.selectors import actor_of
from declarations.minutes import services
from declarations.minutes.facts import Item, Opening
from declarations.minutes.selectors import Reading, reading_for, to_approve, to_write
from declarations.minutes.vocabulary import Fault, Presence
from tests.declarations.minutes.conftest import Held, at
from tests.factories import (
    CommitteeFactory,
    ConveningFactory,
    ItemFactory,
    ItemForFactory,
    MeetingFactory,
    RoleHeldFactory,
    actor_of_person,
)


def reading(held: Held, by: Any = None) -> Reading:
    return reading_for(by or held.secretary, held.meeting.pk)


def item(found: Reading, held: Held, name: str) -> Item:
    part = found.part(held.items[name].pk)
    assert part is not None
    assert isinstance(part.now, Item)
    return part.now


def opening(found: Reading) -> Opening:
    part = found.part(None)
    assert part is not None
    assert isinstance(part.now, Opening)
    return part.now


def sent(held: Held) -> None:
    services.send(held.meeting.pk, by=held.secretary)


def test_minutes_list_who_came_and_who_sent_apologies(held: Held) -> None:
    head = opening(reading(held))
    assert [one.name for one in head.listed(Presence.PRESENT)] == [
        "Chair Example",
        "Vice Example",
        "Exec Example",
        "Gp Example",
    ]
    assert [one.name for one in head.listed(Presence.APOLOGIES)] == ["Nurse Example"]
    assert head.presided == (held.room.people["chair"].pk,)


def test_a_conflict_is_told_by_its_five_facts(held: Held) -> None:
    [conflict] = item(reading(held), held, "award").conflicts
    assert conflict.name == "Gp Example"
    assert conflict.nature == ("Financial interest, their own: Director of Harbourside Ltd.",)
    assert "Harbourside Ltd" in conflict.why[0]
    assert (conflict.ruled, conflict.ruled_by, conflict.ruled_as, conflict.no_papers) == (
        "leave",
        "Chair Example",
        "Chair",
        True,
    )
    assert [(one.went_at, one.came_back_at) for one in conflict.goings] == [(at(10, 4), at(10, 21))]


def test_minutes_of_a_meeting_without_a_flaw_have_no_fault(held: Held) -> None:
    assert reading(held).faults == ()


def test_whoever_was_in_the_room_is_told_by_item(held: Held) -> None:
    found = reading(held)
    assert "Gp Example" not in item(found, held, "award").present
    assert item(found, held, "award").away == ("Gp Example",)
    assert "Gp Example" in item(found, held, "report").present


def test_the_lint_reads_what_was_noted_in_the_room(held: Held) -> None:
    held.voted("gp", held.items["award"])
    held.went("exec", held.items["report"], at(10, 30), None)
    held.voted("exec", held.items["dispute"])
    assert {one.fault for one in reading(held).faults} == {Fault.CONFLICTED_VOTED, Fault.VOTED_WHILE_OUT}


def test_a_conflict_on_which_nobody_ruled_is_in_the_minutes(held: Held) -> None:
    held.room.conflict("exec")
    [found] = [one for one in reading(held).faults if one.fault is Fault.NOT_RULED]
    assert "Exec Example" in found.says


def test_what_was_declared_after_the_meeting_is_no_part_of_what_happened_there(held: Held) -> None:
    before = item(reading(held), held, "award")
    held.room.conflict("exec", declared_on=date(2018, 3, 20))
    held.room.conflict("gp", declared_on=date(2018, 3, 20), role="shareholder")
    assert item(reading(held), held, "award") == before


def test_what_was_declared_at_the_meeting_is_in_the_minutes(held: Held) -> None:
    held.declared("exec", held.items["report"], "A cousin sells budgets")
    [late] = item(reading(held), held, "report").late
    assert (late.name, late.words) == ("Exec Example", "A cousin sells budgets")


def test_a_draft_is_read_by_those_who_make_it(held: Held) -> None:
    for actor in (held.secretary, held.actor("chair"), held.actor("vice"), held.role(Role.OFFICER)):
        assert reading(held, actor).parts


def test_a_draft_is_not_read_by_others_before_it_is_sent_round(held: Held) -> None:
    readers = [held.actor("exec"), held.role(Role.GUARDIAN), held.role(Role.AUDITOR)]
    assert [reading(held, one).parts for one in readers] == [(), (), ()]
    sent(held)
    assert all(reading(held, one).parts for one in readers)


def test_what_is_withheld_from_somebody_is_withheld_in_the_minutes(held: Held) -> None:
    sent(held)
    found = reading(held, held.actor("gp"))
    assert [part.item for part in found.parts] == [None, held.items["report"].pk, held.items["dispute"].pk]
    [kept] = found.kept
    assert kept.number == "6"
    assert "as the chair ruled" in str(kept.why)
    assert not found.is_whole
    assert all(one.item != held.items["award"].pk for one in found.faults)


def test_the_prohibition_beats_the_right_to_write(held: Held) -> None:
    gp = held.room.people["gp"]
    user = held.actor("gp").user_id
    gp.refresh_from_db()
    RoleHeldFactory(role=Role.SECRETARY, ccg=held.room.committee.ccg, committee=held.room.committee, user=gp.user)
    actor = actor_of_person(gp)
    assert actor.user_id == user
    assert reading(held, actor).part(held.items["award"].pk) is None
    with pytest.raises(Http404):
        services.write(held.meeting.pk, item=held.items["award"].pk, words="Nothing", by=actor)


def test_a_private_item_of_another_committee_is_not_even_named(held: Held) -> None:
    sent(held)
    other = CommitteeFactory(ccg=held.room.committee.ccg, name="Audit Committee", kind="other", level=None)
    ConveningFactory(meeting=held.meeting, committee=other)
    ItemForFactory(item=held.items["dispute"], committee=other)
    found = reading(held, held.actor("exec"))
    assert held.items["dispute"].pk not in [part.item for part in found.parts]
    assert "8" not in [one.number for one in found.kept]


def test_somebody_of_another_ccg_knows_of_no_minutes(held: Held) -> None:
    stranger = RoleHeldFactory(role=Role.OFFICER).user
    with pytest.raises(Http404):
        reading(held, actor_of(stranger, on=held.meeting.on))


def test_whoever_presided_approves_and_never_who_had_to_leave(held: Held) -> None:
    chair, vice = held.room.people["chair"], held.room.people["vice"]
    held.room.conflict("chair")
    held.rule("chair", held.items["award"])
    found = reading(held)
    part = found.part(held.items["award"].pk)
    assert part is not None
    assert part.approvers == {vice.pk}
    report = found.part(held.items["report"].pk)
    assert report is not None
    assert report.approvers == {chair.pk}


def test_before_the_meeting_there_is_nothing_to_read(held: Held) -> None:
    later = MeetingFactory(ccg=held.room.committee.ccg, committees=[held.room.committee])
    found = reading_for(held.secretary, later.pk)
    assert (found.has_begun, found.parts) == (False, ())


def test_minutes_wait_on_the_desk_of_whoever_writes_and_then_of_whoever_presided(held: Held) -> None:
    chair, vice = held.actor("chair"), held.actor("vice")
    assert to_write(held.secretary) == [held.meeting]
    assert to_approve(chair) == []
    sent(held)
    assert to_write(held.secretary) == []
    assert to_approve(chair) == [held.meeting]
    assert to_approve(vice) == []
    read = services.digest_of(reading(held, chair).waits_for(chair))
    services.approve(held.meeting.pk, read=read, by=chair)
    assert to_approve(chair) == []


def test_the_same_queries_however_many_items_and_conflicts(held: Held, django_assert_num_queries: Any) -> None:
    with CaptureQueriesContext(connection) as few:
        reading(held)
    for number in range(20, 24):
        item = ItemFactory(meeting=held.meeting, number=str(number), order=number)
        held.rule("exec", item)
        held.took(item, begun=at(10, 56), ended=at(10, 58), without=("exec",))
        held.went("exec", item, at(10, 56, number), at(10, 58, number))
    with django_assert_num_queries(len(few)):
        reading(held)
