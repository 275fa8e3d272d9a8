"""Which meetings an edit can reach: through who sits there, what its items concern, and how organisations hang together."""

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from coi_register.dates import q_in_force
from committees.meetings.models import Concern, Convening, Item, Meeting
from committees.meetings.vocabulary import AffectedClass
from committees.seats.models import Holding
from declarations.conflicts.gather.linked import links_round

ONE_OF_MANY = Q(affected_class__isnull=False) | Q(practices_in__isnull=False)
PRACTICES = Q(affected_class=AffectedClass.ALL_MEMBER_PRACTICES) | Q(practices_in__isnull=False)
PARTIES = Q(organisation__isnull=False) | ONE_OF_MANY | Q(unidentified__isnull=False)
ANYTHING = Q(pk__isnull=False)


def watched(on: Any) -> Any:
    """The meetings whose answers are kept: those to come with something on the agenda, and those of which any are stored."""
    agenda = Item.objects.filter(meeting=OuterRef("pk"), withdrawn=False)
    to_come = Q(state=Meeting.State.PLANNED, on__gte=on) & Q(Exists(agenda))
    return Meeting.objects.exclude(state=Meeting.State.CANCELLED).filter(to_come | Q(run__isnull=False))


def where_sits(**whom: Any) -> Q:
    """Meetings at which one of these sits, or may come in another's place; the words are those of a filter on holdings."""
    on = cast(Any, OuterRef("on"))
    held = Holding.objects.filter(
        q_in_force(on), q_in_force(on, "seat__"), seat__committee__convenings__meeting=OuterRef("pk")
    )
    return Q(Exists(held.filter(**whom)))


def where_concerns(what: Q) -> Q:
    """Meetings of which an item concerns such a thing; the words are those of a filter on concerns."""
    return Q(Exists(Concern.objects.filter(what, item__meeting=OuterRef("pk"), item__withdrawn=False)))


def where_meets(**committee: Any) -> Q:
    """Meetings of such a committee; the words are those of a filter on convenings."""
    return Q(Exists(Convening.objects.filter(meeting=OuterRef("pk"), **committee)))


def where_tied(organisations: Collection[UUID]) -> Q:
    """Meetings at which an interest and a concern may hang together through these.

    Something on the agenda is of their family, and somebody has an interest there or in a class; or somebody has an interest
    in the family, and the agenda concerns a class or the practices of one.
    """
    family = family_of(organisations)
    of_family = Q(organisation__in=family) | Q(practices_in__in=family)
    holds = where_sits(person__interests__organisation__in=family)
    holds_a_class = where_sits(person__interests__affected_class__isnull=False)
    return (where_concerns(of_family) & (holds | holds_a_class)) | (where_concerns(ONE_OF_MANY) & holds)


def family_of(organisations: Collection[UUID]) -> frozenset[UUID]:
    """These and all that any link, past ones too, ties to them at any distance."""
    _, linked = links_round([*organisations])
    return frozenset(organisations) | linked.keys()
