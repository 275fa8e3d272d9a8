"""Questions about committees and seats: who holds which, and which rights follow from it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, FilteredRelation, Prefetch, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor, Right, Role
from coi_register.accounts.models import User
from coi_register.accounts.policy import roles_that_may
from coi_register.accounts.selectors import Standing
from coi_register.dates import in_force, q_in_force
from coi_register.prepared import prepared
from committees.organisations.models import Organisation, Organisations
from committees.people.models import ActsFor, Person
from committees.people.selectors import staff_of
from committees.seats.models import Committee, Committees, Holding, Holdings, Seat, Seats, TermsOfReference
from committees.seats.vocabulary import Office

Row = TypeVar("Row")
Held = dict[str, Any]  # a person, and a seat they hold


def committees_of(actor: Actor) -> Committees:
    """The committees that the actor may read, with their CCG."""
    return Committee.objects.visible_to(actor).select_related("ccg", "reports_to")


def committee_for(actor: Actor, pk: UUID) -> Committee:
    """The committee, if the actor may read it. Raises Http404, with the same answer when there is none."""
    return _found(committees_of(actor).filter(pk=pk).first(), "committee")


def seat_for(actor: Actor, pk: UUID) -> Seat:
    """The seat, if the actor may read its committee. Raises Http404."""
    return _found(Seat.objects.visible_to(actor).filter(pk=pk).select_related("committee__ccg").first(), "seat")


def holding_for(actor: Actor, pk: UUID) -> Holding:
    """The holding, if the actor may read its committee. Raises Http404."""
    rows = Holding.objects.visible_to(actor).select_related("person", "seat__committee__ccg")
    return _found(rows.filter(pk=pk).first(), "holding")


def terms_for(actor: Actor, pk: UUID) -> TermsOfReference:
    """The terms of reference, if the actor may read their committee. Raises Http404."""
    rows = TermsOfReference.objects.visible_to(actor).select_related("committee__ccg")
    return _found(rows.filter(pk=pk).first(), "terms of reference")


def terms_on(committee: Committee, on: date) -> TermsOfReference | None:
    """The terms of reference in force on the day; None when nobody has entered any."""
    return TermsOfReference.objects.filter(committee=committee).in_force(on).first()


def seats_on(committee: Committee, on: date) -> Seats:
    """The committee's seats on the day; `holdings` of each holds only those of the day, deputies last, with their people."""
    return seats_in_force([committee.pk], on)


def seats_in_force(committee_ids: Iterable[UUID], on: date) -> Seats:
    """The same for several committees, in two queries however many there are."""
    of_the_day = Holding.objects.in_force(on).select_related("person").order_by("deputy", "place", "since", "person__name")
    return (
        Seat.objects.filter(committee__in=[*committee_ids])
        .in_force(on)
        .select_related("committee")
        .prefetch_related(Prefetch("holdings", queryset=of_the_day))
    )


def offices_of(committee: Committee) -> list[str]:
    """The offices of its seats, past ones too, each once: what a clause of its quorum may name."""
    return list(dict.fromkeys(Seat.objects.filter(committee=committee).values_list("office", flat=True)))


def holdings_of(seat: Seat) -> Holdings:
    """Whoever held the seat or deputised, now, before and to come, the latest first."""
    return seat.holdings.select_related("person").order_by("deputy", F("since").desc(nulls_last=True))


def latest_terms(committee: Committee) -> TermsOfReference | None:
    """The terms that were or will be the last to come into force; None when nobody has entered any."""
    return TermsOfReference.objects.filter(committee=committee).order_by(F("since").asc(nulls_first=True)).last()


def ccgs_kept_by(actor: Actor) -> Organisations:
    """The CCGs whose committees the actor keeps."""
    return Organisation.objects.filter(pk__in=actor.ccgs(roles_that_may("keep_committee", "c")))


def history_with_committee(committee: Committee) -> list[QuerySet[Any]]:
    """What is told with a committee: its terms, its seats and who held them."""
    seats = Seat.objects.filter(committee=committee).values("pk")
    return [
        TermsOfReference.history.filter(committee_id=committee.pk),
        Seat.history.filter(committee_id=committee.pk),
        Holding.history.filter(seat_id__in=seats),
    ]


def history_with_seat(seat: Seat) -> list[QuerySet[Any]]:
    """What is told with a seat: who held it."""
    return [Holding.history.filter(seat_id=seat.pk)]


def standing_of(user: User, on: date) -> Standing:
    """Who an account is among the people of the registers, and the rights that follow; three queries.

    Every person may declare; a deputy is a member, and takes no office of the one they stand in for. Whoever may be
    invited is no member.
    """
    rows = _themselves(user.pk, on)
    rights = {Right(Role.DECLARER, row["ccg_id"]) for row in rows}
    person = rows[0]["id"] if rows else None
    staff = staff_of(person, on)
    acting = _acting_for(user.pk, on)
    return Standing(
        person=person,
        rights=frozenset(
            rights.union(*(_rights_of(row, on) for row in rows))
            | {Right(Role.LINE_MANAGER, ccg) for ccg in staff.values()}
            | {
                _as_delegate(right)
                for row in acting
                for right in (Right(Role.DELEGATE, row["ccg_id"]), *_rights_of(row, on))
            }
        ),
        acts_for=frozenset(row["id"] for row in acting),
        staff=frozenset(staff),
    )


@prepared  # as the next: every page asks both
def _themselves(user: int, on: date) -> QuerySet[Person, Held]:
    """The person of an account, once for every seat they hold on the day."""
    return _with_seats(Person.objects.filter(user=user), on)


@prepared
def _acting_for(user: int, on: date) -> QuerySet[Person, Held]:
    """The people whom the account acts for on the day, likewise."""
    return _with_seats(Person.objects.filter(pk__in=ActsFor.objects.in_force(on).filter(user=user).values("person")), on)


def _with_seats(people: QuerySet[Person], on: date) -> QuerySet[Person, Held]:
    held = people.annotate(held=FilteredRelation("holdings", condition=q_in_force(on, "holdings__")))
    return held.values("id", "ccg_id", "held__deputy", *SEAT_OF_HOLDING)


def _as_delegate(right: Right) -> Right:
    """Who acts for a member reads with them, and takes none of their offices."""
    return Right(Role.DELEGATE, right.ccg, right.committee)


SEAT = "held__seat__"
OF_THE_SEAT = ("since", "until", "chair", "vice_chair", "holds", "invited_as", "committee_id", "committee__ccg_id")
SEAT_OF_HOLDING = [f"{SEAT}{field}" for field in OF_THE_SEAT]


def _rights_of(row: Held, on: date) -> Iterator[Right]:
    ccg, committee = row[f"{SEAT}committee__ccg_id"], row[f"{SEAT}committee_id"]
    if committee is None or row[f"{SEAT}invited_as"] or not in_force(row[f"{SEAT}since"], row[f"{SEAT}until"], on):
        return
    yield Right(Role.MEMBER, ccg, committee)
    if row["held__deputy"]:
        return
    if row[f"{SEAT}chair"]:
        yield Right(Role.CHAIR, ccg, committee)
    if row[f"{SEAT}vice_chair"]:
        yield Right(Role.VICE_CHAIR, ccg, committee)
    if Office.GUARDIAN in row[f"{SEAT}holds"]:
        yield Right(Role.GUARDIAN, ccg)


def _found(row: Row | None, what: str) -> Row:
    if row is None:
        raise Http404(f"There is no such {what}.")
    return row
