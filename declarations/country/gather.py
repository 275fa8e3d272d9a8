"""The rows that the engine needs, read from PostgreSQL in a few broad questions, for some CCGs at a time.

Left to the assessment of single meetings are those of several committees in common, those to which authors or advisers
without a seat contribute, and those of a committee where a match was dismissed.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from declarations.country import area, rows
from declarations.country.copying import copy_out, execute
from declarations.guidance.many.surroundings import Surroundings

ANY = "(SELECT unnest(%s::uuid[]))"

OF_CCGS = "(SELECT id FROM committees_committee WHERE ccg_id = ANY(%s::uuid[]))"
SITTING = (
    "(SELECT person_id FROM committees_holding JOIN committees_seat seat ON seat.id = seat_id WHERE committee_id IN {})"
)
COMMITTEES = "SELECT id, ccg_id, kind FROM committees_committee WHERE id IN {}"
SEATS = """
SELECT seat.committee_id, seat.id, seat.category, seat.chair, held.person_id,
       greatest(seat.since, held.since), least(seat.until, held.until), held.deputy
FROM committees_seat seat JOIN committees_holding held ON held.seat_id = seat.id
WHERE NOT (seat.invited_as IS NOT NULL AND held.deputy) AND {}"""
INTERESTS = """
SELECT id, person_id, category, direct, relationship, role, organisation_id, affected_class, topic, since, until,
       declared_on, mitigation, version
FROM declarations_interest WHERE person_id IN {}"""
CONFIRMATIONS = 'SELECT person_id, "on" FROM declarations_confirmation WHERE person_id IN {}'
MEETINGS = """
SELECT meeting.id, meeting."on", convening.committee_id
FROM committees_convening convening JOIN committees_meeting meeting ON meeting.id = convening.meeting_id
WHERE convening.committee_id IN {} AND meeting.state <> 'cancelled' AND meeting."on" >= %s AND meeting."on" < %s
  AND NOT EXISTS (SELECT FROM committees_convening other WHERE other.meeting_id = meeting.id AND other.id <> convening.id)
  AND NOT EXISTS (SELECT FROM committees_contributor JOIN committees_item item ON item.id = item_id
                  WHERE item.meeting_id = meeting.id)
  AND NOT EXISTS (SELECT FROM declarations_dismissal dismissed JOIN committees_holding held ON held.person_id = dismissed.person_id
                  JOIN committees_seat seat ON seat.id = held.seat_id WHERE seat.committee_id = convening.committee_id)"""
ITEMS = """
SELECT id, meeting_id, kind, decision, route, stage FROM committees_item WHERE meeting_id = ANY(%s::uuid[]) AND NOT withdrawn"""
CONCERNS = """
SELECT item_id, organisation_id, affected_class, practices_in_id, topic, person_id,
       CASE WHEN unidentified IS NULL THEN NULL ELSE '?' END, part_played
