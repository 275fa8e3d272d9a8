"""Questions about meetings: which an actor may know of, what stands on the agenda, who is expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
from django.db.models.expressions import BaseExpression
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import ASKED_AGAIN, roles_that_may
from coi_register.audit.selectors import made_with
from coi_register.dates import q_in_force
from coi_register.verdicts import SignInAgain
from committees.meetings.models import (
    Attendance,
    Concern,
    Contributor,
    Convening,
    Item,
    ItemAbsence,
    ItemFor,
    Meeting,
    Meetings,
)
from committees.meetings.permissions import may_record_attendance
from committees.meetings.vocabulary import Part
from committees.organisations.models import Organisation
from committees.organisations.vocabulary import OrganisationKind
from committees.people.models import Person
from committees.seats.models import Committee, Holding, Seat
from committees.seats.selectors import seats_in_force

GROUPS = (OrganisationKind.NETWORK, OrganisationKind.FEDERATION, OrganisationKind.SUPER_PARTNERSHIP)
CONVENED = Prefetch(
    "convenings", Convening.objects.select_related("committee__ccg").prefetch_related("committee__ccg__names")
)
ONE_ORDER = ("organisation__name", "unidentified", "pk")  # keys are random: without it a list would shuffle
CONCERNED = Prefetch(
    "concerns", Concern.objects.select_related("organisation", "practices_in", "person").order_by(*ONE_ORDER)
)

CONTRIBUTED = Prefetch("contributors", Contributor.objects.select_related("person").order_by("person__name", "contribution"))


def meeting_for(actor: Actor, pk: UUID) -> Meeting:
    """The meeting, its committees in hand. Raises Http404 for one that is not there, or is another CCG's."""
    meeting = Meeting.objects.visible_to(actor).select_related("ccg").prefetch_related(CONVENED).filter(pk=pk).first()
    if meeting is None:
        raise Http404("There is no such meeting.")
    return meeting


def convenings(pk: UUID, *beside: str, **told: BaseExpression) -> QuerySet[Convening, Convening]:
    """The committees that meet, for `convened_by`. What a room upstairs also wants to know of the meeting, as columns of the query,
    stands in `told`; `beside` names its own row of the meeting, "run", to be read in the same query.
    """
    later = Convening.objects.filter(committee=OuterRef("committee"), meeting__on__gt=OuterRef("meeting__on"))
    later = later.exclude(meeting__state=Meeting.State.CANCELLED).order_by("meeting__on")
    rows = Convening.objects.filter(meeting=pk).annotate(next_on=Subquery(later.values("meeting__on")[:1]), **told)
    return rows.select_related(
        "meeting__ccg", "committee__ccg", "committee__reports_to", *(f"meeting__{one}" for one in beside)
    )


def convened(pk: UUID) -> Meeting | None:
    """A meeting with its committees in hand, whoever asks, in two queries; None when no committee meets there."""
    return convened_by([*convenings(pk)])


def convened_by(rows: Sequence[Convening], *told: str) -> Meeting | None:
    """The same of the committees that meet; one query more.

    Each committee knows the one it reports to, and `next_meeting`: the day of its first meeting after this one.
    """
    if not rows:
        return None
    prefetch_related_objects(rows, "committee__ccg__names")
    for convening in rows:
        convening.committee.next_meeting = convening.next_on  # type: ignore[attr-defined]  # annotated
    meeting = rows[0].meeting
    meeting.committees = meeting.in_order(convening.committee for convening in rows)
    meeting.told = {name: getattr(rows[0], name) for name in told}
    return meeting


def meetings_of(actor: Actor) -> Meetings:
    """The meetings that an actor may know of, each with `items_count` and `bare_count`: decisions that concern nothing."""
    standing = Q(items__withdrawn=False)
    bare = ~Exists(Concern.objects.filter(item=OuterRef("items")))
    return (
        Meeting.objects.visible_to(actor)
        .select_related("ccg")
        .prefetch_related(CONVENED)
        .annotate(
            items_count=Count("items", filter=standing),
            bare_count=Count("items", filter=standing & Q(items__decision=True) & bare),
        )
        .order_by("on", "starts_at", "pk")
    )


def item_for(actor: Actor, pk: UUID) -> Item:
    """An item that the actor may read, with what it concerns and who contributes.

    Raises Http404, also where it is private, and SignInAgain where only that is missing.
    """
    item = _with_parts(Item.objects.visible_to(actor).filter(pk=pk)).prefetch_related(CONTRIBUTED).first()
    if item is None:
        if Item.objects.visible_to(actor.once_signed_in_again()).filter(pk=pk).exists():
            raise SignInAgain(ASKED_AGAIN)
        raise Http404("There is no such item.")
    item.meeting = meeting_for(actor, item.meeting_id)
    return item


def concern_of(item: Item, pk: UUID) -> Concern | None:
    """One thing that the item concerns; None when it does not any more."""
    return next((concern for concern in item.concerns.all() if concern.pk == pk), None)


