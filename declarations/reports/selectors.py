"""The people of a day with all that a report counts: three queries, however many they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from coi_register.accounts.actors import Actor
from committees.people.models import Person
from committees.seats.models import Committee, Holding
from declarations.adoption.selectors import body_for
from declarations.campaigns.selectors.cohort import in_post
from declarations.guidance.local import book_under
from declarations.guidance.rulebook import RuleBook
from declarations.interests import clocks, gather
from declarations.interests.cards import heading_of
from declarations.interests.models import Interest, people_read_by
from declarations.reports.counting import Declared, Picture, Place, Somebody
from declarations.reports.permissions import reported_to


def committees_for(actor: Actor) -> list[Committee]:
    """The committees that a report can be narrowed to, by name."""
    rows = Committee.objects.visible_to(actor).filter(ccg__in=reported_to(actor)).select_related("ccg")
    return list(rows.order_by("ccg__name", "name", "pk"))


def picture_for(actor: Actor, *, on: date) -> Picture:
    """Everybody in post on the day in the CCGs that report to the actor, as they stood."""
    ccgs = reported_to(actor)
    readable = people_read_by(actor).values("pk")
    rows = in_post(ccgs, on=on).filter(pk__in=readable).order_by("name", "pk")
    people = list(rows.annotate(last_word=gather.last_word("pk", on=on), local_book=body_for("ccg")))
    keys = [person.pk for person in people]
    holdings, interests = _holdings(keys), _standing(keys, on=on)
    return Picture(on, tuple(_somebody(one, holdings[one.pk], interests[one.pk], ccgs, on) for one in people))


def _holdings(people: Collection[UUID]) -> dict[UUID, list[Holding]]:
    """All the seats that these people ever held."""
    rows = Holding.objects.filter(person__in=people).select_related("seat__committee")
    return _by_person(rows.order_by("seat__committee__name", "seat__order", "pk"))


def _standing(people: Collection[UUID], *, on: date) -> dict[UUID, list[Interest]]:
    """What these people had declared by the day, and what had not ended by then."""
    declared = Q(declared_on=None) | Q(declared_on__lte=on)
    rows = Interest.objects.filter(declared, Q(until=None) | Q(until__gt=on), person__in=people)
    return _by_person(rows.select_related("organisation"))


def _by_person(rows: Iterable[Holding] | Iterable[Interest]) -> dict[UUID, list]:  # type: ignore[type-arg]
    found: dict[UUID, list] = defaultdict(list)  # type: ignore[type-arg]
    for row in rows:
        found[row.person_id].append(row)
    return found


def _somebody(person: Person, held: list[Holding], interests: list[Interest], ccgs: Collection[UUID], on: date) -> Somebody:
    book = book_under(person.local_book)  # type: ignore[attr-defined]
    last: date | None = person.last_word  # type: ignore[attr-defined]
    sits = [one for one in held if one.is_in_force(on) and one.seat.is_in_force(on) and one.seat.committee.ccg_id in ccgs]
    return Somebody(
        key=person.pk,
        name=person.name,
        position=person.position,
        last=last,
        freshness=clocks.freshness(last, on=on, book=book),
        places=tuple(dict.fromkeys(_place(one) for one in sits)),
        interests=tuple(_declared(one, book, _appointed(held)) for one in interests),
    )


def _place(held: Holding) -> Place:
    return Place(held.seat.committee_id, held.seat.committee.name, held.seat.category)


def _appointed(held: list[Holding]) -> date | None:
    """The day of the first seat; None where that, or a seat, is not known."""
    days = [one.since for one in held]
    return None if None in days else min((day for day in days if day), default=None)


def _declared(row: Interest, book: RuleBook, appointed: date | None) -> Declared:
    return Declared(
        key=row.pk,
        says=heading_of(row),
        on=row.declared_on,
        clocks=clocks.both(began=row.since, aware=row.aware_on, declared=row.declared_on, book=book, appointed=appointed),
        matched=bool(row.organisation_id or row.affected_class or row.topic),
        mitigated=bool(row.mitigation or row.mitigation_text),
    )
