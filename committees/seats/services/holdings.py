"""Who is put into a seat or named deputy, and when that ends."""

from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.races import checked
from committees.people.models import Person
from committees.seats import checks, permissions
from committees.seats.models import Holding, Seat


def seat(
    person: Person,
    *,
    in_: Seat,
    by: Actor,
    since: date | None = None,
    until: date | None = None,
    deputy: bool = False,
    place: int = 1,
    once: UUID | None = None,
) -> Holding:
    """Put a person into a seat, or name them deputy; without days of its own it lasts as the seat does.

    Raises NotAllowed, CannotBeDone.
    """
    permissions.may_keep(by, in_.committee).enforce()
    holding = Holding(
        person=person, seat=in_, since=since or in_.since, until=until or in_.until, deputy=deputy, place=place
    )
    with audit.deed("person.seated", by=by, once=once), a_sound_holding(holding):
        holding.save()
    return holding


def unseat(holding: Holding, *, until: date, by: Actor, because: str = "", once: UUID | None = None) -> Holding:
    """End a holding; `until` is the first day on which the person no longer holds it. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, holding.seat.committee).enforce()
    holding.until = until
    with audit.deed("holding.ended", by=by, because=because, once=once), a_sound_holding(holding):
        holding.save()
    return holding


def a_sound_holding(holding: Holding) -> AbstractContextManager[None]:
    """Inside a deed: what must be true of somebody in a seat, before it is written and after."""
    checks.ends_after_it_begins(holding)
    checks.lies_within(holding, holding.seat, f"The seat “{holding.seat}”")
    checks.the_place_exists(holding)
    checks.nobody_stands_in_for_a_guest(holding)
    return checked(
        partial(checks.nobody_is_there_twice, holding),
        partial(checks.nobody_holds_it, holding),
        partial(checks.no_member_is_a_guest, holding),
    )
