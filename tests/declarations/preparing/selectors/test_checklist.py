"""What the register knows of the chair's checklist by itself."""

from datetime import date

import pytest

from coi_register.accounts.actors import Actor
from committees.models import Meeting
from declarations.evidence.services import issue_papers
from declarations.preparing import services
from declarations.preparing.selectors.checklist import Fact, checklist
from declarations.preparing.vocabulary import Said
from tests.declarations.conflicts.conftest import Room
from tests.declarations.evidence.conftest import at_hand
from tests.declarations.preparing.conftest import said
from tests.factories import MeetingFactory


def fact(room: Room, key: str) -> Fact:
    [point] = [one for one in checklist(Meeting.objects.get(pk=room.meeting.pk)) if one.written.key == key]
    assert point.fact is not None
    return point.fact


def test_the_item_for_declarations_is_found_or_missed(room: Room, officer: Actor) -> None:
    assert fact(room, "declarations-item").is_met is False
    services.put_declarations_first(room.meeting, number="1", by=officer)
    assert fact(room, "declarations-item") == Fact("Item 1: Declarations of interest.", is_met=True)


def test_silence_is_counted(room: Room) -> None:
    assert fact(room, "members-reminded") == Fact("5 of 5 have not answered.", is_met=False)
    for who in ("chair", "vice", "exec", "nurse"):
        said(room, who)
    assert fact(room, "members-reminded").says == "1 of 5 has not answered."
    said(room, "gp")
    assert fact(room, "members-reminded") == Fact("All 5 have answered.", is_met=True)


def test_of_an_empty_agenda_nothing_is_met(room: Room) -> None:
    room.meeting = MeetingFactory(ccg=room.committee.ccg, on=room.meeting.on, committees=[room.committee])
    assert fact(room, "members-reminded") == Fact("There is no agenda yet, so nobody was asked.")
    for key in ("papers-considered", "action-decided", "quorum"):
        assert fact(room, key) == Fact("The agenda is empty."), key


def test_a_dispute_waits_for_a_ruling(room: Room) -> None:
    assert fact(room, "members-told-the-chair").is_met is None
    said(room, "gp", Said.NOT_SO, "I sold my shares.")
    assert fact(room, "members-told-the-chair") == Fact(
        "1 answer “I do not think so”, 1 of them not ruled on yet.", is_met=False
    )


def test_papers_and_conflicts_are_counted(room: Room) -> None:
    assert fact(room, "papers-considered").says == "1 recommendation to send no papers, 1 of them not ruled on yet."
    assert fact(room, "action-decided") == Fact("0 of 1 conflict ruled on.", is_met=False)


def test_that_the_papers_went_out_is_told(room: Room, officer: Actor) -> None:
    assert fact(room, "agenda-circulated").is_met is False
    issue_papers(at_hand(room.meeting.pk), by=officer)
    assert fact(room, "agenda-circulated").is_met is True


def test_the_days_of_the_law_are_those_of_the_rule_book(room: Room) -> None:
    assert "within 28 days" in fact(room, "new-interests-passed-on").says


def test_the_quorum_is_looked_at_item_by_item(room: Room) -> None:
    assert fact(room, "quorum").is_met is None
    for who in ("chair", "vice", "exec"):
        room.conflict(who)
    assert fact(room, "quorum") == Fact("As things stand the quorum is lost at item 6.", is_met=False)


@pytest.mark.parametrize("on", [date(2016, 1, 1), date(2023, 1, 1)])
def test_before_and_after_its_guidance_there_is_no_checklist(room: Room, on: date) -> None:
    meeting = MeetingFactory(ccg=room.committee.ccg, on=on, committees=[room.committee])
    assert checklist(meeting) == ()


def test_a_tick_stands_beside_what_is_known(room: Room, officer: Actor) -> None:
    services.tick(room.meeting, done=["definition"], read=0, by=officer)
    done = {one.written.key for one in checklist(Meeting.objects.get(pk=room.meeting.pk)) if one.is_done}
    assert done == {"definition"}
