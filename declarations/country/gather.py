"""The rows that the engine needs, read from PostgreSQL in a few broad questions, for some CCGs at a time.

Meetings of several committees in common are left to the assessment of single meetings.
"""

# ruff: noqa: S608 (the questions are put together from constants of this module)

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from declarations.country import area, rows
from declarations.country.copying import copy_out, execute
from declarations.guidance.many.surroundings import Surroundings

Text = str | None

COMMITTEES = "SELECT id, ccg_id, kind FROM committees_committee WHERE ccg_id = ANY(%s::uuid[])"
OURS = "(SELECT id FROM committees_committee WHERE ccg_id = ANY(%s::uuid[]))"
SEATS = f"""
SELECT seat.committee_id, seat.id, seat.category, seat.chair, held.person_id,
       greatest(seat.since, held.since), least(seat.until, held.until), held.deputy
FROM committees_seat seat JOIN committees_holding held ON held.seat_id = seat.id WHERE seat.committee_id IN {OURS}"""
PEOPLE = f"""(
SELECT held.person_id FROM committees_holding held JOIN committees_seat seat ON seat.id = held.seat_id
WHERE seat.committee_id IN {OURS})"""
INTERESTS = f"""
SELECT id, person_id, category, direct, relationship, role, organisation_id, affected_class, topic, since, until,
       declared_on, mitigation, version
FROM declarations_interest WHERE person_id IN {PEOPLE}"""
CONFIRMATIONS = f'SELECT person_id, "on" FROM declarations_confirmation WHERE person_id IN {PEOPLE}'
MEETINGS = f"""
SELECT meeting.id, meeting."on", convening.committee_id
FROM committees_convening convening JOIN committees_meeting meeting ON meeting.id = convening.meeting_id
WHERE convening.committee_id IN {OURS} AND meeting.state <> 'cancelled' AND meeting."on" >= %s AND meeting."on" < %s
  AND NOT EXISTS (SELECT FROM committees_convening other WHERE other.meeting_id = meeting.id AND other.id <> convening.id)"""
ITEMS = """
SELECT id, meeting_id, kind, decision, route, stage FROM committees_item WHERE meeting_id = ANY(%s::uuid[]) AND NOT withdrawn"""
CONCERNS = """
SELECT concern.item_id, organisation_id, affected_class, practices_in_id, topic, person_id,
       CASE WHEN unidentified IS NULL THEN NULL ELSE '?' END, part_played
FROM committees_concern concern JOIN committees_item item ON item.id = concern.item_id
WHERE item.meeting_id = ANY(%s::uuid[]) AND NOT item.withdrawn"""
DEPUTIES = """
SELECT attendance.meeting_id, attendance.seat_id, attendance.person_id FROM committees_attendance attendance
WHERE attendance.as_deputy AND attendance.meeting_id = ANY(%s::uuid[])"""


class Period(NamedTuple):
    """From a day until another, half-open."""

    since: date
    until: date


def ccgs() -> list[str]:
    """The keys of all CCGs."""
    return [str(key) for (key,) in execute("SELECT id FROM committees_organisation WHERE kind = 'ccg' ORDER BY id")]


def surroundings_in(period: Period) -> Surroundings:
    """Every organisation of the country, and the ties between them."""
    organisations = copy_out("SELECT id, kind FROM committees_organisation")
    memberships = copy_out("SELECT practice_id, ccg_id, since, until FROM committees_membership")
    links = copy_out("SELECT kind, organisation_id, to_id, since, until FROM committees_link")
    return area.surroundings(
        [rows.Organisation(*row) for row in organisations],  # type: ignore[arg-type]
        [rows.Membership(*row[:2], _day(row[2]), _day(row[3])) for row in memberships],  # type: ignore[arg-type]
        [rows.Link(*row[:3], _day(row[3]), _day(row[4])) for row in links],  # type: ignore[arg-type]
        since=period.since,
        until=period.until,
    )


def year_of(some: Sequence[str], period: Period) -> rows.Year:
    """What bears on the findings of the meetings of some CCGs in a period."""
    meetings = [rows.Meeting(row[0], _day(row[1]), row[2]) for row in copy_out(MEETINGS, [some, *period])]  # type: ignore
    keys = [meeting.id for meeting in meetings]
    seats = [
        rows.Seat(*row[:3], row[3] == "t", row[4], _day(row[5]), _day(row[6]), row[7] == "t")
        for row in copy_out(SEATS, [some])
    ]
    return rows.Year(
        ccg="",
        organisations=[],
        memberships=[],
        links=[],
        people=[],
        seats=[seat for seat in seats if not seat.deputy],
        interests=[_interest(row) for row in copy_out(INTERESTS, [some])],
        confirmations=[rows.Confirmation(row[0], _day(row[1])) for row in copy_out(CONFIRMATIONS, [some])],
        committees=[rows.Committee(*row) for row in copy_out(COMMITTEES, [some])],
        meetings=meetings,
        items=[rows.Item(row[0], row[1], row[2], row[3] == "t", row[4], row[5]) for row in copy_out(ITEMS, [keys])],
        concerns=[rows.Concern(*row) for row in copy_out(CONCERNS, [keys])],
        deputising=[rows.Deputising(*row) for row in copy_out(DEPUTIES, [keys])],
    )


def _interest(row: list[Text]) -> rows.Interest:
    key, person, category, direct, relationship, role, lies_in, affected, topic, since, until, declared, agreed, version = (
        row
    )
    return rows.Interest(
        *(key, person, category, direct == "t", relationship, role, lies_in, affected, topic),  # type: ignore[arg-type]
        *(_day(since), _day(until), _day(declared), agreed, int(version or 1)),
    )


@cache
def _day(text: Text) -> date | None:
    return None if text is None else date.fromisoformat(text)