FROM committees_concern
WHERE item_id = ANY(ARRAY(SELECT id FROM committees_item WHERE meeting_id = ANY(%s::uuid[]) AND NOT withdrawn))"""
LINKED = """
WITH RECURSIVE reached(id) AS (
    SELECT unnest(%s::uuid[])
    UNION
    SELECT CASE WHEN link.organisation_id = reached.id THEN link.to_id ELSE link.organisation_id END
    FROM reached JOIN committees_link link ON link.organisation_id = reached.id OR link.to_id = reached.id
)
SELECT kind, organisation_id, to_id, since, until FROM committees_link WHERE organisation_id = ANY(ARRAY(SELECT id FROM reached))"""


class Period(NamedTuple):
    """From a day until another, half-open."""

    since: date
    until: date


def ccgs() -> list[str]:
    """The keys of all CCGs."""
    return [str(key) for (key,) in execute("SELECT id FROM committees_organisation WHERE kind = 'ccg' ORDER BY id")]


def surroundings_of(year: rows.Year, period: Period) -> Surroundings:
    """Only those organisations, and ties, that bear on what is declared and concerned in some rows."""
    declared = {row.organisation for row in year.interests if row.organisation}
    named = {key for row in year.concerns for key in (row.organisation, row.practices_in) if key}
    in_a_class = any(row.affected_class for row in year.interests)  # then it matters who is a member of whom is named
    links = list(copy_out(LINKED, [list(declared | named if in_a_class else declared)]))
    keys = list(declared | named | {key for link in links for key in link[1:3]})
    organisations = copy_out("SELECT id, kind FROM committees_organisation WHERE id = ANY(%s::uuid[])", [keys])
    memberships = copy_out(
        "SELECT practice_id, ccg_id, since, until FROM committees_membership WHERE practice_id = ANY(%s::uuid[])", [keys]
    )
    return _surroundings(organisations, memberships, links, period)


def _surroundings(
    organisations: Iterable[list[Any]], memberships: Iterable[list[Any]], links: Iterable[list[Any]], period: Period
) -> Surroundings:
    return area.surroundings(
        [rows.Organisation(*row) for row in organisations],
        [rows.Membership(practice, ccg, _day(since), _day(until)) for practice, ccg, since, until in memberships],
        [rows.Link(kind, one, to, _day(since), _day(until)) for kind, one, to, since, until in links],
        since=period.since,
        until=period.until,
    )


def year_of(ccgs: Sequence[str], period: Period) -> rows.Year:
    """What bears on the findings of the meetings of some CCGs in a period."""
    sitting = SITTING.format(OF_CCGS)
    return _year(
        seats=copy_out(SEATS.format(f"seat.committee_id IN {OF_CCGS}"), [ccgs]),
        interests=copy_out(INTERESTS.format(sitting), [ccgs]),
        confirmations=copy_out(CONFIRMATIONS.format(sitting), [ccgs]),
        committees=copy_out(COMMITTEES.format(OF_CCGS), [ccgs]),
        meetings=copy_out(MEETINGS.format(OF_CCGS), [ccgs, *period]),
    )


def year_of_person(person: str, period: Period) -> rows.Year:
    """The same for one person: what they declared, and the agendas of the committees they sit on."""
    seats = list(copy_out(SEATS.format("held.person_id = %s"), [person]))
    theirs = [list({row[0] for row in seats})]
    return _year(
        seats=seats,
        interests=copy_out(INTERESTS.format("(%s)"), [person]),
        confirmations=copy_out(CONFIRMATIONS.format("(%s)"), [person]),
        committees=copy_out(COMMITTEES.format(ANY), theirs),
        meetings=copy_out(MEETINGS.format(ANY), [*theirs, *period]),
    )


def _year(
    *,
    seats: Iterable[list[Any]],
    interests: Iterable[list[Any]],
    confirmations: Iterable[list[Any]],
    committees: Iterable[list[Any]],
    meetings: Iterable[list[Any]],
) -> rows.Year:
    held = [rows.Meeting(row[0], date.fromisoformat(row[1]), row[2]) for row in meetings]
    keys = [[meeting.id for meeting in held]]
    return rows.Year(
        ccg="",
        organisations=[],
        memberships=[],
        links=[],
        people=[],
        seats=[_seat(row) for row in seats],
        interests=[_interest(row) for row in interests],
        confirmations=[rows.Confirmation(row[0], date.fromisoformat(row[1])) for row in confirmations],
        committees=[rows.Committee(*row) for row in committees],
        meetings=held,
        items=[_item(row) for row in copy_out(ITEMS, keys)],
        concerns=[rows.Concern(*row) for row in copy_out(CONCERNS, keys)],
    )


def laid_over(ccgs: Sequence[str]) -> dict[str, str]:
    """By CCG, what those that did so laid over the national rule book."""
    found = execute("SELECT ccg_id, body FROM declarations_localbook WHERE ccg_id = ANY(%s::uuid[])", [ccgs])
    return {str(ccg): body for ccg, body in found}


def _seat(row: list[Any]) -> rows.Seat:
    committee, key, category, chair, person, since, until, deputy = row
    return rows.Seat(committee, key, category, chair == "t", person, _day(since), _day(until), deputy == "t")


def _item(row: list[Any]) -> rows.Item:
    key, meeting, kind, decision, route, stage = row
    return rows.Item(key, meeting, kind, decision == "t", route, stage)


def _interest(row: list[Any]) -> rows.Interest:
    key, person, category, direct, relationship, role, lies_in, affected, topic, since, until, declared, agreed, version = (
        row
    )
    return rows.Interest(
        *(key, person, category, direct == "t", relationship, role, lies_in, affected, topic),
        *(_day(since), _day(until), _day(declared), agreed, int(version or 1)),
    )


@cache
def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
