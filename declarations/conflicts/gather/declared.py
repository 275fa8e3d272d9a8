"""What the people at a meeting declared, and the organisations in which their interests lie."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery, UUIDField

from coi_register.dates import q_in_force
from committees.organisations.facts import Key, Organisation
from committees.organisations.models import Membership
from committees.organisations.vocabulary import OrganisationKind
from declarations.guidance.facts import Interest
from declarations.interests.gather import fact
from declarations.interests.models import Interest as InterestRow


def declared_by(people: Collection[Key], on: date) -> tuple[dict[Key, tuple[Interest, ...]], dict[UUID, Organisation]]:
    """Every interest of each person, past ones too, and the organisations with the CCG each belongs to that day; one query."""
    member_of = Membership.objects.filter(q_in_force(on), practice=OuterRef("organisation")).values("ccg")[:1]
    rows = (
        InterestRow.objects.filter(person__in=people)
        .select_related("organisation")
        .annotate(
            member_of=Subquery(
                member_of, output_field=UUIDField()
            )  # a foreign key's own field would leave it as text on SQLite
        )
    )
    interests: dict[Key, list[Interest]] = defaultdict(list)
    organisations: dict[UUID, Organisation] = {}
    for row in rows:
        interests[row.person_id].append(fact(row))
        if row.organisation_id:
            organisations[row.organisation_id] = _organisation(row)
    return {person: tuple(declared) for person, declared in interests.items()}, organisations


def _organisation(row: InterestRow) -> Organisation:
    organisation = row.organisation
    assert organisation is not None
    return Organisation(
        key=organisation.id,
        name=organisation.name,
        kind=OrganisationKind(organisation.kind),
        member_of_ccg=row.member_of,  # type: ignore[attr-defined]
        ods=organisation.ods_code,
    )
