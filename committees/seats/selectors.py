"""Questions about committees and seats: who holds which, and which rights follow from it."""

from collections.abc import Iterator
from datetime import date

from coi_register.accounts.actors import Right, Role
from coi_register.accounts.models import User
from coi_register.dates import q_in_force
from committees.seats.models import Holding, Seat
from committees.seats.vocabulary import Office


def granted_by_seat(user: User, on: date) -> Iterator[Right]:
    """The rights that follow from the seats an account's person holds on the day; every person may declare."""
    person = getattr(user, "person", None)
    if person is None:
        return
    yield Right(Role.DECLARER, person.ccg_id)
    holdings = Holding.objects.filter(q_in_force(on), q_in_force(on, "seat__"), person=person).select_related(
        "seat__committee"
    )
    for holding in holdings:
        yield from _rights_of_seat(holding.seat, deputy=holding.deputy)


def _rights_of_seat(seat: Seat, *, deputy: bool) -> Iterator[Right]:
    ccg, committee = seat.committee.ccg_id, seat.committee_id
    yield Right(Role.MEMBER, ccg, committee)
    if seat.chair and not deputy:
        yield Right(Role.CHAIR, ccg, committee)
    if seat.vice_chair and not deputy:
        yield Right(Role.VICE_CHAIR, ccg, committee)
    if Office.GUARDIAN in seat.holds and not deputy:
        yield Right(Role.GUARDIAN, ccg)
