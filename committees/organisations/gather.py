"""The organisations tied to those at hand, at any distance, and the ties between them."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

from committees.organisations.facts import Link, Organisation
from committees.organisations.models import Link as LinkRow
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
SELECT link.*, one.name AS one_name, one.kind AS one_kind, one.ods_code AS one_ods,
       other.name AS other_name, other.kind AS other_kind, other.ods_code AS other_ods
FROM committees_link link
JOIN committees_organisation one ON one.id = link.organisation_id
JOIN committees_organisation other ON other.id = link.to_id
WHERE link.organisation_id IN (SELECT id FROM reached)
"""


def links_round(organisations: Collection[UUID]) -> tuple[tuple[Link, ...], dict[UUID, Organisation]]:
    """Every link, past ones too, that joins up with any of the organisations, and whom they join; one query."""
    if not organisations:
        return (), {}
    key = OrganisationRow._meta.pk
    places = [key.get_db_prep_value(organisation, connection) for organisation in organisations]
    rows = list(LinkRow.objects.raw(REACHED.format(places=", ".join(["%s"] * len(places))), places))
    return tuple(_link(row) for row in rows), {end.key: end for row in rows for end in _ends(row)}  # type: ignore[misc]


def _link(row: LinkRow) -> Link:
    return Link(kind=LinkKind(row.kind), from_=row.organisation_id, to=row.to_id, since=row.since, until=row.until)


def _ends(row: LinkRow) -> tuple[Organisation, Organisation]:
    return (
        Organisation(row.organisation_id, row.one_name, OrganisationKind(row.one_kind), ods=row.one_ods),  # type: ignore[attr-defined]
        Organisation(row.to_id, row.other_name, OrganisationKind(row.other_kind), ods=row.other_ods),  # type: ignore[attr-defined]
    )
