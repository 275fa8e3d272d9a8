"""Questions about offers: whose, what the rules say of each, what waits for somebody senior, what the register holds."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.adoption.selectors import body_for, whole_book_of
from declarations.gifts.gather import Judged, judged
from declarations.gifts.models import NilPeriod, Offer, people_read_by
from declarations.gifts.permissions import may_read_register
from declarations.guidance.local import book_under


def for_register(ccg: Organisation, *, on: date) -> QuerySet[Offer, Offer]:
    """What the register of gifts and hospitality of a CCG holds on a day, accepted and declined (R3.5).

    What the rules say need not be declared is left out; where nobody can tell it stands.
    """
    told = Offer.objects.filter(person__ccg=ccg, declared_on__lte=on).exclude(to_declare=False)
    return told.select_related("person", "donor")


def nil_for_register(ccg: Organisation, *, on: date) -> list[NilPeriod]:
    """The periods of which somebody confirmed by a day that nothing was offered, and of which that is still so; two queries."""
    offered = [*for_register(ccg, on=on).values_list("offered_on", flat=True)]
    said = NilPeriod.objects.filter(ccg=ccg, on__lte=on)
    return [one for one in said if not any(one.since <= day < one.until for day in offered)]


def offered_within(ccg: Organisation, since: date, until: date, *, on: date) -> int:
    """How many offers of a period the register holds on a day."""
    return for_register(ccg, on=on).filter(offered_on__gte=since, offered_on__lt=until).count()


def offer_for(actor: Actor, pk: UUID) -> Offer:
    """The offer, when the actor may read it. Raises Http404 otherwise."""
    readable = Offer.objects.visible_to(actor).select_related("person__ccg", "donor", "recorded_by", "approved_by")
    offer = readable.filter(pk=pk).first()
    if offer is None:
        raise Http404("There is no such offer.")
    return offer


def recipient_for(actor: Actor, pk: UUID) -> Person:
    """The person, when the actor may read what was offered to them. Raises Http404 otherwise."""
    person = people_read_by(actor).select_related("ccg").filter(pk=pk).first()
    if person is None:
        raise Http404("There is no such person.")
    return person


def judge(offer: Offer) -> Judged:
    """What the rules of its day say of one offer, saved or not."""
    return judged(offer, gifts_to(offer.person), whole_book_of(offer.person.ccg_id))


def gifts_to(person: Person) -> list[Offer]:
    """What a person accepted as gifts, for adding up."""
    return [*Offer.objects.filter(person=person, kind="gift", taken__in=("accepted", "for_the_ccg"))]


def offers_to(actor: Actor, person: Person) -> list[Judged]:
    """All that one person was offered, the latest first."""
    return _all_judged(Offer.objects.visible_to(actor).filter(person=person))


def register_of(actor: Actor, ccg: Organisation, *, sought: str = "") -> list[Judged]:
    """All that people of a CCG were offered, also what need not be declared, the latest first."""
    found = Offer.objects.visible_to(actor).filter(person__ccg=ccg)
    for word in sought.split():
        found = found.filter(
            Q(person__name__icontains=word)
            | Q(donor__name__icontains=word)
            | Q(donor_text__icontains=word)
            | Q(details__icontains=word)
        )
    return _all_judged(found)


def waiting_for(actor: Actor) -> list[Judged]:
    """The offers on which this actor, as somebody senior, may say whether they may be accepted."""
    ccgs, staff = actor.ccgs(roles_that_may("approve_gift", "c")), actor.staff
    if not ccgs and not staff:
        return []
    found = Offer.objects.visible_to(actor).waiting().filter(Q(person__ccg__in=ccgs) | Q(person__in=staff))
    found = found.exclude(person__in=actor.stands_for)
    if actor.user_id is not None:
        found = found.exclude(recorded_by=actor.user_id)
    return [one for one in _all_judged(found) if one.needs_approval]


def _all_judged(offers: QuerySet[Offer, Offer]) -> list[Judged]:
    """Each with the rules of its CCG, and what came from the same source: two queries, however many there are."""
    found = [*offers.select_related("person__ccg", "donor").annotate(local_book=body_for("person__ccg"))]
    return [judged(one, others, book_under(one.local_book)) for one, others in _beside(found)]  # type: ignore[attr-defined]


def _beside(found: Sequence[Offer]) -> list[tuple[Offer, list[Offer]]]:
    """Each offer beside the gifts that its person accepted, also those that the page does not show."""
    people = {one.person_id for one in found}
    gifts: dict[UUID, list[Offer]] = {}
    for gift in Offer.objects.filter(person__in=people, kind="gift", taken__in=("accepted", "for_the_ccg")):
        gifts.setdefault(gift.person_id, []).append(gift)
    return [(one, gifts.get(one.person_id, [])) for one in found]


def people_to_record_for(actor: Actor, *, sought: str) -> QuerySet[Person, Person]:
    """Those for whom an officer may record an offer from paper, whose name has each of the words sought."""
    ccgs = actor.ccgs(roles_that_may("draft_gift", "c"))
    people = Person.objects.visible_to(actor).filter(ccg__in=ccgs).select_related("ccg")
    for word in sought.split():
        people = people.filter(name__icontains=word)
    return people.order_by("name", "pk")


def ccgs_for(actor: Actor) -> list[Organisation]:
    """The CCGs whose register of gifts the actor reads, by name."""
    ccgs = actor.ccgs(roles_that_may("read_gift", "c"))
    return [*Organisation.objects.filter(pk__in=ccgs).order_by("name")]


def ccg_for(actor: Actor, pk: UUID) -> Organisation:
    """A CCG whose register of gifts the actor reads. Raises Http404."""
    ccg = Organisation.objects.visible_to(actor).filter(pk=pk, kind="ccg").first()
    if ccg is None or not may_read_register(actor, ccg):
        raise Http404("There is no such register.")
    return ccg


def nil_periods_of(actor: Actor, ccg: Organisation) -> list[NilPeriod]:
    """What was confirmed as nil, the latest first."""
    return [*NilPeriod.objects.visible_to(actor).filter(ccg=ccg)]
