"""The seats of a committee: created, amended, ended."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import joined
from coi_register.races import checked
from committees.seats import checks, permissions
from committees.seats.models import Committee, Holding, Seat
from committees.seats.vocabulary import InvitedAs, Office, SeatCategory

AMENDABLE = ("office", "category", "voting", "chair", "vice_chair", "shared", "holds", "since", "order")


def create_seat(
    committee: Committee,
    *,
    office: str,
    category: str,
    by: Actor,
    voting: bool = True,
    chair: bool = False,
    vice_chair: bool = False,
    shared: bool = False,
    holds: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    order: int = 0,
    invited_as: str | None = None,
    once: UUID | None = None,
) -> Seat:
    """A new seat on the committee. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, committee).enforce()
    seat = Seat(
        committee=committee,
        office=office.strip(),
        category=checks.known(category, SeatCategory, "category"),
        voting=voting,
        chair=chair,
        vice_chair=vice_chair,
        shared=shared,
        holds=_offices(holds),
        since=since,
        until=until,
        order=order,
        invited_as=checks.known(invited_as, InvitedAs, "invited_as") if invited_as else None,
    )
    with audit.deed("seat.created", by=by, once=once), a_sound_seat(seat):
        seat.save()
    return seat


def amend_seat(seat: Seat, *, by: Actor, because: str = "", once: UUID | None = None, **changes: Any) -> Seat:
    """A seat set right; what really changes on a day is a new seat. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, seat.committee).enforce()
    if unknown := set(changes) - set(AMENDABLE):
        raise TypeError(f"A seat's {joined(sorted(unknown))} cannot be amended.")
    if "category" in changes:
        changes["category"] = checks.known(changes["category"], SeatCategory, "category")
    if "holds" in changes:
        changes["holds"] = _offices(changes["holds"])
    for field, value in changes.items():
        setattr(seat, field, value)
    with audit.deed("seat.amended", by=by, because=because, once=once), a_sound_seat(seat):
        seat.save()
    return seat


def end_seat(seat: Seat, *, until: date, by: Actor, because: str = "", once: UUID | None = None) -> Seat:
    """End a seat, and with it whoever holds it then. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, seat.committee).enforce()
    seat.until = until
    with audit.deed("seat.ended", by=by, because=because, once=once), a_sound_seat(seat):
        for holding in Holding.objects.select_for_update().filter(seat=seat).overlapping(until, None):
            holding.until = until
            holding.save()
        seat.save()
    return seat


def a_sound_seat(seat: Seat) -> AbstractContextManager[None]:
    """Inside a deed: what must be true of a seat, before it is written and after."""
    checks.is_named(seat)
    checks.ends_after_it_begins(seat)
    checks.the_vote_fits(seat)
    checks.the_invitation_fits(seat)
    checks.lies_within(seat, seat.committee, str(seat.committee))
    return checked(partial(checks.only_one_chair, seat), partial(checks.nobody_is_left_outside, seat))


def _offices(holds: Iterable[str]) -> list[str]:
    return sorted(checks.known(office, Office, "holds").value for office in set(holds))
