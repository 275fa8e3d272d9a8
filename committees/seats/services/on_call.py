"""Who may be invited to a committee when its own people have left, without being a member of it."""

from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from committees.people.models import Person
from committees.seats import checks, permissions
from committees.seats.models import Committee, Holding, Seat
from committees.seats.services.holdings import a_sound_holding
from committees.seats.services.seats import a_sound_seat
from committees.seats.vocabulary import InvitedAs, SeatCategory


def put_on_call(
    person: Person,
    *,
    for_: Committee,
    invited_as: str,
    office: str,
    category: str,
    by: Actor,
    voting: bool = False,
    since: date | None = None,
    until: date | None = None,
    once: UUID | None = None,
) -> Holding:
    """Somebody whom the committee may invite (R7.13, R6.12): a place and its holder in one deed.

    `voting`: they make up the quorum when they come; else they advise. Raises NotAllowed, CannotBeDone.
    """
    permissions.may_keep(by, for_).enforce()
    place = Seat(
        committee=for_,
        office=office.strip(),
        category=checks.known(category, SeatCategory, "category"),
        voting=voting,
        invited_as=checks.known(invited_as, InvitedAs, "invited_as"),
        since=since,
        until=until,
    )
    with audit.deed("person.put_on_call", by=by, once=once):
        with a_sound_seat(place):
            place.save()
        holding = Holding(person=person, seat=place, since=since, until=until)
        with a_sound_holding(holding):
            holding.save()
    return holding
