"""Questions about declared interests: whose, in force when, how up to date, and what stands in the way of a deed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.dates import q_in_force
from committees.people.models import Person
from committees.people.selectors import histories_of
from committees.seats.models import Holding
from declarations.adoption.selectors import body_for, whole_book_of
from declarations.guidance.rulebook import RuleBook, load
from declarations.interests import gather
from declarations.interests.clocks import Clock, lateness
from declarations.interests.models import Confirmation, Interest, Interests, people_read_by


@dataclass(frozen=True, slots=True)
class Word:
    """A person's last word on their interests: on which day, and whether it was that there are none (R2.6).

    How long it holds is in the `book` of their CCG."""

    on: date | None
    nil: bool
    book: RuleBook = field(default_factory=load)


def people_for(actor: Actor) -> QuerySet[Person]:
    """The people whose declarations the actor may read, by name."""
    return people_read_by(actor).select_related("ccg").order_by("name", "pk")


def person_for(actor: Actor, pk: UUID) -> Person:
    """The person, when the actor may read their declarations. Raises Http404 otherwise, whoever they are."""
    person = people_read_by(actor).select_related("ccg", "represents").filter(pk=pk).first()
    if person is None:
        raise Http404("There is no such person.")
    return person


def interest_for(actor: Actor, pk: UUID) -> Interest:
    """The interest, when the actor may read its person's declarations. Raises Http404 otherwise."""
    readable = Interest.objects.visible_to(actor).select_related("person__ccg", "organisation")
    interest = _with_appointment(readable.filter(pk=pk)).first()
    if interest is None:
        raise Http404("There is no such interest.")
    return interest


def register_of(person: Person) -> Interests:
    """All that the person ever declared, ended interests too, in the order of declaring."""
    return _with_appointment(Interest.objects.filter(person=person).select_related("organisation", "person"))


def _with_appointment(interests: Interests) -> Interests:
    """Each with `appointed`, the day on which its person first took a seat; None where that day, or a seat, is not known."""
    first = Holding.objects.filter(person=OuterRef("person")).order_by(F("since").asc(nulls_first=True))
    return interests.annotate(appointed=Subquery(first.values("since")[:1]))  # type: ignore[return-value]


def book_of(person: Person) -> RuleBook:
    """The rule book of the person's CCG, of every day."""
    return whole_book_of(person.ccg_id)


def lateness_if_declared(person: Person, *, began: date | None, aware: date | None, declared: date | None) -> Clock | None:
    """How late an interest would be that is not on the register yet, by the rule book of the person's CCG."""
    first = Holding.objects.filter(person=person).order_by(F("since").asc(nulls_first=True)).values_list("since", flat=True)
    book = book_of(person)
    return lateness(began=began, aware=aware, declared=declared, appointed=first.first(), book=book)


def still_standing(person: Person, *, on: date) -> Interests:
    """What was declared by a day and has not ended by then; some of it may only begin later."""
    return register_of(person).filter(Q(until=None) | Q(until__gt=on), Q(declared_on=None) | Q(declared_on__lte=on))


def last_word(person: Person, *, on: date) -> Word:
    """The latest declaration, confirmation or nil return up to a day; a nil return is undone by a later declaration."""
    word = Confirmation.objects.filter(person=person, on__lte=on).order_by("on", "nil").last()
    declared = register_of(person).filter(declared_on__lte=on).order_by("declared_on").last()
    days = [day for day in (word.on if word else None, declared.declared_on if declared else None) if day is not None]
    nil = bool(word and word.nil and word.on == max(days) and not still_standing(person, on=on).exists())
    return Word(max(days, default=None), nil, whole_book_of(person.ccg_id))


def same_as(interest: Interest) -> Interest | None:
    """An interest already on the register that says the same and holds at the same time."""
    alike = Interest.objects.filter(
        person=interest.person_id,
        category=interest.category,
        direct=interest.direct,
        relationship=interest.relationship,
        role=interest.role,
        organisation=interest.organisation_id,
        affected_class=interest.affected_class,
        topic=interest.topic,
    ).exclude(pk=interest.pk)
    if not (interest.organisation_id or interest.affected_class or interest.topic):
        alike = alike.filter(text__iexact=interest.text.strip())
    return alike.filter(_overlaps(interest)).select_related("organisation").first()


def _overlaps(interest: Interest) -> Q:
    begins_before = Q(since=None) | Q(since__lt=interest.until) if interest.until else Q()
    ends_after = Q(until=None) | Q(until__gt=interest.since) if interest.since else Q()
    return begins_before & ends_after


def seats_of(person: Person, *, on: date) -> QuerySet[Holding, Holding]:
    """The seats the person holds on a day, each with its committee."""
    held = Holding.objects.filter(q_in_force(on), q_in_force(on, "seat__"), person=person)
    return held.select_related("seat__committee").order_by("seat__committee__name", "seat__order")


def people_with_last_word(actor: Actor, *, on: date, sought: str = "") -> QuerySet[Person, Person]:
    """The people the actor may read of, with `last_word`, those whose name has each of the words sought.

    `local_book` is what their CCG laid over the national rule book."""
    people: QuerySet[Person, Person] = people_for(actor).annotate(
        last_word=gather.last_word("pk", on=on), local_book=body_for("ccg")
    )
    for word in sought.split():
        people = people.filter(Q(name__icontains=word) | Q(position__icontains=word))
    return people


def history_of(person: Person) -> list[QuerySet[Any, Any]]:
    """Every version of every interest and word of the person, and of who acted for them and managed them."""
    said = [Interest.history.filter(person_id=person.pk), Confirmation.history.filter(person_id=person.pk)]
    return [*said, *histories_of(person)]
