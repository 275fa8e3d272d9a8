"""What people of a CCG were offered and must declare: as it is, or as it was known."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from committees.organisations.models import Organisation
from declarations.gifts.models import Offer
from declarations.gifts.vocabulary import TAKEN_LABELS, Taken
from declarations.guidance.offers import KIND_LABELS, OfferKind
from declarations.registers.facts import Offered
from declarations.registers.gather.known import known

FIELDS = ("id", "person_id", "kind", "offered_on", "donor_kind", "donor_id", "donor_text", "details", "value", "taken")
FURTHER = ("reason", "received_on", "declared_on", "to_declare")
BY_NOBODY_NAMED = {"patient": "A patient or their family"}  # R3.6: donors are organisations; nobody else is named


def offered_to(people: Sequence[UUID], *, on: date, at: datetime | None) -> list[Offered]:
    """What these people declared by a day, the latest offer first; what need not be declared is left out (R3.2)."""
    where = Q(person_id__in=people, declared_on__lte=on)
    rows = [dict(zip(FIELDS + FURTHER, row, strict=True)) for row in known(Offer, *FIELDS, *FURTHER, where=where, at=at)]
    names = dict(_names({row["donor_id"] for row in rows} - {None}, at))
    found = [
        Offered(
            key=row["id"],
            person=row["person_id"],
            type=KIND_LABELS[OfferKind(row["kind"])],
            offered_on=row["offered_on"],
            outcome=TAKEN_LABELS[Taken(row["taken"])],
            received_on=row["received_on"],
            details=row["details"],
            value=row["value"],
            donor=BY_NOBODY_NAMED.get(row["donor_kind"]) or names.get(row["donor_id"]) or row["donor_text"],
            matched=row["donor_id"] is not None or row["donor_kind"] in ("patient", "person"),
            reason=row["reason"],
            declared_on=row["declared_on"],
        )
        for row in rows
        if row["to_declare"] is not False
    ]
    return sorted(found, key=lambda one: (-one.offered_on.toordinal(), str(one.key)))


def _names(keys: set[UUID], at: datetime | None) -> Iterator[tuple[UUID, str]]:
    if keys:
        yield from known(Organisation, "id", "name", where=Q(id__in=list(keys)), at=at)  # type: ignore[misc]
