"""What keeps a deed on organisations from being done, each refusal a sentence on its field; and answers made tidy."""

from datetime import date

from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Link, Membership, Organisation
from committees.organisations.vocabulary import LINK_LABELS, LinkKind, OrganisationKind


def as_name(name: str) -> str:
    if name := " ".join(name.split()):
        return name
    raise CannotBeDone("Give the organisation a name.", field="name")


def as_code(code: str | None) -> str | None:
    return "".join((code or "").split()).upper() or None


def as_organisation_kind(kind: str) -> OrganisationKind:
    try:
        return OrganisationKind(kind)
    except ValueError as error:
        raise CannotBeDone(f"“{kind}” is not a kind of organisation. Choose one from the list.", field="kind") from error


def as_link_kind(kind: str) -> LinkKind:
    try:
        return LinkKind(kind)
    except ValueError as error:
        raise CannotBeDone(f"“{kind}” is not a kind of link. Choose one from the list.", field="kind") from error


def refuse_a_taken_code(row: Organisation) -> None:
    for field, what in (("ods_code", "ODS code"), ("company_number", "company number")):
        code = getattr(row, field)
        holder = Organisation.objects.filter(**{field: code}).first() if code else None
        if holder:
            raise CannotBeDone(
                f"The {what} {code} belongs to {holder.name}. Check the code, or use that organisation.", field=field
            )


def refuse_a_link_twice(row: Link) -> None:
    if any(overlaps(other, row.since, row.until) for other in row.organisation.links_out.filter(kind=row.kind, to=row.to)):
        tie = f"{row.organisation.name} is {LINK_LABELS[LinkKind(row.kind)]} {row.to.name}"
        raise CannotBeDone(f"It is already recorded that {tie}.", field="to")


def refuse_two_ccgs(row: Membership) -> None:
    for other in row.practice.memberships.select_related("ccg"):
        if overlaps(other, row.since, row.until):
            raise CannotBeDone(
                f"{row.practice.name} is already a member of {other.ccg.name} at that time. End that membership first.",
                field="ccg",
            )


def refuse_ending_before_beginning(since: date | None, until: date | None) -> None:
    if since and until and until <= since:
        raise CannotBeDone(f"It begins on {day(since)}, so it must end on a later day.", field="until")


def refuse_ended(row: Membership | Link, what: str) -> None:
    if row.until:
        raise CannotBeDone(f"{what} already ended on {day(row.until)}.", field="until")


def overlaps(row: Membership | Link, since: date | None, until: date | None) -> bool:
    starts_before_end = row.since is None or until is None or row.since < until
    ends_after_start = row.until is None or since is None or since < row.until
    return starts_before_end and ends_after_start
