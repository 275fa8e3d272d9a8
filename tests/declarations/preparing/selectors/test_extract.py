"""The register of those who come, as the public may read it."""

from datetime import date

import pytest

from committees.meetings.models import Attendance
from committees.models import Meeting
from declarations.models import Interest
from declarations.preparing.selectors.extract import SHOWN, register_extract
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import withheld
from tests.factories import AttendanceFactory, HoldingFactory, InterestFactory, PersonFactory, arranged


def rows(room: Room) -> list[dict[str, object]]:
    sheet = register_extract(Meeting.objects.get(pk=room.meeting.pk))
    return [dict(zip(SHOWN, row, strict=True)) for row in sheet.rows]


def notes(room: Room) -> tuple[str, ...]:
    return register_extract(Meeting.objects.get(pk=room.meeting.pk)).notes


def test_it_has_everybody_who_comes_those_without_interests_too(room: Room) -> None:
    found = {row["name"]: row["nature"] for row in rows(room)}
    assert found["Gp Example"] == "Director"
    assert found["Nurse Example"] == "No interests, confirmed on 10 January 2018."
    assert len(found) == 5
    assert notes(room) == ("True on 1 March 2018, as it is known now.",)


def test_who_does_not_come_and_who_sits_elsewhere_is_not_in_it(room: Room) -> None:
    gp = room.people["gp"]
    AttendanceFactory(meeting=room.meeting, person=gp, seat=gp.holdings.get().seat, state=Attendance.State.APOLOGIES)
    InterestFactory(person=PersonFactory(name="Elsewhere Example", ccg=room.committee.ccg))
    HoldingFactory(person=PersonFactory(name="Other Example", ccg=room.committee.ccg))
    assert {row["name"] for row in rows(room)} == {f"{who} Example" for who in ("Chair", "Vice", "Exec", "Nurse")}


def test_it_is_of_the_day_of_the_meeting(room: Room) -> None:
    room.conflict("nurse", since=date(2018, 3, 2), role="adviser")
    room.conflict("nurse", since=date(2010, 1, 1), until=date(2017, 1, 1), role="owner")
    assert {row["nature"] for row in rows(room) if row["name"] == "Nurse Example"} == {
        "No interests, confirmed on 10 January 2018."
    }


@pytest.mark.parametrize("decision", ["granted", "asked"])
def test_whose_name_is_withheld_is_left_out_whole(room: Room, decision: str) -> None:
    """Among so few, an entry without a name would have one."""
    withheld(room, "name", decision)
    told = " ".join(str(cell) for row in rows(room) for cell in row.values())
    assert "Gp" not in told
    assert "Harbourside" not in told
    assert notes(room)[1] == "1 of the 5 who come has no entry here."


def test_what_nobody_consented_to_publish_is_said_to_be_withheld(room: Room) -> None:
    interest = Interest.objects.get(person=room.people["gp"])
    interest.publish = False
    with arranged():
        interest.save()
    [row] = [row for row in rows(room) if row["name"] == "Gp Example"]
    assert (row["organisation"], row["nature"], row["withheld"]) == ("Withheld", "Withheld", "Details")
