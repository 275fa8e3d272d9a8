"""Which meetings an edit can reach: through who sits there, what its items concern, and how organisations hang together."""

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from coi_register.dates import q_in_force
from committees.meetings.models import Attendance, Concern, Contributor, Convening, Item, Meeting
from committees.meetings.vocabulary import AffectedClass, Part
from committees.organisations.gather import links_round
from committees.organisations.models import Organisation
from committees.organisations.vocabulary import OrganisationKind
from committees.seats.models import Holding
from declarations.guidance.agenda import PRACTICES as AGENDA_PRACTICES

ONE_OF_MANY = Q(affected_class__isnull=False) | Q(practices_in__isnull=False)
PRACTICES = Q(affected_class=AffectedClass.ALL_MEMBER_PRACTICES) | Q(practices_in__isnull=False)
PARTIES = Q(organisation__isnull=False) | ONE_OF_MANY | Q(unidentified__isnull=False)
KINDS_OF_A_CLASS = (*AGENDA_PRACTICES, OrganisationKind.PHARMACY, OrganisationKind.DENTAL, OrganisationKind.OPTICAL)
ANYTHING = Q(pk__isnull=False)
ON_THE_AGENDA = Item.objects.filter(meeting=OuterRef("pk"), withdrawn=False)
IN_PRIVATE = ON_THE_AGENDA.filter(part=Part.PRIVATE)
NOT_CANCELLED = Meeting.objects.exclude(state=Meeting.State.CANCELLED)


def watched(on: Any) -> Any:
    """The meetings whose answers are kept: those to come with something on the agenda, and those of which any are stored.

    And those with a private item, whenever they were: to whom it is not named is read from these answers.
    """
    to_come = Q(state=Meeting.State.PLANNED, on__gte=on) & Q(Exists(ON_THE_AGENDA))
    return NOT_CANCELLED.filter(to_come | Q(Exists(IN_PRIVATE)) | Q(run__isnull=False))


def with_answers() -> Any:
    """Every meeting that can have answers, past ones too, whether any are stored or not."""
    return NOT_CANCELLED.filter(Q(Exists(ON_THE_AGENDA)) | Q(run__isnull=False))


def where_takes_part(**whom: Any) -> Q:
    """Meetings at which one of these sits, or contributes to an item; the words are those of a filter on either."""
    contributes = Contributor.objects.filter(item__meeting=OuterRef("pk"), item__withdrawn=False, **whom)
    return where_sits(**whom) | Q(Exists(contributes))


def where_sits(**whom: Any) -> Q:
    """Meetings at which one of these sits, a deputy only where they come; the words are those of a filter on holdings."""
    on = cast(Any, OuterRef("on"))
    comes = Attendance.objects.filter(
        meeting=OuterRef(OuterRef("pk")), seat=OuterRef("seat"), person=OuterRef("person"), as_deputy=True
    )
    held = Holding.objects.filter(q_in_force(on), q_in_force(on, "seat__"), Q(deputy=False) | Q(Exists(comes)))
    return Q(Exists(held.filter(seat__committee__convenings__meeting=OuterRef("pk"), **whom)))


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
    holds = where_takes_part(person__interests__organisation__in=family)
    holds_a_class = where_takes_part(person__interests__affected_class__isnull=False)
    return (where_concerns(of_family) & (holds | holds_a_class)) | (where_concerns(ONE_OF_MANY) & holds)


def is_one_of_many(organisations: Collection[UUID]) -> bool:
    """Whether any of them is of a kind that belongs to a class: a practice, a pharmacy and the like; one query."""
    return Organisation.objects.filter(pk__in=organisations, kind__in=KINDS_OF_A_CLASS).exists()


def family_of(organisations: Collection[UUID]) -> frozenset[UUID]:
    """These and all that any link, past ones too, ties to them at any distance."""
    _, linked = links_round([*organisations])
    return frozenset(organisations) | linked.keys()
