"""The organisations tied to those at hand, at any distance, and the ties between them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery, UUIDField

from coi_register.dates import q_in_force
from committees.organisations.facts import Link, Organisation
from committees.organisations.models import Link as LinkRow
from committees.organisations.models import Membership
from committees.organisations.models import Organisation as OrganisationRow
from committees.organisations.vocabulary import LinkKind, OrganisationKind

# One query at any depth: the set of organisations reached grows until it stops growing (UNION drops what is known).
REACHED = """
WITH RECURSIVE reached(id) AS (
    SELECT id FROM committees_organisation WHERE id IN ({places})
    UNION
    SELECT CASE WHEN link.organisation_id = reached.id THEN link.to_id ELSE link.organisation_id END
    FROM reached JOIN committees_link link ON link.organisation_id = reached.id OR link.to_id = reached.id
)
SELECT link.*, one.name AS one_name, one.kind AS one_kind, one.ods_code AS one_ods, {one_of} AS one_of,
       other.name AS other_name, other.kind AS other_kind, other.ods_code AS other_ods, {other_of} AS other_of
FROM committees_link link
JOIN committees_organisation one ON one.id = link.organisation_id
JOIN committees_organisation other ON other.id = link.to_id
WHERE link.organisation_id IN (SELECT id FROM reached)
"""
# The CCG whose member practice an end of a link is on a day.
MEMBER_OF = """
(SELECT ccg_id FROM committees_membership member WHERE member.practice_id = {end}.id
 AND (member.since IS NULL OR member.since <= %s) AND (member.until IS NULL OR member.until > %s) LIMIT 1)"""
REACHED_ON = REACHED.replace("{one_of}", MEMBER_OF.format(end="one")).replace("{other_of}", MEMBER_OF.format(end="other"))


def ccg_of(practice: str, on: date) -> Subquery:
    """For a query: the CCG whose member practice that is to which a path leads, on a day."""
    found = Membership.objects.filter(q_in_force(on), practice=OuterRef(practice)).values("ccg")[:1]
    return Subquery(found, output_field=UUIDField())  # a foreign key's own field would leave it as text on SQLite


def links_round(
    organisations: Collection[UUID], on: date | None = None
) -> tuple[tuple[Link, ...], dict[UUID, Organisation]]:
    """Every link, past ones too, that joins up with any of the organisations, and whom they join; one query.

    `on`: the day for which it is told whose member practices those are; whoever only asks for keys gives none.
    """
    if not organisations:
        return (), {}
    key = OrganisationRow._meta.pk
    places = [key.get_db_prep_value(organisation, connection) for organisation in organisations]
    days = [connection.ops.adapt_datefield_value(on)] * 4  # for each end of a link, whether its membership began and ended
    rows = list(LinkRow.objects.raw(REACHED_ON.format(places=", ".join(["%s"] * len(places))), [*places, *days]))
    return tuple(_link(row) for row in rows), {end.key: end for row in rows for end in _ends(row)}  # type: ignore[misc]


def _link(row: LinkRow) -> Link:
    return Link(kind=LinkKind(row.kind), from_=row.organisation_id, to=row.to_id, since=row.since, until=row.until)


def _ends(row: LinkRow) -> tuple[Organisation, Organisation]:
    return (
        _end(row.organisation_id, row.one_name, row.one_kind, row.one_of, row.one_ods),  # type: ignore[attr-defined]
        _end(row.to_id, row.other_name, row.other_kind, row.other_of, row.other_ods),  # type: ignore[attr-defined]
    )


def _end(key: UUID, name: str, kind: str, member_of: UUID | str | None, ods: str | None) -> Organisation:
    """SQLite gives the key of the CCG as text."""
    return Organisation(key, name, OrganisationKind(kind), OrganisationRow._meta.pk.to_python(member_of), ods)
