"""Somebody who sits on no committee is marked as deciding for the CCG, with the basis, from a day; and no longer (R2.13)."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.registers import permissions
from declarations.registers.models import DecisionMaker
from declarations.registers.vocabulary import Basis


def mark(
    person: Person,
    *,
    ccg: Organisation,
    basis: Basis,
    since: date,
    by: Actor,
    because: str = "",
    once: UUID | None = None,
) -> DecisionMaker:
    """From a day, the person decides for the CCG and is on its published register. Raises NotAllowed, CannotBeDone."""
    permissions.may_mark(by, person, ccg.pk).enforce()
    try:
        with audit.deed("decision_maker.marked", by=by, because=because.strip(), once=once):
            marked = DecisionMaker(ccg=ccg, person=person, basis=basis, since=since, because=because.strip())
            marked.save()
            return marked
    except IntegrityError as double:
        raise CannotBeDone(f"{person} is marked already as deciding for {ccg}.") from double


def unmark(
    mark: DecisionMaker, *, version: int, until: date, by: Actor, because: str = "", once: UUID | None = None
) -> DecisionMaker:
    """End a mark; `until` is the first day on which the person decides no longer. Raises NotAllowed, CannotBeDone."""
    permissions.may_mark(by, mark.person, mark.ccg_id).enforce()
    with audit.deed("decision_maker.ended", by=by, because=because.strip(), once=once):
        current = audit.held(mark)
        audit.must_be_as_read(current, version)
        if current.until is not None:
            raise CannotBeDone(f"The end is recorded already: {day(current.until)}.")
        if current.since is not None and until <= current.since:
            raise CannotBeDone(f"They decide since {day(current.since)}. Give a later day.", field="until")
        current.until = until
        current.save()
    return current
