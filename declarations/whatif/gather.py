"""What is on record of the people and organisations that are only supposed to be there, in four queries at most."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from committees.organisations.facts import Key, Organisation
from committees.organisations.gather import ccg_of, links_round
from committees.organisations.models import Organisation as OrganisationRow
from committees.organisations.vocabulary import OrganisationKind
from committees.people.models import Person
from committees.seats.facts import Seat
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.gather import with_interests
from declarations.conflicts.gather.declared import Declared, declared_by
from declarations.guidance.facts import Meeting, Sitting
from declarations.interests.models import Confirmation
from declarations.whatif.suppositions import Invited, Known, Party, Supposition

NOTHING_DECLARED = Declared({}, {}, ())
NO_SEAT_YET = Seat("Invited", SeatCategory.OTHER, voting=False)


def known_of(suppositions: Sequence[Supposition], meeting: Meeting, people: QuerySet[Person], *, at: UUID) -> Known:
    """What these suppositions need to be judged; only `people` are invited, and dismissals count of the CCG `at` which it meets."""
    guests = _invited([one.person for one in suppositions if isinstance(one, Invited) and one.person], people, meeting.date)
    declared = declared_by(guests.keys(), meeting.date, at=at) if guests else NOTHING_DECLARED
    named = _organisations(_named_in(suppositions), meeting.date)
    around = {*named, *declared.organisations} - meeting.organisations.keys()
    links, linked = links_round(around, meeting.date)  # type: ignore[arg-type]
    return Known(
        people={key: with_interests(guest, declared.interests, meeting.date) for key, guest in guests.items()},
        organisations=dict[Key, Organisation]([*linked.items(), *named.items(), *declared.organisations.items()]),
        links=links,
        dismissals=declared.dismissals,
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
    rows = OrganisationRow.objects.filter(pk__in=keys).annotate(member_of=ccg_of("pk", on))
    return {
        pk: Organisation(pk, name, OrganisationKind(kind), ccg, ods)
        for pk, name, kind, ccg, ods in rows.values_list("pk", "name", "kind", "member_of", "ods_code")
    }


def _confirmed(person: str, on: date) -> Subquery:
    """The day of the last word of the person that `person` leads to."""
    return Subquery(Confirmation.objects.filter(person=OuterRef(person), on__lte=on).order_by("-on").values("on")[:1])
