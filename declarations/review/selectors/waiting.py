"""Which declarations wait, why, and how many: one query, however many there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from committees.people.models import Person
from declarations.interests.models import Interest, Interests
from declarations.review.models import Query, Review
from declarations.review.vocabulary import NOT_THE_DECLARERS, Waits


@dataclass(frozen=True, slots=True)
class Waiting:
    """One interest and what it waits for."""

    interest: Interest
    waits: frozenset[Waits]


def waiting_for(actor: Actor, *, on: date, sought: str = "") -> list[Waiting]:
    """What waits among the declarations whose review the actor may read, their own apart; the oldest first."""
    found = _that_wait(_of_others(actor), on)
    for word in sought.split():
        found = found.filter(person__name__icontains=word)
    rows = found.select_related("person", "organisation").order_by("declared_on", "pk")
    return [Waiting(row, frozenset(_waits(row, on))) for row in rows]


def _of_others(actor: Actor) -> Interests:
    where = reach(actor, "read_review")
    theirs = Q(person__in=where.people - actor.stands_for) | Q(person__ccg__in=where.ccgs)
    readable = Interest.objects.visible_to(actor)
    return (readable if actor.is_command else readable.filter(theirs)).exclude(person__in=actor.stands_for)


def _that_wait(interests: Interests, on: date) -> Interests:
    standing = interests.filter(Q(until=None) | Q(until__gt=on))
    due = Q(mitigation_review_on__lte=on)
    in_words_only = Q(organisation=None, affected_class=None, topic=None)
    not_attested = Q(attested_on=None) & ~Q(paper="")
    told = with_review(standing)
    return told.filter(  # type: ignore[no-any-return]
        Q(worded__gt=F("reviewed")) | Q(is_asked=True) | Q(is_answered=True) | due | in_words_only | not_attested
    )


def with_review(interests: Interests) -> QuerySet[Interest]:
    """Each with `worded`, the version of its declarer's last word; `reviewed`, the one last reviewed; and open questions."""
    words = Interest.history.filter(id=OuterRef("pk")).exclude(deed__name__in=NOT_THE_DECLARERS)
    reviews = Review.objects.filter(interest=OuterRef("pk")).order_by("-of_version")
    queries = Query.objects.filter(interest=OuterRef("pk"))
    return interests.annotate(
        worded=Subquery(words.order_by("-version").values("version")[:1]),
        reviewed=Coalesce(Subquery(reviews.values("of_version")[:1]), Value(0)),
        is_asked=Exists(queries.filter(answered_on=None)),
        is_answered=Exists(queries.filter(answered_on__isnull=False, settled_on=None)),
    )


def _waits(row: Interest, on: date) -> Iterator[Waits]:
    if row.is_answered:  # type: ignore[attr-defined]
        yield Waits.ANSWERED
    if row.worded > row.reviewed and not row.is_asked:  # type: ignore[attr-defined]
        yield Waits.CHANGED if row.worded > 1 else Waits.NEW  # type: ignore[attr-defined]
    if row.mitigation_review_on and row.mitigation_review_on <= on:
        yield Waits.DUE
    if not row.is_matched:
        yield Waits.UNMATCHED
    if row.is_asked:  # type: ignore[attr-defined]
        yield Waits.ASKED
    if not row.is_attested:
        yield Waits.NOT_ATTESTED


def only(found: Iterable[Waiting], *kinds: Waits) -> list[Waiting]:
    """Those that wait for any of these."""
    return [one for one in found if one.waits & {*kinds}]


def asked_of(person: Person) -> QuerySet[Query]:
    """The questions that wait for a declarer's answer, the oldest first."""
    return Query.objects.filter(interest__person=person, answered_on=None).select_related("interest__organisation")


def to_attest(person: Person) -> Interests:
    """What an officer read from paper and the declarer has not said is their word."""
    return Interest.objects.filter(person=person).not_attested().select_related("organisation", "person")
