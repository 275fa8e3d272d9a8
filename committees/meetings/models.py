"""A meeting, its agenda items, what each item concerns, and who attended."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from committees.meetings.unnamed import unnamed_to
from committees.meetings.vocabulary import (
    AFFECTED_CLASS_LABELS,
    CONTRIBUTION_LABELS,
    ITEM_KIND_LABELS,
    PART_LABELS,
    PART_PLAYED_LABELS,
    ROUTE_LABELS,
    STAGE_LABELS,
    Part,
)
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee, Seat

Row = TypeVar("Row", bound=models.Model)


class Meetings(SealedQuerySet["Meeting"]):
    def visible_to(self, actor: Actor) -> "Meetings":
        """The meetings whose CCGs or committees give the actor a role that reads them."""
        return self.where_they_may(actor, "read_meeting")

    def where_they_may(self, actor: Actor, action: str) -> "Meetings":
        """The meetings at which an action of the matrix is the actor's, by a CCG or a committee that meets."""
        if actor.is_command:
            return self
        where = reach(actor, action)
        convened = Convening.objects.filter(Q(committee__ccg__in=where.ccgs) | Q(committee__in=where.committees))
        return self.filter(Q(ccg__in=where.ccgs) | Q(pk__in=convened.values("meeting")))


class OfAMeeting(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The rows of meetings that the actor may know of."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))


class Items(SealedQuerySet["Item"]):
    def visible_to(self, actor: Actor) -> "Items":
        """The items that the actor may read: a private one only where it is an item of theirs, or they keep the agenda."""
        if actor.is_command:
            return self
        known = self.filter(meeting__in=Meeting.objects.visible_to(actor))
        return known.filter(Q(part=Part.PUBLIC) | self._in_private(actor))

    def visible_in_private_to(self, actor: Actor) -> "Items":
        """The items of which the actor may read what is private."""
        if actor.is_command:
            return self
        return self.filter(self._in_private(actor), meeting__in=Meeting.objects.visible_to(actor))

    def kept_by(self, actor: Actor) -> "Items":
        """The items of agendas that the actor keeps."""
        return self if actor.is_command else self.filter(self._on_agendas_they_keep(actor))

    def where_they_may(self, actor: Actor, action: str) -> "Items":
        """The items at which an action of the matrix is the actor's, by a committee whose item it is."""
        return self if actor.is_command else self.filter(self._of_committees(actor, action))

    def _in_private(self, actor: Actor) -> Q:
        """A prohibition beats the right to read; whoever keeps the agenda wrote what is on it."""
        theirs = self._of_committees(actor, "read_private_item") & ~unnamed_to(actor)
        return theirs | self._on_agendas_they_keep(actor)

    def _of_committees(self, actor: Actor, action: str) -> Q:
        where = reach(actor, action)
        theirs = Q(committee__ccg__in=where.ccgs) | Q(committee__in=where.committees)
        named = ItemFor.objects.filter(item=OuterRef("pk"))
        named_theirs = named.filter(theirs, committee__convenings__meeting=OuterRef("meeting"))
        met = Convening.objects.filter(theirs, meeting=OuterRef("meeting"))
        return Q(Exists(named_theirs)) | (~Q(Exists(named)) & Q(Exists(met)))

    def _on_agendas_they_keep(self, actor: Actor) -> Q:
        where = reach(actor, "keep_agenda")
        own = Convening.objects.filter(committee__in=where.committees, committee__ccg=F("meeting__ccg"))
        return Q(meeting__ccg__in=where.ccgs) | Q(meeting__in=own.values("meeting"))


class OfAnItem(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The rows of items that the actor may read."""
        return self.filter(item__in=Item.objects.visible_to(actor))


class Meeting(Recorded):
    """A meeting of one committee, or of several in common; `ccg` is the one that convenes it."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField("date")
    starts_at = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)

    objects = Meetings.as_manager()

    told: Mapping[str, Any]  # what a room upstairs asked to be read with it, by `selectors.convened`

    class Meta:
        ordering: ClassVar = ["on", "starts_at"]

    def __str__(self) -> str:
        return f"Meeting of {self.on:%-d %B %Y}"

    @cached_property
    def committees(self) -> list[Committee]:
        """The committees that meet, the convening CCG's own first."""
        return self.in_order(convening.committee for convening in self.convenings.all())

    def in_order(self, committees: Iterable[Committee]) -> list[Committee]:
        """Committees as this meeting names them: the convening CCG's own first."""
        return sorted(committees, key=lambda one: (one.ccg_id != self.ccg_id, one.ccg.name, one.name, str(one.pk)))

    @property
    def is_in_common(self) -> bool:
        return len(self.committees) > 1

    def roll_read(self) -> int:
        """A number that grows with every word said of who comes: it tells whether the roll is still the one that was read."""
        said = self.attendances.aggregate(all=models.Sum("version"))["all"]  # type: ignore[attr-defined]  # named below
        return said or 0


class Convening(Recorded):
    """A committee meets at this meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="convenings")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="convenings")

    objects = OfAMeeting["Convening"].as_manager()

    may_be_removed = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "committee"], name="a_committee_meets_once_at_a_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.committee} at {self.meeting}"


class Item(Recorded):
    """One item of an agenda. Without an `ItemFor`, it is the item of every committee that meets."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, choices=choices_of(ITEM_KIND_LABELS))
    decision = models.BooleanField("a decision is asked for", default=False)
    part = models.CharField(max_length=10, choices=choices_of(PART_LABELS), default="public")
    route = models.CharField(max_length=30, null=True, blank=True, choices=choices_of(ROUTE_LABELS))
    stage = models.CharField(max_length=20, null=True, blank=True, choices=choices_of(STAGE_LABELS))
    touches_performer = models.BooleanField("touches the performance of one GP or other performer", default=False)  # R6.7
    withdrawn = models.BooleanField("taken off the agenda", default=False)

    objects = Items.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "number"], condition=Q(withdrawn=False), name="an_agenda_numbers_each_item_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="an_agenda_item_has_a_title"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def committees(self) -> list[Committee]:
        """The committees whose item it is: those named, else all that meet."""
        named: set[UUID] = {row.committee_id for row in self.for_committees.all()}
        return [committee for committee in self.meeting.committees if not named or committee.pk in named]


