"""Whom a campaign asks: those who sit where it says on a day; for everybody, also those of the CCG who never sat."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from coi_register.dates import q_in_force
from coi_register.nhsuk.words import joined
from committees.people.models import People, Person
from committees.seats.models import Holding
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS, SeatCategory
from declarations.campaigns.models import Campaign
from declarations.campaigns.vocabulary import Whom


def in_post(ccgs: Collection[UUID], *, on: date) -> People:
    """Everybody who sits on a committee of these CCGs on the day; and of their own people those who never held a seat.

    Who once sat and sits no more has left, and so has whoever never sat and whose account is closed.
    """
    of_theirs = Q(seat__committee__ccg__in=ccgs)
    seated = Holding.objects.filter(of_theirs, q_in_force(on), q_in_force(on, "seat__")).values("person")
    ever = Holding.objects.filter(of_theirs).values("person")
    never_sat = Q(ccg__in=ccgs) & ~Q(pk__in=ever) & ~Q(user__is_active=False)
    return Person.objects.filter(Q(pk__in=seated) | never_sat)


def chosen(campaign: Campaign, *, on: date) -> QuerySet[Person, Person]:
    """The people whom the campaign would write down if it opened on the day, by name."""
    match Whom(campaign.whom):
        case Whom.EVERYBODY:
            people = in_post([campaign.ccg_id], on=on)
        case Whom.COMMITTEES | Whom.ROLES:
            people = Person.objects.filter(pk__in=seats_asked(campaign, on=on).values("person"))
    return people.select_related("user").order_by("name", "pk")


def seats_asked(campaign: Campaign, *, on: date) -> QuerySet[Holding, Holding]:
    """Who holds which of the seats that the campaign is about on a day; deputies hold them too (R2.2)."""
    held = Holding.objects.filter(q_in_force(on), q_in_force(on, "seat__"), seat__committee__ccg=campaign.ccg_id)
    match Whom(campaign.whom):
        case Whom.EVERYBODY:
            return held
        case Whom.COMMITTEES:
            return held.filter(seat__committee__in=campaign.committees)
        case Whom.ROLES:
            return held.filter(seat__category__in=campaign.roles)


def places_of(campaign: Campaign, *, on: date) -> dict[UUID, str]:
    """Of each of the people, where they sit, in words: “Lay member (Audit Committee and Governing Body)”."""
    rows = seats_asked(campaign, on=on).order_by("seat__committee__name", "seat__order", "pk")
    found: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for person, category, committee in rows.values_list("person", "seat__category", "seat__committee__name"):
        found[person][category].append(committee)
    return {person: joined(_place(*one) for one in places.items()) for person, places in found.items()}


def _place(category: str, committees: list[str]) -> str:
    return f"{SEAT_CATEGORY_LABELS[SeatCategory(category)]} ({joined(dict.fromkeys(committees))})"
