"""What is on record of the people and organisations that are only supposed to be there, in five queries at most."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField

from coi_register.dates import q_in_force
from committees.organisations.facts import Key, Organisation
from committees.organisations.models import Membership
from committees.organisations.models import Organisation as OrganisationRow
from committees.organisations.vocabulary import OrganisationKind
from committees.people.models import Person
from committees.seats.facts import Seat
from committees.seats.models import Holding
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.gather import with_interests
from declarations.conflicts.gather.declared import declared_by
from declarations.conflicts.gather.linked import links_round
from declarations.guidance.facts import Meeting, Sitting
from declarations.interests.models import Confirmation
from declarations.whatif.suppositions import Deputised, Invited, Known, Party, Supposition, person_of

Deputies = Mapping[tuple[Key, Key], Sitting]
NO_SEAT_YET = Seat("Invited", SeatCategory.OTHER, voting=False)


def nominated(meeting: Meeting) -> Deputies:
    """The deputies nominated for the seats of the committees, by whom they stand in for and who they are; one query.

    What they declared is not looked up yet: it matters only once one of them is supposed to come.
    """
    holder = Holding.objects.filter(q_in_force(meeting.date), seat=OuterRef("seat"), deputy=False).order_by("place")
    rows = (
        Holding.objects.filter(q_in_force(meeting.date), q_in_force(meeting.date, "seat__"))
        .filter(deputy=True, seat__committee__in=[committee.key for committee in meeting.committees])
        .annotate(principal=Subquery(holder.values("person")[:1]), confirmed=_confirmed("person", meeting.date))
        .order_by("person__name", "pk")
        .values("person", "person__name", "principal", "seat__office", "confirmed")
    )
    by_seat = {(person_of(sitting), sitting.seat.office): sitting for sitting in meeting.sittings}
    return {
        (row["principal"], row["person"]): Sitting(
            key=row["person"],
            name=row["person__name"],
            # a deputy never takes the chair for their principal (R7.5)
            seat=replace(principal.seat, chair=False, vice_chair=False),
            deputy_for=principal.key,
            confirmed=row["confirmed"],
        )
        for row in rows
        if (principal := by_seat.get((row["principal"], row["seat__office"])))
    }


def known_of(suppositions: Sequence[Supposition], meeting: Meeting, deputies: Deputies, people: QuerySet[Person]) -> Known:
    """What these suppositions need to be judged; of `people`, only those whom the actor may know of are invited."""
    standing_in = {(one.person, one.deputy) for one in suppositions if isinstance(one, Deputised)} & deputies.keys()
    guests = _invited([one.person for one in suppositions if isinstance(one, Invited) and one.person], people, meeting.date)
    sitting = {**{deputies[pair].key: deputies[pair] for pair in standing_in}, **guests}
    interests, declared_in = declared_by(sitting.keys(), meeting.date) if sitting else ({}, {})
    named = _organisations(_named_in(suppositions), meeting.date)
    around = {*named, *declared_in} - meeting.organisations.keys()
    links, linked = links_round(around)  # type: ignore[arg-type]
    return Known(
        deputies={
            pair: with_interests(one, interests, meeting.date) if pair in standing_in else one
            for pair, one in deputies.items()
        },
        people={key: with_interests(guest, interests, meeting.date) for key, guest in guests.items()},
        organisations=dict[Key, Organisation]([*linked.items(), *named.items(), *declared_in.items()]),
        links=links,
    )


def _invited(keys: Sequence[Key], people: QuerySet[Person], on: date) -> dict[Key, Sitting]:
    if not keys:
        return {}
    rows = people.filter(pk__in=keys).annotate(confirmed=_confirmed("pk", on)).values("pk", "name", "confirmed")
    return {
        row["pk"]: Sitting(key=row["pk"], name=row["name"], seat=NO_SEAT_YET, confirmed=row["confirmed"]) for row in rows
    }


def _named_in(suppositions: Iterable[Supposition]) -> set[Key]:
    return {one.organisation for one in suppositions if isinstance(one, Invited | Party) and one.organisation}


def _organisations(keys: Collection[Key], on: date) -> dict[Key, Organisation]:
    """Those named, practices with the CCG whose members they are: a stranger is judged as a partner there."""
    if not keys:
        return {}
    member_of = Membership.objects.filter(q_in_force(on), practice=OuterRef("pk")).values("ccg")[:1]
    rows = OrganisationRow.objects.filter(pk__in=keys).annotate(member_of=Subquery(member_of, output_field=UUIDField()))
    return {
        pk: Organisation(pk, name, OrganisationKind(kind), ccg, ods)
        for pk, name, kind, ccg, ods in rows.values_list("pk", "name", "kind", "member_of", "ods_code")
    }


def _confirmed(person: str, on: date) -> Subquery:
    """The day of the last word of the person that `person` leads to."""
    return Subquery(Confirmation.objects.filter(person=OuterRef(person), on__lte=on).order_by("-on").values("on")[:1])
