"""Suppliers and everybody whose interests count, as a meeting that the decision service can be asked about."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, UUIDField

from coi_register.dates import q_in_force
from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import ItemKind, PartPlayed, Route
from committees.meetings.vocabulary import Stage as StageOfItem
from committees.organisations.facts import Key, Organisation
from committees.organisations.gather import links_round
from committees.organisations.models import Membership
from committees.organisations.models import Organisation as OrganisationRow
from committees.organisations.vocabulary import OrganisationKind
from committees.people.models import Person
from committees.seats.facts import Seat
from committees.seats.models import Holding
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.gather import with_interests
from declarations.conflicts.gather.declared import declared_by
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.interests.gather import last_word

NO_SEAT = Seat(office="Of the CCG", category=SeatCategory.IN_ATTENDANCE, voting=False)


def as_if_they_met(ccg: UUID, suppliers: Collection[UUID], *, route: Route | None, on: date) -> Meeting:
    """Everybody of the CCG at an award to each supplier, an item for each by the supplier's key; four queries however many.

    Whose interests count: those of the CCG's people, and of whoever sits on its committees (R4.2).
    """
    people = _people_of(ccg, on)
    declared = declared_by([person.pk for person in people], on, at=ccg)
    links, linked = links_round({*suppliers, *declared.organisations})
    interests = {key: tuple(_on_the_register(theirs, on)) for key, theirs in declared.interests.items()}
    return Meeting(
        date=on,
        ccgs=(ccg,),
        committees=(),
        sittings=tuple(with_interests(_sitting(person), interests, on) for person in people),
        items=tuple(_award_to(supplier, route) for supplier in suppliers),
        organisations=_all(linked, declared.organisations, _as_facts(suppliers, on)),
        links=links,
        dismissals=declared.dismissals,
    )


def _all(*known: Mapping[UUID, Organisation]) -> dict[Key, Organisation]:
    """What is known of one from a later source goes before."""
    return {key: organisation for some in known for key, organisation in some.items()}


def _people_of(ccg: UUID, on: date) -> list[Person]:
    seated = Holding.objects.filter(q_in_force(on), q_in_force(on, "seat__"), seat__committee__ccg=ccg).values("person")
    theirs = Person.objects.filter(Q(ccg=ccg) | Q(pk__in=seated))
    return [*theirs.annotate(last_word=last_word("pk", on=on)).order_by("name", "pk")]


def _on_the_register(interests: Iterable[Interest], on: date) -> Iterable[Interest]:
    """Those declared by the day; what is declared later, the next check finds."""
    return (interest for interest in interests if interest.declared is None or interest.declared <= on)


def _sitting(person: Person) -> Sitting:
    return Sitting(key=person.pk, name=person.name, seat=NO_SEAT, confirmed=person.last_word)  # type: ignore[attr-defined]


def _award_to(supplier: Key, route: Route | None) -> Item:
    """The gravest that can be decided on a supplier, whatever the stage: who may not decide that has an interest in it."""
    concern = Concern(organisation=supplier, part_played=PartPlayed.BIDDER)
    return Item(
        supplier, "", ItemKind.CONTRACT_AWARD, decision=True, route=route, stage=StageOfItem.AWARD, concerns=(concern,)
    )


def _as_facts(suppliers: Collection[UUID], on: date) -> dict[UUID, Organisation]:
    member_of = Membership.objects.filter(q_in_force(on), practice=OuterRef("pk")).values("ccg")[:1]
    known = Subquery(member_of, output_field=UUIDField())
    rows = OrganisationRow.objects.filter(pk__in=suppliers).annotate(member_of=known)
    return {
        row.pk: Organisation(row.pk, row.name, OrganisationKind(row.kind), row.member_of, row.ods_code)  # type: ignore[attr-defined]
        for row in rows
    }
