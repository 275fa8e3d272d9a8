"""One statement written by hand that reads every fact on which the findings of one meeting rest; it decides nothing yet.

So it takes less than any statement could that decides as well, and whoever stays near it has no query to spare.
"""

from typing import Any
from uuid import UUID

from declarations.country.copying import execute

READ = """
WITH RECURSIVE meeting AS (
    SELECT meeting.id, meeting."on" FROM committees_meeting meeting WHERE meeting.id = %s
), seated AS (
    SELECT seat.id, seat.committee_id, seat.office, seat.category, seat.chair, held.person_id, held.deputy, person.name,
           (SELECT max(said."on") FROM declarations_confirmation said
            WHERE said.person_id = held.person_id AND said."on" <= meeting."on") AS confirmed
    FROM meeting
    JOIN committees_convening convening ON convening.meeting_id = meeting.id
    JOIN committees_seat seat ON seat.committee_id = convening.committee_id
    JOIN committees_holding held ON held.seat_id = seat.id
    JOIN committees_person person ON person.id = held.person_id
    WHERE (seat.since IS NULL OR seat.since <= meeting."on") AND (seat.until IS NULL OR meeting."on" < seat.until)
      AND (held.since IS NULL OR held.since <= meeting."on") AND (held.until IS NULL OR meeting."on" < held.until)
), declared AS (
    SELECT interest.* FROM declarations_interest interest WHERE interest.person_id IN (SELECT person_id FROM seated)
), agenda AS (
    SELECT item.id, item.kind, item.decision, item.route, item.stage, concern.id AS concern, concern.organisation_id,
           concern.affected_class, concern.practices_in_id, concern.topic, concern.person_id, concern.unidentified,
           concern.part_played
    FROM meeting
    JOIN committees_item item ON item.meeting_id = meeting.id AND NOT item.withdrawn
    LEFT JOIN committees_concern concern ON concern.item_id = item.id
), reached(id) AS (
    SELECT organisation_id FROM declared WHERE organisation_id IS NOT NULL
    UNION SELECT organisation_id FROM agenda WHERE organisation_id IS NOT NULL
    UNION SELECT CASE WHEN link.organisation_id = reached.id THEN link.to_id ELSE link.organisation_id END
    FROM reached JOIN committees_link link ON link.organisation_id = reached.id OR link.to_id = reached.id
), linked AS (
    SELECT link.kind, link.organisation_id, link.to_id, link.since, link.until FROM committees_link link
    WHERE link.organisation_id IN (SELECT id FROM reached)
), known AS (
    SELECT organisation.id, organisation.name, organisation.kind, membership.ccg_id
    FROM reached JOIN committees_organisation organisation ON organisation.id = reached.id
    LEFT JOIN committees_membership membership ON membership.practice_id = organisation.id
)
SELECT (SELECT json_agg(seated) FROM seated), (SELECT json_agg(declared) FROM declared), (SELECT json_agg(agenda) FROM agenda),
       (SELECT json_agg(linked) FROM linked), (SELECT json_agg(known) FROM known)
"""


def read(meeting: UUID) -> tuple[list[dict[str, Any]], ...]:
    """Who is seated, what they declared, the agenda, the links and the organisations."""
    [found] = execute(READ, [meeting])
    return tuple(each or [] for each in found)
