"""What is done with a declaration without touching its declarer's words: agree how a risk is met, tie, attest."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.guidance.vocabulary import Step
from declarations.interests import permissions
from declarations.interests.models import Interest
from declarations.interests.services.writing import current, write_next


def agree_mitigation(
    interest: Interest,
    *,
    step: Step | None,
    text: str,
    by: Actor,
    version: int,
    review_on: date | None = None,
    because: str = "",
    once: UUID | None = None,
) -> Interest:
    """Record how the risk of an interest is met at meetings (R2.8, R2.10); None and no words: nothing is agreed any more."""
    permissions.may_agree_mitigation(by, interest.person).enforce()
    if review_on is not None and by.on is not None and review_on <= by.on:
        raise CannotBeDone(
            f"{day(review_on)} is not to come any more. Give a later day to look at it again.", field="review_on"
        )
    with audit.deed("interest.mitigation_agreed", by=by, because=because.strip(), once=once):
        agreed = {"mitigation": step or None, "mitigation_text": text.strip(), "mitigation_review_on": review_on}
        return write_next(current(interest, version), today=by.on, **agreed)


def tie(
    interest: Interest,
    *,
    organisation: Organisation,
    version: int,
    on: date,
    by: Actor,
    because: str,
    once: UUID | None = None,
) -> Interest:
    """Say which organisation of the register an interest in words lies in; the declarer's words stay as they are."""
    permissions.may_tie(by, interest.person).enforce()
    if not because.strip():
        raise CannotBeDone("Say how you know that it is this organisation. The declarer reads it too.", field="because")
    with audit.deed("interest.tied", by=by, because=because.strip(), once=once):
        row = current(interest, version)
        if row.is_matched:
            raise CannotBeDone(f"This interest is matched already: {row}. Only {row.person} may change what it lies in.")
        return write_next(row, today=by.on, organisation=organisation, tied_on=on)


def attest(
    person: Person, *, read: Iterable[tuple[UUID, int]], on: date, by: Actor, once: UUID | None = None
) -> list[Interest]:
    """A declarer says that what was read from a paper is their word: each interest in the version that they `read`."""
    permissions.may_attest(by, person).enforce()
    with audit.deed("interest.attested", by=by, once=once):
        rows = [current(row, version) for row, version in _of(person, read)]
        if not rows:
            raise CannotBeDone("Nothing waits for you to attest it. What you declared yourself is your word already.")
        return [write_next(row, today=by.on, attested_on=on) for row in rows if not row.is_attested]


def _of(person: Person, read: Iterable[tuple[UUID, int]]) -> list[tuple[Interest, int]]:
    versions = dict(read)
    return [(row, versions[row.pk]) for row in Interest.objects.filter(person=person, pk__in=versions)]
