"""What every deed of a declaration does on its way: hold the row, name the paper, write the next version."""

from datetime import date
from typing import Any

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.interests import permissions, soundness
from declarations.interests.models import Interest


def write_next(interest: Interest, *, today: date | None, **changes: Any) -> Interest:
    """The interest with the changes, as its next version. Raises CannotBeDone where it could not stand so."""
    for field, value in changes.items():
        setattr(interest, field, value)
    soundness.check(interest, today=today)
    interest.save()
    return interest


def current(interest: Interest, version: int) -> Interest:
    """The row as it is now, held until the deed ends. Raises ChangedMeanwhile when somebody else was faster."""
    row = Interest.objects.select_for_update().get(pk=interest.pk)
    audit.must_be_as_read(row, version)
    return row


def one_at_a_time(person: Person) -> None:
    """Hold the person's row, so that a declaration and a nil return made at the same moment see each other."""
    Person.objects.select_for_update().get(pk=person.pk)


def paper_for(because: str, by: Actor, person: Person) -> str:
    """What an officer reads somebody else's word from. Raises CannotBeDone where they do not say."""
    if permissions.drafts_from_paper(by, person) and not because.strip():
        raise CannotBeDone(
            f"Say which paper you read this from, for example the form {person} signed on a day.", field="because"
        )
    return because.strip()


def deed_named(name: str, by: Actor, person: Person) -> str:
    """The name of the deed says whether it is somebody's own word or was read from a paper."""
    return f"{name}_from_paper" if permissions.drafts_from_paper(by, person) else name


def must_have_come(on: date, by: Actor) -> None:
    """Raise CannotBeDone for a day that has not come."""
    if by.on is not None and on > by.on:
        raise CannotBeDone(f"{day(on)} has not come yet. Give the day on which this was said.", field="on")