def contributor_of(item: Item, pk: UUID) -> Contributor | None:
    """One who contributes to the item; None when they do not any more."""
    return next((one for one in item.contributors.all() if one.pk == pk), None)


def items_of(meeting: Meeting) -> list[Item]:
    """The items on the agenda, in order, with what they concern and whose they are, in the same few queries."""
    return [*_with_parts(meeting.items.filter(withdrawn=False))]


def items_taken_off(meeting: Meeting) -> list[Item]:
    """The items that were taken off the agenda."""
    return [*meeting.items.filter(withdrawn=True)]


def absences_of(meeting: Meeting) -> list[ItemAbsence]:
    """Who is away for single items."""
    return [*ItemAbsence.objects.filter(item__meeting=meeting).select_related("person", "item")]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat at a meeting: who holds it on the day (nobody: vacant), their deputies, and what is recorded of each."""

    seat: Seat
    person: Person | None
    deputies: tuple[Person, ...] = ()
    attendance: Attendance | None = None
    deputy_attendance: Attendance | None = None


def sittings_of(meeting: Meeting) -> list[Sitting]:
    """Every seat of the committees that meet, in force on the day; a shared seat once for each who shares it."""
    seats = seats_in_force((committee.pk for committee in meeting.committees), meeting.on)
    recorded = {(row.seat_id, row.person_id): row for row in meeting.attendances.select_related("person")}
    return [sitting for seat in seats for sitting in _sittings_in(seat, recorded)]


def _sittings_in(seat: Seat, recorded: dict[tuple[UUID, UUID], Attendance]) -> list[Sitting]:
    held = seat.holdings.all()
    deputies = tuple(holding.person for holding in held if holding.deputy)
    standing_in = next((row for one in deputies if (row := recorded.get((seat.pk, one.pk)))), None)
    holders = [holding.person for holding in held if not holding.deputy]
    if seat.invited_as and not holders:
        return []  # a place for somebody who may be invited waits for nobody
    return [Sitting(seat, person, deputies, recorded.get((seat.pk, person.pk)), standing_in) for person in holders] or [
        Sitting(seat, None, deputies, None, standing_in)
    ]


def sittings_to_record(actor: Actor, meeting: Meeting) -> list[Sitting]:
    """The seats held on the day for which the actor may record who comes."""
    return [
        sitting for sitting in sittings_of(meeting) if sitting.person and may_record_attendance(actor, meeting, sitting.seat)
    ]


def people_of(actor: Actor, meeting: Meeting) -> QuerySet[Person]:
    """Everybody whom an item can be about: who sits at the meeting, and the people of its CCGs whom the actor may know of."""
    ccgs = {committee.ccg_id for committee in meeting.committees}
    seated = Holding.objects.filter(q_in_force(meeting.on), seat__committee__in=meeting.committees).values("person")
    known = Person.objects.visible_to(actor).filter(ccg__in=ccgs).values("pk")
    return Person.objects.filter(Q(pk__in=known) | Q(pk__in=seated))


def groups_of_practices() -> list[Organisation]:
    """The organisations that practices are members of: networks, localities, federations and super-partnerships."""
    return [*Organisation.objects.filter(kind__in=GROUPS)]


def ccgs_to_convene(actor: Actor) -> list[Organisation]:
    """The CCGs for which an actor may call a meeting."""
    ccgs = actor.ccgs(roles_that_may("keep_agenda", "c")) | actor.ccgs(roles_that_may("keep_agenda", "k"))
    return [*Organisation.objects.visible_to(actor).ccgs().filter(pk__in=ccgs)]


def committees_on(on: date) -> list[Committee]:
    """Every committee that exists on a day, with its CCG: a meeting in common may be of several CCGs."""
    return [*Committee.objects.filter(q_in_force(on)).select_related("ccg").order_by("ccg__name", "name")]


def history_of_meeting(actor: Actor, meeting: Meeting) -> list[QuerySet]:
    """The history told with a meeting's own: its committees, its roll, and the public items; a private one tells its own."""
    public = Item.objects.visible_to(actor).filter(meeting=meeting, part=Part.PUBLIC).values("pk")
    return [
        Convening.history.filter(meeting_id=meeting.pk),
        Attendance.history.filter(meeting_id=meeting.pk),
        Item.history.filter(id__in=public),
        Concern.history.filter(item_id__in=public),
        Contributor.history.filter(item_id__in=public),
    ]


def history_of_item(item: Item) -> list[QuerySet]:
    """The history told with an item's own: what it concerns, who contributes, whose it is, who was away."""
    return [model.history.filter(item_id=item.pk) for model in (Concern, Contributor, ItemFor, ItemAbsence)]


def _with_parts(items: QuerySet[Item]) -> QuerySet[Item]:
    return items.prefetch_related(CONCERNED, "for_committees")


def item_made_with(once: UUID) -> UUID:
    """The item that the form with this token put on the agenda, be it at an earlier sending."""
    return UUID(str(made_with(once, Item)))


def meeting_made_with(once: UUID) -> UUID:
    """The meeting that the form with this token convened, be it at an earlier sending."""
    return UUID(str(made_with(once, Meeting)))