class ItemFor(Recorded):
    """In a meeting in common: whose item it is."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="for_committees")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="+")

    objects = OfAnItem["ItemFor"].as_manager()

    may_be_removed = True

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "committee"], name="an_item_is_a_committees_once")]

    def __str__(self) -> str:
        return f"{self.item} for {self.committee}"


class Concern(Recorded):
    """What an item concerns: exactly one of an organisation, a class, the practices in one, a topic, a person, or words."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="concerns")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="concerns")
    affected_class = models.CharField(
        max_length=30,
        null=True,
        blank=True,
        choices=choices_of(AFFECTED_CLASS_LABELS),
    )
    practices_in = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=100, null=True, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unidentified = models.CharField("party not identified", max_length=300, null=True, blank=True)
    part_played = models.CharField(
        max_length=20,
        null=True,
        blank=True,
        choices=choices_of(PART_PLAYED_LABELS),
    )

    objects = OfAnItem["Concern"].as_manager()

    may_be_removed = True

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_concern_names_exactly_one_thing",
                condition=Q(
                    *[
                        Q(**{f"{other}__isnull": other != one for other in _ways})
                        for _ways in [("organisation", "affected_class", "practices_in", "topic", "person", "unidentified")]
                        for one in _ways
                    ],
                    _connector=Q.OR,
                ),
            )
        ]

    def __str__(self) -> str:
        return str(
            self.organisation or self.practices_in or self.person or self.topic or self.unidentified or self.affected_class
        )


class Contributor(Recorded):
    """Somebody who wrote the paper of an item, presents it or advises on it; most hold no seat."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="contributors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contributions")
    contribution = models.CharField(max_length=10, choices=choices_of(CONTRIBUTION_LABELS))

    objects = OfAnItem["Contributor"].as_manager()

    may_be_removed = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "person", "contribution"], name="a_person_contributes_to_an_item_once_in_each_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_contribution_display().lower()}"


class Attendance(Recorded):
    """Whether a person in a seat is expected, came, sent apologies or stayed away; a deputy may come in their place."""

    class State(models.TextChoices):
        EXPECTED = "expected", "Expected"
        PRESENT = "present", "Present"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

        @property
        def is_away(self) -> bool:
            """Whether they are not there, be it that they said so or not."""
            return self in (Attendance.State.APOLOGIES, Attendance.State.ABSENT)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    state = models.CharField(max_length=10, choices=State.choices, default=State.EXPECTED)
    as_deputy = models.BooleanField(default=False)

    objects = OfAMeeting["Attendance"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person", "seat"], name="a_person_attends_in_a_seat_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"


class ItemAbsence(Recorded):
    """A person is away for single items of a meeting they otherwise attend."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="absences")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = OfAnItem["ItemAbsence"].as_manager()

    may_be_removed = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "person"], name="a_person_is_away_from_an_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} away from {self.item}"
